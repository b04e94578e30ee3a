"""From the rows that matched to one outcome: the rules that pick, list or decline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from immunoref.records import Kind
from immunoref.resolve.outcome import Ambiguous, Candidate, Found, How, NotCovered, Outcome
from immunoref.resolve.table import NameRow, NameTable

Record = tuple[Kind, str]


def records(rows: Iterable[NameRow]) -> tuple[Record, ...]:
    """The distinct records of some rows, in a fixed order."""
    return tuple(sorted({(row.kind, row.id) for row in rows}))


def settle(
    table: NameTable, rows: Sequence[NameRow], how: How, score: float = 1.0, *, broad: bool = False
) -> Outcome | None:
    """Decide what rows that match a query equally well come to.

    A loose name lists its group, unless a firm name of something in the group matched as well.
    Of a record and its own members the members win (brand and class together name the brand's
    drug), or, if `broad`, the record does (its name is how theirs begin). A medicine that is not
    covered steps back for one that is. Two records that are left are a list.
    """
    firm = _firm(table, rows)
    if not firm:
        return listed(table, rows) if rows else None
    chosen = _widest(table, firm) if broad else _narrowest(table, firm)
    if len(records(chosen)) > 1:
        chosen = [row for row in chosen if row.kind is not Kind.OTHER_MEDICINE] or chosen
    if len(records(chosen)) > 1:
        return listed(table, chosen)
    best = min(chosen, key=lambda row: (row.name_kind is not None, len(row.text), row.text))
    if best.kind is Kind.OTHER_MEDICINE:
        return NotCovered(best.id, best.record_name, best.text)
    return Found(best.kind, best.id, best.record_name, best.text, how, score)


def listed(table: NameTable, rows: Iterable[NameRow]) -> Ambiguous | None:
    """List the records of some rows; a loose name stands for its group and all members of it."""
    found: dict[Record, str] = {}
    for row in sorted(rows, key=lambda row: (row.kind, row.id, row.loose)):
        found[row.kind, row.id] = row.record_name
        if row.loose:
            found.update({(row.kind, m.id): m.name for m in table.members(row.kind, row.id)})
    return Ambiguous(tuple(Candidate(*record, name) for record, name in sorted(found.items())))


def _firm(table: NameTable, rows: Sequence[NameRow]) -> list[NameRow]:
    """The rows that name one record, if every loose one is about a group that they are in."""
    firm = [row for row in rows if not row.loose]
    families = [{row.id, *table.ancestors(row.kind, row.id)} for row in firm]
    covered = all(any(row.id in family for family in families) for row in rows if row.loose)
    return firm if covered else []


def _narrowest(table: NameTable, rows: Sequence[NameRow]) -> list[NameRow]:
    """The rows of records that are above none of the others."""
    above = {(kind, up) for kind, id in records(rows) for up in table.ancestors(kind, id)}
    return [row for row in rows if (row.kind, row.id) not in above]


def _widest(table: NameTable, rows: Sequence[NameRow]) -> list[NameRow]:
    """The rows of the one record that is above all of the others, or all rows."""
    found = records(rows)
    for kind, id in found:
        if all(
            other == (kind, id) or (other[0] is kind and id in table.ancestors(*other))
            for other in found
        ):
            return [row for row in rows if (row.kind, row.id) == (kind, id)]
    return list(rows)
