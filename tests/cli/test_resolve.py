"""``resolve``: many names in, a line for each out, in the forms that are made of lines."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import Program

BASE = ("--data", str(Path(__file__).resolve().parent.parent / "cases" / "base"))
NAMES = "ex-2\n=1+1\nEX-12\r\nmessenger\n"
TABLE = [
    ["query", "id", "name", "kind", "matched", "how", "score", "error", "message", "suggestions"],
    ["ex-2", "examplikin", "examplikin", "therapy", "EX-2", "exact", "1.00", "", "", ""],
]


def test_resolve_writes_a_line_for_each_name_in_order(program: Program) -> None:
    run = program(*BASE, "resolve", "drug", stdin="ex-2\n\nzzzz\nEX-12\r\nmessenger\n")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 0
    assert [line["query"] for line in lines] == ["ex-2", "", "zzzz", "EX-12", "messenger"]
    outcome = [line["match"]["id"] if "match" in line else line["error"]["code"] for line in lines]
    assert outcome == ["examplikin", "not_found", "not_found", "examplicept", "ambiguous"]
    assert run.err == "5 names: 1 ambiguous, 2 exact, 2 not found\n"


def test_resolve_takes_arguments(program: Program) -> None:
    run = program(*BASE, "resolve", "side-effect", "shivering", "Hypotension")
    assert [json.loads(line)["match"]["id"] for line in run.out.splitlines()] == ["chills", "hypotension"]


def test_resolve_of_nothing_is_no_error(program: Program) -> None:
    run = program(*BASE, "resolve", "cancer", stdin="")
    assert (run.code, run.out, run.err) == (0, "", "0 names\n")


def test_a_spreadsheet_gets_a_row_for_each_name(program: Program) -> None:
    run = program(*BASE, "resolve", "drug", "--format", "csv", stdin=NAMES)
    rows = list(csv.reader(run.out.splitlines()))
    assert rows[:2] == TABLE
    assert [row[0] for row in rows[2:]] == ["'=1+1", "EX-12", "messenger"], "no cell is a formula"
    assert [row[7] for row in rows[2:]] == ["not_found", "", "ambiguous"]
    assert {len(row) for row in rows} == {10}
    assert len(rows[4][9].split("; ")) > 1, "the candidates stand in one cell"


def test_tabs_part_the_cells_of_tsv(program: Program) -> None:
    run = program(*BASE, "resolve", "drug", "-f", "tsv", "ex-2", "a\tb")
    rows = [line.split("\t") for line in run.out.splitlines()]
    assert rows[:2] == TABLE
    assert rows[2][0] == "a b"
    assert {len(row) for row in rows} == {10}


def test_the_ending_of_the_file_says_the_form(program: Program, tmp_path: Path) -> None:
    run = program(*BASE, "resolve", "drug", "ex-2", "-o", str(tmp_path / "found.csv"))
    assert (run.code, run.out, run.err) == (0, "", "1 name: 1 exact\n")
    assert list(csv.reader((tmp_path / "found.csv").read_text().splitlines())) == TABLE
    program(*BASE, "resolve", "drug", "ex-2", "-o", str(tmp_path / "found"))
    assert json.loads((tmp_path / "found").read_text())["match"]["id"] == "examplikin"


@pytest.mark.parametrize("options", [("--json",), ("--format", "jsonl"), ("-f", "json")])
def test_json_is_a_line_for_each_name(program: Program, options: tuple[str, ...]) -> None:
    run = program(*BASE, "resolve", "drug", *options, "ex-2", "zzzz")
    assert [json.loads(line)["query"] for line in run.out.splitlines()] == ["ex-2", "zzzz"]
    assert program(*BASE, *options, "resolve", "drug", "ex-2", "zzzz").out == run.out


@pytest.mark.parametrize("form", ["table", "plain", "md", "html", "svg"])
def test_other_forms_are_refused(program: Program, form: str) -> None:
    run = program(*BASE, "resolve", "drug", "ex-2", "--format", form)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"resolve has no form {form}; choose --format jsonl, csv or tsv\n"


def test_a_file_that_cannot_be_written_keeps_what_was_there(program: Program, tmp_path: Path) -> None:
    run = program(*BASE, "resolve", "drug", "ex-2", "-o", str(tmp_path / "none" / "found.csv"))
    assert (run.code, run.out) == (5, "")
    assert run.err.endswith("name a file that can, and ask again\n")


def test_standard_input_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with (tmp_path / "written").open("w") as stream:
        command = [sys.executable, "-m", "immunoref", *BASE, "resolve", "drug"]
        run = subprocess.run(command, stdin=stream, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 2
    assert run.stderr.startswith("standard input cannot be read (")
    assert run.stderr.endswith("; give a file of names\n")
