"""The questions across records, over the small knowledge base of ``tests/cases/base``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from immunoref.errors import UsageError
from immunoref.knowledge import build
from immunoref.questions import (
    asking,
    care,
    cite,
    classes,
    compare,
    finding,
    matrix,
    search,
    symptom,
    term,
    timeline,
)
from immunoref.questions.answers import Citation, Match, Place, Refusal, Reply
from immunoref.questions.replying import Asked
from immunoref.records import Frequency, UrgencyLevel
from immunoref.render import pages, plain
from immunoref.store import Store


def answered(reply: Reply | Refusal, kind: type) -> object:
    assert isinstance(reply, Reply), reply
    assert isinstance(reply.answer, kind)
    cited = {source.id for source in reply.sources}
    assert cited <= {"page-one", "label-examplex", "register"}
    return reply.answer


def symptoms(store: Store, *names: str) -> symptom.SymptomAnswer:
    answer = answered(symptom.ask(store, names), symptom.SymptomAnswer)
    assert isinstance(answer, symptom.SymptomAnswer)
    return answer


def compared(store: Store, *names: str, diff: bool = False) -> compare.CompareAnswer:
    answer = answered(compare.ask(store, names, diff=diff), compare.CompareAnswer)
    assert isinstance(answer, compare.CompareAnswer)
    return answer


def classed(store: Store, name: str | None) -> classes.ClassAnswer:
    answer = answered(classes.ask(store, name), classes.ClassAnswer)
    assert isinstance(answer, classes.ClassAnswer)
    return answer


def timed(store: Store, name: str) -> timeline.TimelineAnswer:
    answer = answered(timeline.ask(store, name), timeline.TimelineAnswer)
    assert isinstance(answer, timeline.TimelineAnswer)
    return answer


def searched(store: Store, words: str) -> search.SearchAnswer:
    answer = answered(search.ask(store, words), search.SearchAnswer)
    assert isinstance(answer, search.SearchAnswer)
    return answer


# symptom


def test_a_symptom_names_its_therapies_and_first_who_says_to_report_it(base_store: Store) -> None:
    answer = symptoms(base_store, "hypotension")
    assert [one.therapy.id for one in answer.therapies] == ["examplikin"]
    (reporting,) = answer.reporting
    assert (reporting.level, reporting.said_by) == (UrgencyLevel.RIGHT_AWAY, ("Example Society",))
    assert reporting.sources == (Citation(source="page-one", section="Side effects"),)
    assert answer.therapies[0].side_effects[0].frequency is Frequency.COMMON


def test_a_group_of_symptoms_takes_in_those_below_it_marked(base_store: Store) -> None:
    answer = symptoms(base_store, "flu-like symptoms")
    told = {one.id: one.side_effects for one in answer.therapies}
    assert [effect.id for effect in answer.symptoms[0].includes] == ["chills"]
    assert [(entry.effect.id, entry.narrower_than) for entry in told["examplikin"]] == [
        ("chills", ("flu-like-symptoms",))
    ]
    assert [(entry.effect.id, entry.narrower_than) for entry in told["messengers"]] == [
        ("flu-like-symptoms", ())
    ]


def test_what_only_the_class_is_said_to_cause_stands_apart(base_store: Store) -> None:
    answer = symptoms(base_store, "flu-like symptoms")
    assert [(one.therapy.id, one.groups) for one in answer.by_class] == [
        ("examplicept", (Place(id="messengers", name="messengers"),))
    ]


def test_a_narrower_symptom_is_not_its_group(base_store: Store) -> None:
    answer = symptoms(base_store, "shivering")
    assert [one.therapy.id for one in answer.therapies] == ["examplikin"]
    assert answer.by_class == ()
    assert answer.symptoms[0].path[-1].id == "flu-like-symptoms"


def test_several_symptoms_narrow_down(base_store: Store) -> None:
    answer = symptoms(base_store, "flu-like symptoms", "low blood pressure")
    assert [one.therapy.id for one in answer.therapies] == ["examplikin"]
    assert {entry.effect.id for entry in answer.therapies[0].side_effects} == {"chills", "hypotension"}
    assert answer.by_class == ()


def test_the_same_symptom_twice_counts_once(base_store: Store) -> None:
    assert len(symptoms(base_store, "chills", "shivering").symptoms) == 1


def test_one_unknown_symptom_refuses_all(base_store: Store) -> None:
    refusal = symptom.ask(base_store, ["chills", "zzzz"])
    assert isinstance(refusal, Refusal)
    assert (refusal.query, refusal.error.code) == ("zzzz", "not_found")


# compare


def test_a_comparison_says_what_all_have_and_what_one_has(base_store: Store) -> None:
    answer = compared(base_store, "ex-2", "ex-12")
    rows = {
        row.effect.id: (row.in_all, [len(cell.said) for cell in row.cells]) for row in answer.side_effects
    }
    assert rows == {
        "flu-like-symptoms": (True, [1, 1]),
        "hypotension": (False, [1, 0]),
        "chills": (False, [1, 0]),
    }
    assert [row.condition.id for row in answer.uses] == [
        "kidney-cancer",
        "marker-tumor",
        "cancer",
        "melanoma",
    ]
    assert not any(row.in_all for row in answer.uses)


def test_aspects_are_cited_and_blank_where_nothing_is_said(base_store: Store) -> None:
    aspects = {row.aspect: row for row in compared(base_store, "ex-2", "ex-12").aspects}
    assert aspects["class"].same
    first, second = aspects["first approved"].cells
    assert [said.text for said in first.said] == ["1999-05-05"]
    assert first.said[0].sources == (Citation(source="register", section="Examplex"),)
    assert second.said == ()
    assert [said.text for said in aspects["boxed warning"].cells[0].said] == ["Leaky blood vessels"]
    assert [said.text for said in aspects["boxed warning"].cells[1].said] == ["unknown"]


def test_a_difference_leaves_out_what_is_the_same(base_store: Store) -> None:
    answer = compared(base_store, "ex-2", "ex-12", diff=True)
    assert "flu-like-symptoms" not in {row.effect.id for row in answer.side_effects}
    assert "class" not in {row.aspect for row in answer.aspects}
    assert "kind" in {row.aspect for row in answer.aspects}


def test_a_guess_among_several_names_is_kept(base_store: Store) -> None:
    asked = compared(base_store, "exmaplikin", "ex-12").asked
    assert [(one.query, one.match.how) for one in asked] == [("exmaplikin", "fuzzy"), ("ex-12", "exact")]


@pytest.mark.parametrize("names", [("ex-2",), ("ex-2", "examplikin", "Examplex")])
def test_one_therapy_cannot_be_compared(base_store: Store, names: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="two to four different therapies"):
        compare.ask(base_store, names, diff=False)


# class and term


def test_the_whole_tree_counts_therapies_without_groups(base_store: Store) -> None:
    answer = classed(base_store, None)
    (root,) = answer.tree
    assert (answer.id, answer.therapies, root.therapy.id, root.therapies) == (None, 2, "messengers", 2)
    assert [node.therapy.id for node in root.members] == ["examplikin", "examplicept"]


def test_a_class_is_told_with_its_effects_and_warnings(base_store: Store) -> None:
    answer = classed(base_store, "messengers")
    assert answer.about is not None
    assert answer.about.text == "Proteins that carry signals between cells."
    assert [entry.effect.id for entry in answer.side_effects] == ["flu-like-symptoms"]
    assert [warning.topic for warning in answer.warnings] == ["Allergy"]


def test_a_medicine_is_no_class(base_store: Store) -> None:
    refusal = classes.ask(base_store, "ex-2")
    assert isinstance(refusal, Refusal)
    assert refusal.error.message == (
        "examplikin is a cytokine, not a class. Its class: immunoref class messengers"
    )


@pytest.mark.parametrize("name", ["messenger protein", "MP1", "mp-1", "messenger-protein"])
def test_a_term_is_found_by_its_names(base_store: Store, name: str) -> None:
    reply = term.ask(base_store, name)
    assert isinstance(reply, Reply)
    assert isinstance(reply.answer, term.TermAnswer)
    assert reply.answer.id == "messenger-protein"
    assert [(one.kind, one.command) for one in reply.answer.see] == [
        ("term", "term adjuvant"),
        ("therapy", "drug examplikin"),
        ("condition", "cancer kidney-cancer"),
        (None, None),
    ]


def test_a_therapy_is_no_term(base_store: Store) -> None:
    refusal = term.ask(base_store, "ex-2")
    assert isinstance(refusal, Refusal)
    assert refusal.error.message == "examplikin is a therapy: immunoref drug examplikin"


# search


def test_search_finds_the_best_passage_of_each_record_with_its_citations(base_store: Store) -> None:
    answer = searched(base_store, "allergic reactions")
    (hit,) = answer.hits
    assert (hit.id, hit.field, hit.command) == ("messengers", "warning", "drug messengers")
    assert hit.context == "Allergy: Severe allergic reactions have been seen."
    assert hit.matched == ("allergic", "reactions")
    assert hit.sources == (Citation(source="page-one", section="Side effects"),)


def test_search_finds_inflected_words(base_store: Store) -> None:
    assert searched(base_store, "dividing").hits[0].id == "examplikin"


def test_words_may_stand_in_the_name_and_in_the_passage(base_store: Store) -> None:
    answer = searched(base_store, "ex-2 melanoma")
    assert not answer.every, "EX-2 has no word on melanoma"
    answer = searched(base_store, "ex-12 melanoma")
    assert (answer.every, [hit.id for hit in answer.hits]) == (True, ["examplicept"])


def test_a_record_of_that_name_comes_first(base_store: Store) -> None:
    assert searched(base_store, "melanoma").hits[0].id == "melanoma"


@pytest.mark.parametrize("words", ["", "!!!", "zzzz", '"', "\0", "&", "a NEAR( b", "x" * 10_000])
def test_search_takes_any_text(base_store: Store, words: str) -> None:
    result = search.ask(base_store, words)
    assert isinstance(result, Refusal) or not result.answer.every  # type: ignore[attr-defined]


def test_operators_are_words(base_store: Store) -> None:
    assert searched(base_store, "NOT").hits[0].matched == ("not",)


def test_little_words_are_not_sought(base_store: Store) -> None:
    assert searched(base_store, "the melanoma").hits == searched(base_store, "melanoma").hits
    refusal = search.ask(base_store, "of the")
    assert isinstance(refusal, Refusal)
    assert refusal.error.message.startswith('"of the" says too little to search for. ')


# timeline


def test_a_timeline_is_in_order_of_date_and_dates_its_uses(base_store: Store) -> None:
    answer = timed(base_store, "ex-2")
    assert [(event.date, event.what, event.condition and event.condition.id) for event in answer.dated] == [
        ("1999-05-05", "first approved", None),
        ("1999-05-05", "approved", "kidney-cancer"),
        ("2015", "approved for a further use", "marker-tumor"),
        ("2021-03", "approval ended", "marker-tumor"),
    ]
    assert answer.undated == (), "a use that is only studied is no approval"


def test_a_timeline_of_a_cancer_and_of_a_class(base_store: Store) -> None:
    cancer = timed(base_store, "RCC")
    assert [(event.date, event.therapy.id, event.relation) for event in cancer.dated] == [
        ("1999-05-05", "examplikin", "broader"),
        ("2015", "examplikin", "tumor-agnostic"),
        ("2021-03", "examplikin", "tumor-agnostic"),
    ]
    assert len(timed(base_store, "messengers").dated) == 4


def test_an_accelerated_approval_that_became_a_full_one_is_two_events(small_data: Path) -> None:
    file = small_data / "therapies.yaml"
    text = file.read_text("utf-8")
    held = "status: withdrawn\n      since: 2015\n      until: 2021-03"
    assert held in text
    file.write_text(
        text.replace(held, "status: approved\n      since: 2015\n      confirmed: 2021-03"), "utf-8"
    )
    with closing(Store(build.in_memory(build.checked(small_data)))) as store:
        told = [(event.date, event.what) for event in timed(store, "ex-2").dated][2:]
        page = plain.draw(pages.page(drug_reply(store, "ex-2")), None)
    assert told == [("2015", "accelerated approval"), ("2021-03", "converted to full approval")]
    assert "approved since 2015 (accelerated at first, full since 2021-03)" in page


def drug_reply(store: Store, name: str) -> Reply:
    reply = asking.ask(store, "drug", name)
    assert isinstance(reply, Reply)
    return reply


def test_a_name_as_written_goes_before_a_guess_of_another_kind(base_store: Store) -> None:
    found = finding.find_either(base_store, ("drug", "cancer"), "melanoma")
    assert isinstance(found, Match)
    assert (found.kind, found.how) == ("condition", "exact")


# matrix


def matrix_of(store: Store, *names: str, by: str = "side-effects", most: int = 8) -> matrix.MatrixAnswer:
    answer = answered(matrix.ask(store, names, by, most), matrix.MatrixAnswer)
    assert isinstance(answer, matrix.MatrixAnswer)
    return answer


def test_a_matrix_has_the_columns_of_most_therapies_first(base_store: Store) -> None:
    answer = matrix_of(base_store, "messengers")
    assert [(column.id, column.therapies, column.own) for column in answer.columns] == [
        ("chills", 1, 1),
        ("hypotension", 1, 1),
        ("flu-like-symptoms", 2, 0),
    ]
    first, second = answer.rows
    assert [(cell.id, cell.frequency, cell.serious, cell.by_class) for cell in first.cells] == [
        ("chills", Frequency.VERY_COMMON, False, False),
        ("hypotension", Frequency.COMMON, True, False),
        ("flu-like-symptoms", Frequency.UNSTATED, None, True),
    ]
    assert [cell.id for cell in second.cells] == ["flu-like-symptoms"]
    assert all(cell.sources for row in answer.rows for cell in row.cells)


def test_a_matrix_by_cancers_keeps_every_status(base_store: Store) -> None:
    answer = matrix_of(base_store, "ex-2", "ex-12", by="cancers", most=2)
    assert (len(answer.columns), answer.total) == (2, 4)
    whole = matrix_of(base_store, "ex-2", "ex-12", by="cancers")
    assert {cell.id: cell.statuses for row in whole.rows for cell in row.cells}["melanoma"] == ("not used",)


def test_a_matrix_of_a_cancer_takes_the_therapies_named_for_it(base_store: Store) -> None:
    assert [row.id for row in matrix_of(base_store, "RCC").rows] == ["examplikin"]
    assert matrix_of(base_store, "kidney spots").rows == ()


# questions, card, cite


def test_questions_come_by_topic_in_their_order(base_store: Store) -> None:
    topics = care.topics(base_store)
    assert [(topic.topic, [one.id for one in topic.questions]) for topic in topics] == [
        ("the treatment", ["why-this-one", "how-it-works"]),
        ("side effects", ["whom-to-call"]),
    ]


def test_a_card_says_which_signs_its_own_sources_call_urgent(base_store: Store) -> None:
    card = care.card(base_store, "examplikin")
    assert [(sign.effect.id, sign.level) for sign in card.signs] == [("hypotension", UrgencyLevel.RIGHT_AWAY)]
    assert card.class_signs == ()
    assert len(card.topics) == 2


def test_cite_gives_each_citation_of_the_answer_once(base_store: Store) -> None:
    reply = cite.ask(base_store, "ex-2")
    assert isinstance(reply, Reply)
    assert isinstance(reply.answer, cite.CiteAnswer)
    assert len(set(reply.answer.citations)) == len(reply.answer.citations)
    assert {one.source for one in reply.answer.citations} == {source.id for source in reply.sources}
    assert Citation(source="label-examplex", section="boxed warning") in reply.answer.citations


def test_asked_names_keep_their_matches(base_store: Store) -> None:
    reply = symptom.ask(base_store, ["chills"])
    assert isinstance(reply, Reply)
    assert reply.match is not None
    assert isinstance(reply.answer, symptom.SymptomAnswer)
    assert reply.answer.asked == (Asked(query="chills", match=reply.match),)
