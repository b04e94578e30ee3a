"""Rung 4: the words of a query, when some of them only describe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import MAX_LENGTH, words
from immunoref.records import Kind
from immunoref.resolve.describing import (
    AMOUNT,
    CONTEXT,
    COUNTED,
    DESCRIBING,
    NEGATED,
    NEUTRAL,
    NUMBERED,
    SHIFTING,
    STAGE,
    STOP,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEPARATOR: Final = re.compile(
    r"[;/|,:&\n\t]|(?<=\s)\+|\+(?=\w)|\s[-–—]+\s|\b(?:and|plus|or)\b",
    re.IGNORECASE,
)
_DIGIT_MARK: Final = re.compile(r"(?<=\d)[.,](?=\d)")  # 1,000 or 0.5
_AMOUNTS: Final = re.compile(r"\b\d+\s*%")
_WITH: Final = re.compile(r"\bwith\b", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"(?:(?<=\s)|^|(?<=\w))[(\[{]([^()\[\]{}]*)(?:[)\]}](?!\w)|$)")


class Segment(msgspec.Struct, frozen=True):
    """A part of a query that may be a name by itself."""

    words: tuple[str, ...]
    aside: bool  # stood in brackets


def segments(kind: Kind, query: str) -> tuple[Segment, ...]:
    """Cut a query at signs and words that join things, and at brackets."""
    query = _AMOUNTS.sub(" ", _DIGIT_MARK.sub("", query[:MAX_LENGTH]))
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
    if word in STOP or word in DESCRIBING.get(kind, ()):
        return True
    if word in COUNTED:
        return len(word) > 1 or (at > 0 and name[at - 1].isdigit())
    if AMOUNT.fullmatch(word):
        return not at or name[at - 1] not in NUMBERED
    if word == "non" and name[at + 1 : at + 2] and name[at + 1] in NEGATED:
        return True
    if word.isdigit():
        return _counts(name, at)
    return bool(at and name[at - 1] in {"stage", "grade"} and STAGE.fullmatch(word))


def _counts(name: Sequence[str], at: int) -> bool:
    """Whether a number stands beside a unit or what is counted: 40 mg, week 1 2."""
    before = next((word for word in reversed(name[:at]) if not word.isdigit()), "")
    after = next((word for word in name[at + 1 :] if not word.isdigit()), "")
    return before in COUNTED or (after in COUNTED and before not in NUMBERED)


def bare(kind: Kind, name: Sequence[str]) -> tuple[str, ...]:
    """What is left of some words when those that only describe fall away."""
    return tuple(word for at, word in enumerate(name) if not describes(kind, name, at))


def attempts(kind: Kind, name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name as it stands and with ever more of what only describes left out."""
    neutral = NEUTRAL.get(kind, frozenset())
    without = tuple(word for word in name if word not in neutral)
    with_nouns = tuple(w for at, w in enumerate(name) if w in neutral or not describes(kind, name, at))
    return tuple(dict.fromkeys(filter(None, (name, without, with_nouns, bare(kind, name)))))


def shifts(name: Sequence[str]) -> bool:
    """Whether a word makes the rest mean something else."""
    return any(word in SHIFTING or _payload(word) for word in name)


def _payload(word: str) -> bool:
    return word.startswith(("anti", "non")) and len(word) > 5
