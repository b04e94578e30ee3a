"""The shapes of all answers: one contract for every lookup, in JSON and in Python.

Field order is the order in which JSON shows them. A fact carries its citations; the sources that
an answer cites are described once, in the reply's `sources`.
"""

from __future__ import annotations

import msgspec

from immunoref.records import (
    Availability,
    BoxedWarning,
    Confusable,
    Frequency,
    Identifiers,
    NameKind,
    Role,
    SourceKind,
    TherapyKind,
    UrgencyLevel,
    UseStatus,
)
from immunoref.store import Ref, Stamp


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all parts of an answer: immutable, keyword-only."""


class Citation(Shape, frozen=True, kw_only=True):
    """Where a fact stands: a source of the reply's list, and the section."""

    source: str
    section: str


class Place(Shape, frozen=True, kw_only=True):
    """A step on the way from the root group down to the record."""

    id: str
    name: str


class NameShown(Shape, frozen=True, kw_only=True):
    """A name of the record and why it is one."""

    text: str
    kind: NameKind


class Prose(Shape, frozen=True, kw_only=True):
    """A statement in plain words, with the professional wording where there is one."""

    text: str
    clinical: str | None
    sources: tuple[Citation, ...]


class MechanismShown(Prose, frozen=True, kw_only=True):
    """How a therapy works, as said of itself or of the group it stands in."""

    inherited_from: Place | None


class GivenShown(Shape, frozen=True, kw_only=True):
    """One way in which a therapy is given."""

    route: str
    clinical: str | None
    form: str | None
    setting: str | None
    schedule: str | None
    note: str | None
    sources: tuple[Citation, ...]


class UseShown(Shape, frozen=True, kw_only=True):
    """One use of the therapy that was asked for."""

    condition: Ref
    setting: str | None
    role: Role
    status: UseStatus
    since: str | None
    until: str | None
    confirmed: str | None  # when an approval that was accelerated at first became a full one
    combined_with: tuple[str, ...]
    biomarker: str | None
    note: str | None
    sources: tuple[Citation, ...]


class EffectNamed(Shape, frozen=True, kw_only=True):
    """A side effect by its plain and its clinical name."""

    id: str
    name: str
    clinical: str


class UrgencyShown(Shape, frozen=True, kw_only=True):
    """What a source says about reporting an effect."""

    level: UrgencyLevel
    text: str
    sources: tuple[Citation, ...]


class EffectShown(Shape, frozen=True, kw_only=True):
    """A side effect of the therapy, its own or that of a group it belongs to."""

    effect: EffectNamed
    frequency: Frequency
    percent: str | None
    serious: bool | None
    urgency: tuple[UrgencyShown, ...]
    onset: str | None
    inherited_from: Place | None
    note: str | None
    sources: tuple[Citation, ...]


class WarningShown(Shape, frozen=True, kw_only=True):
    """A warning of the therapy, its own or that of a group it belongs to."""

    topic: str
    text: str
    boxed: bool
    inherited_from: Place | None
    sources: tuple[Citation, ...]


class DisagreementShown(Shape, frozen=True, kw_only=True):
    """Something that sources put differently, every side with its sources."""

    topic: str
    sides: tuple[Prose, ...]


class DrugAnswer(Shape, frozen=True, kw_only=True):
    """All that is known of one therapy or group."""

    id: str
    name: str
    kind: TherapyKind
    path: tuple[Place, ...]
    also_in: tuple[Place, ...]
    names: tuple[NameShown, ...]
    identifiers: Identifiers
    availability: Availability | None
    first_approved: str | None
    target: str | None
    about: Prose
    mechanism: MechanismShown | None
    given: tuple[GivenShown, ...]
    uses: tuple[UseShown, ...]
    side_effects: tuple[EffectShown, ...]
    warnings: tuple[WarningShown, ...]
    boxed_warning: BoxedWarning
    disagreements: tuple[DisagreementShown, ...]
    members: tuple[Ref, ...]
    confused_with: tuple[Confusable, ...]
    evidence: dict[str, tuple[Citation, ...]]
    reviewed: str


class TherapyUse(Shape, frozen=True, kw_only=True):
    """A therapy that names the condition asked for, a narrower or a broader one."""

    therapy: Ref
    relation: str  # "same", "narrower", "broader" or "tumor-agnostic", of the use's condition
    condition: Ref
    setting: str | None
    role: Role
    status: UseStatus
    since: str | None
    until: str | None
    confirmed: str | None  # when an approval that was accelerated at first became a full one
    combined_with: tuple[str, ...]
    biomarker: str | None
    note: str | None
    sources: tuple[Citation, ...]


class CancerAnswer(Shape, frozen=True, kw_only=True):
    """What therapies are, were or are not used for a cancer or another condition."""

    id: str
    name: str
    kind: str
    clinical: str
    path: tuple[Place, ...]
    names: tuple[NameShown, ...]
    identifiers: Identifiers
    about: Prose | None
    therapies: tuple[TherapyUse, ...]
    narrower: tuple[Ref, ...]
    evidence: dict[str, tuple[Citation, ...]]
    reviewed: str


class SideEffectsAnswer(Shape, frozen=True, kw_only=True):
    """The side effects and warnings of one therapy or group."""

    id: str
    name: str
    kind: TherapyKind
    path: tuple[Place, ...]
    side_effects: tuple[EffectShown, ...]
    warnings: tuple[WarningShown, ...]
    boxed_warning: BoxedWarning
    reviewed: str


class RunnerUp(Shape, frozen=True, kw_only=True):
    """The record that came second."""

    id: str
    name: str
    score: float


class Match(Shape, frozen=True, kw_only=True):
    """Which record a query found, and by what."""

    kind: str
    id: str
    name: str
    matched: str  # the name that matched, as the knowledge base writes it
    matched_kind: NameKind | None = None  # None: the record's own name or id
    how: str  # "exact", "squashed", "prefix", "words" or "fuzzy"
    score: float  # 1.0 unless fuzzy
    runner_up: RunnerUp | None = None


class Suggestion(Shape, frozen=True, kw_only=True):
    """A record that may have been meant."""

    kind: str
    id: str
    name: str


class Failure(Shape, frozen=True, kw_only=True):
    """Why there is no answer."""

    code: str  # "not_found", "ambiguous" or "not_covered"
    message: str
    suggestions: tuple[Suggestion, ...]


class SourceShown(Shape, frozen=True, kw_only=True):
    """A source that the answer cites."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    url: str | None
    version: str | None
    set_id: str | None
    dated: str | None  # the source's own date; None: undated
    reviewed: str  # when it was last read
    licence: str


class Reply(Shape, frozen=True, kw_only=True):
    """A whole answer."""

    query: str
    match: Match | None  # None where no single record was asked for
    answer: Shape  # of the question's own type
    sources: tuple[SourceShown, ...]
    data: Stamp


class Refusal(Shape, frozen=True, kw_only=True):
    """No answer, and why."""

    query: str
    error: Failure


class Resolved(Shape, frozen=True, kw_only=True):
    """A name that was resolved, without an answer."""

    query: str
    match: Match
