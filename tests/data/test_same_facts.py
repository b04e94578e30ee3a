"""Table, plain text, CSV and JSON of one answer list the same facts, for every record of the real data.

What JSON says is the measure. A fact is listed by a drawing when one of its rows holds all of its
words; a drawing lists nothing more when it has as many rows as there are facts.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from immunoref.questions import asking
from immunoref.questions.answers import Reply
from immunoref.records import Kind, Named
from immunoref.render import data, pages, plain, rows, tables, wording
from immunoref.store import Store

WIDTHS = (40, 80, 140)
DETAILS = ("setting", "biomarker", "note", "since", "until", "confirmed")
EFFECT_COLUMNS = ("frequency", "percent", "onset", "note")


def squeezed(text: str) -> str:
    """Without white space: drawings break lines, and words where a column is narrow."""
    return "".join(text.split())


class Rows:
    """The rows of each table of a drawing, under the line before it, squeezed."""

    def __init__(self) -> None:
        self.under: dict[str, list[str]] = {}

    def of(self, *starts: str) -> list[str]:
        return [
            row
            for title, found in self.under.items()
            if title.startswith(tuple(map(squeezed, starts)))
            for row in found
        ]


def table_rows(drawn: str) -> Rows:
    """Read back what `tables` drew: a row ends at a line between rows, a cell holds its lines joined."""
    rows_, title, cells = Rows(), "", [""]
    titles: list[str] = []
    for line in drawn.splitlines():
        if line.startswith("│"):
            parts = line.strip("│").split("│")
            cells = [
                squeezed(old + new)
                for old, new in zip(
                    cells if len(cells) == len(parts) else [""] * len(parts), parts, strict=True
                )
            ]
        elif line.startswith(("├", "╰")):
            rows_.under.setdefault(title, []).append("".join(cells))
            cells = [""]
        elif line.startswith("╭"):
            title = squeezed("".join(titles))
            cells = [""]
        else:
            titles = [*titles, line] if line else []
    rows_.under = {name: found[1:] for name, found in rows_.under.items()}  # without the headings
    return rows_


def plain_rows(drawn: str) -> Rows:
    rows_, title = Rows(), ""
    for line in drawn.splitlines():
        if line.startswith("- "):
            rows_.under.setdefault(squeezed(title), []).append(squeezed(line))
        else:
            title = line
    return rows_


def drawings(reply: Reply, width: int) -> Iterator[tuple[str, Rows, str]]:
    page = pages.page(reply)
    table, text = tables.draw(page, width, color=False), plain.draw(page, None)
    wrapped = plain.draw(page, width)
    assert max(map(len, [*table.splitlines(), *wrapped.splitlines()])) <= width, reply.query
    assert squeezed(wrapped) == squeezed(text), "wrapping loses nothing"
    yield f"table at {width}", table_rows(table), squeezed(table)
    yield "plain", plain_rows(text), squeezed(text)


def use_words(use: dict[str, Any], named: str) -> list[str]:
    status = next(words for status, (words, _) in wording.STATUS.items() if status == use["status"])
    role = next(words for role, words in wording.ROLE.items() if role == use["role"])
    # a full stop that ends a note gives way to the sentence around it
    details = [(use[field] or "").removesuffix(".") for field in DETAILS]
    return [
        squeezed(word) for word in (use[named]["name"], status, role, *details, *use["combined_with"]) if word
    ]


def effect_words(entry: dict[str, Any]) -> list[str]:
    frequency = next(words for value, words in wording.FREQUENCY.items() if value == entry["frequency"])
    words = [
        entry["effect"]["name"],
        frequency,
        *((entry[field] or "").removesuffix(".") for field in ("percent", "onset", "note")),
    ]
    return [squeezed(word) for word in words if word]


def missing(facts: Iterable[list[str]], found: list[str]) -> list[list[str]]:
    """Return the facts for which no row of their own is left."""
    left, lost = list(found), []
    for words in sorted(facts, key=lambda words: -sum(map(len, words))):
        row = next((row for row in left if all(word in row for word in words)), None)
        if row is None:
            lost.append(words)
        else:
            left.remove(row)
    return lost


def csv_facts(reply: Reply, name: str) -> list[dict[str, str]]:
    return [row for row in csv.DictReader(io.StringIO(rows.csv(reply))) if row["fact"] == name]


def cell(value: Any) -> str:
    text = " ".join(("; ".join(value) if isinstance(value, list) else str(value or "")).split())
    return re.sub(r"^([=+@-])", r"'\1", text)


def cited(fact: dict[str, Any]) -> str:
    return cell(" | ".join(f"{one['source']}#{one['section']}" for one in fact["sources"]))


def compare_csv(
    reply: Reply, name: str, facts: list[dict[str, Any]], named: str, fields: Iterable[str]
) -> None:
    def key(fact: dict[str, Any]) -> tuple[str, ...]:
        return (fact[named]["id"], fact[named]["name"], *(cell(fact[field]) for field in fields), cited(fact))

    columns = ("id", "name", *fields, "sources")
    shown = Counter(tuple(row[column] for column in columns) for row in csv_facts(reply, name))
    assert set(shown) == {key(fact) for fact in facts}, f"{name} of {reply.query}"


def ask(store: Store, question: str, query: str) -> tuple[Reply, dict[str, Any]]:
    reply = asking.ask(store, question, query)
    assert isinstance(reply, Reply), f"{question} {query}"
    return reply, json.loads(data.document(reply))["answer"]


def ids(store: Store, kind: Kind) -> list[tuple[str, int]]:
    """Each record with a width to draw it at, in turn."""
    names = [record.name for record in store.all_of(kind) if isinstance(record, Named)]
    return [(name, WIDTHS[number % len(WIDTHS)]) for number, name in enumerate(names)]


def test_drug_lists_the_same_facts_in_every_form(store: Store) -> None:
    for query, width in ids(store, Kind.THERAPY):
        reply, answer = ask(store, "drug", query)
        uses, effects, warnings = answer["uses"], answer["side_effects"], answer["warnings"]
        for form, found, text in drawings(reply, width):
            where = f"{query}, {form}"
            assert missing((use_words(use, "condition") for use in uses), found.of("Uses")) == [], where
            assert len(found.of("Uses")) == len(uses), where
            shown = found.of("Side effects")
            assert [
                words
                for words in map(effect_words, effects)
                if not any(all(word in row for word in words) for row in shown)
            ] == [], where
            groups = {((entry["inherited_from"] or {}).get("id"), entry["effect"]["id"]) for entry in effects}
            assert len(shown) == len(groups), where
            prose = [
                answer["about"],
                answer["mechanism"] or {"text": ""},
                *warnings,
                *(side for item in answer["disagreements"] for side in item["sides"]),
            ]
            lost = [one["text"] for one in prose if squeezed(one["text"]) not in text]
            assert lost == [], where
            assert [way["route"] for way in answer["given"] if squeezed(way["route"]) not in text] == [], (
                where
            )
        compare_csv(reply, "uses", uses, "condition", ("status", "role", "combined_with", *DETAILS))
        compare_csv(reply, "side_effects", effects, "effect", EFFECT_COLUMNS)
        told = {(row["name"], row["text"], row["sources"]) for row in csv_facts(reply, "warnings")}
        assert told == {(cell(one["topic"]), cell(one["text"]), cited(one)) for one in warnings}, query


def test_cancer_lists_the_same_facts_in_every_form(store: Store) -> None:
    for query, width in ids(store, Kind.CONDITION):
        reply, answer = ask(store, "cancer", query)
        uses = answer["therapies"]
        for form, found, _ in drawings(reply, width):
            where = f"{query}, {form}"
            shown = found.of("Immunotherapies named for")
            assert missing((use_words(use, "therapy") for use in uses), shown) == [], where
            assert len(shown) == len(uses), where
        compare_csv(
            reply, "therapies", uses, "therapy", ("relation", "status", "role", "combined_with", *DETAILS)
        )
        conditions = Counter(row["condition"] for row in csv_facts(reply, "therapies"))
        assert set(conditions) == {use["condition"]["name"] for use in uses}, query


def test_the_comparison_notices_a_lost_fact_and_an_altered_one() -> None:
    assert missing([["melanoma", "approved"]], ["melanoma", "kidneyapproved"])
    assert missing([["melanoma"], ["melanoma"]], ["melanomaapproved"])
    assert not missing([["melanoma", "approved"]], ["melanomaapproved"])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_is_read_back_as_it_was_drawn(base_store: Store, width: int) -> None:
    reply, answer = ask(base_store, "drug", "examplikin")
    found = table_rows(tables.draw(pages.page(reply), width, color=False))
    assert len(found.of("Uses")) == len(answer["uses"]) == 3
    assert found.of("Uses")[0].startswith("kidneycancer")
