"""What is measured: the program's own commands, and the yardsticks beside them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

from benchmarks import bare
from benchmarks.timing import Program
from immunoref import opening
from immunoref.questions import asking
from immunoref.questions.answers import Refusal
from immunoref.render import pages

ROOT: Final = Path(__file__).resolve().parent.parent
COLUMNS: Final = {"COLUMNS": "100", "PYTHONPATH": ""}  # the installed program, not the checkout
TERMINAL: Final = {"TERM": "xterm-256color", "PAGER": "cat"}  # in colour, and nobody has to press a key
YARDSTICK: Final = "(b) bare Typer and Rich"
QUERIES: Final = {
    "exact, table": ("drug", "il-2", "--format", "table"),
    "exact, plain": ("drug", "il-2", "--format", "plain"),
    "exact, --json": ("drug", "il-2", "--json"),
    "fuzzy, table": ("drug", "keytroda", "--format", "table"),
    "fuzzy, --json": ("drug", "keytroda", "--json"),
    "not found": ("drug", "xyzzyplugh"),
}


def installed(folder: Path) -> Path:
    """Build a wheel, install it into an environment of its own, and return that one's Python."""
    wheels = folder / "wheels"
    # The build's requirements are those of the environment that runs this: nothing is fetched.
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, stdout=sys.stderr)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", str(next(wheels.glob("*.whl")))]
    subprocess.run(install, check=True, stdout=sys.stderr)
    return python


def package(python: Path) -> Path:
    """Return the folder of the installed program."""
    return next((python.parent.parent / "lib").glob("python*/site-packages/immunoref"))


def own(python: Path) -> list[Program]:
    """Return the lookups of an installed program, warm."""
    program = str(python.with_name("immunoref"))
    return [Program(label, (program, *words), COLUMNS) for label, words in QUERIES.items()]


def others(python: Path, folder: Path) -> list[Program]:
    """Return the further commands of an installed program."""
    program = str(python.with_name("immunoref"))
    home = folder / "first"
    fresh = COLUMNS | {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}

    def forget() -> None:
        """Leave the program as its installer did: with no home and no cache."""
        shutil.rmtree(home, ignore_errors=True)

    shown = Program("exact, on a terminal", (program, "drug", "il-2"), COLUMNS | TERMINAL, terminal=True)
    return [
        shown,
        Program("first run after install", (program, "drug", "il-2", "--format", "table"), fresh, forget),
        Program("--help", (program, "--help"), COLUMNS),
        Program("drug --help", (program, "drug", "--help"), COLUMNS),
        Program("completion of pem", (program, "__complete", "bash", "drug", "pem"), COLUMNS),
        Program("resolve, a thousand names", (program, "resolve", "drug", *_thousand()), COLUMNS),
    ]


def _thousand() -> list[str]:
    """Return names as a spreadsheet has them: right ones, slips, brands, and some that are nothing."""
    some = "il-2 keytruda keytroda nivolumab Opdivo interferon-alfa bcg ipilumumab infliximab xyzzy".split()
    return some * 100


def yardsticks(python: Path, folder: Path) -> list[Program]:
    """Return what the lookups are compared with: nothing, a bare program, and the common way."""
    reply = asking.ask(opening.open_store(), "drug", "il-2")
    if isinstance(reply, Refusal):
        raise SystemExit("the data has no il-2 to measure with")
    program = bare.write(pages.page(reply), folder / "bare")
    common = Path(__file__).with_name("common_way.py")
    return [
        Program("(a) python -c pass", (str(python), "-c", "pass"), COLUMNS),
        Program(YARDSTICK, (str(python), str(program), "drug", "il-2"), COLUMNS),
        Program("(c) the common way", (str(python), str(common), str(ROOT / "data"), "il-2"), COLUMNS),
    ]
