"""`validate`: what a curator asks of a data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from immunoref.cli import output, texts
from immunoref.cli.options import Choices, DataOption


def register(app: typer.Typer) -> None:
    """Add the subcommand to the program."""
    app.command(short_help="Check a data folder.", help=texts.VALIDATE, epilog=texts.VALIDATE_EPILOG)(
        validate
    )


def validate(  # noqa: D103 - its help is texts.VALIDATE
    context: typer.Context,
    evidence_folder: Annotated[
        str | None,
        typer.Option("--evidence", metavar="DIR", help="Also check citations against the texts kept here."),
    ] = None,
    data: DataOption = None,
) -> None:
    from immunoref import folders  # noqa: PLC0415 - help does without it
    from immunoref.knowledge import build, evidence  # noqa: PLC0415
    from immunoref.knowledge.problems import DataError  # noqa: PLC0415
    from immunoref.records import Kind  # noqa: PLC0415

    choices = Choices(None, json=False, data=data).over(context.obj)
    knowledge = build.checked(folders.chosen(choices.data) or folders.shipped())
    counts = ", ".join(f"{len(knowledge.of(kind))} {kind.replace('_', ' ')}" for kind in Kind)
    output.answer(f"No problems in the records: {counts}.\n")
    if evidence_folder is None:
        return
    if not Path(evidence_folder).is_dir():
        context.fail(f"'{evidence_folder}' is not a folder; name one that holds the texts of the sources")
    report = evidence.check(knowledge, Path(evidence_folder))
    output.answer(
        f"{report.checked} citations checked against their texts; {len(report.unchecked)} unchecked.\n"
    )
    output.answer("".join(f"unchecked: {line}\n" for line in report.unchecked))
    if report.problems:
        raise DataError(report.problems)
