"""Whole pages, word for word, at 60, 80 and 120 columns and piped.

Written by hand from the records of ``tests/cases/base``: an expected page says what its record says.
"""

from __future__ import annotations

import pytest

from immunoref.questions import asking
from immunoref.questions.answers import Reply
from immunoref.render import pages, plain, tables
from immunoref.render.page import Page
from immunoref.store import Store

HEAD = """\
examplicept (EX-12)
medicine; investigational, not marketed in the US

What it is: Another messenger, only being studied. [1]

Belongs to: messengers

Uses
"""
GRID = """\
╭──────────┬──────────────╮
│ For      │ Status       │
├──────────┼──────────────┤
│ melanoma │ not used [1] │
│          │ treatment    │
╰──────────┴──────────────╯

"""
GROUP_GRID = """\
Side effects seen with messengers in general
╭───────────────────┬────────────────┬─────────────╮
│ Side effect       │ How often      │ How serious │
├───────────────────┼────────────────┼─────────────┤
│ flu-like symptoms │ not stated [2] │ not stated  │
╰───────────────────┴────────────────┴─────────────╯

Warnings
"""
NARROW = (
    HEAD
    + GRID
    + """\
Side effects: None is recorded for examplicept itself. That
is no statement that there is none.

"""
    + GROUP_GRID
    + """\
- Allergy (said of messengers in general): Severe allergic
  reactions have been seen. [2]

Boxed warning: Unknown: no US label of it was read for this
reference.

Names
- Short forms: EX-12
- Identifiers unknown: no source that was read gives a code
  of NCIt, RxNorm, UNII, ATC

Names, identifiers and dates: see [3]

Sources
- Example Society: Messengers Explained (dated 2025-07-07,
  read 2026-01-02)
  [1]  What are messengers?
  [2]  Side effects
- Example Office: A register (undated, read 2026-01-02)
  [3]  examplicept

Next: immunoref side-effects examplicept; immunoref timeline
examplicept
Reference information, not medical advice: ask the care team
about a person's own treatment.
Last reviewed 2026-01-02. Knowledge base VERSION.
"""
)
WIDE = (
    HEAD
    + GRID
    + """\
Side effects: None is recorded for examplicept itself. That is no statement that there is none.

"""
    + GROUP_GRID
    + """\
- Allergy (said of messengers in general): Severe allergic reactions have been seen. [2]

Boxed warning: Unknown: no US label of it was read for this reference.

Names
- Short forms: EX-12
- Identifiers unknown: no source that was read gives a code of NCIt, RxNorm, UNII, ATC

Names, identifiers and dates: see [3]

Sources
- Example Society: Messengers Explained (dated 2025-07-07, read 2026-01-02)
  [1]  What are messengers?
  [2]  Side effects
- Example Office: A register (undated, read 2026-01-02)
  [3]  examplicept

Next: immunoref side-effects examplicept; immunoref timeline examplicept
Reference information, not medical advice: ask the care team about a person's own treatment.
Last reviewed 2026-01-02. Knowledge base VERSION.
"""
)
MIDDLE = (
    WIDE.replace("That is no statement that there is none.", "That is no statement that\nthere is none.")
    .replace("have been seen. [2]", "have been\n  seen. [2]")
    .replace("RxNorm, UNII, ATC", "RxNorm,\n  UNII, ATC")
    .replace("a person's own", "a person's\nown")
)
PIPED = (
    HEAD
    + """\
- melanoma. Status: not used [1]; treatment.

Side effects: None is recorded for examplicept itself. That is no statement that there is none.

Side effects seen with messengers in general
- flu-like symptoms. How often: not stated [2]. How serious: not stated.

Warnings
- Allergy (said of messengers in general): Severe allergic reactions have been seen. [2]

Boxed warning: Unknown: no US label of it was read for this reference.

Names
- Short forms: EX-12
- Identifiers unknown: no source that was read gives a code of NCIt, RxNorm, UNII, ATC

Names, identifiers and dates: see [3]

Sources
- Example Society: Messengers Explained (dated 2025-07-07, read 2026-01-02)
  [1] What are messengers?
  [2] Side effects
- Example Office: A register (undated, read 2026-01-02)
  [3] examplicept

Next: immunoref side-effects examplicept; immunoref timeline examplicept
Reference information, not medical advice: ask the care team about a person's own treatment.
Last reviewed 2026-01-02. Knowledge base VERSION.
"""
)


@pytest.fixture
def reply(base_store: Store) -> Reply:
    found = asking.ask(base_store, "drug", "EX-12")
    assert isinstance(found, Reply)
    return found


@pytest.fixture
def drawn(reply: Reply) -> Page:
    return pages.page(reply)


@pytest.mark.parametrize(("width", "expected"), [(60, NARROW), (80, MIDDLE), (120, WIDE)])
def test_a_table_page(drawn: Page, reply: Reply, width: int, expected: str) -> None:
    version = f"Knowledge base {reply.data.version}"
    text = tables.draw(drawn, width, color=False)
    # the version is longer than its stand-in and may wrap
    joined = text.replace("Knowledge base\n", "Knowledge base ")
    assert joined.replace(version, "Knowledge base VERSION") == expected


def test_a_piped_page(drawn: Page, reply: Reply) -> None:
    assert plain.draw(drawn, None).replace(reply.data.version, "VERSION") == PIPED


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(drawn: Page, width: int) -> None:
    for text in (tables.draw(drawn, width, color=False), plain.draw(drawn, width)):
        assert all(len(line) <= width for line in text.splitlines())
        letters = "".join(char for char in text if char.isalnum())
        for phrase in ("investigational", "melanoma", "notused", "Allergy"):
            assert phrase in letters or width < 40


def test_color_repeats_words_and_never_replaces_them(drawn: Page) -> None:
    colored = tables.draw(drawn, 80, color=True)
    assert "\x1b[" in colored
    assert "not used" in colored


def test_ascii_boxes_where_the_terminal_has_no_others(drawn: Page) -> None:
    assert tables.draw(drawn, 80, color=False, unicode=False).isascii()
