from __future__ import annotations

import os
from pathlib import Path

import pytest

from immunoref.knowledge import reader


def read(tmp_path: Path, text: str) -> tuple[list[reader.Entry], list[str]]:
    file = tmp_path / "file.yaml"
    file.write_text(text, encoding="utf-8")
    entries, problems = reader.read(file, "file.yaml")
    return entries, [str(problem) for problem in problems]


def test_every_scalar_stays_text(tmp_path: Path) -> None:
    entries, problems = read(
        tmp_path, "- id: a\n  x: no\n  y: 2014-09-04\n  z: 1.10\n  n: 'null'\n  h: 0x1F\n"
    )
    assert problems == []
    assert entries[0].data == {"id": "a", "x": "no", "y": "2014-09-04", "z": "1.10", "n": "null", "h": "0x1F"}


def test_each_value_knows_its_line(tmp_path: Path) -> None:
    text = "# a comment\n- id: a\n  list:\n    - one\n    - deep:\n        key: value\n  last: x\n\n- id: b\n"
    entries, problems = read(tmp_path, text)
    assert problems == []
    first, second = entries
    assert first.line == 2
    assert first.line_at(("list", 0)) == 4
    assert first.line_at(("list", 1, "deep", "key")) == 6
    assert first.line_at(("last",)) == 7
    assert first.line_at(("list", 9)) == 4, "an item that is not there is reported at its list"
    assert second.line == 9


def test_an_item_with_a_problem_is_withheld_and_the_others_are_kept(tmp_path: Path) -> None:
    entries, problems = read(tmp_path, "- id: a\n  x: 1\n  x: 2\n- id: b\n")
    assert [entry.id for entry in entries] == ["b"]
    assert problems == ["file.yaml:3: a: 'x' appears twice; keep one of the two"]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    entries, problems = reader.read(tmp_path / "none.yaml", "none.yaml")
    assert entries == []
    assert str(problems[0]).startswith("none.yaml: cannot be read (No such file or directory)")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read everything")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_text("- id: a\n", encoding="utf-8")
    file.chmod(0)
    _, problems = reader.read(file, "file.yaml")
    assert str(problems[0]).startswith("file.yaml: cannot be read (Permission denied)")


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    _, problems = reader.read(tmp_path, "file.yaml")
    assert str(problems[0]).startswith("file.yaml: cannot be read (Is a directory)")


def test_a_file_past_the_limit_is_refused_without_parsing(tmp_path: Path) -> None:
    file = tmp_path / "therapies.yaml"
    file.write_bytes(b"- id: a\n" * (10 * 1024 * 1024 // 8))
    entries, problems = reader.read(file, "therapies.yaml")
    assert entries == []
    assert [str(p) for p in problems] == [
        "therapies.yaml: larger than 8 MiB; split it into several files in a folder therapies/"
    ]


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    entries, problems = read(tmp_path, "\ufeff- id: a\n")
    assert (problems, entries[0].id) == ([], "a")


def test_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(b"- id: a\r\n  x: y\r\n")
    entries, problems = reader.read(file, "file.yaml")
    assert problems == []
    assert entries[0].data == {"id": "a", "x": "y"}
