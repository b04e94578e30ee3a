"""``search``: words anywhere in the knowledge base, the best passage of each record, in context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref import linked
from immunoref.questions import finding, parts, replying
from immunoref.questions.answers import Citation, Failure, Refusal, Reply, Shape
from immunoref.records import Kind
from immunoref.resolve.describing import STOP

if TYPE_CHECKING:
    from immunoref.linked import Passage
    from immunoref.store import Store

# What opens a record of each kind, without the program's name.
OPENS: Final = {
    Kind.THERAPY: "drug {}",
    Kind.CONDITION: "cancer {}",
    Kind.SIDE_EFFECT: "symptom {}",
    Kind.TERM: "term {}",
    Kind.QUESTION: "questions",
    Kind.OTHER_MEDICINE: "drug {}",
    Kind.SOURCE: "sources",
}
CALLED: Final = {Kind.OTHER_MEDICINE: "not covered"}
TELLING: Final = ("about", "definition")  # passages that say what a record is
SHOWN: Final = 10


class Hit(Shape, frozen=True, kw_only=True):
    """A record, with the passage of it that fits best."""

    kind: str
    id: str
    name: str
    field: str  # what the passage is in the record
    context: str
    matched: tuple[str, ...]  # the words of the context that matched, as written there
    command: str  # opens the record, without the program's name
    sources: tuple[Citation, ...]


class SearchAnswer(Shape, frozen=True, kw_only=True):
    """The records that have some words, the best first."""

    words: str
    every: bool  # False: no passage has all the words; these have some of them
    total: int  # records that were found; `hits` may be fewer
    hits: tuple[Hit, ...]


def ask(store: Store, text: str, most: int = SHOWN) -> Reply | Refusal:
    """Search for words.

    Args:
        store: the knowledge base.
        text: the words.
        most: how many records to show.
    """
    telling = " ".join(word for word in text.split() if word.casefold() not in STOP)
    passages = linked.search(store, telling, every=True)
    every = bool(passages)
    best: dict[tuple[str, str], Passage] = {}
    for passage in passages or linked.search(store, telling, every=False):
        record = (passage.kind, passage.id)
        if record not in best or _tells_more(passage, best[record]):
            best[record] = passage
    if not best:
        return Refusal(query=text, error=_nothing(text) if telling or not text.strip() else _vague(text))
    named_first = sorted(
        best.values(), key=lambda passage: passage.name.casefold() != text.strip().casefold()
    )
    hits = tuple(_hit(passage) for passage in named_first[:most])
    return replying.reply(store, text, SearchAnswer(words=text, every=every, total=len(best), hits=hits))


def _tells_more(passage: Passage, other: Passage) -> bool:
    """Return whether a later passage of a record goes before: where only the record's name matches."""
    if linked.START in other.context:
        return False
    return linked.START in passage.context or (passage.field in TELLING and other.field not in TELLING)


def _hit(passage: Passage) -> Hit:
    pieces = passage.context.replace(linked.END, linked.START).split(linked.START)
    return Hit(
        kind=CALLED.get(passage.kind, passage.kind.replace("_", " ")),
        id=passage.id,
        name=passage.name,
        field=passage.field,
        context="".join(pieces),
        matched=tuple(dict.fromkeys(pieces[1::2])),
        command=OPENS[passage.kind].format(passage.id),
        sources=parts.cited(passage.sources),
    )


def _nothing(text: str) -> Failure:
    message = f"No text here has {finding.quoted(text)}. Try another word, or: immunoref list drugs"
    return Failure(code="not_found", message=message, suggestions=())


def _vague(text: str) -> Failure:
    message = (
        f"{finding.quoted(text)} says too little to search for. "
        "Add a word that tells more, for example: immunoref search capillary leak"
    )
    return Failure(code="not_found", message=message, suggestions=())
