"""The compiled index as a file of the user's own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from immunoref.errors import OutputError, UsageError

if TYPE_CHECKING:
    from immunoref.store import Store


def sqlite(store: Store, file: str, *, replace: bool) -> int:
    """Copy an index to a file, so that nobody ever sees half of it.

    Returns:
        The number of records in it.

    Raises:
        UsageError: something is there already and is not to be replaced.
        OutputError: the file cannot be written; nothing is left behind.
    """
    target = Path(file)
    if target.is_dir():
        raise UsageError(f"{file} is a folder; name a file in it")
    if not replace and os.path.lexists(target):
        raise UsageError(f"{file} is there already; name another file, or replace it with --force")
    try:
        return _copy(store, target, replace=replace)
    except FileExistsError as error:
        raise UsageError(f"{file} is there already; name another file, or replace it with --force") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{file} could not be written ({reason}); choose another place") from error


def _copy(store: Store, target: Path, *, replace: bool) -> int:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    try:
        count = store.copy_to(name)
        os.chmod(name, 0o666 & ~_mask())  # noqa: PTH101 - mkstemp's files are the owner's alone
        if replace:
            os.replace(name, target)  # noqa: PTH105 - atomic by contract
        else:
            _link(name, target)
        return count
    finally:
        Path(name).unlink(missing_ok=True)


def _link(name: str, target: Path) -> None:
    """Give a file its name unless somebody was faster, on file systems that can tell."""
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:
        os.replace(name, target)  # noqa: PTH105


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
