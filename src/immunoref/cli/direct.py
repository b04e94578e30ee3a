"""A plain lookup without Typer: the import of a parser costs more than the whole answer.

Only command lines that leave nothing to parse are read here: a question, a name, and how the answer
is to be written. All others, and with them every help text and every complaint about usage, are
Typer's. A test holds both to the same answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from immunoref.cli import ending, showing
from immunoref.cli.choices import Choices, Format

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTIONS = ("drug", "cancer", "side-effects")
FORMATS = tuple(Format)
SHORT, LONG, JSON, DATA = "-f", "--format", "--json", "--data"


class Asked(NamedTuple):
    """A command line that was understood."""

    question: str
    words: list[str]
    format: Format | None
    data: str | None


def run(arguments: Sequence[str]) -> int | None:
    """Answer a plain lookup and return its exit code, or None where the command line is not one."""
    asked = parse(arguments)
    if asked is None:
        return None
    choices = Choices(asked.format, json=False, data=asked.data)
    return ending.exit_code(lambda: showing.look_up(asked.question, asked.words, choices))


def parse(arguments: Sequence[str]) -> Asked | None:
    """Read ``QUESTION WORD... [--json] [--format FORM] [--data DIR]``; None where it is anything else."""
    if not arguments or arguments[0] not in QUESTIONS:
        return None
    words, chosen, json = [], dict[str, str](), False
    rest = iter(arguments[1:])
    for word in rest:
        if word == JSON:
            json = True
        elif word in (SHORT, LONG, DATA):
            value = next(rest, "-")
            if value.startswith("-"):  # perhaps an option: Typer knows
                return None
            chosen[DATA if word == DATA else LONG] = value
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    form = chosen.get(LONG)
    if not words or form not in (*FORMATS, None):
        return None
    format_ = Format.JSON if json else Format(form) if form is not None else None
    return Asked(arguments[0], words, format_, chosen.get(DATA))
