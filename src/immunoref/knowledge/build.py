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

    Tick = Callable[[str, float | None], None]


def checked(folder: Path, tick: Tick | None = None) -> Knowledge:
    """Read and judge a data folder.

    Args:
        folder: where the YAML files are.
        tick: called with what is being done and the share of it that is done (None: unknown).

    Raises:
        DataError: there is any problem; all are listed.
    """
    knowledge, problems = loading.load(folder, _naming("reading", tick))
    if tick is not None:
        tick("checking the knowledge base", None)
    problems += rules.check(knowledge) if not problems else []
    if problems:
        raise DataError(problems)
    return knowledge


def write(knowledge: Knowledge, target: Path, tick: Tick | None = None) -> None:
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


def in_memory(knowledge: Knowledge, tick: Tick | None = None) -> sqlite3.Connection:
    """Compile an index that lives only as long as its connection."""
    return compiler.compile_index(knowledge, ":memory:", _naming("compiling", tick))


def _naming(doing: str, tick: Tick | None) -> Callable[[float], None] | None:
    return None if tick is None else lambda share: tick(f"{doing} the knowledge base", share)
