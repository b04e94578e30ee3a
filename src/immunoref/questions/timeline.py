"""``timeline``: approvals, extensions, conversions and withdrawals of a therapy, or in a cancer, by date.

Events are read off dated facts: a therapy's first approval, and the dates of its uses. What has no
date stands at the end and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions import cancer, drug, finding, replying
from immunoref.questions.answers import Citation, DrugAnswer, Refusal, Reply, Shape
from immunoref.records import Kind, TherapyKind, UseStatus
from immunoref.store import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from immunoref.questions.answers import Match, TherapyUse, UseShown
    from immunoref.store import Store

APPROVALS: Final = (UseStatus.APPROVED, UseStatus.ACCELERATED, UseStatus.WITHDRAWN)
FIRST, APPROVED, FURTHER = "first approved", "approved", "approved for a further use"
ACCELERATED, CONVERTED, ENDED = "accelerated approval", "converted to full approval", "approval ended"


class Event(Shape, frozen=True, kw_only=True):
    """Something that happened to a therapy's approval."""

    date: str | None  # ISO day, month or year; None: no source that was read dates it
    what: str  # one of the phrases above
    therapy: Ref
    condition: Ref | None  # None: the therapy as a whole
    relation: str  # of the condition to the cancer asked for, as in `cancer`; "same" for a therapy
    setting: str | None
    combined_with: tuple[str, ...]
    biomarker: str | None
    note: str | None
    sources: tuple[Citation, ...]


class TimelineAnswer(Shape, frozen=True, kw_only=True):
    """What happened to approvals, in order of date."""

    question: str  # "drug" or "cancer": which question answers for the record
    id: str
    name: str
    kind: str
    dated: tuple[Event, ...]
    undated: tuple[Event, ...]


def ask(store: Store, query: str) -> Reply | Refusal:
    """Answer for the therapy, group or condition that a name means."""
    match = finding.find_either(store, ("drug", "cancer"), query)
    return match if isinstance(match, Refusal) else replying.reply(store, query, answer(store, match), match)


def answer(store: Store, match: Match) -> TimelineAnswer:
    """Return the timeline of a record."""
    kind = Kind(match.kind)
    ref = store.refs(kind, [match.id])[match.id]
    events = _of_therapies(store, ref) if kind is Kind.THERAPY else _in_condition(store, ref)
    found = sorted(events, key=lambda event: (event.date or "", event.therapy.name.casefold()))
    return TimelineAnswer(
        question="drug" if kind is Kind.THERAPY else "cancer",
        id=ref.id,
        name=ref.name,
        kind=ref.kind,
        dated=tuple(event for event in found if event.date is not None),
        undated=tuple(event for event in found if event.date is None),
    )


def _of_therapies(store: Store, ref: Ref) -> Iterator[Event]:
    """Yield the events of a therapy, or of all therapies below a group."""
    below = store.descendants(Kind.THERAPY, ref.id) if ref.kind == TherapyKind.GROUP else ()
    for therapy in (ref, *below):
        answered = drug.answer(store, therapy.id)
        yield from _first(therapy, answered)
        for use in answered.uses:
            yield from _use(therapy, use, "same", answered.first_approved)


def _first(therapy: Ref, answered: DrugAnswer) -> Iterator[Event]:
    if answered.first_approved is not None:
        yield Event(
            date=answered.first_approved,
            what=FIRST,
            therapy=therapy,
            condition=None,
            relation="same",
            setting=None,
            combined_with=(),
            biomarker=None,
            note=None,
            sources=answered.evidence.get("first_approved", ()),
        )


def _in_condition(store: Store, ref: Ref) -> Iterator[Event]:
    """Yield the events of every use that names a condition, or one that `cancer` counts with it."""
    uses = cancer.answer(store, ref.id).therapies
    for use in uses:
        first = store.therapy(use.therapy.id).first_approved
        yield from _use(use.therapy, use, use.relation, first)


def _use(therapy: Ref, use: UseShown | TherapyUse, relation: str, first: str | None) -> Iterator[Event]:
    """Yield when a use was approved, when fully, and when that ended; one event without a date if unknown."""
    if use.status not in APPROVALS:
        return
    if use.since is not None or not (use.confirmed or use.status is UseStatus.WITHDRAWN):
        yield _event(therapy, use, relation, use.since, _approval(use, first))
    if use.confirmed is not None:
        yield _event(therapy, use, relation, use.confirmed, CONVERTED)
    if use.until is not None or use.status is UseStatus.WITHDRAWN:
        yield _event(therapy, use, relation, use.until, ENDED)


def _approval(use: UseShown | TherapyUse, first: str | None) -> str:
    if use.status is UseStatus.ACCELERATED or use.confirmed is not None:
        return ACCELERATED
    return FURTHER if use.since and first and use.since[: len(first)] > first else APPROVED


def _event(therapy: Ref, use: UseShown | TherapyUse, relation: str, date: str | None, what: str) -> Event:
    return Event(
        date=date,
        what=what,
        therapy=therapy,
        condition=use.condition,
        relation=relation,
        setting=use.setting,
        combined_with=use.combined_with,
        biomarker=use.biomarker,
        note=use.note,
        sources=use.sources,
    )
