"""Problems of the data: where, what is wrong, what to do. They are collected, never raised singly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from immunoref.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SHOWN = 200  # a wholly foreign file would otherwise print a line for each of its lines


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong in a data file. Sorts by file and line."""

    file: str  # path as the user gave it
    line: int  # counted from 1; 0 where the file as a whole is meant
    record: str  # the record's id, or empty
    wrong: str
    fix: str

    def __str__(self) -> str:
        """Return ``file:line: record: what is wrong; what to do``."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        record = f"{self.record}: " if self.record else ""
        return f"{where}: {record}{self.wrong}; {self.fix}"


class DataError(KnowledgeError):
    """The data has problems; all of them are listed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self._message())

    def _message(self) -> str:
        count = len(self.problems)
        lines = [str(problem) for problem in self.problems[:MOST_SHOWN]]
        if count > MOST_SHOWN:
            lines.append(f"... and {count - MOST_SHOWN} more problems")
        what = "1 problem" if count == 1 else f"{count} problems"
        lines.append(f"The knowledge base was not used: {what}. Correct the lines above and try again.")
        return "\n".join(lines)
