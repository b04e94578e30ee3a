"""Plain fields can be read by most: their Flesch-Kincaid grade, names of medicines aside.

The aim is grade 8 or below for every record. The limits here are where the data stands; a curator who
brings it down lowers them. ``python tests/data/test_reading_grade.py`` lists the hardest records.
"""

from __future__ import annotations

import re
import statistics
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
MEDIAN: Final = 5.0  # 3.9 when it was set
SHARE_ABOVE: Final = 0.12  # 0.10 when it was set: 87 of 845 records, no therapy among them
HARDEST: Final = 15.0  # 14.3 when it was set: one short sentence of long words
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


def hardest(measured: dict[str, float]) -> str:
    worst = sorted(measured.items(), key=lambda item: -item[1])[:20]
    return "; ".join(f"{record} {value:.1f}" for record, value in worst)


def test_most_records_are_well_within_the_aim(measured: dict[str, float]) -> None:
    assert statistics.median(measured.values()) <= MEDIAN, hardest(measured)


def test_few_records_are_above_the_aim(measured: dict[str, float]) -> None:
    above = [record for record, value in measured.items() if value > AIM]
    share = len(above) / len(measured)
    assert share <= SHARE_ABOVE, (
        f"{len(above)} of {len(measured)} are above grade {AIM}; shorten them: {hardest(measured)}"
    )


def test_no_record_is_out_of_reach(measured: dict[str, float]) -> None:
    assert max(measured.values()) <= HARDEST, (
        f"write these in shorter sentences and words: {hardest(measured)}"
    )


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
