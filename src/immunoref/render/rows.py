"""Answers for spreadsheets: one row a fact, the same columns for every question.

A field without a column of its own stands in ``details`` as ``field: value``, so that nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref.render import facts
from immunoref.render.page import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.answers import Reply
    from immunoref.render.facts import Fact

COLUMNS: Final = (
    "record fact id name kind text clinical relation condition setting role status since until confirmed "
    "combined_with biomarker frequency percent serious urgency onset boxed inherited_from note details "
    "sources"
).split()
# Fields whose column has another name.
RENAMED: Final = {
    "topic": "name", "title": "name", "route": "text", "what": "text", "why": "text", "level": "urgency",
}  # fmt: skip
ELSEWHERE: Final = ("sources", "evidence")  # every row has its own sources
# What a spreadsheet takes for the beginning of a formula, in full width too.
FORMULA: Final = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                  "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
QUOTED: Final = frozenset(',;"\t|')  # what some spreadsheet takes for the end of a cell


def csv(reply: Reply) -> str:
    """Return comma-separated values with a header."""
    return _drawn(reply, ",")


def tsv(reply: Reply) -> str:
    """Return tab-separated values with a header; no cell holds a tab or a line end."""
    return _drawn(reply, "\t")


def rows(reply: Reply) -> list[dict[str, str]]:
    """Return the rows of an answer, each once, by column; empty cells are left out."""
    found = [_row(fact) for fact in facts.facts(reply)]
    return list({tuple(row.items()): row for row in found}.values())


def _drawn(reply: Reply, separator: str) -> str:
    line = csv_line if separator == "," else tsv_line
    cells = ([row.get(column, "") for column in COLUMNS] for row in rows(reply))
    return "".join(map(line, (COLUMNS, *cells)))


def csv_line(cells: Iterable[str]) -> str:
    """Return a line of comma-separated cells, made harmless and ended."""
    return ",".join(_quoted(_cell(cell)) for cell in cells) + "\n"


def tsv_line(cells: Iterable[str]) -> str:
    """Return a line of tab-separated cells, made harmless and ended."""
    return "\t".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    """Return text that no terminal acts on and no spreadsheet computes, on one line."""
    text = safe(" ".join(text.split()))
    return f"'{text}" if text.startswith(FORMULA) else text


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED & set(cell) else cell


def _row(fact: Fact) -> dict[str, str]:
    cells = {"record": fact.record, "fact": fact.name}
    details: list[str] = []
    if isinstance(fact.value, msgspec.Struct):
        if fact.within is not None:
            cells |= _subject(fact.within)
        cells |= _subject(fact.value)
        for field in fact.value.__struct_fields__:
            _fill(cells, details, field, getattr(fact.value, field))
    else:
        cells["text"] = _words(fact.value)
    cells["details"] = "; ".join(details)
    cells["sources"] = " | ".join(f"{item.source}#{item.section}" for item in fact.sources)
    return {column: text for column, text in cells.items() if text}


def _subject(part: msgspec.Struct) -> dict[str, str]:
    """Return the cells that name what a fact is about: its own id and name, or those of its first field."""
    topic = getattr(part, "topic", None)
    if topic is not None:
        return {"name": topic}
    first = getattr(part, part.__struct_fields__[0], None)
    named = part if hasattr(part, "name") else first
    if not isinstance(named, msgspec.Struct) or not hasattr(named, "name"):
        return {}
    found = {column: _words(getattr(named, column, None)) for column in ("id", "name", "kind", "clinical")}
    return {column: text for column, text in found.items() if text}


def _fill(cells: dict[str, str], details: list[str], field: str, value: Any) -> None:
    """Put the words of a field into its cell, or among the details."""
    column = RENAMED.get(field, field)
    words = _words(value)
    if not words or field in ELSEWHERE or facts.parts_in(value):
        return
    if isinstance(value, msgspec.Struct) and words == cells.get("name"):
        return  # it named the fact
    if column in COLUMNS:
        cells[column] = words
    else:
        details.append(f"{field}: {words}")


def _words(value: Any) -> str:
    """Return a value as a cell says it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, msgspec.Struct):
        pairs = ((field, getattr(value, field)) for field in value.__struct_fields__)
        return str(getattr(value, "name", "")) or "; ".join(
            f"{key} {_words(one)}" for key, one in pairs if one
        )
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(one)}" for key, one in value.items())
    if isinstance(value, tuple):
        return "; ".join(_words(one) for one in value)
    return str(value)
