"""`schema`: what programs can rely on."""

from __future__ import annotations

from typing import Annotated

import typer

from immunoref.cli import showing, texts
from immunoref.cli.options import Choices
from immunoref.errors import UsageError
from immunoref.questions import contracts


def register(app: typer.Typer) -> None:
    """Add the subcommand to the program."""
    app.command(short_help="The JSON Schema of the answers.", help=texts.SCHEMA, epilog=texts.SCHEMA_EPILOG)(
        schema
    )


def schema(  # noqa: D103 - its help is texts.SCHEMA
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="[QUESTION]", show_default=False)] = None,
) -> None:
    if question is not None and question not in contracts.QUESTIONS:
        raise UsageError(f"no question '{question}'; use one of {', '.join(contracts.QUESTIONS)}")
    from immunoref.render import data  # noqa: PLC0415 - help does without it

    asked = contracts.QUESTIONS if question is None else (question,)
    choices = Choices(None, json=True, data=None).over(context.obj)
    showing.deliver(data.document(contracts.schema(asked)), choices)
