"""Rung 5, continued: a misspelled name among other words, or beside another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.bags import same_bag
from immunoref.resolve.exact import squashed
from immunoref.resolve.fuzzy import choose, ranked
from immunoref.resolve.outcome import Ambiguous, Found, How, NotCovered
from immunoref.resolve.phrase import bare
from immunoref.resolve.prefix import MANY, by_prefix
from immunoref.resolve.reading import combine, read_all
from immunoref.resolve.settle import one_of, records
from immunoref.resolve.softbag import loosely, misspelled
from immunoref.resolve.wording import LONGEST_QUERY

if TYPE_CHECKING:
    from immunoref.resolve.outcome import Outcome
    from immunoref.resolve.reading import Reading
    from immunoref.resolve.table import NameRow, NameTable

NEARLY: Final = 0.9
"""The score of a name found beside a misspelled describing word, or of a list."""

SHORTEST_START: Final = 3
"""Beside another name this many letters are the start of one: ipi/nivo."""


def by_parts(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the record that part of a query names, misspelled or not, beside what is unknown."""
    if len(words(query)) > LONGEST_QUERY:
        return None
    read = read_all(table, kind, query)
    readings = [guessed(table, kind, one, beside=len(read) > 1) if one.unknown else one for one in read]
    fuzzy = any(reading.score < 1 for reading in readings)
    return combine(table, kind, readings, How.FUZZY if fuzzy else How.WORDS)


def guessed(table: NameTable, kind: Kind, reading: Reading, *, beside: bool) -> Reading:
    """Read a segment again, allowing for slips in its name and in its describing words.

    Args:
        table: Where to look.
        kind: What to look for.
        reading: What was made of the segment.
        beside: Whether there are other segments.
    """
    name = bare(kind, reading.segment.words)
    outcome = _guess(table, kind, name) or _guess_rest(table, kind, name)
    if outcome is None:
        start = _start(table, kind, name) if beside else ()
        return msgspec.structs.replace(reading, rows=start, unknown=not start)
    rows = _rows(table, outcome)
    score = outcome.score if isinstance(outcome, Found) else NEARLY
    return msgspec.structs.replace(reading, rows=rows, unknown=False, shifted=False, score=score)


def _guess(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    if rows := squashed(table, kind, name) or same_bag(table, kind, name):
        return one_of(table, rows, How.FUZZY, NEARLY)
    start = by_prefix(table, kind, name[0]) if kind is Kind.THERAPY and len(name) == 1 else None
    guess = start or choose(table, ranked(table, kind, name))
    # The words of an illness come in any order; of a drug's name one word may be all that differs.
    return guess or (choose(table, loosely(table, kind, name)) if kind is not Kind.THERAPY else None)


def _guess_rest(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    """Guess without the words that are slips for describing ones: recombinent."""
    rest = tuple(word for word in name if not misspelled(kind, word))
    outcome = _guess(table, kind, rest) if rest and rest != name else None
    if isinstance(outcome, Found):
        return msgspec.structs.replace(outcome, score=min(NEARLY, outcome.score))
    return outcome


def _start(table: NameTable, kind: Kind, name: tuple[str, ...]) -> tuple[NameRow, ...]:
    """The rows of the one record whose names begin with a short word: ipi."""
    if len(name) != 1 or len(name[0]) < SHORTEST_START or not name[0].isalpha():
        return ()
    rows = table.by_prefix(kind, name[0], MANY)
    return tuple(rows[:1]) if len(records(rows)) == 1 else ()


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
