"""How coded values are said to a person, and the tone that colour may repeat. Words carry the meaning."""

from __future__ import annotations

from typing import Final

from immunoref.records import Availability, BoxedWarning, Frequency, NameKind, Role, UrgencyLevel, UseStatus

STATUS: Final[dict[UseStatus, tuple[str, str]]] = {
    UseStatus.APPROVED: ("approved", "good"),
    UseStatus.ACCELERATED: ("accelerated approval", "good"),
    UseStatus.WITHDRAWN: ("approval withdrawn", "caution"),
    UseStatus.REPORTED: ("reported use", ""),
    UseStatus.INVESTIGATIONAL: ("being studied", "caution"),
    UseStatus.NOT_USED: ("not used", "alarm"),
}
ROLE: Final[dict[Role, str]] = {
    Role.TREATMENT: "treatment",
    Role.ADJUVANT: "added to a main treatment",
    Role.SUPPORTIVE_CARE: "supportive care",
    Role.PREVENTION: "prevention",
}
AVAILABILITY: Final[dict[Availability, str]] = {
    Availability.MARKETED: "marketed in the US",
    Availability.DISCONTINUED: "discontinued in the US",
    Availability.INVESTIGATIONAL: "investigational, not marketed in the US",
    Availability.NEVER_MARKETED: "never marketed in the US",
    Availability.UNKNOWN: "US availability unknown",
}
FREQUENCY: Final[dict[Frequency, str]] = {
    Frequency.VERY_COMMON: "very common",
    Frequency.COMMON: "common",
    Frequency.UNCOMMON: "uncommon",
    Frequency.RARE: "rare",
    Frequency.VERY_RARE: "very rare",
    Frequency.UNSTATED: "not stated",
}
SYSTEM: Final[dict[str, str]] = {
    "ncit": "NCIt",
    "rxcui": "RxNorm",
    "unii": "UNII",
    "atc": "ATC",
    "chembl": "ChEMBL",
    "drugbank": "DrugBank",
    "mesh": "MeSH",
    "oncotree": "OncoTree",
    "doid": "Disease Ontology",
    "mondo": "Mondo",
    "icd10cm": "ICD-10-CM",
    "icdo": "ICD-O",
    "hpo": "HPO",
}
BOXED: Final[dict[BoxedWarning, str]] = {
    BoxedWarning.NONE: "None: the US label that was read has no boxed warning.",
    BoxedWarning.UNKNOWN: "Unknown: no US label of it was read for this reference.",
}
URGENCY: Final[dict[UrgencyLevel, str]] = {
    UrgencyLevel.EMERGENCY: "emergency",
    UrgencyLevel.RIGHT_AWAY: "report right away",
    UrgencyLevel.MENTION: "tell the care team",
}
NAME_KIND: Final[dict[NameKind, str]] = {
    NameKind.GENERIC: "Generic names",
    NameKind.BRAND: "Brands",
    NameKind.FORMER_BRAND: "Former brands",
    NameKind.BRAND_ABROAD: "Brands abroad",
    NameKind.BIOSIMILAR: "Biosimilars",
    NameKind.ABBREVIATION: "Short forms",
    NameKind.CODE: "Codes",
    NameKind.LAY: "Everyday names",
    NameKind.CLINICAL: "Clinical names",
    NameKind.SPELLING_VARIANT: "Spelling variants",
}
RELATION: Final[dict[str, str]] = {
    "same": "",
    "narrower": "stated for {name}",
    "broader": "stated for {name} in general",
    "tumor-agnostic": "stated for any {name}",
}
CLOSING: Final = (
    "Reference information, not medical advice: ask the care team about a person's own treatment."
)


def serious(value: bool | None) -> str:  # noqa: FBT001 - a fact of three values
    """Return how a seriousness is said."""
    return {True: "serious", False: "not serious", None: ""}[value]
