"""A data folder, read into typed records: every field known, every value of its type."""

from __future__ import annotations

import types
import typing
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import msgspec

from immunoref.knowledge import reader
from immunoref.knowledge.problems import Problem
from immunoref.knowledge.reader import Entry
from immunoref.records import RECORD_TYPES, AnyRecord, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FILE_KINDS: Final[dict[str, Kind]] = {
    "therapies": Kind.THERAPY,
    "conditions": Kind.CONDITION,
    "side_effects": Kind.SIDE_EFFECT,
    "terms": Kind.TERM,
    "questions": Kind.QUESTION,
    "other_medicines": Kind.OTHER_MEDICINE,
    "sources": Kind.SOURCE,
}
REQUIRED_FILES: Final = ("therapies", "conditions", "side_effects", "sources")

Path_ = tuple[str | int, ...]
R = TypeVar("R", bound=AnyRecord)


class Loaded(msgspec.Struct, Generic[R], frozen=True):
    """A record and the entry that it came from, for messages that name a line."""

    record: R
    entry: Entry

    def problem(self, path: Path_, wrong: str, fix: str) -> Problem:
        """Return a problem at a path inside the record."""
        shown = f"{show_path(path)}: {wrong}" if path else wrong
        return Problem(self.entry.file, self.entry.line_at(path), self.record.id, shown, fix)


class Knowledge(msgspec.Struct, frozen=True):
    """All records of a folder by kind, in the order of the files."""

    records: dict[Kind, list[Loaded[Any]]]

    def of(self, kind: Kind) -> list[Loaded[Any]]:
        """Return the records of one kind."""
        return self.records.get(kind, [])


def data_files(folder: Path) -> tuple[list[tuple[Path, str, Kind]], list[Problem]]:
    """Return the data files of a folder as (path, shown name, kind), sorted, and the problems of the folder.

    A kind lives in ``<kind>.yaml``, or in several files in a folder ``<kind>/``, or both.
    """
    if not folder.is_dir():
        fix = "name a folder with therapies.yaml and the files beside it"
        return [], [Problem(str(folder), 0, "", "not a folder", fix)]
    files, problems = [], []
    try:
        paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml"), *folder.glob("*/*.yaml")])
    except OSError as error:
        return [], [Problem(str(folder), 0, "", f"cannot be read ({error.strerror})", "make it readable")]
    for path in paths:
        stem = path.parent.name if path.parent != folder else path.stem
        if (kind := FILE_KINDS.get(stem)) is not None and path.suffix == ".yaml":
            files.append((path, str(path), kind))
        elif path.parent == folder:
            fix = f"rename it to one of {', '.join(f'{name}.yaml' for name in FILE_KINDS)}, or move it away"
            problems.append(Problem(str(path), 0, "", "not a file of the knowledge base", fix))
    present = {kind for _, _, kind in files}
    problems += [
        Problem(str(folder / f"{name}.yaml"), 0, "", "missing", "add the file; an empty base is no base")
        for name in REQUIRED_FILES
        if FILE_KINDS[name] not in present
    ]
    return files, problems


def load(folder: Path, tick: Callable[[float], None] | None = None) -> tuple[Knowledge, list[Problem]]:
    """Read a data folder.

    Args:
        folder: where the YAML files are.
        tick: called with the share of the files that is read, 0 to 1, for a progress display.

    Returns:
        The records that could be read, and all the problems found on the way.
    """
    files, problems = data_files(folder)
    records: dict[Kind, list[Loaded[Any]]] = {kind: [] for kind in Kind}
    for part, (path, shown, kind) in zip(_parts([path for path, _, _ in files]), files, strict=True):
        entries, found = reader.read(path, shown, _within(part, tick))
        problems += found
        for entry in entries:
            loaded, found = convert(entry, kind)
            problems += found
            if loaded is not None:
                records[kind].append(loaded)
    return Knowledge(records), problems


def _parts(paths: list[Path]) -> list[tuple[float, float]]:
    """Return which part of all the bytes each file holds: where it starts and how much it is, 0 to 1."""
    sizes = [path.stat().st_size if path.is_file() else 0 for path in paths]
    total = max(1, sum(sizes))
    return [(sum(sizes[:place]) / total, size / total) for place, size in enumerate(sizes)]


def _within(
    part: tuple[float, float], tick: Callable[[float], None] | None
) -> Callable[[float], None] | None:
    """Return what takes the share of one file that is read and tells the share of all."""
    start, size = part
    return None if tick is None else lambda share: tick(start + size * share)


def convert(entry: Entry, kind: Kind) -> tuple[Loaded[Any] | None, list[Problem]]:
    """Return the typed record of an entry, or all that keeps it from being one."""
    record_type = RECORD_TYPES[kind]
    try:
        return Loaded(msgspec.convert(entry.data, record_type, strict=False), entry), []
    except msgspec.ValidationError:
        problems = [
            Problem(entry.file, entry.line_at(path), entry.id, f"{show_path(path)}{wrong}", fix)
            for path, wrong, fix in explain(entry.data, record_type, ())
        ]
        return None, problems


def show_path(path: Path_) -> str:
    """Return a path as a curator reads it: ``uses[0].status``."""
    shown = ""
    for step in path:
        shown += f"[{step}]" if isinstance(step, int) else f".{step}" if shown else step
    return shown


def explain(data: Any, wanted: Any, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    """Yield (path, what is wrong, what to do) for everything that keeps data from being of a type."""
    wanted = _without_none(wanted)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        yield from _explain_struct(data, wanted, path)
    elif typing.get_origin(wanted) is tuple:
        yield from _explain_list(data, typing.get_args(wanted)[0], path)
    elif typing.get_origin(wanted) is dict:
        yield from _explain_mapping(data, typing.get_args(wanted), path)
    else:
        yield from _explain_value(data, wanted, path)


def _without_none(wanted: Any) -> Any:
    if isinstance(wanted, types.UnionType):
        return next(part for part in wanted.__args__ if part is not types.NoneType)
    return wanted


def _explain_struct(data: Any, wanted: type[msgspec.Struct], path: Path_) -> Iterator[tuple[Path_, str, str]]:
    if not isinstance(data, dict):
        yield path, _after(path, "not a mapping of fields"), "write its fields as 'name: value' lines"
        return
    fields = {field.name: field for field in msgspec.structs.fields(wanted)}
    known = ", ".join(fields)
    for name, value in data.items():
        if name in fields:
            yield from explain(value, fields[name].type, (*path, name))
        else:
            yield (*path, name), ": unknown field", f"remove it or use one of {known}"
    for name, field in fields.items():
        if field.required and name not in data:
            yield path, _after(path, f"'{name}' is missing"), "add it"


def _explain_list(data: Any, item: Any, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    if not isinstance(data, list):
        yield path, _after(path, "not a list"), "write a list: [one, two] or a '- ' line for each"
        return
    for index, value in enumerate(data):
        yield from explain(value, item, (*path, index))


def _explain_mapping(data: Any, item_types: tuple[Any, Any], path: Path_) -> Iterator[tuple[Path_, str, str]]:
    if not isinstance(data, dict):
        yield path, _after(path, "not a mapping"), "write 'key: value' lines"
        return
    for key, value in data.items():
        yield from _explain_value(key, item_types[0], (*path, key))
        yield from explain(value, item_types[1], (*path, key))


def _explain_value(data: Any, wanted: Any, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    try:
        msgspec.convert(data, wanted, strict=False)
    except msgspec.ValidationError:
        if isinstance(wanted, type) and issubclass(wanted, StrEnum):
            options = ", ".join(wanted)
            yield path, _after(path, f"{_brief(data)} is not one of {options}"), "write one of them"
        elif wanted is bool:
            yield path, _after(path, f"{_brief(data)} is not true or false"), "write true or false"
        else:
            yield path, _after(path, f"{_brief(data)} is not text"), "write one piece of text"


def _after(path: Path_, wrong: str) -> str:
    return f": {wrong}" if path else wrong


def _brief(data: Any) -> str:
    if isinstance(data, str):
        return repr(data if len(data) <= 40 else data[:40] + "...")
    return "a mapping" if isinstance(data, dict) else "a list"
