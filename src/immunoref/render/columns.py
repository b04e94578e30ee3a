"""How wide the columns of a table are, in cells of the terminal, borders and padding apart."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len

from immunoref.render.page import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.render.page import Grid, Piece

PADDING = 2  # a blank on either side
BORDER = 1  # before each column, and after the last


def natural(grid: Grid) -> tuple[int, ...]:
    """Return the widths at which nothing needs to be wrapped."""
    by_column = zip(*grid.rows, strict=True) if grid.rows else ((),) * len(grid.headers)
    return tuple(
        max(cell_len(safe(header)), *(map(_length, chain.from_iterable(cells))), 0)
        for header, cells in zip(grid.headers, by_column, strict=True)
    )


def _length(piece: Piece) -> int:
    notes = f" [{', '.join(map(str, piece.notes))}]" if piece.notes else ""
    return cell_len(safe(piece.text)) + len(notes)


def fit(widths: Sequence[int], width: int) -> bool:
    """Return whether columns of such widths fit into a terminal."""
    return sum(widths) + len(widths) * (PADDING + BORDER) + BORDER <= width
