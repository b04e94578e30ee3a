"""The printed JSON Schema describes what is really written, and nothing is written without one."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema
import pytest
from support import Program

from immunoref.cli.app import app
from immunoref.questions import (
    asking,
    care,
    cite,
    classes,
    compare,
    contracts,
    finding,
    keeping,
    listing,
    matrix,
    search,
    symptom,
    term,
    timeline,
)
from immunoref.questions.answers import Refusal, Reply, Resolved
from immunoref.render import data
from immunoref.store import Store

DAY = date(2026, 12, 1)


def replies(store: Store, question: str) -> Iterator[Reply | Refusal | Resolved]:
    """Real replies to a question: of many records, of a guess, and refusals."""
    names = (
        "il-2",
        "cytokines",
        "keytroda",
        "bcg",
        "pembrolizumab",
        "interferon",
        "infliximab",
        "zzzz",
        "melanoma",
        "fever",
    )
    if question == "list":
        yield from (listing.answer(store, listed, listing.Filters()) for listed in listing.KINDS)
        yield listing.answer(store, "drugs", listing.Filters(group="cytokines", boxed="yes"))
    elif question == "sources":
        yield keeping.sources(store, DAY)
    elif question == "stale":
        yield from (keeping.stale(store, days, DAY) for days in (0, 10_000))
    elif question == "questions":
        yield care.ask_questions(store)
    else:
        yield from (one(store, question, name) for name in names)


def one(store: Store, question: str, name: str) -> Reply | Refusal | Resolved:
    if question in asking.ANSWERS:
        return asking.ask(store, question, name)
    asked: dict[str, Any] = {
        "resolve": lambda: finding.resolve_name(store, "drug", name),
        "symptom": lambda: symptom.ask(store, (name,)),
        "compare": lambda: compare.ask(store, (name, "nivolumab"), diff=False),
        "class": lambda: classes.ask(store, name),
        "term": lambda: term.ask(store, "adjuvant" if name == "bcg" else name),
        "search": lambda: search.ask(store, name),
        "timeline": lambda: timeline.ask(store, name),
        "matrix": lambda: matrix.ask(store, (name,), "side-effects", 8),
        "card": lambda: care.ask_card(store, name),
        "cite": lambda: cite.ask(store, name),
    }
    found: Reply | Refusal | Resolved = asked[question]()
    return found


@pytest.mark.parametrize("question", contracts.QUESTIONS)
def test_real_replies_keep_their_schema(store: Store, question: str) -> None:
    validator = jsonschema.Draft202012Validator(contracts.schema((question,)))
    kinds = set()
    for reply in replies(store, question):
        kinds.add(isinstance(reply, Refusal))
        written = data.line(reply) if isinstance(reply, Resolved) else data.document(reply)
        problems = [
            f"{list(one.absolute_path)}: {one.message[:200]}"
            for one in validator.iter_errors(json.loads(written))
        ]
        assert problems == [], getattr(reply, "query", question)
    assert False in kinds, "at least one was answered"


def test_the_schema_refuses_what_is_no_answer(store: Store) -> None:
    validator = jsonschema.Draft202012Validator(contracts.schema(("drug",)))
    reply = json.loads(data.document(asking.ask(store, "drug", "il-2")))
    changes: tuple[dict[str, object], ...] = (
        {"answer": {}},
        {"sources": None},
        {"query": 1},
        {"match": {**reply["match"], "score": "high"}},
    )
    assert not [change for change in changes if validator.is_valid(reply | change)]
    reply["answer"]["uses"][0]["status"] = "excellent"
    assert not validator.is_valid(reply)
    assert not validator.is_valid(json.loads(data.document(asking.ask(store, "cancer", "melanoma"))))


def test_the_schemas_are_schemas() -> None:
    jsonschema.Draft202012Validator.check_schema(contracts.schema())


def test_every_command_with_json_has_a_schema_and_an_output_option() -> None:
    commands = {
        info.name or info.callback.__name__: set(inspect.signature(info.callback).parameters)
        for info in app.registered_commands
        if info.callback is not None
    }
    with_json = {name.replace("_", "-") for name, parameters in commands.items() if "json" in parameters}
    assert with_json == {*contracts.PLACES, contracts.RESOLVE}
    assert [
        name for name, parameters in commands.items() if "json" in parameters and "output" not in parameters
    ] == []


def test_schema_prints_one_or_all(program: Program) -> None:
    whole = program("schema")
    assert (whole.code, whole.err) == (0, "")
    assert len(json.loads(whole.out)["anyOf"]) == len(contracts.QUESTIONS) + 1
    single = json.loads(program("schema", "drug").out)
    assert [entry["$ref"] for entry in single["anyOf"]] == ["#/$defs/DrugReply", "#/$defs/Refusal"]
    assert single["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_of_no_question(program: Program) -> None:
    run = program("schema", "colour")
    assert (run.code, run.out) == (2, "")
    assert "use one of drug, cancer, side-effects" in run.err
