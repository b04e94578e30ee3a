"""Records into one SQLite file: the compiled index that every lookup reads.

Tables (the file opens in Datasette, DuckDB or pandas as it is; docs/index-file.md describes it for them):

- ``meta``: what the file is: schema, data version, newest review date, that it is complete.
- ``record``: every record as JSON, with its kind, id, name and place in the files.
- ``name``: every name of every record, normalised and squashed; ``word`` finds names by a word,
  ``block`` and ``window`` by likeness (see `likeness`).
- ``tree``: the parents of therapies, conditions and side effects (position 0 is the main one).
- ``use`` and ``effect``: therapies to the conditions and side effects that they name.
- ``citation``: which facts rest on which source.
- ``passage``: every statement, for full-text search (see `fulltext`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from immunoref.knowledge import fulltext, likeness, rules
from immunoref.records import Kind, Therapy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from immunoref.knowledge.loading import Knowledge

from immunoref import names
from immunoref.store import APPLICATION_ID, SCHEMA_VERSION

SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
  kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL,
  position INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
);
CREATE TABLE name (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, record_name TEXT NOT NULL,
  text TEXT NOT NULL, name_kind TEXT, key TEXT NOT NULL, squash TEXT NOT NULL, reversed TEXT NOT NULL,
  loose INTEGER NOT NULL
);
CREATE TABLE word (kind TEXT, stem TEXT, number INTEGER, PRIMARY KEY (kind, stem, number)) WITHOUT ROWID;
CREATE TABLE block (hash INTEGER PRIMARY KEY, windows NOT NULL);
CREATE TABLE window (number INTEGER, name INTEGER, PRIMARY KEY (number, name)) WITHOUT ROWID;
CREATE TABLE tree (
  kind TEXT, id TEXT, position INTEGER, parent TEXT, PRIMARY KEY (kind, id, position)
) WITHOUT ROWID;
CREATE TABLE use (
  condition TEXT, therapy TEXT, position INTEGER, PRIMARY KEY (condition, therapy, position)
) WITHOUT ROWID;
CREATE TABLE effect (
  effect TEXT, therapy TEXT, position INTEGER, PRIMARY KEY (effect, therapy, position)
) WITHOUT ROWID;
CREATE TABLE citation (source TEXT, section TEXT, kind TEXT, id TEXT, path TEXT);
"""
INDEXES: Final = """
CREATE INDEX name_key ON name (kind, key);
CREATE INDEX name_squash ON name (kind, squash);
CREATE INDEX name_reversed ON name (kind, reversed);
CREATE INDEX name_id ON name (kind, id);
CREATE INDEX name_text ON name (kind, text COLLATE NOCASE);
CREATE INDEX tree_parent ON tree (kind, parent);
CREATE INDEX citation_source ON citation (source);
"""
# Without statistics SQLite takes a wrong index of names; with those of the tree it first reads all of it
# (a Bloom filter) to walk up a few steps.
STATISTICS: Final = "ANALYZE; DELETE FROM sqlite_stat1 WHERE tbl = 'tree';"


def compile_index(
    knowledge: Knowledge, target: Path | str, tick: Callable[[float], None] | None = None
) -> sqlite3.Connection:
    """Write the index of a checked knowledge base.

    Args:
        knowledge: records without problems.
        target: a new file, or ``":memory:"``.
        tick: called with the share of the records that is written, 0 to 1.

    Returns:
        The open connection, all written and committed.

    Raises:
        sqlite3.Error, OSError: the target cannot be written.
    """
    connection = sqlite3.connect(target)
    try:
        _write(connection, knowledge, tick)
    except BaseException:
        connection.close()
        raise
    return connection


def _write(
    connection: sqlite3.Connection, knowledge: Knowledge, tick: Callable[[float], None] | None
) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;")
    connection.executescript(SCHEMA)
    _write_records(connection, knowledge, tick)
    _write_likeness(connection)
    _write_fulltext(connection, knowledge)
    connection.executescript(INDEXES)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", _meta(knowledge).items())
    connection.commit()
    connection.executescript(
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION}; {STATISTICS}"
    )
    connection.commit()


def _write_records(
    connection: sqlite3.Connection, knowledge: Knowledge, tick: Callable[[float], None] | None
) -> None:
    count, total = 0, sum(len(knowledge.of(kind)) for kind in Kind)
    for kind in Kind:
        for position, loaded in enumerate(knowledge.of(kind)):
            _write_record(connection, kind, position, loaded.record)
            count += 1
            if tick is not None:
                tick(count / total)


def _write_record(connection: sqlite3.Connection, kind: Kind, position: int, record: Any) -> None:
    name = getattr(record, "name", None) or getattr(record, "title", None) or record.id
    body = msgspec.json.encode(record).decode()
    row = (kind, record.id, name, str(getattr(record, "kind", kind)), position, body)
    connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", row)
    if hasattr(record, "names"):
        for name_row in _names(record):
            _write_name(connection, kind, record, name_row)
    parents = [getattr(record, "parent", None), *getattr(record, "also_in", ())]
    edges = [(kind, record.id, i, parent) for i, parent in enumerate(parents) if parent]
    connection.executemany("INSERT INTO tree VALUES (?, ?, ?, ?)", edges)
    if isinstance(record, Therapy):
        uses = [(use.condition, record.id, i) for i, use in enumerate(record.uses)]
        connection.executemany("INSERT INTO use VALUES (?, ?, ?)", uses)
        effects = [(entry.effect, record.id, i) for i, entry in enumerate(record.side_effects)]
        connection.executemany("INSERT INTO effect VALUES (?, ?, ?)", effects)
    cited = [(*_parts(text), kind, record.id, path) for path, text in _citations(record)]
    connection.executemany("INSERT INTO citation VALUES (?, ?, ?, ?, ?)", cited)


class _Name(NamedTuple):
    text: str
    kind: str | None  # None: the record's own name or id
    loose: bool


def _names(record: Any) -> Iterator[_Name]:
    """Yield each name once, the record's own first."""
    seen: set[str] = set()
    for path, text in (*rules.all_names(record), (("id",), record.id)):
        key = names.normalise(text)
        if key in seen:
            continue
        seen.add(key)
        name_kind = str(path[1]) if path[0] == "names" else "clinical" if path[0] == "clinical" else None
        yield _Name(text, name_kind, loose=path[0] == "loose_names")


def _write_name(connection: sqlite3.Connection, kind: Kind, record: Any, name: _Name) -> None:
    key, squashed = names.normalise(name.text), names.squash(name.text)
    cursor = connection.execute(
        "INSERT INTO name VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (kind, record.id, record.name, name.text, name.kind, key, squashed, squashed[::-1], int(name.loose)),
    )
    number = cursor.lastrowid
    stems = [(kind, stem, number) for stem in sorted({names.stem(word) for word in names.words(name.text)})]
    connection.executemany("INSERT INTO word VALUES (?, ?, ?)", stems)


def _write_likeness(connection: sqlite3.Connection) -> None:
    """Fill ``window`` and ``block`` from the names that are in; SQLite sorts the keys, on disk if need be."""
    connection.execute("CREATE TEMP TABLE key (hash INTEGER, window INTEGER)")
    rows = connection.execute("SELECT number, kind, squash FROM name")
    for window in likeness.windowed(rows):
        connection.execute("INSERT INTO window VALUES (?, ?)", (window.number, window.name))
        keys = [(value, window.number) for value in window.hashes]
        connection.executemany("INSERT INTO key VALUES (?, ?)", keys)
    pairs = connection.execute("SELECT hash, window FROM key ORDER BY hash, window")
    connection.executemany("INSERT INTO block VALUES (?, ?)", likeness.gathered(pairs))
    connection.execute("DROP TABLE key")


def _write_fulltext(connection: sqlite3.Connection, knowledge: Knowledge) -> None:
    """Fill ``passage``; an SQLite without FTS5 makes an index in which all but `search` works."""
    try:
        connection.executescript(fulltext.SCHEMA)
    except sqlite3.OperationalError:
        return
    connection.executemany(fulltext.INSERT, fulltext.rows(knowledge))


def _citations(record: Any) -> Iterator[tuple[str, str]]:
    for path, cited in rules.citations(record):
        yield from ((rules.dotted(path), text) for text in cited)


def _parts(citation: str) -> tuple[str, str]:
    source, _, section = citation.partition("#")
    return source, section


def _meta(knowledge: Knowledge) -> dict[str, str]:
    reviewed = max((loaded.record.reviewed for kind in Kind for loaded in knowledge.of(kind)), default="")
    digest = hashlib.blake2b(digest_size=4)
    for kind in Kind:
        for loaded in knowledge.of(kind):
            digest.update(msgspec.json.encode(loaded.record))
    version = f"{reviewed.replace('-', '.')}+{digest.hexdigest()}"
    return {"data_version": version, "reviewed": reviewed, "complete": "yes"}
