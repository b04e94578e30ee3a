"""What a run may import: speed is kept by what is not loaded, and that can be asserted without a clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent / "cases" / "base"
WATCHED = (
    *"yaml rapidfuzz sqlite3 rich rich.console typer hashlib hypothesis asyncio subprocess".split(),
    "immunoref.knowledge",
    "immunoref.resolve.rungs",
)
SCRIPT = """
import sys
from immunoref.__main__ import main
code = 0
try:
    main()
except SystemExit as end:
    code = end.code
watched = {watched!r}
print("LOADED", *[name for name in watched if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def loaded(cache: Path, *words: str) -> set[str]:
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "IMMUNOREF_DATA": str(BASE)}
    command = [sys.executable, "-c", SCRIPT.format(watched=WATCHED), *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
    last = done.stderr.splitlines()[-1]
    assert last.startswith("LOADED"), done.stderr
    return set(last.split()[1:])


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("drug", "--help"), ("schema", "--help"), ()])
def test_help_and_version_load_no_data(cache: Path, words: tuple[str, ...]) -> None:
    assert not loaded(cache, *words) & {"yaml", "rapidfuzz", "sqlite3", "rich", "immunoref.knowledge"}


def test_a_first_lookup_compiles_and_a_warm_one_does_not(cache: Path) -> None:
    loaded(cache, "drug", "ex-2")
    assert not loaded(cache, "drug", "ex-2") & {"yaml", "immunoref.knowledge"}


def test_json_loads_no_rich(cache: Path) -> None:
    loaded(cache, "drug", "ex-2")
    assert "rich" not in loaded(cache, "drug", "ex-2", "--json")


@pytest.mark.parametrize("form", ["plain", "jsonl", "csv", "tsv", "md", "html"])
def test_only_tables_and_pictures_load_rich(cache: Path, form: str) -> None:
    assert "rich" not in loaded(cache, "drug", "ex-2", "--format", form)


def test_a_table_loads_the_small_parts_of_rich_and_no_pager(cache: Path) -> None:
    loaded(cache, "drug", "ex-2")
    assert loaded(cache, "drug", "ex-2", "--format", "table") == {"sqlite3", "rich"}


def test_a_picture_loads_the_console_of_rich(cache: Path) -> None:
    seen = loaded(cache, "drug", "ex-2", "--format", "svg")
    assert "rich.console" in seen, "else the test above would prove nothing"


@pytest.mark.parametrize("name", ["ex-2", "EX 2", "examplikin", "Examplex"])
def test_an_exact_hit_loads_no_rapidfuzz(cache: Path, name: str) -> None:
    assert "rapidfuzz" not in loaded(cache, "drug", name)


@pytest.mark.parametrize("name", ["ex-2", "EX 2", "examplikin"])
def test_an_exact_hit_in_json_loads_what_it_needs(cache: Path, name: str) -> None:
    loaded(cache, "drug", "ex-2")
    assert loaded(cache, "drug", name, "--json") == {"sqlite3"}


def test_a_guess_loads_rapidfuzz(cache: Path) -> None:
    seen = loaded(cache, "drug", "exmaplikin")
    assert {"rapidfuzz", "immunoref.resolve.rungs"} <= seen, "else the tests above would prove nothing"


def test_nothing_loads_asyncio(cache: Path) -> None:
    assert "asyncio" not in loaded(cache, "drug", "ex-2", "--json")


@pytest.mark.parametrize("words", [(), ("--json",), ("--format", "table"), ("-f", "plain")])
def test_a_plain_lookup_loads_no_typer(cache: Path, words: tuple[str, ...]) -> None:
    assert "typer" not in loaded(cache, "drug", "ex-2", *words)


def test_help_loads_typer(cache: Path) -> None:
    assert "typer" in loaded(cache, "drug", "--help"), "else the test above would prove nothing"


def test_a_warm_lookup_digests_no_data(cache: Path) -> None:
    loaded(cache, "drug", "ex-2")
    assert "hashlib" not in loaded(cache, "drug", "ex-2")


def test_completion_loads_neither_parser_nor_drawing_nor_ladder(cache: Path) -> None:
    loaded(cache, "drug", "ex-2")
    seen = loaded(cache, "__complete", "bash", "drug", "ex")
    assert seen == {"sqlite3"}


@pytest.mark.parametrize(
    "line",
    [
        "compare ex-2, ex",
        "list drugs --class mess",
        "list drugs --status app",
        "list drugs --route ",
        "list ",
        "schema ",
        "drug ex-2 --format ",
        "drug ex-2 -o ",
    ],
)
def test_completing_any_argument_loads_no_more(cache: Path, line: str) -> None:
    loaded(cache, "drug", "ex-2")
    seen = loaded(cache, "__complete", "bash", *line.split(" "))
    assert not seen & {"yaml", "rapidfuzz", "rich", "typer", "hashlib", "immunoref.knowledge"}
