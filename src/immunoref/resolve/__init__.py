"""Finding the record that a query means: the ladder of names.

`resolve` takes a table of names, a kind and any text, and gives one of four outcomes. A wrong record
is the worst of them, so in doubt it lists or declines.
"""

from __future__ import annotations

from immunoref.resolve.ladder import resolve
from immunoref.resolve.outcome import (
    Ambiguous,
    Candidate,
    Found,
    How,
    NotCovered,
    NotFound,
    Outcome,
    RunnerUp,
)
from immunoref.resolve.table import Member, NameRow, NameTable

__all__ = [
    "Ambiguous",
    "Candidate",
    "Found",
    "How",
    "Member",
    "NameRow",
    "NameTable",
    "NotCovered",
    "NotFound",
    "Outcome",
    "RunnerUp",
    "resolve",
]
