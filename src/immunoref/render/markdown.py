"""A page as Markdown (CommonMark with GitHub's tables): to paste into notes, wikis and issues.

Text from the data is escaped: it can neither become markup nor end a cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from immunoref.render.page import Listing, Page, Paragraph, Piece, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from immunoref.render.page import Block, Grid

MARKUP: Final = re.compile(r"([\\`*_\[\]<>|~&$])")
LINE_START: Final = re.compile(r"^(\s*)(#|[-+](?=\s|$)|\d+(?=[.)]))")  # a heading, a list, a numbered list


def draw(page: Page) -> str:
    """Return a page as Markdown, ended by a newline."""
    parts = [
        *([f"> **{_text(page.banner)}**"] if page.banner else []),
        f"# {_text(page.title)}",
        *([f"*{_text(page.subtitle)}*"] if page.subtitle.strip() else []),
        *("\n".join(_block(block)) for block in page.blocks),
        *(["## Sources\n\n" + "\n".join(_sources(page))] if page.sources else []),
        "---",
        *(_line(line) for line in page.closing),
    ]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"**{_text(block.label)}:** {_run(block.pieces)}"
        return
    yield from (f"## {_text(block.title)}", "")
    if isinstance(block, Listing):
        yield from (f"- {_run(item)}" for item in block.items)
    else:
        yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    yield _row(_text(header) for header in grid.headers)
    yield _row("---" for _ in grid.headers)
    for row in grid.rows:
        yield _row("<br>".join(_piece(piece) for piece in cell) for cell in row)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _run(pieces: Sequence[Piece]) -> str:
    return _line_start(" ".join(_piece(piece) for piece in pieces))


def _piece(piece: Piece) -> str:
    text = _text(piece.text)
    if piece.tone in ("alarm", "strong") and text:
        text = f"**{text}**"
    return f"{text} \\[{', '.join(map(str, piece.notes))}\\]" if piece.notes else text


def _sources(page: Page) -> Iterator[str]:
    for source in page.sources:
        yield f"- {_line(source.text)}{_link(source.url)}"
        yield from (f"  - \\[{number}\\] {_text(section)}" for number, section in source.sections)


def _link(url: str) -> str:
    is_web = url.startswith(("https://", "http://")) and not re.search(r"[\s<>]", safe(url))
    return f" <{safe(url)}>" if is_web else ""


def _text(text: str) -> str:
    """Return text without markup, on one line, with nothing around it that emphasis would trip over."""
    return MARKUP.sub(r"\\\1", safe(text)).strip()


def _line(text: str) -> str:
    return _line_start(_text(text))


def _line_start(text: str) -> str:
    """Return a line's text whose beginning starts no block."""
    return LINE_START.sub(lambda found: f"{found[1]}{_escaped_start(found[2])}", text)


def _escaped_start(sign: str) -> str:
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
