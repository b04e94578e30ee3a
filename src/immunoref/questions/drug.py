"""``drug``: all that is known of one therapy or group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.questions import parts
from immunoref.questions.answers import DrugAnswer, UseShown
from immunoref.records import Kind, Therapy, UseStatus

if TYPE_CHECKING:
    from immunoref.store import Ref, Store

STATUS_ORDER = tuple(UseStatus)


def answer(store: Store, therapy_id: str) -> DrugAnswer:
    """Return the whole record of a therapy, with what it inherits from its groups."""
    record = store.therapy(therapy_id)
    lineage = parts.with_groups(store, record)
    also_in = store.refs(Kind.THERAPY, record.also_in)
    return DrugAnswer(
        id=record.id,
        name=record.name,
        kind=record.kind,
        path=tuple(parts.place(ref) for ref in store.path(Kind.THERAPY, record.id)),
        also_in=tuple(parts.place(also_in[group]) for group in record.also_in),
        names=parts.names(record),
        identifiers=record.identifiers,
        availability=record.availability,
        first_approved=record.first_approved,
        target=record.target,
        about=parts.stated(record.about),
        mechanism=parts.mechanism(lineage),
        given=parts.given(record),
        uses=_uses(store, record),
        side_effects=parts.effects(store, lineage),
        warnings=parts.warnings(lineage),
        boxed_warning=record.boxed_warning,
        disagreements=parts.disagreements(record),
        members=store.members(Kind.THERAPY, record.id),
        confused_with=record.confused_with,
        evidence=parts.evidence(record),
        reviewed=record.reviewed,
    )


def _uses(store: Store, record: Therapy) -> tuple[UseShown, ...]:
    conditions: dict[str, Ref] = store.refs(Kind.CONDITION, (use.condition for use in record.uses))
    shown = [parts.use(use, conditions) for use in record.uses]
    return tuple(sorted(shown, key=lambda use: STATUS_ORDER.index(use.status)))
