"""The page of a class: what it is, the tree below it, and what is said of the class as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render import effects_page, naming
from immunoref.render.page import Block, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from immunoref.questions.classes import ClassAnswer, TreeNode
    from immunoref.render.notes import Notes

STEP = "  "  # a level of the tree


def head(answer: ClassAnswer, notes: Notes) -> Head:
    """Return the page of a `class` answer."""
    return Head(answer.name or "All classes", _counted(answer.therapies), tuple(_blocks(answer, notes)))


def _counted(therapies: int) -> str:
    return f"{therapies} {'therapy' if therapies == 1 else 'therapies'}"


def _blocks(answer: ClassAnswer, notes: Notes) -> Iterable[Block]:
    if answer.about is not None:
        yield Paragraph("What it is", (notes.piece(answer.about.text, answer.about.sources),))
    if answer.mechanism is not None:
        yield Paragraph("How it works", (notes.piece(answer.mechanism.text, answer.mechanism.sources),))
    if answer.path:
        yield Paragraph("Belongs to", (Piece(naming.path_text(answer.path)),))
    if answer.tree:
        yield Listing("Members", tuple(_lines(answer.tree, 0)))
    else:
        none = "No member is recorded here. That is no statement that there is none."
        yield Paragraph("Members", (Piece(none, tone="quiet"),))
    if answer.name is not None:
        yield from effects_page.effects(answer.side_effects, notes, answer.name)
        yield from effects_page.warnings(answer.warnings, notes)
        yield from naming.names(answer.names, None)


def _lines(nodes: Sequence[TreeNode], depth: int) -> Iterator[tuple[Piece, ...]]:
    for node in nodes:
        is_group = node.therapy.kind == "group"
        count = f" ({_counted(node.therapies)})" if is_group else ""
        also = " (also here)" if node.also else ""
        yield (Piece(f"{STEP * depth}{node.therapy.name}{count}{also}", tone="strong" if is_group else ""),)
        yield from _lines(node.members, depth + 1)
