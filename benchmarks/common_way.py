"""The common way to write a lookup tool, as a yardstick: parse YAML, build everything, WRatio, print.

python benchmarks/common_way.py FOLDER NAME
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process  # noqa: TID251 - a yardstick is no part of the program
from rich.console import Console  # noqa: TID251
from rich.table import Table  # noqa: TID251


def main(folder: str, name: str) -> None:
    """Print the therapy whose name is most like the one asked for."""
    loaded = {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) for path in _files(folder)
    }
    therapies = {record["id"]: record for record in loaded["therapies"]}
    effects = {record["id"]: record for record in loaded["side_effects"]}
    conditions = {record["id"]: record for record in loaded["conditions"]}
    names = [(text, record["id"]) for record in therapies.values() for text in _names(record)]
    found = process.extractOne(name, [text for text, _ in names], scorer=fuzz.WRatio, score_cutoff=80)
    if found is None:
        sys.exit(f"nothing is called {name}")
    record = therapies[names[found[2]][1]]
    console = Console()
    console.print(record["name"], style="bold")
    console.print(record["about"]["text"], markup=False)
    uses = Table("For", "Status", show_lines=True)
    for use in record.get("uses", ()):
        uses.add_row(conditions[use["condition"]]["name"], use["status"])
    console.print(uses)
    seen = Table("Side effect", "How often", show_lines=True)
    for entry in record.get("side_effects", ()):
        seen.add_row(effects[entry["effect"]]["name"], entry["frequency"])
    console.print(seen)


def _files(folder: str) -> list[Path]:
    return [path for path in sorted(Path(folder).glob("*.yaml")) if path.stem != "other_medicines"]


def _names(record: dict[str, Any]) -> list[str]:
    return [
        record["id"],
        record["name"],
        *(text for texts in record.get("names", {}).values() for text in texts),
    ]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
