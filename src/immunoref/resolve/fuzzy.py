"""Rung 5: the nearest name, if it is near enough for its length, agrees in its marks, and leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.names import stem, words
from immunoref.records import Kind, NameKind
from immunoref.resolve.describing import STOP
from immunoref.resolve.distance import FAR, LIMITS, WORD_LIMITS, apart, limit, within_reach
from immunoref.resolve.inn import bodies, same_stem
from immunoref.resolve.marks import agree
from immunoref.resolve.outcome import Found, How, Outcome, RunnerUp
from immunoref.resolve.settle import one_of, related
from immunoref.resolve.table import NameRow, kinds_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from immunoref.resolve.table import NameTable

LEAD: Final = 1.0
"""By how many edits the nearest record must be nearer than any other."""

SHORT_LEAD: Final = 0.5
"""The same for a record that is at most one edit away, all told."""

STEM_COUNTS: Final = 3
"""How many letters a shared INN stem counts for, at most."""

SOME: Final = 20
"""How many rows are looked at to see whether a word is known."""

SHORT: Final = 6
_SHORT: Final = (NameKind.ABBREVIATION, NameKind.CODE)
_NO_WORDS: Final = (*_SHORT, NameKind.SPELLING_VARIANT)
_WORD_LIMITS: Final = ((4, 0), (6, 1), (8, 1.5), (11, 2))
_OF_WORDS: Final = (Kind.CONDITION, Kind.SIDE_EFFECT)
_ALL: Final = (Kind.THERAPY, Kind.OTHER_MEDICINE, Kind.CONDITION, Kind.SIDE_EFFECT)

VARIANT: Final = 0.5
"""How much farther a name counts that is a slip itself."""


class Near(msgspec.Struct, frozen=True):
    """A row and how far the query is from it."""

    cost: float
    typed: int
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
            word in words(row.key) and row.name_kind not in _NO_WORDS
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
    rivals = [other.row for other in near if other is best or _rivals(table, best, other)]
    outcome = one_of(table, rivals, How.FUZZY, _score(best))
    if isinstance(outcome, Found):
        return msgspec.structs.replace(outcome, matched=best.row.text, runner_up=_runner_up(outcome, near))
    return outcome


def _rivals(table: NameTable, best: Near, other: Near) -> bool:
    """Whether another row may as well have been meant.

    What is a single edit away always may. A record above or below the best only at the same cost.
    """
    if related(table, best.row, other.row):
        return other.cost <= best.cost
    return other.typed <= 1 or other.cost < best.cost + (SHORT_LEAD if best.cost <= 1 else LEAD)


def rank(name: tuple[str, ...], rows: Iterable[NameRow], known: Collection[str] = ()) -> list[Near]:
    """The rows that are near enough, the nearest first.

    Args:
        name: Normalised words of the query.
        rows: What it is compared with.
        known: The words of it that are spelled right, and so are slips for no other word.
    """
    found = (_near(name, row, known) for row in rows)
    return sorted(
        (near for near in found if near is not None),
        key=lambda near: (near.cost, near.typed, near.row.kind, near.row.id, near.row.text),
    )


def _near(name: tuple[str, ...], row: NameRow, known: Collection[str]) -> Near | None:
    if row.kind in _OF_WORDS and row.name_kind in _SHORT and len(row.squash) <= SHORT:
        return None  # a word is one letter away from some abbreviation too easily
    joined = "".join(name)
    limits = WORD_LIMITS if row.kind in _OF_WORDS else LIMITS
    most = limit(min(len(joined), len(row.squash)), limits)
    if abs(len(joined) - len(row.squash)) > 2 * most:
        return None
    cost, typed = apart(joined, row.squash, most)
    if typed > 1 and row.name_kind is NameKind.SPELLING_VARIANT:  # a slip of a slip is less likely
        cost += VARIANT
    own = words(row.key)
    if cost > most or not agree(name, own) or (typed > 1 and not same_stem(name, own)):
        return None
    if not within_reach(joined, row.squash) or not _word_by_word(name, own, cost, known):
        return None
    if row.kind not in _OF_WORDS and typed > 1 and _another_drug(name, own):
        return None
    return Near(cost, typed, row)


def _another_drug(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether what differs is too much for what is left of two names without the INN stem they share.

    Many names end in -limab or in -cabtagene autoleucel; and a syllable before a name makes another
    (pegfilgrastim, lipegfilgrastim), so that is no slip.
    """
    for one, other in zip(query, name, strict=False):
        if abs(len(one) - len(other)) > 1 and (one.endswith(other) or other.endswith(one)):
            return True
    for one, other in bodies(query, name):
        length = min(len(one), len(other))
        most = limit(length + min(STEM_COUNTS, length // 2))
        if apart(one, other, most).cost > most:
            return True
    return False


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
        or (one not in known and apart(one, other, _word_limit(max(len(one), len(other)))).cost < FAR)
        for one, other in zip(query, name, strict=True)
    )


def _word_limit(length: int) -> float:
    return next((most for below, most in _WORD_LIMITS if length < below), 3)


def _score(near: Near) -> float:
    return round(max(0.0, 1 - near.cost / len(near.row.squash)), 3)


def _runner_up(found: Found, near: list[Near]) -> RunnerUp | None:
    for other in near:
        row = other.row
        if (row.kind, row.id) != (found.kind, found.id):
            return RunnerUp(row.kind, row.id, row.record_name, _score(other))
    return None
