"""Answers for programs: JSON, a document or a line for each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from immunoref.render.page import UNSAFE

if TYPE_CHECKING:
    from immunoref.questions.answers import Refusal, Reply, Resolved


def document(reply: Reply | Refusal | dict[str, Any]) -> str:
    """Return an indented JSON document, ended by a newline."""
    return _escaped(msgspec.json.format(msgspec.json.encode(reply), indent=2)) + "\n"


def line(result: Resolved | Refusal) -> str:
    """Return one line of JSON Lines, ended by a newline."""
    return _escaped(msgspec.json.encode(result)) + "\n"


def lines(reply: Reply) -> str:
    """Return a line of JSON for each fact: the record, the fact's name, its value as in JSON, its sources."""
    from immunoref.render import facts  # noqa: PLC0415 - a document does without it

    told = (fact for fact in facts.facts(reply) if fact.within is None)
    shown = (
        {"record": fact.record, "fact": fact.name, "value": fact.value, "sources": fact.sources}
        for fact in told
    )
    return "".join(_escaped(msgspec.json.encode(fact)) + "\n" for fact in shown)


def _escaped(encoded: bytes) -> str:
    """Return JSON in which a terminal finds nothing to act on: such characters stand as escapes.

    They can only stand inside strings there, apart from the line ends between them.
    """
    return UNSAFE.sub(
        lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", encoded.decode()
    )
