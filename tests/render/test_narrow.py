"""Tables on narrow terminals: no word is broken in two, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immunoref.questions import asking, compare, listing, matrix, symptom, timeline
from immunoref.questions.answers import Refusal, Reply
from immunoref.render import narrow, pages, tables
from immunoref.render.page import Grid, Listing, Page, Piece
from immunoref.store import Store

EDGES = 4  # of a table of one column
ASKED: dict[str, Callable[[Store], Reply | Refusal]] = {
    "drug": lambda store: asking.ask(store, "drug", "talimogene laherparepvec"),
    "cancer": lambda store: asking.ask(store, "cancer", "bladder cancer"),
    "side-effects": lambda store: asking.ask(store, "side-effects", "checkpoint inhibitors"),
    "symptom": lambda store: symptom.ask(store, ("fever",)),
    "compare": lambda store: compare.ask(store, ("nivolumab", "bcg", "il-2", "imiquimod"), diff=False),
    "timeline": lambda store: timeline.ask(store, "nivolumab"),
    "matrix": lambda store: matrix.ask(store, ("PD-1 inhibitors",), "side-effects", 12),
    "matrix of cancers": lambda store: matrix.ask(store, ("bladder cancer",), "cancers", 8),
    "list": lambda store: listing.answer(store, "side-effects", listing.Filters()),
}


def page_of(*blocks: Grid | Listing) -> Page:
    return Page("", "", "", blocks, (), ())


def grids(page: Page) -> list[Grid]:
    return [block for block in page.blocks if isinstance(block, Grid)]


def words_of(grid: Grid) -> set[str]:
    return {word for row in grid.rows for cell in row for piece in cell for word in piece.text.split()}


def drawn(page: Page, width: int) -> str:
    return tables.draw(narrow.fitted(page, width), width, color=False)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("question", ASKED)
def test_every_word_is_whole(store: Store, question: str, width: int) -> None:
    reply = ASKED[question](store)
    assert isinstance(reply, Reply)
    for grid in grids(pages.page(reply)):
        shown = drawn(page_of(grid), width)
        words = {word for word in words_of(grid) if len(word) <= width - EDGES}
        assert not words - set(shown.split())
        assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("most", [1, 8, 12, 40])
def test_a_matrix_keeps_every_letter(store: Store, most: int, width: int) -> None:
    reply = matrix.ask(store, ("PD-1 inhibitors",), "side-effects", most)
    assert isinstance(reply, Reply)
    (grid,) = grids(pages.page(reply))
    letters = Counter(cell[0].text for row in grid.rows for cell in row[1:])
    table = drawn(page_of(grid), width).split("\n", 3)[3]
    shown = Counter(word for word in table.replace("│", " ").split() if word in letters)
    if width > 20:  # there each letter stands behind its number
        assert shown == letters
    else:
        assert {word: shown[word] for word in letters} == letters


def test_a_matrix_too_wide_is_several() -> None:
    headers = ("Therapy", *(str(number) for number in range(1, 6)))
    row = ((Piece("interleukinumab", (1, 2)),), *((Piece("S!*"),) for _ in range(5)))
    grid = Grid("Matrix", headers, (row,), (6, 2, 2, 2, 2, 2), may_be_parted=True)
    assert (
        drawn(page_of(grid), 40)
        == """

Matrix: 1 to 2
╭────────────────────────┬─────┬─────╮
│ Therapy                │ 1   │ 2   │
├────────────────────────┼─────┼─────┤
│ interleukinumab [1, 2] │ S!* │ S!* │
╰────────────────────────┴─────┴─────╯

Matrix: 3 to 5
╭──────────────────┬──────┬──────┬─────╮
│ Therapy          │ 3    │ 4    │ 5   │
├──────────────────┼──────┼──────┼─────┤
│ interleukinumab  │ S!*  │ S!*  │ S!* │
│ [1, 2]           │      │      │     │
╰──────────────────┴──────┴──────┴─────╯

"""
    )


def test_cells_are_put_below_each_other_where_no_widths_serve() -> None:
    row = (
        (Piece("immunosuppression"),),
        (Piece("common [10%]", (3,)), Piece("Thrombocytopenia")),
        (Piece("serious"),),
    )
    grid = Grid("Side effects", ("Side effect", "How often", "How serious"), (row,), (4, 5, 3))
    assert (
        drawn(page_of(grid), 40)
        == """

Side effects
╭─────────────────────────────╮
│ Side effect                 │
├─────────────────────────────┤
│ immunosuppression           │
│ How often: common [10%] [3] │
│ Thrombocytopenia            │
│ How serious: serious        │
╰─────────────────────────────╯

"""
    )


def test_a_word_gets_the_room_that_it_needs() -> None:
    grid = Grid(
        "Uses",
        ("For", "Status"),
        (((Piece("a b c d e f g h i j k l m n o p"),), (Piece("investigational"),)),),
        (4, 1),
    )
    assert "investigational" in drawn(page_of(grid), 40)
    assert "investigational" not in tables.draw(page_of(grid), 40, color=False), "else nothing is proved"


def test_a_page_that_fits_is_left_as_it_is(store: Store) -> None:
    reply = asking.ask(store, "drug", "il-2")
    assert isinstance(reply, Reply)
    page = pages.page(reply)
    assert narrow.fitted(page, 80) == page
    listing_only = page_of(Listing("A", ((Piece("x" * 99),),)))
    assert narrow.fitted(listing_only, 40) == listing_only


WORDS = st.text("abc", min_size=1, max_size=18)
CELLS = st.lists(
    st.builds(Piece, st.lists(WORDS, min_size=1, max_size=4).map(" ".join)), min_size=1, max_size=2
)


@st.composite
def any_grid(draw: st.DrawFn) -> Grid:
    count = draw(st.integers(1, 9))
    row = st.tuples(*(CELLS.map(tuple) for _ in range(count)))
    rows = draw(st.lists(row, min_size=1, max_size=3).map(tuple))
    weights = tuple(draw(st.lists(st.integers(1, 9), min_size=count, max_size=count)))
    headers = tuple(draw(st.lists(WORDS, min_size=count, max_size=count)))
    return Grid("title", headers, rows, draw(st.sampled_from([(), weights])), draw(st.booleans()))


@given(any_grid(), st.integers(40, 100))
def test_no_grid_loses_a_word_or_breaks_one(grid: Grid, width: int) -> None:
    shown = drawn(page_of(grid), width)
    assert words_of(grid) <= set(shown.split())
    assert max(map(len, shown.splitlines())) <= width
