"""Rung 4: the words of a query, when some of them only describe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from immunoref.names import MAX_LENGTH, words
from immunoref.records import Kind
from immunoref.resolve.describing import AMOUNT, CONTEXT, COUNTED, DESCRIBING, SHIFTING, STAGE, STOP

_SEPARATOR: Final = re.compile(
    r"[;+/|,:&\n\t]|\s[-–—]+\s|\b(?:and|plus|or)\b", re.IGNORECASE  # noqa: RUF001
)
_WITH: Final = re.compile(r"\bwith\b", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")


class Segment(msgspec.Struct, frozen=True):
    """A part of a query that may be a name by itself."""

    words: tuple[str, ...]
    aside: bool  # stood in brackets


def segments(kind: Kind, query: str) -> tuple[Segment, ...]:
    """Cut a query at signs and words that join things, and at brackets."""
    query = query[:MAX_LENGTH]
    asides = _BRACKETS.findall(query)
    return tuple(_segments(kind, _BRACKETS.sub(" ; ", query), aside=False)) + tuple(
        segment for text in asides for segment in _segments(kind, text, aside=True)
    )


def _segments(kind: Kind, text: str, *, aside: bool) -> Iterator[Segment]:
    for part in _SEPARATOR.split(text):
        pieces = [part] if kind is Kind.CONDITION else _WITH.split(part)
        for piece in pieces:
            if found := before_context(kind, words(piece)):
                yield Segment(found, aside)


def before_context(kind: Kind, name: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what something happened with, or after."""
    text = _WITH.sub("after", " ".join(name)) if kind is Kind.CONDITION else " ".join(name)
    head = CONTEXT.split(text, maxsplit=1)[0].split()
    return tuple(head) or name


def describes(kind: Kind, name: Sequence[str], at: int) -> bool:
    """Whether the word at a place only describes: an amount, a stage, a word of the lists."""
    word = name[at]
    if word in STOP or word in DESCRIBING.get(kind, ()) or AMOUNT.fullmatch(word):
        return True
    beside = {name[i] for i in (at - 1, at + 1) if 0 <= i < len(name)}
    if word.isdigit() and beside & COUNTED:
        return True
    return bool(at and name[at - 1] in {"stage", "grade", "type"} and STAGE.fullmatch(word))


def shifts(name: Sequence[str]) -> bool:
    """Whether a word makes the rest mean something else."""
    return any(word in SHIFTING or _payload(word) for word in name)


def _payload(word: str) -> bool:
    return word.startswith(("anti", "non")) and len(word) > 5
