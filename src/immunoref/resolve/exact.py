"""Rungs 1 and 2: an id or a name, and the same with other separators or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from immunoref.names import normalise
from immunoref.resolve.outcome import How
from immunoref.resolve.settle import one_of
from immunoref.resolve.table import kinds_for

if TYPE_CHECKING:
    from immunoref.records import Kind
    from immunoref.resolve.outcome import Outcome
    from immunoref.resolve.table import NameRow, NameTable

_DIGITS: Final = re.compile(r"\d+")


def by_name(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Find the records with a query's id or name, as written or run together."""
    key = normalise(query)
    # Names before ids: where a loose name is spelled like its group's id, it is the name that was meant.
    found = [row for k in kinds_for(kind) for row in table.by_key(k, key)]
    found = found or [row for row in table.by_id(kind, key.replace(" ", "-")) if _is_own(row)]
    if found:
        return one_of(table, found, How.EXACT)
    return one_of(table, squashed(table, kind, tuple(key.split())), How.SQUASHED)


def _is_own(row: NameRow) -> bool:
    return row.name_kind is None and not row.loose


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
    return len(_DIGITS.findall(query)) <= len(_DIGITS.findall(name))
