"""The Python API says what ``--json`` says, in types, and prints nothing."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from support import Program

import immunoref
from immunoref.api import Reference
from immunoref.errors import KnowledgeError, UsageError
from immunoref.questions import contracts
from immunoref.questions.answers import CancerAnswer, DrugAnswer, Refusal, Reply, Resolved
from immunoref.render import data

Asking = Callable[[Reference], Reply | Refusal]
SAME: dict[tuple[str, ...], Asking] = {
    ("drug", "il-2"): lambda ref: ref.drug("il-2"),
    ("drug", "keytroda"): lambda ref: ref.drug("keytroda"),
    ("drug", "interferon"): lambda ref: ref.drug("interferon"),
    ("cancer", "renal", "cell", "carcinoma"): lambda ref: ref.cancer("renal cell carcinoma"),
    ("side-effects", "bcg"): lambda ref: ref.side_effects("bcg"),
    ("side-effects", "melanoma"): lambda ref: ref.side_effects("melanoma"),
    ("symptom", "fever,", "chills"): lambda ref: ref.symptom("fever", "chills"),
    ("compare", "il-2", "nivolumab", "--diff"): lambda ref: ref.compare("il-2", "nivolumab", diff=True),
    ("class",): lambda ref: ref.class_(),
    ("class", "cytokines"): lambda ref: ref.class_("cytokines"),
    ("term", "adjuvant"): lambda ref: ref.term("adjuvant"),
    ("search", "capillary", "leak", "--most", "3"): lambda ref: ref.search("capillary leak", most=3),
    ("search", "capillary", "leak"): lambda ref: ref.search("capillary leak"),
    ("timeline", "nivolumab"): lambda ref: ref.timeline("nivolumab"),
    ("matrix", "il-2,", "nivolumab"): lambda ref: ref.matrix("il-2", "nivolumab"),
    ("matrix", "melanoma", "--by", "cancers", "--most", "2"): lambda ref: ref.matrix(
        "melanoma", by="cancers", most=2
    ),
    ("questions",): lambda ref: ref.questions(),
    ("card", "il-2"): lambda ref: ref.card("il-2"),
    ("cite", "il-2"): lambda ref: ref.cite("il-2"),
    ("list", "drugs", "--class", "cytokines", "--boxed", "yes"): lambda ref: ref.list(
        "drugs", class_="cytokines", boxed="yes"
    ),
    ("list", "terms"): lambda ref: ref.list("terms"),
    ("sources",): lambda ref: ref.sources(),
    ("stale", "--max-age", "0"): lambda ref: ref.stale(max_age=0),
}


@pytest.fixture(scope="module")
def reference(cache_folder: Path) -> Iterator[Reference]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache_folder))
        patch.delenv("IMMUNOREF_DATA", raising=False)
        with immunoref.open() as opened:
            yield opened


@pytest.mark.parametrize("words", SAME, ids=" ".join)
def test_a_method_returns_what_json_says(
    program: Program, reference: Reference, words: tuple[str, ...]
) -> None:
    assert data.document(SAME[words](reference)) == program(*words, "--json").out


def test_resolve_returns_what_its_lines_say(program: Program, reference: Reference) -> None:
    names = ("keytroda", "il-12", "zzzz", "")
    lines = [json.loads(line) for line in program("resolve", "drug", *names).out.splitlines()]
    assert [json.loads(data.line(result)) for result in reference.resolve("drug", *names)] == lines


def test_every_question_has_a_method_of_its_name() -> None:
    methods = {
        name for name, _ in inspect.getmembers(Reference, inspect.isfunction) if not name.startswith("_")
    }
    named = {question.replace("-", "_") for question in contracts.QUESTIONS}
    assert {name.removesuffix("_") for name in methods} - {"close"} == named


def test_every_method_is_annotated_and_described() -> None:
    for name, method in inspect.getmembers(Reference, inspect.isfunction):
        if name.startswith("_"):
            continue
        signature = inspect.signature(method)
        assert method.__doc__, name
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(
            parameter.annotation is not parameter.empty
            for parameter in list(signature.parameters.values())[1:]
        )


def test_answers_are_typed_and_frozen(reference: Reference) -> None:
    reply = reference.drug("il-2")
    assert isinstance(reply, Reply)
    assert isinstance(reply.answer, DrugAnswer)
    assert reply.answer.id == "aldesleukin"
    assert isinstance(
        msgspec.json.decode(msgspec.json.encode(reply), type=contracts.reply_type("drug")).answer, DrugAnswer
    )
    cancer = reference.cancer("melanoma")
    assert isinstance(cancer, Reply)
    assert isinstance(cancer.answer, CancerAnswer)
    assert isinstance(reference.drug("zzzz"), Refusal)
    assert [type(one) for one in reference.resolve("cancer", "melanoma", "zzzz")] == [Resolved, Refusal]
    with pytest.raises(AttributeError):
        reply.query = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda ref: ref.list("colours"), "no list of 'colours'; use one of drugs"),
        (lambda ref: ref.list("drugs", status="good"), "no status 'good'"),
        (lambda ref: ref.list("drugs", boxed="maybe"), "no boxed warning 'maybe'"),
        (lambda ref: ref.list("drugs", class_="zzzz"), '"zzzz"'),
        (lambda ref: ref.list("terms", target="PD-1"), "only drugs and classes can be narrowed"),
        (lambda ref: ref.resolve("colour", "red"), "no kind 'colour'"),
        (lambda ref: ref.matrix("il-2", by="colour"), "no matrix by 'colour'"),
    ],
)
def test_wrong_arguments_are_an_error_that_says_what_to_do(
    reference: Reference, ask: Asking, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        ask(reference)


def test_a_folder_of_ones_own(base_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with immunoref.open(base_folder) as opened:
        assert isinstance(opened.drug("ex-2"), Reply)
    with pytest.raises(KnowledgeError):
        immunoref.open(str(tmp_path / "none"))
    assert capfd.readouterr() == ("", ""), "it never prints"


def test_importing_it_loads_nothing() -> None:
    script = (
        "import sys, immunoref; print(*sorted({'sqlite3', 'msgspec', 'rich', 'typer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
