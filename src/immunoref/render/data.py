"""Answers for programs: JSON, a document or a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from immunoref.questions.answers import Refusal, Reply, Resolved


def document(reply: Reply | Refusal) -> str:
    """Return an indented JSON document, ended by a newline."""
    return msgspec.json.format(msgspec.json.encode(reply), indent=2).decode() + "\n"


def line(result: Resolved | Refusal) -> str:
    """Return one line of JSON Lines, ended by a newline."""
    return msgspec.json.encode(result).decode() + "\n"
