"""Answers over the small knowledge base of ``tests/cases/base``, whose facts can be read in full."""

from __future__ import annotations

import msgspec

from immunoref.questions import cancer, drug, effects, parts
from immunoref.questions.answers import Citation, Place
from immunoref.questions.citing import citations_in
from immunoref.records import (
    BoxedWarning,
    Frequency,
    SideEffect,
    Statement,
    Urgency,
    UrgencyLevel,
    UseStatus,
)
from immunoref.store import Ref, Store


def test_a_drug_is_told_whole(base_store: Store) -> None:
    answer = drug.answer(base_store, "examplikin")
    assert answer.path == (Place(id="messengers", name="messengers"),)
    assert [(name.text, name.kind.value) for name in answer.names] == [
        ("Examplex", "brand"),
        ("EX-2", "abbreviation"),
        ("ABC-1234", "code"),
    ]
    assert answer.identifiers.ncit == "C0001"
    assert answer.evidence["first_approved"] == (Citation(source="register", section="Examplex"),)
    assert answer.boxed_warning is BoxedWarning.YES
    assert [side.text for side in answer.disagreements[0].sides] == [
        "The Example Society counts two.",
        "The label speaks of one.",
    ]


def test_a_therapy_without_a_mechanism_of_its_own_shows_that_of_its_class_only(base_store: Store) -> None:
    own, plain = base_store.therapy("examplikin"), base_store.therapy("examplicept")
    signals = Statement(text="They signal.", sources=("page-one#What are messengers?",))
    group = msgspec.structs.replace(base_store.therapy("messengers"), mechanism=signals)
    place = Place(id=group.id, name=group.name)
    inherited = parts.mechanism(((plain, None), (group, place)))
    assert inherited is not None
    assert (inherited.text, inherited.inherited_from) == ("They signal.", place)
    told = parts.mechanism(((own, None), (group, place)))
    assert told is not None
    assert (told.text, told.inherited_from) == ("It tells white blood cells to divide.", None)
    silent = msgspec.structs.replace(group, mechanism=None)
    assert parts.mechanism(((plain, None), (silent, place), (group, place))) is None
    assert parts.mechanism(((silent, None), (group, place))) is None, "a class speaks for itself"


def test_uses_stand_in_the_order_of_their_status(base_store: Store) -> None:
    uses = drug.answer(base_store, "examplikin").uses
    assert [use.status for use in uses] == [
        UseStatus.APPROVED,
        UseStatus.WITHDRAWN,
        UseStatus.INVESTIGATIONAL,
    ]
    assert uses[0].condition == Ref("cancer", "kidney-cancer", "kidney cancer")
    assert (uses[1].since, uses[1].until, uses[1].combined_with) == ("2015", "2021-03", ("otherstat",))


def test_serious_effects_come_first_and_a_groups_effects_are_shown_as_the_groups(base_store: Store) -> None:
    shown = effects.answer(base_store, "examplikin").side_effects
    assert [(item.effect.name, item.serious) for item in shown] == [
        ("low blood pressure", True),
        ("chills", False),
        ("flu-like symptoms", None),
    ]
    assert shown[0].urgency[0].level is UrgencyLevel.RIGHT_AWAY
    assert shown[1].frequency is Frequency.VERY_COMMON
    assert [item.inherited_from for item in shown] == [None, None, Place(id="messengers", name="messengers")]


def test_warnings_are_inherited_and_boxed_ones_come_first(base_store: Store) -> None:
    shown = effects.answer(base_store, "examplikin").warnings
    assert [(item.topic, item.boxed, item.inherited_from is None) for item in shown] == [
        ("Leaky blood vessels", True, True),
        ("Allergy", False, False),
    ]


def test_uses_are_not_inherited(base_store: Store) -> None:
    assert drug.answer(base_store, "messengers").uses == ()
    assert [use.condition.id for use in drug.answer(base_store, "examplicept").uses] == ["melanoma"]


def test_a_group_lists_its_members(base_store: Store) -> None:
    assert [member.id for member in drug.answer(base_store, "messengers").members] == [
        "examplikin",
        "examplicept",
    ]


def relations(store: Store, condition: str) -> list[tuple[str, str, str]]:
    answer = cancer.answer(store, condition)
    return [(use.therapy.id, use.relation, use.condition.id) for use in answer.therapies]


def test_a_cancer_shows_narrower_broader_and_tumor_agnostic_uses_marked(base_store: Store) -> None:
    assert relations(base_store, "renal-cell-carcinoma") == [
        ("examplikin", "broader", "kidney-cancer"),
        ("examplikin", "tumor-agnostic", "marker-tumor"),
    ]
    assert relations(base_store, "solid-tumor")[0] == ("examplikin", "narrower", "kidney-cancer")
    assert relations(base_store, "kidney-cancer")[0] == ("examplikin", "same", "kidney-cancer")


def test_what_is_said_of_cancers_at_large_is_said_on_their_own_page_only(base_store: Store) -> None:
    assert ("examplikin", "same", "cancer") in relations(base_store, "cancer")
    for condition in ("solid-tumor", "kidney-cancer", "renal-cell-carcinoma", "melanoma"):
        assert "cancer" not in [named for _, _, named in relations(base_store, condition)]
    assert ("examplikin", "broader", "kidney-cancer") in relations(base_store, "renal-cell-carcinoma")


def test_the_most_urgent_thing_said_of_an_effect_comes_first() -> None:
    levels = (UrgencyLevel.MENTION, UrgencyLevel.EMERGENCY, UrgencyLevel.RIGHT_AWAY)
    told = tuple(Urgency(level=level, text=level, sources=("page#Here",)) for level in levels)
    effect = SideEffect(id="x", name="x", clinical="X", reviewed="2026-01-02", urgency=told)
    shown = [item.level for item in parts.urgency(effect, {"page"})]
    assert shown == [UrgencyLevel.EMERGENCY, UrgencyLevel.RIGHT_AWAY, UrgencyLevel.MENTION]


def test_what_is_not_used_is_said(base_store: Store) -> None:
    last = cancer.answer(base_store, "melanoma").therapies[-1]
    assert (last.therapy.id, last.status) == ("examplicept", UseStatus.NOT_USED)


def test_a_condition_that_is_no_cancer_has_no_tumor_agnostic_uses(base_store: Store) -> None:
    answer = cancer.answer(base_store, "arthritis")
    assert (answer.kind, answer.therapies) == ("other condition", ())


def test_every_fact_of_an_answer_is_cited(base_store: Store) -> None:
    answer = drug.answer(base_store, "examplikin")
    for fact in (*answer.uses, *answer.side_effects, *answer.warnings, *answer.given, answer.about):
        assert list(citations_in(fact)), fact


def test_what_is_said_of_a_cancer_is_not_said_of_its_precancer(base_store: Store) -> None:
    assert relations(base_store, "spots") == []
