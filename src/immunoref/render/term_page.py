"""The page of a word of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render import naming
from immunoref.render.page import Block, Head, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.term import TermAnswer
    from immunoref.render.notes import Notes


def head(answer: TermAnswer, notes: Notes) -> Head:
    """Return the page of a `term` answer."""
    return Head(answer.name, "glossary", tuple(_blocks(answer, notes)))


def _blocks(answer: TermAnswer, notes: Notes) -> Iterable[Block]:
    yield Paragraph("What it means", (notes.piece(answer.definition.text, answer.definition.sources),))
    if answer.definition.clinical is not None:
        label = "In plain words" if notes.clinical else "For professionals"
        yield Paragraph(label, (notes.piece(answer.definition.clinical, answer.definition.sources),))
    if answer.see:
        yield Paragraph("See also", (Piece(", ".join(one.name for one in answer.see)),))
    yield from naming.names(answer.names, None)
