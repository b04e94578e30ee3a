"""Bags of misspelled words: each word of the query is matched to a word of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.names import words
from immunoref.resolve.bags import bag, generic, rows_with, telling
from immunoref.resolve.describing import DESCRIBING, STOP
from immunoref.resolve.distance import FAR, cost, limit
from immunoref.resolve.fuzzy import Near, spelled_right
from immunoref.resolve.marks import agree

if TYPE_CHECKING:
    from immunoref.records import Kind
    from immunoref.resolve.table import NameRow, NameTable

MOST_WORDS: Final = 8
SHORTEST: Final = 4  # letters of a word that may be misspelled


def loosely(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[Near]:
    """The rows whose telling words are those of a query bar slips, in any order, nearest first.

    At least one word must be spelled right: by it the rows are found.
    """
    wanted = tuple(dict.fromkeys(telling(kind, name)))
    if not 1 < len(wanted) <= MOST_WORDS:
        return []
    known = spelled_right(table, kind, wanted)
    found: dict[NameRow, float] = {}
    for word in wanted:
        for row in rows_with(table, kind, word) or ():
            if row not in found and (distance := _distance(kind, wanted, row, known)) < FAR:
                found[row] = distance
    near = [Near(distance, row) for row, distance in found.items()]
    return sorted(near, key=lambda one: (one.cost, one.row.kind, one.row.id, one.row.text))


def _distance(kind: Kind, wanted: tuple[str, ...], row: NameRow, known: frozenset[str]) -> float:
    """The edits between two bags of words, or FAR where a word is left over."""
    own = list(dict.fromkeys(telling(kind, words(row.key))))
    if len(own) != len(wanted) or not agree(wanted, tuple(own)):
        return FAR
    total = 0.0
    for word in sorted(wanted, key=lambda word: (-len(word), word)):
        costs = [(_slip(kind, word, other, known), other) for other in own]
        best, nearest = min(costs)
        if best == FAR:
            return FAR
        total += best
        own.remove(nearest)
    return total if total <= limit(len("".join(wanted))) else FAR


def _slip(kind: Kind, word: str, other: str, known: frozenset[str]) -> float:
    if bag(kind, (word,)) == bag(kind, (other,)):
        return 0.0
    if word in known:
        return FAR
    shorter = min(len(word), len(other))
    return cost(word, other, limit(shorter + 1)) if shorter >= SHORTEST else FAR


def misspelled(kind: Kind, word: str) -> bool:
    """Whether a word is a slip for one that only describes: metastic, recombinent."""
    if len(word) < SHORTEST + 2:
        return False
    return any(
        cost(word, other, limit(min(len(word), len(other)))) < FAR
        for other in DESCRIBING.get(kind, frozenset()) - STOP
        if abs(len(word) - len(other)) <= 2 and len(other) > SHORTEST
    )
