"""The three questions, and `resolve`."""

from __future__ import annotations

from typing import Annotated

import typer

from immunoref.cli import showing, texts
from immunoref.cli.closed import NameType
from immunoref.cli.options import (
    Choices,
    DataOption,
    FormatOption,
    JsonOption,
    OutputOption,
    ResolveFormOption,
    ResolveJsonOption,
    Words,
)


def register(app: typer.Typer) -> None:
    """Add the subcommands to the program."""
    app.command(
        short_help="What a therapy is, does and can do to you.", help=texts.DRUG, epilog=texts.DRUG_EPILOG
    )(drug)
    app.command(
        short_help="Which therapies are named for a cancer.", help=texts.CANCER, epilog=texts.CANCER_EPILOG
    )(cancer)
    app.command(
        "side-effects",
        short_help="Side effects and warnings of a therapy.",
        help=texts.SIDE_EFFECTS,
        epilog=texts.SIDE_EFFECTS_EPILOG,
    )(side_effects)
    app.command(
        short_help="Which record each of many names means.", help=texts.RESOLVE, epilog=texts.RESOLVE_EPILOG
    )(resolve)


def drug(  # noqa: D103 - its help is texts.DRUG
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    _look_up(context, "drug", name, Choices(format_, json, data))


def cancer(  # noqa: D103 - its help is texts.CANCER
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    _look_up(context, "cancer", name, Choices(format_, json, data))


def side_effects(  # noqa: D103 - its help is texts.SIDE_EFFECTS
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    _look_up(context, "side-effects", name, Choices(format_, json, data))


def resolve(  # noqa: D103, PLR0913 - its help is texts.RESOLVE; the ways of writing
    context: typer.Context,
    kind: Annotated[NameType, typer.Argument(metavar="drug|cancer|side-effect", show_default=False)],
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", show_default=False)] = None,
    *,
    form: ResolveFormOption = None,
    json: ResolveJsonOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    from immunoref.cli import bulk  # noqa: PLC0415 - only this command reads from a pipe

    choices = Choices(form, json, data)
    choices.take(output, None, clinical=False, pager=False)
    choices.over(context.obj)
    bulk.resolve_all(showing.open_store(choices), kind.value, names, choices)


def _look_up(context: typer.Context, question: str, words: list[str] | None, choices: Choices) -> None:
    """Ask one question and print what comes of it."""
    if not words:
        context.fail(f"say which one, for example: {texts.EXAMPLE[question]}")
    raise typer.Exit(showing.look_up(question, words, choices.over(context.obj)))
