"""Which shape answers which question, and its JSON Schema.

The shapes are imported only when they are asked for: their names alone cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
REFERENCE: Final = "#/$defs/{name}"
RESOLVE: Final = "resolve"  # its lines hold a match and no answer
# The module of `questions` and the class in it that answer each question.
PLACES: Final[dict[str, tuple[str, str]]] = {
    "drug": ("answers", "DrugAnswer"),
    "cancer": ("answers", "CancerAnswer"),
    "side-effects": ("answers", "SideEffectsAnswer"),
    "symptom": ("symptom", "SymptomAnswer"),
    "compare": ("compare", "CompareAnswer"),
    "class": ("classes", "ClassAnswer"),
    "term": ("term", "TermAnswer"),
    "search": ("search", "SearchAnswer"),
    "timeline": ("timeline", "TimelineAnswer"),
    "questions": ("care", "QuestionsAnswer"),
    "card": ("care", "CardAnswer"),
    "cite": ("cite", "CiteAnswer"),
    "matrix": ("matrix", "MatrixAnswer"),
    "list": ("listing", "ListAnswer"),
    "sources": ("keeping", "SourcesAnswer"),
    "stale": ("keeping", "StaleAnswer"),
}
QUESTIONS: Final = (*PLACES, RESOLVE)


def schema(questions: Iterable[str] = QUESTIONS) -> dict[str, Any]:
    """Return the JSON Schema of what some questions write with ``--json``: an answer or a refusal.

    Args:
        questions: some of `QUESTIONS`; of `resolve`, one line.
    """
    import msgspec  # noqa: PLC0415 - see above

    from immunoref.questions.answers import Refusal  # noqa: PLC0415

    questions = tuple(questions)
    types = [*(reply_type(question) for question in questions), Refusal]
    schemas, definitions = msgspec.json.schema_components(types, ref_template=REFERENCE)
    title = questions[0] if len(questions) == 1 else "answers"
    return {"$schema": DIALECT, "title": f"immunoref {title}", "anyOf": list(schemas), "$defs": definitions}


def reply_type(question: str) -> Any:
    """Return the type of a whole reply to a question: that of all replies, holding its own answer."""
    import msgspec  # noqa: PLC0415

    from immunoref.questions.answers import Reply, Resolved  # noqa: PLC0415

    if question == RESOLVE:
        return Resolved
    module, name = PLACES[question]
    answer = getattr(import_module(f"immunoref.questions.{module}"), name)
    types = {field.name: field.type for field in msgspec.structs.fields(Reply)} | {"answer": answer}
    doc = {"__doc__": f"A whole answer to: immunoref {question}."}
    return msgspec.defstruct(
        name.replace("Answer", "Reply"), list(types.items()), kw_only=True, namespace=doc
    )
