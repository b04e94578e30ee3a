"""Rung 4: the words of a query, when some of them only describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.bags import bag, fewest_rows, generic, row_bag, same_bag, telling, weighty
from immunoref.resolve.describing import SHIFTING
from immunoref.resolve.exact import squashed
from immunoref.resolve.marks import GREEK, TURNING, agree
from immunoref.resolve.outcome import How, Outcome
from immunoref.resolve.phrase import Segment, bare, describes, segments, shifts
from immunoref.resolve.settle import all_of, one_of, related
from immunoref.resolve.table import NameRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.resolve.table import NameTable

LONGEST_SPAN: Final = 8
LONGEST_QUERY: Final = 40
"""More words than this are a text, not a name."""

ENOUGH: Final = 0.6
"""The share of the letters of a drug's name that must be there when its words are only part of it."""

NEARLY_ALL: Final = 0.85
"""The same for a name of words."""

_SUFFIX: Final = 4  # letters of a biosimilar's suffix: pegfilgrastim-bmez
_BIOLOGIC: Final = ("mab", "stim", "cel", "cept", "fusp", "poetin", "alfa", "vec", "titox", "leukin")


class Reading(msgspec.Struct, frozen=True):
    """What one segment names."""

    segment: Segment
    rows: tuple[NameRow, ...] = ()
    unknown: bool = False  # words are left that nothing explains
    shifted: bool = False  # one of them makes it another thing
    score: float = 1.0


def by_words(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the record whose name the words of a query are, or hold, if all of them are explained."""
    name = words(query)
    if not 0 < len(name) <= LONGEST_QUERY:
        return None
    if len(name) > 1 and (rows := same_bag(table, kind, name)):
        return one_of(table, rows, How.WORDS)
    readings = read_all(table, kind, query)
    if all(reading.rows and not reading.unknown for reading in readings):
        return combine(table, kind, readings)
    return within(table, kind, name)


def read_all(table: NameTable, kind: Kind, query: str) -> list[Reading]:
    """Read each segment of a query that has more than describing words."""
    readings = [read(table, kind, segment) for segment in segments(kind, query)]
    return [reading for reading in readings if reading.rows or bare(kind, reading.segment.words)]


def read(table: NameTable, kind: Kind, segment: Segment) -> Reading:
    """Read one segment: a name, a name beside describing words, or nothing known."""
    name = segment.words
    rest = bare(kind, name)
    for attempt in (name, rest) if rest else (name,):
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
    family = {(row.kind, row.id) for row in rows}
    family |= {(kind, up) for kind, id in tuple(family) for up in table.ancestors(kind, id)}
    return any(
        wanted <= row_bag(kind, row.key)
        for k, id in sorted(family)
        for row in table.by_id(k, id)
        if not row.loose
    )


def _suffixed(name: str, word: str) -> bool:
    """Whether a word is the suffix of a biological's name: -bmez, or the T of a cell product."""
    if not name.endswith(_BIOLOGIC) or word in GREEK or word in SHIFTING:
        return False
    return word.isalpha() and (len(word) == _SUFFIX or (word == "t" and name.endswith("cel")))


def within(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    """Find the one record whose names have all the telling words, and little else.

    Where a record and its own members have them, it is that record.
    """
    wanted = telling(kind, name)
    if not wanted or generic(kind, [w for w in wanted if w.isalpha()]) or shifts(wanted):
        return None
    if kind is Kind.THERAPY and len(wanted) == 1 and not _distinctive(wanted[0]):
        return None
    rows = fewest_rows(table, kind, wanted)
    fitting = [row for row in rows if _fits(kind, name, wanted, row)]
    if not fitting:
        return None
    top = min(fitting, key=lambda row: (len(table.ancestors(row.kind, row.id)), row.kind, row.id))
    if all(related(table, top, row) for row in fitting):
        fitting = [row for row in fitting if row.id == top.id]
    return one_of(table, fitting, How.WORDS, round(max(_share(kind, wanted, row) for row in fitting), 3))


def _fits(kind: Kind, name: tuple[str, ...], wanted: tuple[str, ...], row: NameRow) -> bool:
    """Whether a name has enough of the words, and what it has besides does not make it another thing."""
    own, theirs = words(row.key), bag(kind, wanted)
    if not theirs <= row_bag(kind, row.key):
        return False
    further = [word for word in own if not bag(kind, (word,)) <= theirs]
    if shifts(further) or not TURNING.isdisjoint(further) or not agree(name, own):
        return False
    if kind is Kind.THERAPY and telling(kind, further) and not any(map(_distinctive, wanted)):
        return False
    if kind is Kind.THERAPY:
        return _share(kind, wanted, row) >= ENOUGH
    if len(wanted) == 1 and wanted[0].removesuffix("s") not in {w.removesuffix("s") for w in own}:
        return False
    return _share(kind, wanted, row) >= NEARLY_ALL


def _distinctive(word: str) -> bool:
    """Whether one word of a drug's name is enough to know it by: talimogene."""
    return len(word) > 6 and word.isalpha() and not generic(Kind.THERAPY, (word,))


def _share(kind: Kind, wanted: tuple[str, ...], row: NameRow) -> float:
    """The share of a name's telling letters that the query has."""
    own = weighty(kind, words(row.key))
    theirs = bag(kind, wanted)
    total = sum(map(len, own))
    return sum(len(word) for word in own if bag(kind, (word,)) <= theirs) / total if total else 0.0


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
    return all_of(table, rows, how, min(reading.score for reading in known))


def _alias_only(readings: list[Reading], known: list[Reading]) -> bool:
    """Whether an unknown thing has a name in brackets that need not be its own: ISA-101 (vaccine)."""
    if any(not reading.segment.aside for reading in known):
        return False
    unknown = any(not reading.segment.aside for reading in readings)
    return unknown and not any(
        len(row.squash) >= 7 and row.key.isalpha() for reading in known for row in reading.rows
    )
