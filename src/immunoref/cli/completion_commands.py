"""The subcommands and options that the TAB key offers, as Typer knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from immunoref.cli import app
from immunoref.cli.completion_scripts import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def offered(words: Sequence[str], unfinished: str) -> Iterator[Offer]:
    """Yield subcommands, or behind a dash the options of the subcommand that `words` begin with."""
    program = typer.main.get_command(app.app)
    context = typer.Context(program, info_name="immunoref")
    commands = getattr(program, "commands", {})
    if not unfinished.startswith("-"):
        for name, command in commands.items():
            if name.startswith(unfinished) and not command.hidden:
                yield Offer(name, command.get_short_help_str(limit=100))
        return
    chosen = commands.get(words[0], program) if words else program
    for parameter in chosen.get_params(context):
        for option in parameter.opts:
            if option.startswith(unfinished) and option.startswith("--"):
                yield Offer(option, getattr(parameter, "help", None) or "")
