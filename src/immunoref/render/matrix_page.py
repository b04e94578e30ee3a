"""The page of a matrix: a letter for what is said of each therapy and each numbered column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.records import Frequency, UseStatus
from immunoref.render.page import Block, Grid, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.matrix import MatrixAnswer, MatrixCell, MatrixRow
    from immunoref.render.notes import Notes

FREQUENCY: Final[dict[Frequency, tuple[str, str]]] = {
    Frequency.VERY_COMMON: ("V", "very common"),
    Frequency.COMMON: ("C", "common"),
    Frequency.UNCOMMON: ("U", "uncommon"),
    Frequency.RARE: ("R", "rare"),
    Frequency.VERY_RARE: ("X", "very rare"),
    Frequency.UNSTATED: ("S", "said, how often is not stated"),
}
STATUS: Final[dict[UseStatus, tuple[str, str]]] = {
    UseStatus.APPROVED: ("A", "approved"),
    UseStatus.ACCELERATED: ("F", "accelerated (fast) approval"),
    UseStatus.WITHDRAWN: ("W", "approval withdrawn"),
    UseStatus.REPORTED: ("R", "reported use"),
    UseStatus.INVESTIGATIONAL: ("I", "being studied"),
    UseStatus.NOT_USED: ("N", "not used"),
}
SERIOUS, CLASS, NOTHING = "!", "*", "-"
TONES: Final = {
    "V": "alarm",
    "C": "caution",
    "A": "good",
    "F": "good",
    "W": "caution",
    "N": "alarm",
    NOTHING: "quiet",
}

# How dark a letter is painted. What is not graded (said without a figure; withdrawn, not used) stays white.
SHADES: Final = {"V": 4, "A": 4, "C": 3, "F": 3, "U": 2, "R": 1, "X": 1, "I": 1}


def head(answer: MatrixAnswer, notes: Notes) -> Head:
    """Return the page of a `matrix` answer."""
    asked = ", ".join(one.match.name for one in answer.asked)
    by = answer.by.replace("-", " ")
    shown = f"{len(answer.rows)} therapies by {len(answer.columns)} of {answer.total} {by}"
    return Head(f"Matrix: {asked}", shown, tuple(_blocks(answer, notes)))


def _blocks(answer: MatrixAnswer, notes: Notes) -> Iterable[Block]:
    if not answer.columns:
        none = "No source that was read says anything here. That is no statement that there is nothing."
        yield Paragraph("Matrix", (Piece(none, tone="quiet"),))
        return
    columns = tuple((Piece(f"{number} {column.name}"),) for number, column in enumerate(answer.columns, 1))
    yield Listing("Columns", columns)
    headers = ("Therapy", *(str(number) for number, _ in enumerate(answer.columns, 1)))
    rows = tuple(_row(row, answer, notes) for row in answer.rows)
    yield Grid(
        "Matrix",
        headers,
        rows,
        (6, *(2 for _ in answer.columns)),
        may_be_parted=True,
        shades=tuple((0, *(SHADES.get(cell[0].text[:1], 0) for cell in cells)) for _, *cells in rows),
    )
    yield Paragraph("Letters", (Piece(_legend(answer)),))


def _legend(answer: MatrixAnswer) -> str:
    known = (FREQUENCY if answer.by == "side-effects" else STATUS).values()
    letters = "; ".join(f"{letter} {meaning}" for letter, meaning in known)
    marks = f"; {SERIOUS} serious; {CLASS} said of its class only" if answer.by == "side-effects" else ""
    return f"{letters}{marks}; {NOTHING} no source that was read says"


def _row(row: MatrixRow, answer: MatrixAnswer, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    cells = {cell.id: cell for cell in row.cells}
    cited = [citation for cell in row.cells for citation in cell.sources]
    letters = (_letters(cells.get(column.id)) for column in answer.columns)
    return ((notes.piece(row.name, cited, "strong"),), *((Piece(text, (), _tone(text)),) for text in letters))


def _letters(cell: MatrixCell | None) -> str:
    if cell is None:
        return NOTHING
    often = FREQUENCY[cell.frequency][0] if cell.frequency is not None else ""
    status = "".join(STATUS[status][0] for status in cell.statuses)
    return f"{often}{status}{SERIOUS if cell.serious else ''}{CLASS if cell.by_class else ''}"


def _tone(text: str) -> str:
    return "alarm" if SERIOUS in text else TONES.get(text[:1], "")
