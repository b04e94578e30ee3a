"""An answer as a page: the head that its kind of answer writes, within the frame that all share."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from immunoref.questions.answers import CancerAnswer, DrugAnswer, SideEffectsAnswer
from immunoref.questions.keeping import SourcesAnswer, StaleAnswer
from immunoref.questions.listing import ListAnswer
from immunoref.render import cancer_page, drug_page, effects_page, following, list_page, wording
from immunoref.render.notes import Notes
from immunoref.render.page import Head, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from immunoref.questions.answers import Match, Reply, Shape

HEADS: Final[dict[type, Callable[[Any, Notes], Head]]] = {
    DrugAnswer: drug_page.head,
    CancerAnswer: cancer_page.head,
    SideEffectsAnswer: effects_page.head,
    ListAnswer: list_page.head,
    SourcesAnswer: list_page.sources,
    StaleAnswer: list_page.stale,
}
# Pages that are imported when their answer is drawn, so that no lookup pays for them.
FURTHER: Final = {
    "SymptomAnswer": "symptom_page",
    "CompareAnswer": "compare_page",
    "ClassAnswer": "class_page",
    "TermAnswer": "term_page",
    "SearchAnswer": "search_page",
    "TimelineAnswer": "timeline_page",
    "QuestionsAnswer": "questions_page",
    "CardAnswer": "card_page",
    "CiteAnswer": "cite_page",
    "MatrixAnswer": "matrix_page",
}


def page(reply: Reply, *, clinical: bool = False) -> Page:
    """Return the page of an answer, or of one that `professional.worded` put into clinical words."""
    notes = Notes(clinical=clinical)
    head = _head(reply.answer, notes)
    reviewed = getattr(reply.answer, "reviewed", reply.data.reviewed)
    return Page(
        banner=banner(reply),
        title=head.title,
        subtitle=head.subtitle,
        blocks=head.blocks,
        sources=notes.listed(reply.sources),
        closing=(
            *following.line(reply.answer),
            wording.CLOSING,
            f"Last reviewed {reviewed}. Knowledge base {reply.data.version}.",
        ),
    )


def _head(answer: Shape, notes: Notes) -> Head:
    if type(answer) in HEADS:
        return HEADS[type(answer)](answer, notes)
    module = import_module(f"immunoref.render.{FURTHER[type(answer).__name__]}")
    head: Head = module.head(answer, notes)
    return head


def banner(reply: Reply) -> str:
    """Return the line that says how the records were found, where that was not by their exact names."""
    if reply.match is not None:
        return _guess(reply.match, reply.query)
    asked = getattr(reply.answer, "asked", ())
    return ". ".join(guess for one in asked if (guess := _guess(one.match, one.query)))


def _guess(match: Match, query: str) -> str:
    kind = f"{match.matched_kind} " if match.matched_kind else ""
    if match.how == "fuzzy":
        return f'Showing {match.name}: closest to "{shorten(query)}" ({kind}{match.matched})'
    if match.how in ("prefix", "words"):
        return f'Showing {match.name}: matches "{shorten(query)}" ({kind}{match.matched})'
    return ""


def shorten(text: str, length: int = 60) -> str:
    """Return a query as a message quotes it."""
    return text if len(text) <= length else text[: length - 3] + "..."
