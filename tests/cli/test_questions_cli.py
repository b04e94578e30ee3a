"""The questions beyond the three lookups, as they are typed: exit code and both streams."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Program

BASE = ("--data", str(Path(__file__).resolve().parent.parent / "cases" / "base"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("symptom shivering", "What is said to cause chills\n"),
        (
            "symptom flu-like symptoms, low blood pressure",
            "What is said to cause flu-like symptoms and low blood",
        ),
        ("compare ex-2 ex-12", "examplikin and examplicept\nside by side\n"),
        ("compare ex-2 vs ex-12 --diff", "examplikin and examplicept\ndifferences only\n"),
        ("compare ex 2, ex 12", "examplikin and examplicept\n"),
        ("class", "All classes\n2 therapies\n"),
        ("class messengers", "messengers\n2 therapies\n"),
        ("term messenger protein", "messenger protein\nglossary\n"),
        ("search allergic reactions", 'Search for "allergic reactions"\n1 record\n'),
        ("timeline ex-2", "US approvals: examplikin\ncytokine\n"),
        ("timeline renal cell carcinoma", "US approvals: renal cell carcinoma\n"),
        ("matrix messengers", "Matrix: messengers\n2 therapies by 3 of 3 side effects\n"),
        ("matrix ex-2, ex-12 --by cancers --most 2", "Matrix: examplikin, examplicept\n"),
        ("questions", "Questions for the care team\n3 questions\n"),
        ("card ex-2", "Card: examplikin (EX-2, Examplex)\ncytokine\n"),
        ("cite ex-2", "Sources of: immunoref drug examplikin\n"),
        ("cite ex-2 --style bibtex", "@misc{page-one,\n"),
        ("cite ex-2 --style csl-json", "[\n  {\n"),
        ("cite kidney cancer --style text", "Example Pharma. Examplex"),
    ],
)
def test_an_answer(program: Program, line: str, said: str) -> None:
    run = program(*BASE, *line.split())
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(said)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("symptom zzzz", 1, 'No side effect called "zzzz" is known here.'),
        ("symptom chills, ex-2", 1, "examplikin is a therapy: immunoref drug examplikin\n"),
        ("compare ex-2 zzzz", 1, 'No therapy called "zzzz" is known here.'),
        ("compare ex-2 messenger", 3, '"messenger" fits several: '),
        ("class ex-2", 1, "examplikin is a cytokine, not a class. Its class: immunoref class messengers\n"),
        ("class messenger", 3, '"messenger" fits several: '),
        ("term zzzz", 1, 'No term called "zzzz" is known here.'),
        ("search zzzz", 1, 'No text here has "zzzz".'),
        ("timeline zzzz", 1, 'No therapy, cancer or other condition called "zzzz" is known here.'),
        ("timeline chills", 1, "chills is a side effect: immunoref symptom chills\n"),
        ("card melanoma", 1, "melanoma is a cancer: immunoref cancer melanoma\n"),
        ("cite zzzz --style bibtex", 1, 'No therapy, cancer or other condition called "zzzz" is known here.'),
    ],
)
def test_no_answer(program: Program, line: str, code: int, said: str) -> None:
    run = program(*BASE, *line.split())
    assert (run.code, run.out) == (code, "")
    assert run.err.startswith(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("symptom", "immunoref symptom fever"),
        ("symptom ,", "immunoref symptom fever"),
        ("compare", "immunoref compare il-2, interferon alfa"),
        ("compare ex-2", "immunoref compare il-2, interferon alfa"),
        ("compare ex-2 examplikin", "all of these mean examplikin"),
        ("compare ex-2 ex-12 messengers kidney melanoma", ""),
        ("term", "immunoref term adjuvant"),
        ("search", "immunoref search capillary leak"),
        ("search fever --most 0", "--most"),
        ("timeline", "immunoref timeline nivolumab"),
        ("card", "immunoref card il-2"),
        ("matrix", "immunoref matrix PD-1 inhibitors"),
        ("matrix ex-2 --by colour", "'colour' is not one of"),
        ("cite", "immunoref cite il-2"),
        ("cite ex-2 --style apa", "'apa' is not one of"),
        ("cite ex-2 --style text --json", "--style is a form of its own"),
    ],
)
def test_wrong_usage(program: Program, line: str, said: str) -> None:
    run = program(*BASE, *line.split())
    assert (run.code, run.out) == (2 if said else 1, "")
    assert said in run.err
    assert "Traceback" not in run.err


QUESTIONS = ["symptom", "compare x,", "class", "term", "search", "timeline", "card", "cite", "matrix"]
STRANGE = [
    "",
    "\x1b[31mred\x07",
    "\u202eevil",
    "!@#$%^&*()",
    "'; DROP TABLE record;--",
    "x" * 50_000,
    "💊",
    "%",
    '"',
]


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_strange_name_finds_nothing_and_harms_nothing(program: Program, question: str, query: str) -> None:
    run = program(*BASE, *question.split(), query)
    assert run.out == ""
    assert run.code in (1, 2)
    assert "Traceback" not in run.err
    assert not set(run.err) & {"\x1b", "\x07", "\u202e"}
    assert len(run.err) < 700


@pytest.mark.parametrize(
    "line",
    ["symptom chills", "compare ex-2 ex-12", "class", "term adjuvant", "search protein", "timeline ex-2",
     "matrix ex-2", "questions", "card ex-2", "cite ex-2"],
)  # fmt: skip
def test_the_json_contract(program: Program, line: str) -> None:
    run = program(*BASE, "--json", *line.split())
    assert (run.code, run.err) == (0, "")
    reply = json.loads(run.out)
    assert list(reply) == ["query", "match", "answer", "sources", "data"]
    cited = {part.split('"')[3] for part in run.out.splitlines() if '"source": ' in part}
    assert cited == {source["id"] for source in reply["sources"]}


def test_a_refusal_is_json_too(program: Program) -> None:
    run = program(*BASE, "compare", "ex-2", "messenger", "--json")
    assert (run.code, run.err) == (3, "")
    refusal = json.loads(run.out)
    assert (refusal["query"], refusal["error"]["code"]) == ("messenger", "ambiguous")


def test_several_guesses_are_said_first(program: Program) -> None:
    run = program(*BASE, "compare", "exmaplikin", "examplicetp")
    assert run.out.startswith(
        'Showing examplikin: closest to "exmaplikin" (examplikin). '
        'Showing examplicept: closest to "examplicetp" (examplicept)\n'
    )


def test_references_can_go_to_a_file(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "sources.bib"
    run = program(*BASE, "cite", "ex-2", "--style", "bibtex", "-o", str(target))
    assert (run.code, run.out) == (0, "")
    assert target.read_text(encoding="utf-8").count("@misc{") == 3


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
@pytest.mark.parametrize(
    "line", ["symptom chills", "compare ex-2 ex-12 messengers", "timeline ex-2", "card ex-2"]
)
def test_no_line_is_wider_than_the_terminal(program: Program, line: str, width: str) -> None:
    run = program(*BASE, *line.split(), "--format", "table", env={"COLUMNS": width})
    assert run.code == 0
    assert max(map(len, run.out.splitlines())) <= int(width)
