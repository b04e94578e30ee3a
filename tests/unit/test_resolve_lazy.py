"""What a lookup loads: RapidFuzz only for a guess, and only inside `resolve`."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from immunoref.records import Kind
from immunoref.resolve import MemoryTable, resolve
from immunoref.resolve.memory import row

rows = [row(Kind.THERAPY, "aldesleukin", "aldesleukin", name) for name in ("aldesleukin", "IL-2")]
outcome = resolve(MemoryTable(rows), Kind.THERAPY, sys.argv[1])
print(type(outcome).__name__, any(name.startswith("rapidfuzz") for name in sys.modules))
"""


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("IL-2", "Found False"),
        ("il2", "Found False"),
        ("aldesleukine", "Found True"),
        ("zzzz", "NotFound True"),
    ],
)
def test_rapidfuzz_is_loaded_only_for_a_guess(query: str, outcome: str) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, query], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == outcome
