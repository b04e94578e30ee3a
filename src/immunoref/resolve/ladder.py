"""The ladder: from the surest way of finding a record to a guess, the first that answers wins."""

from __future__ import annotations

from typing import Final

import msgspec

from immunoref.names import words
from immunoref.records import Kind
from immunoref.resolve.exact import by_name, by_prefix
from immunoref.resolve.fuzzy import by_likeness
from immunoref.resolve.outcome import NotCovered, NotFound, Outcome
from immunoref.resolve.suggest import elsewhere, suggestions
from immunoref.resolve.table import NameTable
from immunoref.resolve.wording import by_words

LONGEST: Final = 300
"""A longer query is no name; cutting it could turn it into one."""


def resolve(table: NameTable, kind: Kind, query: str) -> Outcome:
    """Find the record that a query means, or say why there is none.

    Args:
        table: The names to look in.
        kind: `Kind.THERAPY`, `Kind.CONDITION` or `Kind.SIDE_EFFECT`.
        query: What somebody typed: any text at all.
    """
    name = words(query) if len(query) <= LONGEST else ()
    if not name:
        return NotFound()
    outcome = (
        by_name(table, kind, query)
        or by_prefix(table, kind, name)
        or by_words(table, kind, query)
        or by_likeness(table, kind, name)
    )
    if outcome is None:
        return NotFound(suggestions(table, kind, query), elsewhere(table, kind, query))
    if isinstance(outcome, NotCovered):
        return msgspec.structs.replace(outcome, suggestions=suggestions(table, kind, query))
    return outcome
