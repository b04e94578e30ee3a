"""The subcommands."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from immunoref import __version__
from immunoref.cli import output, texts
from immunoref.errors import ImmunorefError

if TYPE_CHECKING:
    from immunoref.questions.answers import Refusal, Reply
    from immunoref.store import Store


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"


class NameType(StrEnum):
    """What sort of names `resolve` looks for."""

    DRUG = "drug"
    CANCER = "cancer"
    SIDE_EFFECT = "side-effect"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="table on a terminal, plain in a pipe, unless you say which."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
DataOption = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Answer from this folder of YAML files instead.",
        envvar="IMMUNOREF_DATA",
    ),
]
VersionOption = Annotated[bool, typer.Option("--version", help="Print the versions of program and data.")]
Words = Annotated[list[str] | None, typer.Argument(metavar="NAME...", show_default=False)]

app = typer.Typer(
    name="immunoref",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def run(arguments: list[str]) -> int:
    """Run the command line.

    Args:
        arguments: the words after the program's name.

    Returns:
        The exit code: 0 found, 1 not found, 2 usage, 3 ambiguous, 4 unusable data, 5 not written.
    """
    output.prepare_streams()
    try:
        app(args=arguments, prog_name="immunoref")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except ImmunorefError as error:
        output.talk(str(error))
        return error.exit_code
    except BrokenPipeError:
        return output.PIPE_CLOSED
    return 0


class Choices:
    """The options that may stand before or after the subcommand; after wins."""

    def __init__(self, format_: Format | None, json: bool, data: str | None) -> None:  # noqa: FBT001
        self.format = Format.JSON if json else format_
        self.data = data

    def over(self, before: Choices | None) -> Choices:
        """Return these choices, completed by those that stood before the subcommand."""
        if before is not None:
            self.format = self.format or before.format
            self.data = self.data or before.data
        return self

    @property
    def form(self) -> Format:
        """The form to write: the one chosen, else what suits the stream."""
        return self.format or (Format.TABLE if output.is_terminal() else Format.PLAIN)


@app.callback(invoke_without_command=True, help=texts.PROGRAM, epilog=texts.PROGRAM_EPILOG)
def start(  # noqa: D103 - its help is texts.PROGRAM
    context: typer.Context,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
    version: VersionOption = False,  # noqa: FBT002
) -> None:
    context.obj = Choices(format_, json, data)
    if version:
        output.answer(_versions(context.obj))
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        output.answer(context.get_help() + "\n")


def _versions(choices: Choices) -> str:
    from immunoref import folders  # noqa: PLC0415 - help does without it

    return f"immunoref {__version__}\ndata reviewed {folders.newest_review(choices.data)}\n"


@app.command(
    short_help="What a therapy is, does and can do to you.", help=texts.DRUG, epilog=texts.DRUG_EPILOG
)
def drug(  # noqa: D103 - its help is texts.DRUG
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    _look_up(context, "drug", name, Choices(format_, json, data))


@app.command(
    short_help="Which therapies are named for a cancer.", help=texts.CANCER, epilog=texts.CANCER_EPILOG
)
def cancer(  # noqa: D103 - its help is texts.CANCER
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    _look_up(context, "cancer", name, Choices(format_, json, data))


@app.command(
    "side-effects",
    short_help="Side effects and warnings of a therapy.",
    help=texts.SIDE_EFFECTS,
    epilog=texts.SIDE_EFFECTS_EPILOG,
)
def side_effects(  # noqa: D103 - its help is texts.SIDE_EFFECTS
    context: typer.Context,
    name: Words = None,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    _look_up(context, "side-effects", name, Choices(format_, json, data))


@app.command(
    short_help="Which record each of many names means.", help=texts.RESOLVE, epilog=texts.RESOLVE_EPILOG
)
def resolve(  # noqa: D103 - its help is texts.RESOLVE
    context: typer.Context,
    kind: Annotated[NameType, typer.Argument(metavar="drug|cancer|side-effect", show_default=False)],
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", show_default=False)] = None,
    data: DataOption = None,
) -> None:
    from immunoref.cli import bulk  # noqa: PLC0415 - only this command reads from a pipe

    choices = Choices(None, json=False, data=data).over(context.obj)
    bulk.resolve_all(_store(choices), kind.value, names)


def _look_up(context: typer.Context, question: str, words: list[str] | None, choices: Choices) -> None:
    """Ask one question and print what comes of it."""
    if not words:
        context.fail(f"say which one, for example: {texts.EXAMPLE[question]}")
    choices.over(context.obj)
    from immunoref.questions import answers, asking  # noqa: PLC0415 - help does without it

    result = asking.ask(_store(choices), question, output.as_text(" ".join(words)))
    _print(result, choices.form)
    raise typer.Exit(asking.EXIT_CODES[result.error.code] if isinstance(result, answers.Refusal) else 0)


def _store(choices: Choices) -> Store:
    from immunoref import opening  # noqa: PLC0415 - help does without it

    ticker = output.progress()
    try:
        return opening.open_store(choices.data, ticker)
    finally:
        if ticker is not None:
            ticker.done()


def _print(result: Reply | Refusal, form: Format) -> None:
    """Write an answer, or for people its refusal to standard error."""
    from immunoref.questions.answers import Refusal  # noqa: PLC0415

    if form is Format.JSON:
        from immunoref.render import data  # noqa: PLC0415 - only one form is needed

        output.answer(data.document(result))
        return
    if isinstance(result, Refusal):
        from immunoref.render import refusals  # noqa: PLC0415

        output.talk(refusals.text(result))
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
