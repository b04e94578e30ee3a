"""Markdown, HTML and SVG: the page in another dress, and nothing in it that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from immunoref.questions import asking
from immunoref.questions.answers import Reply
from immunoref.render import html, markdown, pages, pictures
from immunoref.render.page import Grid, Listing, Page, Paragraph, Piece, SourceNote
from immunoref.store import Store

EVIL = '<script>alert("x")</script> | [a](http://b) *c* `d` \\ & {0} \x1b[31m\u202e'
VOID = ("meta", "br")

MARKDOWN = """\
# examplicept (EX-12)

*medicine; investigational, not marketed in the US*

**What it is:** Another messenger, only being studied. \\[1\\]

**Belongs to:** messengers

## Uses

| For | Status |
| --- | --- |
| **melanoma** | **not used** \\[1\\]<br>treatment |
"""


@pytest.fixture
def drawn(base_store: Store) -> Page:
    found = asking.ask(base_store, "drug", "EX-12")
    assert isinstance(found, Reply)
    return pages.page(found)


@pytest.fixture
def evil() -> Page:
    piece = Piece(EVIL, (1,), "alarm")
    blocks = (
        Paragraph(EVIL, (piece,)),
        Listing(EVIL, ((piece,), (Piece("- 1. # not a list"),))),
        Grid(EVIL, (EVIL, "b"), (((piece,), (piece, piece)),)),
    )
    return Page(EVIL, EVIL, EVIL, blocks, (SourceNote(EVIL, ((1, EVIL),), "javascript:alert(1)"),), (EVIL,))


class Tags(HTMLParser):
    """Collects the tags of a document and refuses one that is not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_markdown_word_for_word(drawn: Page) -> None:
    assert markdown.draw(drawn).startswith(MARKDOWN)


def test_markdown_links_its_sources(drawn: Page) -> None:
    assert (
        "- Example Society: Messengers Explained (dated 2025-07-07, read 2026-01-02) <https://"
        in markdown.draw(drawn)
    )


def test_text_is_no_markdown(evil: Page) -> None:
    text = markdown.draw(evil)
    assert not set(text) & {"\x1b", "\u202e"}
    bare = re.sub(r"\\.", "", text)  # what is left after all escapes
    assert "<script" not in bare
    assert "[a]" not in bare
    assert "`" not in bare
    assert "\n- \\- 1." in text
    assert "javascript" not in text
    table = [line for line in bare.splitlines() if line.startswith("|")]
    assert [line.count("|") for line in table] == [3, 3, 3]


def test_html_is_one_accessible_document(drawn: Page) -> None:
    tags = Tags(html.draw(drawn))
    names = [tag for tag, _ in tags.seen]
    assert names.count("h1") == names.count("main") == names.count("title") == 1
    assert {"script", "img", "link", "iframe"}.isdisjoint(names)
    assert ("html", {"lang": "en"}) in tags.seen
    assert ("th", {"scope": "col"}) in tags.seen
    assert ("th", {"scope": "row"}) in tags.seen
    ids = {attributes["id"] for _, attributes in tags.seen if "id" in attributes}
    linked = {
        (attributes["href"] or "")[1:]
        for _, attributes in tags.seen
        if (attributes.get("href") or "").startswith("#")
    }
    assert linked == ids != set()
    assert "not used" in tags.words


def test_html_follows_the_readers_light_or_dark_and_fetches_nothing(drawn: Page) -> None:
    text = html.draw(drawn)
    assert "prefers-color-scheme: dark" in text
    assert "default-src 'none'" in text
    assert not re.search(r"(src|@import|url\()=?[\"'(]?http", text)


def test_text_is_no_html(evil: Page) -> None:
    text = html.draw(evil)
    tags = Tags(text)
    assert {tag for tag, _ in tags.seen}.isdisjoint({"script", "c"})
    assert not [
        attributes for _, attributes in tags.seen if (attributes.get("href") or "").startswith("javascript")
    ]
    assert not set(text) & {"\x1b", "\u202e"}
    assert '<script>alert("x")</script>' in tags.words


@pytest.mark.parametrize("width", [40, 100])
def test_svg_is_a_named_picture_that_fetches_nothing(drawn: Page, width: int) -> None:
    text = pictures.draw(drawn, width)
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root[0].tag.endswith("title")
    assert root[0].text == drawn.title
    assert not re.search(r"url\([^#]", text)
    assert "https://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert text == pictures.draw(drawn, width), "the same page is the same file"


def test_text_is_no_svg(evil: Page) -> None:
    root = ET.fromstring(pictures.draw(evil, 100))  # noqa: S314
    assert not [part for part in root.iter() if part.tag.endswith("script")]
