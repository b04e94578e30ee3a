"""What to take along: `questions` for the care team, a `card` for a visit, the sources to `cite`."""

from __future__ import annotations

from typing import Annotated

import typer

from immunoref.cli import question_texts as texts
from immunoref.cli import showing, wanting
from immunoref.cli.closed import Style
from immunoref.cli.options import Choices, DataOption, FormatOption, JsonOption, Words


def register(app: typer.Typer) -> None:
    """Add the subcommands to the program."""
    app.command(short_help="What to ask the care team.", help=texts.QUESTIONS, epilog=texts.QUESTIONS_EPILOG)(
        questions
    )
    app.command(short_help="One page to take to a visit.", help=texts.CARD, epilog=texts.CARD_EPILOG)(card)
    app.command(short_help="The sources of an answer.", help=texts.CITE, epilog=texts.CITE_EPILOG)(cite)


def questions(  # noqa: D103 - its help is texts.QUESTIONS
    context: typer.Context,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    from immunoref.questions import care  # noqa: PLC0415 - help does without it

    choices = Choices(format_, json, data).over(context.obj)
    wanting.show(care.ask_questions(showing.open_store(choices)), choices)


def card(  # noqa: D103 - its help is texts.CARD
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    query = wanting.one_name(context, name, "immunoref card il-2")
    from immunoref.questions import care  # noqa: PLC0415

    wanting.show(care.ask_card(showing.open_store(choices), query), choices)


def cite(  # noqa: D103, PLR0913 - its help is texts.CITE; the shared options
    context: typer.Context,
    name: Words = None,
    *,
    style: Annotated[
        Style | None,
        typer.Option(
            metavar="STYLE",
            help=f"References alone, in this style: {', '.join(Style)}.",
            show_default=False,
        ),
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    query = wanting.one_name(context, name, "immunoref cite il-2")
    if style is not None and choices.format is not None:
        context.fail("--style is a form of its own; leave out either it or --format")
    from immunoref.questions import cite as question  # noqa: PLC0415
    from immunoref.questions.answers import Reply  # noqa: PLC0415

    result = question.ask(showing.open_store(choices), query)
    if style is None or not isinstance(result, Reply):
        wanting.show(result, choices)
        return
    from immunoref.render import cite_page  # noqa: PLC0415

    showing.deliver(cite_page.STYLES[style](result), choices)
