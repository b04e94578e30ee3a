"""Rung 3: the start of one record's names, and what the end of several names comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.records import Kind
from immunoref.resolve.bags import generic
from immunoref.resolve.describing import SHIFTING
from immunoref.resolve.outcome import How
from immunoref.resolve.settle import listed, one_of, records, related
from immunoref.resolve.table import kinds_for

if TYPE_CHECKING:
    from immunoref.resolve.outcome import Outcome
    from immunoref.resolve.table import NameRow, NameTable

SHORTEST: Final = {Kind.THERAPY: 4}
SHORTEST_WORD: Final = 6
"""The fewest letters that are looked up as the start of a name: a drug's, or a name of words."""

ENOUGH: Final = 1 / 3
"""How much of a drug's name its first whole words must be."""

HALF: Final = 1 / 2
"""How much of a name of words must be there."""

SHORTEST_ENDING: Final = 5
MANY: Final = 200
"""More rows than this with one start are no prefix of one record."""


def by_prefix(table: NameTable, kind: Kind, name: str) -> Outcome | None:
    """Find the record whose names, and no others, start so; its own members may.

    Args:
        table: Where to look.
        kind: What to look for.
        name: A normalised name, or part of one.
    """
    start = name.replace(" ", "")
    if sum(map(str.isalpha, start)) < SHORTEST.get(kind, SHORTEST_WORD):
        return None
    rows = [row for k in kinds_for(kind) for row in table.by_prefix(k, start, MANY)]
    meant = [row for row in rows if _continues(kind, name, row.key) and not _vague(kind, name, row.key)]
    if not meant or len(rows) >= MANY:
        return None
    if len(records(rows)) > 1:
        shortest = min(meant, key=lambda row: (len(row.squash), row.id))
        if not all(related(table, shortest, row) for row in rows):
            return listed(table, meant) if any(row.kind is kind for row in meant) else None
        meant = [row for row in meant if (row.kind, row.id) == (shortest.kind, shortest.id)]
    return one_of(table, meant, How.PREFIX, _typed(start, meant))


def by_ending(table: NameTable, kind: Kind, name: str) -> Outcome | None:
    """List the records whose names end so in the middle of a word: a stem of several names."""
    end = name.replace(" ", "")
    if len(end) < SHORTEST_ENDING or not end.isalpha():
        return None
    rows = table.by_suffix(kind, end, MANY)
    inside = [row for row in rows if not f" {row.key}".endswith(f" {name}")]
    return listed(table, inside) if len(records(inside)) > 1 and len(rows) < MANY else None


def _continues(kind: Kind, start: str, name: str) -> bool:
    """Whether a name only completes what was typed, and does not turn it into something else."""
    if not name.startswith(start):
        return " " not in start  # typed without the separators
    rest = name[len(start) :]
    if start[-1].isdigit() and rest[:1].isalnum():  # IL-2 does not begin IL-21
        return False
    further = rest.split() if rest.startswith(" ") else rest.split()[1:]
    if rest.startswith("peg") or "and" in further or not SHIFTING.isdisjoint(further):
        return False
    share = len(start) / len(name)
    if kind is Kind.THERAPY:
        return not rest.startswith(" ") or share >= ENOUGH
    return not rest.startswith(" ") and share >= HALF


def _vague(kind: Kind, start: str, name: str) -> bool:
    """Whether what was typed completes to words that many names have."""
    end = name.find(" ", len(start))
    return generic(kind, (name if end < 0 else name[:end]).split())


def _typed(start: str, rows: list[NameRow]) -> float:
    """The share of the shortest name that was typed."""
    return round(len(start) / min(len(row.squash) for row in rows), 3)
