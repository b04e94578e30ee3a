"""Every argument and every option of every subcommand completes to something of the right kind."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
import typer

from immunoref import opening
from immunoref.cli import app, bulk, completion, values
from immunoref.store import Store

PROGRAM: Any = typer.main.get_command(app.app)
CONTEXT = typer.Context(PROGRAM, info_name="immunoref")
# What the shell completes itself, as it does for every program.
LEFT_TO_THE_SHELL = {
    "--output": "a file to write",
    "--data": "a folder of YAML files",
    "--evidence": "a folder of texts",
    "file": "a file to write",
}


class Slot(NamedTuple):
    """A place on the command line, and the words that lead to it."""

    before: tuple[str, ...]
    name: str
    parameter: Any


def slots() -> list[Slot]:
    found = [Slot((), "", PROGRAM)]
    found += [Slot((name,), name, command) for name, command in PROGRAM.commands.items()]
    return [slot for one in found for slot in _of_command(one.before, one.parameter)]


def _of_command(before: tuple[str, ...], command: Any) -> list[Slot]:
    parameters = command.get_params(CONTEXT)
    options = [
        Slot((*before, option), option, one)
        for one in parameters
        if one.param_type_name == "option" and not one.is_flag
        for option in one.opts
    ]
    places = [before]
    for one in (one for one in parameters if one.param_type_name == "argument"):
        options += [Slot(place, one.name, one) for place in places]
        places = [(*place, word) for place in places for word in _choices(one)]
    return options


def _choices(parameter: Any) -> list[str]:
    return [getattr(choice, "value", choice) for choice in getattr(parameter.type, "choices", ())]


SLOTS = slots()
IDS = [" ".join(slot.before) + f" <{slot.name}>" for slot in SLOTS]


def takes(slot: Slot) -> values.Takes | None:
    return completion.place(slot.before, "").takes


@pytest.fixture(autouse=True)
def shipped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "ready_store", lambda _: store)


def test_the_walk_sees_the_whole_program() -> None:
    assert {"drug", "matrix", "export", "schema"} <= {slot.before[0] for slot in SLOTS}
    assert ("export", "sqlite") in {slot.before for slot in SLOTS}
    assert len(SLOTS) > 100


@pytest.mark.parametrize("slot", SLOTS, ids=IDS)
def test_it_completes_to_something(slot: Slot) -> None:
    told = takes(slot)
    assert told is not None, "say in cli/values.py what it takes"
    if isinstance(told, values.Path):
        assert slot.parameter.opts[0] in LEFT_TO_THE_SHELL, "complete it, or say here why the shell does"
        return
    assert list(completion.offered(completion.place(slot.before, "")))


@pytest.mark.parametrize("slot", SLOTS, ids=IDS)
def test_closed_words_are_those_that_the_parser_takes(slot: Slot) -> None:
    words = set(_choices(slot.parameter))
    told = takes(slot)
    if words:
        assert isinstance(told, values.Closed)
        resolves = slot.before[:1] == ("resolve",) and "--format" in slot.parameter.opts
        assert set(told.words()) == (set(bulk.FORMS) if resolves else words)


@pytest.mark.parametrize("slot", SLOTS, ids=IDS)
def test_names_go_on_where_the_parser_takes_many_words(slot: Slot) -> None:
    if slot.parameter.param_type_name == "argument":
        assert isinstance(takes(slot), values.Names) == (slot.parameter.nargs == -1)


def test_nothing_is_offered_that_the_program_does_not_take() -> None:
    options = {slot.name for slot in SLOTS if slot.parameter.param_type_name == "option"}
    arguments = {slot.before for slot in SLOTS if slot.parameter.param_type_name == "argument"}
    assert {key.split(" ")[-1] for key in values.OPTIONS} == options
    assert {tuple(key.split(" ")) for key in values.ARGUMENTS} == arguments


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("side-effects intraves", "intravesical BCG"),
        ("symptom fev", "fever"),
        ("compare nivolumab pembrol", "pembrolizumab"),
        ("compare interferon al", "alfa"),
        ("compare nivolumab, pembrol", "pembrolizumab"),
        ("class chemok", "chemokines"),
        ("term adju", "adjuvant"),
        ("search capillary le", "leak syndrome"),
        ("timeline melan", "melanoma"),
        ("timeline nivol", "nivolumab"),
        ("matrix mela", "melanoma"),
        ("matrix il-2, PD-1 inh", "inhibitors"),
        ("matrix melanoma --by ca", "cancers"),
        ("card il-", "il-2"),
        ("cite melan", "melanoma"),
        ("cite melanoma --style cs", "csl-json"),
        ("list dr", "drugs"),
        ("list drugs --class chemok", "chemokines"),
        ("list drugs --cancer melan", "melanoma"),
        ("list drugs --status acc", "accelerated"),
        ("list drugs --route int", "into a vein"),
        ("list drugs --target pd-", "pd-1"),
        ("list drugs --boxed y", "yes"),
        ("list drugs --since 199", "1992"),
        ("resolve side-effect fev", "fever"),
        ("resolve cancer --format t", "tsv"),
        ("schema side", "side-effects"),
        ("export s", "sqlite"),
        ("completion z", "zsh"),
        ("stale --max-age 3", "365"),
    ],
)
def test_the_right_kind(line: str, wanted: str) -> None:
    *before, unfinished = line.split(" ")
    assert wanted in [offer.text for offer in completion.offered(completion.place(before, unfinished))]


@pytest.mark.parametrize(
    "line",
    [
        "class aldes",
        "drug il-2 --format J",
        "cancer nivol",
        "drug melan",
        "list drugs x",
        "schema drug x",
        "nonsense x",
        "stale x",
    ],
)
def test_nothing_of_another_kind(line: str) -> None:
    *before, unfinished = line.split(" ")
    assert list(completion.offered(completion.place(before, unfinished))) == []
