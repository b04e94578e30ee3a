"""Blocks that say what a record is called: its title, its place in the tree, its names and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.records import NameKind
from immunoref.render import wording
from immunoref.render.page import Block, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from immunoref.questions.answers import CancerAnswer, Citation, DrugAnswer, NameShown, Place
    from immunoref.questions.care import CardAnswer
    from immunoref.records import Identifiers
    from immunoref.render.notes import Notes
    from immunoref.store import Ref

WELL_KNOWN: Final = (NameKind.ABBREVIATION, NameKind.BRAND, NameKind.FORMER_BRAND)
MOST_SHOWN: Final = 24  # of each kind of name; a cancer has a hundred ways to be written


def title(answer: DrugAnswer | CancerAnswer | CardAnswer) -> str:
    """Return the name with the names by which most people know it."""
    first = dict[NameKind, str]()
    for name in answer.names:
        first.setdefault(name.kind, name.text)
    if NameKind.BRAND in first:  # what it was called before would only confuse
        first.pop(NameKind.FORMER_BRAND, None)
    known = [first[kind] for kind in WELL_KNOWN if kind in first]
    others = [text for text in known if not alike(text, answer.name)]
    return f"{answer.name} ({', '.join(others)})" if others else answer.name


def alike(one: str, other: str) -> bool:
    """Return whether two names differ in case and dashes only."""
    return one.casefold().replace("-", " ") == other.casefold().replace("-", " ")


def path_text(path: Sequence[Place]) -> str:
    """Return the groups above a record, from the root down."""
    return " > ".join(step.name for step in path)


def of_group(group: Place | None) -> str:
    """Return the words that mark what is said of a therapy's group; none where it is said of itself."""
    return f" (said of {group.name} in general)" if group else ""


def refs_text(refs: Sequence[Ref]) -> str:
    """Return the names of some records."""
    return ", ".join(ref.name for ref in refs)


def names(
    names: Sequence[NameShown], identifiers: Identifiers | None, expected: Sequence[str] = ()
) -> Iterable[Block]:
    """Yield the names of a record by kind, and its codes elsewhere.

    Args:
        names: the names.
        identifiers: the codes.
        expected: systems that should have a code for it; where none was found, that is said.
    """
    by_kind: dict[str, list[str]] = {}
    for name in names:
        by_kind.setdefault(wording.NAME_KIND[name.kind], []).append(name.text)
    items = []
    for kind, texts in by_kind.items():
        more = len(texts) - MOST_SHOWN
        shown = [*texts[:MOST_SHOWN], *([f"and {more} more in --json"] if more > 0 else [])]
        between = "; " if any("," in text for text in shown) else ", "
        items.append((Piece(f"{kind}:", tone="strong"), Piece(between.join(shown))))
    codes = [
        f"{called} {getattr(identifiers, system)}"
        for system, called in wording.SYSTEM.items()
        if getattr(identifiers, system, None)
    ]
    if codes:
        items.append((Piece("Identifiers:", tone="strong"), Piece(", ".join(codes))))
    unknown = [wording.SYSTEM[system] for system in expected if not getattr(identifiers, system, None)]
    if unknown:
        text = f"no source that was read gives a code of {', '.join(unknown)}"
        items.append((Piece("Identifiers unknown:", tone="strong"), Piece(text)))
    if items:
        yield Listing("Names", tuple(items))


def registered(evidence: Mapping[str, tuple[Citation, ...]], notes: Notes) -> Iterable[Block]:
    """Say where the plain facts of the head and the names come from."""
    cited = [citation for field in evidence.values() for citation in field]
    if cited:
        yield Paragraph("Names, identifiers and dates", (notes.piece("see", cited, "quiet"),))
