"""Long answers on a terminal, a screen at a time, as git does it.

``PAGER`` names the program, else ``less``; an empty one or ``cat`` means none. ``LESS`` is ``FRX`` unless
it is set. A reader who leaves early is no error.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from immunoref.cli import output

if TYPE_CHECKING:
    import subprocess

DEFAULT = "less"
OPTIONS = "FRX"  # leave at once when all fits, show colours, keep the text on the screen
NOT_FOUND = (126, 127)  # what a shell reports of a program that it cannot run


def show(text: str) -> bool:
    """Show a text in the reader's pager; return False where it is to be printed as it is."""
    command = chosen()
    if not command or not is_long(text):
        return False
    import subprocess  # noqa: PLC0415 - an answer that fits, or is not to be paged, does without it

    environment = {"LESS": OPTIONS, "LV": "-c"} | os.environ
    try:
        pager = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)  # noqa: S602 - the reader's own
    except OSError:
        return False
    _feed(pager, text)
    return _ended(pager) not in NOT_FOUND


def _feed(pager: subprocess.Popen[bytes], text: str) -> None:
    assert pager.stdin is not None
    with contextlib.suppress(OSError):  # the reader left before the end
        pager.stdin.write(text.encode(output.encoding(), output.NEAREST))
    with contextlib.suppress(OSError):
        pager.stdin.close()


def _ended(pager: subprocess.Popen[bytes]) -> int:
    """Wait until the reader leaves; ^C is the pager's to deal with."""
    while True:
        try:
            return pager.wait()
        except KeyboardInterrupt:
            continue


def chosen() -> str:
    """Return the pager's command line; empty where there is none."""
    if os.environ.get("TERM") == "dumb":
        return ""
    named = os.environ.get("PAGER")
    if named is None:
        return DEFAULT if shutil.which(DEFAULT) else ""
    return "" if named.strip() in ("", "cat") else named


def is_long(text: str) -> bool:
    """Return whether a text has more lines than the terminal; the prompt needs one of them."""
    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines
