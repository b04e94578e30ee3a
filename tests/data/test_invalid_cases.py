"""Drop a YAML file and its expected messages into ``tests/cases/invalid`` and it is a test.

``FILE--what.yaml`` takes the place of ``FILE.yaml`` in the small knowledge base; each line of
``FILE--what.expected`` begins one of the messages, and no other message may appear.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from immunoref.knowledge import build
from immunoref.knowledge.problems import DataError

CASES = Path(__file__).resolve().parent.parent / "cases" / "invalid"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_every_problem_is_named_at_once(case: Path, small_data: Path) -> None:
    shutil.copy(case, small_data / f"{case.stem.partition('--')[0]}.yaml")
    with pytest.raises(DataError) as caught:
        build.checked(small_data)
    found = [str(problem).replace(f"{small_data}{os.sep}", "") for problem in caught.value.problems]
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert expected, "an expectation that expects nothing"
    missing = [line for line in expected if not any(message.startswith(line) for message in found)]
    surplus = [message for message in found if not any(message.startswith(line) for line in expected)]
    assert (missing, surplus) == ([], [])


def test_each_case_has_its_expectation() -> None:
    assert {case.stem for case in CASES.glob("*.yaml")} == {case.stem for case in CASES.glob("*.expected")}


def test_the_small_base_is_sound(base_folder: Path) -> None:
    build.checked(base_folder)


def test_the_message_counts_the_problems_and_ends_in_what_to_do(small_data: Path) -> None:
    (small_data / "conditions.yaml").unlink()
    (small_data / "notes.yaml").write_text("- id: x\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        build.checked(small_data)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("conditions.yaml: missing; add the file; an empty base is no base")
    assert "notes.yaml: not a file of the knowledge base; rename it" in lines[1]
    assert lines[2] == "The knowledge base was not used: 2 problems. Correct the lines above and try again."
