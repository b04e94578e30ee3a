"""The source of a manual page: text as ``man`` reads it, each line safe from being taken for a request."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# To roff a bare hyphen is a dash of prose; these are signs to be typed as they stand.
SIGNS: Final = str.maketrans(
    {"\\": r"\e", "-": r"\-", "~": r"\(ti", "^": r"\(ha", "`": r"\(ga", "'": r"\(aq"}
)

BEGINNING: Final = re.compile(r"^(\.SH .*)\n\.PP\n", re.MULTILINE)
LINE: Final = 70  # letters in a line of the source


def text(words: str) -> str:
    """Return a paragraph as roff takes it; roff breaks its lines anew."""
    lines = textwrap.wrap(words, LINE, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_line, lines))


def _line(words: str) -> str:
    return ("\\&" if words.startswith(".") else "") + words.translate(SIGNS)


def bold(words: str) -> str:
    """Return a line in bold, as one argument of its request."""
    return f".B {quoted(words)}"


def quoted(words: str) -> str:
    """Return words as one argument of a request."""
    return '"' + words.translate(SIGNS).replace('"', r"\(dq") + '"'


def source(parts: Iterable[str]) -> str:
    """Return a page made of its parts; behind a heading a paragraph begins by itself."""
    return BEGINNING.sub(r"\1\n", "\n".join(parts)) + "\n"


def title(name: str, section: int, date: str, version: str) -> str:
    """Return the first line of a page; the date is of the form 2026-01-31."""
    return f".TH {quoted(name)} {section} {date} {quoted(version)}"


def heading(words: str) -> str:
    """Return the heading of a section."""
    return f".SH {quoted(words)}"


def subheading(words: str) -> str:
    """Return the heading of a part of a section."""
    return f".SS {quoted(words)}"


def paragraphs(words: str) -> str:
    """Return text whose paragraphs are parted by blank lines."""
    return "\n".join(f".PP\n{text(part)}" for part in words.split("\n\n") if part.strip())


def item(tag: str, about: str) -> str:
    """Return something with what it means, indented below it."""
    return f".TP\n{bold(tag)}\n{text(about) or '.br'}"


def example(lines: Iterable[str]) -> str:
    """Return lines as they are typed."""
    typed = "\n".join(_line(line) for line in lines)
    return f".PP\n.RS 4\n.EX\n{typed}\n.EE\n.RE"
