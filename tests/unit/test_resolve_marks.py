"""Discriminators: what two names must agree in before likeness counts."""

from __future__ import annotations

import pytest

from immunoref.names import normalise, words
from immunoref.records import Kind
from immunoref.resolve import describing, synonyms
from immunoref.resolve.inn import bodies, same_stem
from immunoref.resolve.marks import agree, marks


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("interleukun-2", "interleukin-12"),
        ("interleukin-1", "interleukin-11"),
        ("interferon alfa-2a", "interferon alfa-2b"),
        ("interferon alfa-n3", "interferon alfa-2b"),
        ("interferon beta", "interferon alfa"),
        ("interferon", "interferon alfa"),
        ("G-CSF", "GM-CSF"),
        ("PD-1 inhibitor", "PD-L1 inhibitor"),
        ("PD-L2 inhibitor", "PD-L1 inhibitor"),
        ("peginterferon alfa-2b", "interferon alfa-2b"),
        ("ropeginterferon alfa-2b", "peginterferon alfa-2b"),
        ("anti-IL-2", "IL-2"),
        ("Hodgkin lymphoma", "non-Hodgkin lymphoma"),
        ("small cell lung cancer", "non-small cell lung cancer"),
        ("hypotension", "hypertension"),
        ("weight gain", "weight loss"),
        ("high platelets", "low platelets"),
        ("acute kidney failure", "chronic kidney failure"),
        ("HER2-negative breast cancer", "HER2-positive breast cancer"),
        ("septic meningitis", "aseptic meningitis"),
        ("cutaneous B-cell lymphoma", "cutaneous T-cell lymphoma"),
        ("tisagenlecleumab", "tisagenlecleucel"),
        ("BMS-936568", "BMS-936558"),
    ],
)
def test_names_that_must_not_be_taken_for_each_other(query: str, name: str) -> None:
    assert not agree(words(query), words(name))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("interfeern alpa", "interferon alfa"),
        ("interferon gmma-1b", "interferon gamma-1b"),
        ("interferonalfa2b", "interferon alfa-2b"),
        ("mon-hodgkin lymphoma", "non-Hodgkin lymphoma"),
        ("nonhodgkin lymphoma", "non-Hodgkin lymphoma"),
        ("pegfilgastrim", "pegfilgrastim"),
        ("pgfilgrastim", "pegfilgrastim"),
        ("bcell lymphoma", "B-cell lymphoma"),
        ("sipuleucelt", "sipuleucel-T"),
        ("keytroda", "Keytruda"),
        ("glofotomab", "glofitamab"),
        ("squamous cell carcinoma f the anal canal", "squamous cell carcinoma of the anal canal"),
    ],
)
def test_slips_that_keep_the_marks(query: str, name: str) -> None:
    assert agree(words(query), words(name))


def test_stems_of_antibodies_differ_more_closely_looked_at() -> None:
    assert agree(("dostartamab",), ("dostarlimab",))
    assert not same_stem(("dostartamab",), ("dostarlimab",))
    assert same_stem(("nivolumab",), ("nivolimab",))


def test_a_shared_stem_is_taken_off_before_bodies_are_compared() -> None:
    assert list(bodies(("timolumab",), ("nivolumab",))) == [("timolu", "nivolu")]
    assert list(bodies(("relmacabtagene", "autoleucel"), ("ciltacabtagene", "autoleucel"))) == [
        ("relma", "cilta"),
        ("auto", "auto"),
    ]
    assert list(bodies(("keytroda",), ("keytruda",))) == []


def test_marks_are_seen_through_any_separators() -> None:
    assert marks(words("IL-2")).numbers == marks(words("il2")).numbers == ("2",)
    assert marks(words("alfa 2 a")).numbers == marks(words("alfa-2a")).numbers == ("2a",)


@pytest.mark.parametrize("kind", list(describing.DESCRIBING))
def test_word_lists_hold_normalised_words(kind: Kind) -> None:
    listed = describing.DESCRIBING[kind] | describing.GENERIC[kind] | describing.NEUTRAL[kind]
    # A number word or a roman numeral could never be met: it is a digit by then.
    assert sorted(word for word in listed if normalise(word) != word) == []


def test_other_word_lists_hold_normalised_words_too() -> None:
    listed = describing.STOP | describing.SHIFTING | describing.COUNTED | describing.NUMBERED
    assert sorted(word for word in listed if normalise(word) != word) == []


@pytest.mark.parametrize("kind", list(describing.DESCRIBING))
def test_no_word_both_describes_and_shifts(kind: Kind) -> None:
    both = (describing.DESCRIBING[kind] | describing.NEUTRAL[kind] | describing.STOP) & describing.SHIFTING
    assert sorted(both) == []


def test_words_of_one_meaning_stand_for_each_other() -> None:
    assert synonyms.canonical(Kind.CONDITION, "renal") == synonyms.canonical(Kind.CONDITION, "kidneys")
    assert "renal" in synonyms.variants(Kind.CONDITION, "kidney")
    assert synonyms.canonical(Kind.THERAPY, "kidney") != synonyms.canonical(Kind.THERAPY, "renal")
