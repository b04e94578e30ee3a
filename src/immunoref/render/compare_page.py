"""The page of a comparison: what several share stands in rows, what is said of one only in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions.compare import having
from immunoref.render import effects_page, using, wording
from immunoref.render.page import Block, Grid, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.answers import EffectShown, UseShown
    from immunoref.questions.compare import Aspect, CompareAnswer, EffectRow, UseRow
    from immunoref.render.notes import Notes

NOTHING: Final = (Piece("no source that was read says", tone="quiet"),)
FIGURES: Final = (
    "Figures come from different studies and cannot be weighed against each other. What is missing for one "
    "therapy may only be missing from what was read. A narrower cancer stands apart from a broader one."
)


def head(answer: CompareAnswer, notes: Notes) -> Head:
    """Return the page of a `compare` answer."""
    title = " and ".join(one.name for one in answer.therapies)
    return Head(title, "differences only" if answer.diff else "side by side", tuple(_blocks(answer, notes)))


def _blocks(answer: CompareAnswer, notes: Notes) -> Iterable[Block]:
    if not (answer.aspects or answer.uses or answer.side_effects):
        yield Paragraph("Differences", (Piece("None in what was read."),))
    if answer.aspects:
        rows = tuple(_aspect(row, notes) for row in answer.aspects)
        yield _grid("At a glance", answer, rows)
    shared_uses = [row for row in answer.uses if having(row) > 1]
    if shared_uses:
        yield _grid("Uses", answer, tuple(_use_row(row, notes) for row in shared_uses))
    for index, one in enumerate(answer.therapies):
        only = [row for row in answer.uses if _is_only(row, index)]
        items = tuple(_use_item(use, notes) for row in only for use in row.cells[index].said)
        if items:
            yield Listing(f"Uses named only for {one.name}", items)
    yield from _effects(answer, notes)
    yield Paragraph("Note", (Piece(FIGURES, tone="quiet"),))


def _effects(answer: CompareAnswer, notes: Notes) -> Iterable[Block]:
    many = [row for row in answer.side_effects if row.in_all]
    some = [row for row in answer.side_effects if not row.in_all and having(row) > 1]
    for title, rows in (("Side effects said of all", many), ("Side effects said of some", some)):
        if rows:
            yield _grid(title, answer, tuple(_effect_row(row, notes) for row in rows))
    for index, one in enumerate(answer.therapies):
        only = [row for row in answer.side_effects if _is_only(row, index)]
        if only:
            items = tuple(_effect_item(row, index, notes) for row in only)
            yield Listing(f"Side effects said only of {one.name}", items)


def _is_only(row: UseRow | EffectRow, index: int) -> bool:
    return bool(row.cells[index].said) and having(row) == 1


def _grid(title: str, answer: CompareAnswer, rows: tuple[tuple[tuple[Piece, ...], ...], ...]) -> Grid:
    headers = ("What", *(one.name for one in answer.therapies))
    return Grid(title, headers, rows, (3, *(4 for _ in answer.therapies)))


def _aspect(row: Aspect, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    cells = (tuple(notes.piece(one.text, one.sources) for one in cell.said) or NOTHING for cell in row.cells)
    return ((Piece(row.aspect, tone="strong"),), *cells)


def _use_row(row: UseRow, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    cells = (tuple(piece for use in cell.said for piece in _use(use, notes)) or NOTHING for cell in row.cells)
    return ((Piece(row.condition.name, tone="strong"),), *cells)


def _use(use: UseShown, notes: Notes) -> tuple[Piece, ...]:
    return (*using.status_pieces(use, notes)[:1], *using.detail_pieces(use))


def _use_item(use: UseShown, notes: Notes) -> tuple[Piece, ...]:
    details = "; ".join(piece.text for piece in using.detail_pieces(use))
    name = f"{use.condition.name} ({details}):" if details else f"{use.condition.name}:"
    return (Piece(name), *using.status_pieces(use, notes)[:1])


def _effect_row(row: EffectRow, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    cells = (tuple(_effect(entry, notes) for entry in cell.said) or NOTHING for cell in row.cells)
    return ((Piece(row.effect.name, tone="strong"),), *cells)


def _effect(entry: EffectShown, notes: Notes) -> Piece:
    group = f"seen with {entry.inherited_from.name} in general: " if entry.inherited_from else ""
    often, *_ = effects_page.often_pieces(entry, notes)
    weight = f", {wording.serious(entry.serious)}" if entry.serious is not None else ""
    return Piece(f"{group}{often.text}{weight}", often.notes, "alarm" if entry.serious else often.tone)


def _effect_item(row: EffectRow, index: int, notes: Notes) -> tuple[Piece, ...]:
    first, *more = (_effect(entry, notes) for entry in row.cells[index].said)
    also = (Piece(f"and {piece.text}", piece.notes, piece.tone) for piece in more)
    return (Piece(f"{row.effect.name}:", tone="strong"), first, *also)
