"""The page of a cancer or another condition: which therapies are named for it, and how they relate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render import naming, using, wording
from immunoref.render.page import Block, Grid, Head, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.answers import CancerAnswer, TherapyUse
    from immunoref.render.notes import Notes


def head(answer: CancerAnswer, notes: Notes) -> Head:
    """Return the page of a `cancer` answer."""
    return Head(naming.title(answer), _subtitle(answer, notes), tuple(_blocks(answer, notes)))


def _subtitle(answer: CancerAnswer, notes: Notes) -> str:
    kind = answer.kind if answer.kind != "other condition" else "other condition, not a cancer"
    same = naming.alike(answer.clinical, answer.name)
    other = "plain name" if notes.clinical else "clinical term"
    return kind if same else f"{kind}; {other}: {answer.clinical}"


def _blocks(answer: CancerAnswer, notes: Notes) -> Iterable[Block]:
    if answer.about is not None:
        yield Paragraph("What it is", (notes.piece(answer.about.text, answer.about.sources),))
    if answer.path:
        yield Paragraph("Belongs to", (Piece(naming.path_text(answer.path)),))
    if answer.narrower:
        yield Paragraph("Includes", (Piece(naming.refs_text(answer.narrower)),))
    if answer.therapies:
        rows = tuple(_therapy_row(use, notes) for use in answer.therapies)
        yield Grid(f"Immunotherapies named for {answer.name}", ("Therapy", "For", "Status"), rows, (4, 6, 5))
    else:
        none = f"{answer.name} is known here, but no source that was read names a therapy for it."
        yield Paragraph(
            "Therapies", (Piece(f"{none} That is no statement that there is none.", tone="quiet"),)
        )
    yield from naming.names(answer.names, answer.identifiers)
    yield from naming.registered(answer.evidence, notes)


def _therapy_row(use: TherapyUse, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    relation = wording.RELATION[use.relation].format(name=use.condition.name)
    condition = (Piece(relation, tone="caution"),) if relation else ()
    details = (*condition, *using.detail_pieces(use)) or (Piece(use.condition.name),)
    return ((Piece(use.therapy.name, tone="strong"),), details, using.status_pieces(use, notes))
