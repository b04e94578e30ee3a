"""Questions across records: `symptom`, `compare`, `class`, `term`, `search`, `timeline` and `matrix`."""

from __future__ import annotations

from typing import Annotated

import typer

from immunoref.cli import question_texts as texts
from immunoref.cli import showing, wanting
from immunoref.cli.closed import By
from immunoref.cli.options import Choices, DataOption, FormatOption, JsonOption, Words

MayWords = Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the subcommands to the program."""
    app.command(
        short_help="Which therapies are said to cause a side effect.",
        help=texts.SYMPTOM,
        epilog=texts.SYMPTOM_EPILOG,
    )(symptom)
    app.command(
        short_help="Two to four therapies side by side.", help=texts.COMPARE, epilog=texts.COMPARE_EPILOG
    )(compare)
    app.command(
        "class",
        short_help="The tree of therapies, or one class.",
        help=texts.CLASS,
        epilog=texts.CLASS_EPILOG,
    )(class_)
    app.command(short_help="What a word means.", help=texts.TERM, epilog=texts.TERM_EPILOG)(term)
    app.command(short_help="Words anywhere in the texts.", help=texts.SEARCH, epilog=texts.SEARCH_EPILOG)(
        search
    )
    app.command(
        short_help="Approvals and withdrawals by date.", help=texts.TIMELINE, epilog=texts.TIMELINE_EPILOG
    )(timeline)
    app.command(
        short_help="Therapies by side effects or cancers.", help=texts.MATRIX, epilog=texts.MATRIX_EPILOG
    )(matrix)


def symptom(  # noqa: D103 - its help is texts.SYMPTOM
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    queries = wanting.names(name or ())
    if not queries:
        context.fail("say which one, for example: immunoref symptom fever")
    from immunoref.questions import symptom as question  # noqa: PLC0415 - help does without it

    wanting.show(question.ask(showing.open_store(choices), queries), choices)


def compare(  # noqa: D103, PLR0913 - its help is texts.COMPARE; the shared options
    context: typer.Context,
    name: Words = None,
    *,
    diff: Annotated[bool, typer.Option("--diff", help="Only what is not the same for all.")] = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    queries = wanting.names_or_words(name or ())
    if len(queries) < 2:
        context.fail("name two to four, for example: immunoref compare il-2, interferon alfa")
    from immunoref.questions import compare as question  # noqa: PLC0415

    wanting.show(question.ask(showing.open_store(choices), queries, diff=diff), choices)


def class_(  # noqa: D103 - its help is texts.CLASS
    context: typer.Context,
    name: MayWords = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    from immunoref.questions import classes  # noqa: PLC0415

    choices = Choices(format_, json, data).over(context.obj)
    query = wanting.one_name(context, name, "") if name else None
    wanting.show(classes.ask(showing.open_store(choices), query), choices)


def term(  # noqa: D103 - its help is texts.TERM
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    query = wanting.one_name(context, name, "immunoref term adjuvant")
    from immunoref.questions import term as question  # noqa: PLC0415

    wanting.show(question.ask(showing.open_store(choices), query), choices)


def search(  # noqa: D103, PLR0913 - its help is texts.SEARCH; the shared options
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", show_default=False)] = None,
    *,
    most: Annotated[int, typer.Option("--most", metavar="NUMBER", min=1, help="How many to show.")] = 10,
    format_: FormatOption = None,
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    text = wanting.one_name(context, words, "immunoref search capillary leak")
    from immunoref.questions import search as question  # noqa: PLC0415

    wanting.show(question.ask(showing.open_store(choices), text, most), choices)


def timeline(  # noqa: D103 - its help is texts.TIMELINE
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    query = wanting.one_name(context, name, "immunoref timeline nivolumab")
    from immunoref.questions import timeline as question  # noqa: PLC0415

    wanting.show(question.ask(showing.open_store(choices), query), choices)


def matrix(  # noqa: D103, PLR0913 - its help is texts.MATRIX; the shared options
    context: typer.Context,
    name: Words = None,
    *,
    by: Annotated[
        By, typer.Option(metavar="WORD", help=f"What the columns are: {' or '.join(By)}.")
    ] = By.SIDE_EFFECTS,
    most: Annotated[int, typer.Option("--most", metavar="NUMBER", min=1, help="How many columns.")] = 8,
    format_: FormatOption = None,
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    choices = Choices(format_, json, data).over(context.obj)
    queries = wanting.names(name or ())
    if not queries:
        context.fail("say which ones, for example: immunoref matrix PD-1 inhibitors")
    from immunoref.questions import matrix as question  # noqa: PLC0415

    wanting.show(question.ask(showing.open_store(choices), queries, by, most), choices)
