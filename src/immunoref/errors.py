"""What can go wrong, in one family: each error knows its exit code, each message its next step."""

from __future__ import annotations

from typing import ClassVar


class ImmunorefError(Exception):
    """Base of all errors that reach a person; the text ends in what to do next."""

    exit_code: ClassVar[int] = 1


class UsageError(ImmunorefError):
    """The command's words cannot be understood."""

    exit_code = 2


class KnowledgeError(ImmunorefError):
    """The knowledge base cannot be used: missing, unreadable, broken or damaged."""

    exit_code = 4


class OutputError(ImmunorefError):
    """The answer could not be written."""

    exit_code = 5
