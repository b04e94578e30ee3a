"""The page of the questions for the care team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render.page import Block, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.care import QuestionsAnswer, QuestionTopic
    from immunoref.render.notes import Notes


def head(answer: QuestionsAnswer, notes: Notes) -> Head:
    """Return the page of a `questions` answer."""
    count = sum(len(topic.questions) for topic in answer.topics)
    return Head("Questions for the care team", f"{count} questions", tuple(blocks(answer.topics, notes)))


def blocks(topics: Sequence[QuestionTopic], notes: Notes) -> Iterable[Block]:
    """Yield a list of questions for each topic."""
    if not topics:
        yield Paragraph("Questions", (Piece("No source that was read suggests any.", tone="quiet"),))
    for topic in topics:
        items = tuple((notes.piece(question.text, question.sources),) for question in topic.questions)
        yield Listing(f"About {topic.topic}", items)
