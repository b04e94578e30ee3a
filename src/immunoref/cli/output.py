"""Writing: answers to standard output, talk to standard error, whatever the streams are like.

A reader that closes the pipe ends the program in silence. A full disk ends it with a message. A
character that the stream's encoding cannot show becomes its nearest ASCII.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

from immunoref.errors import OutputError

if TYPE_CHECKING:
    from immunoref.cli.ticker import Ticker

PIPE_CLOSED: Final = 141  # what a shell reports of a program that SIGPIPE ended
NEAREST: Final = "immunoref-nearest"


def _nearest_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    from immunoref.render import letters  # noqa: PLC0415 - rarely needed

    return "".join(letters.nearest(char) for char in bad), error.end


codecs.register_error(NEAREST, _nearest_ascii)


def prepare_streams() -> None:
    """Make both streams take any text, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=NEAREST)


def answer(text: str) -> None:
    """Write an answer to standard output.

    Raises:
        OutputError: it could not be written.
        SystemExit: the reader closed the pipe.
    """
    _write(sys.stdout, text)


def talk(text: str) -> None:
    """Write a message to standard error; one that cannot be written is lost without further ado."""
    with contextlib.suppress(OutputError):
        _write(sys.stderr, text if text.endswith("\n") else text + "\n")


def talk_over(text: str) -> None:
    """Write over the last line of standard error, which is a terminal; what would wrap is left out."""
    with contextlib.suppress(OutputError):
        _write(sys.stderr, f"\r{text[: columns() - 1]}\x1b[K")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed before the program started
        raise OutputError("there is no standard output to write to; run it with one, or with > FILE")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
        raise SystemExit(PIPE_CLOSED) from None
    except (OSError, ValueError) as error:
        _forget(stream)
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"the answer could not be written ({reason}); make room or write elsewhere, and ask again"
        ) from error


def _forget(stream: TextIO) -> None:
    """Point a stream that failed at nothing, so that the exit does not fail on its buffer again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def as_text(words: str) -> str:
    """Return the user's words as proper text: bytes that are no UTF-8 become replacement characters."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return bool(sys.stdout is not None and sys.stdout.isatty())


def talks_to_terminal() -> bool:
    """Return whether standard error is a terminal."""
    return bool(sys.stderr is not None and sys.stderr.isatty())


def columns() -> int:
    """Return the terminal's width, or what COLUMNS says, or 80."""
    import shutil  # noqa: PLC0415 - it brings the archives along, and JSON has no width

    return shutil.get_terminal_size((80, 24)).columns


def wants_color() -> bool:
    """Return whether escape codes may be written: to a terminal, unless NO_COLOR or TERM=dumb says no."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def encoding() -> str:
    """Return the encoding of standard output."""
    return getattr(sys.stdout, "encoding", None) or "ascii"


def is_unicode() -> bool:
    """Return whether standard output takes every character."""
    return encoding().lower().replace("-", "").replace("_", "").startswith("utf")


def shows_boxes() -> bool:
    """Return whether the stream's encoding has the characters that tables are drawn with."""
    try:
        "╭─│≥█░".encode(encoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def progress() -> Ticker | None:
    """Return a display of long work for a terminal, or None where standard error is none."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    from immunoref.cli import ticker  # noqa: PLC0415 - a pipe does without it

    return ticker.Ticker()
