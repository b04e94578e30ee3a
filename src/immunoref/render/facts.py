"""An answer as a flat run of facts, for the forms that write one fact a row or a line.

Every field of an answer is a kind of fact, under the name that it has in JSON, so that this holds for
every question alike. What stands inside a fact (the urgency of a side effect, the sides of a
disagreement) follows it as facts of their own, named ``side_effects.urgency``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref.questions.answers import Citation
from immunoref.records import Identifiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from immunoref.questions.answers import Match, Reply

NO_FACTS: Final = ("id", "evidence")  # said in `record`, and in the sources of each fact


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an answer says."""

    record: str  # id of the record that it is said of; empty where it is said of none
    name: str  # where it stands in the JSON answer
    value: Any  # as it stands there: a part of the answer or a plain value
    sources: tuple[Citation, ...] = ()
    within: msgspec.Struct | None = None  # the fact that it is a part of


def facts(reply: Reply) -> Iterator[Fact]:
    """Yield how the record was found, what the answer says, its sources, and which data it is from."""
    answer: msgspec.Struct = reply.answer
    for match in _matches(reply):
        yield Fact(record=match.id, name="match", value=match)
    record = getattr(answer, "id", "")
    evidence = getattr(answer, "evidence", {})
    for field in answer.__struct_fields__:
        if field not in NO_FACTS:
            for item in _items(field, getattr(answer, field)):
                yield from _told(item, record, field, cited=evidence.get(field, ()))
    for source in reply.sources:
        yield Fact(record="", name="sources", value=source)
    yield Fact(record="", name="data", value=reply.data)


def _matches(reply: Reply) -> tuple[Match, ...]:
    """Return how each name that was asked found its record: a guess is said before all else."""
    if reply.match is not None:
        return (reply.match,)
    return tuple(one.match for one in getattr(reply.answer, "asked", ()))


def _items(field: str, value: Any) -> tuple[Any, ...]:
    """Return the facts of one field; a field that is empty says nothing."""
    if isinstance(value, Identifiers):
        codes = ((system, getattr(value, system)) for system in value.__struct_fields__)
        return tuple(Code(kind=system, text=text) for system, text in codes if text)
    if isinstance(value, msgspec.Struct) and not says_something(value):
        return ()
    if isinstance(value, tuple):
        return value
    return () if value is None or field == "sources" else (value,)


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """An identifier: which system, and the code there."""

    kind: str
    text: str


def says_something(part: msgspec.Struct) -> bool:
    """Return whether any field is filled."""
    return any(getattr(part, field) not in (None, (), {}) for field in part.__struct_fields__)


def _told(
    item: Any,
    record: str,
    name: str,
    *,
    cited: tuple[Citation, ...] = (),
    within: msgspec.Struct | None = None,
) -> Iterator[Fact]:
    """Yield a fact, and then those inside it."""
    own = getattr(item, "sources", ())
    sources = own if own and isinstance(own[0], Citation) else cited
    yield Fact(record=record, name=name, value=item, sources=sources, within=within)
    if isinstance(item, msgspec.Struct):
        for field in item.__struct_fields__:
            for part in parts_in(getattr(item, field)):
                yield from _told(part, getattr(item, "id", record), f"{name}.{field}", within=item)


def parts_in(value: Any) -> tuple[msgspec.Struct, ...]:
    """Return the parts of a field that are facts of their own: those of a list, citations apart."""
    if not isinstance(value, tuple):
        return ()
    return tuple(
        part for part in value if isinstance(part, msgspec.Struct) and not isinstance(part, Citation)
    )
