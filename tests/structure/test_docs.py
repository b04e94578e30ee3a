"""The pages of `docs/` do what they say: commands are run, Python is executed, what is shown is made anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from support import Program

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "README.md", *DOCS.rglob("*.md")))
MADE = re.compile(r"^<!-- [a-z]+(?:: .+)? -->\n(?:(?!<!-- ).*\n)*<!-- end -->\n", re.MULTILINE)
MOST_PICTURES = 1_500_000  # bytes of all pictures together


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def by_hand(page: str) -> str:
    """Return a page without what docs/build.py makes: its commands were run to make it."""
    return MADE.sub("", text(page))


COMMANDS = sorted(
    {
        command
        for page in PAGES
        if page != "README.md"  # test_readme.py has that one
        for command in re.findall(r"^ {4}(immunoref .+)$", by_hand(page), re.MULTILINE)
    }
)
CODE = [
    pytest.param(code, id=f"{page}-{number}")
    for page in PAGES
    for number, code in enumerate(re.findall(r"^```python\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL))
]
LINKS = [
    pytest.param(page, link, id=f"{page}-{link}")
    for page in PAGES
    for link in sorted(set(re.findall(r"\]\((?!https?:)([^)\s]+)\)", text(page))))
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_and_picture_is_what_the_program_says(cache_folder: Path, page: str) -> None:
    done = subprocess.run(
        [sys.executable, "docs/build.py", "--check", page],
        cwd=ROOT,
        env=os.environ | {"XDG_CACHE_HOME": str(cache_folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}run python docs/build.py"


def test_every_question_has_a_page_with_a_picture_and_no_picture_is_left_over() -> None:
    from immunoref.questions import contracts

    told = {path.stem for path in (DOCS / "questions").glob("*.md")}
    assert told == set(contracts.QUESTIONS) - {"sources", "stale"}
    pictures = {path.stem: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert set(pictures) == told - {"resolve"}
    assert sum(pictures.values()) < MOST_PICTURES


def test_every_question_page_is_in_the_index_and_in_the_readme() -> None:
    for path in (DOCS / "questions").glob("*.md"):
        assert f"(questions/{path.name})" in text("docs/questions.md")
        assert f"(docs/questions/{path.name})" in text("README.md")


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_every_link_leads_somewhere(page: str, link: str) -> None:
    file, _, heading = link.partition("#")
    target = (ROOT / page).parent / file if file else ROOT / page
    assert target.exists()
    if heading:
        headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_when_pasted(program: Program, tmp_path: Path, command: str) -> None:
    run = program(*shlex.split(command)[1:], cwd=tmp_path)
    assert run.code == 0, run.err
    assert run.err == "" or command.startswith("immunoref resolve ")  # which says how many names there were
    assert run.out or list(tmp_path.iterdir())


@pytest.mark.parametrize("code", CODE)
def test_every_piece_of_python_works_when_pasted(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_folder))
    monkeypatch.delenv("IMMUNOREF_DATA", raising=False)
    exec(code, {})  # noqa: S102 - our own documentation


def test_every_form_and_column_is_documented() -> None:
    from immunoref.cli.choices import Format
    from immunoref.render import rows

    said = set(re.findall(r"`([a-z_]+)`", text("docs/forms.md")))
    assert set(Format) <= said
    assert set(rows.COLUMNS) <= said


def test_every_method_is_documented() -> None:
    from immunoref.api import Reference

    methods = {name for name in vars(Reference) if not name.startswith("_")}
    assert methods <= set(re.findall(r"`([a-z_]+)\(", text("docs/api.md")))
