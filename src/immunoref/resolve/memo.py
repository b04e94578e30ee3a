"""A table that asks each question once: several rungs look for the same words and neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.records import Kind
    from immunoref.resolve.table import Member, NameRow, NameTable


class Remembering:
    """A `NameTable` over another, for the length of one query."""

    def __init__(self, table: NameTable) -> None:
        """Ask `table`."""
        self._table = table
        self._near: dict[tuple[Kind, str], Sequence[NameRow]] = {}
        self._words: dict[tuple[Kind, str, int], Sequence[NameRow]] = {}
        self._squashes: dict[tuple[Kind, str], Sequence[NameRow]] = {}
        self._ancestors: dict[tuple[Kind, str], Sequence[str]] = {}

    def by_id(self, kind: Kind, id: str) -> Sequence[NameRow]:
        """See `NameTable.by_id`."""
        return self._table.by_id(kind, id)

    def by_key(self, kind: Kind, key: str) -> Sequence[NameRow]:
        """See `NameTable.by_key`."""
        return self._table.by_key(kind, key)

    def by_squash(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """See `NameTable.by_squash`."""
        if (kind, squash) not in self._squashes:
            self._squashes[kind, squash] = self._table.by_squash(kind, squash)
        return self._squashes[kind, squash]

    def by_prefix(self, kind: Kind, prefix: str, limit: int) -> Sequence[NameRow]:
        """See `NameTable.by_prefix`."""
        return self._table.by_prefix(kind, prefix, limit)

    def by_suffix(self, kind: Kind, suffix: str, limit: int) -> Sequence[NameRow]:
        """See `NameTable.by_suffix`."""
        return self._table.by_suffix(kind, suffix, limit)

    def with_word(self, kind: Kind, stem: str, limit: int) -> Sequence[NameRow]:
        """See `NameTable.with_word`."""
        if (kind, stem, limit) not in self._words:
            self._words[kind, stem, limit] = self._table.with_word(kind, stem, limit)
        return self._words[kind, stem, limit]

    def near(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """See `NameTable.near`."""
        if (kind, squash) not in self._near:
            self._near[kind, squash] = self._table.near(kind, squash)
        return self._near[kind, squash]

    def members(self, kind: Kind, id: str) -> Sequence[Member]:
        """See `NameTable.members`."""
        return self._table.members(kind, id)

    def ancestors(self, kind: Kind, id: str) -> Sequence[str]:
        """See `NameTable.ancestors`."""
        if (kind, id) not in self._ancestors:
            self._ancestors[kind, id] = self._table.ancestors(kind, id)
        return self._ancestors[kind, id]
