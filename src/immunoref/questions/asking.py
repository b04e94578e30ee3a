"""A question in words, to a whole reply or a refusal: find the record, answer, describe the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions import cancer, drug, effects, finding, replying
from immunoref.questions.answers import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from immunoref.questions.answers import Reply, Shape
    from immunoref.store import Store

EXIT_CODES: Final = {"not_found": 1, "not_covered": 1, "ambiguous": 3}
ANSWERS: Final[dict[str, Callable[[Store, str], Shape]]] = {
    "drug": drug.answer,
    "cancer": cancer.answer,
    "side-effects": effects.answer,
}


def ask(store: Store, question: str, query: str) -> Reply | Refusal:
    """Answer one question.

    Args:
        store: the knowledge base.
        question: "drug", "cancer" or "side-effects".
        query: the name, as the user wrote it.

    Returns:
        The reply, or why there is none.
    """
    match = finding.find(store, question, query)
    if isinstance(match, Refusal):
        return match
    return replying.reply(store, query, ANSWERS[question](store, match.id), match)
