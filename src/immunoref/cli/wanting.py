"""What the commands beyond the three lookups share: names out of words, an answer with its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from immunoref.cli import output, showing
from immunoref.cli.values import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.cli.options import Choices
    from immunoref.questions.answers import Refusal, Reply


def one_name(context: typer.Context, words: Sequence[str] | None, example: str) -> str:
    """Return the name that some words spell; without any, end with an example of what to type."""
    if not words:
        context.fail(f"say which one, for example: {example}")
    return output.as_text(" ".join(words))


def names(words: Sequence[str]) -> tuple[str, ...]:
    """Return the names that some words spell, as commas or ``vs`` part them; blank ones are left out."""
    text = " ".join("," if word.lower() in BETWEEN else word for word in words)
    return tuple(name for part in output.as_text(text).split(",") if (name := part.strip()))


def names_or_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return the names that some words spell; where nothing parts them, each word is one."""
    parted = any("," in word or word.lower() in BETWEEN for word in words)
    if parted:
        return names(words)
    return tuple(name for word in words if (name := output.as_text(word).strip()))


def show(result: Reply | Refusal, choices: Choices) -> None:
    """Print what came of a question, and end with the exit code that says so."""
    from immunoref.questions import answers, asking  # noqa: PLC0415 - help does without it

    showing.show(result, choices)
    raise typer.Exit(asking.EXIT_CODES[result.error.code] if isinstance(result, answers.Refusal) else 0)
