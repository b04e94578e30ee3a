"""``class``: the tree of therapies, whole or below one group, with what is said of the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref import linked
from immunoref.questions import finding, parts, replying
from immunoref.questions.answers import (
    EffectShown,
    Failure,
    NameShown,
    Place,
    Prose,
    Refusal,
    Reply,
    Shape,
    Suggestion,
    WarningShown,
)
from immunoref.records import Kind, TherapyKind
from immunoref.store import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from immunoref.linked import Edge
    from immunoref.questions.answers import Match
    from immunoref.records import Therapy
    from immunoref.store import Store


class TreeNode(Shape, frozen=True, kw_only=True):
    """A therapy in the tree, with those below it."""

    therapy: Ref
    also: bool  # its main group is another one
    therapies: int  # how many different therapies, groups apart, stand below it
    members: tuple[TreeNode, ...]


class ClassAnswer(Shape, frozen=True, kw_only=True):
    """A group and the tree below it; all fields of the group are empty for the whole tree."""

    id: str | None
    name: str | None
    path: tuple[Place, ...]
    names: tuple[NameShown, ...]
    about: Prose | None
    mechanism: Prose | None
    therapies: int
    tree: tuple[TreeNode, ...]
    side_effects: tuple[EffectShown, ...]
    warnings: tuple[WarningShown, ...]


def ask(store: Store, query: str | None) -> Reply | Refusal:
    """Answer for one group, or with the whole tree where none is named."""
    if query is None:
        return replying.reply(store, "class", whole(store))
    match = finding.find(store, "class", query)
    if isinstance(match, Refusal):
        return match
    record = store.therapy(match.id)
    if record.kind is not TherapyKind.GROUP:
        return _no_group(store, query, match, record)
    return replying.reply(store, query, answer(store, record), match)


def whole(store: Store) -> ClassAnswer:
    """Return the tree of all therapies."""
    members = _by_group(linked.therapy_edges(store))
    return ClassAnswer(
        id=None,
        name=None,
        path=(),
        names=(),
        about=None,
        mechanism=None,
        therapies=len({id_ for edge in members[""] for id_ in _below(members, edge.member)}),
        tree=_tree(members, ""),
        side_effects=(),
        warnings=(),
    )


def answer(store: Store, record: Therapy) -> ClassAnswer:
    """Return one group with the tree below it."""
    members = _by_group(linked.therapy_edges(store))
    lineage = parts.with_groups(store, record)
    return ClassAnswer(
        id=record.id,
        name=record.name,
        path=tuple(parts.place(ref) for ref in store.path(Kind.THERAPY, record.id)),
        names=parts.names(record),
        about=parts.stated(record.about),
        mechanism=parts.prose(record.mechanism),
        therapies=len(_below(members, Ref(record.kind, record.id, record.name))),
        tree=_tree(members, record.id),
        side_effects=parts.effects(store, lineage),
        warnings=parts.warnings(lineage),
    )


def _by_group(edges: Sequence[Edge]) -> dict[str, list[Edge]]:
    members: dict[str, list[Edge]] = {"": []}
    for edge in edges:
        members.setdefault(edge.group, []).append(edge)
    return members


def _tree(members: Mapping[str, Sequence[Edge]], group: str) -> tuple[TreeNode, ...]:
    return tuple(
        TreeNode(
            therapy=edge.member,
            also=edge.also,
            therapies=len(_below(members, edge.member)),
            members=_tree(members, edge.member.id),
        )
        for edge in members.get(group, ())
    )


def _below(members: Mapping[str, Sequence[Edge]], ref: Ref) -> frozenset[str]:
    """Return the ids of the therapies below a group; a therapy is below itself."""
    if ref.kind != TherapyKind.GROUP:
        return frozenset((ref.id,))
    return frozenset(id_ for edge in members.get(ref.id, ()) for id_ in _below(members, edge.member))


def _no_group(store: Store, query: str, match: Match, record: Therapy) -> Refusal:
    """Say that a name means a therapy that is no class, and which classes it is in."""
    groups = store.refs(Kind.THERAPY, [one for one in (record.parent, *record.also_in) if one])
    classes = "; ".join(f"immunoref class {id_}" for id_ in groups)
    message = f"{match.name} is a {record.kind}, not a class. Its class: {classes}"
    suggestions = tuple(Suggestion(kind=Kind.THERAPY, id=ref.id, name=ref.name) for ref in groups.values())
    return Refusal(query=query, error=Failure(code="not_found", message=message, suggestions=suggestions))
