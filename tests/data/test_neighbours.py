"""No slip of one letter turns a name into another record.

A query that is one edit from a name can only be taken for another record's name if it lies as near
to that. So every pair of names of different records that are within two edits of each other is
looked at, and every text that is one edit from both of them is asked for: it must find neither by a
guess. What is the exact name of a record may of course find that record.

Cancers have so many ways to be written that one pair in six is asked; IMMUNOREF_EVERY_PAIR=1 asks all
(111,461 queries on 2026-11-21, none wrong).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from rapidfuzz.distance import OSA

from immunoref import names
from immunoref.name_index import NameIndex
from immunoref.records import Kind
from immunoref.resolve import Found, resolve
from immunoref.resolve.table import NameRow, kinds_for
from immunoref.store import Store

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
STEP = 1 if os.environ.get("IMMUNOREF_EVERY_PAIR") else 6  # of the pairs of cancers, this one and so on


def all_rows(index: NameIndex, store: Store, kind: Kind) -> list[NameRow]:
    ids = [row[0] for row in store.rows("SELECT id FROM record WHERE kind = ? ORDER BY id", (kind,))]
    return [row for record_id in ids for row in index.by_id(kind, record_id)]


def edits(text: str) -> Iterator[str]:
    """Yield every text one deletion, insertion, substitution or exchange away."""
    for at in range(len(text) + 1):
        head, tail = text[:at], text[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS if letter != tail[0])
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in LETTERS)


def between(one: str, other: str) -> set[str]:
    """Return the texts that are at most one edit from both of two names, themselves apart."""
    return {text for text in edits(one) if OSA.distance(text, other, score_cutoff=1) <= 1} - {one, other}


def pairs_of(store: Store, index: NameIndex, kind: Kind) -> list[tuple[str, str]]:
    """Return the squashed names of different records that are within two edits of each other."""
    found: set[tuple[str, str]] = set()
    for row in all_rows(index, store, kind):
        for other in (near for near_kind in kinds_for(kind) for near in index.near(near_kind, row.squash)):
            is_another = (other.kind, other.id) != (row.kind, row.id) and other.squash != row.squash
            if is_another and OSA.distance(row.squash, other.squash, score_cutoff=2) <= 2:
                found.add((row.squash, other.squash))
    return sorted(found)


def is_exact(index: NameIndex, found: Found, query: str) -> bool:
    return any(names.squash(query) == row.squash for row in index.by_id(found.kind, found.id))


@pytest.mark.parametrize("kind", [Kind.THERAPY, Kind.CONDITION, Kind.SIDE_EFFECT])
def test_what_lies_between_two_names_finds_neither(store: Store, kind: Kind) -> None:
    index = NameIndex(store)
    pairs = pairs_of(store, index, kind)[:: STEP if kind is Kind.CONDITION else 1]
    assert len(pairs) > 1000
    wrong = [
        (query, one, other, outcome.id)
        for one, other in pairs
        for query in sorted(between(one, other))
        if isinstance(outcome := resolve(index, kind, query), Found) and not is_exact(index, outcome, query)
        if {row.squash for row in index.by_id(outcome.kind, outcome.id)} & {one, other}
    ]
    assert wrong == []
