"""From the rows that matched to one outcome: the rules that pick, list or decline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.records import Kind
from immunoref.resolve.outcome import Ambiguous, Candidate, Found, How, NotCovered, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.resolve.table import NameRow, NameTable

Record = tuple[Kind, str]


def records(rows: Iterable[NameRow]) -> tuple[Record, ...]:
    """The distinct records of some rows, in a fixed order."""
    return tuple(sorted({(row.kind, row.id) for row in rows}))


def one_of(table: NameTable, rows: Sequence[NameRow], how: How, score: float = 1.0) -> Outcome | None:
    """Decide between rows that are alternatives: one record, or a list of what was meant.

    A loose name lists its group. Medicines that are all not covered are one answer.
    """
    if not rows:
        return None
    several = len(records(rows)) > 1 and any(row.kind is not Kind.OTHER_MEDICINE for row in rows)
    if several or any(row.loose for row in rows):
        return listed(table, rows)
    return _answer(rows, how, score)


def all_of(table: NameTable, rows: Sequence[NameRow], how: How, score: float = 1.0) -> Outcome | None:
    """Decide what rows come to that one query names together.

    A group steps back for something in it: brand and class together name the brand's drug. A
    medicine that is not covered steps back for one that is. Two records are a list.
    """
    kinds = records(rows)
    above = {(kind, up) for kind, id in kinds for up in table.ancestors(kind, id)}
    lowest = [row for row in rows if (row.kind, row.id) not in above]
    firm = [row for row in lowest if not row.loose] or lowest
    return one_of(table, [row for row in firm if row.kind is not Kind.OTHER_MEDICINE] or firm, how, score)


def _answer(rows: Sequence[NameRow], how: How, score: float) -> Outcome:
    best = min(rows, key=lambda row: (row.id, row.name_kind is not None, len(row.text), row.text))
    if best.kind is Kind.OTHER_MEDICINE:
        return NotCovered(best.id, best.record_name, best.text)
    return Found(best.kind, best.id, best.record_name, best.text, how, score)


def listed(table: NameTable, rows: Iterable[NameRow]) -> Ambiguous:
    """List the records of some rows; a loose name stands for its group and all members of it."""
    found: dict[Record, str] = {}
    for row in sorted(rows, key=lambda row: (row.kind, row.id, row.loose)):
        found[row.kind, row.id] = row.record_name
        if row.loose:
            found.update({(row.kind, m.id): m.name for m in table.members(row.kind, row.id)})
    return Ambiguous(tuple(Candidate(*record, name) for record, name in sorted(found.items())))


def related(table: NameTable, one: NameRow, other: NameRow) -> bool:
    """Whether two rows are of one record, or one is of a record above the other's."""
    if one.kind is not other.kind:
        return False
    return (
        one.id == other.id
        or one.id in table.ancestors(other.kind, other.id)
        or other.id in table.ancestors(one.kind, one.id)
    )
