"""What an encoding lacks is said in ASCII, never lost and never fatal."""

from __future__ import annotations

from pathlib import Path

import pytest

from immunoref.render import letters
from immunoref.render.page import Page, Paragraph, Piece

DATA = Path(__file__).resolve().parent.parent.parent / "data"


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("IFN-α ≥ 10–20 µg", "ascii", "IFN-alfa >= 10-20 ug"),
        ("IFN-α 10–20", "cp1252", "IFN-alfa 10–20"),
        ("Calmette–Guérin", "ascii", "Calmette-Guerin"),
        ("TGF-β, IFN-γ, Δ, ζ, λ", "latin-1", "TGF-beta, IFN-gamma, Delta, zeta, lambda"),
        ("IFN-α", "utf-8", "IFN-α"),
        ("💊", "ascii", "?"),
    ],
)
def test_nearest(text: str, encoding: str, expected: str) -> None:
    page = Page("", text, "", (Paragraph(text, (Piece(text),)),), (), (text,))
    spelled = letters.spelled(page, encoding)
    assert (spelled.title, spelled.closing) == (expected, (expected,))
    assert spelled.blocks == (Paragraph(expected, (Piece(expected),)),)


def test_every_letter_of_the_data_has_an_ascii_neighbour() -> None:
    used = {
        char
        for path in DATA.rglob("*.yaml")
        for char in path.read_text(encoding="utf-8")
        if not char.isascii()
    }
    assert [char for char in sorted(used) if letters.nearest(char) == "?"] == []
