"""`list`, `sources` and `stale`: what is here, what it rests on, and what is due."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from immunoref.cli import output, showing, texts
from immunoref.cli.closed import Boxed, Listed
from immunoref.cli.options import Choices, DataOption, FormatOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the subcommands to the program."""
    app.command(
        "list", short_help="What is here, narrowed by filters.", help=texts.LIST, epilog=texts.LIST_EPILOG
    )(list_)
    app.command(short_help="What the facts rest on.", help=texts.SOURCES)(sources)
    app.command(short_help="Which records are due for review.", help=texts.STALE, epilog=texts.STALE_EPILOG)(
        stale
    )


def list_(  # noqa: D103, PLR0913 - its help is texts.LIST; the filters
    context: typer.Context,
    listed: Annotated[Listed, typer.Argument(metavar="WHAT", show_default=False)],
    *,
    group: Annotated[str | None, typer.Option("--class", metavar="NAME", help="In this group.")] = None,
    cancer: Annotated[str | None, typer.Option(metavar="NAME", help="Named for this cancer.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="WORD", help="Status of a use, or availability.")
    ] = None,
    route: Annotated[str | None, typer.Option(metavar="WORDS", help="Given so, e.g. 'skin'.")] = None,
    target: Annotated[str | None, typer.Option(metavar="NAME", help="Acting on this, e.g. PD-1.")] = None,
    boxed: Annotated[
        Boxed | None,
        typer.Option(metavar="WORD", help=f"With such a boxed warning: {', '.join(Boxed)}."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First approved then or later.")] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    from immunoref.questions import filtering, listing  # noqa: PLC0415 - help does without it

    choices = Choices(format_, json, data).over(context.obj)
    store = showing.open_store(choices)
    asked = listing.Filters(
        group=_words(group),
        cancer=_words(cancer),
        status=status,
        route=route,
        target=target,
        boxed=boxed,
        since=since,
    )
    filters = filtering.narrowed(store, listed, asked)
    showing.show(listing.answer(store, listed, filters), choices)


def _words(name: str | None) -> str | None:
    return None if name is None else output.as_text(name)


def sources(  # noqa: D103 - its help is texts.SOURCES
    context: typer.Context,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    from immunoref.questions import keeping  # noqa: PLC0415

    choices = Choices(format_, json, data).over(context.obj)
    showing.show(keeping.sources(showing.open_store(choices), _today()), choices)


def stale(  # noqa: D103 - its help is texts.STALE
    context: typer.Context,
    max_age: Annotated[
        int, typer.Option("--max-age", metavar="DAYS", min=0, help="How old is too old.")
    ] = 365,
    format_: FormatOption = None,
    json: JsonOption = False,  # noqa: FBT002
    data: DataOption = None,
) -> None:
    from immunoref.questions import keeping  # noqa: PLC0415

    choices = Choices(format_, json, data).over(context.obj)
    reply = keeping.stale(showing.open_store(choices), max_age, _today())
    showing.show(reply, choices)
    raise typer.Exit(1 if getattr(reply.answer, "due", ()) else 0)


def _today() -> date:
    return datetime.now(tz=UTC).date()
