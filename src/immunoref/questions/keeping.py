"""``sources`` and ``stale``: what the facts rest on, and which of them are due for another look."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from immunoref.questions.answers import Reply, Shape
from immunoref.records import Kind, Source, SourceKind

if TYPE_CHECKING:
    from immunoref.store import Store


class SourceUse(Shape, frozen=True, kw_only=True):
    """A source and how much rests on it."""

    id: str
    kind: SourceKind
    title: str
    publisher: str
    url: str | None
    dated: str | None  # the source's own date; None: undated
    reviewed: str  # when it was last read
    days: int  # since it was last read
    licence: str
    facts: int  # how many facts cite it


class SourcesAnswer(Shape, frozen=True, kw_only=True):
    """Every source, the most cited first."""

    sources: tuple[SourceUse, ...]


class Due(Shape, frozen=True, kw_only=True):
    """A record that was reviewed too long ago."""

    kind: Kind
    id: str
    name: str
    reviewed: str
    days: int


class StaleAnswer(Shape, frozen=True, kw_only=True):
    """The records that are due, the oldest first."""

    max_age: int  # days
    due: tuple[Due, ...]


def sources(store: Store, today: date) -> Reply:
    """Return every source with the number of facts that rest on it."""
    counts = store.citation_counts()
    records = [record for record in store.all_of(Kind.SOURCE) if isinstance(record, Source)]
    shown = [
        SourceUse(
            id=record.id,
            kind=record.kind,
            title=record.title,
            publisher=record.publisher,
            url=record.url,
            dated=record.dated,
            reviewed=record.reviewed,
            days=_days(record.reviewed, today),
            licence=record.licence,
            facts=counts.get(record.id, 0),
        )
        for record in records
    ]
    shown.sort(key=lambda source: (-source.facts, source.id))
    answer = SourcesAnswer(sources=tuple(shown))
    return Reply(query="sources", match=None, answer=answer, sources=(), data=store.stamp())


def stale(store: Store, max_age: int, today: date) -> Reply:
    """Return the records that were last reviewed more than `max_age` days ago."""
    due = [
        Due(kind=Kind(kind), id=record_id, name=name, reviewed=reviewed, days=_days(reviewed, today))
        for kind, record_id, name, reviewed in store.reviews()
        if _days(reviewed, today) > max_age
    ]
    due.sort(key=lambda item: (-item.days, item.kind, item.id))
    answer = StaleAnswer(max_age=max_age, due=tuple(due))
    return Reply(query="stale", match=None, answer=answer, sources=(), data=store.stamp())


def _days(reviewed: str, today: date) -> int:
    return (today - date.fromisoformat(reviewed)).days
