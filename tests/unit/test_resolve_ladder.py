"""The ladder on a small table: each rung, and each decoy with its true answer there and taken away."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from memory_table import MemoryTable, row

from immunoref.records import Kind, NameKind
from immunoref.resolve import (
    Ambiguous,
    Found,
    How,
    NameRow,
    NotCovered,
    NotFound,
    Outcome,
    resolve,
)

THERAPIES = {
    "immunotherapy": "immunotherapy",
    "interleukins": "interleukins",
    "aldesleukin": "aldesleukin; IL-2; interleukin-2; Proleukin",
    "interleukin-12": "interleukin-12; IL-12; edodekin alfa",
    "interferons": "interferons",
    "interferon-alfa": "interferon alfa; IFN-alfa; leukocyte interferon",
    "interferon-alfa-2a": "interferon alfa-2a; Roferon-A",
    "interferon-alfa-2b": "interferon alfa-2b; Intron A",
    "interferon-beta": "interferon beta; IFN-beta",
    "g-csf": "granulocyte colony-stimulating factor; G-CSF",
    "filgrastim": "filgrastim; Neupogen; filgrastim-sndz",
    "pegfilgrastim": "pegfilgrastim; Neulasta",
    "sargramostim": "sargramostim; GM-CSF; Leukine",
    "pd-1-inhibitors": "PD-1 inhibitors; PD-1 inhibitor; anti-PD-1",
    "pembrolizumab": "pembrolizumab; Keytruda; MK-3475",
    "nivolumab": "nivolumab; Opdivo; nivo; BMS-936558",
    "ipilimumab": "ipilimumab; Yervoy",
    "atezolizumab": "atezolizumab; Tecentriq",
    "thalidomide": "thalidomide; Thalomid",
    "lenalidomide": "lenalidomide; Revlimid",
    "sipuleucel-t": "sipuleucel-T; Provenge",
    "tisagenlecleucel": "tisagenlecleucel; Kymriah; CTL019",
    "talimogene-laherparepvec": "talimogene laherparepvec; T-VEC; Imlygic",
    "bcg": "BCG; BCG vaccine; Bacillus Calmette-Guérin",
    "hpv-vaccine": "HPV vaccine; Gardasil",
}
LOOSE = {"interleukins": "interleukin", "interferons": "interferon", "pd-1-inhibitors": "PD-1"}
OTHERS = {
    "axitinib": "axitinib",
    "infliximab": "infliximab; Remicade",
    "interleukin-3": "interleukin-3; IL-3",
    "carboplatin": "carboplatin",
    "hepatitis-a-vaccine": "hepatitis A vaccine",
}
CONDITIONS = {
    "lung-cancer": "lung cancer",
    "nsclc": "non-small cell lung cancer; NSCLC",
    "sclc": "small cell lung cancer; SCLC; oat cell carcinoma",
    "hodgkin": "Hodgkin lymphoma",
    "non-hodgkin": "non-Hodgkin lymphoma",
    "melanoma": "melanoma; malignant melanoma",
    "hepatitis-b": "hepatitis B; hepatitis",
    "uveal-melanoma": "uveal melanoma; eye melanoma",
    "anal-cancer": "anal cancer; squamous cell carcinoma of the anal canal",
    "breast-cancer": "breast cancer; breast carcinoma",
    "all": "acute lymphoblastic leukemia; ALL",
    "cll": "chronic lymphocytic leukemia; CLL",
    "kidney-cancer": "kidney cancer",
    "rcc": "renal cell carcinoma; RCC",
}
EFFECTS = {
    "hypotension": "low blood pressure; Hypotension",
    "hypertension": "high blood pressure; Hypertension",
    "fatigue": "tiredness; Fatigue; tired; feeling tired",
    "pruritus": "itching; Pruritus; itchy skin",
    "tinnitus": "ringing in the ears; Tinnitus",
    "weight-loss": "weight loss",
    "hair-loss": "hair loss; Alopecia; hair falling out",
    "hair-growth": "too much hair; more body hair",
    "chest-pain": "chest pain",
    "flu-like": "flu-like symptoms",
    "fever": "fever; Pyrexia",
    "diarrhea": "diarrhea; the runs",
}
PARENTS = {
    (Kind.THERAPY, "interleukins"): ("immunotherapy",),
    (Kind.THERAPY, "interferons"): ("immunotherapy",),
    (Kind.THERAPY, "aldesleukin"): ("interleukins",),
    (Kind.THERAPY, "interleukin-12"): ("interleukins",),
    (Kind.THERAPY, "interferon-alfa"): ("interferons",),
    (Kind.THERAPY, "interferon-beta"): ("interferons",),
    (Kind.THERAPY, "interferon-alfa-2a"): ("interferon-alfa",),
    (Kind.THERAPY, "interferon-alfa-2b"): ("interferon-alfa",),
    (Kind.THERAPY, "filgrastim"): ("g-csf",),
    (Kind.THERAPY, "pegfilgrastim"): ("g-csf",),
    (Kind.THERAPY, "pembrolizumab"): ("pd-1-inhibitors",),
    (Kind.THERAPY, "nivolumab"): ("pd-1-inhibitors",),
    (Kind.CONDITION, "nsclc"): ("lung-cancer",),
    (Kind.CONDITION, "sclc"): ("lung-cancer",),
    (Kind.CONDITION, "rcc"): ("kidney-cancer",),
}


def rows_of(kind: Kind, records: dict[str, str], *, loose: bool = False) -> Iterable[NameRow]:
    for record, listed in records.items():
        for at, text in enumerate(listed.split("; ")):
            name = listed.split("; ")[0] if not loose else record
            yield row(kind, record, name, text, NameKind.BRAND if at else None, loose=loose)


ROWS = [
    *rows_of(Kind.THERAPY, THERAPIES),
    *rows_of(Kind.THERAPY, LOOSE, loose=True),
    *rows_of(Kind.OTHER_MEDICINE, OTHERS),
    *rows_of(Kind.CONDITION, CONDITIONS),
    *rows_of(Kind.SIDE_EFFECT, EFFECTS),
]
TABLE = MemoryTable(ROWS, PARENTS)
DRUG, CANCER, EFFECT = Kind.THERAPY, Kind.CONDITION, Kind.SIDE_EFFECT


def without(*ids: str) -> MemoryTable:
    return MemoryTable([row for row in ROWS if row.id not in ids], PARENTS)


def brief(outcome: Outcome) -> str:
    """The id found and how, or the ids listed, or what kind of nothing."""
    if isinstance(outcome, Found):
        return f"{outcome.id} {outcome.how}"
    if isinstance(outcome, Ambiguous):
        return "list " + " ".join(one.id for one in outcome.candidates)
    return f"not covered {outcome.id}" if isinstance(outcome, NotCovered) else "nothing"


@pytest.mark.parametrize(
    ("kind", "query", "expected"),
    [
        # 1 and 2: ids, names, separators
        (DRUG, "aldesleukin", "aldesleukin exact"),
        (DRUG, "interferon-alfa-2b", "interferon-alfa-2b exact"),
        (DRUG, "il-2", "aldesleukin exact"),
        (DRUG, "il2", "aldesleukin squashed"),
        (DRUG, "Interleukin_2", "aldesleukin exact"),
        (DRUG, "interleukin-twelve", "interleukin-12 exact"),
        (DRUG, "IFN‑α", "interferon-alfa exact"),
        (DRUG, "tvec", "talimogene-laherparepvec squashed"),
        # 3: the start of one record's names, or of its and its members'
        (DRUG, "pembro", "pembrolizumab prefix"),
        (DRUG, "interferon alf", "interferon-alfa prefix"),
        (DRUG, "sipuleucel", "sipuleucel-t prefix"),
        (DRUG, "talimogene", "talimogene-laherparepvec prefix"),
        (CANCER, "melanom", "melanoma prefix"),
        # 4: words
        (DRUG, "IL-2 injection", "aldesleukin words"),
        (DRUG, "High Dose IL-2", "aldesleukin words"),
        (DRUG, "NIVOLUMAB INJ", "nivolumab words"),
        (DRUG, "Nivolumab 40 mg in 4 ml Injection", "nivolumab words"),
        (DRUG, "Recombinant Interferon Alfa-2b", "interferon-alfa-2b words"),
        (DRUG, "BMS-936558 (Nivolumab)", "nivolumab words"),
        (DRUG, "Comparator: Gardasil", "hpv-vaccine words"),
        (DRUG, "NEULASTA (AMGEN INC.)", "pegfilgrastim words"),
        (DRUG, "pegfilgrastim-bmez", "pegfilgrastim words"),
        (DRUG, "tisagenlecleucel-T (USAN)", "tisagenlecleucel words"),
        (DRUG, "Filgrastim (G-CSF)", "filgrastim words"),
        (DRUG, "interferon, beta", "interferon-beta exact"),
        (DRUG, "beta interferon", "interferon-beta words"),
        (DRUG, "Yervoy (Ipilimumab)", "ipilimumab words"),
        (DRUG, "AXITINIB;PEMBROLIZUMAB", "pembrolizumab words"),
        (DRUG, "pembrolizumab + axitinib", "pembrolizumab words"),
        (DRUG, "approved anti-PD-1 inhibitor", "pd-1-inhibitors words"),
        (CANCER, "stage IV melanoma", "melanoma words"),
        (CANCER, "Stage IIIB small cell lung cancer", "sclc words"),
        (CANCER, "metastatic breast cancer", "breast-cancer words"),
        (CANCER, "cancer of the breast", "breast-cancer words"),
        (CANCER, "Leukemia, Lymphoblastic, Acute", "all words"),
        (CANCER, "kidney tumour", "kidney-cancer words"),
        (CANCER, "melanomas", "melanoma words"),
        (CANCER, "oat cell lung cancer", "nothing"),
        (EFFECT, "tinnitus in my left ear", "tinnitus words"),
        (EFFECT, "itching of the skin", "pruritus words"),
        (EFFECT, "flu-like symptoms after interferon", "flu-like words"),
        (EFFECT, "pain in chest", "chest-pain words"),
        (EFFECT, "bathroom with the runs", "diarrhea words"),
        (EFFECT, "feeling extremely tired", "fatigue words"),
        # 5: guesses
        (DRUG, "keytroda", "pembrolizumab fuzzy"),
        (DRUG, "Novilumab", "nivolumab fuzzy"),
        (DRUG, "Pegfilgastrim", "pegfilgrastim fuzzy"),
        (DRUG, "ercombinannt interleukun-2", "aldesleukin fuzzy"),
        (DRUG, "interfeern alpa", "interferon-alfa fuzzy"),
        (DRUG, "Iplimumab - YERVOY", "ipilimumab fuzzy"),
        (DRUG, "Nivolimumab+Carboplatin/paclitaxel+Radiation", "nivolumab fuzzy"),
        (CANCER, "Metastic Non-Small Cell Lung Cancer", "nsclc fuzzy"),
        (CANCER, "acute kympohblastic leukemia", "all fuzzy"),
        (CANCER, "squamous cell carcinoma f the anal canal", "anal-cancer fuzzy"),
        (EFFECT, "tired more than ususal", "fatigue fuzzy"),
        (EFFECT, "dioreaha", "nothing"),
    ],
)
def test_each_rung_finds_its_record(kind: Kind, query: str, expected: str) -> None:
    assert brief(resolve(TABLE, kind, query)) == expected


@pytest.mark.parametrize(
    ("kind", "query", "expected"),
    [
        (DRUG, "interleukin", "list aldesleukin interleukin-12 interleukins"),
        (DRUG, "interleuken", "list aldesleukin interleukin-12 interleukins"),
        (DRUG, "PD-1", "list nivolumab pd-1-inhibitors pembrolizumab"),
        (DRUG, "ipi/nivo", "list ipilimumab nivolumab"),
        (DRUG, "nivolumab and ipilimumab", "list ipilimumab nivolumab"),
        (DRUG, "alidomide", "list lenalidomide thalidomide"),
        (DRUG, "IL-3", "not covered interleukin-3"),
        (DRUG, "infliximba", "not covered infliximab"),
        (DRUG, "carboplatin + axitinib", "not covered axitinib"),
    ],
)
def test_several_are_listed_and_known_others_declined(kind: Kind, query: str, expected: str) -> None:
    assert brief(resolve(TABLE, kind, query)) == expected


@pytest.mark.parametrize(
    ("kind", "query", "true_answer"),
    [
        (DRUG, "il-12", "interleukin-12"),
        (DRUG, "IL-12 injection", "interleukin-12"),
        (DRUG, "il-2", "aldesleukin"),
        (DRUG, "interferon alfa-2a", "interferon-alfa-2a"),
        (DRUG, "interferon beta", "interferon-beta"),
        (DRUG, "GM-CSF", "sargramostim"),
        (DRUG, "G-CSF", "g-csf"),
        (DRUG, "pegfilgrastim", "pegfilgrastim"),
        (DRUG, "lenalidomide", "lenalidomide"),
        (DRUG, "infliximab", "infliximab"),
        (DRUG, "nivolumab", "nivolumab"),
        (CANCER, "non-Hodgkin lymphoma", "non-hodgkin"),
        (CANCER, "Hodgkin lymphoma", "hodgkin"),
        (CANCER, "non-small cell lung cancer", "nsclc"),
        (CANCER, "chronic lymphocytic leukemia", "cll"),
        (EFFECT, "hypertension", "hypertension"),
        (EFFECT, "low blood pressure", "hypotension"),
    ],
)
def test_without_the_true_answer_no_neighbour_answers(kind: Kind, query: str, true_answer: str) -> None:
    whole = resolve(TABLE, kind, query)
    assert isinstance(whole, Found | NotCovered)
    assert whole.id == true_answer
    assert not isinstance(resolve(without(true_answer), kind, query), Found)


@pytest.mark.parametrize(
    "query",
    [
        "anti-IL-2",
        "IL-2 receptor",
        "IL-2 inhibitor",
        "L19-IL2",
        "L19 Interleukin-2",
        "huKS-IL2",
        "IL13-PE38QQR",
        "ISA-101 (HPV-16 Vaccine)",
        "DAB(389)IL2",
        "IL-1 2",
        "interferon alfa 2c",
        "BMS-936568",
        "trastuzumab",
        "pembrotezolizumab",
        "nivolumab vedotin",
        "placebo for lenalidomide",
        "vaccine",
        "two",
        "human",
        "treatment",
    ],
)
def test_another_thing_is_not_the_thing_it_names(query: str) -> None:
    assert not isinstance(resolve(TABLE, DRUG, query), Found)


@pytest.mark.parametrize("kind", [DRUG, CANCER, EFFECT])
@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "%",
        "$(id)",
        "../../etc/passwd",
        "'; DROP TABLE drugs;--",
        "\ufeff",
        "\x00\x1b[31m",
        "👩‍⚕️",
        "badly",
        "grown",
        "industry",
        "nivolumab " * 100_000,
    ],
)
def test_garbage_and_everyday_words_find_nothing(kind: Kind, query: str) -> None:
    assert isinstance(resolve(TABLE, kind, query), NotFound)


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        (EFFECT, "weight gain"),
        (EFFECT, "weight"),
        (EFFECT, "excess hair growth"),
        (EFFECT, "no fever"),
        (CANCER, "cancer the zodiac sign"),
        (CANCER, "benign melanoma"),
        (CANCER, "melasma"),
    ],
)
def test_opposites_and_other_things_are_not_found(kind: Kind, query: str) -> None:
    assert not isinstance(resolve(TABLE, kind, query), Found)


def test_a_guess_carries_its_evidence() -> None:
    found = resolve(TABLE, DRUG, "keytroda")
    assert isinstance(found, Found)
    assert (found.name, found.matched, found.how) == ("pembrolizumab", "Keytruda", How.FUZZY)
    assert 0.8 < found.score < 1
    assert found.runner_up is None or found.runner_up.score < found.score


def test_a_sure_answer_scores_one() -> None:
    for query in ("Keytruda", "il2"):
        found = resolve(TABLE, DRUG, query)
        assert isinstance(found, Found)
        assert found.score == 1


def test_a_plural_goes_before_a_beginning() -> None:
    skin = row(CANCER, "skin-melanoma", "cutaneous melanoma", "melanoma, skin")
    assert brief(resolve(MemoryTable([*ROWS, skin], PARENTS), CANCER, "melanomas")) == "melanoma words"


def test_a_part_of_the_body_is_not_what_is_wrong_with_it() -> None:
    outcome = resolve(TABLE, EFFECT, "hair")
    assert isinstance(outcome, NotFound)
    assert {one.id for one in outcome.suggestions} == {"hair-loss", "hair-growth"}


def test_a_name_of_another_kind_goes_before_a_part_of_a_medicine_that_is_not_covered() -> None:
    outcome = resolve(TABLE, DRUG, "hepatitis")
    assert isinstance(outcome, NotFound)
    assert [one.id for one in outcome.elsewhere] == ["hepatitis-b"]
    assert isinstance(resolve(TABLE, DRUG, "hepatitis A"), NotCovered)


def test_a_name_inside_a_question_is_suggested() -> None:
    for query in ("what is keytruda", "side effects of Keytruda please"):
        outcome = resolve(TABLE, DRUG, query)
        assert isinstance(outcome, NotFound)
        assert outcome.suggestions[0].id == "pembrolizumab"


def test_nothing_found_suggests_the_nearest_and_says_where_else() -> None:
    nothing = resolve(TABLE, DRUG, "pembrotezolizumab")
    assert isinstance(nothing, NotFound)
    assert 0 < len(nothing.suggestions) <= 5
    assert {"pembrolizumab", "atezolizumab"} >= {one.id for one in nothing.suggestions}
    elsewhere = resolve(TABLE, DRUG, "melanoma")
    assert isinstance(elsewhere, NotFound)
    assert [(one.kind, one.id) for one in elsewhere.elsewhere] == [(CANCER, "melanoma")]


def test_one_edit_between_two_names_is_a_list() -> None:
    rows = [row(CANCER, one, one, one) for one in ("ureteral cancer", "urethral cancer")]
    outcome = resolve(MemoryTable(rows), CANCER, "uretral cancer")
    assert brief(outcome) == "list ureteral cancer urethral cancer"


def test_a_name_of_a_group_and_of_its_member_together_is_the_member() -> None:
    assert brief(resolve(TABLE, DRUG, "pembrolizumab (PD-1 inhibitor)")) == "pembrolizumab words"
    assert brief(resolve(TABLE, DRUG, "interferon (Intron A)")) == "interferon-alfa-2b words"
