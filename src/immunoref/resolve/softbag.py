"""Bags of misspelled words: each word of the query is matched to a word of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.names import words
from immunoref.resolve.bags import bag, fewest_rows, telling, weighty
from immunoref.resolve.describing import DESCRIBING, STOP
from immunoref.resolve.distance import FAR, Apart, apart, limit
from immunoref.resolve.fuzzy import Near, spelled_right
from immunoref.resolve.marks import agree

if TYPE_CHECKING:
    from immunoref.records import Kind
    from immunoref.resolve.table import NameRow, NameTable

MOST_WORDS: Final = 8
SHORTEST: Final = 4  # letters of a word that may be misspelled


def loosely(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[Near]:
    """The rows whose telling words are those of a query bar slips, in any order, nearest first.

    At least one word must be spelled right: it is no slip for another, so the rows are those that have it.
    """
    wanted = tuple(dict.fromkeys(telling(kind, name)))
    if not 1 < len(wanted) <= MOST_WORDS:
        return []
    known = spelled_right(table, kind, wanted)
    rows = set(fewest_rows(table, kind, known)) if known else set()
    near = [
        Near(cost, typed, row)
        for row in rows
        if agree(name, words(row.key))
        for cost, typed in [_bags_apart(kind, wanted, row, known)]
        if cost < FAR
    ]
    return sorted(near, key=lambda one: (one.cost, one.typed, one.row.kind, one.row.id, one.row.text))


def _bags_apart(kind: Kind, wanted: tuple[str, ...], row: NameRow, known: frozenset[str]) -> Apart:
    """The edits between two bags of words; `FAR` where a word is left over."""
    own = list(dict.fromkeys(weighty(kind, words(row.key))))
    if len(own) != len(wanted):
        return Apart(FAR, 0)
    cost, typed = 0.0, 0
    for word in sorted(wanted, key=lambda word: (-len(word), word)):
        slip, nearest = min((_slip(kind, word, other, known), other) for other in own)
        if slip.cost == FAR:
            return slip
        cost, typed = cost + slip.cost, typed + slip.typed
        own.remove(nearest)
    return Apart(cost if cost <= limit(len("".join(wanted))) else FAR, typed)


def _slip(kind: Kind, word: str, other: str, known: frozenset[str]) -> Apart:
    if bag(kind, (word,)) == bag(kind, (other,)):
        return Apart(0.0, 0)
    shorter = min(len(word), len(other))
    if word in known or shorter < SHORTEST:
        return Apart(FAR, 0)
    return apart(word, other, limit(shorter + 1))


def misspelled(kind: Kind, word: str) -> bool:
    """Whether a word is a slip for one that only describes: metastic, recombinent."""
    if len(word) < SHORTEST + 2:
        return False
    return any(
        apart(word, other, min(2.0, limit(max(len(word), len(other))))).cost < FAR
        for other in DESCRIBING.get(kind, frozenset()) - STOP
        if abs(len(word) - len(other)) <= 2 and len(other) > SHORTEST
    )
