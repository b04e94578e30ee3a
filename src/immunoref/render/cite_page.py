"""The page of an answer's sources, and the same as BibTeX and as CSL-JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref.records import SourceKind
from immunoref.render.page import Head, Listing, safe

if TYPE_CHECKING:
    from immunoref.questions.answers import Reply, SourceShown
    from immunoref.questions.cite import CiteAnswer
    from immunoref.render.notes import Notes

SPECIAL: Final = re.compile(r"[&%$#_{}]")
SIGNS: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def head(answer: CiteAnswer, notes: Notes) -> Head:
    """Return the page of a `cite` answer: which sections of each source are cited."""
    sections = tuple((notes.piece(one.section, (one,)),) for one in answer.citations)
    title = f"Sources of: immunoref {answer.question} {answer.id}"
    return Head(title, f"{len(sections)} citations", (Listing("Sections that are cited", sections),))


def text(reply: Reply) -> str:
    """Return the sources as plain references, one a line."""
    return "".join(f"{safe(_reference(source))}\n" for source in reply.sources)


def _reference(source: SourceShown) -> str:
    version = f"Version {source.version}. " if source.version else ""
    set_id = f"Set id {source.set_id}. " if source.set_id else ""
    address = f" {source.url}" if source.url else ""
    dated = source.dated or "Undated"
    return f"{source.publisher}. {source.title}. {version}{set_id}{dated}. Read {source.reviewed}.{address}"


def bibtex(reply: Reply) -> str:
    """Return the sources as BibTeX entries."""
    return "\n".join(_entry(source) for source in reply.sources)


def _entry(source: SourceShown) -> str:
    fields = {
        "title": f"{{{tex(source.title)}}}",
        "author": f"{{{tex(source.publisher)}}}",  # a second pair of braces keeps it one name
        "year": source.dated[:4] if source.dated else None,
        "date": source.dated,
        "url": source.url,
        "urldate": source.reviewed,
        "version": tex(source.version) if source.version else None,
        "note": f"Set id {source.set_id}" if source.set_id else None,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{source.id},\n" + ",\n".join(safe(line) for line in lines) + "\n}\n"


def tex(text: str) -> str:
    """Return text in which TeX finds nothing to act on."""
    signs = "".join(SIGNS.get(char, char) if char in SIGNS else _escaped(char) for char in text)
    return " ".join(signs.split())


def _escaped(char: str) -> str:
    return SPECIAL.sub(lambda found: f"\\{found[0]}", char)


def csl(reply: Reply) -> str:
    """Return the sources as CSL-JSON."""
    items = [_item(source) for source in reply.sources]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def _item(source: SourceShown) -> dict[str, Any]:
    item = {
        "id": source.id,
        "type": "webpage" if source.kind is SourceKind.PAGE else "document",
        "title": source.title,
        "author": [{"literal": source.publisher}],
        "publisher": source.publisher,
        "issued": _date(source.dated),
        "accessed": _date(source.reviewed),
        "URL": source.url,
        "version": source.version,
        "note": f"Set id {source.set_id}" if source.set_id else None,
    }
    return {name: value for name, value in item.items() if value}


def _date(date: str | None) -> dict[str, Any] | None:
    """Return an ISO day, month or year as CSL writes it."""
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


STYLES: Final = {"text": text, "bibtex": bibtex, "csl-json": csl}
