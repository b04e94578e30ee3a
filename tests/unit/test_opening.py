"""Which index answers, whatever the cache, the disk and the shipped index are like."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from immunoref import folders, opening, stamps
from immunoref.knowledge import build
from immunoref.store import DamagedIndexError, Store


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(folders.DATA_VARIABLE, raising=False)
    return tmp_path / "cache" / "immunoref"


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: Path) -> str:
        raise AssertionError("the data was read")

    monkeypatch.setattr(opening, "_digest", read)


def answers(folder: Path) -> str:
    store = opening.open_store(str(folder))
    try:
        return store.therapy("examplikin").name
    finally:
        store.close()


def test_a_first_look_compiles_into_the_cache(cache: Path, small_data: Path) -> None:
    assert answers(small_data) == "examplikin"
    assert len(list(cache.glob("index-*.db"))) == 1


def test_a_warm_lookup_reads_no_data(cache: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1.0)
    assert answers(small_data) == "examplikin"
    assert list(cache.glob("stamp-*"))
    forbid_reading(monkeypatch)
    assert answers(small_data) == "examplikin"


def test_a_file_that_may_change_unseen_is_not_trusted(cache: Path, small_data: Path) -> None:
    assert answers(small_data) == "examplikin"
    assert not list(cache.glob("stamp-*")), "the files are younger than a clock can tell apart"


def test_a_touched_file_makes_the_note_void(
    cache: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1.0)
    answers(small_data)
    file = small_data / "therapies.yaml"
    before = file.stat()
    content = file.read_text(encoding="utf-8")
    file.write_text(content.replace("name: examplikin", "name: examplikim"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # the same size, the same time
    assert answers(small_data) == "examplikim"
    assert len(list(cache.glob("index-*.db"))) == 2


def test_a_note_on_an_index_that_is_gone_does_no_harm(
    cache: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1.0)
    answers(small_data)
    for path in cache.glob("index-*.db"):
        path.unlink()
    assert answers(small_data) == "examplikin"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"../../etc/passwd\n", b"\n"])
def test_a_strange_note_does_no_harm(
    cache: Path, small_data: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1.0)
    answers(small_data)
    (note,) = cache.glob("stamp-*")
    note.write_bytes(content)
    assert answers(small_data) == "examplikin"


def break_truncated(index: Path) -> None:
    index.write_bytes(index.read_bytes()[:5000])


def shipped_answer() -> str:
    with closing(opening.open_store()) as store:
        return store.therapy("examplikin").name


def break_foreign(index: Path) -> None:
    index.write_bytes(b"PK\x03\x04 a zip file")


def break_older(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def break_gone(index: Path) -> None:
    index.unlink()
    index.mkdir()


BREAKS = [break_truncated, break_foreign, break_older, break_gone]


@pytest.mark.parametrize("harm", BREAKS)
def test_a_shipped_index_that_is_unusable_is_compiled_anew(
    cache: Path, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: object
) -> None:
    shipped = tmp_path / "shipped.db"
    build.write(build.checked(small_data), shipped)
    assert callable(harm)
    harm(shipped)
    monkeypatch.setattr(opening, "SHIPPED_INDEX", shipped)
    monkeypatch.setattr(folders, "shipped", lambda: small_data)
    assert shipped_answer() == "examplikin"
    assert list(cache.glob("index-*.db"))


@pytest.mark.parametrize("harm", BREAKS[:3])
def test_a_cached_index_that_is_unusable_is_compiled_anew(
    cache: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch, harm: object
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1.0)
    answers(small_data)
    (index,) = cache.glob("index-*.db")
    assert callable(harm)
    harm(index)
    assert answers(small_data) == "examplikin"
    with closing(Store.open(index)) as store:
        assert store.therapy("examplikin"), "and the cache is whole again"


def test_a_shipped_index_needs_no_cache(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped.db"
    build.write(build.checked(small_data), shipped)
    monkeypatch.setattr(opening, "SHIPPED_INDEX", shipped)
    monkeypatch.delenv(folders.DATA_VARIABLE, raising=False)

    def no_cache() -> Path:
        raise AssertionError("the cache was asked for")

    monkeypatch.setattr(opening, "_cache_folder", no_cache)
    assert shipped_answer() == "examplikin"


def run(folder: Path, cache: Path, *before: str) -> subprocess.Popen[str]:
    script = "import sys; from immunoref.__main__ import main; sys.argv[0] = 'immunoref'; main()"
    command = [*before, sys.executable, "-c", script, "--data", str(folder), "resolve", "drug", "ex-2"]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_two_processes_at_once_both_answer(small_data: Path, tmp_path: Path) -> None:
    both = [run(small_data, tmp_path / "cache") for _ in range(3)]
    for one in both:
        out, err = one.communicate(timeout=60)
        assert (one.returncode, '"id":"examplikin"' in out, "Traceback" in err) == (0, True, False)
    left = sorted(path.name.split("-")[0] for path in (tmp_path / "cache" / "immunoref").iterdir())
    assert left.count("index") == 1
    assert not [name for name in left if name.startswith(".")]


def test_a_full_disk_is_answered_from_memory(small_data: Path, tmp_path: Path) -> None:
    """A limit on the size of files is what a process sees of a full disk."""
    script = 'ulimit -f 8; exec "$@"'  # 4 or 8 KiB
    one = run(small_data, tmp_path / "cache", "bash", "-c", script, "bash")
    out, err = one.communicate(timeout=60)
    assert (one.returncode, '"id":"examplikin"' in out, "Traceback" in err) == (0, True, False)
    assert list((tmp_path / "cache" / "immunoref").iterdir()) == []


def test_a_home_that_cannot_be_written_is_answered_from_memory(small_data: Path) -> None:
    one = run(small_data, Path("/proc/nothing"))
    out, err = one.communicate(timeout=60)
    assert (one.returncode, '"id":"examplikin"' in out, "Traceback" in err) == (0, True, False)


@pytest.mark.usefixtures("cache")
def test_completion_never_compiles(small_data: Path) -> None:
    assert opening.ready_store(str(small_data)) is None
    answers(small_data)
    store = opening.ready_store(str(small_data))
    assert store is not None
    with closing(store):
        assert store.therapy("examplikin")


def test_old_indexes_and_notes_are_tidied_away(
    cache: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.mkdir(parents=True)
    for number in range(30):
        for name in (f"index-{number}.db", f"stamp-{number}"):
            (cache / name).write_bytes(b"old")
    monkeypatch.setattr(stamps, "SETTLED", -1.0)
    answers(small_data)
    assert len(list(cache.glob("index-*.db"))) == opening.KEPT_INDEXES + 1
    assert len(list(cache.glob("stamp-*"))) == opening.KEPT_STAMPS + 1


def test_data_that_is_broken_says_so_each_time(cache: Path, small_data: Path) -> None:
    assert cache
    (small_data / "therapies.yaml").write_text("broken: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Exception, match="therapies.yaml"):
            opening.open_store(str(small_data))
    shutil.rmtree(small_data)
    with pytest.raises(Exception, match="not a folder"):
        opening.open_store(str(small_data))


def test_a_store_that_is_missing_is_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError):
        Store.open(tmp_path / "nothing.db")
