"""How a use is said: what it is for, under which conditions, and what its status is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.records import UseStatus
from immunoref.render import wording
from immunoref.render.page import Piece

if TYPE_CHECKING:
    from immunoref.questions.answers import TherapyUse, UseShown
    from immunoref.render.notes import Notes


def detail_pieces(use: UseShown | TherapyUse) -> tuple[Piece, ...]:
    """Return the circumstances of a use, a line each."""
    combined = f"with {', '.join(use.combined_with)}" if use.combined_with else None
    marker = f"marker: {use.biomarker}" if use.biomarker else None
    details = [detail for detail in (use.setting, combined, marker, use.note) if detail]
    return tuple(Piece(detail) for detail in details)


def status_pieces(use: UseShown | TherapyUse, notes: Notes) -> tuple[Piece, ...]:
    """Return what a source says of a use, with its dates, and what the use is for."""
    word, tone = wording.STATUS[use.status]
    return (
        notes.piece(word + _dates(use), use.sources, tone),
        Piece(wording.ROLE[use.role], tone="quiet"),
    )


def _dates(use: UseShown | TherapyUse) -> str:
    if use.since and use.until:
        return f" (held from {use.since} to {use.until})"
    if use.until:
        return f" {use.until}"
    if use.since and use.status is UseStatus.WITHDRAWN:
        return f" (approved {use.since}; its end is not known)"
    since = f" since {use.since}" if use.since else ""
    return f"{since} (accelerated at first, full since {use.confirmed})" if use.confirmed else since
