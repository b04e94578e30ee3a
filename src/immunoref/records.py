"""The records of the knowledge base: what one therapy, condition, side effect, term or source is.

Each record is an immutable msgspec Struct that refuses unknown fields. The same definitions
validate the YAML (`knowledge`), are stored in the compiled index (`store`) and give the typed
fields that answers are built from (`questions`). All text is plain text, never markup.

Citations are written ``source-id#Section heading``: the id of a `Source` and one of its sections.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec


class Kind(StrEnum):
    """What sort of record an id belongs to. Ids and names are unique within one kind."""

    THERAPY = "therapy"
    CONDITION = "condition"
    SIDE_EFFECT = "side_effect"
    TERM = "term"
    QUESTION = "question"
    OTHER_MEDICINE = "other_medicine"
    SOURCE = "source"


class TherapyKind(StrEnum):
    """What a therapy physically is; ``group`` is a class of therapies, itself a record."""

    GROUP = "group"
    MEDICINE = "medicine"
    CELL_THERAPY = "cell therapy"
    GENE_THERAPY = "gene therapy"
    VIRUS = "virus"
    VACCINE = "vaccine"
    BACTERIUM = "bacterium"
    CYTOKINE = "cytokine"


class ConditionKind(StrEnum):
    """Whether a condition is a cancer, may turn into one, or is something else that is treated."""

    CANCER = "cancer"
    PRECANCER = "precancer"
    OTHER = "other condition"


class SourceKind(StrEnum):
    """What a source is: that decides how its sections are named and found."""

    PAGE = "page"
    LABEL = "label"
    REGISTER = "register"
    VOCABULARY = "vocabulary"


class NameKind(StrEnum):
    """Why a record answers to a name."""

    GENERIC = "generic"
    BRAND = "brand"
    FORMER_BRAND = "former brand"
    BRAND_ABROAD = "brand abroad"
    BIOSIMILAR = "biosimilar"
    ABBREVIATION = "abbreviation"
    CODE = "code"
    LAY = "lay"
    CLINICAL = "clinical"
    SPELLING_VARIANT = "spelling variant"


class Availability(StrEnum):
    """Whether the therapy can be had in the United States."""

    MARKETED = "marketed"
    DISCONTINUED = "discontinued"
    INVESTIGATIONAL = "investigational"
    NEVER_MARKETED = "never marketed"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a use is for. ``adjuvant`` is help added to a main treatment, after surgery or beside."""

    TREATMENT = "treatment"
    ADJUVANT = "adjuvant"
    SUPPORTIVE_CARE = "supportive care"
    PREVENTION = "prevention"


class UseStatus(StrEnum):
    """What the cited sources say of one use (never of the therapy as a whole).

    ``approved`` and ``accelerated``: a source says that the US regulator approved it.
    ``withdrawn``: it was approved once. ``reported``: a source names the use, and no US label that
    was read carries it. ``investigational``: only being studied. ``not used``: a source says so.
    """

    APPROVED = "approved"
    ACCELERATED = "accelerated"
    WITHDRAWN = "withdrawn"
    REPORTED = "reported"
    INVESTIGATIONAL = "investigational"
    NOT_USED = "not used"


class Frequency(StrEnum):
    """How often an effect is seen, in CIOMS words (very common: at least 1 in 10, and so on)."""

    VERY_COMMON = "very common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very rare"
    UNSTATED = "unstated"


class UrgencyLevel(StrEnum):
    """How soon the cited source tells the reader to report an effect."""

    EMERGENCY = "emergency"
    RIGHT_AWAY = "right away"
    MENTION = "mention"


class BoxedWarning(StrEnum):
    """Whether the US label carries a boxed warning; ``unknown`` means that no label was read."""

    YES = "yes"
    NONE = "none"
    UNKNOWN = "unknown"


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all that is read from YAML: immutable, keyword-only, closed to unknown fields."""


class Statement(Record, frozen=True, kw_only=True):
    """A sentence or two in our own words."""

    text: str  # plain words
    clinical: str | None = None  # the same for a professional
    sources: tuple[str, ...]


class Identifiers(Record, frozen=True, kw_only=True):
    """Codes of the same thing elsewhere. Only verified ones; a blank is an unknown."""

    ncit: str | None = None  # NCI Thesaurus, C1498
    rxcui: str | None = None  # RxNorm concept
    unii: str | None = None  # FDA substance id
    atc: str | None = None  # WHO ATC code
    chembl: str | None = None
    drugbank: str | None = None
    mesh: str | None = None  # MeSH descriptor or supplementary concept
    oncotree: str | None = None
    doid: str | None = None  # Disease Ontology
    mondo: str | None = None
    icd10cm: str | None = None
    icdo: str | None = None  # ICD-O-3 morphology
    hpo: str | None = None  # Human Phenotype Ontology


class Administration(Record, frozen=True, kw_only=True):
    """One way in which a therapy is given; never a dose for a person."""

    route: str  # plain: "into a vein"
    clinical: str | None = None  # "intravenous"
    form: str | None = None  # "cream", "injection"
    setting: str | None = None  # "hospital only"
    schedule: str | None = None  # in the words of time, no dose
    note: str | None = None
    sources: tuple[str, ...]


class Use(Record, frozen=True, kw_only=True):
    """One thing that a therapy is, was, or is not used for."""

    condition: str  # id of a Condition
    setting: str | None = None  # stage, line, age: "advanced", "after platinum chemotherapy"
    role: Role
    status: UseStatus
    since: str | None = None  # ISO date, month or year
    until: str | None = None  # ISO date, month or year
    confirmed: str | None = None  # ISO date: when an approval that was accelerated at first became a full one
    combined_with: tuple[str, ...] = ()  # names of what it is given with
    biomarker: str | None = None
    note: str | None = None
    sources: tuple[str, ...]


class SideEffectEntry(Record, frozen=True, kw_only=True):
    """One effect of one therapy or group, as its sources put it."""

    effect: str  # id of a SideEffect
    frequency: Frequency
    percent: str | None = None  # of patients, as the label gives it: "47", "≥20", "10–20"
    serious: bool | None = None  # None: the sources do not say
    onset: str | None = None  # when it starts, or how long it lasts
    note: str | None = None
    sources: tuple[str, ...]


class Warning(Record, frozen=True, kw_only=True):
    """A danger that a source points out."""

    topic: str
    text: str
    boxed: bool = False  # in the label's boxed warning
    sources: tuple[str, ...]


class Confusable(Record, frozen=True, kw_only=True):
    """Something else with a name that looks or sounds alike."""

    name: str
    id: str | None = None  # where it is a therapy here
    why: str


class Disagreement(Record, frozen=True, kw_only=True):
    """Something that the sources put differently; every side is kept."""

    topic: str
    sides: tuple[Statement, ...]


class Urgency(Record, frozen=True, kw_only=True):
    """What one source says about reporting an effect."""

    level: UrgencyLevel
    text: str
    sources: tuple[str, ...]


class Named(Record, frozen=True, kw_only=True):
    """What every record has that can be found by a name."""

    id: str  # kebab case, unique within its kind
    name: str
    names: dict[NameKind, tuple[str, ...]] = {}
    reviewed: str  # ISO date on which a person last read the record against its sources


class Node(Named, frozen=True, kw_only=True):
    """A named record with a place in a tree."""

    parent: str | None = None  # id of the broader record of the same kind
    also_in: tuple[str, ...] = ()  # further broader records
    loose_names: tuple[str, ...] = ()  # names too loose to pick one: they list this and its members
    identifiers: Identifiers = Identifiers()
    evidence: dict[str, tuple[str, ...]] = {}  # citations of the plain fields, by field name


class Therapy(Node, frozen=True, kw_only=True):
    """A medicine, cell therapy, vaccine, virus, bacterium or cytokine, or a group of them."""

    kind: TherapyKind
    availability: Availability | None = None  # None on a group
    first_approved: str | None = None  # in the US: ISO date, month or year
    target: str | None = None  # the molecule it acts on: "PD-1"
    about: Statement
    mechanism: Statement | None = None
    given: tuple[Administration, ...] = ()
    uses: tuple[Use, ...] = ()
    side_effects: tuple[SideEffectEntry, ...] = ()
    warnings: tuple[Warning, ...] = ()
    boxed_warning: BoxedWarning = BoxedWarning.UNKNOWN
    disagreements: tuple[Disagreement, ...] = ()
    confused_with: tuple[Confusable, ...] = ()


class Condition(Node, frozen=True, kw_only=True):
    """A cancer, a precancer, or another condition that a therapy here is used for."""

    kind: ConditionKind
    clinical: str  # the professional's name
    about: Statement | None = None
    tumor_agnostic: bool = False  # a marker that any cancer under `parent` may carry
    at_large: bool = False  # so wide that what is said of it answers for none of those below it


class SideEffect(Node, frozen=True, kw_only=True):
    """An unwanted effect, under a plain name and its clinical (CTCAE) term."""

    clinical: str
    about: Statement | None = None
    urgency: tuple[Urgency, ...] = ()


class Term(Named, frozen=True, kw_only=True):
    """A word that the sources explain."""

    definition: Statement
    see: tuple[str, ...] = ()  # names of therapies or terms to read on


class Question(Record, frozen=True, kw_only=True):
    """A question that a source suggests for the care team, in our own words."""

    id: str
    topic: str
    text: str
    sources: tuple[str, ...]
    reviewed: str


class OtherMedicine(Named, frozen=True, kw_only=True):
    """A medicine that this reference does not cover, known so that no neighbour answers for it."""

    what: str  # what it is, in a few words
    confused_with: tuple[str, ...] = ()  # ids of therapies here with a similar name


class Source(Record, frozen=True, kw_only=True):
    """A page, a label or a vocabulary that facts rest on."""

    id: str
    kind: SourceKind
    title: str
    publisher: str
    url: str | None = None
    version: str | None = None  # of a label or vocabulary
    set_id: str | None = None  # DailyMed set id of a label
    application: str | None = None  # FDA application of a label: BLA103293
    dated: str | None = None  # when the source itself was reviewed or took effect; None: undated
    reviewed: str  # when it was last read for this knowledge base
    licence: str
    copy: str | None = None  # where the evidence folder holds the text: "labels/keytruda.txt"
    sections: tuple[str, ...] = ()  # in the order of the text; a vocabulary's are its codes, unlisted
    note: str | None = None


AnyRecord = Therapy | Condition | SideEffect | Term | Question | OtherMedicine | Source

RECORD_TYPES: Final[dict[Kind, type[AnyRecord]]] = {
    Kind.THERAPY: Therapy,
    Kind.CONDITION: Condition,
    Kind.SIDE_EFFECT: SideEffect,
    Kind.TERM: Term,
    Kind.QUESTION: Question,
    Kind.OTHER_MEDICINE: OtherMedicine,
    Kind.SOURCE: Source,
}
