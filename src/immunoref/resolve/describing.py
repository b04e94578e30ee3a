"""Words that describe a thing without making it another, and words that do make it another.

All sets hold normalised words (`names.words`); a test checks that. General vocabulary only: a name
belongs to the data, never here.
"""

from __future__ import annotations

import re
from typing import Final

from immunoref.names import stem
from immunoref.records import Kind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP: Final = _words("of the in and or a an with to for by on at from into as per via its this that")
"""Words that carry no meaning of their own in a name."""

SHIFTING: Final = _words(
    """anti non no not without never nor against inhibitor inhibitors inhibition inhibiting
    antagonist antagonists agonist agonists superagonist receptor receptors antibody antibodies
    blocker blockers blockade blocking binding analog analogs analogue analogues mutein variant
    fusion conjugate conjugated linked coupled immunocytokine immunotoxin toxin exotoxin
    placebo sham versus vs instead peptide gene plasmid dna rna mrna expressing encoding secreting
    transduced modified like stimulated activated primed pulsed specific free
    radiolabeled radiolabelled peg pegylated vedotin emtansine deruxtecan tesirine ozogamicin
    govitecan mafodotin sarotalocan tiuxetan benign pseudo mimic mimics excess opposite"""
)
"""Words beside which a name means something else, unless a name of that record has them too."""

_TIME: Final = """day days week weeks month months year years hour hours daily weekly biweekly monthly
    every schedule cycle cycles course courses"""

_MEDICINE: Final = f"""injection injections injectable injected inj infusion infusions infused iv
    intravenous intravenously subcutaneous subcutaneously sc subq sq im intramuscular intratumoral
    intratumor intravesical intralesional intradermal intraperitoneal intrapleural inhaled topical
    oral cream gel ointment solution suspension vial vials syringe syringes prefilled pen
    autoinjector tablet tablets tab tabs capsule capsules cap caps hard soft powder lyophilized
    concentrate kit amp ampoule dose doses dosing dosage single multiple high low standard fixed
    flat weight based loading maintenance induction consolidation booster prime therapy therapies
    treatment treatments treat treated immunotherapy monotherapy combination combined combo regimen
    adjuvant neoadjuvant perioperative concurrent sequential 1st 2nd 3rd first second third line
    recombinant human humanized purified autologous adoptive agent agents drug drugs
    medicine medication medications biological biologic biosimilar product brand generic formulation
    form usan inn ban jan nos comparator experimental investigational engineered active arm arms group cohort
    part period phase {_TIME} approved licensed marketed fda us eu target lesion lesions tumor
    tumors patients patient adult adults pediatric children study trial open label randomized
    blinded administered administration given use using plus alone only precursor subunit
    cells infusional preparation strain commercial commercially available type name called"""

_MAKERS: Final = """amgen celgene bms bristol myers squibb merck msd novartis roche genentech pfizer
    astrazeneca medimmune regeneron sanofi gsk glaxosmithkline janssen kite gilead juno bluebird
    dendreon iovance immunocore incyte coherus junshi beigene adaptimmune autolus legend sandoz
    teva accord mylan viatris biocon schering plough chiron prometheus clinigen organon abbvie
    lilly takeda bayer biogen inc ltd llc corp corporation company co pharma pharmaceutical
    pharmaceuticals biotech biologics labs laboratories laboratory ag gmbh plc hexal"""

_CANCER: Final = """stage staged metastatic metastasis metastases metastasized advanced locally local
    localized regional early late end recurrent recurrence recurring relapsed relapsing relapse
    refractory resistant sensitive naive persistent progressive progressing progressed pretreated
    previously prior treated untreated newly diagnosed new novo unresectable resectable inoperable
    operable resected primary malignant invasive risk intermediate high low very grade
    adult adults childhood children child pediatric elderly male female disease diseases
    patients patient unspecified nos confirmed histologically cytologically proven suspected
    ajcc figo tnm v edition
    sporadic familial hereditary symptomatic active aggressive measurable adjuvant
    neoadjuvant therapy treatment line 1st 2nd 3rd first second third typical extensive limited
    hiv aids related associated ebv hpv positive mutant mutated mutation egfr alk kras braf nras her2
    my dad dads mum mums mom moms husband wife have has had got type types subtype form
    papillary chromophobe giant pleural peritoneal ductal lobular serous mucinous
    transformed classical classic conventional predominant bulky multifocal bilateral
    unilateral left right upper lower body site sites tumor tumors cancer cancers neoplasm neoplasms
    malignancy malignancies"""

_EFFECT: Final = f"""severe severely mild mildly moderate moderately slight slightly extreme extremely
    intense intensely very bad badly terrible terribly horrible horribly awful awfully really so quite
    constant constantly continuous persistent occasional occasionally frequent frequently sometimes
    often always some lots total totally complete completely general generalized whole all over body
    feeling feel feels felt have having had has get gets getting got suffer suffering suffered
    experience experienced experiencing i im ive am is are was were be been being my me mine you your
    left right both upper lower night nights nighttime morning evening {_TIME}
    more than usual normal bit little lot kind sort worse worsening sudden suddenly onset
    drug medication treatment therapy induced related associated grade ctcae nos unspecified adverse
    event effect effects side reaction symptom symptoms just increased increase
    increasing excessive still also now then it up down out
    episode episodes attack attacks spell spells bout bouts time times acute chronic recurrent
    ear ears eye eyes leg legs arm arms hand hands foot feet toe toes finger fingers
    knee knees elbow elbows wrist wrists ankle ankles hip hips shoulder shoulders thigh thighs calf
    calves
    limb limbs skin scalp bathroom bumpy level levels serum number count counts concentration"""

DESCRIBING: Final[dict[Kind, frozenset[str]]] = {
    Kind.THERAPY: _words(_MEDICINE) | _words(_MAKERS),
    Kind.CONDITION: _words(_CANCER),
    Kind.SIDE_EFFECT: _words(_EFFECT),
}
"""By kind: words that may fall away beside a name."""

NEUTRAL: Final[dict[Kind, frozenset[str]]] = {
    Kind.THERAPY: _words("therapy treatment injection recombinant human live vaccine drug agent"),
    Kind.CONDITION: _words(
        """cancer cancers carcinoma carcinomas tumor tumors neoplasm neoplasms malignancy malignancies
        malignant disease"""
    ),
    Kind.SIDE_EFFECT: _words(
        """feeling feel feels being get getting having very my your symptom symptoms body is are
        level levels serum number count counts concentration"""
    ),
}
"""By kind: words that a name may have and a query for it leave out."""

GENERIC: Final[dict[Kind, frozenset[str]]] = {
    Kind.THERAPY: DESCRIBING[Kind.THERAPY]
    | _words("""live growth factor factors colony stimulating cell vaccine virus tumor necrosis t b
        antigen protein blood killer natural acid solution modified immune cancer immunization
        vaccination modulator modulating modulation preventive prevention prevent therapeutic cellular
        hematopoietic response modifier stimulatory leukocyte granulocyte macrophage interferon
        interleukin necrosis antibody antibodies bispecific inhibitor receptor pegylated monoclonal
        gene genes oncolytic checkpoint cytokine nonspecific non specific"""),
    Kind.CONDITION: DESCRIBING[Kind.CONDITION]
    | _words("""cell cells carcinoma small large cancer of acute chronic b t blood soft tissue head
        neck white red syndrome solid tumor"""),
    Kind.SIDE_EFFECT: DESCRIBING[Kind.SIDE_EFFECT]
    | _words("""blood count counts low high loss problem problems trouble difficulty level levels
        increased decreased red white cell cells changes change failure disorder syndrome pain
        weight hair mouth heart growth function"""),
}
"""By kind: words that never identify a record by themselves."""

GENERIC_STEMS: Final = {kind: frozenset(map(stem, words)) for kind, words in GENERIC.items()}
"""The same as `names.stem` cuts them."""

COUNTED: Final = _words(
    f"""mg mcg ug g kg ml l iu miu mu unit units million mm cm m2 grade stage phase part arm group
    cohort level version v edition ajcc dose dl auc ecog ctcae {_TIME}"""
)
"""Words beside which a number is an amount or a count, and no part of a name."""

AMOUNT: Final = re.compile(
    r"\d+(?:mg|mcg|ug|g|kg|ml|l|iu|miu|mu|units?|mm|cm|d|w|wk|h|x|st|nd|rd|th|mos?|yrs?)|[qcdw]\d?"
)
"""An amount or an interval written as one word: 40mg, 3x, q2w."""

NUMBERED: Final = _words("alfa beta gamma interferon ifn inf interleukin il type csf cd pd")
"""Words of names: a number after one of them is part of the name."""

NEGATED: Final = _words("resectable operable metastatic measurable recurrent refractory progressive")
"""Describing words that still only describe with a "non" before them."""

STAGE: Final = re.compile(r"(?:i{1,3}|iv|v|\d)[a-d]?\d?|x")
"""What may follow "stage" or "grade"."""

CONTEXT: Final = re.compile(
    r"\b(?:metastatic|metastasized|metastasis|metastases|spread|spreading) (?:to|in)\b|"
    r"\b(?:after|following|from|due to|caused by|because(?: of)?|since|while|whilst|when|during|until)\b"
)
"""After one of these words of a sentence comes what it happened with, not what it is."""
