"""Every citation of the source texts: the section exists, and mentions what it is cited for."""

from __future__ import annotations

from pathlib import Path

import pytest

from immunoref.knowledge import evidence
from immunoref.knowledge.loading import Knowledge
from immunoref.records import Kind

FIVE = (
    "acs-nonspecific",
    "acs-cytokines",
    "nci-modulators",
    "cancer-net-immunotherapy",
    "health-union-cytokines",
)


@pytest.fixture(scope="module")
def report(knowledge: Knowledge, sources_folder: Path) -> evidence.Report:
    return evidence.check(knowledge, sources_folder)


def test_every_citation_of_a_text_at_hand_holds(report: evidence.Report) -> None:
    assert [str(problem) for problem in report.problems] == []


def test_the_check_looked_at_the_five_texts(report: evidence.Report) -> None:
    assert report.checked > 1000
    unchecked = {line.rsplit(": ", 1)[1].partition("#")[0] for line in report.unchecked}
    assert not unchecked & set(FIVE)


def test_every_section_of_the_five_texts_is_found(knowledge: Knowledge, sources_folder: Path) -> None:
    for loaded in knowledge.of(Kind.SOURCE):
        source = loaded.record
        if source.copy is None:
            continue
        found = evidence.sections(source, sources_folder)
        assert found is not None, source.id
        assert list(found) == [section.casefold() for section in source.sections], source.id


def test_the_check_can_fail(knowledge: Knowledge, sources_folder: Path) -> None:
    sections = {
        loaded.record.id: evidence.sections(loaded.record, sources_folder)
        for loaded in knowledge.of(Kind.SOURCE)
    }
    interferons = (sections["acs-nonspecific"] or {})["side effects of interferons"]
    assert evidence.mentions(interferons, "thinning hair")
    assert not evidence.mentions(interferons, "blood clots")
