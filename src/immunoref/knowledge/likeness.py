"""The keys by which the fuzzy step finds names that look or sound alike.

`names.name_blocks` gives each name some fifty keys, and names that start alike share most of them.
So the index keeps the keys once for each *window* (the first letters of a sound, or its last), and
for each window the names that have it: a third of the rows, and far less growth.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from immunoref import names
from immunoref.records import Kind
from immunoref.store import block_hash, telling_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

START, END = "^", "$"  # what the blocks of a start and of an end begin with


class Windowed(NamedTuple):
    """One window of one name."""

    number: int  # of the window
    name: int  # number of the name
    hashes: tuple[int, ...]  # of the window's blocks; none where it has been met before


def windowed(rows: Iterable[tuple[int, str, str]]) -> Iterator[Windowed]:
    """Number the windows of names, given as (number, kind, squash)."""
    numbers: dict[tuple[str, ...], int] = {}
    for name, kind, squash in rows:
        for end, letters in _windows(squash):
            before = len(numbers)
            number = numbers.setdefault((kind, end, letters), before + 1)
            hashes = _hashes(Kind(kind), squash, end) if number > before else ()
            yield Windowed(number, name, hashes)


def _windows(squash: str) -> tuple[tuple[str, str], ...]:
    """Return the windows of a name, each behind its end: what the blocks of the name depend on."""
    heard = names.sound(squash)
    start = (START, heard[: names.WINDOW])
    return (start, (END, heard[-names.WINDOW :])) if len(heard) >= names.LONG else (start,)


def _hashes(kind: Kind, squash: str, end: str) -> tuple[int, ...]:
    blocks = telling_blocks(names.name_blocks(squash))
    return tuple({block_hash(kind, block) for block in blocks if block.startswith(end)})


def gathered(rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int | str]]:
    """Gather sorted pairs of hash and window: each hash with its window, or several with commas between."""
    for key, group in groupby(rows, key=itemgetter(0)):
        found = [number for _, number in group]
        yield key, found[0] if len(found) == 1 else ",".join(map(str, found))
