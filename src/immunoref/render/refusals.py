"""Why there is no answer, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.render.page import safe

if TYPE_CHECKING:
    from immunoref.questions.answers import Refusal

HEADINGS: Final = {
    "ambiguous": "Candidates:",
    "not_found": "Names that come near:",
    "not_covered": "Covered here, with a similar name:",
}


def text(refusal: Refusal) -> str:
    """Return the message and the suggestions, one a line."""
    error = refusal.error
    lines = [safe(error.message)]
    if len(error.suggestions) > 1 or (error.suggestions and error.code != "not_found"):
        lines += [HEADINGS[error.code], *(f"  {safe(item.name)}" for item in error.suggestions)]
    return "\n".join(lines) + "\n"
