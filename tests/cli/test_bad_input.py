"""Every kind of bad input: the exit code, a message that ends in what to do, a clean standard output."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from support import Program

BASE_FOLDER = Path(__file__).resolve().parent.parent / "cases" / "base"
BASE = ("--data", str(BASE_FOLDER))
QUERIES = {
    "empty": "",
    "blank": "   ",
    "control characters": "\x1b[31mred\x07\x08",
    "right to left": "\u202eevil",
    "a byte order mark": "\ufeff",
    "signs": "!@#$%^&*()",
    "markup": "[bold red]x[/]",
    "sql": "'; DROP TABLE record;--",
    "a path": "../../etc/passwd",
    "shell": "$(id)",
    "a hundred kilobytes": "x" * 100_000,
    "many words": "il 2 " * 20_000,
    "an emoji": "💊",
    "a percent sign": "%",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
@pytest.mark.parametrize("question", ["drug", "cancer", "side-effects"])
def test_a_strange_name_is_not_found(program: Program, question: str, query: str) -> None:
    run = program(*BASE, question, query)
    assert (run.code, run.out) == (1, "")
    assert "Traceback" not in run.err
    assert "immunoref" in run.err, "the message ends in what to type"
    assert not set(run.err) & {"\x1b", "\x07", "\x08", "\u202e", "\ufeff"}
    assert len(run.err) < 500


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_a_strange_name_is_valid_json(program: Program, query: str) -> None:
    run = program(*BASE, "--json", "drug", query)
    assert (run.code, run.err) == (1, "")
    assert json.loads(run.out)["query"] == query
    assert not set(run.out) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_a_megabyte_from_a_pipe(program: Program) -> None:
    run = program(*BASE, "resolve", "drug", stdin="x" * 1_000_000 + "\nex-2\n")
    first, second = (json.loads(line) for line in run.out.splitlines())
    assert run.code == 0
    assert first["error"]["code"] == "not_found"
    assert second["match"]["id"] == "examplikin"


def test_bytes_that_are_no_text(program: Program) -> None:
    run = program(*BASE, "resolve", "drug", stdin=b"\xff\xfe\n\x00\nex-2\n")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 0
    assert [line.get("error", {}).get("code") for line in lines] == ["not_found", "not_found", None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("drug",), "say which one, for example: immunoref drug il-2"),
        (("cancer",), "say which one, for example: immunoref cancer melanoma"),
        (("side-effects",), "say which one, for example: immunoref side-effects bcg"),
        (("drugs", "il-2"), "No such command 'drugs'"),
        (("drug", "il-2", "--form", "json"), "No such option"),
        (("drug", "il-2", "--format", "xml"), "'xml' is not one of"),
        (("resolve", "colour", "x"), "'colour' is not one of"),
        (("--frobnicate",), "No such option"),
    ],
)
def test_wrong_usage(program: Program, words: tuple[str, ...], said: str) -> None:
    run = program(*words)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Traceback" not in run.err


def write(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)


BROKEN = {
    "broken": (b"- id: [\n", "not valid YAML"),
    "empty": (b"", "holds no records"),
    "ten megabytes": (b"- id: x\n" * 1_310_720, "larger than 8 MiB"),
    "binary": (bytes(range(256)) * 8, "not UTF-8 text"),
    "a picture of an id": (b"id", "holds no records"),
    "a thousand brackets": (b"[" * 1000, "nested too deep"),
    "a million brackets": (b"[" * 1_000_000, "therapies.yaml"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_data_folder_is_refused_with_its_problems(
    program: Program, small_data: Path, case: str
) -> None:
    content, said = BROKEN[case]
    write(small_data, "therapies.yaml", content)
    run = program("--data", str(small_data), "drug", "ex-2", "--json")
    assert (run.code, run.out) == (4, "")
    assert said in run.err
    assert "Traceback" not in run.err
    assert run.err.rstrip().endswith("Correct the lines above and try again.")


def test_all_problems_of_all_files_are_listed_at_once(program: Program, small_data: Path) -> None:
    write(small_data, "therapies.yaml", b"- id: one\n  id: two\n- id: three\n  colour: red\n")
    write(small_data, "conditions.yaml", b"nothing")
    (small_data / "sources.yaml").unlink()
    run = program("--data", str(small_data), "drug", "ex-2")
    assert run.code == 4
    for part in (
        "'id' appears twice",
        "colour: unknown field",
        "conditions.yaml:1: holds no records",
        "missing",
    ):
        assert part in run.err


@pytest.mark.parametrize("folder", ["no/such/folder", ""])
def test_a_folder_that_is_none(program: Program, folder: str, tmp_path: Path) -> None:
    target = tmp_path / folder if folder else tmp_path / "file"
    if not folder:
        target.write_text("x", encoding="utf-8")
    run = program("--data", str(target), "drug", "ex-2")
    assert (run.code, run.out) == (4, "")
    assert "not a folder" in run.err


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read everything")
def test_an_unreadable_file(program: Program, small_data: Path) -> None:
    (small_data / "therapies.yaml").chmod(0)
    run = program("--data", str(small_data), "drug", "ex-2")
    assert (run.code, run.out) == (4, "")
    assert "Permission denied" in run.err


def test_the_shipped_data_answers_whatever_a_folder_looks_like(program: Program, small_data: Path) -> None:
    write(small_data, "therapies.yaml", b"broken: [")
    assert program("--data", str(small_data), "drug", "il-2").code == 4
    assert program("drug", "il-2", "--json").code == 0


def test_a_folder_named_by_the_environment(program: Program, small_data: Path) -> None:
    assert program("drug", "ex-2", env={"IMMUNOREF_DATA": str(small_data)}).out.startswith(
        "examplikin (EX-2, Examplex)\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to write to")
def test_a_full_disk_is_said() -> None:
    command = [sys.executable, "-m", "immunoref", *BASE, "drug", "ex-2"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode()
    assert done.returncode == 5
    assert said == (
        "the answer could not be written (No space left on device); "
        "make room or write elsewhere, and ask again\n"
    )


def test_a_reader_that_leaves_ends_the_program_in_silence(tmp_path: Path) -> None:
    command = f"{sys.executable} -m immunoref {' '.join(BASE)} resolve drug 2>errors | head -1"
    names = "ex-2\n" * 50_000
    done = subprocess.run(
        ["bash", "-c", command],
        input=names.encode(),
        capture_output=True,
        cwd=tmp_path,
        check=False,
        timeout=60,
    )
    assert done.stdout.count(b"\n") == 1
    assert (tmp_path / "errors").read_bytes() == b""


def test_a_cache_that_cannot_be_written_does_no_harm(program: Program, tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    run = program(*BASE, "drug", "ex-2", env={"XDG_CACHE_HOME": str(blocked)})
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("examplikin (EX-2, Examplex)\n")


def test_a_damaged_cached_index_is_made_anew(program: Program, tmp_path: Path) -> None:
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    first = program(*BASE, "drug", "ex-2", env=env)
    (index,) = tmp_path.glob("immunoref/index-*.db")
    index.chmod(index.stat().st_mode | stat.S_IWUSR)
    for damaged in (index.read_bytes()[:5000], b"", b"something else"):
        index.write_bytes(damaged)
        assert program(*BASE, "drug", "ex-2", env=env) == first
    assert not list((tmp_path / "immunoref").glob(".*")), "nothing half-written is left"
    assert len(list((tmp_path / "immunoref").glob("index-*"))) == 1


def test_a_locale_that_cannot_show_everything(program: Program) -> None:
    run = program(*BASE, "drug", "ex-2", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert run.code == 0
    assert "common (1-10%)" in run.out


def test_no_color_means_no_escape_codes(program: Program) -> None:
    run = program(*BASE, "drug", "ex-2", "--format", "table", env={"NO_COLOR": "1", "TERM": "xterm-256color"})
    assert run.code == 0
    assert "\x1b" not in run.out
    assert "╭" in run.out
