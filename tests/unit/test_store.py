from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from memory_table import MemoryTable

from immunoref.knowledge import build
from immunoref.name_index import NameIndex
from immunoref.records import Kind
from immunoref.store import DamagedIndexError, Stamp, Store


@pytest.fixture
def index(tmp_path: Path, base_folder: Path) -> Path:
    target = tmp_path / "index.db"
    build.write(build.checked(base_folder), target)
    return target


def test_a_whole_index_opens(index: Path) -> None:
    store = Store.open(index)
    assert store.therapy("examplikin").name == "examplikin"
    assert store.stamp().reviewed == "2026-01-03"
    store.close()


@pytest.mark.parametrize("length", [0, 50, 99, 100, 4096, -1])
def test_a_truncated_index_is_refused(index: Path, length: int) -> None:
    content = index.read_bytes()
    index.write_bytes(content[:length])
    with pytest.raises(DamagedIndexError, match="remove it and try again"):
        Store.open(index)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"\0" * 4080, b"\xff" * 8192])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "index.db"
    file.write_bytes(content)
    with pytest.raises(DamagedIndexError):
        Store.open(file)


def test_another_schema_is_refused(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(DamagedIndexError, match="another version"):
        Store.open(index)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(DamagedIndexError):
        Store.open(file)


def test_damage_inside_is_an_error_of_ours(index: Path) -> None:
    content = bytearray(index.read_bytes())
    content[4096:] = b"\x00" * (len(content) - 4096)
    index.write_bytes(bytes(content))
    with pytest.raises(DamagedIndexError), closing(Store.open(index)) as store:
        store.therapy("examplikin")


def test_a_missing_record_is_a_key_error(base_store: Store) -> None:
    with pytest.raises(KeyError, match="nothing"):
        base_store.therapy("nothing")


def test_the_tree_is_walked_both_ways(base_store: Store) -> None:
    assert [ref.id for ref in base_store.path(Kind.CONDITION, "renal-cell-carcinoma")] == [
        "cancer",
        "solid-tumor",
        "kidney-cancer",
    ]
    assert [ref.id for ref in base_store.ancestors(Kind.CONDITION, "renal-cell-carcinoma")] == [
        "kidney-cancer",
        "solid-tumor",
        "cancer",
    ]
    below = [ref.id for ref in base_store.descendants(Kind.CONDITION, "solid-tumor")]
    assert below == ["marker-tumor", "kidney-cancer", "renal-cell-carcinoma", "melanoma", "spots"]


def test_writing_leaves_nothing_behind_when_it_fails(tmp_path: Path, base_folder: Path) -> None:
    target = tmp_path / "sub" / "index.db"
    target.mkdir(parents=True)  # a folder in its place: the rename fails
    with pytest.raises(OSError, match="index.db"):
        build.write(build.checked(base_folder), target)
    assert [path.name for path in target.parent.iterdir()] == ["index.db"]


def stamp(folder: Path) -> Stamp:
    with closing(Store(build.in_memory(build.checked(folder)))) as store:
        return store.stamp()


def test_the_data_version_follows_the_content(small_data: Path) -> None:
    before, again = stamp(small_data), stamp(small_data)
    file = small_data / "therapies.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("only being studied", "still studied"), encoding="utf-8"
    )
    after = stamp(small_data)
    assert before == again
    assert before.version != after.version
    assert before.version.startswith("2026.01.03+")


def slipped(name: str, dice: random.Random) -> str:
    """Return a name with one slip: a letter too many, too few, another, or two exchanged."""
    at, letter = dice.randrange(len(name)), dice.choice("aeiklmnrstyz019")
    rest = name[at + 1 :]
    slips = (letter + name[at:], rest, letter + rest, rest[:1] + name[at] + rest[1:])
    return name[:at] + dice.choice(slips)


def test_the_index_finds_what_a_table_in_memory_finds(store: Store) -> None:
    index, dice = NameIndex(store), random.Random(5)
    records = store.rows("SELECT DISTINCT kind, id FROM name")
    rows = [row for kind, id in records for row in index.by_id(Kind(kind), id)]
    table = MemoryTable(rows)
    for row in dice.sample(rows, min(1500, len(rows))):
        for query in (row.squash, slipped(row.squash, dice), row.squash[:3]):
            assert set(index.near(row.kind, query)) == set(table.near(row.kind, query)), query


def test_the_tree_is_walked_without_reading_all_of_it(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        plan = connection.execute(
            """EXPLAIN QUERY PLAN WITH RECURSIVE up (id) AS (
                 SELECT parent FROM tree WHERE kind = 'therapy' AND id = 'examplikin'
                 UNION SELECT parent FROM up CROSS JOIN tree USING (id) WHERE kind = 'therapy'
               ) SELECT id FROM up"""
        ).fetchall()
    connection.close()
    assert not [step for *_, step in plan if "SCAN tree" in step or "BLOOM" in step]
