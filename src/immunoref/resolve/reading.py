"""Rung 4, first half: what each segment of a query names, and what that comes to together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.bags import bag, row_bag, same_bag, telling
from immunoref.resolve.describing import SHIFTING
from immunoref.resolve.exact import squashed
from immunoref.resolve.marks import GREEK
from immunoref.resolve.outcome import Ambiguous, How, Outcome
from immunoref.resolve.phrase import Segment, attempts, bare, describes, segments, shifts
from immunoref.resolve.settle import all_of
from immunoref.resolve.table import NameRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.resolve.table import NameTable

LONGEST_SPAN: Final = 8
"""More words than this are no one name inside a segment."""

_SUFFIX: Final = 4  # letters of a biosimilar's suffix: pegfilgrastim-bmez
_BIOLOGIC: Final = ("mab", "stim", "cel", "cept", "fusp", "poetin", "alfa", "vec", "titox", "leukin")


class Reading(msgspec.Struct, frozen=True):
    """What one segment names."""

    segment: Segment
    rows: tuple[NameRow, ...] = ()
    unknown: bool = False  # words are left that nothing explains
    shifted: bool = False  # one of them makes it another thing
    score: float = 1.0


def read_all(table: NameTable, kind: Kind, query: str) -> list[Reading]:
    """Read each segment of a query that has more than describing words."""
    readings = [read(table, kind, segment) for segment in segments(kind, query)]
    return [reading for reading in readings if reading.rows or bare(kind, reading.segment.words)]


def read(table: NameTable, kind: Kind, segment: Segment) -> Reading:
    """Read one segment: a name, a name beside describing words, or nothing known."""
    for attempt in attempts(kind, segment.words):
        if rows := squashed(table, kind, attempt) or same_bag(table, kind, attempt):
            return Reading(segment, tuple(rows))
    return _covered(table, kind, segment)


def _covered(table: NameTable, kind: Kind, segment: Segment) -> Reading:
    """Find the longest names inside a segment, and judge the words around them."""
    name = segment.words
    rows: list[NameRow] = []
    left: list[int] = []
    at = 0
    while at < len(name):
        end, found = _longest(table, kind, name, at)
        rows.extend(found)
        left.extend(range(at, end) if not found else ())
        at = end
    strong = [row for row in rows if telling(kind, words(row.key))] or rows
    rest = [
        name[i] for i in left if not describes(kind, name, i) and not _explained(table, kind, name, i, strong)
    ]
    return Reading(segment, tuple(strong), unknown=bool(rest) or not rows, shifted=shifts(rest))


def _longest(table: NameTable, kind: Kind, name: tuple[str, ...], at: int) -> tuple[int, list[NameRow]]:
    for end in range(min(len(name), at + LONGEST_SPAN), at, -1):
        if rows := squashed(table, kind, name[at:end]):
            return end, rows
    return at + 1, []


def _explained(table: NameTable, kind: Kind, name: tuple[str, ...], at: int, rows: Sequence[NameRow]) -> bool:
    """Whether a word is in another name of the record found, or of a group that it is in."""
    word = name[at]
    if kind is Kind.THERAPY and at and at == len(name) - 1 and _suffixed(name[at - 1], word):
        return True
    wanted = bag(kind, (word,))
    vaguely = all(row.loose for row in rows)
    family = {(row.kind, row.id) for row in rows}
    family |= {(kind, up) for kind, id in tuple(family) for up in table.ancestors(kind, id)}
    return any(
        wanted <= row_bag(kind, row.key)
        for k, id in sorted(family)
        for row in table.by_id(k, id)
        if not row.loose or vaguely
    )


def _suffixed(name: str, word: str) -> bool:
    """Whether a word is the suffix of a biological's name: -bmez, or the T of a cell product."""
    if not name.endswith(_BIOLOGIC) or word in GREEK or word in SHIFTING:
        return False
    return word.isalpha() and (len(word) == _SUFFIX or (word == "t" and name.endswith("cel")))


def combine(table: NameTable, kind: Kind, readings: list[Reading], how: How = How.WORDS) -> Outcome | None:
    """Make one outcome of what the segments name.

    A part that names nothing is left aside: in brackets always, and elsewhere for drugs, which are
    given together; in the name of an illness it may make it another.
    """
    known = [reading for reading in readings if reading.rows and not reading.unknown]
    if not known or any(reading.shifted for reading in readings) or _alias_only(readings, known):
        return None
    if kind is not Kind.THERAPY and any(one.unknown and not one.segment.aside for one in readings):
        return None
    rows = [row for reading in known for row in reading.rows]
    outcome = all_of(table, rows, how, min(reading.score for reading in known))
    if isinstance(outcome, Ambiguous) and len(outcome.candidates) == len(known):
        return Ambiguous(outcome.candidates, together=True)
    return outcome


def _alias_only(readings: list[Reading], known: list[Reading]) -> bool:
    """Whether an unknown thing has a name in brackets that need not be its own: ISA-101 (vaccine)."""
    if any(not reading.segment.aside for reading in known):
        return False
    unknown = any(not reading.segment.aside for reading in readings)
    return unknown and not any(
        len(row.squash) >= 7 and row.key.isalpha() for reading in known for row in reading.rows
    )
