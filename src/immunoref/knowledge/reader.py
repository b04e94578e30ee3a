"""Strict YAML: a list of mappings, every scalar kept as text, every value with its line.

Strict means: text stays text (`no`, `2014-09-04` and `1.10` are strings); duplicate keys, anchors,
aliases, tags, merge keys, further documents and control characters are problems; so are a
file that is too large or nested too deep. All problems of a file are reported together.
The parser's events are folded without recursion, so that no input can exhaust the stack.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Any, Final

import msgspec
import yaml

from immunoref.knowledge.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES: Final = 8 * 1024 * 1024  # a person can still review it; larger bases are split over files
MAX_DEPTH: Final = 12  # a record is six deep
# YAML itself refuses most control characters; these it lets through, and a terminal would act on them.
CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

PlainData = str | list[Any] | dict[str, Any] | None


class Entry(msgspec.Struct, frozen=True):
    """One item of a file's list: its plain data and the line of each value.

    `lines` holds, in the order of the text, the line of every value (and its containers), counted
    from 1; `line_at` finds the one that belongs to a path.
    """

    file: str
    data: PlainData
    lines: array[int]

    @property
    def line(self) -> int:
        """The line on which the item starts."""
        return self.lines[0]

    @property
    def id(self) -> str:
        """The item's id where it has one that is text, else the empty string."""
        found = self.data.get("id") if isinstance(self.data, dict) else None
        return found if isinstance(found, str) else ""

    def line_at(self, path: tuple[str | int, ...]) -> int:
        """Return the line of the value at a path, or of the nearest container that exists."""
        return self.lines[_preorder_index(self.data, path)]


def _preorder_index(data: PlainData, path: tuple[str | int, ...]) -> int:
    index, node = 0, data
    for step in path:
        if not isinstance(node, (dict, list)):
            break
        items = list(node.items() if isinstance(node, dict) else enumerate(node))
        keys = [key for key, _ in items]
        if step not in keys:
            break
        place = keys.index(step)
        index += 1 + sum(_size(value) for _, value in items[:place])
        node = items[place][1]
    return index


def _size(data: PlainData) -> int:
    """Return how many values a value counts for: itself and all below it."""
    if isinstance(data, dict):
        return 1 + sum(_size(value) for value in data.values())
    if isinstance(data, list):
        return 1 + sum(_size(value) for value in data)
    return 1


def read(
    path: Path, shown: str, tick: Callable[[float], None] | None = None
) -> tuple[list[Entry], list[Problem]]:
    """Read one data file.

    Args:
        path: the file.
        shown: how messages name it.
        tick: called after each item with the share of the file that is read, 0 to 1.

    Returns:
        The items of the file's list, and the problems found. Items with problems are not returned.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        fix = "make it a file that you can read"
        return [], [Problem(shown, 0, "", f"cannot be read ({error.strerror or error})", fix)]
    if len(raw) > MAX_BYTES:
        wrong = f"larger than {MAX_BYTES // 1024 // 1024} MiB"
        return [], [Problem(shown, 0, "", wrong, f"split it into several files in a folder {path.stem}/")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return [], [Problem(shown, line, "", "not UTF-8 text", "save the file as UTF-8")]
    return Fold(text, shown, tick).result()


class _Open:
    """A container that is still being filled."""

    __slots__ = ("key", "line", "seen", "value")

    def __init__(self, value: dict[str, Any] | list[Any], line: int) -> None:
        self.value = value
        self.line = line
        self.key: str | None = None  # of a mapping: the key that waits for its value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class Fold:
    """Folds the parser's events into entries, collecting problems on the way."""

    def __init__(self, text: str, shown: str, tick: Callable[[float], None] | None = None) -> None:
        self.shown = shown
        self.text = text
        self.tick = tick
        self.last_line = text.count("\n") + 1
        self.problems: list[Problem] = []
        self.entries: list[Entry] = []
        self.stack: list[_Open] = []
        self.lines: array[int] = array("I")
        self.documents = 0
        self.root_is_list = False
        self.bad = False  # the item being read has a problem

    def result(self) -> tuple[list[Entry], list[Problem]]:
        """Return the entries and the problems."""
        try:
            for event in self._events():
                self._take(event)
                if len(self.stack) > MAX_DEPTH:
                    self._problem(event, "nested too deep", "indent the lines as in CURATION.md")
                    break
        except yaml.YAMLError as error:
            self.problems.append(self._syntax_problem(error))
        if not self.root_is_list and not self.problems:
            self.problems.append(
                Problem(
                    self.shown,
                    1,
                    "",
                    "holds no records",
                    "write a list of records, each starting with '- id:'",
                )
            )
        return self.entries, self.problems

    def _events(self) -> Iterator[yaml.Event]:
        return yaml.parse(self.text, Loader=Loader)

    def _take(self, event: yaml.Event) -> None:
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._problem(event, "a second document starts", "remove the '---' line")

    def _refuse_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"alias *{event.anchor}", "write the value out")
            self._add(None, _line(event))
        elif getattr(event, "anchor", None):
            self._problem(event, f"anchor &{event.anchor}", "remove it and write values out")  # type: ignore[attr-defined]
        if getattr(event, "tag", None) and not isinstance(event, yaml.AliasEvent):
            self._problem(event, f"tag {event.tag}", "remove it; every value is text")  # type: ignore[attr-defined]

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        if control := CONTROL.search(text):
            self._problem(event, f"control character U+{ord(control[0]):04X}", "remove it")
        line = _line(event)
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._key(event, parent)
            return
        is_null = event.implicit[0] and text in ("", "~", "null")
        if is_null and self.stack:
            name = f"'{parent.key}'" if parent is not None and parent.key else "an item"
            self._problem(event, f"{name} is empty", "give it a value or remove the line")
        self._add(text, line)

    def _key(self, event: yaml.ScalarEvent, parent: _Open) -> None:
        if event.value == "<<":
            self._problem(event, "merge key '<<'", "write the fields out")
        elif event.value in parent.value:
            self._problem(event, f"'{event.value}' appears twice", "keep one of the two")
        parent.key = event.value

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        line = _line(event)
        parent = self.stack[-1] if self.stack else None
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._problem(event, "a key is not plain text", "write the key as one word")
            parent.key = ""
        if not self.stack:
            self._root(event, value)
        elif len(self.stack) > 1 or not self.root_is_list:
            self.lines.append(line)
        else:
            self.lines = array("I", [line])
            self.bad = False
        self.stack.append(_Open(value, line))

    def _root(self, event: yaml.Event, value: PlainData) -> None:
        self.root_is_list = isinstance(value, list)
        if not self.root_is_list:
            self._problem(event, "the file is not a list", "start each record with '- id:'")

    def _end(self) -> None:
        done = self.stack.pop()
        if self.stack:
            self._attach(done.value)
            if len(self.stack) == 1:
                self._finish_item(done.value)

    def _add(self, value: PlainData, line: int) -> None:
        if not self.stack:
            return
        if len(self.stack) == 1 and self.root_is_list:
            self.problems.append(
                Problem(self.shown, line, "", "an item is not a record", "start each record with '- id:'")
            )
            return
        self.lines.append(line)
        self._attach(value)

    def _attach(self, value: PlainData) -> None:
        parent = self.stack[-1]
        if isinstance(parent.value, dict):
            parent.value.setdefault(parent.key or "", value)
            parent.key = None
        elif len(self.stack) > 1:  # the root list is not kept: its items leave as entries
            parent.value.append(value)

    def _finish_item(self, value: PlainData) -> None:
        if self.root_is_list and not self.bad:
            self.entries.append(Entry(self.shown, value, self.lines))
        if self.tick is not None:
            self.tick(self.lines[-1] / self.last_line)

    def _problem(self, event: yaml.Event, wrong: str, fix: str) -> None:
        self.bad = True
        self.problems.append(Problem(self.shown, _line(event), self._record(), wrong, fix))

    def _record(self) -> str:
        found = (
            self.stack[1].value.get("id")
            if len(self.stack) > 1 and isinstance(self.stack[1].value, dict)
            else ""
        )
        return found if isinstance(found, str) else ""

    def _syntax_problem(self, error: yaml.YAMLError) -> Problem:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
        if not mark and (position := getattr(error, "position", None)) is not None:
            line = self.text.count("\n", 0, position) + 1
        return Problem(
            self.shown, line, self._record(), f"not valid YAML ({what})", "correct the line or the one before"
        )
