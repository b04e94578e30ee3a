"""A data folder, checked and compiled: the steps that `opening` and the wheel's build share."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from typing import TYPE_CHECKING

from immunoref.knowledge import compiler, loading, rules
from immunoref.knowledge.problems import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from immunoref.knowledge.loading import Knowledge


def checked(folder: Path, tick: Callable[[str, int], None] | None = None) -> Knowledge:
    """Read and judge a data folder.

    Raises:
        DataError: there is any problem; all are listed.
    """
    knowledge, problems = loading.load(folder, _naming("reading", tick))
    problems += rules.check(knowledge) if not problems else []
    if problems:
        raise DataError(problems)
    return knowledge


def write(knowledge: Knowledge, target: Path, tick: Callable[[str, int], None] | None = None) -> None:
    """Write an index file so that nobody ever sees half of it.

    Raises:
        OSError: the file cannot be written; nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    try:
        compiler.compile_index(knowledge, name, _naming("compiling", tick)).close()
        os.replace(name, target)  # noqa: PTH105 - the one call that is atomic by contract
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108 - by the name that mkstemp gave


def in_memory(knowledge: Knowledge, tick: Callable[[str, int], None] | None = None) -> sqlite3.Connection:
    """Compile an index that lives only as long as its connection."""
    return compiler.compile_index(knowledge, ":memory:", _naming("compiling", tick))


def _naming(what: str, tick: Callable[[str, int], None] | None) -> Callable[[int], None] | None:
    return None if tick is None else lambda count: tick(what, count)
