"""``questions`` and ``card``: what to ask the care team, and one page to take to a visit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from immunoref.questions import drug, finding, parts, replying
from immunoref.questions.answers import (
    Citation,
    EffectNamed,
    EffectShown,
    GivenShown,
    NameShown,
    Place,
    Prose,
    Refusal,
    Reply,
    Shape,
    WarningShown,
)
from immunoref.records import BoxedWarning, Kind, Question, TherapyKind, UrgencyLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from immunoref.store import Store

SOON: Final = (UrgencyLevel.EMERGENCY, UrgencyLevel.RIGHT_AWAY)


class QuestionShown(Shape, frozen=True, kw_only=True):
    """A question for the care team."""

    id: str
    text: str
    sources: tuple[Citation, ...]


class QuestionTopic(Shape, frozen=True, kw_only=True):
    """The questions on one topic."""

    topic: str
    questions: tuple[QuestionShown, ...]


class QuestionsAnswer(Shape, frozen=True, kw_only=True):
    """The questions for the care team, by topic."""

    topics: tuple[QuestionTopic, ...]


class Sign(Shape, frozen=True, kw_only=True):
    """An effect that a source says to report at once."""

    effect: EffectNamed
    level: UrgencyLevel
    text: str
    sources: tuple[Citation, ...]


class CardAnswer(Shape, frozen=True, kw_only=True):
    """What to take to a visit about one therapy or group."""

    id: str
    name: str
    kind: TherapyKind
    path: tuple[Place, ...]
    names: tuple[NameShown, ...]
    about: Prose
    given: tuple[GivenShown, ...]
    signs: tuple[Sign, ...]  # by the sources of the therapy's own record
    class_signs: tuple[Sign, ...]  # by those of its groups only: other members' labels
    side_effects: tuple[EffectShown, ...]
    warnings: tuple[WarningShown, ...]
    boxed_warning: BoxedWarning
    topics: tuple[QuestionTopic, ...]
    reviewed: str


def ask_questions(store: Store) -> Reply:
    """Return the questions for the care team."""
    return replying.reply(store, "questions", QuestionsAnswer(topics=topics(store)))


def topics(store: Store) -> tuple[QuestionTopic, ...]:
    """Return the questions by topic, both in the order in which they come first."""
    records = [record for record in store.all_of(Kind.QUESTION) if isinstance(record, Question)]
    order = list(dict.fromkeys(record.topic for record in records))
    records.sort(key=lambda record: order.index(record.topic))
    return tuple(
        QuestionTopic(
            topic=topic,
            questions=tuple(
                QuestionShown(id=record.id, text=record.text, sources=parts.cited(record.sources))
                for record in same
            ),
        )
        for topic, same in groupby(records, key=lambda record: record.topic)
    )


def ask_card(store: Store, query: str) -> Reply | Refusal:
    """Return the page to take to a visit about the therapy that a name means."""
    match = finding.find(store, "card", query)
    return match if isinstance(match, Refusal) else replying.reply(store, query, card(store, match.id), match)


def _signs(entries: Iterable[EffectShown], own: set[str]) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """Return what is to be reported at once, as the therapy's own sources say, and as its groups' do."""
    signs: dict[tuple[str, str], Sign] = {}
    class_signs: dict[tuple[str, str], Sign] = {}
    for entry in entries:
        for item in entry.urgency:
            if item.level in SOON:
                cited = tuple(one for one in item.sources if one.source in own)
                found = signs if cited else class_signs
                sign = Sign(
                    effect=entry.effect, level=item.level, text=item.text, sources=cited or item.sources
                )
                found.setdefault((entry.effect.id, item.text), sign)
    said = {id_ for id_, _ in signs}
    others = (sign for (id_, _), sign in class_signs.items() if id_ not in said)
    return tuple(signs.values()), tuple(others)


def card(store: Store, therapy_id: str) -> CardAnswer:
    """Return the page to take to a visit about a therapy."""
    told = drug.answer(store, therapy_id)
    own = {citation.source for citation in parts.all_citations(store.therapy(therapy_id))}
    signs, class_signs = _signs(told.side_effects, own)
    return CardAnswer(
        id=told.id,
        name=told.name,
        kind=told.kind,
        path=told.path,
        names=told.names,
        about=told.about,
        given=told.given,
        signs=signs,
        class_signs=class_signs,
        side_effects=told.side_effects,
        warnings=told.warnings,
        boxed_warning=told.boxed_warning,
        topics=topics(store),
        reviewed=told.reviewed,
    )
