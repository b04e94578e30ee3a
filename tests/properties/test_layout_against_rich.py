"""Tables and texts are laid out as Rich's own tables and texts are, which are too slow to be used."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from immunoref.render import columns, lines
from immunoref.render.page import Grid, Page, Paragraph, Piece

# Letters of one and of two cells. Of blanks only the usual one: at the end of a line Rich keeps some others.
letters = st.characters(exclude_categories=("C", "Z", "M"))
texts = st.text(st.one_of(st.sampled_from("ab  -αβ日本"), letters), max_size=40).map(str.strip)
pieces = st.builds(Piece, texts.filter(bool), st.lists(st.integers(1, 99), max_size=2).map(tuple))
cells = st.lists(pieces, min_size=1, max_size=3).map(tuple)


def grids_of(count: int) -> st.SearchStrategy[Grid]:
    rows = st.lists(st.tuples(*[cells] * count), min_size=1, max_size=3).map(tuple)
    weights = st.tuples(*[st.integers(1, 4)] * count)
    return st.builds(Grid, st.just(""), st.tuples(*[texts] * count), rows, weights)


def console(width: int) -> Console:
    return Console(
        file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False, highlight=False
    )


def printed(thing: Table | Text, width: int) -> list[str]:
    with (rich := console(width)).capture() as capture:
        rich.print(thing)
    return [line.rstrip() for line in capture.get().splitlines()]


def noted(piece: Piece) -> str:
    return f"{piece.text} [{', '.join(map(str, piece.notes))}]" if piece.notes else piece.text


def as_rich_draws(grid: Grid, width: int) -> list[str]:
    needed = columns.natural(grid)
    fits = columns.fit(needed, width)
    table = Table(box=box.ROUNDED, show_lines=True, expand=not fits)
    for header, natural, weight in zip(grid.headers, needed, grid.weights, strict=True):
        table.add_column(
            Text(header), overflow="fold", width=natural if fits else None, ratio=None if fits else weight
        )
    for row in grid.rows:
        table.add_row(*(Text("\n".join(map(noted, cell))) for cell in row))
    return printed(table, width)


def as_drawn_here(page: Page, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines.laid_out(page, width, box.ROUNDED)]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 4).flatmap(grids_of), st.integers(50, 120))
def test_a_table(grid: Grid, width: int) -> None:
    title, *drawn, foot = as_drawn_here(Page("", "", "", (grid,), (), ()), width)[2:]
    assert (title, foot) == ("", "")
    assert drawn == as_rich_draws(grid, width)


@settings(max_examples=100, deadline=None)
@given(cells, st.integers(20, 60))
def test_a_text(words: tuple[Piece, ...], width: int) -> None:
    drawn = as_drawn_here(Page("", "", "", (Paragraph("About", words),), (), ()), width)[2:-1]
    assert drawn == printed(Text(f"About: {' '.join(map(noted, words))}"), width)
