"""``python -m immunoref.knowledge FOLDER``: check a data folder, for curators."""

from __future__ import annotations

import sys
from pathlib import Path

from immunoref.errors import ImmunorefError
from immunoref.knowledge import build, loading, rules
from immunoref.records import Kind


def main(arguments: list[str]) -> int:
    """Print all problems of a folder, or how many records it holds."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m immunoref.knowledge FOLDER\n")
        return 2
    folder = Path(arguments[0])
    try:
        knowledge = build.checked(folder)
    except ImmunorefError as error:
        sys.stderr.write(f"{error}\n")
        # rules are withheld from unreadable files, so a curator sees what else they would say
        partly, problems = loading.load(folder)
        for problem in rules.check(partly) if problems else []:
            sys.stderr.write(f"(of the readable records) {problem}\n")
        return error.exit_code
    counts = ", ".join(f"{len(knowledge.of(kind))} {kind}" for kind in Kind)
    sys.stdout.write(f"{folder}: no problems in {counts}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
