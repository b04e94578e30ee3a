"""Whatever a page says, its drawing shows it all, and no terminal acts on it."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from immunoref.questions.answers import Failure, Refusal
from immunoref.render import data, plain, refusals, tables
from immunoref.render.page import Grid, Listing, Page, Paragraph, Piece, SourceNote

ESCAPE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
texts = st.text(max_size=60)
pieces = st.builds(
    Piece, texts, st.lists(st.integers(1, 99), max_size=3).map(tuple), st.sampled_from(["", "alarm", "quiet"])
)
cells = st.lists(pieces, min_size=1, max_size=3).map(tuple)
grids = st.integers(1, 4).flatmap(
    lambda n: st.builds(
        Grid,
        texts,
        st.tuples(*[texts] * n),
        st.lists(st.tuples(*[cells] * n), max_size=4).map(tuple),
    )
)
blocks: st.SearchStrategy[Any] = st.one_of(
    st.builds(Paragraph, texts, cells),
    grids,
    st.builds(Listing, texts, st.lists(cells, max_size=4).map(tuple)),
)
pages_ = st.builds(
    Page,
    texts,
    texts,
    texts,
    st.lists(blocks, max_size=4).map(tuple),
    st.lists(
        st.builds(SourceNote, texts, st.lists(st.tuples(st.integers(1, 9), texts)).map(tuple)), max_size=2
    ).map(tuple),
    st.tuples(texts),
)


@settings(max_examples=60, deadline=None)
@given(pages_, st.integers(20, 140))
def test_text_from_the_data_never_acts_on_a_terminal(page: Page, width: int) -> None:
    for drawn in (tables.draw(page, width, color=False), plain.draw(page, width), plain.draw(page, None)):
        assert not ESCAPE.search(drawn)


@settings(max_examples=60, deadline=None)
@given(st.from_regex(r"[a-z]{1,12}(\[[a-z/ ]{1,8}\]){1,2}", fullmatch=True))
def test_square_brackets_are_no_markup(text: str) -> None:
    page = Page("", text, "", (Paragraph(text, (Piece(text),)),), (), (text,))
    drawn = "".join(tables.draw(page, 100, color=True).split())
    assert drawn.count("".join(text.split())) == 4


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_a_refusal_is_valid_json_and_says_the_query_back(query: str) -> None:
    refusal = Refusal(query=query, error=Failure(code="not_found", message=query, suggestions=()))
    for drawn in (data.document(refusal), data.line(refusal)):
        assert not ESCAPE.search(drawn)
        assert msgspec.json.decode(drawn)["query"] == query
    assert not ESCAPE.search(refusals.text(refusal, 80))
