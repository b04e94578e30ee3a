"""Rung 5: the nearest name, if it is near enough for its length, agrees in its marks, and leads.

RapidFuzz is imported here and only when this rung is reached.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from immunoref.names import reach, skeleton, words
from immunoref.records import Kind
from immunoref.resolve.bags import telling
from immunoref.resolve.exact import kinds_for
from immunoref.resolve.marks import agree, marks
from immunoref.resolve.outcome import Ambiguous, Found, How, NotCovered, Outcome, RunnerUp
from immunoref.resolve.settle import listed, settle
from immunoref.resolve.table import NameRow, NameTable

LEAD: Final = 1.0
"""By how many edits the nearest record must be nearer than any other."""

LIMITS: Final = ((4, 0.0), (5, 0.5), (8, 1.0), (10, 1.5), (15, 2.0), (20, 2.5), (26, 3.0))
"""Below each length (of the shorter of two names): how many edits may lie between them."""

MOST: Final = 4.0


class Near(msgspec.Struct, frozen=True):
    """A row and how far the query is from it."""

    cost: float
    row: NameRow


def limit(length: float) -> float:
    """How many edits a name of some length may be away."""
    return next((most for below, most in LIMITS if length < below), MOST)


def cost(query: str, name: str, most: float) -> float:
    """The distance of two squashed names: edits, slips of ear or vowel counting half.

    Optimal string alignment (an exchange of neighbours is one edit), halfway between the distance
    as typed and that of the skeletons.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (lazy by policy)

    bound = int(2 * most) + 1
    typed = OSA.distance(query, name, score_cutoff=bound)
    if typed > bound:
        return float(typed)
    heard = OSA.distance(skeleton(query), skeleton(name), score_cutoff=bound)
    return (typed + min(typed, heard)) / 2


def by_likeness(table: NameTable, kind: Kind, name: tuple[str, ...]) -> Outcome | None:
    """Guess the record that a misspelled query means, list near ties, or decline."""
    joined = "".join(name)
    rows = [row for k in kinds_for(kind) for row in table.near(k, joined)]
    ranked = rank(kind, name, rows)
    if not ranked:
        return None
    best = ranked[0]
    rivals = [near for near in ranked if near.cost < best.cost + LEAD]
    same = [near.row for near in rivals]
    outcome = settle(table, same, How.FUZZY, _score(best))
    if isinstance(outcome, Found):
        return msgspec.structs.replace(outcome, runner_up=_runner_up(outcome, ranked))
    return outcome


def rank(kind: Kind, name: tuple[str, ...], rows: Iterable[NameRow]) -> list[Near]:
    """The rows that are near enough, the nearest first."""
    joined = "".join(name)
    found = [
        Near(distance, row)
        for row in rows
        if (distance := _distance(kind, name, joined, row)) is not None
    ]
    return sorted(found, key=lambda near: (near.cost, near.row.kind, near.row.id, near.row.text))


def _distance(kind: Kind, name: tuple[str, ...], joined: str, row: NameRow) -> float | None:
    most = limit(_telling_length(joined, row.squash))
    if not most or abs(len(joined) - len(row.squash)) > 2 * most:
        return None
    distance = cost(joined, row.squash, most)
    if distance > most:
        return None
    own = words(row.key)
    return distance if agree(name, own) and _word_by_word(name, own, distance) else None


def _telling_length(query: str, name: str) -> float:
    """The length of the shorter name, an INN stem counting half: so many other names end in it."""
    shared = marks((name,)).stem
    return min(len(query), len(name)) - len(shared) / 2


def _word_by_word(query: tuple[str, ...], name: tuple[str, ...], distance: float) -> bool:
    """Whether the edits are spread over the words as slips are, not gathered in a short one."""
    if len(query) > len(name):
        return distance <= 1
    if len(query) < len(name):
        return distance <= 2
    return all(
        one == other or cost(one, other, 3) <= _word_limit(max(len(one), len(other)))
        for one, other in zip(query, name, strict=True)
    )


def _word_limit(length: int) -> float:
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 11 else 3


def _score(near: Near) -> float:
    return round(max(0.0, 1 - near.cost / len(near.row.squash)), 3)


def _runner_up(found: Found, ranked: list[Near]) -> RunnerUp | None:
    for near in ranked:
        if (near.row.kind, near.row.id) != (found.kind, found.id):
            row = near.row
            return RunnerUp(row.kind, row.id, row.record_name, _score(near))
    return None
