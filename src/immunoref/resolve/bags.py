"""Names as bags of words: order, stop words, inflection and words of the same meaning do not count."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from immunoref.names import stem, words
from immunoref.records import Kind, NameKind
from immunoref.resolve.describing import DESCRIBING, GENERIC_STEMS, NEUTRAL, STOP
from immunoref.resolve.synonyms import canonical, variants
from immunoref.resolve.table import NameRow, NameTable, kinds_for

if TYPE_CHECKING:
    from collections.abc import Iterable

MANY: Final = 250
MOST: Final = 4000
"""A word in so many rows is too common to look them all through, if another word will do; or at all."""


@lru_cache(maxsize=32768)
def bag(kind: Kind, name: tuple[str, ...]) -> frozenset[str]:
    """The canonical stems of some words, without stop words (unless nothing else is there).

    A word that drugs are told apart by is not cut to its stem: a letter makes another.
    """
    return frozenset(_meant(kind, word) for word in name if word not in STOP) or frozenset(name)


def _meant(kind: Kind, word: str) -> str:
    chief = canonical(kind, word)
    telling_apart = kind is Kind.THERAPY and chief == stem(word) and not generic(kind, (word,))
    return word if telling_apart else chief


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


def fewest_rows(table: NameTable, kind: Kind, name: Iterable[str]) -> list[NameRow]:
    """The rows that have one of some words, or one of the same meaning.

    That of the longest word, as the rarest, unless too many have it; where all are common, a part.
    """
    longest_first = sorted(set(name) - STOP, key=lambda word: (-len(word), word))
    for most in (MANY, MOST):
        for word in longest_first:
            rows = _rows_with(table, kind, word, most)
            if len(rows) < most:
                return rows
    return []


def _rows_with(table: NameTable, kind: Kind, word: str, most: int) -> list[NameRow]:
    rows: list[NameRow] = []
    for k in kinds_for(kind):
        for variant in variants(kind, word):
            rows.extend(table.with_word(k, variant, most - len(rows)) if len(rows) < most else ())
    return rows


def same_bag(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[NameRow]:
    """The rows whose words are those of a name, in any order.

    A short form of one word is not inflected, nor is one word of a drug's name: a letter makes it another.
    One word that identifies nothing by itself is no name without its little words: hair, too much hair.
    """
    if len(name) == 1 and (kind is Kind.THERAPY or generic(kind, name)):
        return []
    wanted = bag(kind, name)
    same = [row for row in fewest_rows(table, kind, name) if row_bag(kind, row.key) == wanted]
    return same if len(name) > 1 else [row for row in same if row.name_kind is not NameKind.ABBREVIATION]
