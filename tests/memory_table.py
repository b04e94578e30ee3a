"""A table of names held in memory: the reference that an SQL table is compared with."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter

from immunoref.names import name_blocks, normalise, query_blocks, squash, stem, words
from immunoref.records import Kind, NameKind
from immunoref.resolve.table import Member, NameRow

Parents = Mapping[tuple[Kind, str], Sequence[str]]
"""The ids of the parents of a record (of the same kind)."""


_KeysOf = Callable[[NameRow], Iterable[str]]


def row(  # noqa: PLR0913 - the fields of a row
    kind: Kind,
    id: str,
    record_name: str,
    text: str,
    name_kind: NameKind | None = None,
    *,
    loose: bool = False,
) -> NameRow:
    """Make the row of one name, with its keys."""
    return NameRow(kind, id, record_name, text, name_kind, normalise(text), squash(text), loose)


_Sorted = list[tuple[tuple[Kind, str, str, str], NameRow]]


def _by(text_of: Callable[[NameRow], str], rows: Iterable[NameRow]) -> _Sorted:
    """Sort rows by kind, some text, and id."""
    return sorted((((row.kind, text_of(row), row.id, row.text), row) for row in rows), key=itemgetter(0))


def _starting(rows: _Sorted, kind: Kind, start: str, limit: int) -> Sequence[NameRow]:
    """The first rows, in order, whose sorted text starts so."""
    first = bisect_left(rows, (kind, start, "", ""), key=itemgetter(0))
    return [
        row for (k, text, _, _), row in rows[first : first + limit] if k is kind and text.startswith(start)
    ]


class MemoryTable:
    """Answers every question of `NameTable` from dictionaries."""

    def __init__(self, rows: Iterable[NameRow], parents: Parents | None = None) -> None:
        """Index `rows`; `parents` gives the tree."""
        self._parents = dict(parents or {})
        self._children: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        for (kind, child), above in sorted(self._parents.items()):
            for parent in above:
                self._children[kind, parent].append(child)
        self._rows = tuple(sorted(set(rows), key=lambda row: (row.key, row.id, row.text)))
        self._names = {(row.kind, row.id): row.record_name for row in self._rows}
        self._sorted = _by(lambda row: row.squash, self._rows)
        self._reversed = _by(lambda row: row.squash[::-1], self._rows)
        self._ids = self._index(lambda row: (row.id,))
        self._keys = self._index(lambda row: (row.key,))
        self._squashes = self._index(lambda row: (row.squash,))
        self._words = self._index(lambda row: {stem(word) for word in words(row.text)})
        self._blocks = self._index(lambda row: name_blocks(row.squash))

    def _index(self, keys_of: _KeysOf) -> dict[tuple[Kind, str], list[NameRow]]:
        index = defaultdict(list)
        for row in self._rows:
            for key in keys_of(row):
                index[row.kind, key].append(row)
        return dict(index)

    def by_id(self, kind: Kind, id: str) -> Sequence[NameRow]:
        """All rows of the record with that id."""
        return self._ids.get((kind, id), ())

    def by_key(self, kind: Kind, key: str) -> Sequence[NameRow]:
        """The rows with that normalised name."""
        return self._keys.get((kind, key), ())

    def by_squash(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """The rows with that squashed name."""
        return self._squashes.get((kind, squash), ())

    def by_prefix(self, kind: Kind, prefix: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows whose squashed name starts so."""
        return _starting(self._sorted, kind, prefix, limit)

    def by_suffix(self, kind: Kind, suffix: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows whose squashed name ends so."""
        return _starting(self._reversed, kind, suffix[::-1], limit)

    def with_word(self, kind: Kind, stem: str, limit: int) -> Sequence[NameRow]:
        """Up to `limit` rows one of whose words has that stem."""
        return self._words.get((kind, stem), [])[:limit]

    def near(self, kind: Kind, squash: str) -> Sequence[NameRow]:
        """The rows that share a block with the query."""
        found = {row: None for block in query_blocks(squash) for row in self._blocks.get((kind, block), ())}
        return tuple(found)

    def members(self, kind: Kind, id: str) -> Sequence[Member]:
        """The records below one, directly or not."""
        below = self._closure(kind, id, self._children)
        return tuple(Member(i, self._names[kind, i]) for i in below if (kind, i) in self._names)

    def ancestors(self, kind: Kind, id: str) -> Sequence[str]:
        """The ids of the records above one."""
        return self._closure(kind, id, self._parents)

    def _closure(self, kind: Kind, id: str, step: Parents) -> tuple[str, ...]:
        seen: set[str] = set()
        waiting = list(step.get((kind, id), ()))
        while waiting:
            if (nearest := waiting.pop()) not in seen:
                seen.add(nearest)
                waiting.extend(step.get((kind, nearest), ()))
        return tuple(sorted(seen - {id}))
