"""``list``: the records of one kind, narrowed by filters that combine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref.questions import parts
from immunoref.questions.answers import Reply, Shape
from immunoref.records import Availability, BoxedWarning, Kind, Therapy, TherapyKind, UseStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from immunoref.store import Store

KINDS: Final = {
    "drugs": Kind.THERAPY,
    "classes": Kind.THERAPY,
    "cancers": Kind.CONDITION,
    "side-effects": Kind.SIDE_EFFECT,
    "terms": Kind.TERM,
    "sources": Kind.SOURCE,
}
STATUSES: Final = tuple(dict.fromkeys([*UseStatus, *Availability]))


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a therapy must be to be listed; None asks nothing. Those given must all hold."""

    group: str | None = None  # id of a group that it is in
    cancer: str | None = None  # id of a condition that one of its uses names, or a narrower one
    status: str | None = None  # of one of its uses, or its availability
    route: str | None = None  # words of a way in which it is given
    target: str | None = None  # the molecule it acts on
    boxed: str | None = None  # yes, none or unknown
    since: str | None = None  # first approved in this year, month or day, or later


class Item(Shape, frozen=True, kw_only=True):
    """One record of a list."""

    kind: str
    id: str
    name: str
    what: str  # a few words beside the name
    reviewed: str


class ListAnswer(Shape, frozen=True, kw_only=True):
    """The records of one kind that passed the filters, by name."""

    listed: str  # drugs, classes, cancers, side-effects, terms or sources
    filters: Filters
    items: tuple[Item, ...]


def answer(store: Store, listed: str, filters: Filters) -> Reply:
    """Return a list of records, sorted by name.

    Args:
        store: the knowledge base.
        listed: one of `KINDS`.
        filters: only therapies and groups can be narrowed.
    """
    records = store.all_of(KINDS[listed])
    if KINDS[listed] is Kind.THERAPY:
        wants_groups = listed == "classes"
        therapies = [record for record in records if isinstance(record, Therapy)]
        chosen = [record for record in therapies if (record.kind is TherapyKind.GROUP) is wants_groups]
        items = [_item(record) for record in _passing(store, chosen, filters)]
    else:
        items = [_item(record) for record in records]
    items.sort(key=lambda item: (item.name.casefold(), item.id))
    found = ListAnswer(listed=listed, filters=filters, items=tuple(items))
    return Reply(query=listed, match=None, answer=found, sources=(), data=store.stamp())


def _passing(store: Store, therapies: Iterable[Therapy], filters: Filters) -> list[Therapy]:
    tests = _tests(store, filters)
    return [therapy for therapy in therapies if all(test(therapy) for test in tests)]


def _tests(store: Store, filters: Filters) -> list[Callable[[Therapy], bool]]:
    """Return a test for each filter that asks something."""
    tests: list[Callable[[Therapy], bool]] = []
    if filters.group is not None:
        members = {ref.id for ref in store.descendants(Kind.THERAPY, filters.group)}
        tests.append(lambda therapy: therapy.id in members)
    if filters.cancer is not None:
        narrower = (ref.id for ref in store.descendants(Kind.CONDITION, filters.cancer))
        conditions = {filters.cancer, *narrower}
        tests.append(lambda therapy: any(use.condition in conditions for use in therapy.uses))
    if filters.status is not None:
        tests.append(
            lambda therapy: filters.status in (therapy.availability, *(u.status for u in therapy.uses))
        )
    if filters.route is not None:
        route = filters.route.casefold()
        tests.append(
            lambda therapy: any(route in f"{w.route} {w.clinical} {w.form}".casefold() for w in therapy.given)
        )
    if filters.target is not None:
        target = filters.target.casefold()
        tests.append(lambda therapy: target in (therapy.target or "").casefold())
    if filters.boxed is not None:
        boxed = BoxedWarning(filters.boxed)
        tests.append(lambda therapy: therapy.boxed_warning is boxed)
    if filters.since is not None:
        tests.append(lambda therapy: (therapy.first_approved or "") >= (filters.since or ""))
    return tests


def _item(record: Any) -> Item:
    return Item(
        kind=str(getattr(record, "kind", "term")),
        id=record.id,
        name=getattr(record, "name", None) or record.title,
        what=_what(record),
        reviewed=record.reviewed,
    )


def _what(record: Any) -> str:
    """Return the few words that tell a record from its neighbours in a list."""
    if isinstance(record, Therapy):
        known = [parts.well_known(record), record.availability, record.first_approved]
        return "; ".join(str(part) for part in known if part)
    clinical = getattr(record, "clinical", None)
    publisher = getattr(record, "publisher", None)
    definition = getattr(record, "definition", None)
    return clinical or publisher or (definition.text if definition else "")
