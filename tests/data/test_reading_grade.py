"""Plain fields can be read by most: their Flesch-Kincaid grade, names of medicines aside.

The aim is grade 8 or below for every record. ``python tests/data/test_reading_grade.py`` lists all
records with their grades, the hardest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
import readability

from immunoref.knowledge import build
from immunoref.records import Kind, Named
from immunoref.store import Store

AIM: Final = 8.0
PLAIN_FIELDS: Final = ("text", "note", "why")  # `clinical` is the professional's
FOR_READERS: Final = (Kind.THERAPY, Kind.CONDITION, Kind.SIDE_EFFECT, Kind.TERM, Kind.QUESTION)
WORD: Final = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


def plain_texts(part: Any) -> Iterator[str]:
    """Yield the plain texts of a record that are whole sentences."""
    if isinstance(part, msgspec.Struct):
        for field in part.__struct_fields__:
            value = getattr(part, field)
            if field in PLAIN_FIELDS and isinstance(value, str):
                if value.endswith((".", "!", "?")):  # a note of two words would make the rest look easy
                    yield value
            else:
                yield from plain_texts(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from plain_texts(item)


def names_of_medicines(store: Store) -> re.Pattern[str]:
    """Return a pattern of every name of a medicine, long ones first."""
    records = [record for kind in (Kind.THERAPY, Kind.OTHER_MEDICINE) for record in store.all_of(kind)]
    named = [record for record in records if isinstance(record, Named)]
    texts = {
        text
        for record in named
        for text in (record.name, *(name for group in record.names.values() for name in group))
    }
    found = "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def grade(texts: Iterable[str], medicines: re.Pattern[str]) -> float | None:
    """Return the Flesch-Kincaid grade of some sentences; None where there are none."""
    sentences = [
        part
        for text in texts
        for part in SENTENCE_END.split(medicines.sub("drug", text))
        if WORD.search(part)
    ]
    if not sentences:
        return None
    tokens = "\n".join(" ".join(WORD.findall(sentence)) + " ." for sentence in sentences)
    return float(readability.getmeasures(tokens, lang="en")["readability grades"]["Kincaid"])


def grades(store: Store) -> dict[str, float]:
    """Return the grade of each record that has plain sentences."""
    medicines = names_of_medicines(store)
    found = {
        f"{kind}: {record.id}": grade(plain_texts(record), medicines)
        for kind in FOR_READERS
        for record in store.all_of(kind)
    }
    return {record: value for record, value in found.items() if value is not None}


@pytest.fixture(scope="module")
def measured(store: Store) -> dict[str, float]:
    return grades(store)


def test_no_record_is_above_the_aim(measured: dict[str, float]) -> None:
    above = {record: value for record, value in measured.items() if value > AIM}
    listed = "; ".join(
        f"{record} {above[record]:.1f}" for record in sorted(above, key=lambda name: -above[name])
    )
    assert not above, f"above grade {AIM:g}; write these in shorter sentences and plainer words: {listed}"


def test_every_kind_for_readers_is_measured(measured: dict[str, float]) -> None:
    assert {record.partition(":")[0] for record in measured} == set(FOR_READERS)


def test_a_plain_sentence_is_easier_than_a_clinical_one() -> None:
    nothing = re.compile(r"(?!)")
    plain = grade(["It makes immune cells grow. They can then kill cancer cells."], nothing)
    clinical = grade(
        ["Administration necessitates hospitalization with hemodynamic monitoring capabilities."], nothing
    )
    assert plain is not None
    assert clinical is not None
    assert plain < 5
    assert clinical > 15


def test_names_of_medicines_are_no_hard_words(store: Store) -> None:
    medicines = names_of_medicines(store)
    assert medicines.sub("drug", "Talimogene laherparepvec or Keytruda helps") == "drug or drug helps"


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[2] / "data"
    with closing(Store(build.in_memory(build.checked(folder)))) as opened:
        everything = grades(opened)
    for name, value in sorted(everything.items(), key=lambda item: -item[1]):
        print(f"{value:5.1f}  {name}")  # noqa: T201 - a curator's small program
