"""The examples of docs/questions.md, and of every help text, do what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from support import Program

from immunoref.cli import question_texts

ROOT = Path(__file__).resolve().parent.parent.parent
DOC = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
TEXTS = "\n".join(text for name, text in vars(question_texts).items() if name.isupper())
EXAMPLES = sorted(
    {line.strip() for line in re.findall(r"^(?: {4}|  )(immunoref .+)$", f"{DOC}\n{TEXTS}", re.MULTILINE)}
)
FIELDS = dict(re.findall(r"^## `immunoref ([a-z]+).*?^JSON: (.+?)\n\n", DOC, re.MULTILINE | re.DOTALL))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 20
    assert len(FIELDS) >= 9


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_example_works_when_pasted(program: Program, command: str) -> None:
    run = program(*shlex.split(command)[1:])
    assert (run.code, run.err) == (0, "")
    assert run.out


@pytest.mark.parametrize("question", FIELDS)
def test_the_fields_are_those_of_the_answer(question: str) -> None:
    from immunoref.questions import contracts

    answer = {field.name: field.type for field in contracts_fields(contracts.reply_type(question))}["answer"]
    told = re.findall(r"`([a-z_]+)`", re.sub(r"\([^)]*\)", "", FIELDS[question]))
    assert told == list(answer.__struct_fields__)


def contracts_fields(kind: type) -> tuple[Any, ...]:
    import msgspec

    return msgspec.structs.fields(kind)
