"""The table drawing as an SVG picture, for slides and documents: Rich's export, fetching nothing."""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from immunoref.render import lines
from immunoref.render.columns import NARROWEST
from immunoref.render.page import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from immunoref.render.page import Page

# Rich's own format fetches its font from the network; the reader's fixed-width font serves as well.
FORMAT: Final = """\
<svg role="img" aria-labelledby="{unique_id}-name" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
  <style>
    .{unique_id}-matrix {{ font-family: Fira Code, Menlo, Consolas, monospace; font-size: {char_height}px; }}
    .{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
    {styles}
  </style>
  <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
  </defs>
  {chrome}
  <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">{matrix}</g>
  </g>
</svg>
"""
STYLES: Final = {
    "alarm": "bold red",
    "good": "green",
    "caution": "yellow",
    "quiet": "dim",
    "strong": "bold",
    "warning": "bold yellow",
}
"""How each tone is painted; the others stay as they are."""

BLANKS: Final = re.compile("(^ +| +$)")
ID: Final = "immunoref"  # a fixed one, so that the same page is the same file


def draw(page: Page, width: int) -> str:
    """Return an SVG document, ended by a newline.

    Args:
        page: what to say.
        width: columns of the terminal that is drawn.
    """
    room = max(width, NARROWEST)
    console = Console(file=io.StringIO(), width=room, record=True, legacy_windows=False)
    console.print(Segments(_segments(lines.laid_out(page, room, box.ROUNDED))))
    title = safe(page.title)
    drawn = console.export_svg(title=title, code_format=FORMAT, unique_id=ID)
    return drawn.replace("<style>", f'<title id="{ID}-name">{escape(title)}</title>\n  <style>', 1)


def _segments(drawn: Iterable[lines.Line]) -> Iterator[Segment]:
    """Yield lines as Rich paints them, blanks apart: some viewers drop those that stand before a text."""
    for line in drawn:
        for text, tone in line:
            style = Style.parse(STYLES.get(tone, ""))
            yield from (Segment(part, style) for part in BLANKS.split(text) if part)
        yield Segment.line()
