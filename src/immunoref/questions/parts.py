"""Pieces that several answers are made of: citations, names, effects and warnings with their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from immunoref.questions.answers import (
    Citation,
    DisagreementShown,
    EffectNamed,
    EffectShown,
    GivenShown,
    MechanismShown,
    NameShown,
    Place,
    Prose,
    SourceShown,
    UrgencyShown,
    UseShown,
    WarningShown,
)
from immunoref.records import Frequency, Kind, NameKind, SourceKind, TherapyKind, UrgencyLevel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from immunoref.records import (
        Administration,
        Named,
        SideEffect,
        SideEffectEntry,
        Statement,
        Therapy,
        Use,
        Warning,
    )
    from immunoref.store import Ref, Store

OFTEN_FIRST = tuple(Frequency)
SOONEST_FIRST = tuple(UrgencyLevel)


def cited(sources: Iterable[str]) -> tuple[Citation, ...]:
    """Return citations from their written form ``source#Section``."""
    parts = (text.partition("#") for text in sources)
    return tuple(Citation(source=source, section=section) for source, _, section in parts)


def evidence(record: Therapy) -> dict[str, tuple[Citation, ...]]:
    """Return the citations of a record's plain fields."""
    return {field: cited(sources) for field, sources in record.evidence.items()}


def well_known(record: Named) -> str:
    """Return the first brand and abbreviation of a record, by which most people know it."""
    kinds = (NameKind.ABBREVIATION, NameKind.BRAND, NameKind.FORMER_BRAND)
    return ", ".join(record.names[kind][0] for kind in kinds if record.names.get(kind))


def place(ref: Ref) -> Place:
    """Return a record as a step of a path."""
    return Place(id=ref.id, name=ref.name)


def names(record: Named) -> tuple[NameShown, ...]:
    """Return a record's names, by kind."""
    return tuple(NameShown(text=text, kind=kind) for kind, texts in record.names.items() for text in texts)


def prose(statement: Statement | None) -> Prose | None:
    """Return a statement with its citations."""
    return None if statement is None else stated(statement)


def stated(statement: Statement) -> Prose:
    """Return a statement that is certainly there."""
    return Prose(text=statement.text, clinical=statement.clinical, sources=cited(statement.sources))


def given(record: Therapy) -> tuple[GivenShown, ...]:
    """Return the ways in which a therapy is given."""
    return tuple(
        GivenShown(
            route=way.route,
            clinical=way.clinical,
            form=way.form,
            setting=way.setting,
            schedule=way.schedule,
            note=way.note,
            sources=cited(way.sources),
        )
        for way in record.given
    )


def use(one: Use, conditions: Mapping[str, Ref]) -> UseShown:
    """Return a use with its condition named.

    Args:
        one: the use.
        conditions: the conditions by id.
    """
    return UseShown(
        condition=conditions[one.condition],
        setting=one.setting,
        role=one.role,
        status=one.status,
        since=one.since,
        until=one.until,
        confirmed=one.confirmed,
        combined_with=one.combined_with,
        biomarker=one.biomarker,
        note=one.note,
        sources=cited(one.sources),
    )


def disagreements(record: Therapy) -> tuple[DisagreementShown, ...]:
    """Return what the sources put differently."""
    return tuple(
        DisagreementShown(topic=item.topic, sides=tuple(stated(side) for side in item.sides))
        for item in record.disagreements
    )


def with_groups(store: Store, record: Therapy) -> tuple[tuple[Therapy, Place | None], ...]:
    """Return a therapy and then every group above it, nearest first, each with its place."""
    above = store.ancestors(Kind.THERAPY, record.id)
    return ((record, None), *((store.therapy(ref.id), place(ref)) for ref in above))


def mechanism(lineage: Sequence[tuple[Therapy, Place | None]]) -> MechanismShown | None:
    """Return how a therapy works: as said of itself, else of the group it stands in, not of wider ones.

    A group speaks for itself only: what is said of a wider one is too vague for a class.
    """
    asked, _ = lineage[0]
    for therapy, group in lineage[: 1 if asked.kind is TherapyKind.GROUP else 2]:
        if said := prose(therapy.mechanism):
            return MechanismShown(**msgspec.structs.asdict(said), inherited_from=group)
    return None


def effects(
    store: Store, lineage: Iterable[tuple[Therapy, Place | None]], wanted: Collection[str] | None = None
) -> tuple[EffectShown, ...]:
    """Return the effects of a therapy and of its groups: own before inherited, serious first.

    Args:
        store: the knowledge base.
        lineage: the therapy and the groups above it, as `with_groups` gives them.
        wanted: ids of the only effects that are asked for; None asks for all.
    """
    lineage = tuple(lineage)
    known: dict[str, SideEffect] = {}
    shown: list[EffectShown] = []
    for (therapy, group), heard in zip(lineage, _heard(store, lineage), strict=True):
        own: list[EffectShown] = []
        for entry in therapy.side_effects:
            if wanted is not None and entry.effect not in wanted:
                continue
            if entry.effect not in known:
                known[entry.effect] = store.side_effect(entry.effect)
            effect = known[entry.effect]
            own.append(
                EffectShown(
                    effect=EffectNamed(id=effect.id, name=effect.name, clinical=effect.clinical),
                    frequency=entry.frequency,
                    percent=entry.percent,
                    serious=entry.serious,
                    urgency=urgency(effect, heard),
                    onset=entry.onset,
                    inherited_from=group,
                    note=entry.note,
                    sources=cited(entry.sources),
                )
            )
        shown += sorted(own, key=_weight)
    return tuple(shown)


def _heard(store: Store, lineage: Sequence[tuple[Therapy, Place | None]]) -> list[set[str]]:
    """Return, for a therapy and each of its groups, the ids of the sources that speak of it.

    Pages about a group speak of its members; a label that a group cites is a sister's, and does not.
    """
    cited_by = [{citation.source for citation in all_citations(therapy)} for therapy, _ in lineage]
    kinds = store.refs(Kind.SOURCE, set().union(*cited_by))
    labels = {source for source, ref in kinds.items() if ref.kind == SourceKind.LABEL}
    return [own.union(*(above - labels for above in cited_by[at + 1 :])) for at, own in enumerate(cited_by)]


def _weight(entry: EffectShown) -> tuple[bool, int, str]:
    return (entry.serious is not True, OFTEN_FIRST.index(entry.frequency), entry.effect.name.casefold())


def all_citations(therapy: Therapy) -> tuple[Citation, ...]:
    """Return what the facts of a therapy's own record rest on, its plain fields apart."""
    facts: tuple[Statement | Use | SideEffectEntry | Warning | Administration, ...] = (
        therapy.about,
        *therapy.uses,
        *therapy.side_effects,
        *therapy.warnings,
        *therapy.given,
    )
    return tuple(citation for fact in facts for citation in cited(fact.sources))


def urgency(effect: SideEffect, heard: set[str]) -> tuple[UrgencyShown, ...]:
    """Return what is said about reporting an effect by the sources that speak of this therapy.

    What one medicine's label asks of its readers is not said of another medicine. The most urgent
    comes first.

    Args:
        effect: the side effect.
        heard: ids of the sources that the therapy and its groups cite.
    """
    shown = []
    for item in effect.urgency:
        sources = tuple(citation for citation in cited(item.sources) if citation.source in heard)
        if sources:
            shown.append(UrgencyShown(level=item.level, text=item.text, sources=sources))
    return tuple(sorted(shown, key=lambda item: SOONEST_FIRST.index(item.level)))


def warnings(lineage: Iterable[tuple[Therapy, Place | None]]) -> tuple[WarningShown, ...]:
    """Return the warnings of a therapy and of its groups: boxed ones first, own before inherited."""
    shown = [
        WarningShown(
            topic=item.topic,
            text=item.text,
            boxed=item.boxed,
            inherited_from=group,
            sources=cited(item.sources),
        )
        for therapy, group in lineage
        for item in therapy.warnings
    ]
    return tuple(sorted(shown, key=lambda item: not item.boxed))


def sources(store: Store, citations: Iterable[Citation]) -> tuple[SourceShown, ...]:
    """Return each source that is cited, once, in the order of first citation."""
    ids = dict.fromkeys(citation.source for citation in citations)
    records = (store.source(source_id) for source_id in ids)
    return tuple(
        SourceShown(
            id=record.id,
            title=record.title,
            publisher=record.publisher,
            kind=record.kind,
            url=record.url,
            version=record.version,
            set_id=record.set_id,
            dated=record.dated,
            reviewed=record.reviewed,
            licence=record.licence,
        )
        for record in records
    )
