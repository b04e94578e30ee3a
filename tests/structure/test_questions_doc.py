"""The examples of every help text work; the pages on the questions tell every field of the JSON."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from support import Program

from immunoref.cli import question_texts
from immunoref.questions import contracts

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
COMMON = (DOCS / "questions.md").read_text(encoding="utf-8")
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DOCS / "questions").glob("*.md"))}
TEXTS = "\n".join(text for name, text in vars(question_texts).items() if name.isupper())
EXAMPLES = sorted({line.strip() for line in re.findall(r"^ {2}(immunoref .+)$", TEXTS, re.MULTILINE)})
TABLE = re.compile(r"^\| field .*\n\| --- .*\n((?:\|.*\n)+)", re.MULTILINE)
NAME = re.compile(r"`([a-z_0-9]+)`")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 20
    assert len(PAGES) >= 15


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_example_works_when_pasted(program: Program, command: str) -> None:
    run = program(*shlex.split(command)[1:])
    assert (run.code, run.err) == (0, "")
    assert run.out


@pytest.mark.parametrize("question", PAGES)
def test_the_fields_are_those_of_the_answer(question: str) -> None:
    (table,) = TABLE.findall(PAGES[question])
    told = [name for row in table.splitlines() for name in NAME.findall(row.split(" | ")[0])]
    assert told == fields_of(question)


@pytest.mark.parametrize("question", PAGES)
def test_every_field_inside_the_answer_is_told_there_or_with_what_all_share(question: str) -> None:
    definitions = contracts.schema([question])["$defs"].values()
    fields = {name for shape in definitions for name in shape.get("properties", {})}
    assert fields <= set(NAME.findall(PAGES[question] + COMMON))


def fields_of(question: str) -> list[str]:
    """Return the names of an answer's fields; a line of `resolve` has no answer in it."""
    reply = contracts.reply_type(question)
    if question == contracts.RESOLVE:
        return list(reply.__struct_fields__)
    answer: Any = {field.name: field.type for field in contracts_fields(reply)}["answer"]
    return list(answer.__struct_fields__)


def contracts_fields(kind: type) -> tuple[Any, ...]:
    import msgspec

    return msgspec.structs.fields(kind)
