"""``cite``: the sources of an answer, to be cited elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.questions import cancer, drug, finding, replying
from immunoref.questions.answers import Citation, Refusal, Reply, Shape
from immunoref.questions.citing import citations_in
from immunoref.records import Kind

if TYPE_CHECKING:
    from immunoref.questions.answers import Match
    from immunoref.store import Store


class CiteAnswer(Shape, frozen=True, kw_only=True):
    """Every citation of the answer about a therapy or a condition; the reply's `sources` describe them."""

    question: str  # "drug" or "cancer": the answer that cites them
    id: str
    name: str
    citations: tuple[Citation, ...]


def ask(store: Store, query: str) -> Reply | Refusal:
    """Return the sources of the answer about the therapy or condition that a name means."""
    match = finding.find_either(store, ("drug", "cancer"), query)
    return match if isinstance(match, Refusal) else replying.reply(store, query, answer(store, match), match)


def answer(store: Store, match: Match) -> CiteAnswer:
    """Return each citation of an answer once, in the order in which they come there."""
    is_therapy = Kind(match.kind) is Kind.THERAPY
    told: Shape = drug.answer(store, match.id) if is_therapy else cancer.answer(store, match.id)
    citations = tuple(dict.fromkeys(citations_in(told)))
    return CiteAnswer(
        question="drug" if is_therapy else "cancer",
        id=match.id,
        name=match.name,
        citations=citations,
    )
