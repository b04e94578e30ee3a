"""Help on a narrow terminal: it fits, and no word is broken in two."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer
from support import Program

from immunoref.cli import app

COMMANDS: Any = getattr(typer.main.get_command(app.app), "commands", {})


def lines(program: Program, command: str, columns: int) -> list[str]:
    run = program(*command.split(), "--help", env={"COLUMNS": str(columns)})
    assert (run.code, run.err) == (0, "")
    return run.out.split("\n  Example")[0].splitlines()  # examples are pasted as they stand


def words(of: list[str]) -> set[str]:
    """Return the words of some lines; one may go on behind its hyphen."""
    return set(re.sub(r"(?<=\w-)\n +", "", "\n".join(of)).split())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_it_fits_and_keeps_its_words(program: Program, command: str) -> None:
    narrow = lines(program, command, 40)
    assert max(map(len, narrow)) <= 40
    assert words(narrow) == words(lines(program, command, 100))


def test_a_wide_terminal_is_not_filled(program: Program) -> None:
    assert max(map(len, lines(program, "symptom", 300))) <= 100
