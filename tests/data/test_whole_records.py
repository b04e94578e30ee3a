"""No approved therapy is a stub, none of the agents' table is missing, and no source lies idle."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from immunoref.knowledge import rules
from immunoref.knowledge.loading import Knowledge
from immunoref.questions import asking
from immunoref.questions.answers import DrugAnswer, Reply
from immunoref.records import Availability, BoxedWarning, Frequency, Kind, Therapy, TherapyKind, UseStatus
from immunoref.render import pages, plain
from immunoref.resolve.outcome import How
from immunoref.store import Store

SOLD = (Availability.MARKETED, Availability.DISCONTINUED)
ONCE_APPROVED = (UseStatus.APPROVED, UseStatus.ACCELERATED, UseStatus.WITHDRAWN)
OFTEN = (Frequency.VERY_COMMON, Frequency.COMMON)
# What no text that could be read says. Strike a line as soon as one does: it is an error to keep it longer.
UNKNOWN = {
    ("iberdomide", "how common its effects are"),
    ("linvoseltamab", "how common its effects are"),
    ("orca-t", "a serious effect or warning"),
    ("orca-t", "a way of giving"),
    ("orca-t", "whether its label has a boxed warning"),
    ("vusolimogene-oderparepvec", "whether its label has a boxed warning"),
    ("zopapogene-imadenovec", "a serious effect or warning"),
    ("zopapogene-imadenovec", "whether its label has a boxed warning"),
}


def missing(record: Therapy) -> set[str]:
    """Return what a record of an approved therapy lacks."""
    effects = record.side_effects
    has = {
        "a use that was approved": any(use.status in ONCE_APPROVED for use in record.uses),
        "how common its effects are": any(effect.frequency in OFTEN for effect in effects),
        "a serious effect or warning": bool(record.warnings) or any(effect.serious for effect in effects),
        "a way of giving": bool(record.given),
        "its first approval": record.first_approved is not None,
        "whether its label has a boxed warning": record.boxed_warning is not BoxedWarning.UNKNOWN,
    }
    return {what for what, there in has.items() if not there}


@pytest.fixture(scope="module")
def approved(knowledge: Knowledge) -> list[Therapy]:
    therapies = [loaded.record for loaded in knowledge.of(Kind.THERAPY)]
    return [one for one in therapies if one.kind is not TherapyKind.GROUP and one.availability in SOLD]


def test_no_approved_therapy_is_a_stub(approved: list[Therapy]) -> None:
    lacking = {(record.id, what) for record in approved for what in missing(record)}
    assert lacking - UNKNOWN == set(), "find a text that says it; only if there is none, add it to UNKNOWN"
    assert UNKNOWN - lacking == set(), "it is known now: strike it from UNKNOWN"


def test_what_is_approved_is_many(approved: list[Therapy]) -> None:
    assert len(approved) > 75


def test_a_medicine_has_two_codes_or_says_which_it_lacks(store: Store, approved: list[Therapy]) -> None:
    for record in approved:
        codes = [getattr(record.identifiers, system) for system in ("ncit", "rxcui", "unii", "atc")]
        if sum(code is not None for code in codes) < 2:
            reply = asking.ask(store, "drug", record.name)
            assert isinstance(reply, Reply)
            assert "Identifiers unknown: " in plain.draw(pages.page(reply), None), record.id


def test_every_agent_of_the_table_has_a_record(store: Store, sources_folder: Path) -> None:
    table = sources_folder.parent / "vocabulary" / "agents.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        names = [row["preferred_name"] for row in csv.DictReader(lines, delimiter="\t")]
    assert len(names) == 72
    for name in names:
        reply = asking.ask(store, "drug", name)
        assert isinstance(reply, Reply), name
        assert isinstance(reply.answer, DrugAnswer)
        assert reply.match is not None
        assert reply.match.how is not How.FUZZY, name


def test_every_source_is_cited(knowledge: Knowledge) -> None:
    cited = {
        citation.partition("#")[0]
        for loaded in rules.every(knowledge)
        for _, citations in rules.citations(loaded.record)
        for citation in citations
    }
    idle = {loaded.record.id for loaded in knowledge.of(Kind.SOURCE)} - cited
    assert not idle, "nothing rests on these; cite them or remove them from sources.yaml"
