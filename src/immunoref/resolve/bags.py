"""Names as bags of words: order, stop words, inflection and words of the same meaning do not count."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from immunoref.names import stem, words
from immunoref.records import Kind, NameKind
from immunoref.resolve.describing import DESCRIBING, GENERIC_STEMS, NEUTRAL, STOP
from immunoref.resolve.synonyms import canonical, variants
from immunoref.resolve.table import NameRow, NameTable, kinds_for

MANY: Final = 400
"""A word in more rows than this finds nobody."""


@lru_cache(maxsize=32768)
def bag(kind: Kind, name: tuple[str, ...]) -> frozenset[str]:
    """The canonical stems of some words, without stop words (unless nothing else is there)."""
    return frozenset(canonical(kind, word) for word in name if word not in STOP) or frozenset(name)


@lru_cache(maxsize=32768)
def row_bag(kind: Kind, key: str) -> frozenset[str]:
    """The bag of a name by its key."""
    return bag(kind, words(key))


def telling(kind: Kind, name: Iterable[str]) -> tuple[str, ...]:
    """The words that are left when describing words and stop words fall away."""
    return tuple(w for w in name if w not in STOP and w not in DESCRIBING.get(kind, ()))


def weighty(kind: Kind, name: Iterable[str]) -> tuple[str, ...]:
    """The words of a name that a query for it must have, mostly."""
    return tuple(w for w in name if w not in STOP and w not in NEUTRAL.get(kind, ()))


def generic(kind: Kind, name: Iterable[str]) -> bool:
    """Whether none of the words could identify a record."""
    return all(word in STOP or stem(word) in GENERIC_STEMS.get(kind, ()) for word in name)


def rows_with(table: NameTable, kind: Kind, word: str) -> list[NameRow] | None:
    """The rows that have a word or one of the same meaning; None where they are too many."""
    rows = [
        row
        for k in kinds_for(kind)
        for stem in variants(kind, word)
        for row in table.with_word(k, stem, MANY)
    ]
    return rows if len(rows) < MANY else None


def same_bag(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[NameRow]:
    """The rows whose words are those of a name, in any order."""
    if kind is Kind.THERAPY and len(name) == 1:
        return []  # one word of a drug's name is not inflected: a letter makes another drug
    wanted = bag(kind, name)
    rarest: list[NameRow] | None = None
    for word in sorted(set(name) - STOP):
        rows = rows_with(table, kind, word)
        if rows is not None and (rarest is None or len(rows) < len(rarest)):
            rarest = rows
    same = [row for row in rarest or () if row_bag(kind, row.key) == wanted]
    return same if len(name) > 1 else [row for row in same if row.name_kind is not NameKind.ABBREVIATION]
