"""CSV, TSV and JSON Lines: one fact a row, the same columns for every question."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from immunoref.questions import asking, compare, listing
from immunoref.questions.answers import Reply
from immunoref.render import data, rows
from immunoref.store import Store

USES = [
    # id, name, status, since, until, combined_with, biomarker
    ("kidney-cancer", "kidney cancer", "approved", "1999-05-05", "", "", ""),
    ("marker-tumor", "marker-high solid tumor", "withdrawn", "2015", "2021-03", "otherstat", "marker-high"),
]


def reply(store: Store, question: str, query: str) -> Reply:
    found = asking.ask(store, question, query)
    assert isinstance(found, Reply)
    return found


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_uses_are_rows(base_store: Store) -> None:
    found = [row for row in read(rows.csv(reply(base_store, "drug", "ex-2"))) if row["fact"] == "uses"]
    shown = [
        tuple(row[column] for column in "id name status since until combined_with biomarker".split())
        for row in found
    ]
    assert shown[:2] == [USES[0], (USES[1][0], shown[1][1], *USES[1][2:])]
    assert {row["record"] for row in found} == {"examplikin"}
    assert found[0]["sources"] == "label-examplex#indications and usage"


def test_side_effects_are_rows_and_their_urgency_follows(base_store: Store) -> None:
    found = [
        row
        for row in read(rows.csv(reply(base_store, "side-effects", "ex-2")))
        if row["fact"].startswith("side_effects")
    ]
    assert (found[0]["id"], found[0]["name"], found[0]["clinical"]) == (
        "hypotension",
        "low blood pressure",
        "Hypotension",
    )
    assert (found[0]["serious"], found[1]["fact"], found[1]["urgency"]) == (
        "yes",
        "side_effects.urgency",
        "right away",
    )
    assert found[1]["name"] == "low blood pressure"
    assert found[1]["sources"]
    assert found[-1]["inherited_from"] == "messengers"


def test_a_cancers_rows_name_therapy_and_condition(base_store: Store) -> None:
    found = [
        row
        for row in read(rows.csv(reply(base_store, "cancer", "renal cell carcinoma")))
        if row["fact"] == "therapies"
    ]
    assert [(row["id"], row["relation"]) for row in found] == [
        ("examplikin", "broader"),
        ("examplikin", "tumor-agnostic"),
    ]
    assert found[0]["condition"] == "kidney cancer"


def test_a_list_is_rows_without_a_record(base_store: Store) -> None:
    found = listing.answer(base_store, "drugs", listing.Filters())
    items = [row for row in read(rows.csv(found)) if row["fact"] == "items"]
    assert [(row["record"], row["id"], row["kind"]) for row in items] == [
        ("", "examplicept", "medicine"),
        ("", "examplikin", "cytokine"),
    ]


def test_a_guess_is_said_in_the_first_row(base_store: Store) -> None:
    first = read(rows.csv(reply(base_store, "drug", "exmaplikin")))[0]
    assert (first["fact"], first["name"]) == ("match", "examplikin")
    assert "how: fuzzy" in first["details"]


def test_each_guess_among_several_names_is_said_first(base_store: Store) -> None:
    found = compare.ask(base_store, ("exmaplikin", "EX-12"), diff=False)
    assert isinstance(found, Reply)
    first, second = read(rows.csv(found))[:2]
    assert [(row["fact"], row["id"]) for row in (first, second)] == [
        ("match", "examplikin"),
        ("match", "examplicept"),
    ]
    assert "how: fuzzy" in first["details"]


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠x"]
)
def test_no_cell_is_a_formula(base_store: Store, start: str) -> None:
    found = reply(base_store, "drug", "ex-2")
    changed = msgspec.structs.replace(found.answer, target=start, name=f'x";{start}')
    evil = msgspec.structs.replace(found, answer=changed)
    for cells in (
        list(csv.reader(io.StringIO(rows.csv(evil)))),
        [line.split("\t") for line in rows.tsv(evil).splitlines()],
    ):
        assert {len(line) for line in cells} == {len(rows.COLUMNS)}
        assert not [cell for line in cells for cell in line if cell[:1] in set("=+-@\t\r\n＝＋－＠")]
    assert '"x"";' in rows.csv(evil), "another separator finds no cell to begin"


def test_tsv_has_as_many_cells_in_every_line(base_store: Store) -> None:
    lines = rows.tsv(reply(base_store, "drug", "ex-2")).splitlines()
    assert {line.count("\t") for line in lines} == {len(rows.COLUMNS) - 1}


def test_jsonl_is_a_line_for_each_fact_with_its_json_value(base_store: Store) -> None:
    found = reply(base_store, "drug", "ex-2")
    lines = [json.loads(line) for line in data.lines(found).splitlines()]
    whole = json.loads(data.document(found))
    for field in ("uses", "side_effects", "warnings", "given", "names", "members"):
        assert [line["value"] for line in lines if line["fact"] == field] == whole["answer"][field]
    assert [line["value"] for line in lines if line["fact"] == "sources"] == whole["sources"]
    assert next(line for line in lines if line["fact"] == "first_approved") == {
        "record": "examplikin",
        "fact": "first_approved",
        "value": "1999-05-05",
        "sources": [{"source": "register", "section": "Examplex"}],
    }
