"""The page of a timeline: dated events in order, then those that no source dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render import wording
from immunoref.render.page import Block, Grid, Head, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.timeline import Event, TimelineAnswer
    from immunoref.render.notes import Notes


def head(answer: TimelineAnswer, notes: Notes) -> Head:
    """Return the page of a `timeline` answer."""
    return Head(f"US approvals: {answer.name}", answer.kind, tuple(_blocks(answer, notes)))


def _blocks(answer: TimelineAnswer, notes: Notes) -> Iterable[Block]:
    if not answer.dated and not answer.undated:
        none = f"No source that was read tells of an approval: {answer.name}."
        yield Paragraph(
            "Approvals", (Piece(f"{none} That is no statement that there is none.", tone="quiet"),)
        )
    if answer.dated:
        rows = tuple(_row(event, answer, notes) for event in answer.dated)
        yield Grid("In order of date", ("Date", "What", "For"), rows, (3, 4, 6))
    if answer.undated:
        rows = tuple(_row(event, answer, notes) for event in answer.undated)
        title = "Undated: no source that was read gives the date"
        yield Grid(title, ("Date", "What", "For"), rows, (3, 4, 6))


def _row(event: Event, answer: TimelineAnswer, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    what = notes.piece(event.what, event.sources, "caution" if event.what == "approval ended" else "")
    therapy = () if event.therapy.id == answer.id else (Piece(event.therapy.name, tone="strong"),)
    return ((Piece(event.date or "undated"),), (*therapy, what), tuple(_details(event)))


def _details(event: Event) -> Iterable[Piece]:
    if event.condition is None:
        yield Piece("its first use")
        return
    relation = wording.RELATION[event.relation].format(name=event.condition.name)
    yield Piece(relation or event.condition.name, tone="caution" if relation else "strong")
    combined = f"with {', '.join(event.combined_with)}" if event.combined_with else None
    marker = f"marker: {event.biomarker}" if event.biomarker else None
    yield from (Piece(detail) for detail in (event.setting, combined, marker, event.note) if detail)
