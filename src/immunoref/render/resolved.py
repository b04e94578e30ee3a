"""Resolved names for spreadsheets: one row a name, beside the name as it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions.answers import Refusal
from immunoref.render import rows

if TYPE_CHECKING:
    from immunoref.questions.answers import Resolved

COLUMNS: Final = ("query", "id", "name", "kind", "matched", "how", "score", "error", "message", "suggestions")
CSV_HEAD: Final = rows.csv_line(COLUMNS)
TSV_HEAD: Final = rows.tsv_line(COLUMNS)


def csv(result: Resolved | Refusal) -> str:
    """Return one comma-separated line."""
    return rows.csv_line(_cells(result))


def tsv(result: Resolved | Refusal) -> str:
    """Return one tab-separated line."""
    return rows.tsv_line(_cells(result))


def _cells(result: Resolved | Refusal) -> tuple[str, ...]:
    """Return the cells by `COLUMNS`; the ids that are suggested stand in one, parted by ``; ``."""
    if isinstance(result, Refusal):
        error = result.error
        suggested = "; ".join(suggestion.id for suggestion in error.suggestions)
        return (result.query, "", "", "", "", "", "", error.code, error.message, suggested)
    match = result.match
    found = (match.id, match.name, match.kind, match.matched, match.how, f"{match.score:.2f}")
    return (result.query, *found, "", "", "")
