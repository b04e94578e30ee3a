"""Rung 4, continued: what the segments of a query name, and what that comes to."""

from __future__ import annotations

from typing import Final

import msgspec

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.bags import bag, generic, row_bag, rows_with, same_bag, telling
from immunoref.resolve.exact import by_prefix, kinds_for, squashed
from immunoref.resolve.marks import agree
from immunoref.resolve.outcome import Ambiguous, Found, How, NotCovered, Outcome
from immunoref.resolve.phrase import Segment, describes, segments, shifts
from immunoref.resolve.settle import listed, records, settle
from immunoref.resolve.table import NameRow, NameTable

LONGEST_SPAN: Final = 8
LONGEST_QUERY: Final = 40
"""More words than this are a text, not a name."""

ENOUGH: Final = 0.6
"""The share of a name's telling letters that must be there when its words are only part of it."""

_SUFFIX: Final = 4  # letters of a biosimilar's suffix: pegfilgrastim-bmez
_BIOLOGIC: Final = ("mab", "stim", "cel", "cept", "fusp", "poetin", "alfa", "vec", "titox", "leukin")


class Reading(msgspec.Struct, frozen=True):
    """What one segment names."""

    rows: tuple[NameRow, ...] = ()
    unknown: bool = False  # words are left that nothing explains
    shifted: bool = False  # one of them makes it another thing


def by_words(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the record whose name the words of a query are, or hold."""
    name = words(query)
    if not 0 < len(name) <= LONGEST_QUERY:
        return None
    if len(name) > 1 and (rows := same_bag(table, kind, name)):
        return settle(table, rows, How.WORDS)
    readings = [(part, read(table, kind, part.words)) for part in segments(kind, query)]
    return within(table, kind, name) or combine(table, kind, readings)


def read(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Reading:
    """Read one segment: a name, a name beside describing words, or nothing known."""
    if rows := squashed(table, kind, name) or same_bag(table, kind, name):
        return Reading(tuple(rows))
    bare = tuple(word for at, word in enumerate(name) if not describes(kind, name, at))
    if bare and bare != name and not shifts(bare):
        if rows := squashed(table, kind, bare) or same_bag(table, kind, bare):
            return Reading(tuple(rows))
    return _covered(table, kind, name)


def _covered(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Reading:
    """Find the longest names inside a segment, and judge the words around them."""
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
        name[i]
        for i in left
        if not describes(kind, name, i) and not _explained(table, kind, name, i, strong)
    ]
    return Reading(tuple(strong), unknown=bool(rest), shifted=shifts(rest))


def _longest(
    table: NameTable, kind: Kind, name: tuple[str, ...], at: int
) -> tuple[int, list[NameRow]]:
    for end in range(min(len(name), at + LONGEST_SPAN), at, -1):
        if rows := squashed(table, kind, name[at:end]):
            return end, rows
    return at + 1, []


def _explained(
    table: NameTable, kind: Kind, name: tuple[str, ...], at: int, rows: list[NameRow]
) -> bool:
    """Whether a word is in another name of the record found, or of a group that it is in."""
    word = name[at]
    if kind is Kind.THERAPY and at and at == len(name) - 1 and word.isalpha():
        before = name[at - 1]
        if len(word) == _SUFFIX and before.endswith(_BIOLOGIC) and not shifts([word]):
            return word not in {"zeta", "beta", "alfa", "iota"}
        if word == "t" and before.endswith("cel"):
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


def within(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    """Find the one record whose names have all the telling words, and little else."""
    wanted = telling(kind, name)
    if not wanted or generic(kind, wanted) or shifts(wanted):
        return None
    shared: set[tuple[Kind, str]] | None = None
    seen: list[NameRow] = []
    for word in sorted(set(wanted)):
        if (rows := rows_with(table, kind, word)) is None:
            continue
        having = {(row.kind, row.id) for row in rows}
        shared = having if shared is None else shared & having
        seen.extend(rows)
        if not shared:
            return None
    fitting = [row for row in seen if (row.kind, row.id) in (shared or ()) and _fits(kind, wanted, row)]
    if not fitting or set(records(fitting)) != set(shared or ()):
        fitting_broad = settle(table, fitting, How.WORDS, broad=True) if fitting else None
        return fitting_broad if isinstance(fitting_broad, Found) else None
    score = max(_share(kind, wanted, row) for row in fitting)
    return settle(table, fitting, How.WORDS, round(score, 3), broad=True)


def _fits(kind: Kind, wanted: tuple[str, ...], row: NameRow) -> bool:
    return _share(kind, wanted, row) >= ENOUGH and agree(wanted, words(row.key))


def _share(kind: Kind, wanted: tuple[str, ...], row: NameRow) -> float:
    """The share of a name's telling letters that the query has."""
    own = [w for w in telling(kind, words(row.key)) if not generic(kind, (w,))]
    theirs = bag(kind, wanted)
    total = sum(map(len, own))
    return sum(len(w) for w in own if bag(kind, (w,)) <= theirs) / total if total else 0.0


def combine(
    table: NameTable, kind: Kind, readings: list[tuple[Segment, Reading]]
) -> Outcome | None:
    """Make one outcome of what the segments name."""
    if any(reading.shifted for _, reading in readings):
        return None
    sound = [(part, r) for part, r in readings if r.rows and not r.unknown]
    if not sound or _only_alias(readings, sound):
        return None
    rows = [row for _, reading in sound for row in reading.rows]
    return settle(table, rows, How.WORDS)


def _only_alias(
    readings: list[tuple[Segment, Reading]], sound: list[tuple[Segment, Reading]]
) -> bool:
    """Whether an unknown thing has a name in brackets that need not be its own: ISA-101 (vaccine)."""
    if any(not part.aside for part, _ in sound):
        return False
    unknown = [part for part, r in readings if not part.aside and (r.unknown or not r.rows)]
    return bool(unknown) and not any(
        len(row.squash) >= 7 and row.squash.isalpha() and " " not in row.key
        for _, reading in sound
        for row in reading.rows
    )
