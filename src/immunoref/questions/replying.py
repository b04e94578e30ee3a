"""An answer with the frame of the contract: the query, the match, the sources that it cites, the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from immunoref.questions import finding, parts
from immunoref.questions.answers import Match, Refusal, Reply, Shape
from immunoref.questions.citing import citations_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.store import Store


class Asked(Shape, frozen=True, kw_only=True):
    """One of several names of a question, and the record that it means."""

    query: str
    match: Match


def reply(store: Store, query: str, answer: Shape, match: Match | None = None) -> Reply:
    """Return an answer as a whole reply."""
    return Reply(
        query=query,
        match=match,
        answer=answer,
        sources=parts.sources(store, citations_in(answer)),
        data=store.stamp(),
    )


def find_all(store: Store, question: str, queries: Iterable[str]) -> tuple[Asked, ...] | Refusal:
    """Return the records that several names mean, each once, or why one of them means none."""
    found: dict[str, Asked] = {}
    for query in queries:
        match = finding.find(store, question, query)
        if isinstance(match, Refusal):
            return msgspec.structs.replace(match, query=query)
        found.setdefault(match.id, Asked(query=query, match=match))
    return tuple(found.values())
