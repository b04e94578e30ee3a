"""``symptom``: which therapies and groups are said to cause an effect, or several at once.

A name of a group of effects takes in the effects below it, each marked. A therapy's own entry speaks
for it; where it has none, what is said of its groups does, shown as the groups'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.questions import parts, replying
from immunoref.questions.answers import (
    Citation,
    EffectNamed,
    EffectShown,
    Place,
    Prose,
    Refusal,
    Reply,
    Shape,
)
from immunoref.questions.replying import Asked
from immunoref.records import Frequency, Kind, SourceKind, TherapyKind, UrgencyLevel
from immunoref.store import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from immunoref.records import SideEffect
    from immunoref.store import Store

SOONEST_FIRST = tuple(UrgencyLevel)
OFTEN_FIRST = tuple(Frequency)


class SymptomShown(Shape, frozen=True, kw_only=True):
    """An effect that was asked for."""

    id: str
    name: str
    clinical: str
    about: Prose | None
    path: tuple[Place, ...]
    includes: tuple[EffectNamed, ...]  # effects below it that a therapy names


class Reporting(Shape, frozen=True, kw_only=True):
    """What the cited sources say about reporting an effect."""

    effect: EffectNamed
    level: UrgencyLevel
    text: str
    said_by: tuple[str, ...]  # title of a label, publisher of a page
    sources: tuple[Citation, ...]


class SymptomEntry(EffectShown, frozen=True, kw_only=True):
    """What is said of a therapy and an effect."""

    narrower_than: tuple[str, ...]  # ids of the effects asked for, where the entry names one below


class SymptomTherapy(Shape, frozen=True, kw_only=True):
    """A therapy or group that is itself said to cause at least one of the effects."""

    therapy: Ref
    side_effects: tuple[SymptomEntry, ...]

    @property
    def id(self) -> str:
        """Of the record that the side effects are said of."""
        return self.therapy.id


class ByClass(Shape, frozen=True, kw_only=True):
    """A therapy of which only its groups are said to cause the effects."""

    therapy: Ref
    groups: tuple[Place, ...]


class SymptomAnswer(Shape, frozen=True, kw_only=True):
    """What is said to cause all of some effects."""

    asked: tuple[Asked, ...]
    symptoms: tuple[SymptomShown, ...]
    reporting: tuple[Reporting, ...]
    therapies: tuple[SymptomTherapy, ...]
    by_class: tuple[ByClass, ...]


def ask(store: Store, queries: Sequence[str]) -> Reply | Refusal:
    """Answer for one effect, or for the therapies that are said to cause all of several."""
    asked = replying.find_all(store, "symptom", queries)
    if isinstance(asked, Refusal):
        return asked
    match = asked[0].match if len(asked) == 1 else None
    return replying.reply(store, ", ".join(queries), answer(store, asked), match)


def answer(store: Store, asked: tuple[Asked, ...]) -> SymptomAnswer:
    """Return what is said to cause all of the effects asked for."""
    below = {
        one.match.id: tuple(ref.id for ref in store.descendants(Kind.SIDE_EFFECT, one.match.id))
        for one in asked
    }
    linked = {link.target for link in store.entries_of(id_ for ids in below.values() for id_ in ids)}
    records = {id_: store.side_effect(id_) for ids in below.items() for id_ in (ids[0], *ids[1])}
    symptoms = tuple(
        _symptom(store, records, id_, [effect for effect in ids if effect in linked])
        for id_, ids in below.items()
    )
    therapies, by_class = _causes(store, {id_: {id_, *ids} for id_, ids in below.items()})
    return SymptomAnswer(
        asked=asked,
        symptoms=symptoms,
        reporting=_reporting(store, records.values()),
        therapies=therapies,
        by_class=by_class,
    )


def _symptom(
    store: Store, records: Mapping[str, SideEffect], id_: str, includes: Iterable[str]
) -> SymptomShown:
    record = records[id_]
    return SymptomShown(
        id=id_,
        name=record.name,
        clinical=record.clinical,
        about=parts.prose(record.about),
        path=tuple(parts.place(ref) for ref in store.path(Kind.SIDE_EFFECT, id_)),
        includes=tuple(_named(records[effect]) for effect in includes),
    )


def _named(record: SideEffect) -> EffectNamed:
    return EffectNamed(id=record.id, name=record.name, clinical=record.clinical)


def _reporting(store: Store, effects: Iterable[SideEffect]) -> tuple[Reporting, ...]:
    """Return what is said about reporting some effects, the soonest first."""
    found = [
        Reporting(
            effect=_named(effect),
            level=item.level,
            text=item.text,
            said_by=_said_by(store, item.sources),
            sources=parts.cited(item.sources),
        )
        for effect in effects
        for item in effect.urgency
    ]
    return tuple(sorted(found, key=lambda item: SOONEST_FIRST.index(item.level)))


def _said_by(store: Store, citations: Iterable[str]) -> tuple[str, ...]:
    sources = parts.sources(store, parts.cited(citations))
    return tuple(one.title if one.kind is SourceKind.LABEL else one.publisher for one in sources)


def _causes(
    store: Store, wanted: Mapping[str, set[str]]
) -> tuple[tuple[SymptomTherapy, ...], tuple[ByClass, ...]]:
    """Return the therapies that themselves or by their groups have each of the effects."""
    naming = {link.therapy for link in store.entries_of(set().union(*wanted.values()))}
    below = {ref.id for id_ in naming for ref in store.descendants(Kind.THERAPY, id_)}
    refs = store.refs(Kind.THERAPY, naming | below)
    own: list[SymptomTherapy] = []
    classed: list[ByClass] = []
    for ref in refs.values():
        entries = _entries(store, ref.id, wanted)
        groups = tuple(dict.fromkeys(entry.inherited_from for entry in entries if entry.inherited_from))
        if any(entry.inherited_from is None for entry in entries):
            own.append(SymptomTherapy(therapy=ref, side_effects=entries))
        elif entries and ref.kind != TherapyKind.GROUP:
            classed.append(ByClass(therapy=ref, groups=groups))
    return tuple(sorted(own, key=_weight)), tuple(
        sorted(classed, key=lambda one: one.therapy.name.casefold())
    )


def _entries(store: Store, therapy: str, wanted: Mapping[str, set[str]]) -> tuple[SymptomEntry, ...]:
    """Return what is said of a therapy and each of the effects; empty where one of them is missing."""
    lineage = parts.with_groups(store, store.therapy(therapy))
    shown = parts.effects(store, lineage, set().union(*wanted.values()))
    chosen: list[EffectShown] = []
    for effects in wanted.values():
        meant = [entry for entry in shown if entry.effect.id in effects]
        if not meant:
            return ()
        chosen += [entry for entry in meant if entry.inherited_from is None] or meant
    return tuple(_entry(entry, wanted) for entry in shown if entry in chosen)


def _entry(entry: EffectShown, wanted: Mapping[str, set[str]]) -> SymptomEntry:
    broader = [id_ for id_, effects in wanted.items() if entry.effect.id in effects]
    fields = {field: getattr(entry, field) for field in entry.__struct_fields__}
    return SymptomEntry(**fields, narrower_than=() if entry.effect.id in broader else tuple(broader))


def _weight(one: SymptomTherapy) -> tuple[bool, int, str]:
    often = min(OFTEN_FIRST.index(entry.frequency) for entry in one.side_effects)
    is_serious = any(entry.serious for entry in one.side_effects)
    return (not is_serious, often, one.therapy.name.casefold())
