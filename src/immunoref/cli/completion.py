"""What the TAB key offers: subcommands, options, and what stands in the place of each argument and value.

The shell's script (see `completion_scripts`) runs ``immunoref __complete SHELL WORD...`` with the words
up to the cursor, the last of them unfinished. What may be offered where is told by `values`: neither
Typer nor Rich is loaded to offer names, and nothing is compiled: where no index is ready, no name is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from immunoref.cli import completion_scripts, output, values
from immunoref.cli.completion_scripts import Offer
from immunoref.errors import ImmunorefError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from immunoref.store import Store

ASKED: Final = "__complete"
DATA: Final = "--data"
OF: Final = {"lay": "everyday name", "clinical": "clinical term", "generic": "generic name"}
MOST: Final = 200  # names offered at once


class Place(NamedTuple):
    """Where the cursor is."""

    takes: values.Takes | None  # None: a subcommand or an option, or nothing
    words: tuple[str, ...]  # the subcommand and its arguments so far; none before an option's value
    lead: str  # what of the word under the cursor belongs to something else: `--format=`
    unfinished: str  # the rest of it so far
    data: str | None  # the folder that is to answer

    @property
    def names_command(self) -> bool:
        """Whether a subcommand or an option stands here."""
        return self.takes is None and (not self.words or self.unfinished.startswith("-"))


def run(arguments: Sequence[str]) -> int | None:
    """Print what may follow and return 0, or None where the command line asks for no completion.

    Where the shell's own files or folders follow, the exit code says so.
    """
    if arguments[:1] != [ASKED] or len(arguments) < 3:
        return None
    output.prepare_streams()
    shell, *words = map(output.as_text, arguments[1:])
    *before, unfinished = map(completion_scripts.unquoted, words)
    here = place(before, unfinished)
    if isinstance(here.takes, values.Path):
        return completion_scripts.FOLDERS if here.takes.is_folder else completion_scripts.FILES
    try:
        offers = list(dict.fromkeys(offered(here)))
    except ImmunorefError:
        offers = []
    output.answer("".join(f"{line}\n" for line in completion_scripts.lines(shell, offers, words[-1])))
    return 0


def place(before: Sequence[str], unfinished: str) -> Place:
    """Return what the words of a command line, without the program, say of the place behind them.

    Args:
        before: the finished words.
        unfinished: what is typed of the last one, perhaps nothing.
    """
    before, lead = list(_parted(before)), ""
    if unfinished == "=" and before and before[-1].startswith("--"):  # to bash a word of its own
        unfinished = ""
    elif _is_joined(unfinished):
        option, _, unfinished = unfinished.partition("=")
        before, lead = [*before, option], f"{option}="
    words = tuple(_arguments(before))
    data = next((value for word, value in pairwise(before) if word == DATA), None)
    takes = values.of_option(before[-1], words) if before else None
    if takes is not None:
        return Place(takes, (), lead, unfinished, data)
    if words and not unfinished.startswith("-"):
        takes = values.of_argument(words)
    return Place(takes, words, lead, unfinished, data)


def _is_joined(word: str) -> bool:
    """Return whether a word is an option together with its value."""
    return word.startswith("--") and "=" in word


def _parted(words: Iterable[str]) -> Iterator[str]:
    """Yield words so that an option and its value are two, whichever way they were written."""
    option = False
    for word in words:
        if option and word == "=":
            continue
        yield from word.split("=", 1) if _is_joined(word) else (word,)
        option = word.startswith("--")


def _arguments(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that are neither options nor their values."""
    value = False
    for word in words:
        if not value and not word.startswith("-"):
            yield word
        value = not value and values.OPTIONS.get(word) is not None


def offered(here: Place) -> Iterator[Offer]:
    """Yield what may stand in the place of the unfinished word."""
    if here.names_command:
        from immunoref.cli import completion_commands  # noqa: PLC0415 - loads Typer

        yield from completion_commands.offered(here.words, here.unfinished)
        return
    if isinstance(here.takes, values.Closed):
        words = (word for word in here.takes.words() if word.startswith(here.unfinished))
        yield from (Offer(here.lead + word) for word in words)
    for offer in _of_store(here):
        if offer.text.casefold().startswith(here.unfinished.casefold()):
            text = here.unfinished + offer.text[len(here.unfinished) :]  # in the user's own case
            yield offer._replace(text=here.lead + text)


def _of_store(here: Place) -> Iterator[Offer]:
    """Yield what the index knows of."""
    if not isinstance(here.takes, values.Names | values.Told):
        return
    from immunoref import opening  # noqa: PLC0415 - other words need no index

    store = opening.ready_store(here.data)
    if store is None:
        return
    if isinstance(here.takes, values.Told):
        yield from (Offer(value, about, whole=True) for value, about in store.told(here.takes.what))
    else:
        yield from _names(store, here.takes, here.words, here.unfinished)


def _names(store: Store, takes: values.Names, words: Sequence[str], unfinished: str) -> Iterator[Offer]:
    """Yield the names that go on as the words do, each from the unfinished one on."""
    typed = unfinished.rpartition(",")[2].lstrip() if takes.several else unfinished
    lead = unfinished.removesuffix(typed)
    before, parted = _same_name(words, takes) if words and not lead else ("", False)
    whole = takes.by_word or not words
    for text, about in _starting(store, takes, before + typed):
        yield Offer(lead + text[len(before) :], about, whole)
    if before and takes.by_word and not parted:
        yield from (Offer(text, about, whole) for text, about in _starting(store, takes, typed))


def _same_name(words: Sequence[str], takes: values.Names) -> tuple[str, bool]:
    """Return the words that the name under the cursor begins with, and whether something parted it off."""
    if takes.by_word and not takes.several:
        return "", False
    typed = [*words[1:], ""]
    if not takes.several:
        return " ".join(typed), False
    text = " ".join("," if word.lower() in values.BETWEEN else word for word in typed)
    return text.rpartition(",")[2].lstrip(), "," in text


def _starting(store: Store, takes: values.Names, start: str) -> Iterator[tuple[str, str]]:
    """Yield names that start so, of all kinds together in their order, with a word on each."""
    rows = [row for kind in takes.kinds for row in store.names_starting(kind, start, MOST, takes.sort)]
    rows.sort(key=lambda row: row[0].lower())
    for text, name_kind, record, sort in rows[:MOST]:
        if text.casefold().startswith(start.casefold()) and len(text) >= len(start) and text.isprintable():
            yield text, f"{OF.get(name_kind, name_kind)} of {record}" if name_kind else sort.replace("_", " ")
