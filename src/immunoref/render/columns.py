"""How wide the columns of a table are, in cells of the terminal, borders and padding apart."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from immunoref.render.page import marks, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.render.page import Grid, Piece

PADDING: Final = 2  # a blank on either side
BORDER: Final = 1  # before each column, and after the last
NARROWEST: Final = 20  # no terminal is taken to be narrower


def widths(grid: Grid, width: int) -> Sequence[int]:
    """Return the widths of the text of a table: what it needs, or its share of the terminal's by weight."""
    needed = natural(grid)
    return needed if fit(needed, width) else shares(grid.weights or (1,) * len(grid.headers), width)


def natural(grid: Grid) -> tuple[int, ...]:
    """Return the widths at which nothing needs to be wrapped."""
    by_column = zip(*grid.rows, strict=True) if grid.rows else ((),) * len(grid.headers)
    return tuple(
        max(cell_len(safe(header)), *(map(_length, chain.from_iterable(cells))), 0)
        for header, cells in zip(grid.headers, by_column, strict=True)
    )


def _length(piece: Piece) -> int:
    return cell_len(safe(piece.text)) + len(marks(piece))


def fit(widths: Sequence[int], width: int) -> bool:
    """Return whether columns of such widths fit into a terminal."""
    return sum(widths) + len(widths) * (PADDING + BORDER) + BORDER <= width


def shares(weights: Sequence[int], width: int) -> list[int]:
    """Share out the width of a terminal by weight; each column has room for one letter at least."""
    rest, total, shared = width - BORDER * (len(weights) + 1), sum(weights), list[int]()
    for weight in weights:
        share = max(PADDING + 1, -(-weight * rest // total))
        shared.append(share - PADDING)
        rest, total = rest - share, total - weight
    return shared
