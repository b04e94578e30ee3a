"""`export sqlite`: the whole index as a file of the user's own."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from support import Program

BASE = {"IMMUNOREF_DATA": str(Path(__file__).resolve().parent.parent / "cases" / "base")}


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM record").fetchone()[0])


def test_a_copy_of_the_index(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    run = program("export", "sqlite", str(file), env=BASE)
    assert (run.code, run.out) == (0, "")
    assert run.err == f"{count(file)} records written to {file}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.db"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~current_mask()


def current_mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_documented_query_works(program: Program, tmp_path: Path, root: Path) -> None:
    file = tmp_path / "mine.db"
    program("export", "sqlite", str(file), env=BASE)
    text = (root / "docs" / "index-file.md").read_text(encoding="utf-8")
    query = text.split("```sql\n")[1].split("```")[0].replace("'melanoma'", "'kidney-cancer'")
    with closing(sqlite3.connect(file)) as connection:
        assert ("examplikin", "approved") in connection.execute(query.rstrip().rstrip(";")).fetchall()


def test_every_table_is_documented(program: Program, tmp_path: Path, root: Path) -> None:
    file = tmp_path / "mine.db"
    program("export", "sqlite", str(file), env=BASE)
    text = (root / "docs" / "index-file.md").read_text(encoding="utf-8")
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        shadows = ("text_", "sqlite_", "fulltext_", "passage_")  # of the full-text index, and SQLite's own
        missing = [name for (name,) in names if f"`{name}`" not in text and not name.startswith(shadows)]
    assert not missing, "describe the tables in docs/index-file.md"


def test_nothing_is_replaced_unasked(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    file.write_text("precious", encoding="utf-8")
    run = program("export", "sqlite", str(file), env=BASE)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"{file} is there already; name another file, or replace it with --force\n"
    assert file.read_text(encoding="utf-8") == "precious"
    assert program("export", "sqlite", str(file), "--force", env=BASE).code == 0
    assert count(file)


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [("", 2, "is a folder"), ("no/such/folder.db", 5, "No such file or directory")],
)
def test_a_place_that_cannot_be(program: Program, tmp_path: Path, target: str, code: int, said: str) -> None:
    run = program("export", "sqlite", str(tmp_path / target), env=BASE)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert "Traceback" not in run.err
    assert list(tmp_path.iterdir()) == []
