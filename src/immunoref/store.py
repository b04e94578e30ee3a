"""The compiled index, opened for reading: records by id, by link and by name.

Nothing here parses YAML or builds the whole knowledge base: a lookup reads a few rows and decodes
the records that it returns.
"""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from immunoref.errors import KnowledgeError
from immunoref.records import (
    RECORD_TYPES,
    AnyRecord,
    Condition,
    Kind,
    OtherMedicine,
    SideEffect,
    Source,
    Therapy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

APPLICATION_ID: Final = 0x696D6D75  # "immu", in the header of every index file
SCHEMA_VERSION: Final = 2  # to be raised whenever the tables change
LONGEST_BLOCK: Final = 1 + 5  # the sign of its end, and a window without two of its seven letters
AFTER_ALL: Final = "\U0010ffff"  # sorts after every name that starts alike
MOST_PARAMETERS: Final = 500  # SQLite takes at least 999 in one statement
TOLD: Final = {
    "route": """SELECT DISTINCT json_extract(way.value, '$.route') AS told, ''
                FROM record, json_each(body, '$.given') AS way
                WHERE kind = 'therapy' AND told IS NOT NULL ORDER BY told COLLATE NOCASE""",
    "target": """SELECT DISTINCT json_extract(body, '$.target') AS told, ''
                 FROM record WHERE kind = 'therapy' AND told IS NOT NULL ORDER BY told COLLATE NOCASE""",
    "year": """SELECT substr(json_extract(body, '$.first_approved'), 1, 4) AS told,
                      COUNT(*) || ' first approved'
               FROM record WHERE kind = 'therapy' AND told IS NOT NULL GROUP BY told ORDER BY told""",
}

R = TypeVar("R", bound=AnyRecord)


def block_hash(kind: Kind, block: str) -> int:
    """Return the number under which the index keeps a block of names.

    Two blocks may share one: then a few more names are looked at, and none is missed.
    """
    return zlib.crc32(f"{kind}{block}".encode())


def telling_blocks(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return the blocks of a name or a query that suffice to tell whether two share any.

    Windows that share what is left after one deletion or none share what is left after one more, so
    whole windows of seven letters need no block of more than five.
    """
    return tuple(block for block in blocks if len(block) <= LONGEST_BLOCK)


class DamagedIndexError(KnowledgeError):
    """The file is no index of this program's, or not a whole one."""


class Stamp(msgspec.Struct, frozen=True):
    """Which data an answer comes from."""

    version: str  # newest review date and a digest of the content
    reviewed: str  # ISO date of the newest review


class Ref(msgspec.Struct, frozen=True):
    """A record, named."""

    kind: str  # of a therapy or condition, its own kind: "medicine", "cancer"
    id: str
    name: str


class Link(msgspec.Struct, frozen=True):
    """A place in a therapy that refers to something: the use or side effect at a position."""

    therapy: str
    position: int
    target: str


class Store:
    """Read access to one compiled index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open an index file for reading.

        Raises:
            DamagedIndexError: the file is missing, cut short, foreign or of another schema.
        """
        try:
            _check_header(path)
            store = cls(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True))
        except (OSError, sqlite3.Error) as error:
            raise DamagedIndexError(
                f"{path}: cannot be used as an index ({error}); remove it and try again"
            ) from error
        try:
            store.rows("SELECT value FROM meta WHERE key = 'complete'")
        except DamagedIndexError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[str | int | None] = ()) -> list[tuple[str, ...]]:
        """Return the rows of a query.

        Raises:
            DamagedIndexError: the file is damaged inside.
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise DamagedIndexError(
                f"the compiled index is damaged ({error}); remove it and try again"
            ) from error

    def copy_to(self, file: str) -> int:
        """Copy the whole index to a file and return how many records it holds.

        Raises:
            OSError: it cannot be written.
        """
        try:
            target = sqlite3.connect(file)
            try:
                self._connection.backup(target)
            finally:
                target.close()
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        return int(self.rows("SELECT COUNT(*) FROM record")[0][0])

    def stamp(self) -> Stamp:
        """Return the version and date of the data."""
        meta = {row[0]: row[1] for row in self.rows("SELECT key, value FROM meta")}
        return Stamp(meta["data_version"], meta["reviewed"])

    def _get(self, kind: Kind, record_id: str, record_type: type[R]) -> R:
        rows = self.rows("SELECT body FROM record WHERE kind = ? AND id = ?", (kind, record_id))
        if not rows:
            raise KeyError(record_id)
        return msgspec.json.decode(rows[0][0], type=record_type)

    def all_of(self, kind: Kind) -> Iterator[AnyRecord]:
        """Yield every record of a kind, in the order of the files."""
        for row in self.rows("SELECT body FROM record WHERE kind = ? ORDER BY position", (kind,)):
            yield msgspec.json.decode(row[0], type=RECORD_TYPES[kind])

    def reviews(self) -> list[tuple[str, ...]]:
        """Return (kind, id, name, review date) of every record."""
        return self.rows("SELECT kind, id, name, json_extract(body, '$.reviewed') FROM record")

    def citation_counts(self) -> dict[str, int]:
        """Return how many facts cite each source."""
        rows = self.rows("SELECT source, COUNT(DISTINCT kind || id || path) FROM citation GROUP BY source")
        return {row[0]: int(row[1]) for row in rows}

    def therapy(self, record_id: str) -> Therapy:
        """Return a therapy; KeyError where there is none."""
        return self._get(Kind.THERAPY, record_id, Therapy)

    def condition(self, record_id: str) -> Condition:
        """Return a condition; KeyError where there is none."""
        return self._get(Kind.CONDITION, record_id, Condition)

    def side_effect(self, record_id: str) -> SideEffect:
        """Return a side effect; KeyError where there is none."""
        return self._get(Kind.SIDE_EFFECT, record_id, SideEffect)

    def other_medicine(self, record_id: str) -> OtherMedicine:
        """Return a medicine that is known and not covered; KeyError where there is none."""
        return self._get(Kind.OTHER_MEDICINE, record_id, OtherMedicine)

    def source(self, record_id: str) -> Source:
        """Return a source; KeyError where there is none."""
        return self._get(Kind.SOURCE, record_id, Source)

    def refs(self, kind: Kind, ids: Iterable[str]) -> dict[str, Ref]:
        """Return the names of records by id; unknown ids are left out."""
        wanted = sorted(set(ids))
        found: dict[str, Ref] = {}
        for start in range(0, len(wanted), MOST_PARAMETERS):
            part = wanted[start : start + MOST_PARAMETERS]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT sort, id, name FROM record WHERE kind = ? AND id IN ({marks})"  # noqa: S608 - marks only
            found |= {row[1]: Ref(*row) for row in self.rows(sql, (kind, *part))}
        return found

    # CROSS JOIN below keeps SQLite from walking the whole tree to find the few rows above or below one.

    def path(self, kind: Kind, record_id: str) -> tuple[Ref, ...]:
        """Return the main line of groups above a record, from the root down."""
        rows = self.rows(
            """WITH RECURSIVE up (id, depth) AS (
                 SELECT parent, 1 FROM tree WHERE kind = ?1 AND id = ?2 AND position = 0
                 UNION ALL
                 SELECT parent, depth + 1 FROM up CROSS JOIN tree USING (id) WHERE kind = ?1 AND position = 0
               )
               SELECT sort, id, name FROM up CROSS JOIN record USING (id)
               WHERE kind = ?1 ORDER BY depth DESC""",
            (kind, record_id),
        )
        return tuple(Ref(*row) for row in rows)

    def ancestors(self, kind: Kind, record_id: str) -> tuple[Ref, ...]:
        """Return every group above a record, over all its parents, nearest first."""
        rows = self.rows(
            """WITH RECURSIVE up (id, depth) AS (
                 SELECT parent, 1 FROM tree WHERE kind = ?1 AND id = ?2
                 UNION
                 SELECT parent, depth + 1 FROM up CROSS JOIN tree USING (id) WHERE kind = ?1
               )
               SELECT sort, id, name FROM up CROSS JOIN record USING (id) WHERE kind = ?1
               GROUP BY id ORDER BY MIN(depth), id""",
            (kind, record_id),
        )
        return tuple(Ref(*row) for row in rows)

    def members(self, kind: Kind, record_id: str) -> tuple[Ref, ...]:
        """Return the records directly below one, in the order of the files."""
        rows = self.rows(
            """SELECT DISTINCT sort, record.id, name FROM tree JOIN record USING (kind, id)
               WHERE kind = ? AND parent = ? ORDER BY record.position""",
            (kind, record_id),
        )
        return tuple(Ref(*row) for row in rows)

    def descendants(self, kind: Kind, record_id: str) -> tuple[Ref, ...]:
        """Return every record below one, in the order of the files."""
        rows = self.rows(
            """WITH RECURSIVE down (id) AS (
                 SELECT id FROM tree WHERE kind = ?1 AND parent = ?2
                 UNION
                 SELECT tree.id FROM down CROSS JOIN tree ON tree.parent = down.id WHERE kind = ?1
               )
               SELECT sort, id, name FROM down CROSS JOIN record USING (id)
               WHERE kind = ?1 ORDER BY position""",
            (kind, record_id),
        )
        return tuple(Ref(*row) for row in rows)

    def names_starting(
        self, kind: str, start: str, limit: int, sort: str | None = None
    ) -> list[tuple[str, ...]]:
        """Return up to `limit` names as written, in their order, for completion.

        Spelling variants are left out, and so are ids. Without a start, only records' own names count.

        Args:
            kind: the records' kind.
            start: how the names begin, in any case.
            limit: how many names to return at most.
            sort: only names of records of this kind of their own, such as groups.

        Returns:
            (name, why the record has it or "" for its own name, the record's name, its own kind) each.
        """
        own = "" if start else "AND name_kind IS NULL AND loose = 0"
        return self.rows(
            f"""SELECT text, IFNULL(name_kind, ''), record_name, sort
                FROM name JOIN record USING (kind, id)
                WHERE kind = ? AND text >= ? COLLATE NOCASE AND text < ? COLLATE NOCASE {own}
                AND sort = IFNULL(?, sort)
                AND name_kind IS NOT 'spelling variant'
                AND (name_kind IS NOT NULL OR loose OR text = record_name)
                ORDER BY text COLLATE NOCASE LIMIT ?""",  # noqa: S608 - a constant
            (kind, start, start + AFTER_ALL, sort, limit),
        )

    def told(self, what: str) -> list[tuple[str, ...]]:
        """Return what is told of therapies, each value once and in order, perhaps with a word on it.

        Args:
            what: ``route``, ``target``, or ``year`` of the first approval.
        """
        return self.rows(TOLD[what])

    def tumor_agnostic_under(self, conditions: Iterable[str]) -> tuple[str, ...]:
        """Return the markers that any tumor below one of some conditions may carry."""
        wanted = sorted(set(conditions))
        marks = ", ".join("?" * len(wanted))
        sql = (
            "SELECT DISTINCT record.id FROM tree JOIN record USING (kind, id) "  # noqa: S608 - marks only
            f"WHERE tree.kind = ? AND tree.parent IN ({marks}) "
            "AND json_extract(body, '$.tumor_agnostic') ORDER BY record.id"
        )
        return tuple(row[0] for row in self.rows(sql, (Kind.CONDITION, *wanted)))

    def uses_of(self, conditions: Iterable[str]) -> tuple[Link, ...]:
        """Return the uses that name any of some conditions."""
        return self._links("use", "condition", conditions)

    def entries_of(self, effects: Iterable[str]) -> tuple[Link, ...]:
        """Return the side-effect entries that name any of some effects."""
        return self._links("effect", "effect", effects)

    def _links(self, table: str, column: str, ids: Iterable[str]) -> tuple[Link, ...]:
        found: list[Link] = []
        for target in sorted(set(ids)):
            sql = f"SELECT therapy, position FROM {table} WHERE {column} = ? ORDER BY therapy, position"  # noqa: S608 - constants
            found += [
                Link(str(therapy), int(position), target) for therapy, position in self.rows(sql, (target,))
            ]
        return tuple(found)


def _check_header(path: Path) -> None:
    """Refuse a file whose header is not that of a whole index of this schema.

    SQLite notices a missing page only when it needs it, so the length is compared here.
    """
    with path.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise DamagedIndexError(f"{path}: not an index file; remove it and try again")
    page_size = int.from_bytes(header[16:18], "big") or 1
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    if path.stat().st_size != page_size * pages:
        raise DamagedIndexError(f"{path}: cut short; remove it and try again")
    version, application = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    if application != APPLICATION_ID or version != SCHEMA_VERSION:
        raise DamagedIndexError(f"{path}: made by another version; remove it and try again")
