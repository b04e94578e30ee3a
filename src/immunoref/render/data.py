"""Answers for programs: JSON, a document or a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from immunoref.render.page import UNSAFE

if TYPE_CHECKING:
    from immunoref.questions.answers import Refusal, Reply, Resolved


def document(reply: Reply | Refusal) -> str:
    """Return an indented JSON document, ended by a newline."""
    return _escaped(msgspec.json.format(msgspec.json.encode(reply), indent=2)) + "\n"


def line(result: Resolved | Refusal) -> str:
    """Return one line of JSON Lines, ended by a newline."""
    return _escaped(msgspec.json.encode(result)) + "\n"


def _escaped(encoded: bytes) -> str:
    """Return JSON in which a terminal finds nothing to act on: such characters stand as escapes.

    They can only stand inside strings there, apart from the line ends between them.
    """
    return UNSAFE.sub(
        lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", encoded.decode()
    )
