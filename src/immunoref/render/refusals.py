"""Why there is no answer, for a person."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from immunoref.render.page import safe

if TYPE_CHECKING:
    from immunoref.questions.answers import Refusal


def text(refusal: Refusal, width: int) -> str:
    """Return the message, and the candidates where there are several, one a line."""
    error = refusal.error
    lines = textwrap.wrap(safe(error.message), width, break_on_hyphens=False) or [""]
    if error.code == "ambiguous":
        lines += ["Candidates:", *(f"  {safe(item.name)}" for item in error.suggestions)]
    if error.code == "not_covered" and error.suggestions:
        lines += [
            "Covered here, with a similar name:",
            *(f"  {safe(item.name)}" for item in error.suggestions),
        ]
    return "\n".join(lines) + "\n"
