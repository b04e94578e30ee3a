"""``compare``: two to four therapies side by side, by the same facts as `drug` tells of each.

A row is the same for all when each therapy has it with the same words; figures of different labels
come from different studies and decide nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.errors import UsageError
from immunoref.questions import drug, finding, parts, replying
from immunoref.questions.answers import (
    Citation,
    DrugAnswer,
    EffectNamed,
    EffectShown,
    Refusal,
    Reply,
    Shape,
    UseShown,
)
from immunoref.questions.replying import Asked
from immunoref.records import Kind
from immunoref.store import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from immunoref.store import Store

FEWEST: Final = 2


class Said(Shape, frozen=True, kw_only=True):
    """A value and where it stands."""

    text: str
    sources: tuple[Citation, ...]


class AspectCell(Shape, frozen=True, kw_only=True):
    """What is said of one therapy; nothing: no source that was read says."""

    id: str
    name: str
    said: tuple[Said, ...]


class Aspect(Shape, frozen=True, kw_only=True):
    """A plain fact, with what is said of each therapy in the order of `CompareAnswer.therapies`."""

    aspect: str
    same: bool
    cells: tuple[AspectCell, ...]


class UseCell(Shape, frozen=True, kw_only=True):
    """The uses of one therapy for a condition."""

    id: str
    name: str
    said: tuple[UseShown, ...]


class UseRow(Shape, frozen=True, kw_only=True):
    """A condition, with the uses of each therapy for it."""

    condition: Ref
    in_all: bool
    same: bool
    cells: tuple[UseCell, ...]


class EffectCell(Shape, frozen=True, kw_only=True):
    """What is said of one therapy and an effect."""

    id: str
    name: str
    said: tuple[EffectShown, ...]


class EffectRow(Shape, frozen=True, kw_only=True):
    """A side effect, with what is said of each therapy and it, class effects included."""

    effect: EffectNamed
    in_all: bool
    same: bool
    cells: tuple[EffectCell, ...]


class CompareAnswer(Shape, frozen=True, kw_only=True):
    """Some therapies side by side."""

    asked: tuple[Asked, ...]
    therapies: tuple[Ref, ...]
    diff: bool  # only the rows that are not the same for all
    aspects: tuple[Aspect, ...]
    uses: tuple[UseRow, ...]
    side_effects: tuple[EffectRow, ...]


def ask(store: Store, queries: Sequence[str], *, diff: bool) -> Reply | Refusal:
    """Compare the therapies that some names mean.

    Raises:
        UsageError: the names mean fewer than two therapies, or more than four.
    """
    asked = replying.find_all(store, "drug", queries)
    if isinstance(asked, Refusal):
        return asked
    if not FEWEST <= len(asked) <= finding.MOST_COMPARED:
        same = f"; all of these mean {asked[0].match.name}" if len(queries) > 1 and len(asked) == 1 else ""
        raise UsageError(
            f"name two to four different therapies, with commas between names of several words{same}; "
            "for example: immunoref compare il-2, interferon alfa"
        )
    return replying.reply(store, ", ".join(queries), answer(store, asked, diff=diff))


def answer(store: Store, asked: tuple[Asked, ...], *, diff: bool) -> CompareAnswer:
    """Return some therapies side by side.

    Args:
        store: the knowledge base.
        asked: the therapies.
        diff: leave out the rows that are the same for all.
    """
    drugs = [drug.answer(store, one.match.id) for one in asked]
    refs = store.refs(Kind.THERAPY, (one.id for one in drugs))
    return CompareAnswer(
        asked=asked,
        therapies=tuple(refs[one.id] for one in drugs),
        diff=diff,
        aspects=tuple(row for row in _aspects(drugs) if not (diff and row.same)),
        uses=tuple(row for row in _uses(drugs) if not (diff and row.same)),
        side_effects=tuple(row for row in _effects(drugs) if not (diff and row.same)),
    )


def _aspects(drugs: Sequence[DrugAnswer]) -> Iterable[Aspect]:
    for aspect, read in ASPECTS.items():
        cells = tuple(AspectCell(id=one.id, name=one.name, said=read(one)) for one in drugs)
        texts = [{said.text for said in cell.said} for cell in cells]
        if any(texts):
            yield Aspect(aspect=aspect, same=all(one == texts[0] for one in texts), cells=cells)


def _plain(field: str) -> Callable[[DrugAnswer], tuple[Said, ...]]:
    """Return a reader of a plain field, cited by the record's evidence."""

    def read(one: DrugAnswer) -> tuple[Said, ...]:
        value = getattr(one, field)
        return (Said(text=str(value), sources=one.evidence.get(field, ())),) if value is not None else ()

    return read


def _classes(one: DrugAnswer) -> tuple[Said, ...]:
    groups = [*one.path[-1:], *one.also_in]
    return tuple(Said(text=group.name, sources=one.evidence.get("parent", ())) for group in groups)


def _mechanism(one: DrugAnswer) -> tuple[Said, ...]:
    if one.mechanism is None:
        return ()
    group = one.mechanism.inherited_from
    said = f"said of {group.name} in general: " if group else ""
    return (Said(text=f"{said}{one.mechanism.text}", sources=one.mechanism.sources),)


def _routes(one: DrugAnswer) -> tuple[Said, ...]:
    return tuple(
        Said(text="; ".join(part for part in (way.route, way.form, way.setting) if part), sources=way.sources)
        for way in one.given
    )


def _boxed(one: DrugAnswer) -> tuple[Said, ...]:
    topics = tuple(
        Said(text=warning.topic, sources=warning.sources) for warning in one.warnings if warning.boxed
    )
    return topics or _plain("boxed_warning")(one)


ASPECTS: Final[dict[str, Callable[[DrugAnswer], tuple[Said, ...]]]] = {
    "kind": _plain("kind"),
    "class": _classes,
    "acts on": _plain("target"),
    "how it works": _mechanism,
    "how it is given": _routes,
    "US availability": _plain("availability"),
    "first approved": _plain("first_approved"),
    "boxed warning": _boxed,
}


def _uses(drugs: Sequence[DrugAnswer]) -> list[UseRow]:
    rows = []
    conditions = dict.fromkeys(use.condition for one in drugs for use in one.uses)
    for condition in conditions:
        cells = tuple(UseCell(id=one.id, name=one.name, said=_uses_for(one, condition)) for one in drugs)
        words = [{(use.status, use.setting, use.role) for use in cell.said} for cell in cells]
        same = all(one == words[0] for one in words)
        rows.append(UseRow(condition=condition, in_all=all(words), same=same, cells=cells))
    return sorted(rows, key=lambda row: -having(row))


def _uses_for(one: DrugAnswer, condition: Ref) -> tuple[UseShown, ...]:
    return tuple(use for use in one.uses if use.condition == condition)


def having(row: UseRow | EffectRow) -> int:
    """Return of how many therapies a row says something."""
    return sum(bool(cell.said) for cell in row.cells)


def _effects(drugs: Sequence[DrugAnswer]) -> list[EffectRow]:
    rows = []
    effects = dict.fromkeys(entry.effect for one in drugs for entry in one.side_effects)
    for effect in effects:
        cells = tuple(EffectCell(id=one.id, name=one.name, said=_entries(one, effect)) for one in drugs)
        words = [{(entry.frequency, entry.serious) for entry in cell.said} for cell in cells]
        same = all(one == words[0] for one in words)
        rows.append(EffectRow(effect=effect, in_all=all(words), same=same, cells=cells))
    return sorted(rows, key=_weight)


def _entries(one: DrugAnswer, effect: EffectNamed) -> tuple[EffectShown, ...]:
    """Return what is said of a therapy and an effect; its groups speak where it has nothing of its own."""
    said = tuple(entry for entry in one.side_effects if entry.effect == effect)
    return tuple(entry for entry in said if entry.inherited_from is None) or said


def _weight(row: EffectRow) -> tuple[int, bool, int, str]:
    entries = [entry for cell in row.cells for entry in cell.said]
    often = min(parts.OFTEN_FIRST.index(entry.frequency) for entry in entries)
    is_serious = any(entry.serious for entry in entries)
    return (-having(row), not is_serious, often, row.effect.name.casefold())
