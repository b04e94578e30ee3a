"""How a run ends: every error of ours becomes a message and an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.cli import output
from immunoref.errors import ImmunorefError

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED = 130  # what a shell reports of a program that ^C ended


def exit_code(action: Callable[[], int | None]) -> int:
    """Do what a command line asks for.

    Returns:
        The exit code: 0 found, 1 not found, 2 usage, 3 ambiguous, 4 unusable data, 5 not written.
    """
    output.prepare_streams()
    try:
        return action() or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except ImmunorefError as error:
        output.talk(str(error))
        return error.exit_code
    except BrokenPipeError:
        return output.PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
