"""``-o FILE``: a file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from immunoref.errors import OutputError


def write(name: str, text: str) -> None:
    """Write an answer to a file, as UTF-8, in place of what was there.

    Raises:
        OutputError: it could not be written; what was there still is.
    """
    path = Path(name)
    try:
        target = path.resolve()  # a link stays a link
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_text(text, encoding="utf-8")  # a device or a pipe cannot be replaced
        else:
            _replace(target, text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"{name}: could not be written ({reason}); name a file that can, and ask again"
        ) from error


def _replace(target: Path, text: str) -> None:
    """Write beside the file, then rename over it: a reader sees the old text or the new, never half."""
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
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
