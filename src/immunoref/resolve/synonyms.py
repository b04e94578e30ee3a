"""Words that mean the same in a name, by kind: the bags of `bags` hold one for all of them."""

from __future__ import annotations

from typing import Final

from immunoref.names import stem
from immunoref.records import Kind

_CANCER: Final = """
    cancer carcinoma neoplasm tumor malignancy ca
    kidney renal
    liver hepatic
    lung pulmonary bronchogenic
    stomach gastric
    ovary ovarian
    cervix cervical
    pancreas pancreatic
    prostate prostatic
    testis testicular testicle
    breast mammary
    esophagus esophageal gullet
    colon colonic bowel
    rectum rectal
    anus anal
    uterus uterine womb
    thymus thymic
    larynx laryngeal voicebox
    skin cutaneous
    eye ocular intraocular
    bone osseous
    brain cerebral
    vulva vulvar
    vagina vaginal
    penis penile
    bladder vesical
    urothelium urothelial
    lymphocytic lymphatic
    squamous epidermoid
    myeloid myelogenous myelocytic
    head
    mouth oral
    thyroid
"""

_EFFECT: Final = """
    pain painful ache aches achy aching achiness hurt hurts hurting
    swell swollen swelling
    kidney renal
    liver hepatic
    stomach abdominal abdomen belly tummy gastric
    problem trouble difficulty issue
    urine pee wee
    stool poo poop
    shortness short
    breath breathe breathing breathless
    sleep sleeping
    joint joints
    muscle muscular
    heartbeat heart
    tired tiredness
    itch itchy itchiness
    low decreased reduced lowered decrease
    high increased raised elevated increase
    numb numbness
    loss lost losing lose
    tingle tingling tingly
    forgetful forgetfulness
    thyroid
    lung pulmonary
    skin dermal
    sensitive sensitivity
"""

_MEDICINE: Final = """
    interferon ifn inf
    interleukin il
    pegylated peg polyethylene
    inhibitor blocker
    recombinant r
    humanized human
    vaccine vaccination immunization
    leukocyte leucocyte
"""


def _classes(text: str) -> dict[str, str]:
    """Map each stem to the first of its line."""
    return {stem(word): stem(line.split()[0]) for line in text.strip().splitlines() for word in line.split()}


CANONICAL: Final[dict[Kind, dict[str, str]]] = {
    Kind.THERAPY: _classes(_MEDICINE),
    Kind.CONDITION: _classes(_CANCER),
    Kind.SIDE_EFFECT: _classes(_EFFECT),
}
"""By kind: the stem that stands for a stem."""


def canonical(kind: Kind, word: str) -> str:
    """Give the one stem that stands for a normalised word and all that mean the same."""
    cut = stem(word)
    return CANONICAL.get(kind, {}).get(cut, cut)


def variants(kind: Kind, word: str) -> tuple[str, ...]:
    """Give the stems of all words that mean the same as a normalised word."""
    chief = canonical(kind, word)
    same = {other for other, first in CANONICAL.get(kind, {}).items() if first == chief}
    return tuple(sorted(same | {chief, stem(word)}))
