"""The manual page says what the program has, no less and no more, and its examples run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from support import Program

from immunoref.cli import app, manual, manual_texts
from immunoref.render import roff

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM: Any = typer.main.get_command(app.app)
DATE = "2026-01-31"
PAGE = manual.page(PROGRAM, DATE)
PLAIN = PAGE.replace(r"\-", "-").replace(r"\(aq", "'").replace(r"\(dq", '"').replace(r"\(ti", "~")
EXAMPLES = [line for part in re.findall(r"\.EX\n(.*?)\n\.EE", PLAIN, re.DOTALL) for line in part.split("\n")]
SECTIONS = (
    "NAME",
    "SYNOPSIS",
    "DESCRIPTION",
    "COMMANDS",
    "OPTIONS",
    "EXIT STATUS",
    "ENVIRONMENT",
    "FILES",
    "EXAMPLES",
    "SEE ALSO",
)


def section(name: str) -> str:
    return PLAIN.split(f'.SH "{name}"\n')[1].split("\n.SH ")[0]


def options(command: Any) -> set[str]:
    context = typer.Context(command, help_option_names=["-h", "--help"])
    parameters = [one for one in command.get_params(context) if one.param_type_name == "option"]
    return {option for one in parameters for option in one.opts}


def test_the_sections_stand_in_their_usual_order() -> None:
    assert tuple(re.findall(r'^\.SH "(.+)"$', PAGE, re.MULTILINE)) == SECTIONS


def test_it_names_every_subcommand_and_no_other() -> None:
    assert re.findall(r'^\.SS "(.+)"$', PLAIN, re.MULTILINE) == list(PROGRAM.commands)
    called = {
        match for line in EXAMPLES for match in re.findall(r"immunoref (?:--data \S+ )?([a-z-]+)", line)
    }
    assert called <= set(PROGRAM.commands)


def test_it_names_every_option_and_no_other() -> None:
    known = {"-h"}.union(options(PROGRAM), *map(options, PROGRAM.commands.values()))
    own_lines = PLAIN.replace("FRX and -c", "").replace("man -l -", "")
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", own_lines)) == known


@pytest.mark.parametrize("name", list(PROGRAM.commands))
def test_a_subcommand_with_its_own_options(name: str) -> None:
    told = section("COMMANDS").split(f'.SS "{name}"\n')[1].split("\n.SS ")[0]
    command = PROGRAM.commands[name]
    for option in options(command):
        assert option in told or option in ("-f", "-o"), "told once, under OPTIONS"
    assert command.help.splitlines()[0].split()[0] in told
    for line in re.findall(r"^  (.+)$", command.epilog or "", re.MULTILINE):
        assert line in told


def test_closed_words_are_told() -> None:
    assert "--status WORD" in PLAIN
    assert "One of approved, accelerated" in PLAIN.replace("\n", " ")
    assert "With such a boxed warning: yes, none, unknown." in PLAIN


def test_it_tells_what_is_read_of_the_environment() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r'environ\.get\("(\w+)"|envvar="(\w+)"|_VARIABLE: Final = "(\w+)"', code))
    names = {name for groups in read for name in groups if name}
    names -= {"COMP_TYPE"}  # the shell's word to the completion, not the user's
    assert {"IMMUNOREF_DATA", "NO_COLOR", "PAGER"} <= names
    assert names | {"COLUMNS"} <= set(re.findall(r"\w+", " ".join(manual_texts.ENVIRONMENT)))


def test_it_promises_to_inform_and_never_to_advise() -> None:
    assert "It informs and never advises" in section("DESCRIPTION")


def test_the_date_is_that_of_the_data_and_all_else_is_fixed(program: Program) -> None:
    assert PAGE.startswith(f'.TH "IMMUNOREF" 1 {DATE} "immunoref ')
    assert manual.page(PROGRAM, DATE) == PAGE
    printed = program("man", env={"IMMUNOREF_DATA": str(ROOT / "tests" / "cases" / "base"), "TZ": "UTC-14"})
    reviewed = program("--data", str(ROOT / "tests" / "cases" / "base"), "--version").out.split()[-1]
    assert (printed.code, printed.err) == (0, "")
    assert printed.out == PAGE.replace(DATE, reviewed)


def test_no_line_is_taken_for_a_request() -> None:
    assert roff.text(".SH fake\n'br") == r"\&.SH fake \(aqbr"
    assert roff.text(r"a\b -c") == r"a\eb \-c"
    assert roff.bold('say "x"') == r'.B "say \(dqx\(dq"'


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("mandoc", ("-Tlint", "-W", "warning")),
        ("groff", ("-man", "-ww", "-z", "-Tutf8")),
        ("man", ("--warnings", "-l", "-")),
    ],
)
def test_manual_programs_accept_it_without_a_warning(tool: str, arguments: tuple[str, ...]) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run(
        [tool, *arguments], input=PAGE, capture_output=True, text=True, check=False, timeout=60
    )
    if tool == "man" and re.search("unrecognized|invalid|illegal", done.stderr):
        pytest.skip("this man takes no page from standard input")
    assert (done.returncode, done.stderr) == (0, "")
    assert not re.search("warning|error", done.stdout, re.IGNORECASE) or tool == "man"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path, base_folder: Path) -> dict[str, str]:
    """An environment in which the examples find what they name, and `immunoref` is a command."""
    home = tmp_path_factory.mktemp("home")
    for folder in (".zfunc", ".config/fish/completions"):
        (home / folder).mkdir(parents=True)
    (home / "cancers.txt").write_text("melanoma\n", encoding="utf-8")
    (home / "symptoms.txt").write_text("fever\n", encoding="utf-8")
    shutil.copytree(base_folder, home / "my-data")
    command = home / "immunoref"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m immunoref "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{home}:{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if key != "IMMUNOREF_DATA"}
    return kept | {"PATH": path, "HOME": str(home), "XDG_CACHE_HOME": str(cache_folder), "PYTHONUTF8": "1"}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 40


@pytest.mark.parametrize("line", sorted(set(EXAMPLES)))
def test_every_example_works_when_pasted(desk: dict[str, str], line: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    if "| man" in line and shutil.which("man") is None:
        pytest.skip("man is not installed")
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        env=desk,
        cwd=desk["HOME"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
