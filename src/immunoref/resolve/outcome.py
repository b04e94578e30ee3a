"""What comes of a query: one of four outcomes, each with its evidence."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from immunoref.records import Kind


class How(StrEnum):
    """By which rung of the ladder a record was found."""

    EXACT = "exact"  # its id or one of its names
    SQUASHED = "squashed"  # the same with other separators, or none
    PREFIX = "prefix"  # the start of its names, and of no other record's
    WORDS = "words"  # its words, beside words that only describe
    FUZZY = "fuzzy"  # nothing else is as close: a guess, to be shown as one


class Candidate(msgspec.Struct, frozen=True):
    """A record that may have been meant."""

    kind: Kind
    id: str
    name: str


class RunnerUp(msgspec.Struct, frozen=True):
    """The second-best record of a guess."""

    kind: Kind
    id: str
    name: str
    score: float  # as in `Found`


class Found(msgspec.Struct, frozen=True):
    """Exactly one record answers."""

    kind: Kind
    id: str
    name: str  # the record's own name
    matched: str  # the name that matched, as written in the data
    how: How
    score: float  # 0 to 1; 1 for exact and squashed, else the share of the name that agrees
    runner_up: RunnerUp | None = None  # of a fuzzy answer, where there was one


class Ambiguous(msgspec.Struct, frozen=True):
    """Several records answer, or a group whose name was too vague to pick one."""

    candidates: tuple[Candidate, ...]
    together: bool = False  # the query names each of them, as in "ipilimumab and nivolumab"


class NotCovered(msgspec.Struct, frozen=True):
    """A medicine that is known here and not covered."""

    id: str
    name: str
    matched: str
    suggestions: tuple[Candidate, ...] = ()


class NotFound(msgspec.Struct, frozen=True):
    """Nothing answers."""

    suggestions: tuple[Candidate, ...] = ()  # at most five, the nearest first
    elsewhere: tuple[Candidate, ...] = ()  # what the query names exactly in another kind


Outcome = Found | Ambiguous | NotCovered | NotFound
