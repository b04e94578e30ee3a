"""``resolve``: names in, lines of JSON out, one at a time, so that nothing is held in memory."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from immunoref.cli import output
from immunoref.errors import UsageError
from immunoref.questions import finding
from immunoref.questions.answers import Refusal
from immunoref.render import data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from immunoref.store import Store

PAUSE = 0.5  # seconds between two words on progress


def resolve_all(store: Store, kind: str, names: list[str] | None) -> None:
    """Resolve each name and say at the end how many came to what."""
    if (not names and sys.stdin is None) or (not names and sys.stdin.isatty()):
        raise UsageError("no names given; write them after the kind, or one a line to standard input")
    counts: Counter[str] = Counter()
    due = time.monotonic() + PAUSE
    shows_progress = sys.stderr is not None and sys.stderr.isatty() and not sys.stdout.isatty()
    for name in names or _lines():
        result = finding.resolve_name(store, kind, output.as_text(name))
        counts[result.error.code if isinstance(result, Refusal) else result.match.how] += 1
        output.answer(data.line(result))
        if shows_progress and time.monotonic() >= due:
            due = time.monotonic() + PAUSE
            output.talk_over(f"{counts.total():,} names resolved")
    if shows_progress:
        output.talk_over("")
    output.talk(_summary(counts))


def _lines() -> Iterator[str]:
    """Yield the lines of standard input as they come, without their ends."""
    sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _summary(counts: Counter[str]) -> str:
    details = ", ".join(f"{count} {what.replace('_', ' ')}" for what, count in sorted(counts.items()))
    return f"{counts.total()} names: {details}" if counts else "0 names"
