"""The table of names that the ladder climbs: what a row holds and what can be asked.

The knowledge compiler writes one `NameRow` for each name of each record, the store answers
`NameTable` from SQLite, and the `MemoryTable` of the tests from a list of rows.

Every question is one B-tree lookup, or a handful. An index needs, for each row, its kind with

- its ``key`` (`names.normalise`), its ``squash`` (`names.squash`; also for prefixes, as a range) and
  its squash reversed (for endings);
- each distinct `names.stem` of its `names.words`;
- each of the `names.name_blocks` of its squash: about 29 short texts, 58 for a long name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from immunoref.records import Kind, NameKind

if TYPE_CHECKING:
    from collections.abc import Sequence


def kinds_for(kind: Kind) -> tuple[Kind, ...]:
    """The kinds that compete for a query: medicines that are not covered stand beside therapies."""
    return (kind, Kind.OTHER_MEDICINE) if kind is Kind.THERAPY else (kind,)


class NameRow(msgspec.Struct, frozen=True):
    """One name of one record."""

    kind: Kind
    id: str
    record_name: str  # the record's own name
    text: str  # this name, as written
    name_kind: NameKind | None  # None: the record's own name
    key: str  # `names.normalise(text)`
    squash: str  # `names.squash(text)`
    loose: bool = False  # too vague to pick one: a hit lists the group and its members


class Member(msgspec.Struct, frozen=True):
    """A record below a group, directly or not."""

    id: str
    name: str


class NameTable(Protocol):
    """What the ladder asks. Rows may come in any order; no answer depends on it."""

    def by_id(self, kind: Kind, id: str) -> Sequence[NameRow]:
        """All rows of the record with that id."""

    def by_key(self, kind: Kind, key: str) -> Sequence[NameRow]:
        """The rows with that normalised name."""

    def by_squash(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """The rows with that squashed name."""

    def by_prefix(self, kind: Kind, prefix: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows whose squashed name starts so, in the order of squash, then id."""

    def by_suffix(self, kind: Kind, suffix: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows whose squashed name ends so, in the order of reversed squash, id."""

    def with_word(self, kind: Kind, stem: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows one of whose words has that stem, in the order of key, then id."""

    def near(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """The rows that share one of their `name_blocks` with the `query_blocks` of a squash."""

    def members(self, kind: Kind, id: str) -> Sequence[Member]:
        """The records below one, directly or not, in the order of their ids."""

    def ancestors(self, kind: Kind, id: str) -> Sequence[str]:
        """The ids of the records above one, by any path."""
