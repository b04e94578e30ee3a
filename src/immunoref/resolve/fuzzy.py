"""Rung 5: the nearest name, if it is near enough for its length, agrees in its marks, and leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import stem, words
from immunoref.records import Kind, NameKind
from immunoref.resolve.describing import STOP
from immunoref.resolve.distance import FAR, cost, limit
from immunoref.resolve.marks import agree, marks, same_stem
from immunoref.resolve.outcome import Found, How, Outcome, RunnerUp
from immunoref.resolve.settle import one_of, related
from immunoref.resolve.table import NameRow, kinds_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from immunoref.resolve.table import NameTable

LEAD: Final = 1.0
"""By how many edits the nearest record must be nearer than any other."""


COMMON: Final = 6
"""By how much letters of an INN stem count less: so many other names have them."""

SURE_OF_ONE: Final = 6
"""From this length one edit is always allowed."""

SOME: Final = 50
"""How many rows are looked at to see whether a word is known."""

_ALL: Final = (Kind.THERAPY, Kind.OTHER_MEDICINE, Kind.CONDITION, Kind.SIDE_EFFECT)

VARIANT: Final = 0.5
"""How much farther a name counts that is a slip itself."""


class Near(msgspec.Struct, frozen=True):
    """A row and how far the query is from it."""

    cost: float
    row: NameRow


def ranked(table: NameTable, kind: Kind, name: tuple[str, ...]) -> list[Near]:
    """The rows that are near enough to a name, the nearest first."""
    known = spelled_right(table, kind, name)
    if len(name) == 1 and known:
        return []
    joined = "".join(name)
    rows = [row for k in kinds_for(kind) for row in table.near(k, joined)]
    return rank(name, rows, known)


def spelled_right(table: NameTable, kind: Kind, name: tuple[str, ...]) -> frozenset[str]:
    """The words of a query that are words of names; a query of one word, of names of any kind."""
    kinds = _ALL if len(name) == 1 else kinds_for(kind)
    return frozenset(
        word
        for word in name
        if any(
            word in words(row.key) and row.name_kind is not NameKind.SPELLING_VARIANT
            for k in kinds
            for row in table.with_word(k, stem(word), SOME)
        )
    )


def choose(table: NameTable, near: list[Near]) -> Outcome | None:
    """Make an outcome of ranked rows: the first record if no other comes close, else a list.

    A record above or below the first is no rival unless it is as near.
    """
    if not near:
        return None
    best = near[0]
    rivals = [
        other.row
        for other in near
        if other.cost <= best.cost
        or (other.cost < best.cost + LEAD and not related(table, best.row, other.row))
    ]
    outcome = one_of(table, rivals, How.FUZZY, _score(best))
    if isinstance(outcome, Found):
        return msgspec.structs.replace(outcome, matched=best.row.text, runner_up=_runner_up(outcome, near))
    return outcome


def rank(name: tuple[str, ...], rows: Iterable[NameRow], known: Collection[str] = ()) -> list[Near]:
    """The rows that are near enough, the nearest first.

    Args:
        name: Normalised words of the query.
        rows: What it is compared with.
        known: The words of it that are spelled right, and so are slips for no other word.
    """
    found = (Near(_distance(name, row, known), row) for row in rows)
    return sorted(
        (near for near in found if near.cost < FAR),
        key=lambda near: (near.cost, near.row.kind, near.row.id, near.row.text),
    )


def _distance(name: tuple[str, ...], row: NameRow, known: Collection[str]) -> float:
    joined = "".join(name)
    most = limit(min(len(joined), len(row.squash)))
    if abs(len(joined) - len(row.squash)) > 2 * most:
        return FAR
    own = words(row.key)
    if len(joined) >= SURE_OF_ONE:
        most = max(1.0, limit(_telling_length(joined, row.squash, name, own)))
    else:
        most = limit(_telling_length(joined, row.squash, name, own))
    distance = cost(joined, row.squash, most)
    if row.name_kind is NameKind.SPELLING_VARIANT:  # a slip of a slip is less likely
        distance += VARIANT
    if distance > most or not agree(name, own) or (distance > 1 and not same_stem(name, own)):
        return FAR
    return distance if _word_by_word(name, own, distance, known) else FAR


def _telling_length(query: str, name: str, words: tuple[str, ...], own: tuple[str, ...]) -> float:
    """The length of the shorter name, less a share of the INN stems: so many other names have them."""
    return min(len(query), len(name)) - max(marks(words).common, marks(own).common) / COMMON


def _word_by_word(
    query: tuple[str, ...], name: tuple[str, ...], distance: float, known: Collection[str]
) -> bool:
    """Whether the edits are spread over the words as slips are, and spare those spelled right."""
    if len(query) > len(name):
        return distance <= 1
    if len(query) < len(name):
        return distance <= 2
    return all(
        one == other
        or (one not in known and other in STOP and abs(len(one) - len(other)) < 2)
        or (one not in known and cost(one, other, _word_limit(max(len(one), len(other)))) < FAR)
        for one, other in zip(query, name, strict=True)
    )


def _word_limit(length: int) -> float:
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 11 else 3


def _score(near: Near) -> float:
    return round(max(0.0, 1 - near.cost / len(near.row.squash)), 3)


def _runner_up(found: Found, near: list[Near]) -> RunnerUp | None:
    for other in near:
        row = other.row
        if (row.kind, row.id) != (found.kind, found.id):
            return RunnerUp(row.kind, row.id, row.record_name, _score(other))
    return None
