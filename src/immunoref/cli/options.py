"""The options that several subcommands share, and what was chosen by them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from immunoref.cli import output


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"


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
