"""`completion` and `export`: for the shell, and for other programs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from immunoref.cli import completion_scripts, output, showing
from immunoref.cli.options import Choices, DataOption

COMPLETION: Final = """\
Print a script by which the TAB key completes subcommands, options and names.

Your shell reads it at its start, or once from where it looks for such scripts."""
COMPLETION_EPILOG: Final = """\
\b
Examples:
  eval "$(immunoref completion bash)"
  immunoref completion zsh > ~/.zfunc/_immunoref
  immunoref completion fish > ~/.config/fish/completions/immunoref.fish"""
EXPORT: Final = """\
Write the compiled knowledge base to a file: for sqlite, an SQLite database.

Datasette, DuckDB and pandas open it; its tables are described in docs/index-file.md."""
EXPORT_EPILOG: Final = """\
\b
Examples:
  immunoref export sqlite immunoref.db"""


class Shell(StrEnum):
    """A shell that completion works in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Exported(StrEnum):
    """A form in which all of the data can be had."""

    SQLITE = "sqlite"


def register(app: typer.Typer) -> None:
    """Add the subcommands to the program."""
    app.command(short_help="A script for completion by TAB.", help=COMPLETION, epilog=COMPLETION_EPILOG)(
        completion
    )
    app.command(short_help="The whole knowledge base as a file.", help=EXPORT, epilog=EXPORT_EPILOG)(export)


def completion(  # noqa: D103 - its help is COMPLETION
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", show_default=False)],
) -> None:
    output.answer(completion_scripts.SCRIPTS[shell])


def export(  # noqa: D103 - its help is EXPORT
    context: typer.Context,
    form: Annotated[Exported, typer.Argument(metavar="sqlite", show_default=False)],  # noqa: ARG001 - the only one
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    from immunoref import exporting  # noqa: PLC0415 - help does without it

    choices = Choices(None, json=False, data=data).over(context.obj)
    count = exporting.sqlite(showing.open_store(choices), file, replace=force)
    output.talk(f"{count:,} records written to {file}")
