"""What to offer when nothing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.names import normalise, words
from immunoref.records import Kind
from immunoref.resolve.bags import bag, fewest_rows, row_bag, telling
from immunoref.resolve.outcome import Candidate

if TYPE_CHECKING:
    from immunoref.resolve.table import NameRow, NameTable

MOST: Final = 5
SPAN: Final = 4
"""How many words of a query are tried as a name."""

TELLING: Final = 4
"""Fewer letters than this are too often an everyday word: all, met."""

ALIKE: Final = 0.5
"""The share of letters in place that makes a name worth offering."""

_KINDS: Final = (Kind.THERAPY, Kind.CONDITION, Kind.SIDE_EFFECT)


def suggestions(table: NameTable, kind: Kind, query: str) -> tuple[Candidate, ...]:
    """Up to five records of the kind: named inside the query, or by its words, or spelled alike."""
    name = words(query)
    found = (*_inside(table, kind, name), *_worded(table, kind, name), *_alike(table, kind, name))
    return tuple(dict.fromkeys(found))[:MOST]


def _inside(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[Candidate]:
    """The records with a name that stands inside a longer query, the longest such name first."""
    spans = {"".join(name[at:end]) for at in range(len(name)) for end in range(at + 1, at + 1 + SPAN)}
    longest_first = sorted(spans, key=lambda span: (-len(span), span))
    return [
        Candidate(kind, row.id, row.record_name)
        for span in longest_first
        if len(span) >= TELLING or not span.isalpha()
        for row in table.by_squash(kind, span)
    ]


def _worded(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[Candidate]:
    """The records with a name that has all the telling words, the shortest such name first."""
    wanted = telling(kind, name) or name
    theirs = bag(kind, wanted)
    shortest: dict[Candidate, int] = {}
    for row in fewest_rows(table, kind, wanted):
        if row.kind is kind and theirs <= row_bag(kind, row.key):
            record = Candidate(kind, row.id, row.record_name)
            shortest[record] = min(shortest.get(record, len(row.squash)), len(row.squash))
    return sorted(shortest, key=lambda record: (shortest[record], record.id))


def _alike(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[Candidate]:
    """The records whose names come nearest to the letters of the query, the nearest first."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - lazy by policy

    joined = "".join(name)
    rows: set[NameRow] = set(table.near(kind, joined)) if len(joined) > 2 else set()
    if not rows:
        rows.update(row for word in name if len(word) > 3 for row in table.near(kind, word))
    best: dict[str, tuple[float, str]] = {}
    for row in rows:
        likeness = OSA.normalized_similarity(joined, row.squash)
        best[row.id] = max(best.get(row.id, (0.0, row.record_name)), (likeness, row.record_name))
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return [Candidate(kind, id, name) for id, (like, name) in ranked[:MOST] if like >= ALIKE]


def elsewhere(table: NameTable, kind: Kind, query: str) -> tuple[Candidate, ...]:
    """The records of other kinds that have exactly this name."""
    key = normalise(query)
    found = {
        (row.kind, row.id): row.record_name
        for other in _KINDS
        if other is not kind
        for row in (*table.by_key(other, key), *table.by_squash(other, key.replace(" ", "")))
    }
    return tuple(Candidate(*record, name) for record, name in sorted(found.items()))
