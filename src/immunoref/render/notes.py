"""Footnotes: each citation of an answer gets a number, in order of appearance on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.render.page import Piece, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.questions.answers import Citation, SourceShown


class Notes:
    """Hands out footnote numbers while a page is written, and says in which words it is written."""

    def __init__(self, *, clinical: bool = False) -> None:
        self.clinical = clinical  # professional words stand where plain ones do otherwise
        self._numbers: dict[tuple[str, str], int] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Return the numbers of some citations, ascending."""
        keys = [(citation.source, citation.section) for citation in citations]
        return tuple(sorted({self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys}))

    def piece(self, text: str, citations: Iterable[Citation], tone: str = "") -> Piece:
        """Return a piece of text with its footnotes."""
        return Piece(text, self.of(citations), tone)

    def listed(self, sources: Iterable[SourceShown]) -> tuple[SourceNote, ...]:
        """Return the sources that were cited so far, with the numbers of their sections."""
        found: list[SourceNote] = []
        for source in sources:
            cited = tuple(
                (number, section)
                for (source_id, section), number in self._numbers.items()
                if source_id == source.id
            )
            if cited:
                found.append(SourceNote(_described(source), cited, source.url or ""))
        return tuple(found)


def _described(source: SourceShown) -> str:
    version = f", version {source.version}" if source.version else ""
    dated = f"dated {source.dated}" if source.dated else "undated"
    set_id = f", set id {source.set_id}" if source.set_id else ""
    return f"{source.publisher}: {source.title}{version} ({dated}, read {source.reviewed}{set_id})"
