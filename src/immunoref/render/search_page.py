"""The page of a search: each record that was found, the match in context, and what opens it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from immunoref.render.page import Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from immunoref.questions.search import Hit, SearchAnswer
    from immunoref.render.notes import Notes
    from immunoref.render.page import Block


def head(answer: SearchAnswer, notes: Notes) -> Head:
    """Return the page of a `search` answer."""
    shown, total = len(answer.hits), answer.total
    records = "1 record" if total == 1 else f"{total} records"
    subtitle = records if shown == total else f"the best {shown} of {records}"
    blocks: tuple[Block, ...] = (Listing("Found", tuple(_item(hit, notes) for hit in answer.hits)),)
    if not answer.every:
        blocks = (Paragraph("Note", (Piece("no passage has all the words; these have some"),)), *blocks)
    return Head(f'Search for "{answer.words}"', subtitle, blocks)


def _item(hit: Hit, notes: Notes) -> tuple[Piece, ...]:
    return (
        Piece(f"{hit.name} ({hit.kind}, {hit.field}):", tone="strong"),
        notes.piece(_marked(hit), hit.sources),
        Piece(f"Open: immunoref {hit.command}", tone="quiet"),
    )


def _marked(hit: Hit) -> str:
    """Return the context with the words that matched between asterisks, so that no colour is needed."""
    if not hit.matched:
        return hit.context
    longest_first = sorted(hit.matched, key=len, reverse=True)
    found = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)
    return re.sub(found, lambda match: f"*{match[0]}*", hit.context)
