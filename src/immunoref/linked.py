"""Reads that take in the whole index at once: the tree of therapies, and the full text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref import names
from immunoref.errors import KnowledgeError
from immunoref.records import Kind
from immunoref.store import Ref

if TYPE_CHECKING:
    from immunoref.store import Store

START, END = "\x02", "\x03"  # around a match; no text of the data has them
MOST_WORDS: Final = 20  # of a query; more narrow nothing down
TITLE_WEIGHT: Final = 4.0  # a match in a record's name against one in a passage
BESIDE_WEIGHT: Final = 0.3  # a match in what is only named here against one in what is covered
TELLING_LENGTH: Final = 4  # letters of a word that may find something by itself


class Edge(msgspec.Struct, frozen=True):
    """A therapy below a group."""

    group: str  # id of the group; empty for a root
    member: Ref
    also: bool  # the group is not the member's main one


def therapy_edges(store: Store) -> tuple[Edge, ...]:
    """Return every therapy below every group that it stands in, in the order of the files."""
    rows = store.rows(
        """SELECT COALESCE(parent, ''), sort, record.id, name, COALESCE(tree.position, 0)
           FROM record LEFT JOIN tree USING (kind, id)
           WHERE kind = ? ORDER BY record.position, tree.position""",
        (Kind.THERAPY,),
    )
    return tuple(Edge(group, Ref(sort, id_, name), also=bool(also)) for group, sort, id_, name, also in rows)


class Passage(msgspec.Struct, frozen=True):
    """A passage that full-text search found."""

    kind: Kind
    id: str
    name: str
    field: str  # what the passage is in its record: "about", "use", "warning"
    context: str  # the words around the match, matches between `START` and `END`
    sources: tuple[str, ...]


def search(store: Store, text: str, *, every: bool) -> tuple[Passage, ...]:
    """Return the passages that have the words of a text, the best first; none for a text without words.

    Args:
        store: the knowledge base.
        text: any words.
        every: whether a passage, with its record's name, must have all the words, or one of them.

    Raises:
        KnowledgeError: the index was made by a SQLite without full-text search.
    """
    words = [word for word in text.split()[:MOST_WORDS] if any(map(str.isalnum, word))]
    if not every:
        words = [word for word in words if len(word) >= TELLING_LENGTH] or words
    wanted = tuple(dict.fromkeys(_wanted(word) for word in words))
    if not wanted:
        return ()
    if not store.rows("SELECT 1 FROM sqlite_master WHERE name = 'passage'"):
        raise KnowledgeError(
            "this index has no full text, for the SQLite that made it lacks FTS5; use a Python that has it"
        )
    rows = store.rows(
        f"""SELECT kind, id, name, field, snippet(passage, 1, '{START}', '{END}', '...', 32), sources
            FROM passage WHERE passage MATCH ?
            ORDER BY bm25(passage, {TITLE_WEIGHT}, 1.0) * CASE WHEN kind IN ('{Kind.OTHER_MEDICINE}',
              '{Kind.SOURCE}') THEN {BESIDE_WEIGHT} ELSE 1.0 END, kind, id""",  # noqa: S608 - constants
        ((" AND " if every else " OR ").join(wanted),),
    )
    return tuple(
        Passage(Kind(kind), id_, name, field, context, msgspec.json.decode(sources, type=tuple[str, ...]))
        for kind, id_, name, field, context, sources in rows
    )


def _wanted(word: str) -> str:
    """Return a word as FTS5 is asked for it: as written, or as names are normalised (α as alfa)."""
    forms = dict.fromkeys((word.replace('"', " ").replace("\0", " "), names.normalise(word)))
    return "(" + " OR ".join(f'"{form}"' for form in forms if form) + ")"
