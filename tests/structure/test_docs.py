"""The examples in `docs/` do what they say: commands are run, Python is executed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from support import Program

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
PAGES = ("forms.md", "api.md")


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


COMMANDS = [
    command for page in PAGES for command in re.findall(r"^ {4}(immunoref .+)$", text(page), re.MULTILINE)
]
CODE = [
    code
    for page in PAGES
    for code in re.findall(r"^```python\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_when_pasted(program: Program, tmp_path: Path, command: str) -> None:
    run = program(*shlex.split(command)[1:], cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert run.out or list(tmp_path.iterdir())


@pytest.mark.parametrize("code", CODE, ids=range(len(CODE)))
def test_every_piece_of_python_works_when_pasted(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_folder))
    monkeypatch.delenv("IMMUNOREF_DATA", raising=False)
    exec(code, {})  # noqa: S102 - our own documentation


def test_every_form_and_column_is_documented() -> None:
    from immunoref.cli.choices import Format
    from immunoref.render import rows

    said = set(re.findall(r"`([a-z_]+)`", text("forms.md")))
    assert set(Format) <= said
    assert set(rows.COLUMNS) <= said


def test_every_method_is_documented() -> None:
    from immunoref.api import Reference

    methods = {name for name in vars(Reference) if not name.startswith("_")}
    assert methods <= set(re.findall(r"`([a-z_]+)\(", text("api.md")))
