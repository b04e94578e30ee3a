"""What the TAB key offers: the protocol of each shell, and the shells themselves where they are at hand."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import Program

from immunoref.cli import completion, direct
from immunoref.cli.completion_scripts import FILES, FOLDERS, Offer, lines

BASE = str(Path(__file__).resolve().parent.parent / "cases" / "base")
DATA = {"IMMUNOREF_DATA": BASE}


@pytest.fixture(scope="module", autouse=True)
def compiled(program: Program) -> None:
    """Completion compiles nothing, so an index must be there."""
    assert program("drug", "ex-2", env=DATA).code == 0


def offered(program: Program, shell: str, *words: str, **env: str) -> list[str]:
    run = program("__complete", shell, *words, env=DATA | env)
    assert (run.code, run.err) == (0, "")
    return run.out.splitlines()


def test_names_with_short_descriptions(program: Program) -> None:
    lines = offered(program, "fish", "drug", "ex")
    assert "ex-2\tabbreviation of examplikin" in lines
    assert "examplex\tbrand of examplikin" in lines
    assert "examplikin\tcytokine" in lines
    assert lines == sorted(lines)


def test_each_shell_has_its_own_form(program: Program) -> None:
    assert "examplikin  (cytokine)" in offered(program, "bash", "drug", "exampl")
    assert "examplikin:cytokine" in offered(program, "zsh", "drug", "exampl")


def test_what_is_typed_is_kept_as_it_is(program: Program) -> None:
    assert offered(program, "bash", "drug", "EXAMPLIK") == ["EXAMPLIKin"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (("renal",), "renal cell carcinoma"),
        (("renal", "ce"), "cell carcinoma"),
        (("renal", "cell", ""), "carcinoma"),
        (('"renal ce',), "renal cell carcinoma"),
        (("'renal ce",), "renal cell carcinoma"),
        (("renal\\ ce",), "renal cell carcinoma"),
    ],
)
def test_names_with_spaces_survive(program: Program, typed: tuple[str, ...], text: str) -> None:
    assert offered(program, "bash", "cancer", *typed) == [text]


def test_a_single_offer_is_put_in_without_its_description(program: Program) -> None:
    assert offered(program, "bash", "drug", "examplik") == ["examplikin"]


def test_menu_completion_puts_in_no_descriptions(program: Program) -> None:
    lines = offered(program, "bash", "drug", "exampl", COMP_TYPE="37")
    assert {"examplex", "examplikin"} <= set(lines)
    assert "(" not in "".join(lines)


def test_each_command_offers_its_own_kind(program: Program) -> None:
    assert "kidney cancer\tcancer" in offered(program, "fish", "cancer", "kid")
    assert offered(program, "fish", "drug", "kid") == []
    assert "kidney cancer\tcancer" in offered(program, "fish", "resolve", "cancer", "melanoma", "kid")
    assert offered(program, "fish", "resolve", "c") == ["cancer\t"]


def test_options_and_their_values(program: Program) -> None:
    assert "json" in offered(program, "bash", "drug", "ex-2", "--format", "j")
    assert offered(program, "bash", "drug", "--js") == ["--json"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("drug", "--data", "/t"), FOLDERS),
        (("--data=/t",), FOLDERS),
        (("drug", "ex-2", "--data", "=", "/t"), FOLDERS),
        (("drug", "ex-2", "-o", ""), FILES),
        (("export", "sqlite", "x"), FILES),
        (("validate", "--evidence", ""), FOLDERS),
    ],
)
def test_files_and_folders_are_left_to_the_shell(program: Program, words: tuple[str, ...], code: int) -> None:
    run = program("__complete", "bash", *words, env=DATA)
    assert (run.code, run.out, run.err) == (code, "", "")


def test_an_option_and_its_value_in_one_word(program: Program) -> None:
    assert offered(program, "zsh", "drug", "ex-2", "--format=js") == ["--format=json:", "--format=jsonl:"]
    assert offered(program, "bash", "drug", "ex-2", "--format", "=", "ta") == ["table"], "bash parts at ="
    assert "table" in offered(program, "bash", "drug", "ex-2", "--format", "=")
    assert "kidney cancer\tcancer" in offered(program, "fish", f"--data={BASE}", "cancer", "kid")


def test_each_of_several_names(program: Program) -> None:
    assert offered(program, "bash", "compare", "ex-2", "examplice") == ["examplicept"]
    assert offered(program, "bash", "compare", "ex-2", "vs", "examplice") == ["examplicept"]
    assert offered(program, "bash", "compare", "ex", "2,", "examplice") == ["examplicept"]
    assert offered(program, "bash", "symptom", "chills,low", "blood", "pres") == ["pressure"]
    assert offered(program, "zsh", "symptom", "chills,chil")[0] == "chills,chills:side effect"
    assert offered(program, "bash", "resolve", "cancer", "melanoma", "renal") == [r"renal\ cell\ carcinoma"]


def test_a_name_behind_an_option_is_one_word(program: Program) -> None:
    assert offered(program, "bash", "list", "drugs", "--cancer", "renal") == [r"renal\ cell\ carcinoma"]
    assert offered(program, "bash", "list", "drugs", "--cancer", '"renal ce') == ["renal cell carcinoma"]
    assert offered(program, "fish", "list", "drugs", "--class", "") == ["messengers\tgroup"]


def test_subcommands_with_what_they_do(program: Program) -> None:
    assert "drug\tWhat a therapy is, does and can do to you." in offered(program, "fish", "dr")


def test_nothing_is_offered_where_nothing_is_known(program: Program, tmp_path: Path) -> None:
    assert offered(program, "bash", "drug", "xyzzy") == []
    assert offered(program, "bash", "nonsense", "x") == []
    assert offered(program, "bash", "drug", "ex", IMMUNOREF_DATA=str(tmp_path)) == []
    assert offered(program, "bash", "drug", "ex", XDG_CACHE_HOME=str(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "\\", "*", "", " ", "\udcff", "x" * 10_000])
def test_strange_beginnings(program: Program, typed: str) -> None:
    assert offered(program, "bash", "cancer", typed) is not None


def test_signs_are_written_so_that_bash_takes_them_for_letters() -> None:
    offers = [Offer("Barrett's (long) $x")]
    assert list(lines("bash", offers, "Ba")) == ["Barrett\\'s \\(long\\) \\$x"]
    assert list(lines("bash", offers, '"Ba')) == ["Barrett's (long) \\$x"]
    assert list(lines("bash", offers, "'Ba")) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(program: Program, shell: str) -> None:
    run = program("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert f"__complete {shell}" in run.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_that_the_shell_can_read(program: Program, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([shell, "-n"], input=program("completion", shell).out, text=True, check=False)
    assert done.returncode == 0


@pytest.fixture
def on_path(tmp_path: Path, cache_folder: Path) -> dict[str, str]:
    """An environment in which `immunoref` is a command."""
    command = tmp_path / "immunoref"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m immunoref "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    return os.environ | DATA | {"PATH": path, "XDG_CACHE_HOME": str(cache_folder), "HOME": str(tmp_path)}


def test_fish_itself(program: Program, on_path: dict[str, str]) -> None:
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    script = f"{program('completion', 'fish').out}\ncomplete -C 'immunoref cancer renal\\ ce'\n"
    done = subprocess.run(
        ["fish", "--no-config"], input=script, env=on_path, capture_output=True, text=True, check=False
    )
    assert "renal\\ cell\\ carcinoma" in done.stdout or "renal cell carcinoma" in done.stdout


def test_fish_itself_names_files_and_folders(
    program: Program, on_path: dict[str, str], tmp_path: Path
) -> None:
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    (tmp_path / "some-folder").mkdir()
    (tmp_path / "some-file").touch()
    asked = ["export sqlite some", "--data some", "drug ex-2 --data=some"]
    script = "\n".join([program("completion", "fish").out, *(f"complete -C 'immunoref {a}'" for a in asked)])
    done = subprocess.run(
        ["fish", "--no-config"],
        input=script,
        env=on_path,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert found == ["some-file", "some-folder/", "some-folder/", "--data=some-folder/"]


class Terminal:
    """A shell at a terminal."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.process, self.end = pty.fork()
        if not self.process:
            os.execvpe(command[0], command, environment)  # noqa: S606 - a shell is what is run

    def type(self, text: str) -> None:
        os.write(self.end, text.encode())

    def read_until(self, wanted: str, seconds: float = 20) -> str:
        seen, limit = "", time.monotonic() + seconds
        while wanted not in seen and time.monotonic() < limit:
            if select.select([self.end], [], [], 0.2)[0]:
                seen += os.read(self.end, 65536).decode("utf-8", "replace")
        return seen

    def close(self) -> None:
        os.close(self.end)
        os.waitpid(self.process, 0)


@pytest.fixture
def bash(program: Program, on_path: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    script = tmp_path / "completion.bash"
    script.write_text(program("completion", "bash").out, encoding="utf-8")
    settings = {"TERM": "dumb", "INPUTRC": "/dev/null", "PS1": "$ ", "COLUMNS": "200"}
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], on_path | settings)
    terminal.type(f"bind 'set enable-bracketed-paste off'; . {script}; echo rea''dy\n")
    assert "ready" in terminal.read_until("ready")
    yield terminal
    terminal.close()


def test_bash_itself_completes_a_name_of_several_words(bash: Terminal) -> None:
    bash.type("immunoref cancer renal ce\t")
    assert "renal cell carcinoma" in bash.read_until("cell carcinoma")
    bash.type("--json\n")
    assert '"id": "renal-cell-carcinoma"' in bash.read_until("renal-cell-carcinoma"), "it was one line to run"


def test_bash_itself_lists_several(bash: Terminal) -> None:
    bash.type("immunoref drug exam")
    bash.type("\t\t\t")
    assert "examplex  (brand of examplikin)" in bash.read_until("examplikin)")


def test_bash_itself_completes_files_only_where_they_belong(bash: Terminal, tmp_path: Path) -> None:
    (tmp_path / "some-file").touch()
    (tmp_path / "some-folder").mkdir()
    bash.type(f"cd {tmp_path}; echo the''re\n")
    assert "there" in bash.read_until("there")
    bash.type("immunoref drug some\timmunoref drug ex-2 --data some\t")
    seen = bash.read_until("some-folder/")
    assert "drug someimmunoref" in seen.replace("\a", ""), "a file is no medicine"
    assert "--data some-folder/" in seen
    bash.type("\x15immunoref export sqlite some-fi\t")
    assert "some-file" in bash.read_until("some-file")


@pytest.fixture
def zsh(program: Program, on_path: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    functions = tmp_path / "functions"
    functions.mkdir()
    (functions / "_immunoref").write_text(program("completion", "zsh").out, encoding="utf-8")
    terminal = Terminal(["zsh", "-f", "-i"], on_path | {"TERM": "dumb", "PS1": "$ ", "COLUMNS": "200"})
    terminal.type(f"unsetopt zle_bracketed_paste; fpath=({functions} $fpath); cd {tmp_path}\n")
    terminal.type("autoload -Uz compinit && compinit -u -D; echo rea''dy\n")
    assert "ready" in terminal.read_until("ready")
    yield terminal
    terminal.close()


def test_zsh_itself_completes_names_and_folders(zsh: Terminal, tmp_path: Path) -> None:
    (tmp_path / "some-folder").mkdir()
    (tmp_path / "some-file").touch()
    zsh.type("immunoref cancer renal\\ ce\t")
    assert r"cell\ carcinoma" in zsh.read_until("carcinoma")
    zsh.type("--data=some\t")
    assert "--data=some-folder/" in zsh.read_until("folder/")


@pytest.mark.parametrize(
    "words",
    [
        ("drug", "ex-2"),
        ("drug", "ex", "2", "--json"),
        ("--json", "drug", "ex-2"),
        ("cancer", "renal", "cell", "carcinoma", "-f", "plain"),
        ("drug", "-f", "json", "ex-2", "--format", "plain"),
        ("drug", "--format", "table", "ex-2", "--json"),
        ("side-effects", "examplikin", "--data", BASE),
        ("drug", "--data", "", "ex-2"),
        ("drug", "--data", "--json", "ex-2"),
        ("drug", "--data"),
        ("drug", "ex-2", "--format"),
        ("drug", "ex-2", "--format", "JSON"),
        ("drug", "ex-2", "--format="),
        ("drug", ""),
        ("drug", " "),
        ("drug",),
        ("drug", "-"),
        ("drug", "--", "--json"),
        ("drug", "xyzzy"),
        ("drug", "kidney", "cancer"),
        ("cancer", "exmaplikin", "--json"),
        ("drug", "--data", "/nonexistent", "ex-2"),
        ("Drug", "ex-2"),
    ],
)
def test_the_direct_way_answers_as_typer_does(program: Program, words: tuple[str, ...]) -> None:
    """Plain lookups do without Typer; nobody may notice."""
    through_typer = "import sys; from immunoref.cli import app; sys.exit(app.run(sys.argv[1:]))"
    environment = os.environ | DATA | {"COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", through_typer, *words],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    run = program(*words, env=DATA)
    assert (run.code, run.out, run.err) == (done.returncode, done.stdout, done.stderr)


def test_some_are_direct_and_some_are_not() -> None:
    assert direct.parse(["drug", "il-2", "--json"]) is not None
    assert direct.parse(["drug", "--help"]) is None
    assert direct.parse(["list", "drugs"]) is None
    assert completion.run(["drug", "__complete"]) is None
