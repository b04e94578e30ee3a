"""What can be chosen of any answer: its form, and the data that it comes from."""

from __future__ import annotations

from enum import StrEnum

from immunoref.cli import output


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"


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
