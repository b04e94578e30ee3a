"""The README's examples do what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from support import Program

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    {
        line.strip()
        for line in re.findall(r"^ {4}(immunoref .+)$", README, re.MULTILINE)
        if "<" not in line and "NAME" not in line
    }
)
SHOWN = re.findall(r"```text\n\$ (immunoref .+)\n((?:.*\n)*?)```", README)


def test_there_are_examples() -> None:
    assert len(COMMANDS) >= 3
    assert len(SHOWN) >= 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_works_when_pasted(program: Program, command: str) -> None:
    run = program(*shlex.split(command)[1:])
    assert run.code == 0, run.err
    assert run.out


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_shown_output_is_the_real_output(program: Program, command: str, shown: str) -> None:
    run = program(*shlex.split(command)[1:], "--format", "table", env={"COLUMNS": "80"})
    out = (run.out or run.err).splitlines()
    expected = shown.splitlines()
    for part in " ".join(expected).split("..."):
        assert " ".join(part.split()) in " ".join(" ".join(out).split())


def test_the_two_commands_stand_where_the_gate_looks_for_them() -> None:
    assert re.search(r"<!-- install command -->\n```sh\n.+immunoref drug il-2\n```", README)
    assert re.search(r"<!-- test command -->\n```sh\n.+pytest.*\n```", README)
