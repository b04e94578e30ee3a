"""An answer as a page: the head that its kind of answer writes, within the frame that all share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from immunoref.questions.answers import CancerAnswer, DrugAnswer, SideEffectsAnswer
from immunoref.questions.keeping import SourcesAnswer, StaleAnswer
from immunoref.questions.listing import ListAnswer
from immunoref.render import cancer_page, drug_page, effects_page, list_page, wording
from immunoref.render.notes import Notes
from immunoref.render.page import Head, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from immunoref.questions.answers import Reply

HEADS: Final[dict[type, Callable[[Any, Notes], Head]]] = {
    DrugAnswer: drug_page.head,
    CancerAnswer: cancer_page.head,
    SideEffectsAnswer: effects_page.head,
    ListAnswer: list_page.head,
    SourcesAnswer: list_page.sources,
    StaleAnswer: list_page.stale,
}


def page(reply: Reply) -> Page:
    """Return the page of an answer."""
    notes = Notes()
    head = HEADS[type(reply.answer)](reply.answer, notes)
    reviewed = getattr(reply.answer, "reviewed", reply.data.reviewed)
    return Page(
        banner=banner(reply),
        title=head.title,
        subtitle=head.subtitle,
        blocks=head.blocks,
        sources=notes.listed(reply.sources),
        closing=(
            wording.CLOSING,
            f"Last reviewed {reviewed}. Knowledge base {reply.data.version}.",
        ),
    )


def banner(reply: Reply) -> str:
    """Return the line that says how the record was found, where that was not by its exact name."""
    match = reply.match
    if match is None:
        return ""
    kind = f"{match.matched_kind} " if match.matched_kind else ""
    if match.how == "fuzzy":
        return f'Showing {match.name}: closest to "{shorten(reply.query)}" ({kind}{match.matched})'
    if match.how in ("prefix", "words"):
        return f'Showing {match.name}: matches "{shorten(reply.query)}" ({kind}{match.matched})'
    return ""


def shorten(text: str, length: int = 60) -> str:
    """Return a query as a message quotes it."""
    return text if len(text) <= length else text[: length - 3] + "..."
