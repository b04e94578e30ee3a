"""From what was chosen to what is printed: open the knowledge base, draw the result, write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.cli import drawing, output

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
    show(result, choices)
    return asking.EXIT_CODES[result.error.code] if isinstance(result, answers.Refusal) else 0


def show(result: Reply | Refusal, choices: Choices) -> None:
    """Write an answer, or for people its refusal to standard error."""
    from immunoref.questions.answers import Refusal  # noqa: PLC0415 - help does without it

    if not isinstance(result, Refusal):
        deliver(drawing.reply(_worded(result, choices), choices), choices)
    elif choices.form in drawing.FOR_PROGRAMS:
        deliver(drawing.refusal(result, choices.form), choices)
    else:
        from immunoref.render import refusals  # noqa: PLC0415

        output.talk(refusals.text(result, output.columns() if output.talks_to_terminal() else 10_000))


def _worded(reply: Reply, choices: Choices) -> Reply:
    """Return the answer in the words that were chosen; the forms for programs hold both."""
    if not choices.clinical or choices.form in drawing.HOLDING_BOTH:
        return reply
    from immunoref.questions import professional  # noqa: PLC0415 - only when asked for

    return professional.worded(reply, open_store(choices))


def deliver(text: str, choices: Choices) -> None:
    """Write a text where it is to go: to the file that was named, through the pager, or as it is."""
    if choices.output is not None:
        from immunoref.cli import files  # noqa: PLC0415 - only for a file

        files.write(choices.output, text)
        return
    if choices.pager and output.is_terminal():
        from immunoref.cli import pager  # noqa: PLC0415 - a pipe does without it

        if pager.show(text):
            return
    output.answer(text)
