"""Known traps of the field: each a mistake that a careless reference makes."""

from __future__ import annotations

import pytest

from immunoref.knowledge.loading import Knowledge
from immunoref.questions import asking, cancer, finding
from immunoref.questions.answers import DrugAnswer, Match, Refusal
from immunoref.records import BoxedWarning, Kind, UseStatus
from immunoref.store import Store


def drug(store: Store, query: str) -> DrugAnswer:
    reply = asking.ask(store, "drug", query)
    assert not isinstance(reply, Refusal), reply
    assert isinstance(reply.answer, DrugAnswer)
    return reply.answer


@pytest.mark.parametrize(
    "query", ["il-12", "il12", "IL 12", "interleukin 12", "interleukin-12", "IL‑12", "interleukin twelve"]
)
def test_il_12_is_never_il_2(store: Store, query: str) -> None:
    assert drug(store, query).id == "interleukin-12"


@pytest.mark.parametrize("query", ["interferon beta", "IFN-β", "ifn beta", "interferon-beta"])
def test_interferon_beta_is_never_alfa(store: Store, query: str) -> None:
    assert drug(store, query).id == "interferon-beta"


def test_a_misspelt_keytruda_is_a_guess_that_says_so(store: Store) -> None:
    match = finding.find(store, "drug", "keytroda")
    assert isinstance(match, Match)
    assert (match.id, match.how, match.matched) == ("pembrolizumab", "fuzzy", "Keytruda")
    assert match.score < 1


@pytest.mark.parametrize(
    "query", ["infliximab", "Remicade", "il-3", "IL-3", "cisplatin", "interferon lambda"]
)
def test_what_is_not_covered_says_so(store: Store, query: str) -> None:
    refusal = finding.find(store, "drug", query)
    assert isinstance(refusal, Refusal)
    assert refusal.error.code == "not_covered"


@pytest.mark.parametrize(("query", "target"), [
    ("atezolizumab", "PD-L1"), ("avelumab", "PD-L1"), ("durvalumab", "PD-L1"), ("cosibelimab", "PD-L1"),
    ("pembrolizumab", "PD-1"), ("nivolumab", "PD-1"), ("cemiplimab", "PD-1"), ("dostarlimab", "PD-1"),
    ("ipilimumab", "CTLA-4"), ("tremelimumab", "CTLA-4"),
])  # fmt: skip
def test_targets(store: Store, query: str, target: str) -> None:
    found = drug(store, query).target
    assert found is not None
    assert target in found
    assert target != "PD-1" or "PD-L1" not in found


def test_afamitresgene_is_no_car_t(store: Store) -> None:
    groups = {ref.id for ref in store.ancestors(Kind.THERAPY, "afamitresgene-autoleucel")}
    assert "car-t-cell-therapy" not in groups
    assert "tcr-t-cell-therapy" in groups


def test_interferon_gamma_has_no_cancer_use(store: Store) -> None:
    cancers = {"cancer", "precancer"}
    uses = [use for use in drug(store, "interferon gamma").uses if use.condition.kind in cancers]
    assert {use.status for use in uses} == {UseStatus.NOT_USED}


def test_zyclara_is_not_said_to_treat_basal_cell_carcinoma(store: Store) -> None:
    uses = drug(store, "imiquimod").uses
    basal = [use for use in uses if use.condition.id == "basal-cell-carcinoma-of-skin"]
    assert basal
    for use in basal:
        assert "Aldara" in f"{use.setting} {use.note}"
        assert "Zyclara" not in (use.setting or "")
        assert not use.note or "not established for this cancer" in use.note


def test_yervoys_box_is_gone(store: Store) -> None:
    assert drug(store, "ipilimumab").boxed_warning is BoxedWarning.NONE


@pytest.mark.parametrize(("query", "condition"), [
    ("nivolumab", "small-cell-lung-cancer"), ("pembrolizumab", "small-cell-lung-cancer"),
    ("atezolizumab", "triple-negative-breast-cancer"), ("durvalumab", "urothelial-carcinoma"),
])  # fmt: skip
def test_withdrawn_uses_stay_in_the_record_as_withdrawn(store: Store, query: str, condition: str) -> None:
    uses = [use for use in drug(store, query).uses if use.condition.id == condition]
    assert UseStatus.WITHDRAWN in {use.status for use in uses}


def test_durvalumab_stays_approved_for_extensive_small_cell_lung_cancer(store: Store) -> None:
    uses = [use for use in drug(store, "durvalumab").uses if use.condition.id == "small-cell-lung-cancer"]
    assert UseStatus.APPROVED in {use.status for use in uses}


def test_bcg_unresponsive_bladder_cancer_needs_carcinoma_in_situ_for_anktiva(store: Store) -> None:
    uses = [use for use in drug(store, "Anktiva").uses if use.status is UseStatus.APPROVED]
    assert uses
    for use in uses:
        assert "in situ" in f"{use.condition.name} {use.setting} {use.note}".casefold()


def test_every_marketed_medicine_says_whether_its_label_has_a_box(store: Store) -> None:
    for ref in store.descendants(Kind.THERAPY, "immunotherapy"):
        record = store.therapy(ref.id)
        boxed = any(warning.boxed for warning in record.warnings)
        assert boxed == (record.boxed_warning is BoxedWarning.YES), ref.id


def test_no_cancer_in_two_groups_lists_what_is_said_of_cancers_at_large(
    store: Store, knowledge: Knowledge
) -> None:
    in_two = [loaded.record.id for loaded in knowledge.of(Kind.CONDITION) if loaded.record.also_in]
    assert in_two
    for condition in in_two:
        assert "cancer" not in {use.condition.id for use in cancer.answer(store, condition).therapies}, (
            condition
        )
