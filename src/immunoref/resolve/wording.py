"""Rung 4: the words of a query, when some of them only describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.bags import bag, fewest_rows, generic, row_bag, same_bag, telling, weighty
from immunoref.resolve.marks import TURNING, agree
from immunoref.resolve.outcome import How
from immunoref.resolve.phrase import shifts
from immunoref.resolve.reading import combine, read_all
from immunoref.resolve.settle import one_of, related

if TYPE_CHECKING:
    from immunoref.resolve.outcome import Outcome
    from immunoref.resolve.table import NameRow, NameTable

LONGEST_QUERY: Final = 40
"""More words than this are a text, not a name."""

ENOUGH: Final = 0.6
"""The share of the letters of a drug's name that must be there when its words are only part of it."""

NEARLY_ALL: Final = 0.85
"""The same for a name of words."""


def same_words(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the record with a name of the same words, in any order and number."""
    name = words(query)
    rows = same_bag(table, kind, name) if len(name) <= LONGEST_QUERY else []
    return one_of(table, rows, How.WORDS)


def by_words(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the record whose name the words of a query are, or hold, if all of them are explained."""
    name = words(query)
    if not 0 < len(name) <= LONGEST_QUERY:
        return None
    readings = read_all(table, kind, query)
    if all(reading.rows and not reading.unknown for reading in readings):
        return combine(table, kind, readings)
    return within(table, kind, name)


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
