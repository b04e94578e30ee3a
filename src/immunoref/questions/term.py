"""``term``: a word of the glossary, and what to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions import finding, parts, replying
from immunoref.questions.answers import Match, NameShown, Prose, Refusal, Reply, Shape
from immunoref.records import Kind, Term

if TYPE_CHECKING:
    from immunoref.store import Store

READ_ON: Final = ("term", "drug", "cancer", "symptom")  # where a name to read on is sought, in this order


class ReadOn(Shape, frozen=True, kw_only=True):
    """A name to read on, and the question that answers for it."""

    name: str
    kind: str | None  # None: no record here has the name
    id: str | None
    command: str | None  # without the program's name: "term antigen"


class TermAnswer(Shape, frozen=True, kw_only=True):
    """A word of the glossary."""

    id: str
    name: str
    names: tuple[NameShown, ...]
    definition: Prose
    see: tuple[ReadOn, ...]
    reviewed: str


def ask(store: Store, query: str) -> Reply | Refusal:
    """Answer for the word that a name means."""
    match = finding.find(store, "term", query)
    return (
        match if isinstance(match, Refusal) else replying.reply(store, query, answer(store, match.id), match)
    )


def answer(store: Store, term_id: str) -> TermAnswer:
    """Return a word of the glossary."""
    record = next(one for one in store.all_of(Kind.TERM) if isinstance(one, Term) and one.id == term_id)
    return TermAnswer(
        id=record.id,
        name=record.name,
        names=parts.names(record),
        definition=parts.stated(record.definition),
        see=tuple(_read_on(store, name) for name in record.see),
        reviewed=record.reviewed,
    )


def _read_on(store: Store, name: str) -> ReadOn:
    for question in READ_ON:
        match = finding.find(store, question, name)
        if isinstance(match, Match) and match.how in finding.SUREST:
            return ReadOn(name=name, kind=match.kind, id=match.id, command=f"{question} {match.id}")
    return ReadOn(name=name, kind=None, id=None, command=None)
