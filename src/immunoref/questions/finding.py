"""From a name to the record that was meant, or to an honest refusal with the next thing to type."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from immunoref import resolve
from immunoref.name_index import NameIndex
from immunoref.questions.answers import Failure, Match, Refusal, Resolved, RunnerUp, Suggestion
from immunoref.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.records import OtherMedicine
    from immunoref.resolve import Candidate
    from immunoref.store import Store

KINDS: Final = {
    "drug": Kind.THERAPY,
    "side-effects": Kind.THERAPY,
    "cancer": Kind.CONDITION,
    "side-effect": Kind.SIDE_EFFECT,
    "symptom": Kind.SIDE_EFFECT,
    "class": Kind.THERAPY,
    "card": Kind.THERAPY,
    "term": Kind.TERM,
}
# How each kind is called, and the command that answers for it.
CALLED: Final = {
    Kind.THERAPY: "therapy",
    Kind.CONDITION: "cancer or other condition",
    Kind.SIDE_EFFECT: "side effect",
    Kind.TERM: "term",
}
COMMAND: Final = {
    Kind.THERAPY: "drug",
    Kind.CONDITION: "cancer",
    Kind.SIDE_EFFECT: "symptom",
    Kind.TERM: "term",
}
LISTED: Final = {
    Kind.THERAPY: "drugs",
    Kind.CONDITION: "cancers",
    Kind.SIDE_EFFECT: "side-effects",
    Kind.TERM: "terms",
}
COMPARED: Final = ("drug", "side-effects")  # questions on therapies, which can be put side by side
MOST_COMPARED: Final = 4  # therapies that go side by side
SUREST: Final = ("exact", "squashed")  # ways of finding that are no guess
MOST_QUOTED: Final = 60  # characters of a query in a message
MOST_LISTED: Final = 5  # names in the sentence of an ambiguous answer; the suggestions hold all


def find(store: Store, question: str, query: str) -> Match | Refusal:
    """Return the record that a query means.

    Args:
        store: the knowledge base.
        question: one of `KINDS`.
        query: the name, as the user wrote it.
    """
    kind = KINDS[question]
    table = NameIndex(store)
    outcome = resolve.resolve(table, kind, query)
    if isinstance(outcome, resolve.Found):
        return _match(table, outcome)
    if isinstance(outcome, resolve.Ambiguous):
        failure = _ambiguous(question, query, outcome)
    elif isinstance(outcome, resolve.NotCovered):
        failure = _not_covered(query, outcome, store.other_medicine(outcome.id))
    else:
        failure = _unknown(store, question, query, outcome)
    return Refusal(query=query, error=failure)


def find_either(store: Store, questions: Sequence[str], query: str) -> Match | Refusal:
    """Return the record that a query means in any of several kinds.

    A name as it is written in one kind goes before a guess in another; among guesses, and among
    refusals, the first question speaks.

    Args:
        store: the knowledge base.
        questions: some of `KINDS`, the likeliest first.
        query: the name, as the user wrote it.
    """
    found = [find(store, question, query) for question in questions]
    matches = [one for one in found if isinstance(one, Match)]
    sure = [match for match in matches if match.how in SUREST]
    known = [one for one in found if isinstance(one, Refusal) and one.error.code != "not_found"]
    preferred: list[Match | Refusal] = [*sure, *known, *matches]
    return preferred[0] if preferred else _unknown_to_all(questions, query, found)


def _unknown_to_all(
    questions: Sequence[str], query: str, refused: Iterable[Match | Refusal]
) -> Match | Refusal:
    """Return one refusal of a name that none of the questions knows: where else it is known, or nowhere."""
    kinds = {KINDS[question] for question in questions}
    refusals = [one for one in refused if isinstance(one, Refusal)]
    offered = [suggestion for one in refusals for suggestion in one.error.suggestions]
    if not query.strip() or any(suggestion.kind not in kinds for suggestion in offered):
        return refusals[0]
    nearest = zip_longest(*(one.error.suggestions for one in refusals))
    suggestions = tuple(one for row in nearest for one in row if one is not None)
    return Refusal(query=query, error=_not_found(questions, query, suggestions[:MOST_LISTED]))


def resolve_name(store: Store, question: str, query: str) -> Resolved | Refusal:
    """Return what a name resolves to, without an answer about it."""
    found = find(store, question, query)
    return found if isinstance(found, Refusal) else Resolved(query=query, match=found)


def _match(table: NameIndex, found: resolve.Found) -> Match:
    second = found.runner_up
    rows = table.by_id(found.kind, found.id)
    return Match(
        kind=found.kind,
        id=found.id,
        name=found.name,
        matched=found.matched,
        matched_kind=next((row.name_kind for row in rows if row.text == found.matched), None),
        how=found.how,
        score=round(found.score, 3),
        runner_up=None
        if second is None
        else RunnerUp(id=second.id, name=second.name, score=round(second.score, 3)),
    )


def _ambiguous(question: str, query: str, outcome: resolve.Ambiguous) -> Failure:
    suggestions = _suggestions(outcome.candidates)
    listed = ", ".join(item.name for item in suggestions[:MOST_LISTED])
    further = len(suggestions) - MOST_LISTED
    more = f" and {further} more" if further > 0 else ""
    if outcome.together and question in COMPARED and len(suggestions) <= MOST_COMPARED:
        does = "names"
        then = f"Side by side: immunoref compare {', '.join(item.name for item in suggestions)}"
    else:
        does, then = "fits", f"Ask for one of them: {_command(question, suggestions[0].name)}"
    message = f"{quoted(query)} {does} several: {listed}{more}. {then}"
    return Failure(code="ambiguous", message=message, suggestions=suggestions)


def _not_covered(query: str, outcome: resolve.NotCovered, medicine: OtherMedicine) -> Failure:
    named = f"{medicine.name} ({medicine.what})"
    is_its_name = query.strip().casefold() == medicine.name.casefold()
    said = f"{named} is not covered here" if is_its_name else f"{quoted(query)} is {named}, not covered here"
    message = f"{said}. See what is: immunoref list drugs"
    return Failure(code="not_covered", message=message, suggestions=_suggestions(outcome.suggestions))


def _unknown(store: Store, question: str, query: str, outcome: resolve.NotFound) -> Failure:
    if not query.strip():
        message = f"No name was given. Try: {_command(question, '')}"
        return Failure(code="not_found", message=message, suggestions=())
    if outcome.elsewhere:
        return _elsewhere(store, outcome.elsewhere)
    return _not_found([question], query, _suggestions(outcome.suggestions))


def _not_found(questions: Sequence[str], query: str, suggestions: tuple[Suggestion, ...]) -> Failure:
    called = ", ".join(CALLED[KINDS[question]] for question in questions)
    message = f"No {called} called {quoted(query)} is known here."
    if suggestions:
        near = ", ".join(item.name for item in suggestions)
        lists = " or ".join(f"immunoref list {LISTED[KINDS[question]]}" for question in questions)
        message += f" Names that come near: {near}. See all: {lists}"
    else:
        message += f" Check the spelling, or try: {_command(questions[0], '')}"
    return Failure(code="not_found", message=message, suggestions=suggestions)


def _elsewhere(store: Store, candidates: tuple[Candidate, ...]) -> Failure:
    """Return the refusal of a name that is known as another kind of thing, with the command for it."""
    other = candidates[0]
    called = CALLED[other.kind]
    if other.kind is Kind.CONDITION:
        called = store.refs(other.kind, [other.id])[other.id].kind
    message = f"{other.name} is {_article(called)}: immunoref {COMMAND[other.kind]} {other.name}"
    return Failure(code="not_found", message=message, suggestions=_suggestions(candidates))


def _article(noun: str) -> str:
    return noun.replace("other", "another", 1) if noun.startswith("other") else f"a {noun}"


def _suggestions(candidates: Iterable[Candidate]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(kind=item.kind, id=item.id, name=item.name) for item in candidates)


EXAMPLES: Final = {
    "drug": "il-2",
    "side-effects": "bcg",
    "cancer": "melanoma",
    "side-effect": "fever",
    "symptom": "fever",
    "class": "cytokines",
    "card": "il-2",
    "term": "adjuvant",
}


def _command(question: str, name: str) -> str:
    name = name or EXAMPLES[question]
    return (
        f"immunoref resolve side-effect '{name}'"
        if question == "side-effect"
        else f"immunoref {question} {name}"
    )


def quoted(query: str) -> str:
    """Return what somebody typed in quotation marks, cut where a message would drown in it."""
    return f'"{query if len(query) <= MOST_QUOTED else query[: MOST_QUOTED - 3] + "..."}"'
