"""Where and how an answer is written: files, pagers, widths, words, locales."""

from __future__ import annotations

import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from datetime import date
from fcntl import ioctl
from pathlib import Path

import pytest
from support import Program

from immunoref.cli import drawing
from immunoref.cli.choices import Choices, Format
from immunoref.questions import asking, keeping, listing
from immunoref.questions.answers import Reply
from immunoref.store import Store

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "base"
BASE = ("--data", str(FOLDER))
BEGINNING = {
    "table": "examplikin (EX-2, Examplex)\n",
    "plain": "examplikin (EX-2, Examplex)\n",
    "json": '{\n  "query": "ex-2",',
    "jsonl": '{"record":"examplikin","fact":"match",',
    "csv": "record,fact,id,name,",
    "tsv": "record\tfact\tid\tname\t",
    "md": "# examplikin (EX-2, Examplex)\n",
    "html": "<!DOCTYPE html>\n",
    "svg": "<svg ",
}


@pytest.mark.parametrize("form", Format)
def test_every_form_to_standard_output_and_to_a_file(program: Program, tmp_path: Path, form: str) -> None:
    run = program(*BASE, "drug", "ex-2", "--format", form)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(BEGINNING[form])
    target = tmp_path / f"answer.{form}"
    written = program(*BASE, "drug", "ex-2", "-o", str(target), "-f", form)
    assert (written.code, written.out, written.err) == (0, "", "")
    assert target.read_text(encoding="utf-8") == run.out
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("form", Format)
def test_every_question_has_every_form(base_store: Store, form: Format) -> None:
    day = date(2026, 2, 1)
    replies = [
        *(asking.ask(base_store, question, "examplikin") for question in ("drug", "side-effects")),
        asking.ask(base_store, "cancer", "melanoma"),
        listing.answer(base_store, "drugs", listing.Filters()),
        keeping.sources(base_store, day),
        keeping.stale(base_store, 0, day),
    ]
    for reply in replies:
        assert isinstance(reply, Reply)
        assert drawing.reply(reply, Choices(form, json=False, data=None)).endswith("\n")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.json", "json"), ("a.htm", "html"), ("a.CSV", "csv"), ("a.txt", "plain"), ("a", "plain")],
)
def test_a_files_ending_says_the_form(name: str, form: str) -> None:
    choices = Choices(None, json=False, data=None)
    choices.take(name, None, clinical=False, pager=True)
    assert choices.form == form


def test_the_options_on_writing_are_accepted_before_the_subcommand(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "answer.json"
    run = program(*BASE, "-o", str(target), "--clinical", "drug", "ex-2")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["match"]["id"] == "examplikin"


def test_a_dash_is_standard_output(program: Program) -> None:
    assert program(*BASE, "drug", "ex-2", "-o", "-") == program(*BASE, "drug", "ex-2")


def test_a_file_is_replaced_and_keeps_its_permissions_and_its_link(program: Program, tmp_path: Path) -> None:
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assert program(*BASE, "drug", "ex-2", "-o", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("examplikin")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "reason"), [("no/such/file.txt", "No such file or directory"), (".", "it is a folder")]
)
def test_a_file_that_cannot_be_written(program: Program, tmp_path: Path, name: str, reason: str) -> None:
    run = program(*BASE, "drug", "ex-2", "-o", str(tmp_path / name))
    assert (run.code, run.out) == (5, "")
    assert (
        run.err
        == f"{tmp_path / name}: could not be written ({reason}); name a file that can, and ask again\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to write to")
def test_a_device_is_written_to_and_its_failure_said(program: Program) -> None:
    run = program(*BASE, "drug", "ex-2", "-o", "/dev/full")
    assert (run.code, run.out) == (5, "")
    assert "No space left on device" in run.err


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from immunoref.cli import files
    from immunoref.errors import OutputError

    target = tmp_path / "a.txt"
    target.write_text("old", encoding="utf-8")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        files.write(str(target), "new")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("a.txt", "old")
    ]


def test_a_refusal_touches_no_file_unless_it_is_the_answer(program: Program, tmp_path: Path) -> None:
    for form in ("md", "csv", "html", "svg", "table"):
        run = program(*BASE, "drug", "zzzz", "-f", form, "-o", str(tmp_path / "a"))
        assert (run.code, run.out) == (1, "")
        assert "zzzz" in run.err
    assert list(tmp_path.iterdir()) == []
    assert program(*BASE, "drug", "zzzz", "-o", str(tmp_path / "a.jsonl")).code == 1
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["error"]["code"] == "not_found"


def test_clinical_words(program: Program) -> None:
    plain, clinical = program(*BASE, "drug", "ex-2").out, program(*BASE, "drug", "ex-2", "--clinical").out
    assert "- into a vein (intravenous);" in plain
    assert "- intravenous (into a vein);" in clinical
    assert "- low blood pressure; Hypotension." in plain
    assert "- Hypotension; low blood pressure." in clinical
    assert "What it is: A lab-made copy" in plain
    assert "What it is: A recombinant cytokine." in clinical


def test_json_and_csv_hold_both_wordings(program: Program) -> None:
    for form in ("json", "jsonl", "csv", "tsv"):
        asked = (*BASE, "drug", "ex-2", "-f", form)
        assert program(*asked) == program(*asked, "--clinical")
        assert "A recombinant cytokine." in program(*asked).out


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_width_that_was_asked_for(program: Program, width: int) -> None:
    for form in ("table", "plain"):
        lines = program(*BASE, "drug", "ex-2", "-f", form, "--width", str(width)).out.splitlines()
        assert width - 20 < max(len(line) for line in lines) <= width


def test_a_width_too_narrow_is_wrong_usage(program: Program) -> None:
    run = program(*BASE, "drug", "ex-2", "--width", "39")
    assert (run.code, run.out) == (2, "")


@pytest.fixture
def greek(small_data: Path) -> tuple[str, str]:
    therapies = small_data / "therapies.yaml"
    text = therapies.read_text(encoding="utf-8").replace("A lab-made copy", "IFN-α in a lab-made copy", 1)
    therapies.write_text(text, encoding="utf-8")
    return ("--data", str(small_data))


@pytest.mark.parametrize(
    ("form", "encoding"),
    [*((form, "cp1252") for form in Format), ("table", "ascii"), ("plain", "ascii"), ("table", "cp437")],
)
def test_a_locale_without_greek(program: Program, greek: tuple[str, str], form: str, encoding: str) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    run = program(*greek, "drug", "ex-2", "-f", form, env=env)
    assert (run.code, run.err) == (0, "")
    if form in ("html", "svg"):
        assert "IFN-&#945;" in run.out
    elif form in ("json", "jsonl"):
        assert "IFN-\\u03b1" in run.out
        json.loads(run.out.splitlines()[0] if form == "jsonl" else run.out)
    elif encoding != "cp437":  # which has Greek letters
        assert "IFN-alfa in a" in run.out
    if form == "table":
        assert all(len(line) <= 80 for line in run.out.splitlines()), "measured as it is written"


def on_a_terminal(words: tuple[str, ...], env: dict[str, str], rows: int = 24) -> tuple[int, str]:
    """Run the program on a terminal of its own; return the exit code and what it showed."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("PAGER", "LESS", "COLUMNS", "LINES", "NO_COLOR")
    }
    environment |= {"TERM": "xterm", "PYTHONUTF8": "1"} | env
    command = [sys.executable, "-m", "immunoref", *BASE, *words]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as run:
        shown = bytearray()
        # our hold on its end stays until all is read: closing it early can lose the last words
        while (ready := select.select([ours], [], [], 0.2)[0]) or run.poll() is None:
            shown += os.read(ours, 65536) if ready else b""
        os.close(theirs)
        os.close(ours)
        return run.wait(30), shown.decode("utf-8", "replace").replace("\r\n", "\n")


MARKING = "sed s/^/PAGED:/"


@pytest.fixture
def env(cache_folder: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(cache_folder)}


def test_a_long_answer_is_paged(env: dict[str, str]) -> None:
    code, shown = on_a_terminal(("drug", "ex-2"), env | {"PAGER": MARKING})
    assert code == 0
    assert "PAGED:" in shown
    assert "Reference information" in shown


@pytest.mark.parametrize(
    ("words", "pager"),
    [
        (("--no-pager",), {"PAGER": MARKING}),
        ((), {"PAGER": ""}),
        ((), {"PAGER": "cat"}),
        ((), {"PAGER": MARKING, "TERM": "dumb"}),
    ],
)
def test_an_answer_is_not_paged_when_the_reader_says_so(
    env: dict[str, str], words: tuple[str, ...], pager: dict[str, str]
) -> None:
    code, shown = on_a_terminal(("drug", "ex-2", *words), env | pager)
    assert code == 0
    assert "PAGED:" not in shown
    assert "Reference information" in shown


def test_an_answer_that_fits_is_not_paged(env: dict[str, str]) -> None:
    assert "PAGED:" not in on_a_terminal(("drug", "ex-2"), env | {"PAGER": MARKING}, rows=500)[1]


def test_a_pager_that_is_not_there_loses_nothing(env: dict[str, str]) -> None:
    code, shown = on_a_terminal(("drug", "ex-2"), env | {"PAGER": "no-such-pager"})
    assert code == 0
    assert "Reference information" in shown


def test_a_reader_that_leaves_the_pager_hears_nothing(env: dict[str, str]) -> None:
    code, shown = on_a_terminal(
        ("list", "side-effects", "-f", "json"), env | {"PAGER": "head -c 10; exit 0"}, rows=2
    )
    assert (code, shown) == (0, '{\n  "query')


def test_less_is_told_what_git_tells_it(env: dict[str, str]) -> None:
    code, shown = on_a_terminal(("drug", "ex-2"), env | {"PAGER": 'echo "LESS is $LESS"; cat >/dev/null'})
    assert (code, shown) == (0, "LESS is FRX\n")
    shown = on_a_terminal(
        ("drug", "ex-2"), env | {"LESS": "S", "PAGER": 'echo "LESS is $LESS"; cat >/dev/null'}
    )[1]
    assert shown == "LESS is S\n"


def test_a_file_and_a_pipe_are_not_paged(program: Program, env: dict[str, str], tmp_path: Path) -> None:
    assert "PAGED" not in program(*BASE, "drug", "ex-2", env={"PAGER": MARKING, "LINES": "2"}).out
    assert on_a_terminal(("drug", "ex-2", "-o", str(tmp_path / "a.txt")), env | {"PAGER": MARKING}) == (0, "")
