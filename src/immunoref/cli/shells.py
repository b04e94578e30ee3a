"""`completion`, `man` and `export`: for the shell, for the manual, and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from immunoref.cli import completion_scripts, output, showing
from immunoref.cli.closed import Exported, Shell
from immunoref.cli.options import Choices, DataOption

if TYPE_CHECKING:
    from typer.core import TyperGroup

COMPLETION: Final = """\
Print a script by which the TAB key completes subcommands, options and names.

Your shell reads it at its start, or once from where it looks for such scripts."""
COMPLETION_EPILOG: Final = """\
\b
Examples:
  eval "$(immunoref completion bash)"
  immunoref completion zsh > ~/.zfunc/_immunoref
  immunoref completion fish > ~/.config/fish/completions/immunoref.fish"""
MAN: Final = """\
Print the manual page's source: every subcommand and option, the exit codes, the environment.

An installed program has the page already, where man finds it if the program is on the path."""
MAN_EPILOG: Final = """\
\b
Examples:
  immunoref man | man -l -
  immunoref man > immunoref.1"""
EXPORT: Final = """\
Write the compiled knowledge base to a file: for sqlite, an SQLite database.

Datasette, DuckDB and pandas open it; its tables are described in docs/index-file.md."""
EXPORT_EPILOG: Final = """\
\b
Examples:
  immunoref export sqlite immunoref.db"""


def register(app: typer.Typer) -> None:
    """Add the subcommands to the program."""
    app.command(short_help="A script for completion by TAB.", help=COMPLETION, epilog=COMPLETION_EPILOG)(
        completion
    )
    app.command(short_help="The manual page, for man.", help=MAN, epilog=MAN_EPILOG)(man)
    app.command(short_help="The whole knowledge base as a file.", help=EXPORT, epilog=EXPORT_EPILOG)(export)


def completion(  # noqa: D103 - its help is COMPLETION
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", show_default=False)],
) -> None:
    output.answer(completion_scripts.SCRIPTS[shell])


def man(context: typer.Context, data: DataOption = None) -> None:  # noqa: D103 - its help is MAN
    from immunoref import folders  # noqa: PLC0415 - help does without it
    from immunoref.cli import manual  # noqa: PLC0415

    choices = Choices(None, json=False, data=data).over(context.obj)
    program = cast("TyperGroup", context.find_root().command)
    output.answer(manual.page(program, folders.newest_review(choices.data)))


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
