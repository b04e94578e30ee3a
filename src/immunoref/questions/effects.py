"""``side-effects``: what a therapy or a group can do besides what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.questions import parts
from immunoref.questions.answers import SideEffectsAnswer
from immunoref.records import Kind

if TYPE_CHECKING:
    from immunoref.store import Store


def answer(store: Store, therapy_id: str) -> SideEffectsAnswer:
    """Return the side effects and warnings of a therapy, with those of its groups."""
    record = store.therapy(therapy_id)
    lineage = parts.with_groups(store, record)
    return SideEffectsAnswer(
        id=record.id,
        name=record.name,
        kind=record.kind,
        path=tuple(parts.place(ref) for ref in store.path(Kind.THERAPY, record.id)),
        side_effects=parts.effects(store, lineage),
        warnings=parts.warnings(lineage),
        boxed_warning=record.boxed_warning,
        reviewed=record.reviewed,
    )
