"""``resolve``: names in, lines out, one at a time, so that nothing is held in memory."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from immunoref.cli import files, output
from immunoref.cli.choices import OF_LINES, Format
from immunoref.cli.ticker import Ticker
from immunoref.errors import UsageError
from immunoref.questions import finding
from immunoref.questions.answers import Refusal
from immunoref.render import data, resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from immunoref.cli.choices import Choices
    from immunoref.questions.answers import Resolved
    from immunoref.store import Store

    Names = Iterator[tuple[str, float | None]]

# How a line is written in each form, and what stands above the lines.
FORMS: Final[dict[Format, tuple[Callable[[Resolved | Refusal], str], str]]] = {
    Format.JSONL: (data.line, ""),
    Format.JSON: (data.line, ""),  # a document would have to be held in memory
    Format.CSV: (resolved.csv, resolved.CSV_HEAD),
    Format.TSV: (resolved.tsv, resolved.TSV_HEAD),
}


def resolve_all(store: Store, kind: str, names: list[str] | None, choices: Choices) -> None:
    """Resolve each name and say at the end how many came to what."""
    if not names and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError("no names given; write them after the kind, or one a line to standard input")
    form = choices.asked or Format.JSONL
    if form not in OF_LINES:
        raise UsageError(f"resolve has no form {form}; choose --format jsonl, csv or tsv")
    with _writing(choices.output) as put:
        counts = _resolve(store, kind, _given(names) if names else _lines(), FORMS[form], put)
    output.talk(_summary(counts))


def _resolve(
    store: Store,
    kind: str,
    names: Names,
    form: tuple[Callable[[Resolved | Refusal], str], str],
    put: Callable[[str], object],
) -> Counter[str]:
    """Write a line for each name; return how many came to what."""
    draw, head = form
    counts: Counter[str] = Counter()
    # A bar would be torn apart by lines that go to the same terminal.
    ticker = Ticker() if output.talks_to_terminal() and not output.is_terminal() else None
    put(head)
    for name, share in names:
        result = finding.resolve_name(store, kind, output.as_text(name))
        counts[result.error.code if isinstance(result, Refusal) else result.match.how] += 1
        put(draw(result))
        if ticker is not None:
            ticker(f"{counts.total():,} names resolved", share)
    if ticker is not None:
        ticker.done()
    return counts


@contextlib.contextmanager
def _writing(name: str | None) -> Iterator[Callable[[str], object]]:
    """Give what writes a line: to a file that is there once it is whole, or to standard output."""
    if name is None:
        yield output.answer
    else:
        with files.writing(name) as put:
            yield put


def _given(names: list[str]) -> Names:
    return ((name, place / len(names)) for place, name in enumerate(names, 1))


def _lines() -> Names:
    """Yield the lines of standard input as they come, without their ends, and the share that is read."""
    sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    size, read = _size_of_input(), 0
    try:
        for line in sys.stdin:
            read += len(line.encode("utf-8", "surrogateescape")) if size else 0
            yield line.rstrip("\r\n"), min(1.0, read / size) if size else None
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"standard input cannot be read ({reason}); give a file of names") from error


def _size_of_input() -> int:
    """Return the bytes of the file on standard input; 0 where it is no file, so that nobody knows."""
    with contextlib.suppress(OSError, ValueError):
        found = os.fstat(sys.stdin.fileno())
        return found.st_size if stat.S_ISREG(found.st_mode) else 0
    return 0


def _summary(counts: Counter[str]) -> str:
    details = ", ".join(f"{count} {what.replace('_', ' ')}" for what, count in sorted(counts.items()))
    names = "1 name" if counts.total() == 1 else f"{counts.total():,} names"
    return f"{names}: {details}" if counts else names
