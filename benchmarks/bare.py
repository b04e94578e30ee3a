"""The yardstick: a bare Typer and Rich program that prints one page from constants.

It is what somebody would write who knew the answer already: the same lines and the same tables, as
literals in a module of its own (compiled like any other), and nothing to look up.
"""

from __future__ import annotations

import compileall
from pprint import pformat
from typing import TYPE_CHECKING, Any, Final

from immunoref.render.page import Grid, Listing, Page, Paragraph, Piece, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PROGRAM: Final = '''\
"""Prints one answer."""

from constants import LINES
from rich import box
from rich.console import Console
from rich.table import Table
from typer import Typer

app = Typer()


@app.command()
def drug(name: str) -> None:
    """Tell what a therapy is."""
    console = Console(markup=False, highlight=False, emoji=False)
    for line in LINES:
        if isinstance(line, tuple):
            headers, rows = line
            table = Table(*headers, box=box.ROUNDED, show_lines=True, expand=True)
            for row in rows:
                table.add_row(*row)
            console.print(table)
        else:
            console.print(line)


@app.command()
def cancer(name: str) -> None:
    """Tell what is used for a cancer."""


if __name__ == "__main__":
    app()
'''


def write(page: Page, folder: Path) -> Path:
    """Write the program and its constants, compiled, and return the file to run."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = pformat(list(_lines(page)), width=110)
    (folder / "constants.py").write_text(f'"""The answer."""\n\nLINES = {lines}\n', encoding="utf-8")
    program = folder / "bare.py"
    # As the console script of an installed package does: a short file that imports the program.
    program.write_text("from bare_program import app\n\napp()\n", encoding="utf-8")
    (folder / "bare_program.py").write_text(PROGRAM, encoding="utf-8")
    compileall.compile_dir(folder, quiet=1)
    return program


def _lines(page: Page) -> Iterator[Any]:
    yield from (page.title, page.subtitle)
    for block in page.blocks:
        yield ""
        if isinstance(block, Paragraph):
            yield f"{block.label}: {_joined(block.pieces, ' ')}"
        elif isinstance(block, Listing):
            yield from (block.title, *(f"- {_joined(item, ' ')}" for item in block.items))
        else:
            yield block.title
            yield _table(block)
    yield from ("", "Sources")
    for source in page.sources:
        yield f"- {source.text}"
        yield from (f"  [{number}] {section}" for number, section in source.sections)
    yield from ("", *page.closing)


def _table(grid: Grid) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = tuple(tuple(_joined(cell, "\n") for cell in row) for row in grid.rows)
    return grid.headers, rows


def _joined(pieces: Sequence[Piece], between: str) -> str:
    return between.join(_noted(piece) for piece in pieces)


def _noted(piece: Piece) -> str:
    return piece.text + marks(piece)
