"""Pages of lists: records of a kind, sources, records that are due for review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render.page import Grid, Head, Paragraph, Piece

if TYPE_CHECKING:
    from immunoref.questions.keeping import SourcesAnswer, StaleAnswer
    from immunoref.questions.listing import ListAnswer
    from immunoref.render.notes import Notes
    from immunoref.render.page import Block


def head(answer: ListAnswer, notes: Notes) -> Head:  # noqa: ARG001 - a list cites nothing
    """Return the page of a `list` answer."""
    rows = tuple(
        ((Piece(item.name, tone="strong"),), (Piece(item.kind),), (Piece(item.what),))
        for item in answer.items
    )
    asked = {name: getattr(answer.filters, name) for name in answer.filters.__struct_fields__}
    filters = ", ".join(f"{name} {value}" for name, value in asked.items() if value is not None)
    blocks: tuple[Block, ...] = (Grid(answer.listed, ("Name", "Kind", "What"), rows, (4, 2, 5)),)
    if not rows:
        blocks = (Paragraph("None", (Piece("no record passes all the filters; ask with fewer of them"),)),)
    return Head(f"{len(rows)} {answer.listed}", filters, blocks)


def sources(answer: SourcesAnswer, notes: Notes) -> Head:  # noqa: ARG001
    """Return the page of the sources."""
    rows = tuple(
        (
            (Piece(item.title, tone="strong"), Piece(item.publisher), Piece(item.licence, tone="quiet")),
            (Piece(f"dated {item.dated}" if item.dated else "undated"), Piece(f"read {item.days} days ago")),
            (Piece(str(item.facts)),),
        )
        for item in answer.sources
    )
    grid = Grid("Sources", ("Source", "Date", "Facts that rest on it"), rows, (6, 3, 2))
    return Head(f"{len(rows)} sources", "", (grid,))


def stale(answer: StaleAnswer, notes: Notes) -> Head:  # noqa: ARG001
    """Return the page of the records that are due."""
    if not answer.due:
        nothing = Paragraph("None", (Piece(f"every record was reviewed within {answer.max_age} days"),))
        return Head("Records due for review", "", (nothing,))
    rows = tuple(
        (
            (Piece(item.name, tone="strong"), Piece(item.id, tone="quiet")),
            (Piece(item.kind.replace("_", " ")),),
            (Piece(f"{item.reviewed} ({item.days} days ago)"),),
        )
        for item in answer.due
    )
    grid = Grid("Due", ("Record", "Kind", "Last reviewed"), rows, (4, 2, 3))
    return Head(f"{len(rows)} records due for review", f"older than {answer.max_age} days", (grid,))
