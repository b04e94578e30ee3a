"""The rungs of the ladder above an exact name, and what is said where none holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from immunoref.names import normalise, words
from immunoref.resolve.fuzzy import choose, ranked
from immunoref.resolve.guard import guarded
from immunoref.resolve.memo import Remembering
from immunoref.resolve.outcome import NotCovered, NotFound, Outcome
from immunoref.resolve.parts import by_parts
from immunoref.resolve.prefix import by_ending, by_prefix
from immunoref.resolve.suggest import elsewhere, suggestions
from immunoref.resolve.wording import by_words, same_words

if TYPE_CHECKING:
    from immunoref.records import Kind
    from immunoref.resolve.table import NameTable


def climb(table: NameTable, kind: Kind, query: str, exact: Outcome | None) -> Outcome:
    """Find the record that a query means where it is the exact name of none.

    Args:
        table: The names to look in.
        kind: What is sought.
        query: What somebody typed, with at least one word.
        exact: What its exact name came to, if it is that of something not covered here.
    """
    table = Remembering(table)
    outcome = exact or guarded(table, kind, words(query), _further(table, kind, query))
    if outcome is not None and not isinstance(outcome, NotCovered):
        return outcome
    named = elsewhere(table, kind, query)
    if outcome is None or (exact is None and named):  # hepatitis is no hepatitis A vaccine
        return NotFound(suggestions(table, kind, query), named)
    return msgspec.structs.replace(outcome, suggestions=suggestions(table, kind, query))


def _further(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Climb the rungs above an exact name.

    A name in another order or number comes before a beginning: melanomas is not melanoma, skin.
    """
    return (
        same_words(table, kind, query)
        or by_prefix(table, kind, normalise(query))
        or by_words(table, kind, query)
        or _perhaps(table, kind, query)
    )


def _perhaps(table: NameTable, kind: Kind, query: str) -> Outcome | None:
    """Guess: the whole query misspelled, the end of several names, or part of it misspelled."""
    near = ranked(table, kind, words(query))
    if near and near[0].cost <= 1:
        return choose(table, near)
    return by_ending(table, kind, normalise(query)) or choose(table, near) or by_parts(table, kind, query)
