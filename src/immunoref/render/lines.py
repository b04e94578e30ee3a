"""A page laid out for a terminal: which text stands on which line, and in which tone.

Only the small parts of Rich are used, the boxes and the widths of characters. Its console and its
tables take longer to import and to draw than all the rest of a lookup does, and `narrow` would have to
foretell the widths they choose. A test holds what is drawn here to what Rich's own tables draw.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, chop_cells

from immunoref.render import columns
from immunoref.render.page import Grid, Listing, Page, Paragraph, Piece, marks, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.box import Box

    from immunoref.render.page import Block

Run = tuple[str, str]
"""Text and its tone: one of those of `page.Piece`, or ``warning`` for the banner."""

Line = list[Run]
"""What stands on one line, from left to right."""

WORD: Final = re.compile(r"\s*\S+\s*")
PLAIN: Final = ""


def laid_out(page: Page, width: int, border: Box) -> Iterator[Line]:
    """Yield the lines of a page, none wider than the terminal, their ends without blanks.

    Args:
        page: what to say.
        width: columns of the terminal.
        border: what tables are drawn with.
    """
    if page.banner:
        yield from wrapped([(safe(page.banner), "warning")], width)
        yield []
    yield from wrapped([(safe(page.title), "strong")], width)
    if page.subtitle:
        yield from wrapped([(safe(page.subtitle), "quiet")], width)
    for block in page.blocks:
        yield []
        yield from _block(block, width, border)
    if page.sources:
        yield []
        yield [("Sources", "strong")]
        yield from _sources(page, width)
    yield []
    for line in page.closing:
        yield from wrapped([(safe(line), "quiet")], width)


def _block(block: Block, width: int, border: Box) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from wrapped([(f"{safe(block.label)}: ", "strong"), *_sentence(block.pieces)], width)
        return
    yield from wrapped([(safe(block.title), "strong")], width)
    if isinstance(block, Listing):
        for item in block.items:
            yield from _hanging("- ", _sentence(item), width)
    else:
        yield from _grid(block, width, border)


def _grid(grid: Grid, width: int, border: Box) -> Iterator[Line]:
    """Yield a table as wide as its text, or as the terminal with its width shared out by weight."""
    widths = columns.widths(grid, width)
    padded = [one + columns.PADDING for one in widths]
    headers = [
        wrapped([(safe(header), "strong")], room) for header, room in zip(grid.headers, widths, strict=True)
    ]
    yield [(border.get_top(padded), PLAIN)]
    yield from _row(
        _at_the_foot(headers), widths, (border.head_left, border.head_vertical, border.head_right)
    )
    for number, row in enumerate(grid.rows):
        yield [(border.get_row(padded, "row" if number else "head"), PLAIN)]
        cells = [_cell(cell, room) for cell, room in zip(row, widths, strict=True)]
        yield from _row(cells, widths, (border.mid_left, border.mid_vertical, border.mid_right))
    yield [(border.get_bottom(padded), PLAIN)]


def _row(
    cells: Sequence[Sequence[Line]], widths: Sequence[int], edges: tuple[str, str, str]
) -> Iterator[Line]:
    """Yield the lines of one row: its cells side by side, each filled up to its width."""
    left, between, right = edges
    for beside in zip_longest(*cells, fillvalue=[]):
        line = [(f"{left} ", PLAIN)]
        for number, (part, width) in enumerate(zip(beside, widths, strict=True)):
            if number:
                line.append((f"{between} ", PLAIN))
            line += part
            line.append((" " * (width - _width(part) + 1), PLAIN))
        yield [*line, (right, PLAIN)]


def _at_the_foot(cells: Sequence[list[Line]]) -> list[list[Line]]:
    """Return cells of one height, their text at the foot: a heading stands right above its column."""
    height = max(map(len, cells), default=0)
    return [[Line()] * (height - len(cell)) + cell for cell in cells]


def _cell(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Return the lines of a cell, in which each piece starts on a line of its own."""
    return [line for piece in pieces for line in wrapped(_piece(piece), width)]


def _sentence(pieces: Sequence[Piece]) -> Line:
    """Return pieces as one text, with blanks between them."""
    runs = [run for piece in pieces for run in (*_piece(piece), (" ", PLAIN))]
    return runs[:-1]


def _piece(piece: Piece) -> Line:
    text = (safe(piece.text), piece.tone)
    return [text, (marks(piece), "quiet")] if piece.notes else [text]


def _sources(page: Page, width: int) -> Iterator[Line]:
    for source in page.sources:
        yield from _hanging("- ", [(safe(source.text), PLAIN)], width)
        for number, section in source.sections:
            yield from _hanging("  " + f"[{number}] ".ljust(5), [(safe(section), PLAIN)], width)


def _hanging(lead: str, runs: Line, width: int) -> Iterator[Line]:
    """Yield text behind a lead, its further lines indented below its own start."""
    for number, line in enumerate(wrapped(runs, max(1, width - len(lead)))):
        yield [(" " * len(lead) if number else lead, PLAIN), *line]


def wrapped(runs: Line, width: int) -> list[Line]:
    """Return text in lines of at most so many cells, broken between words, within one where it must be."""
    text = "".join(part for part, _ in runs)
    ends = [*_starts(text, width), len(text)]
    lines, start = list[Line](), 0
    for end in ends:
        lines.append(_cut(runs, start, start + len(text[start:end].rstrip())))
        start = end
    return lines


def _starts(text: str, width: int) -> Iterator[int]:
    """Yield where the lines of a text start, the first one apart."""
    used = 0
    for word in WORD.finditer(text) if cell_len(text) > width else ():
        length, start = cell_len(word[0].rstrip()), word.start()
        if used + length <= width:
            used += cell_len(word[0])
            continue
        if used:
            yield start
        *broken, rest = chop_cells(word[0], width) if length > width else (word[0],)
        for part in broken:
            start += len(part)
            yield start
        used = cell_len(rest)


def _cut(runs: Line, start: int, end: int) -> Line:
    """Return what stands from one place of a text to another."""
    line, place = Line(), 0
    for text, tone in runs:
        part = text[max(0, start - place) : max(0, end - place)]
        if part:
            line.append((part, tone))
        place += len(text)
    return line


def _width(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)
