"""A page drawn with Rich: tables that wrap and never truncate, colour only beside words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from immunoref.render import columns
from immunoref.render.page import Grid, Listing, Page, Paragraph, Piece, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import ConsoleOptions, RenderResult

    from immunoref.render.page import Block

TONES: Final = {
    "": "",
    "alarm": "bold red",
    "good": "green",
    "caution": "yellow",
    "quiet": "dim",
    "strong": "bold",
}
NARROWEST: Final = 20


def draw(page: Page, width: int, *, color: bool, unicode: bool = True) -> str:
    """Return a page as it is printed on a terminal, ended by a newline.

    Args:
        page: what to say.
        width: columns of the terminal.
        color: whether escape codes may be used; without, there is none at all.
        unicode: whether the terminal's encoding can show box characters.
    """
    console = console_for(width, color=color)
    with console.capture() as capture:
        print_on(page, console, box.ROUNDED if unicode else box.ASCII)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def console_for(width: int, *, color: bool, record: bool = False) -> Console:
    """Return a console that writes nowhere, reads no markup, and can be asked what it drew."""
    return Console(
        file=io.StringIO(),
        width=max(width, NARROWEST),
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        record=record,
    )


def print_on(page: Page, console: Console, border: box.Box) -> None:
    """Draw a page on a console."""
    console.print(Group(*_parts(page, console, border)))


def _parts(page: Page, console: Console, border: box.Box) -> Iterator[RenderableType]:
    if page.banner:
        yield Text(safe(page.banner), style="bold yellow")
        yield Text()
    yield Text(safe(page.title), style="bold")
    if page.subtitle:
        yield Text(safe(page.subtitle), style="dim")
    for block in page.blocks:
        yield Text()
        yield from _block(block, console, border)
    if page.sources:
        yield Text("\nSources", style="bold")
        yield from _sources(page)
    yield Text()
    for line in page.closing:
        yield Text(safe(line), style="dim")


def _block(block: Block, console: Console, border: box.Box) -> Iterator[RenderableType]:
    if isinstance(block, Paragraph):
        yield Text.assemble((f"{safe(block.label)}: ", "bold"), _run(block.pieces))
    elif isinstance(block, Listing):
        yield Text(safe(block.title), style="bold")
        yield from (_Hanging("- ", _run(item)) for item in block.items)
    else:
        yield Text(safe(block.title), style="bold")
        yield _grid(block, console, border)


def _grid(grid: Grid, console: Console, border: box.Box) -> Table:
    """Return a table as wide as its text, or as the terminal with its width shared out by weight.

    Where the text fits, its widths are given: Rich would measure every cell to find them.
    """
    widths = columns.natural(grid)
    fits = columns.fit(widths, console.width)
    weights = grid.weights or (1,) * len(grid.headers)
    table = Table(box=border, show_lines=True, pad_edge=True, header_style="bold", expand=not fits)
    for header, width, weight in zip(grid.headers, widths, weights, strict=True):
        table.add_column(
            Text(safe(header)), overflow="fold", width=width if fits else None, ratio=None if fits else weight
        )
    for row in grid.rows:
        table.add_row(*(_cell(cell) for cell in row))
    return table


def _cell(pieces: Sequence[Piece]) -> Text:
    return Text("\n").join(_piece(piece) for piece in pieces)


def _run(pieces: Sequence[Piece]) -> Text:
    return Text(" ").join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> Text:
    text = Text(safe(piece.text), style=TONES[piece.tone])
    if not piece.notes:
        return text
    return Text.assemble(text, (f" [{', '.join(map(str, piece.notes))}]", "dim"))


class _Hanging:
    """Text behind a lead whose further lines are indented below its own start."""

    def __init__(self, lead: str, text: Text) -> None:
        self.lead = lead
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(1, options.max_width - len(self.lead))
        lines = self.text.wrap(console, width, overflow="fold")
        below = Text("\n" + " " * len(self.lead)).join(lines)
        yield from Text.assemble(self.lead, below).render(console, end="\n")


def _sources(page: Page) -> Iterator[RenderableType]:
    for source in page.sources:
        yield _Hanging("- ", Text(safe(source.text)))
        for number, section in source.sections:
            yield _Hanging("  " + f"[{number}] ".ljust(5), Text(safe(section)))
