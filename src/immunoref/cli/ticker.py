"""Progress on standard error, once work has lasted a second."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0  # seconds of silence before the first word
PAUSE = 0.2  # seconds between two words


class Ticker:
    """Says what is being done and how far it is, over itself on one line."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __call__(self, what: str, count: int) -> None:
        """Take note that `count` records are done; say so now and then."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PAUSE
            self._shown = True
            sys.stderr.write(f"\r{what} the knowledge base: {count:,} records ")
            sys.stderr.flush()

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
