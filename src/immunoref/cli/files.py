"""``-o FILE``: a file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from immunoref.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def write(name: str, text: str) -> None:
    """Write an answer to a file.

    Raises:
        OutputError: it could not be written; what was there still is.
    """
    with writing(name) as put:
        put(text)


@contextlib.contextmanager
def writing(name: str) -> Iterator[Callable[[str], object]]:
    """Give what writes text to a file, as UTF-8; at the end it takes the place of what was there.

    Raises:
        OutputError: it could not be written; what was there still is.
    """
    try:
        target = Path(name).resolve()  # a link stays a link
        is_device = target.exists() and not target.is_file() and not target.is_dir()
        with _opened(target) if is_device else _replacing(target) as stream:
            yield stream.write
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"{name}: could not be written ({reason}); name a file that can, and ask again"
        ) from error


def _opened(target: Path) -> TextIO:
    """Open a device or a pipe, which cannot be replaced."""
    return target.open("w", encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    """Write beside the file, then rename over it: a reader sees the old text or the new, never half."""
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those of any new file."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
