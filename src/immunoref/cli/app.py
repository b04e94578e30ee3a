"""The program: its root command, and the subcommands that register with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import typer

from immunoref import __version__
from immunoref.cli import (
    contracting,
    curating,
    ending,
    exploring,
    lists,
    lookups,
    options,
    output,
    shells,
    texts,
    visiting,
)
from immunoref.cli.options import Choices, DataOption, FormatOption, JsonOption, VersionOption

if TYPE_CHECKING:
    from typer.core import TyperGroup

WIDEST_HELP: Final = 100  # columns of a line that is read with ease


def _help_width() -> int:
    """Return the columns to write help in; by itself the parser takes no fewer than 50."""
    return max(options.NARROWEST, min(output.columns(), WIDEST_HELP)) - 2


app = typer.Typer(
    name="immunoref",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _help_width()},
)


def run(arguments: list[str]) -> int:
    """Run the command line.

    Args:
        arguments: the words after the program's name.

    Returns:
        The exit code: 0 found, 1 not found, 2 usage, 3 ambiguous, 4 unusable data, 5 not written.
    """
    return ending.exit_code(lambda: app(args=arguments, prog_name="immunoref"))


def shared_files(reviewed: str) -> dict[str, str]:
    """Return what an installation puts where the system looks for it: the manual page, the completion.

    Args:
        reviewed: the date of the data.
    """
    from immunoref.cli import manual  # noqa: PLC0415 - only a build asks

    return manual.shared_files(cast("TyperGroup", typer.main.get_command(app)), reviewed)


@app.callback(invoke_without_command=True, help=texts.PROGRAM, epilog=texts.PROGRAM_EPILOG)
@options.answering
def start(  # noqa: D103 - its help is texts.PROGRAM
    context: typer.Context,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
    version: VersionOption = False,  # noqa: FBT002
) -> None:
    context.obj = Choices(format_, json, data).over(context.obj)
    if version:
        output.answer(_versions(context.obj))
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        output.answer(context.get_help() + "\n")


def _versions(choices: Choices) -> str:
    from immunoref import folders  # noqa: PLC0415 - help does without it

    return f"immunoref {__version__}\ndata reviewed {folders.newest_review(choices.data)}\n"


lookups.register(app)
exploring.register(app)
visiting.register(app)
lists.register(app)
curating.register(app)
shells.register(app)
contracting.register(app)
options.complete(app)
