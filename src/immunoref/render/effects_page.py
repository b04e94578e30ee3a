"""The side effects and warnings of a therapy: boxed first, then serious, own before inherited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions.answers import DrugAnswer
from immunoref.records import BoxedWarning, Frequency, TherapyKind
from immunoref.render import naming, wording
from immunoref.render.page import Block, Grid, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.answers import EffectShown, SideEffectsAnswer, WarningShown
    from immunoref.questions.care import CardAnswer
    from immunoref.render.notes import Notes

NOT_STATED: Final = "not stated"


def head(answer: SideEffectsAnswer, notes: Notes) -> Head:
    """Return the page of a `side-effects` answer."""
    return Head(f"Side effects of {answer.name}", answer.kind.value, tuple(_blocks(answer, notes)))


def _blocks(answer: SideEffectsAnswer, notes: Notes) -> Iterable[Block]:
    if answer.path:
        yield Paragraph("Belongs to", (Piece(naming.path_text(answer.path)),))
    yield from boxed(answer, notes)
    yield from effects(answer.side_effects, notes, answer.name)
    yield from warnings(answer.warnings, notes)
    yield from not_boxed(answer, notes)


def boxed(answer: DrugAnswer | SideEffectsAnswer | CardAnswer, notes: Notes) -> Iterable[Block]:
    """Yield the boxed warnings of the label."""
    boxed = [warning for warning in answer.warnings if warning.boxed]
    if boxed:
        items = tuple(_warning_pieces(warning, notes, tone="alarm") for warning in boxed)
        yield Listing("Boxed warning of the US label", items)


def not_boxed(answer: DrugAnswer | SideEffectsAnswer, notes: Notes) -> Iterable[Block]:
    """Say whether there is no boxed warning, or nobody looked: two different absences."""
    if answer.kind is not TherapyKind.GROUP and answer.boxed_warning is not BoxedWarning.YES:
        cited = answer.evidence.get("boxed_warning", ()) if isinstance(answer, DrugAnswer) else ()
        yield Paragraph("Boxed warning", (notes.piece(wording.BOXED[answer.boxed_warning], cited),))


def _warning_pieces(warning: WarningShown, notes: Notes, tone: str = "strong") -> tuple[Piece, ...]:
    topic = f"{warning.topic}{naming.of_group(warning.inherited_from)}:"
    return (Piece(topic, tone=tone), notes.piece(warning.text, warning.sources))


def warnings(warnings: Sequence[WarningShown], notes: Notes) -> Iterable[Block]:
    """Yield the warnings that stand in no box."""
    unboxed = [warning for warning in warnings if not warning.boxed]
    if unboxed:
        yield Listing("Warnings", tuple(_warning_pieces(warning, notes) for warning in unboxed))


def effects(effects: Sequence[EffectShown], notes: Notes, name: str) -> Iterable[Block]:
    """Yield the therapy's own effects, then those of each of its groups."""
    groups: dict[str, list[EffectShown]] = {}
    for entry in effects:
        groups.setdefault(entry.inherited_from.name if entry.inherited_from else "", []).append(entry)
    if "" not in groups:
        text = f"None is recorded for {name} itself. That is no statement that there is none."
        yield Paragraph("Side effects", (Piece(text, tone="quiet"),))
    for group, entries in groups.items():
        title = f"Side effects seen with {group} in general" if group else "Side effects"
        rows = tuple(_effect_row(same, notes) for same in by_effect(entries))
        yield Grid(title, ("Side effect", "How often", "How serious"), rows, (4, 5, 3))


def by_effect(entries: Iterable[EffectShown]) -> Iterable[Sequence[EffectShown]]:
    """Gather what several sources say of one effect, where the first of it stands."""
    gathered: dict[str, list[EffectShown]] = {}
    for entry in entries:
        gathered.setdefault(entry.effect.id, []).append(entry)
    return gathered.values()


def _effect_row(entries: Sequence[EffectShown], notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    name, clinical = entries[0].effect.name, entries[0].effect.clinical
    first = (
        Piece(name, tone="strong"),
        *(() if naming.alike(name, clinical) else (Piece(clinical, tone="quiet"),)),
    )
    often = tuple(piece for entry in entries for piece in often_pieces(entry, notes))
    return (first, often, weight_pieces(entries, notes))


def often_pieces(entry: EffectShown, notes: Notes) -> tuple[Piece, ...]:
    """Return how often an effect is seen, by whom that is said, and when it starts."""
    percent = f" ({entry.percent}%)" if entry.percent else ""
    unstated = entry.frequency is Frequency.UNSTATED and not percent
    often = notes.piece(
        wording.FREQUENCY[entry.frequency] + percent, entry.sources, "quiet" if unstated else ""
    )
    return (often, *(Piece(text) for text in (entry.onset, entry.note) if text))


def weight_pieces(entries: Sequence[EffectShown], notes: Notes) -> tuple[Piece, ...]:
    """Return how serious an effect is said to be, and how soon to report it."""
    pieces = []
    stated = {entry.serious for entry in entries} - {None}
    if stated:
        is_serious = True in stated
        pieces.append(Piece(wording.serious(is_serious), tone="alarm" if is_serious else ""))
    pieces += [
        notes.piece(wording.URGENCY[item.level], item.sources, "alarm") for item in entries[0].urgency[:1]
    ]
    return tuple(pieces) or (Piece(NOT_STATED, tone="quiet"),)
