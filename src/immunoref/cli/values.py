"""What may stand in the place of each argument, and behind each option that takes a value.

Completion reads this table and not the parser, which takes longer to import than completing takes. A
test holds the two together: every argument and option of the program is here, with the same words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from immunoref.cli.choices import OF_LINES, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BETWEEN: Final = frozenset(("vs", "vs.", "versus"))  # words that part names as a comma does
THERAPY, CONDITION, SIDE_EFFECT, TERM = "therapy", "condition", "side_effect", "term"
GROUP: Final = "group"


class Names(NamedTuple):
    """Names of records."""

    kinds: tuple[str, ...]
    sort: str | None = None  # only records of this kind of their own, such as groups
    several: bool = False  # commas part several names
    by_word: bool = False  # a word is a name of its own, unless a comma or `vs` says otherwise


class Closed(NamedTuple):
    """One of some words."""

    words: Callable[[], Iterable[str]]


class Told(NamedTuple):
    """What is told of the therapies that there are."""

    what: str  # a key of Store.told


class Path(NamedTuple):
    """A file or a folder: the shell knows them best."""

    is_folder: bool


Takes = Names | Closed | Told | Path


def _closed(name: str) -> Closed:
    """Return the words of a class of `closed`, which names do without."""
    return Closed(lambda: getattr(import_module("immunoref.cli.closed"), name))


def _numbers(*offered: int) -> Closed:
    """Return numbers that are likely to suit; any other may be typed."""
    return Closed(lambda: map(str, offered))


def _statuses() -> Iterable[str]:
    from immunoref.questions import listing  # noqa: PLC0415 - seldom asked for

    return listing.STATUSES


def _questions() -> Iterable[str]:
    from immunoref.questions import contracts  # noqa: PLC0415 - seldom asked for

    return contracts.QUESTIONS


FILE, FOLDER = Path(is_folder=False), Path(is_folder=True)
ONE_THERAPY: Final = Names((THERAPY,))
ANY_USE: Final = Names((THERAPY, CONDITION))
# By the subcommand; behind a closed word of a subcommand's first argument, by both. Names go on to the end.
ARGUMENTS: Final[dict[str, Takes]] = {
    "drug": ONE_THERAPY,
    "cancer": Names((CONDITION,)),
    "side-effects": ONE_THERAPY,
    "resolve": _closed("NameType"),
    "resolve drug": Names((THERAPY,), by_word=True),
    "resolve cancer": Names((CONDITION,), by_word=True),
    "resolve side-effect": Names((SIDE_EFFECT,), by_word=True),
    "symptom": Names((SIDE_EFFECT,), several=True),
    "compare": Names((THERAPY,), several=True, by_word=True),
    "class": Names((THERAPY,), GROUP),
    "term": Names((TERM,)),
    "search": Names((THERAPY, CONDITION, SIDE_EFFECT, TERM)),
    "timeline": ANY_USE,
    "matrix": Names((THERAPY, CONDITION), several=True),
    "card": ONE_THERAPY,
    "cite": ANY_USE,
    "list": _closed("Listed"),
    "schema": Closed(_questions),
    "completion": _closed("Shell"),
    "export": _closed("Exported"),
    "export sqlite": FILE,
}
# By the option; where a subcommand has its own words for it, by both.
OPTIONS: Final[dict[str, Takes]] = {
    "--format": Closed(lambda: Format),
    "-f": Closed(lambda: Format),
    "resolve --format": Closed(lambda: OF_LINES),
    "resolve -f": Closed(lambda: OF_LINES),
    "--output": FILE,
    "-o": FILE,
    "--data": FOLDER,
    "--evidence": FOLDER,
    "--width": _numbers(40, 60, 80, 100, 120),
    "--most": _numbers(3, 5, 8, 10, 20, 50),
    "--max-age": _numbers(90, 180, 365, 730),
    "--by": _closed("By"),
    "--style": _closed("Style"),
    "--class": Names((THERAPY,), GROUP),
    "--cancer": Names((CONDITION,)),
    "--status": Closed(_statuses),
    "--route": Told("route"),
    "--target": Told("target"),
    "--boxed": _closed("Boxed"),
    "--since": Told("year"),
}


def of_option(option: str, words: Sequence[str]) -> Takes | None:
    """Return what an option takes behind the words of a subcommand; None where it takes nothing."""
    return OPTIONS.get(f"{words[0]} {option}" if words else option, OPTIONS.get(option))


def of_argument(words: Sequence[str]) -> Takes | None:
    """Return what may follow a subcommand and its arguments so far; None where nothing does."""
    first = ARGUMENTS.get(words[0])
    if isinstance(first, Names) or len(words) == 1:
        return first
    return ARGUMENTS.get(" ".join(words[:2]))
