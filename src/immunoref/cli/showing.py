"""From what was chosen to what is printed: open the knowledge base, draw the result, write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.cli import output
from immunoref.cli.choices import Format

if TYPE_CHECKING:
    from immunoref.cli.choices import Choices
    from immunoref.questions.answers import Refusal, Reply
    from immunoref.store import Store


def open_store(choices: Choices) -> Store:
    """Open the knowledge base that was chosen, showing progress while one is compiled."""
    from immunoref import opening  # noqa: PLC0415 - help does without it

    ticker = output.progress()
    try:
        return opening.open_store(choices.data, ticker)
    finally:
        if ticker is not None:
            ticker.done()


def look_up(question: str, words: list[str], choices: Choices) -> int:
    """Ask one question, print what comes of it, and return the exit code."""
    from immunoref.questions import answers, asking  # noqa: PLC0415 - help does without it

    result = asking.ask(open_store(choices), question, output.as_text(" ".join(words)))
    show(result, choices.form)
    return asking.EXIT_CODES[result.error.code] if isinstance(result, answers.Refusal) else 0


def show(result: Reply | Refusal, form: Format) -> None:
    """Write an answer, or for people its refusal to standard error."""
    from immunoref.questions.answers import Refusal  # noqa: PLC0415

    if form is Format.JSON:
        from immunoref.render import data  # noqa: PLC0415 - only one form is needed

        output.answer(data.document(result))
        return
    if isinstance(result, Refusal):
        from immunoref.render import refusals  # noqa: PLC0415

        output.talk(refusals.text(result, output.columns() if output.talks_to_terminal() else 10_000))
        return
    from immunoref.render import pages  # noqa: PLC0415

    page = pages.page(result)
    if form is Format.TABLE:
        from immunoref.render import tables  # noqa: PLC0415 - Rich is slow to import

        drawn = tables.draw(page, output.columns(), color=output.wants_color(), unicode=output.shows_boxes())
    else:
        from immunoref.render import plain  # noqa: PLC0415

        drawn = plain.draw(page, output.columns() if output.is_terminal() else None)
    output.answer(drawn)
