"""Where data is: the shipped folder, one that the user names, and what the files of a folder contain."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from immunoref.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(__file__).resolve().parent
DATA_VARIABLE: Final = "IMMUNOREF_DATA"
REVIEWED: Final = re.compile(rb"^  reviewed: [\"']?(\d{4}-\d\d-\d\d)", re.MULTILINE)


def chosen(folder: str | None) -> Path | None:
    """Return the data folder that the user names, by option or by IMMUNOREF_DATA, or None."""
    name = folder or os.environ.get(DATA_VARIABLE)
    return Path(name) if name else None


def shipped() -> Path:
    """Return the folder of the project's own data: in the package, or at the top of a checkout.

    Raises:
        KnowledgeError: the installation has none.
    """
    for candidate in (PACKAGE / "data", PACKAGE.parent.parent / "data"):
        if (candidate / "therapies.yaml").exists():
            return candidate
    raise KnowledgeError("the knowledge base is missing from this installation; install immunoref again")


def files(folder: Path) -> list[Path]:
    """Return the data files of a folder, sorted."""
    return sorted([*folder.glob("*.y*ml"), *folder.glob("*/*.yaml")])


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each data file as (name within the folder, bytes), sorted.

    One that cannot be read counts as empty: compiling reports it.
    """
    for path in files(folder):
        try:
            yield str(path.relative_to(folder)), path.read_bytes()
        except OSError:
            yield str(path.relative_to(folder)), b""


def newest_review(folder: str | None = None) -> str:
    """Return the newest review date of the data that would answer, or ``unknown``.

    The files are only searched for the lines that say so: a version needs no parser and no index.
    """
    days = (day for _, text in contents(chosen(folder) or shipped()) for day in REVIEWED.findall(text))
    return max((day.decode() for day in days), default="unknown")
