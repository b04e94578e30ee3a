"""Rungs 1 to 3: an id or a name, the same with other separators, the start of one record's names."""

from __future__ import annotations

import re
from typing import Final

from immunoref.names import normalise
from immunoref.records import Kind
from immunoref.resolve.outcome import How, Outcome
from immunoref.resolve.settle import records, settle
from immunoref.resolve.table import NameRow, NameTable

SHORTEST_PREFIX: Final = 4
MANY: Final = 200
"""More rows than this with one start are no prefix of one record."""

_DIGITS: Final = re.compile(r"\d+")


def kinds_for(kind: Kind) -> tuple[Kind, ...]:
    """The kinds that compete for a query: medicines that are not covered stand beside therapies."""
    return (kind, Kind.OTHER_MEDICINE) if kind is Kind.THERAPY else (kind,)


def by_name(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Rungs 1 and 2."""
    key = normalise(query)
    named = [row for k in kinds_for(kind) for row in table.by_key(k, key)]
    found = [r for r in table.by_id(kind, query.strip()) if r.name_kind is None] or named
    if not found:
        found = list(table.by_id(kind, key.replace(" ", "-")))
    if found:
        return settle(table, found, How.EXACT)
    return settle(table, squashed(table, kind, tuple(key.split())), How.SQUASHED)


def squashed(table: NameTable, kind: Kind, words: tuple[str, ...]) -> list[NameRow]:
    """The rows that some words spell when run together."""
    joined = "".join(words)
    return [
        row
        for k in kinds_for(kind)
        for row in table.by_squash(k, joined)
        if _same_numbers(" ".join(words), row.key)
    ]


def _same_numbers(query: str, name: str) -> bool:
    """Whether no two numbers of the query were run together into one: IL-1 2 is not IL-12."""
    return len(_DIGITS.findall(query)) <= len(_DIGITS.findall(name)) or not _DIGITS.search(name)


def by_prefix(table: NameTable, kind: Kind, words: tuple[str, ...]) -> Outcome | None:
    """Rung 3: all names that start so belong to one record, or to it and its own members."""
    start = "".join(words)
    if sum(map(str.isalpha, start)) < SHORTEST_PREFIX:
        return None
    rows = [row for k in kinds_for(kind) for row in table.by_prefix(k, start, MANY)]
    if not rows or len(rows) >= MANY:
        return None
    outcome = settle(table, rows, How.PREFIX, score=_typed(start, rows), broad=True)
    return outcome if len(records(rows)) == 1 or not _is_word(words, rows) else outcome


def _typed(start: str, rows: list[NameRow]) -> float:
    """The share of the shortest name that was typed."""
    return round(len(start) / min(len(row.squash) for row in rows), 3)


def _is_word(words: tuple[str, ...], rows: list[NameRow]) -> bool:
    return any(row.key.startswith(" ".join(words) + " ") for row in rows)
