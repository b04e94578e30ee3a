"""Which index belongs to a data folder whose files have not been touched, without reading them.

The cached index is named by what the files contain. Beside it lies, for each folder, a note of the
files' sizes and times, and of the index that was right for them. While the note fits, a lookup takes
its word; a file touched in any way makes it void, and the contents decide again.
"""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

PREFIX: Final = "stamp-"
SETTLED: Final = 2.0  # seconds after which no further change can hide behind the same time


class Stamp:
    """What is known of some files without opening them, and the note that a cache keeps on it."""

    def __init__(self, cache: Path, folder: Path, files: Iterable[Path]) -> None:
        """Look at the files' sizes and times.

        Args:
            cache: folder of the notes.
            folder: the data folder that the files make up; a note is kept for each.
            files: all that an index of it depends on.
        """
        self._seen_at = time.time()
        self._newest = 0.0
        self._listing = "".join(self._line(path) for path in files)
        key = zlib.crc32(os.fsencode(folder.absolute()))
        self._note = cache / f"{PREFIX}{key:08x}"

    def _line(self, path: Path) -> str:
        try:
            seen = path.stat()
        except OSError:
            return f"{path.absolute()}\n"
        self._newest = max(self._newest, seen.st_mtime, seen.st_ctime)
        numbers = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
        return f"{path.absolute()} {numbers}\n"

    def recall(self) -> str | None:
        """Return what was noted for these files, or None where one has been touched since."""
        try:
            noted, _, listing = self._note.read_text("utf-8", "surrogateescape").partition("\n")
        except (OSError, UnicodeError):
            return None
        return noted if listing == self._listing else None

    def note(self, what: str) -> None:
        """Keep a word on these files, unless one is so new that it may change again unseen."""
        if self._seen_at - self._newest < SETTLED:
            return
        with contextlib.suppress(OSError):  # a cache that cannot be written does no harm
            _write(self._note, f"{what}\n{self._listing}".encode("utf-8", "surrogateescape"))


def _write(target: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    import tempfile  # noqa: PLC0415 - a lookup that finds its note writes none

    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
