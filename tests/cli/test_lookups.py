"""Each run of the program: its exit code, what stands on standard output, what on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Program

BASE = ("--data", str(Path(__file__).resolve().parent.parent / "cases" / "base"))


def test_a_found_drug(program: Program) -> None:
    run = program(*BASE, "drug", "ex-2")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(
        "examplikin (EX-2, Examplex)\ncytokine; marketed in the US; first approved 1999-05-05\n"
    )


def test_words_need_no_quotes(program: Program) -> None:
    assert program(*BASE, "cancer", "renal", "cell", "carcinoma").out.startswith(
        "renal cell carcinoma (RCC)\n"
    )


@pytest.mark.parametrize("form", [("--json",), ("--format", "json"), ("-f", "json")])
@pytest.mark.parametrize("before", [True, False])
def test_the_form_is_accepted_before_and_after_the_subcommand(
    program: Program, form: tuple[str, ...], *, before: bool
) -> None:
    words = [*form, "drug", "ex-2"] if before else ["drug", "ex-2", *form]
    run = program(*BASE, *words)
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out)["match"]["id"] == "examplikin"


def test_the_json_contract_of_a_lookup(program: Program) -> None:
    reply = json.loads(program(*BASE, "--json", "drug", "EX2").out)
    assert list(reply) == ["query", "match", "answer", "sources", "data"]
    assert reply["query"] == "EX2"
    assert reply["match"] == {
        "kind": "therapy",
        "id": "examplikin",
        "name": "examplikin",
        "matched": "EX-2",
        "matched_kind": "abbreviation",
        "how": "squashed",
        "score": 1.0,
        "runner_up": None,
    }
    answer = reply["answer"]
    assert answer["path"] == [{"id": "messengers", "name": "messengers"}]
    assert answer["names"][0] == {"text": "Examplex", "kind": "brand"}
    assert answer["uses"][0]["condition"] == {
        "kind": "cancer",
        "id": "kidney-cancer",
        "name": "kidney cancer",
    }
    assert answer["uses"][0]["sources"] == [{"source": "label-examplex", "section": "indications and usage"}]
    assert answer["side_effects"][0]["effect"] == {
        "id": "hypotension",
        "name": "low blood pressure",
        "clinical": "Hypotension",
    }
    assert answer["side_effects"][2]["inherited_from"] == {"id": "messengers", "name": "messengers"}
    assert {source["id"] for source in reply["sources"]} == {"page-one", "label-examplex", "register"}
    assert reply["data"]["reviewed"] == "2026-01-03"


def test_every_cited_source_is_described(program: Program) -> None:
    for words in (("drug", "ex-2"), ("cancer", "melanoma"), ("side-effects", "ex-2")):
        text = program(*BASE, "--json", *words).out
        reply = json.loads(text)
        cited = {line.split('"')[3] for line in text.splitlines() if '"source": ' in line}
        assert cited == {source["id"] for source in reply["sources"]}


def test_a_guess_says_first_that_it_is_one(program: Program) -> None:
    run = program(*BASE, "drug", "exmaplikin")
    assert run.code == 0
    assert run.out.startswith('Showing examplikin: closest to "exmaplikin" (examplikin)\n')


def test_not_found(program: Program) -> None:
    run = program(*BASE, "drug", "zzzz")
    assert (run.code, run.out) == (1, "")
    assert (
        run.err == 'No therapy called "zzzz" is known here. Check the spelling, or try: immunoref drug il-2\n'
    )


def test_not_found_as_json_stands_on_standard_output(program: Program) -> None:
    run = program(*BASE, "drug", "zzzz", "--json")
    assert (run.code, run.err) == (1, "")
    refusal = json.loads(run.out)
    assert list(refusal) == ["query", "error"]
    assert refusal["error"]["code"] == "not_found"
    assert refusal["error"]["suggestions"] == []


def test_two_therapies_in_one_query_are_put_side_by_side(program: Program) -> None:
    run = program(*BASE, "drug", "ex-2 and ex-12")
    assert (run.code, run.out) == (3, "")
    side_by_side = "immunoref compare examplicept, examplikin"
    assert f"names several: examplicept, examplikin. Side by side: {side_by_side}\n" in run.err
    assert program(*BASE, *side_by_side.split()[1:]).code == 0


def test_ambiguous(program: Program) -> None:
    run = program(*BASE, "drug", "messenger")
    assert (run.code, run.out) == (3, "")
    assert "fits several" in run.err
    refusal = json.loads(program(*BASE, "drug", "messenger", "--json").out)
    assert refusal["error"]["code"] == "ambiguous"
    assert {item["id"] for item in refusal["error"]["suggestions"]} == {
        "messengers",
        "examplikin",
        "examplicept",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("drug", "melanoma"), "melanoma is a cancer: immunoref cancer melanoma\n"),
        (("cancer", "ex-2"), "examplikin is a therapy: immunoref drug examplikin\n"),
        (("side-effects", "melanoma"), "melanoma is a cancer: immunoref cancer melanoma\n"),
        (
            ("drug", "joint", "swelling"),
            "joint swelling is another condition: immunoref cancer joint swelling\n",
        ),
    ],
)
def test_a_name_of_another_kind_is_named(program: Program, words: tuple[str, ...], said: str) -> None:
    run = program(*BASE, *words)
    assert (run.code, run.out, run.err) == (1, "", said)
