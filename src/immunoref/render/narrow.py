"""Pages for narrow terminals: no word of a table is broken in two, and no column is squeezed out.

Where the widths that a table asks for would break a word, others are found; where there are none, the
columns are spread over several tables, or the cells of a row are put below each other. No text is lost.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.render import columns
from immunoref.render.page import Grid, Page, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from immunoref.render.page import Block

EDGES: Final = columns.PADDING + columns.BORDER  # what a column takes besides its text


def fitted(page: Page, width: int) -> Page:
    """Return a page whose tables can be drawn in so many columns of a terminal without breaking words."""
    room = max(width, columns.NARROWEST)
    return msgspec.structs.replace(
        page, blocks=tuple(part for block in page.blocks for part in _fitted(block, room))
    )


def _fitted(block: Block, width: int) -> Iterator[Block]:
    if not isinstance(block, Grid):
        yield block
        return
    least = _longest_words(block)
    room = width - columns.BORDER - len(least) * EDGES
    weights = block.weights or (1,) * len(least)
    if _hold(columns.shares(weights, width), least) or columns.fit(columns.natural(block), width):
        yield block
    elif sum(least) <= room:
        widths = _widths(least, weights, room)
        yield msgspec.structs.replace(block, weights=tuple(one + columns.PADDING for one in widths))
    elif block.may_be_parted and (most := _most_columns(least, width)):
        yield from (_fitting(part, width) for part in _parted(block, most))
    else:
        yield _stacked(block)


def _longest_words(grid: Grid) -> list[int]:
    """Return the length of the longest word of each column; footnote numbers are short."""
    cells = zip(grid.headers, *([_text(cell) for cell in row] for row in grid.rows), strict=True)
    return [max(map(len, " ".join(column).split()), default=0) for column in cells]


def _text(pieces: Sequence[Piece]) -> str:
    notes = chain.from_iterable(piece.notes for piece in pieces)
    longest = max(notes, default=0)
    return " ".join((*(piece.text for piece in pieces), f"[{longest}]," if longest else ""))


def _hold(widths: Sequence[int], least: Sequence[int]) -> bool:
    return all(width >= needed for width, needed in zip(widths, least, strict=True))


def _widths(least: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Share out the room by weight, but give no column less than its longest word."""
    widths = list(least)
    for _ in range(room - sum(least)):
        neediest = min(range(len(widths)), key=lambda place: widths[place] / weights[place])
        widths[neediest] += 1
    return widths


def _most_columns(least: Sequence[int], width: int) -> int:
    """Return how many columns fit beside the first one, in a table of them; 0 where none does."""
    return max(0, width - columns.BORDER - least[0] - EDGES) // (max(least[1:], default=1) + EDGES)


def _parted(grid: Grid, most: int) -> Iterator[Grid]:
    """Yield tables of as many columns each as can be alike, each with the first column again."""
    count = len(grid.headers) - 1
    tables = -(-count // most)
    ends = [1 + count * number // tables for number in range(tables + 1)]
    for start, end in pairwise(ends):
        headers = (grid.headers[0], *grid.headers[start:end])
        rows = tuple((row[0], *row[start:end]) for row in grid.rows)
        span = headers[1] if len(headers) == 2 else f"{headers[1]} to {headers[-1]}"
        weights = (grid.weights[0], *grid.weights[start:end]) if grid.weights else ()
        yield Grid(f"{grid.title}: {span}", headers, rows, weights)


def _fitting(grid: Grid, width: int) -> Block:
    return next(_fitted(grid, width))


def _stacked(grid: Grid) -> Grid:
    """Return a table of one column: below the first cell of a row the others, each behind its heading."""
    rows = tuple((tuple(_below(grid, row)),) for row in grid.rows)
    return Grid(grid.title, (grid.headers[0],), rows)


def _below(grid: Grid, row: Sequence[tuple[Piece, ...]]) -> Iterator[Piece]:
    yield from row[0]
    for header, cell in zip(grid.headers[1:], row[1:], strict=True):
        for number, piece in enumerate(cell):
            text = f"{header}: {piece.text}" if number == 0 and header else piece.text
            yield msgspec.structs.replace(piece, text=text)
