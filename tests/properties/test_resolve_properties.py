"""What holds of the ladder for any query: no order, no crash, and no slip that finds a neighbour."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory_table import MemoryTable

from immunoref.name_index import NameIndex
from immunoref.records import Kind, NameKind
from immunoref.resolve import Found, How, NameRow, NotFound, resolve
from immunoref.resolve.distance import apart, within_reach
from immunoref.resolve.outcome import Outcome
from immunoref.resolve.table import kinds_for
from immunoref.store import Store

ASKED = (Kind.THERAPY, Kind.CONDITION, Kind.SIDE_EFFECT)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 -"
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def index(store: Store) -> NameIndex:
    """The project's own names, as the program looks them up."""
    return NameIndex(store)


@pytest.fixture(scope="module")
def rows(store: Store) -> list[NameRow]:
    listed = store.rows("SELECT kind, id, record_name, text, name_kind, key, squash, loose FROM name")
    return [
        NameRow(Kind(kind), id, name, text, NameKind(sort) if sort else None, key, squash, bool(loose))
        for kind, id, name, text, sort, key, squash, loose in listed
    ]


@pytest.fixture(scope="module")
def parents(store: Store) -> dict[tuple[Kind, str], list[str]]:
    found: dict[tuple[Kind, str], list[str]] = {}
    for kind, child, parent in store.rows("SELECT kind, id, parent FROM tree WHERE parent IS NOT NULL"):
        found.setdefault((Kind(kind), child), []).append(parent)
    return found


@pytest.fixture(scope="module")
def table(rows: list[NameRow], parents: dict[tuple[Kind, str], list[str]]) -> MemoryTable:
    return MemoryTable(rows, parents)


def edits(name: str) -> list[str]:
    """Every text that one deletion, exchange, substitution or insertion makes of a name."""
    places = range(len(name))
    return [
        *(name[:at] + name[at + 1 :] for at in places),
        *(name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in places[:-1]),
        *(name[:at] + letter + name[at + 1 :] for at in places for letter in LETTERS),
        *(name[:at] + letter + name[at:] for at in range(len(name) + 1) for letter in LETTERS),
    ]


def wrongly(outcome: Outcome, row: NameRow) -> bool:
    """Whether another record answers, and not because its very name was typed."""
    return (
        isinstance(outcome, Found)
        and (outcome.kind, outcome.id) != (row.kind, row.id)
        and outcome.how not in (How.EXACT, How.SQUASHED)
    )


@pytest.mark.parametrize("kind", ASKED)
def test_no_single_slip_finds_a_neighbour(kind: Kind, index: NameIndex, rows: list[NameRow]) -> None:
    """A sample of all names with a sample of all single edits; another run draws the same."""
    drawn = random.Random(2)
    named = sorted((row for row in rows if row.kind is kind and not row.loose), key=lambda row: row.text)
    found = [
        (row.text, query, outcome)
        for row in drawn.sample(named, min(150, len(named)))
        for query in drawn.sample(edits(row.text), 8)
        if wrongly(outcome := resolve(index, kind, query), row)
    ]
    assert found == []


@SLOW
@given(data=st.data())
def test_any_text_has_an_outcome_whatever_the_order_of_the_names(
    data: st.DataObject, rows: list[NameRow], parents: dict[tuple[Kind, str], list[str]]
) -> None:
    few = data.draw(st.lists(st.sampled_from(rows), min_size=2, max_size=12, unique=True))
    kind = data.draw(st.sampled_from(ASKED))
    query = data.draw(st.sampled_from(few).map(lambda row: row.text) | st.text(max_size=30))
    query = data.draw(st.sampled_from([query, query[1:], query + " injection", f"stage IV {query}"]))
    shuffled = data.draw(st.permutations(few))
    assert resolve(MemoryTable(few, parents), kind, query) == resolve(
        MemoryTable(shuffled, parents), kind, query
    )


@SLOW
@given(data=st.data())
def test_the_index_answers_as_the_reference_does(
    data: st.DataObject, index: NameIndex, table: MemoryTable, rows: list[NameRow]
) -> None:
    row = data.draw(st.sampled_from(rows))
    kind = Kind.THERAPY if row.kind is Kind.OTHER_MEDICINE else row.kind
    if kind not in ASKED:
        return
    query = data.draw(st.sampled_from([row.text, *edits(row.text)[:60], f"{row.text} treatment"]))
    assert resolve(index, kind, query) == resolve(table, kind, query)


@SLOW
@given(data=st.data())
def test_blocks_bring_forward_all_that_counts(
    data: st.DataObject, index: NameIndex, rows: list[NameRow]
) -> None:
    """What the fuzzy rung may use, and each name one edit away, is among the neighbours."""
    row = data.draw(st.sampled_from(rows))
    query = data.draw(st.sampled_from(edits(row.squash)))
    query = "".join(character for character in query if character.isalnum())
    if not query:
        return
    near = {(other.id, other.text) for other in index.near(row.kind, query)}
    due = {
        (other.id, other.text)
        for other in rows
        if other.kind is row.kind
        and abs(len(other.squash) - len(query)) <= 4
        and (within_reach(query, other.squash) or apart(query, other.squash, 1).typed <= 1)
    }
    assert due <= near


@pytest.mark.parametrize("kind", ASKED)
def test_every_name_finds_its_own_record(kind: Kind, index: NameIndex, rows: list[NameRow]) -> None:
    named = [row for row in rows if row.kind is kind and not row.loose]
    lost = [
        (row.text, outcome)
        for row in named
        if not isinstance(outcome := resolve(index, kind, row.text), Found) or outcome.id != row.id
    ]
    assert lost == []


@pytest.mark.parametrize("kind", ASKED)
@given(query=st.text(max_size=60))
@SLOW
def test_any_text_at_all_is_survived(query: str, kind: Kind, index: NameIndex) -> None:
    outcome = resolve(index, kind, query)
    assert isinstance(outcome, NotFound) or outcome is not None


def test_neighbours_of_a_drug_include_medicines_that_are_not_covered() -> None:
    assert kinds_for(Kind.THERAPY) == (Kind.THERAPY, Kind.OTHER_MEDICINE)
    assert kinds_for(Kind.CONDITION) == (Kind.CONDITION,)
