"""What the TAB key offers: subcommands, options, and names from the index with a word on each.

The shell's script (see `completion_scripts`) runs ``immunoref __complete SHELL WORD...`` with the words
up to the cursor, the last of them unfinished. Neither Typer nor Rich is loaded to offer names, and
nothing is compiled: where no index is ready, nothing is offered.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from immunoref.cli import completion_scripts, output
from immunoref.errors import ImmunorefError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ASKED: Final = "__complete"
THERAPY, CONDITION, SIDE_EFFECT, TERM = "therapy", "condition", "side_effect", "term"
NAMED: Final = {
    **dict.fromkeys("drug side-effects class compare timeline card cite".split(), THERAPY),
    "cancer": CONDITION,
    "symptom": SIDE_EFFECT,
    "term": TERM,
}
RESOLVED: Final = {"drug": THERAPY, "cancer": CONDITION, "side-effect": SIDE_EFFECT}
FORMAT: Final = ("--format", "-f")
DATA: Final = "--data"
TAKES_FILE: Final = (DATA, "--output", "-o", "--evidence")
OF: Final = {"lay": "everyday name", "clinical": "clinical term", "generic": "generic name"}
MOST: Final = 200  # names offered at once


class Offer(NamedTuple):
    """A word to put in the place of the unfinished one, and what it is."""

    text: str
    about: str = ""


def run(arguments: Sequence[str]) -> int | None:
    """Print what may follow and return 0, or None where the command line asks for no completion."""
    if arguments[:1] != [ASKED] or len(arguments) < 3:
        return None
    output.prepare_streams()
    shell, *words = map(output.as_text, arguments[1:])
    unquoted = [completion_scripts.unquoted(word) for word in words]
    try:
        offers = list(dict.fromkeys(offered(unquoted[:-1], unquoted[-1])))
    except ImmunorefError:
        offers = []
    output.answer("".join(f"{line}\n" for line in completion_scripts.lines(shell, offers, words[-1])))
    return 0


def offered(before: Sequence[str], unfinished: str) -> Iterator[Offer]:
    """Yield what may stand in the place of the unfinished word.

    Args:
        before: the words before it, without the program.
        unfinished: what is typed of it so far, perhaps nothing.
    """
    last = before[-1] if before else ""
    words = list(_plain(before))
    if last in FORMAT:
        from immunoref.cli.choices import Format  # noqa: PLC0415 - seldom asked for

        yield from (Offer(form) for form in Format if form.startswith(unfinished))
    elif last in TAKES_FILE:
        return  # the shell's own file names
    elif unfinished.startswith("-") or not words or words == ["help"]:
        from immunoref.cli import completion_commands  # noqa: PLC0415 - loads Typer

        yield from completion_commands.offered(words, unfinished)
    elif words[0] == "resolve" and len(words) == 1:
        yield from (Offer(kind) for kind in RESOLVED if kind.startswith(unfinished))
    else:
        yield from _names(words, unfinished, _value_of(DATA, before))


def _plain(words: Sequence[str]) -> Iterator[str]:
    """Yield the words that are neither options nor their values."""
    takes_value = (*FORMAT, *TAKES_FILE, "--width")
    for previous, word in zip(("", *words), words, strict=False):
        if not word.startswith("-") and previous not in takes_value:
            yield word


def _value_of(option: str, words: Sequence[str]) -> str | None:
    return next((value for word, value in pairwise(words) if word == option), None)


def _names(words: Sequence[str], unfinished: str, data: str | None) -> Iterator[Offer]:
    """Yield the names that go on as the words do: from the unfinished one on, in the user's own case."""
    kind, typed = NAMED.get(words[0]), words[1:]
    if words[0] == "resolve":
        kind, typed = RESOLVED.get(words[1]), []  # each of its words is a name
    if kind is None:
        return
    from immunoref import opening  # noqa: PLC0415 - other words need no index

    store = opening.ready_store(data)
    if store is None:
        return
    before = "".join(f"{word} " for word in _since_comma(typed))
    start = before + unfinished
    for text, name_kind, record, sort in store.names_starting(kind, start, MOST):
        if text.casefold().startswith(start.casefold()) and len(text) >= len(start) and text.isprintable():
            about = f"{OF.get(name_kind, name_kind)} of {record}" if name_kind else sort
            yield Offer(unfinished + text[len(start) :], about)


def _since_comma(words: Sequence[str]) -> Sequence[str]:
    """Return the words since the last that ends a name, where several are named."""
    ends = [number for number, word in enumerate(words) if re.search("[,;]$", word)]
    return words[ends[-1] + 1 :] if ends else words
