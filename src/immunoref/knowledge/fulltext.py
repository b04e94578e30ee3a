"""The passages that full-text search finds: each statement, with its record and its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref.records import (
    Condition,
    Kind,
    OtherMedicine,
    Question,
    SideEffect,
    Source,
    Statement,
    Term,
    Therapy,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from immunoref.knowledge.loading import Knowledge

SCHEMA: Final = """
CREATE VIRTUAL TABLE passage USING fts5 (
  title, text, kind UNINDEXED, id UNINDEXED, name UNINDEXED, field UNINDEXED, sources UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2'
);
"""
INSERT: Final = "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)"
TITLE_KINDS: Final = ("abbreviation", "brand")  # names by which a passage of a record is sought, too

Passage = tuple[str, str, tuple[str, ...]]  # field, text, citations


def rows(knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    """Yield a row for each passage of each record."""
    called = {
        kind: {loaded.record.id: loaded.record.name for loaded in knowledge.of(kind)}
        for kind in (Kind.CONDITION, Kind.SIDE_EFFECT)
    }
    for kind in Kind:
        for loaded in knowledge.of(kind):
            record = loaded.record
            name = getattr(record, "name", None) or getattr(record, "title", None) or record.topic
            passages = tuple(_passages(record, called)) or (("name", name, ()),)
            for field, text, sources in passages:
                cited = msgspec.json.encode(sources).decode()
                yield _title(record, name), text, str(kind), record.id, name, field, cited


def _title(record: Any, name: str) -> str:
    names = getattr(record, "names", {})
    return ", ".join([name, *(text for kind in TITLE_KINDS for text in names.get(kind, ()))])


def _passages(record: Any, called: dict[Kind, dict[str, str]]) -> Iterator[Passage]:
    if names := [text for texts in getattr(record, "names", {}).values() for text in texts]:
        yield (
            "names",
            ", ".join(names),
            record.evidence.get("names", ()) if hasattr(record, "evidence") else (),
        )
    if isinstance(record, Therapy):
        yield from _therapy(record, called)
    elif isinstance(record, Condition | SideEffect):
        if record.clinical.casefold() != record.name.casefold():
            yield "clinical term", record.clinical, record.evidence.get("clinical", ())
        yield from _statement("about", record.about)
        if isinstance(record, SideEffect):
            yield from (("reporting", item.text, item.sources) for item in record.urgency)
    elif isinstance(record, Term):
        yield from _statement("definition", record.definition)
    elif isinstance(record, Question):
        yield "question", record.text, record.sources
    elif isinstance(record, OtherMedicine):
        yield "not covered", record.what, ()
    elif isinstance(record, Source):
        yield "source", f"{record.publisher}: {record.title}", ()


def _therapy(record: Therapy, called: dict[Kind, dict[str, str]]) -> Iterator[Passage]:
    yield from _statement("about", record.about)
    yield from _statement("mechanism", record.mechanism)
    for way in record.given:
        text = _joined(way.route, way.clinical, way.form, way.setting, way.schedule, way.note)
        yield "how it is given", text, way.sources
    for use in record.uses:
        details = (use.setting, *use.combined_with, use.biomarker, use.note)
        text = _joined(called[Kind.CONDITION][use.condition], f"{use.role}, {use.status}", *details)
        yield "use", text, use.sources
    for entry in record.side_effects:
        text = _joined(called[Kind.SIDE_EFFECT][entry.effect], entry.onset, entry.note)
        yield "side effect", text, entry.sources
    for warning in record.warnings:
        yield (
            "boxed warning" if warning.boxed else "warning",
            f"{warning.topic}: {warning.text}",
            warning.sources,
        )
    for item in record.disagreements:
        yield from ((f"sources differ: {item.topic}", side.text, side.sources) for side in item.sides)


def _statement(field: str, statement: Statement | None) -> Iterator[Passage]:
    if statement is not None:
        yield field, _joined(statement.text, statement.clinical), statement.sources


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)
