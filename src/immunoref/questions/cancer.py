"""``cancer``: which therapies are, were, or are not used for a cancer or another condition.

A use counts when it names the condition itself, a narrower one (renal cell carcinoma for kidney
cancer), a broader one (skin cancer for melanoma), or a marker that any such tumour may carry. Each
is marked with how it relates, so that nobody takes one for the other. What is said of cancers at large,
without a word of which, is no answer to the question about one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from immunoref.questions import parts
from immunoref.questions.answers import CancerAnswer, TherapyUse
from immunoref.records import ConditionKind, Kind, UseStatus

if TYPE_CHECKING:
    from immunoref.records import Condition, Therapy
    from immunoref.store import Link, Ref, Store

STATUS_ORDER = tuple(UseStatus)
RELATION_ORDER = ("same", "narrower", "tumor-agnostic", "broader")


def answer(store: Store, condition_id: str) -> CancerAnswer:
    """Return the therapies that name a condition, or one above or below it."""
    record = store.condition(condition_id)
    relations = _relations(store, record)
    return CancerAnswer(
        id=record.id,
        name=record.name,
        kind=record.kind,
        clinical=record.clinical,
        path=tuple(parts.place(ref) for ref in store.path(Kind.CONDITION, condition_id)),
        names=parts.names(record),
        identifiers=record.identifiers,
        about=parts.prose(record.about),
        therapies=_therapies(store, relations),
        narrower=store.members(Kind.CONDITION, condition_id),
        evidence={field: parts.cited(sources) for field, sources in record.evidence.items()},
        reviewed=record.reviewed,
    )


def _relations(store: Store, record: Condition) -> dict[str, str]:
    """Return how each condition that counts relates to the one asked for.

    What is said of a cancer is not said of the precancer before it, so only groups of the same sort
    count as broader, and only a cancer can carry a marker of any tumor.
    """
    above = [ref.id for ref in store.ancestors(Kind.CONDITION, record.id) if ref.kind == record.kind]
    relations = dict.fromkeys((one for one in above if not store.condition(one).at_large), "broader")
    relations |= dict.fromkeys((ref.id for ref in store.descendants(Kind.CONDITION, record.id)), "narrower")
    if record.kind is ConditionKind.CANCER:
        relations |= dict.fromkeys(store.tumor_agnostic_under([*above, record.id]), "tumor-agnostic")
    relations[record.id] = "same"
    return relations


def _therapies(store: Store, relations: dict[str, str]) -> tuple[TherapyUse, ...]:
    links = store.uses_of(relations)
    therapies = {link.therapy: store.therapy(link.therapy) for link in links}
    therapy_refs = store.refs(Kind.THERAPY, therapies)
    condition_refs = store.refs(Kind.CONDITION, (link.target for link in links))
    shown = [_shown(therapies[link.therapy], link, relations, therapy_refs, condition_refs) for link in links]
    return tuple(sorted(shown, key=_weight))


def _shown(
    therapy: Therapy,
    link: Link,
    relations: dict[str, str],
    therapies: dict[str, Ref],
    conditions: dict[str, Ref],
) -> TherapyUse:
    use = parts.use(therapy.uses[link.position], conditions)
    relation = relations[use.condition.id]
    return TherapyUse(therapy=therapies[therapy.id], relation=relation, **msgspec.structs.asdict(use))


def _weight(use: TherapyUse) -> tuple[int, int, str, str]:
    return (
        STATUS_ORDER.index(use.status),
        RELATION_ORDER.index(use.relation),
        use.therapy.name.casefold(),
        use.condition.name.casefold(),
    )
