"""No slip in one name finds another record: the last word on every answer that is no exact name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.resolve.distance import apart
from immunoref.resolve.outcome import Found
from immunoref.resolve.settle import listed
from immunoref.resolve.table import kinds_for

if TYPE_CHECKING:
    from immunoref.records import Kind
    from immunoref.resolve.outcome import Outcome
    from immunoref.resolve.table import NameTable


def guarded(table: NameTable, kind: Kind, name: tuple[str, ...], outcome: Outcome | None) -> Outcome | None:
    """Let no answer stand when the query is one edit away from a name of another record.

    Whatever rung it came from: so a slip in one name can never find another record, except where it
    spells a name of that record. The blocks of `names` bring forward every name one edit away.
    """
    if not isinstance(outcome, Found):
        return outcome
    joined = "".join(name)
    close = {
        (row.kind, row.id): row
        for k in kinds_for(kind)
        for row in table.near(k, joined)
        if (row.kind, row.id) != (outcome.kind, outcome.id) and apart(joined, row.squash, 1).typed <= 1
    }
    if not close:
        return outcome
    found = [row for row in table.by_id(outcome.kind, outcome.id) if row.text == outcome.matched]
    return listed(table, [*found, *close.values()])
