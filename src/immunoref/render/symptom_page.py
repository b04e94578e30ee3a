"""The page of a side effect: what is said about reporting it, then what is said to cause it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from immunoref.render import effects_page, naming, wording
from immunoref.render.page import Block, Grid, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.answers import EffectShown
    from immunoref.questions.symptom import Reporting, SymptomAnswer, SymptomTherapy
    from immunoref.render.notes import Notes


def head(answer: SymptomAnswer, notes: Notes) -> Head:
    """Return the page of a `symptom` answer."""
    clinical = [one.clinical for one in answer.symptoms if not naming.alike(one.clinical, one.name)]
    other = "plain name" if notes.clinical else "clinical term"
    subtitle = f"{other}: {', '.join(clinical)}" if clinical else ""
    return Head(f"What is said to cause {_all(answer)}", subtitle, tuple(_blocks(answer, notes)))


def _all(answer: SymptomAnswer) -> str:
    return " and ".join(one.name for one in answer.symptoms)


def _blocks(answer: SymptomAnswer, notes: Notes) -> Iterable[Block]:
    yield _reporting(answer, notes)
    for one in answer.symptoms:
        label = "What it is" if len(answer.symptoms) == 1 else f"What {one.name} is"
        if one.about is not None:
            yield Paragraph(label, (notes.piece(one.about.text, one.about.sources),))
        if one.path:
            yield Paragraph("Belongs to", (Piece(naming.path_text(one.path)),))
        if one.includes:
            listed = "; ".join(effect.name for effect in one.includes)
            yield Paragraph(f"Counted as {one.name}", (Piece(listed),))
    yield from _causes(answer, notes)


def _reporting(answer: SymptomAnswer, notes: Notes) -> Block:
    """Say first what is said about reporting, and by whom; or that nothing is."""
    if not answer.reporting:
        none = f"No source that was read says when to report {_all(answer)}."
        return Paragraph("Reporting", (Piece(f"{none} That is no statement that it can wait."),))
    own = {one.id for one in answer.symptoms}
    items = tuple(_reporting_item(one, own, notes) for one in answer.reporting)
    return Listing("What sources say about reporting it", items)


def _reporting_item(one: Reporting, own: set[str], notes: Notes) -> tuple[Piece, ...]:
    about = "" if one.effect.id in own and len(own) == 1 else f" ({one.effect.name})"
    said_by = f"Said by: {'; '.join(one.said_by)}."
    return (
        Piece(f"{wording.URGENCY[one.level]}{about}:", tone="alarm"),
        notes.piece(one.text, one.sources),
        Piece(said_by, tone="quiet"),
    )


def _causes(answer: SymptomAnswer, notes: Notes) -> Iterable[Block]:
    if not answer.therapies and not answer.by_class:
        none = f"No source that was read says that a therapy here causes {_all(answer)}."
        yield Paragraph("Therapies", (Piece(f"{none} That is no statement that none does.", tone="quiet"),))
    if answer.therapies:
        rows = tuple(_row(one, answer, notes) for one in answer.therapies)
        headers = ("Therapy or group", "How often", "How serious")
        yield Grid("Therapies and groups said to cause it", headers, rows, (4, 5, 3))
    for groups, members in groupby(
        sorted(answer.by_class, key=lambda one: tuple(group.name for group in one.groups)),
        key=lambda one: tuple(group.name for group in one.groups),
    ):
        label = f"Only as seen with {' and '.join(groups)} in general"
        yield Paragraph(label, (Piece(", ".join(one.therapy.name for one in members)),))


def _row(one: SymptomTherapy, answer: SymptomAnswer, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    kind = () if one.therapy.kind != "group" else (Piece("group", tone="quiet"),)
    gathered = tuple(effects_page.by_effect(one.side_effects))
    named = len(answer.symptoms) > 1 or any(entry.narrower_than for entry in one.side_effects)
    often = tuple(piece for same in gathered for piece in _led(same, tuple(_often(same, notes)), named))
    weight = tuple(piece for same in gathered for piece in _weight(same, notes, named))
    return (
        (Piece(one.therapy.name, tone="strong"), *kind),
        often,
        weight or (Piece(effects_page.NOT_STATED, tone="quiet"),),
    )


def _led(entries: Sequence[EffectShown], pieces: tuple[Piece, ...], named: bool) -> tuple[Piece, ...]:  # noqa: FBT001
    """Return what is said of an effect behind its name, in a row that speaks of several."""
    if not named:
        return pieces
    first, *rest = pieces
    return (Piece(f"{entries[0].effect.name}: {first.text}", first.notes, first.tone), *rest)


def _often(entries: Sequence[EffectShown], notes: Notes) -> Iterable[Piece]:
    for entry in entries:
        if entry.inherited_from is not None:
            yield Piece(f"seen with {entry.inherited_from.name} in general", tone="caution")
        yield from effects_page.often_pieces(entry, notes)


def _weight(entries: Sequence[EffectShown], notes: Notes, named: bool) -> tuple[Piece, ...]:  # noqa: FBT001
    pieces = effects_page.weight_pieces(entries, notes)
    is_said = pieces[0].text != effects_page.NOT_STATED
    return _led(entries, pieces, named) if is_said else ()
