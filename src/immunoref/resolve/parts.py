"""Rung 5, continued: a misspelled name among other words, or beside another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.fuzzy import choose, ranked
from immunoref.resolve.outcome import Ambiguous, Found, How, NotCovered
from immunoref.resolve.phrase import bare, shifts
from immunoref.resolve.prefix import by_prefix
from immunoref.resolve.softbag import loosely, misspelled
from immunoref.resolve.wording import LONGEST_QUERY, Reading, combine, read_all

if TYPE_CHECKING:
    from immunoref.resolve.outcome import Outcome
    from immunoref.resolve.table import NameRow, NameTable

SHORTEST_START: Final = 3
"""Beside another name this many letters are the start of one: ipi/nivo."""


def by_parts(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the record that part of a query names, misspelled or not, beside what is unknown."""
    if len(words(query)) > LONGEST_QUERY:
        return None
    readings = [
        guessed(table, kind, reading) if reading.unknown else reading
        for reading in read_all(table, kind, query)
    ]
    fuzzy = any(reading.score < 1 for reading in readings)
    return combine(table, readings, How.FUZZY if fuzzy else How.WORDS)


def guessed(table: NameTable, kind: Kind, reading: Reading) -> Reading:
    """Read a segment again, allowing for slips in its name and in its describing words."""
    name = bare(kind, reading.segment.words)
    if shifts(name):
        return reading
    outcome = _guess(table, kind, name) or _guess_rest(table, kind, name)
    if outcome is None:
        return reading
    rows = _rows(table, outcome)
    score = outcome.score if isinstance(outcome, Found) else 0.9
    return msgspec.structs.replace(reading, rows=rows, unknown=False, shifted=False, score=score)


def _guess(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    start = by_prefix(table, kind, name[0]) if len(name) == 1 else None
    return start or choose(table, ranked(table, kind, name)) or choose(table, loosely(table, kind, name))


def _guess_rest(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    rest = tuple(word for word in name if not misspelled(kind, word))
    return _guess(table, kind, rest) if rest and rest != name else None


def _rows(table: NameTable, outcome: Outcome) -> tuple[NameRow, ...]:
    """The rows that stand for an outcome."""
    if isinstance(outcome, Found):
        return tuple(row for row in table.by_id(outcome.kind, outcome.id) if row.text == outcome.matched)
    if isinstance(outcome, NotCovered):
        rows = table.by_id(Kind.OTHER_MEDICINE, outcome.id)
        return tuple(row for row in rows if row.text == outcome.matched)
    if isinstance(outcome, Ambiguous):
        return tuple(
            row
            for one in outcome.candidates
            for row in table.by_id(one.kind, one.id)
            if row.name_kind is None and not row.loose
        )
    return ()
