"""Progress on standard error, once work has lasted a second."""

from __future__ import annotations

import time
from typing import Final

from immunoref.cli import output

PATIENCE = 1.0  # seconds of silence before the first word
PAUSE = 0.2  # seconds between two words
BAR: Final = 24  # columns, so that the words beside it fit the narrowest terminal


class Ticker:
    """Says what is being done and how far it is, over itself on one line of a terminal."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __call__(self, what: str, share: float | None = None) -> None:
        """Say now and then what is being done.

        Args:
            what: a few words.
            share: how much of it is done, 0 to 1; None: nobody knows.
        """
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PAUSE
            self._shown = True
            output.talk_over(what if share is None else f"{bar(share)} {what}")

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            output.talk_over("")


def bar(share: float) -> str:
    """Draw a share of 0 to 1, in characters that every terminal has."""
    full = round(BAR * share)
    return f"[{'#' * full}{'.' * (BAR - full)}] {share:4.0%}"
