"""A matrix as a picture: blocks on a terminal, backgrounds in HTML, letters alone where they are spoken."""

from __future__ import annotations

from immunoref.render import html, markdown, plain, shading, tables
from immunoref.render.page import Grid, Page, Piece

CELLS = ("name", "V", "C!", "U", "R", "-")
GRID = Grid(
    "Matrix",
    ("Therapy", "1", "2", "3", "4", "5"),
    (tuple((Piece(text),) for text in CELLS),),
    shades=((0, 4, 3, 2, 1, 0),),
)
PAGE = Page(banner="", title="Matrix", subtitle="", blocks=(GRID,), sources=(), closing=())


def test_a_terminal_shows_the_darker_block_the_more_there_is() -> None:
    drawn = tables.draw(shading.painted(PAGE), 80, color=False)
    assert "│ name    │ █ V │ ▓ C! │ ▒ U │ ░ R │ - │" in drawn


def test_html_paints_the_cells() -> None:
    drawn = html.draw(PAGE)
    for number, letter in ((4, "V"), (3, "C!"), (2, "U"), (1, "R")):
        assert f'<td class="shade-{number}">{letter}</td>' in drawn
        assert f".shade-{number} {{ background: " in drawn
    assert "<td>-</td>" in drawn


def test_what_is_spoken_or_copied_has_letters_alone() -> None:
    for drawn in (plain.draw(PAGE, 80), markdown.draw(PAGE)):
        assert not set("█▓▒░") & set(drawn)
        assert "C!" in drawn
