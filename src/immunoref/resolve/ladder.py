"""The ladder: from the surest way of finding a record to a guess, the first that answers wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.names import words
from immunoref.resolve.exact import by_name
from immunoref.resolve.outcome import Ambiguous, Found, NotFound, Outcome

if TYPE_CHECKING:
    from immunoref.records import Kind
    from immunoref.resolve.table import NameTable

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
    exact = by_name(table, kind, query)
    if isinstance(exact, Found | Ambiguous):
        return exact
    from immunoref.resolve import rungs  # noqa: PLC0415 - most queries are a name as it is written

    return rungs.climb(table, kind, query, exact)
