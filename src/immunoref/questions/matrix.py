"""``matrix``: therapies by side effects, or by conditions, for a class, a cancer or a list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.questions import cancer, drug, finding, parts, replying
from immunoref.questions.answers import Citation, Refusal, Reply, Shape
from immunoref.questions.replying import Asked
from immunoref.records import Frequency, Kind, TherapyKind, UseStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.answers import DrugAnswer
    from immunoref.store import Store

STATUS_ORDER: Final = tuple(UseStatus)
SIDE_EFFECTS, CANCERS = "side-effects", "cancers"
BY: Final = (SIDE_EFFECTS, CANCERS)


class Column(Shape, frozen=True, kw_only=True):
    """A side effect or a condition."""

    id: str
    name: str
    therapies: int  # of how many therapies of the matrix it is said
    own: int  # of how many of them themselves, not only of their class


class MatrixCell(Shape, frozen=True, kw_only=True):
    """What is said of one therapy and the effect or condition of a column."""

    id: str  # of the column
    name: str
    frequency: Frequency | None  # of an effect: the highest that is said
    serious: bool | None
    by_class: bool  # only of its groups
    statuses: tuple[UseStatus, ...]  # of uses for a condition
    sources: tuple[Citation, ...]


class MatrixRow(Shape, frozen=True, kw_only=True):
    """A therapy, with a cell for each column of which a source says something."""

    id: str
    name: str
    cells: tuple[MatrixCell, ...]


class MatrixAnswer(Shape, frozen=True, kw_only=True):
    """Therapies by side effects or by conditions."""

    asked: tuple[Asked, ...]
    by: str  # "side-effects" or "cancers"
    total: int  # columns that there are; `columns` holds the first of them
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]


def ask(store: Store, queries: Sequence[str], by: str, most: int) -> Reply | Refusal:
    """Answer for the therapies that some names mean: a class its members, a cancer all named for it.

    Args:
        store: the knowledge base.
        queries: names of therapies, classes or conditions.
        by: one of `BY`.
        most: how many columns to show.
    """
    asked: dict[tuple[str, str], Asked] = {}
    for query in queries:
        match = finding.find_either(store, ("drug", "cancer"), query)
        if isinstance(match, Refusal):
            return match
        asked.setdefault((match.kind, match.id), Asked(query=query, match=match))
    found = tuple(asked.values())
    single = found[0].match if len(found) == 1 else None
    return replying.reply(store, ", ".join(queries), answer(store, found, by, most), single)


def answer(store: Store, asked: tuple[Asked, ...], by: str, most: int) -> MatrixAnswer:
    """Return the matrix of the therapies that were asked for."""
    drugs = [drug.answer(store, id_) for id_ in dict.fromkeys(_therapies(store, asked))]
    cells = {one.id: list(_effects(one) if by == SIDE_EFFECTS else _conditions(one)) for one in drugs}
    columns = _columns(cell for row in cells.values() for cell in row)
    shown = {column.id: place for place, column in enumerate(columns[:most])}
    rows = tuple(
        MatrixRow(
            id=one.id,
            name=one.name,
            cells=tuple(
                sorted((cell for cell in cells[one.id] if cell.id in shown), key=lambda cell: shown[cell.id])
            ),
        )
        for one in drugs
    )
    return MatrixAnswer(asked=asked, by=by, total=len(columns), columns=tuple(columns[:most]), rows=rows)


def _therapies(store: Store, asked: Iterable[Asked]) -> Iterable[str]:
    for one in asked:
        if one.match.kind == Kind.CONDITION:
            yield from (use.therapy.id for use in cancer.answer(store, one.match.id).therapies)
        elif store.therapy(one.match.id).kind is TherapyKind.GROUP:
            below = store.descendants(Kind.THERAPY, one.match.id)
            yield from (ref.id for ref in below if ref.kind != TherapyKind.GROUP)
        else:
            yield one.match.id


def _effects(one: DrugAnswer) -> Iterable[MatrixCell]:
    """Yield a cell for each effect; a therapy's own entry speaks for it, else those of its groups."""
    for effect in dict.fromkeys(entry.effect for entry in one.side_effects):
        said = [entry for entry in one.side_effects if entry.effect == effect]
        own = [entry for entry in said if entry.inherited_from is None]
        told = own or said
        yield MatrixCell(
            id=effect.id,
            name=effect.name,
            frequency=min((entry.frequency for entry in told), key=parts.OFTEN_FIRST.index),
            serious=max((entry.serious for entry in told if entry.serious is not None), default=None),
            by_class=not own,
            statuses=(),
            sources=tuple(dict.fromkeys(citation for entry in told for citation in entry.sources)),
        )


def _conditions(one: DrugAnswer) -> Iterable[MatrixCell]:
    for condition in dict.fromkeys(use.condition for use in one.uses):
        uses = [use for use in one.uses if use.condition == condition]
        yield MatrixCell(
            id=condition.id,
            name=condition.name,
            frequency=None,
            serious=None,
            by_class=False,
            statuses=tuple(sorted({use.status for use in uses}, key=STATUS_ORDER.index)),
            sources=tuple(dict.fromkeys(citation for use in uses for citation in use.sources)),
        )


def _columns(cells: Iterable[MatrixCell]) -> list[Column]:
    """Return the columns, those of which most therapies are themselves said to have something first.

    What is said of a class fills a column for all its members and tells none from another.
    """
    found: dict[str, list[MatrixCell]] = {}
    for cell in cells:
        found.setdefault(cell.id, []).append(cell)
    columns = [
        Column(id=id_, name=same[0].name, therapies=len(same), own=sum(not cell.by_class for cell in same))
        for id_, same in found.items()
    ]
    return sorted(columns, key=lambda column: (-column.own, -column.therapies, column.name.casefold()))
