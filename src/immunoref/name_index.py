"""The names of the compiled index, as the ladder asks for them: each question a few B-tree lookups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref import names
from immunoref.records import Kind, NameKind
from immunoref.resolve.table import Member, NameRow
from immunoref.store import AFTER_ALL, block_hash, telling_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.store import Store

COLUMNS: Final = "kind, id, record_name, text, name_kind, key, squash, loose"
QUALIFIED: Final = ", ".join(f"name.{column}" for column in COLUMNS.split(", "))


class NameIndex:
    """A `resolve.table.NameTable` over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_id(self, kind: Kind, id: str) -> Sequence[NameRow]:
        """All rows of the record with that id."""
        return self._rows("WHERE kind = ? AND id = ? ORDER BY key", kind, id)

    def by_key(self, kind: Kind, key: str) -> Sequence[NameRow]:
        """The rows with that normalised name."""
        return self._rows("WHERE kind = ? AND key = ? ORDER BY id", kind, key)

    def by_squash(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """The rows with that squashed name."""
        return self._rows("WHERE kind = ? AND squash = ? ORDER BY id, key", kind, squash)

    def by_prefix(self, kind: Kind, prefix: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows whose squashed name starts so, in the order of squash, then id."""
        where = "WHERE kind = ? AND squash >= ? AND squash < ? ORDER BY squash, id LIMIT ?"
        return self._rows(where, kind, prefix, prefix + AFTER_ALL, limit)

    def by_suffix(self, kind: Kind, suffix: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows whose squashed name ends so, in the order of reversed squash, then id."""
        start = suffix[::-1]
        where = "WHERE kind = ? AND reversed >= ? AND reversed < ? ORDER BY reversed, id LIMIT ?"
        return self._rows(where, kind, start, start + AFTER_ALL, limit)

    def with_word(self, kind: Kind, stem: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows one of whose words has that stem, in the order of key, then id."""
        sql = (
            f"SELECT {QUALIFIED} FROM word JOIN name USING (number) "  # noqa: S608 - constants
            "WHERE word.kind = ? AND stem = ? ORDER BY key, id LIMIT ?"
        )
        return _made(self._store.rows(sql, (kind, stem, limit)))

    def near(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """The rows that share one of their `name_blocks` with the `query_blocks` of a squash."""
        hashes = [block_hash(kind, block) for block in telling_blocks(names.query_blocks(squash))]
        marks = ", ".join("?" * len(hashes))
        sql = (
            f"SELECT {COLUMNS} FROM name WHERE number IN ("  # noqa: S608 - marks only
            "SELECT window.name FROM block, json_each('[' || windows || ']') AS one "
            f"JOIN window ON window.number = one.value WHERE hash IN ({marks})"
            ") AND kind = ? ORDER BY key, id"
        )
        return _made(self._store.rows(sql, (*hashes, kind)))

    def members(self, kind: Kind, id: str) -> Sequence[Member]:
        """The records below one, directly or not, in the order of their ids."""
        below = self._store.descendants(kind, id)
        return tuple(Member(ref.id, ref.name) for ref in sorted(below, key=lambda ref: ref.id))

    def ancestors(self, kind: Kind, id: str) -> Sequence[str]:
        """The ids of the records above one, by any path."""
        return tuple(ref.id for ref in self._store.ancestors(kind, id))

    def _rows(self, where: str, *parameters: str | int) -> tuple[NameRow, ...]:
        return _made(self._store.rows(f"SELECT {COLUMNS} FROM name {where}", parameters))  # noqa: S608 - constants


def _made(rows: Iterable[tuple[str, ...]]) -> tuple[NameRow, ...]:
    return tuple(
        NameRow(
            kind=Kind(kind),
            id=record_id,
            record_name=record_name,
            text=text,
            name_kind=NameKind(name_kind) if name_kind else None,
            key=key,
            squash=squash,
            loose=bool(loose),
        )
        for kind, record_id, record_name, text, name_kind, key, squash, loose in rows
    )
