"""The manual page, and the other files that a system looks for beside a program.

The page is made from the same definitions as the help: the parser, its texts and its examples.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import typer

from immunoref import __version__
from immunoref.cli import completion_scripts, manual_texts, texts, values
from immunoref.render import roff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer.core import TyperCommand, TyperGroup

    Entry = tuple[str, str]  # how something is written, and what it means

NAME: Final = "immunoref"
EXAMPLE: Final = re.compile("^  (.+)$", re.MULTILINE)


def shared_files(program: TyperGroup, reviewed: str) -> dict[str, str]:
    """Return the files that an installation puts where the system looks for them, by their paths there."""
    return {
        "share/man/man1/immunoref.1": page(program, reviewed),
        "share/bash-completion/completions/immunoref": completion_scripts.BASH,
        "share/zsh/site-functions/_immunoref": completion_scripts.ZSH,
        "share/fish/vendor_completions.d/immunoref.fish": completion_scripts.FISH,
    }


def page(program: TyperGroup, reviewed: str) -> str:
    """Return the manual page's source.

    Args:
        program: the root command.
        reviewed: the date of the data, which is the page's own.
    """
    return roff.source(_parts(program, reviewed))


def _parts(program: TyperGroup, reviewed: str) -> Iterator[str]:
    shared = list(_options(program, (), ""))
    yield roff.title(NAME.upper(), 1, reviewed, f"{NAME} {__version__}")
    yield roff.heading("NAME")
    yield roff.text(f"{NAME} - {manual_texts.SUMMARY}")
    yield roff.heading("SYNOPSIS")
    yield roff.bold(f"{NAME} [OPTION]... COMMAND [OPTION]... [ARGUMENT]...")
    yield roff.heading("DESCRIPTION")
    yield roff.paragraphs(f"{program.help}\n\n{manual_texts.PROMISE}")
    yield roff.heading("COMMANDS")
    for name, command in program.commands.items():
        if not command.hidden:
            yield from _command(name, command, shared)  # type: ignore[arg-type]  # a Typer program has no others
    yield roff.heading("OPTIONS")
    yield roff.paragraphs(manual_texts.SHARED)
    yield from _items(shared)
    yield from _afterwards(program)


def _afterwards(program: TyperGroup) -> Iterator[str]:
    """Yield the sections behind the commands and options."""
    yield roff.heading("EXIT STATUS")
    yield from _items((str(code), f"{meaning}.") for code, meaning in texts.EXITS.items())
    yield roff.paragraphs(manual_texts.EXITS)
    yield roff.heading("ENVIRONMENT")
    yield from _items(manual_texts.ENVIRONMENT.items())
    yield roff.heading("FILES")
    yield from _items(manual_texts.FILES.items())
    yield roff.heading("EXAMPLES")
    yield roff.example(_examples(program))
    yield roff.heading("SEE ALSO")
    yield roff.text(manual_texts.SEE_ALSO)
    yield roff.paragraphs(manual_texts.MORE)


def _command(name: str, command: TyperCommand, shared: list[Entry]) -> Iterator[str]:
    """Yield what is said of a subcommand: how it is typed, what it does, its own options, examples."""
    context = typer.Context(command, info_name=name)
    options = list(_options(command, (name,), name))
    own = [option for option in options if option not in shared]
    common = [tag.split(", ")[-1].split()[0] for tag, about in shared if (tag, about) in options]
    arguments = [one.make_metavar(context) for one in command.params if one.param_type_name == "argument"]
    yield roff.subheading(name)
    yield roff.bold(" ".join([NAME, name, "[OPTION]...", *arguments]))
    yield roff.paragraphs(command.help or "")
    yield from _items(own)
    yield roff.paragraphs(f"Also {', '.join(common)}: see OPTIONS.")
    if examples := _examples(command):
        yield roff.example(examples)


def _options(command: TyperCommand | TyperGroup, words: tuple[str, ...], name: str) -> Iterator[Entry]:
    """Yield each option as the help writes it, with its words where the help leaves them open."""
    context = typer.Context(command, info_name=name, help_option_names=["-h", "--help"])
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if option.param_type_name == "option" and record is not None:
            tag, about = record
            yield tag, about + _words(values.of_option(option.opts[0], words), f"{tag} {about}")


def _words(takes: values.Takes | None, said: str) -> str:
    """Return the closed words of an option, unless they are numbers or said already."""
    if not isinstance(takes, values.Closed):
        return ""
    words = list(takes.words())
    if any(word.isdigit() or re.search(rf"\b{word}\b", said) for word in words):
        return ""
    return f" One of {', '.join(words)}."


def _items(entries: Iterable[Entry]) -> Iterator[str]:
    return (roff.item(tag, about) for tag, about in entries)


def _examples(command: TyperCommand | TyperGroup) -> list[str]:
    return EXAMPLE.findall(command.epilog or "")
