"""The options that several subcommands share."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from immunoref.cli.choices import Choices, Format

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Choices",
    "DataOption",
    "Format",
    "FormatOption",
    "JsonOption",
    "OutputOption",
    "ResolveFormOption",
    "ResolveJsonOption",
    "VersionOption",
    "Words",
    "answering",
    "complete",
]


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        help=f"One of {', '.join(Format)}; table on a terminal and plain in a pipe, unless you say which.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
DataOption = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Answer from this folder of YAML files instead.",
        envvar="IMMUNOREF_DATA",
    ),
]
VersionOption = Annotated[bool, typer.Option("--version", help="Print the versions of program and data.")]
Words = Annotated[list[str] | None, typer.Argument(metavar="NAME...", show_default=False)]

OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write a file; its ending can say the form."),
]
# `resolve` writes a line a name, so it has the forms that are made of lines.
ResolveFormOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", metavar="FORM", help="One of jsonl, csv and tsv; jsonl by itself."),
]
ResolveJsonOption = Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")]

NARROWEST: Final = 40  # columns that every drawing fits
# How and where an answer is written: `answering` gives these to every command that has --format.
WRITING: Final[dict[str, tuple[Any, Any]]] = {
    "output": (
        OutputOption,
        None,
    ),
    "clinical": (
        Annotated[bool, typer.Option("--clinical", help="Professional terms instead of plain words.")],
        False,
    ),
    "width": (
        Annotated[
            int | None, typer.Option("--width", metavar="N", min=NARROWEST, help="Columns to draw for.")
        ],
        None,
    ),
    "no_pager": (
        Annotated[bool, typer.Option("--no-pager", help="Do not page a long answer on a terminal.")],
        False,
    ),
}


def answering(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command that also takes the options on writing, into the choices of its context."""

    @functools.wraps(command)
    def run(*, context: typer.Context, **arguments: Any) -> Any:
        output, clinical, width, no_pager = (arguments.pop(name) for name in WRITING)
        later = Choices(None, json=False, data=None)
        later.take(output, width, clinical=clinical, pager=not no_pager)
        context.obj = later.over(context.obj)
        return command(context=context, **arguments)

    own = inspect.signature(command, eval_str=True)
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
        for name, (annotation, default) in WRITING.items()
    ]
    signature = own.replace(parameters=[*own.parameters.values(), *added])
    run.__signature__ = signature  # type: ignore[attr-defined]  # what Typer reads
    run.__annotations__ = {name: parameter.annotation for name, parameter in signature.parameters.items()}
    return run


def complete(app: typer.Typer) -> None:
    """Give the options on writing to every subcommand that has forms."""
    for info in app.registered_commands:
        if info.callback is not None and "format_" in inspect.signature(info.callback).parameters:
            info.callback = answering(info.callback)
