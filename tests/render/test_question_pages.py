"""The pages of the questions beyond the three lookups: what they say, at every width."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from immunoref.questions import care, cite, classes, compare, matrix, search, symptom, term, timeline
from immunoref.questions.answers import Refusal, Reply
from immunoref.render import cite_page, data, pages, plain, tables
from immunoref.render.page import Page
from immunoref.store import Store

ASK: dict[str, Callable[[Store], Reply | Refusal]] = {
    "symptom": lambda store: symptom.ask(store, ["flu-like symptoms"]),
    "symptoms": lambda store: symptom.ask(store, ["flu-like symptoms", "hypotension"]),
    "compare": lambda store: compare.ask(store, ["ex-2", "ex-12"], diff=False),
    "compare four": lambda store: compare.ask(store, ["ex-2", "ex-12", "messengers"], diff=False),
    "diff": lambda store: compare.ask(store, ["ex-2", "ex-12"], diff=True),
    "classes": lambda store: classes.ask(store, None),
    "class": lambda store: classes.ask(store, "messengers"),
    "term": lambda store: term.ask(store, "messenger protein"),
    "search": lambda store: search.ask(store, "allergic reactions"),
    "timeline": lambda store: timeline.ask(store, "ex-2"),
    "timeline of a cancer": lambda store: timeline.ask(store, "RCC"),
    "matrix": lambda store: matrix.ask(store, ["messengers"], "side-effects", 8),
    "matrix by cancers": lambda store: matrix.ask(store, ["ex-2", "ex-12"], "cancers", 8),
    "questions": care.ask_questions,
    "card": lambda store: care.ask_card(store, "ex-2"),
    "cite": lambda store: cite.ask(store, "ex-2"),
}
# A few sentences of each, worked out from the records.
SAYS = {
    "symptom": [
        "Counted as flu-like symptoms: chills",
        "chills: very common (52%) [",
        "Only as seen with messengers in general: examplicept",
    ],
    "symptoms": [
        "report right away (low blood pressure): The Example Society says",
        "Said by: Example Society.",
    ],
    "compare": [
        "- flu-like symptoms. examplikin: seen with messengers in general: not stated",
        "Side effects said only of examplikin",
        "cannot be weighed against each other",
    ],
    "compare four": ["examplikin and examplicept and messengers"],
    "diff": ["differences only"],
    "classes": ["2 therapies", "- messengers (2 therapies)", "-   examplikin"],
    "class": [
        "What it is: Proteins that carry signals between cells. [1]",
        "- Allergy: Severe allergic reactions have been seen.",
    ],
    "term": [
        "For professionals: A signaling protein.",
        "See also: adjuvant, examplikin, kidney cancer, moonlight",
    ],
    "search": [
        "- messengers (therapy, warning): Allergy: Severe *allergic* *reactions* have been seen. [1]",
        "Open: immunoref drug messengers",
    ],
    "timeline": [
        "- 2021-03. What: approval ended [2]. For: marker-positive solid tumor; with otherstat;",
    ],
    "timeline of a cancer": ["For: stated for kidney cancer in general; advanced."],
    "matrix": [
        "2 therapies by 3 of 3 side effects",
        "- 1 chills\n- 2 low blood pressure\n- 3 flu-like symptoms\n",
        "- examplikin [1, 2]. 1: V. 2: C!. 3: S*.\n- examplicept [2]. 1: -. 2: -. 3: S*.",
    ],
    "matrix by cancers": ["3 marker-positive solid tumor", "A approved; F accelerated (fast) approval"],
    "questions": [
        "3 questions",
        "About the treatment\n- Why is this treatment the one for me? [1]\n- How does it work? [1]",
    ],
    "card": [
        "- By day: ____",
        "- low blood pressure (report right away): The Example Society says to report it at once.",
        "Whom do I call when I feel unwell?",
    ],
    "cite": ["Sources of: immunoref drug examplikin", "- boxed warning ["],
}


def reply_to(question: str, store: Store) -> Reply:
    reply = ASK[question](store)
    assert isinstance(reply, Reply)
    return reply


@pytest.fixture(params=ASK)
def question(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(question: str, base_store: Store) -> Page:
    return pages.page(reply_to(question, base_store))


def test_a_page_says_what_the_records_say(question: str, page: Page) -> None:
    text = plain.draw(page, None)
    for sentence in SAYS[question]:
        assert sentence in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_page_fits_every_width_and_loses_nothing(page: Page, width: int) -> None:
    letters = sorted(char for char in plain.draw(page, None) if char.isalnum())
    wrapped = plain.draw(page, width)
    table = tables.draw(page, width, color=False)
    assert sorted(char for char in wrapped if char.isalnum()) == letters
    for text in (wrapped, table):
        assert all(len(line) <= width for line in text.splitlines())


def test_a_page_ends_in_the_next_commands_and_what_it_is(question: str, page: Page) -> None:
    assert page.closing[-2].startswith("Reference information, not medical advice")
    assert page.closing[0].startswith("Next: immunoref "), question


def test_json_holds_what_the_page_cites(question: str, base_store: Store) -> None:
    reply = reply_to(question, base_store)
    document = json.loads(data.document(reply))
    assert list(document) == ["query", "match", "answer", "sources", "data"]
    assert {source["id"] for source in document["sources"]} == {source.id for source in reply.sources}


def test_a_guess_among_several_is_said_first(base_store: Store) -> None:
    reply = compare.ask(base_store, ["exmaplikin", "ex-12"], diff=False)
    assert isinstance(reply, Reply)
    assert pages.page(reply).banner == 'Showing examplikin: closest to "exmaplikin" (examplikin)'


def test_absence_is_said(base_store: Store) -> None:
    spots = timeline.ask(base_store, "kidney spots")
    assert isinstance(spots, Reply)
    assert "No source that was read tells of an approval" in plain.draw(pages.page(spots), None)
    chills = symptom.ask(base_store, ["chills"])
    assert isinstance(chills, Reply)
    assert "No source that was read says when to report chills." in plain.draw(pages.page(chills), None)


def test_references_as_text(base_store: Store) -> None:
    lines = cite_page.text(reply_to("cite", base_store)).splitlines()
    assert lines[0] == (
        "Example Society. Messengers Explained. 2025-07-07. Read 2026-01-02. https://example.org/messengers"
    )
    assert "Example Pharma. Examplex (examplikin), prescribing information. Version 3. Set id " in lines[1]
    assert "Undated" in lines[2]


def test_references_as_bibtex(base_store: Store) -> None:
    text = cite_page.bibtex(reply_to("cite", base_store))
    assert text.count("@misc{") == 3
    assert text.startswith(
        "@misc{page-one,\n  title = {{Messengers Explained}},\n  author = {{Example Society}},\n"
    )
    assert text.count("{") == text.count("}")


def test_references_as_csl_json(base_store: Store) -> None:
    first, label, register = json.loads(cite_page.csl(reply_to("cite", base_store)))
    assert (first["type"], first["issued"]) == ("webpage", {"date-parts": [[2025, 7, 7]]})
    assert (label["type"], label["issued"], label["version"]) == (
        "document",
        {"date-parts": [[2024, 5]]},
        "3",
    )
    assert "issued" not in register


def test_bibtex_escapes_what_tex_would_act_on() -> None:
    assert cite_page.tex("5% & $x_1 {a}\\~^") == (
        r"5\% \& \$x\_1 \{a\}\textbackslash{}\textasciitilde{}\textasciicircum{}"
    )
