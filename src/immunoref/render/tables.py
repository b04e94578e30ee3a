"""A page drawn for a terminal: tables that wrap and never truncate, colour only beside words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box

from immunoref.render import lines
from immunoref.render.columns import NARROWEST

if TYPE_CHECKING:
    from immunoref.render.page import Page

SHOWN: Final = {
    "alarm": "1;31",  # bold, red
    "good": "32",  # green
    "caution": "33",  # yellow
    "quiet": "2",  # dim
    "strong": "1",  # bold
    "warning": "1;33",  # bold, yellow
}
"""What a terminal is told for each tone (ECMA-48, select graphic rendition); the others stay as they are."""


def draw(page: Page, width: int, *, color: bool, unicode: bool = True) -> str:
    """Return a page as it is printed on a terminal, ended by a newline.

    Args:
        page: what to say.
        width: columns of the terminal.
        color: whether escape codes may be used; without, there is none at all.
        unicode: whether the terminal's encoding can show box characters.
    """
    drawn = lines.laid_out(page, max(width, NARROWEST), box.ROUNDED if unicode else box.ASCII)
    shown = SHOWN if color else {}
    return "".join(f"{''.join(_painted(run, shown) for run in line)}\n" for line in drawn)


def _painted(run: lines.Run, shown: dict[str, str]) -> str:
    text, tone = run
    return f"\x1b[{shown[tone]}m{text}\x1b[0m" if tone in shown else text
