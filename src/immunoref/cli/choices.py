"""What can be chosen of any answer: its form, its words, where it goes, and the data that it comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from immunoref.cli import output


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    HTML = "html"
    SVG = "svg"


# The form that a file's ending asks for, where nothing else does.
ENDINGS: Final = {form.value: form for form in Format} | {"htm": Format.HTML, "markdown": Format.MD}
OF_LINES: Final = (Format.JSONL, Format.JSON, Format.CSV, Format.TSV)  # forms that need not be held whole
STANDARD_OUTPUT: Final = "-"


class Choices:
    """The options that may stand before or after the subcommand; after wins."""

    def __init__(self, format_: Format | None, json: bool, data: str | None) -> None:  # noqa: FBT001
        self.format = Format.JSON if json else format_
        self.data = data
        self.output: str | None = None  # a file; None: standard output
        self.width: int | None = None  # columns; None: those of the terminal
        self.clinical = False  # professional words first
        self.pager = True  # a long answer may be paged

    def over(self, before: Choices | None) -> Choices:
        """Return these choices, completed by those that stood before the subcommand."""
        if before is not None:
            self.format = self.format or before.format
            self.data = self.data or before.data
            self.take(before.output, before.width, clinical=before.clinical, pager=before.pager)
        return self

    def take(self, output: str | None, width: int | None, *, clinical: bool, pager: bool) -> None:
        """Complete where and how the answer is to be written."""
        self.output = self.output or (None if output == STANDARD_OUTPUT else output)
        self.width = self.width or width
        self.clinical = self.clinical or clinical
        self.pager = self.pager and pager

    @property
    def asked(self) -> Format | None:
        """The form that was chosen, by name or by the ending of the file."""
        if self.format is None and self.output is not None:
            return ENDINGS.get(self.output.rpartition(".")[2].lower())
        return self.format

    @property
    def form(self) -> Format:
        """The form to write: the one chosen, else what suits the file or the stream."""
        return self.asked or (Format.TABLE if self.on_terminal else Format.PLAIN)

    @property
    def on_terminal(self) -> bool:
        """Whether a person will see the answer on a terminal at once."""
        return self.output is None and output.is_terminal()
