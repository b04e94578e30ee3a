"""A page as linear text: no boxes, no colour, one thing a line, for pipes and screen readers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from immunoref.render.page import Grid, Listing, Page, Paragraph, Piece, marks, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from immunoref.render.page import Block

NARROWEST = 20


def draw(page: Page, width: int | None) -> str:
    """Return a page as text, ended by a newline.

    Args:
        page: what to say.
        width: columns to wrap at; None leaves each sentence on one line.
    """
    lines = [
        *([page.banner, ""] if page.banner else []),
        page.title,
        *([page.subtitle] if page.subtitle else []),
    ]
    for block in page.blocks:
        lines += ["", *_block(block)]
    if page.sources:
        lines += ["", "Sources", *_sources(page)]
    lines += ["", *page.closing]
    return "\n".join(_wrapped((safe(line) for line in lines), width)) + "\n"


def _wrapped(lines: Iterable[str], width: int | None) -> Iterator[str]:
    for line in lines:
        if width is None or len(line) <= width:
            yield line
            continue
        indent = "  " if line.startswith("- ") else line[: len(line) - len(line.lstrip())]
        yield from textwrap.wrap(
            line, max(width, NARROWEST), subsequent_indent=indent, break_on_hyphens=False
        )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"{block.label}: {_join(block.pieces)}"
    elif isinstance(block, Listing):
        yield block.title
        yield from (f"- {_join(item)}" for item in block.items)
    else:
        yield block.title
        yield from (_row(block, row) for row in block.rows)


def _row(grid: Grid, row: Sequence[tuple[Piece, ...]]) -> str:
    """Return a row as a sentence: the first cell, then each further one with its heading."""
    first, *rest = row
    named = [f"{header}: {_list(cell)}" for header, cell in zip(grid.headers[1:], rest, strict=True)]
    return f"- {'. '.join([_list(first), *named])}."


def _list(pieces: Sequence[Piece]) -> str:
    """Return the lines of a cell as a part of one sentence."""
    return "; ".join(_piece(Piece(piece.text.removesuffix("."), piece.notes)) for piece in pieces)


def _join(pieces: Sequence[Piece]) -> str:
    return " ".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    return piece.text + marks(piece)


def _sources(page: Page) -> Iterator[str]:
    for source in page.sources:
        yield f"- {source.text}"
        yield from (f"  [{number}] {section}" for number, section in source.sections)
