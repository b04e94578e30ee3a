"""Letters that an encoding lacks, as their nearest ASCII: ``IFN-α`` becomes ``IFN-alfa``, ``≥`` ``>=``."""

from __future__ import annotations

import unicodedata
from typing import Any, Final, TypeVar

import msgspec

NEAREST: Final = {
    "≥": ">=", "≤": "<=", "≈": "~", "±": "+/-", "−": "-", "–": "-", "—": "-", "‑": "-", "‐": "-", "‘": "'",
    "’": "'", "′": "'", "“": '"', "”": '"', "″": '"', "…": "...", "·": "*", "•": "*", "×": "x", "α": "alfa",
    "®": "(R)", "™": "(TM)", "→": "->", "µ": "u", "μ": "u", "\N{NO-BREAK SPACE}": " ", "ß": "ss", "æ": "ae",
    "ø": "o", "œ": "oe", "ł": "l", "†": "+", "°": " degrees", "█": "#", "▀": "#", "▄": "#",
}  # fmt: skip
GREEK: Final = ("GREEK SMALL LETTER ", "GREEK CAPITAL LETTER ")

S = TypeVar("S", bound=msgspec.Struct)


def nearest(char: str) -> str:
    """Return the ASCII that comes nearest to a character; ``?`` where none does."""
    if char in NEAREST:
        return NEAREST[char]
    decomposed = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    return decomposed or _greek(char) or "?"


def _greek(char: str) -> str:
    name = unicodedata.name(char, "")
    word = next((name.removeprefix(start) for start in GREEK if name.startswith(start)), "").split(" ")[0]
    word = word.replace("LAMDA", "LAMBDA").lower()
    return word.capitalize() if char.isupper() else word


def has(encoding: str, text: str) -> bool:
    """Return whether an encoding has every character of a text."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def spelled(page: S, encoding: str) -> S:
    """Return a page in the letters of an encoding, so that it is measured as it will be written."""
    changed: S = _spelled(page, encoding)
    return changed


def _spelled(part: Any, encoding: str) -> Any:
    if isinstance(part, str):
        return part if has(encoding, part) else "".join(c if has(encoding, c) else nearest(c) for c in part)
    if isinstance(part, tuple):
        return tuple(_spelled(item, encoding) for item in part)
    if isinstance(part, msgspec.Struct):
        fields = {field: _spelled(getattr(part, field), encoding) for field in part.__struct_fields__}
        return msgspec.structs.replace(part, **fields)
    return part
