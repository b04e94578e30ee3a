"""The commands that a reader of an answer would want next, written with ids so that they can be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from immunoref.questions.answers import Shape


def line(answer: Shape) -> tuple[str, ...]:
    """Return the line that names the next commands, or nothing where none suggests itself."""
    commands = COMMANDS.get(type(answer).__name__, _none)(answer)
    return (f"Next: {'; '.join(f'immunoref {command}' for command in commands)}",) if commands else ()


def _none(answer: Any) -> tuple[str, ...]:  # noqa: ARG001 - as the others
    return ()


def _drug(answer: Any) -> tuple[str, ...]:
    if answer.kind == "group":
        return (f"class {answer.id}", f"side-effects {answer.id}")
    return (f"side-effects {answer.id}", f"timeline {answer.id}")


def _cancer(answer: Any) -> tuple[str, ...]:
    first = next((f"drug {use.therapy.id}" for use in answer.therapies), "list cancers")
    return (first, f"timeline {answer.id}") if answer.therapies else (first,)


def _side_effects(answer: Any) -> tuple[str, ...]:
    first = next((f"symptom {entry.effect.id}" for entry in answer.side_effects), None)
    return (*((first,) if first else ()), f"card {answer.id}")


def _symptom(answer: Any) -> tuple[str, ...]:
    first = next((f"side-effects {one.therapy.id}" for one in answer.therapies), None)
    broader = next((f"symptom {one.path[-1].id}" for one in answer.symptoms if one.path), None)
    return tuple(command for command in (first, broader) if command)


def _compare(answer: Any) -> tuple[str, ...]:
    names = ", ".join(one.id for one in answer.therapies)
    return (f"drug {answer.therapies[0].id}", *(() if answer.diff else (f"compare {names} --diff",)))


def _class(answer: Any) -> tuple[str, ...]:
    if answer.id is None:
        return tuple(f"class {node.therapy.id}" for node in answer.tree[:1])
    return (f"drug {answer.id}", f"side-effects {answer.id}")


def _term(answer: Any) -> tuple[str, ...]:
    return tuple(one.command for one in answer.see if one.command)[:2]


def _timeline(answer: Any) -> tuple[str, ...]:
    return (f"{answer.question} {answer.id}", f"cite {answer.id}")


def _card(answer: Any) -> tuple[str, ...]:
    return (f"drug {answer.id}", f"cite {answer.id}")


def _cite(answer: Any) -> tuple[str, ...]:
    return (f"{answer.question} {answer.id}", f"cite {answer.id} --style bibtex")


COMMANDS: Final[dict[str, Callable[[Any], tuple[str, ...]]]] = {
    "DrugAnswer": _drug,
    "CancerAnswer": _cancer,
    "SideEffectsAnswer": _side_effects,
    "SymptomAnswer": _symptom,
    "CompareAnswer": _compare,
    "ClassAnswer": _class,
    "TermAnswer": _term,
    "SearchAnswer": lambda answer: tuple(hit.command for hit in answer.hits[:1]),
    "TimelineAnswer": _timeline,
    "QuestionsAnswer": lambda _: ("card il-2",),
    "CardAnswer": _card,
    "CiteAnswer": _cite,
    "MatrixAnswer": lambda answer: tuple(f"drug {row.id}" for row in answer.rows[:1]),
}
