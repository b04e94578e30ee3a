"""What the five source texts say, read by hand, comes back from the right query with its citation."""

from __future__ import annotations

import pytest

from immunoref.questions import asking
from immunoref.questions.answers import CancerAnswer, DrugAnswer, Refusal, Reply, SideEffectsAnswer
from immunoref.store import Store

ACS, ACS2, NCI = "acs-nonspecific", "acs-cytokines", "nci-modulators"
NET, HU = "cancer-net-immunotherapy", "health-union-cytokines"

# query, words of the condition's name, status, the text that says so
USES = [
    ("il-2", "kidney cancer", "approved", ACS),
    ("il-2", "kidney cancer", "approved", ACS2),
    ("il-2", "melanoma", "approved", ACS),
    ("il-2", "melanoma", "reported", HU),
    ("il-7", "cancers", "investigational", ACS),
    ("il-12", "cancers", "investigational", ACS2),
    ("il-21", "cancers", "investigational", ACS),
    ("interferon alfa", "hairy cell leukemia", "reported", ACS),
    ("interferon alfa", "chronic myeloid leukemia", "reported", ACS2),
    ("interferon alfa", "follicular lymphoma", "reported", ACS),
    ("interferon alfa", "cutaneous T-cell lymphoma", "reported", ACS),
    ("interferon alfa", "kidney cancer", "reported", ACS2),
    ("interferon alfa", "melanoma", "reported", ACS),
    ("interferon alfa", "Kaposi sarcoma", "reported", HU),
    ("interferon beta", "cancers", "not used", ACS),
    ("interferon gamma", "cancers", "not used", ACS2),
    ("tnf", "rheumatoid arthritis", "reported", ACS2),
    ("tnf", "cancers", "investigational", ACS2),
    ("bcg", "bladder cancer", "reported", ACS),
    ("bcg", "bladder cancer", "reported", NCI),
    ("bcg", "melanoma", "reported", ACS),
    ("thalidomide", "multiple myeloma", "reported", ACS),
    ("t-vec", "melanoma", "approved", NET),
    ("sipuleucel-t", "prostate cancer", "reported", NET),
    ("pembrolizumab", "MSI-H or dMMR solid tumor", "approved", NET),
    ("dostarlimab", "MSI-H or dMMR solid tumor", None, NET),
    ("car-t", "blood cancer", "reported", NET),
]

# query, words of the effect's names, text
EFFECTS = [
    ("il-2", "chills", ACS),
    ("il-2", "fever", ACS),
    ("il-2", "fatigue", ACS),
    ("il-2", "confusion", ACS),
    ("il-2", "weight gain", ACS),
    ("il-2", "weight gain", NET),
    ("il-2", "nausea", ACS),
    ("il-2", "vomiting", ACS),
    ("il-2", "diarrhea", ACS),
    ("il-2", "low blood pressure", ACS),
    ("il-2", "low blood pressure", NET),
    ("il-2", "abnormal heartbeat", ACS),
    ("il-2", "chest pain", ACS),
    ("il-2", "flu-like symptoms", NET),
    ("interferon alfa", "loss of appetite", ACS),
    ("interferon alfa", "headache", ACS),
    ("interferon alfa", "low white blood cell count", ACS),
    ("interferon alfa", "rash", ACS),
    ("interferon alfa", "rash", NET),
    ("interferon alfa", "hair loss", NET),
    ("interferon alfa", "infection", NET),
    ("cytokines", "abnormal heartbeat", ACS2),
    ("cytokines", "heart problems", ACS2),
    ("cytokines", "chest pain", ACS2),
    ("cytokines", "blood clots", NCI),
    ("cytokines", "allergic reaction", NCI),
    ("cytokines", "organ damage", NCI),
    ("cytokines", "high blood pressure", NCI),
    ("cytokines", "shortness of breath", NCI),
    ("cytokines", "memory problems", NCI),
    ("cytokines", "kidney damage", HU),
    ("cytokines", "lung damage", HU),
    ("cytokines", "changes in mental health", HU),
    ("cytokines", "low blood counts", HU),
    ("bcg", "fever", ACS),
    ("bcg", "chills", ACS),
    ("bcg", "fatigue", ACS),
    ("bcg", "burning", ACS),
    ("bcg", "urinary", NCI),
    ("bcg", "flu-like symptoms", NET),
    ("thalidomide", "drowsiness", ACS),
    ("thalidomide", "constipation", ACS),
    ("lenalidomide", "blood clots", NCI),
    ("pomalidomide", "birth defects", NCI),
    ("pomalidomide", "birth defects", ACS),
    ("imiquimod", "skin reaction", ACS),
    ("imiquimod", "skin reaction", NCI),
    ("t-vec", "flu-like symptoms", NET),
    ("t-vec", "injection", NET),
    ("sipuleucel-t", "flu-like symptoms", NET),
    ("car-t", "fever", NET),
    ("car-t", "confusion", NET),
    ("car-t", "low blood pressure", NET),
    ("car-t", "seizure", NET),
    ("checkpoint inhibitors", "allergic", NET),
    ("immune system modulators", "dizziness", NCI),
    ("immune system modulators", "muscle", NCI),
]

# query, words of how or where it is given, text
GIVEN = [
    ("il-2", "hospital", ACS),
    ("il-2", "hospital", HU),
    ("il-2", "tumor", HU),
    ("cytokines", "vein", ACS),
    ("cytokines", "muscle", ACS2),
    ("cytokines", "skin", HU),
    ("bcg", "catheter", ACS),
    ("bcg", "catheter", NCI),
    ("bcg", "catheter", NET),
    ("bcg", "tumor", ACS),
    ("imiquimod", "cream", ACS),
    ("imiquimod", "cream", NCI),
    ("t-vec", "tumor", NET),
]


def ask(store: Store, question: str, query: str) -> Reply:
    reply = asking.ask(store, question, query)
    assert not isinstance(reply, Refusal), reply
    return reply


def cites(sources: tuple[object, ...], text: str) -> bool:
    return any(getattr(citation, "source", None) == text for citation in sources)


@pytest.mark.parametrize(("query", "condition", "status", "text"), USES)
def test_a_use_comes_back_from_the_drug_and_from_the_cancer(
    store: Store, query: str, condition: str, status: str | None, text: str
) -> None:
    drug = ask(store, "drug", query).answer
    assert isinstance(drug, DrugAnswer)
    found = [u for u in drug.uses if u.condition.name == condition and cites(u.sources, text)]
    assert [u for u in found if status is None or u.status == status], [
        (u.condition.name, u.status, u.sources) for u in drug.uses
    ]
    cancer = asking.ANSWERS["cancer"](store, found[0].condition.id)
    assert isinstance(cancer, CancerAnswer)
    assert any(u.therapy.id == drug.id and u.relation == "same" for u in cancer.therapies)


@pytest.mark.parametrize(("query", "effect", "text"), EFFECTS)
def test_a_side_effect_comes_back_cited(store: Store, query: str, effect: str, text: str) -> None:
    answer = ask(store, "side-effects", query).answer
    assert isinstance(answer, SideEffectsAnswer)
    assert any(
        effect in f"{shown.effect.name} {shown.effect.clinical}".casefold() and cites(shown.sources, text)
        for shown in answer.side_effects
    )


@pytest.mark.parametrize(("query", "words", "text"), GIVEN)
def test_a_way_of_giving_comes_back_cited(store: Store, query: str, words: str, text: str) -> None:
    answer = ask(store, "drug", query).answer
    assert isinstance(answer, DrugAnswer)
    ways = [
        f"{w.route} {w.clinical} {w.form} {w.setting} {w.note}".casefold()
        for w in answer.given
        if cites(w.sources, text)
    ]
    warned = [w.text.casefold() for w in answer.warnings if cites(w.sources, text)]
    assert any(words in said for said in (*ways, *warned))


def test_rare_effects_of_il_2_are_rare_and_serious(store: Store) -> None:
    answer = ask(store, "side-effects", "il-2").answer
    assert isinstance(answer, SideEffectsAnswer)
    rare = {
        e.effect.name
        for e in answer.side_effects
        if e.frequency == "rare" and e.serious and cites(e.sources, ACS)
    }
    assert {"abnormal heartbeat", "chest pain", "heart problems"} <= rare


def test_birth_defects_are_serious(store: Store) -> None:
    answer = ask(store, "side-effects", "lenalidomide").answer
    assert isinstance(answer, SideEffectsAnswer)
    assert any(e.effect.name == "birth defects" and e.serious for e in answer.side_effects)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("INF-alfa", "interferon-alfa"),
        ("Dostarlizumab", "dostarlimab"),
        ("spuleucel-T", "sipuleucel-t"),
        ("Zyclara", "imiquimod"),
        ("Aldara", "imiquimod"),
        ("biological response modifiers", "immunomodulatory-drugs"),
        ("T-cell growth factor", "aldesleukin"),
        ("immune system modulators", "non-specific-immunotherapy"),
        ("Bacille Calmette-Guérin", "bcg"),
        ("Bacillus Calmette-Guerin", "bcg"),
    ],
)
def test_slips_and_further_names_of_the_texts_find_the_record(store: Store, query: str, found: str) -> None:
    match = ask(store, "drug", query).match
    assert match is not None
    assert (match.id, match.how) in {(found, "exact"), (found, "squashed")}


@pytest.mark.parametrize(
    "query", ["imiquimod", "immunomodulatory drugs", "interferon alfa", "cytokines", "checkpoint inhibitors"]
)
def test_disagreements_of_the_texts_are_visible(store: Store, query: str) -> None:
    answer = ask(store, "drug", query).answer
    assert isinstance(answer, DrugAnswer)
    assert all(len(item.sides) >= 2 for item in answer.disagreements)
    assert answer.disagreements
