"""The ladder: from the surest way of finding a record to a guess, the first that answers wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import normalise, words
from immunoref.resolve.exact import by_name
from immunoref.resolve.fuzzy import choose, ranked
from immunoref.resolve.guard import guarded
from immunoref.resolve.memo import Remembering
from immunoref.resolve.outcome import Ambiguous, Found, NotCovered, NotFound, Outcome
from immunoref.resolve.parts import by_parts
from immunoref.resolve.prefix import by_ending, by_prefix
from immunoref.resolve.suggest import elsewhere, suggestions
from immunoref.resolve.wording import by_words

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
    table = Remembering(table)
    outcome = exact or guarded(table, kind, name, _further(table, kind, query))
    if outcome is None:
        return NotFound(suggestions(table, kind, query), elsewhere(table, kind, query))
    if isinstance(outcome, NotCovered):
        return msgspec.structs.replace(outcome, suggestions=suggestions(table, kind, query))
    return outcome


def _further(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Climb the rungs above an exact name."""
    return (
        by_prefix(table, kind, normalise(query))
        or by_words(table, kind, query)
        or _perhaps(table, kind, query)
    )


def _perhaps(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Guess: the whole query misspelled, the end of several names, or part of it misspelled."""
    near = ranked(table, kind, words(query))
    if near and near[0].cost <= 1:
        return choose(table, near)
    return by_ending(table, kind, normalise(query)) or choose(table, near) or by_parts(table, kind, query)
