"""A page: what an answer says to a person, before any drawing.

Every form for people is drawn from the same page, so that all of them list the same facts.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

# Anything a terminal might act on, and marks that reorder or hide text.
UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def safe(text: str) -> str:
    """Return text that no terminal acts on: each control character becomes a visible stand-in."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


class Piece(msgspec.Struct, frozen=True):
    """A run of text with the numbers of its footnotes and a tone that colour may repeat."""

    text: str
    notes: tuple[int, ...] = ()
    tone: str = ""  # "", "alarm", "good", "caution", "quiet", "strong"


def marks(piece: Piece) -> str:
    """Return the numbers of a piece's footnotes as they stand behind its text: `` [1, 2]``, or nothing."""
    return f" [{', '.join(map(str, piece.notes))}]" if piece.notes else ""


class Paragraph(msgspec.Struct, frozen=True):
    """A labelled sentence: ``About: ...``."""

    label: str
    pieces: tuple[Piece, ...]


class Grid(msgspec.Struct, frozen=True):
    """A table with a title. Each cell holds pieces; a piece starts on its own line of the cell.

    `weights`, each at least 1, share out the width among the columns where there is too little of it.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    weights: tuple[int, ...] = ()
    may_be_parted: bool = False  # where it is too wide, its columns may be spread over several tables
    shades: tuple[tuple[int, ...], ...] = ()  # of each cell, 0 to 4: how dark a picture paints it


class Listing(msgspec.Struct, frozen=True):
    """A titled list of sentences."""

    title: str
    items: tuple[tuple[Piece, ...], ...]


Block = Paragraph | Grid | Listing


class Head(msgspec.Struct, frozen=True):
    """What an answer writes of its page; the frame around it is the same for all."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


class SourceNote(msgspec.Struct, frozen=True):
    """A source with the sections of it that are cited, each with its footnote number."""

    text: str
    sections: tuple[tuple[int, str], ...]
    url: str = ""  # for the forms that can link


class Page(msgspec.Struct, frozen=True):
    """A whole page, in reading order."""

    banner: str  # said first: that the answer is a guess; empty otherwise
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    sources: tuple[SourceNote, ...]
    closing: tuple[str, ...]
