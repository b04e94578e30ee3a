"""A cited, offline reference of cancer immune modulators and immunotherapies.

>>> import immunoref
>>> reference = immunoref.open()
>>> reply = reference.drug("il-2")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from immunoref.api import Reference

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(data: str | os.PathLike[str] | None = None) -> Reference:
    """Open the reference, to ask it what the commands ask.

    Args:
        data: a folder of YAML files to answer from; None means the one that IMMUNOREF_DATA names, else the
            shipped one.

    Raises:
        immunoref.errors.KnowledgeError: the data is missing or has problems; the message lists them all.
    """
    from immunoref.api import Reference  # noqa: PLC0415 - the command's help and version do without it

    return Reference(data)
