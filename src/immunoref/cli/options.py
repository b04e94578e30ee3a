"""The options that several subcommands share."""

from __future__ import annotations

from typing import Annotated

import typer

from immunoref.cli.choices import Choices, Format

__all__ = [
    "Choices",
    "DataOption",
    "Format",
    "FormatOption",
    "JsonOption",
    "VersionOption",
    "Words",
]


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
