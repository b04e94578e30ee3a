"""The page of a therapy or a group: what it is, what it is for, what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.records import TherapyKind
from immunoref.render import effects_page, naming, using, wording
from immunoref.render.page import Block, Grid, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.answers import DisagreementShown, DrugAnswer
    from immunoref.render.notes import Notes

CODES: Final = ("ncit", "rxcui", "unii", "atc")  # systems in which every medicine should have a code


def head(answer: DrugAnswer, notes: Notes) -> Head:
    """Return the page of a `drug` answer."""
    return Head(naming.title(answer), _subtitle(answer), tuple(_blocks(answer, notes)))


def _subtitle(answer: DrugAnswer) -> str:
    known = [answer.kind.value]
    if answer.availability is not None:
        known.append(wording.AVAILABILITY[answer.availability])
    if answer.first_approved:
        known.append(f"first approved {answer.first_approved}")
    return "; ".join(known)


def _blocks(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    yield from _confusable(answer)
    yield from effects_page.boxed(answer, notes)
    yield Paragraph("What it is", (notes.piece(answer.about.text, answer.about.sources),))
    yield from _mechanism(answer, notes)
    if answer.target is not None:
        yield Paragraph("Acts on", (notes.piece(answer.target, answer.evidence.get("target", ())),))
    if answer.path:
        yield Paragraph("Belongs to", (Piece(naming.path_text(answer.path)),))
    if answer.also_in:
        yield Paragraph("Also in", (Piece(", ".join(group.name for group in answer.also_in)),))
    if answer.members:
        yield Paragraph("Members", (Piece(naming.refs_text(answer.members)),))
    yield from _given(answer, notes)
    yield from _uses(answer, notes)
    yield from effects_page.effects(answer.side_effects, notes, answer.name)
    yield from effects_page.warnings(answer.warnings, notes)
    yield from effects_page.not_boxed(answer, notes)
    yield from _disagreements(answer.disagreements, notes)
    is_group = answer.kind == TherapyKind.GROUP
    yield from naming.names(answer.names, answer.identifiers, () if is_group else CODES)
    yield from naming.registered(answer.evidence, notes)


def _mechanism(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    said = answer.mechanism
    if said is not None:
        label = f"How it works{naming.of_group(said.inherited_from)}"
        yield Paragraph(label, (notes.piece(said.text, said.sources),))


def _confusable(answer: DrugAnswer) -> Iterable[Block]:
    if answer.confused_with:
        items = tuple((Piece(f"{one.name}:", tone="caution"), Piece(one.why)) for one in answer.confused_with)
        yield Listing("Not to be confused with", items)


def _given(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    items = []
    for way in answer.given:
        route = f"{way.route} ({way.clinical})" if way.clinical and way.clinical != way.route else way.route
        parts = [route, way.form, way.setting, way.schedule, way.note]
        items.append((notes.piece("; ".join(part for part in parts if part), way.sources),))
    if items:
        yield Listing("How it is given", tuple(items))


def _uses(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    if not answer.uses:
        none = "No use of the group as a whole is recorded." if answer.members else "No use is recorded here."
        yield Paragraph("Uses", (Piece(f"{none} That is no statement that there is none.", tone="quiet"),))
        return
    rows = tuple(
        (
            (Piece(use.condition.name, tone="strong"), *using.detail_pieces(use)),
            using.status_pieces(use, notes),
        )
        for use in answer.uses
    )
    yield Grid("Uses", ("For", "Status"), rows, (3, 2))


def _disagreements(items: Sequence[DisagreementShown], notes: Notes) -> Iterable[Block]:
    for item in items:
        sides = tuple((notes.piece(side.text, side.sources),) for side in item.sides)
        yield Listing(f"Sources differ: {item.topic}", sides)
