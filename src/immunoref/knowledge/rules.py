"""What must hold over the records together: references, names, evidence, dates.

Each rule yields problems and knows nothing of the others; `check` runs them all. A rule names the
promise that it keeps in its docstring.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref import names
from immunoref.records import (
    Availability,
    BoxedWarning,
    Kind,
    Node,
    Source,
    SourceKind,
    Therapy,
    TherapyKind,
    Use,
    UseStatus,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from immunoref.knowledge.loading import Knowledge, Loaded, Path_
    from immunoref.knowledge.problems import Problem

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE: Final = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
DAY: Final = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
PERCENT: Final = re.compile(r"[≥>≤<]?\d+(\.\d+)?(–\d+(\.\d+)?)?")
TREES: Final = (Kind.THERAPY, Kind.CONDITION, Kind.SIDE_EFFECT)
NAMED: Final = (*TREES, Kind.TERM, Kind.OTHER_MEDICINE)
OPEN_SOURCES: Final = (SourceKind.REGISTER, SourceKind.VOCABULARY)  # cited by row, which is not listed


def check(knowledge: Knowledge) -> list[Problem]:
    """Return the problems of all rules, sorted."""
    rules: tuple[Callable[[Knowledge], Iterator[Problem]], ...] = (
        ids_are_unique,
        names_are_unique,
        trees_hold,
        references_hold,
        citations_hold,
        plain_fields_have_evidence,
        boxed_warnings_agree,
        dates_are_dates,
        texts_say_something,
    )
    return sorted({problem for rule in rules for problem in rule(knowledge)})


def every(knowledge: Knowledge, *kinds: Kind) -> Iterator[Loaded[Any]]:
    """Yield the records of some kinds, or of all."""
    for kind in kinds or tuple(Kind):
        yield from knowledge.of(kind)


def ids_are_unique(knowledge: Knowledge) -> Iterator[Problem]:
    """Never the wrong drug: an id names one record of its kind, and is plain kebab case."""
    for kind in Kind:
        seen: dict[str, Loaded[Any]] = {}
        for loaded in knowledge.of(kind):
            record_id = loaded.record.id
            if not ID.fullmatch(record_id):
                yield loaded.problem(("id",), "not kebab case", "use a-z, 0-9 and single dashes")
            if record_id in seen:
                first = seen[record_id].entry
                yield loaded.problem(
                    ("id",), f"also the id at {first.file}:{first.line}", "keep one of the two"
                )
            seen.setdefault(record_id, loaded)


def all_names(record: Any) -> Iterator[tuple[Path_, str]]:
    """Yield (path, text) of every name by which a record can be found, its id apart."""
    yield ("name",), record.name
    for name_kind, texts in record.names.items():
        for index, text in enumerate(texts):
            yield ("names", str(name_kind), index), text
    for index, text in enumerate(getattr(record, "loose_names", ())):
        yield ("loose_names", index), text
    clinical = getattr(record, "clinical", None)
    if clinical:
        yield ("clinical",), clinical


def names_are_unique(knowledge: Knowledge) -> Iterator[Problem]:
    """Never the wrong drug: no two records of a kind share a name, however it is written."""
    for kinds in ((Kind.THERAPY, Kind.OTHER_MEDICINE), (Kind.CONDITION,), (Kind.SIDE_EFFECT,), (Kind.TERM,)):
        owners: dict[str, tuple[Loaded[Any], str]] = {}
        for loaded in every(knowledge, *kinds):
            yield from _name_problems(loaded, owners)


def _name_problems(loaded: Loaded[Any], owners: dict[str, tuple[Loaded[Any], str]]) -> Iterator[Problem]:
    own: set[str] = set()
    for path, text in (*all_names(loaded.record), (("id",), loaded.record.id)):
        key = names.squash(text)
        if not key:
            yield loaded.problem(path, f"'{text}' has no letter or digit", "write a name that can be typed")
            continue
        owner, owner_text = owners.setdefault(key, (loaded, text))
        if owner.record.id != loaded.record.id or owner.record.__class__ is not loaded.record.__class__:
            where = f"{owner.entry.file}:{owner.entry.line}"
            wrong = f"'{text}' is also a name of {owner.record.id} ('{owner_text}', {where})"
            yield loaded.problem(path, wrong, "leave it to one, or make it a loose name of their group")
        elif key in own and path[0] == "names":
            yield loaded.problem(
                path, f"'{text}' is already a name of this record", "remove it; the program folds spelling"
            )
        own.add(key)


def trees_hold(knowledge: Knowledge) -> Iterator[Problem]:
    """One-way data: parents exist, are groups where groups exist, and no record is its own ancestor."""
    for kind in TREES:
        by_id = {loaded.record.id: loaded for loaded in knowledge.of(kind)}
        for loaded in knowledge.of(kind):
            yield from _parent_problems(loaded, by_id)


def _parent_problems(loaded: Loaded[Any], by_id: dict[str, Loaded[Any]]) -> Iterator[Problem]:
    record: Node = loaded.record
    parents = [(("parent",), record.parent)] if record.parent is not None else []
    paths: list[tuple[Path_, str]] = [
        *parents,
        *((("also_in", i), text) for i, text in enumerate(record.also_in)),
    ]
    for path, parent in paths:
        if parent not in by_id:
            yield loaded.problem(path, f"no record '{parent}'", "name an id of this kind, or add the record")
        elif isinstance(record, Therapy) and by_id[parent].record.kind is not TherapyKind.GROUP:
            yield loaded.problem(path, f"'{parent}' is not a group", "name a group")
        elif record.id in _ancestors(parent, by_id):
            yield loaded.problem(path, f"'{parent}' lies below this record itself", "break the circle")


def _ancestors(start: str, by_id: dict[str, Loaded[Any]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        current = waiting.pop()
        if current in found or current not in by_id:
            continue
        found.add(current)
        node: Node = by_id[current].record
        waiting += [*node.also_in, *([node.parent] if node.parent else [])]
    return found


def references_hold(knowledge: Knowledge) -> Iterator[Problem]:
    """Nothing is skipped: what a therapy refers to exists."""
    ids = {kind: {loaded.record.id for loaded in knowledge.of(kind)} for kind in Kind}
    for loaded in knowledge.of(Kind.THERAPY):
        record: Therapy = loaded.record
        references: list[tuple[Path_, str, Kind]] = [
            *((("uses", i, "condition"), use.condition, Kind.CONDITION) for i, use in enumerate(record.uses)),
            *(
                (("side_effects", i, "effect"), e.effect, Kind.SIDE_EFFECT)
                for i, e in enumerate(record.side_effects)
            ),
            *(
                (("confused_with", i, "id"), c.id, Kind.THERAPY)
                for i, c in enumerate(record.confused_with)
                if c.id
            ),
        ]
        for path, target, kind in references:
            if target not in ids[kind]:
                yield loaded.problem(
                    path, f"no {kind.replace('_', ' ')} '{target}'", "correct the id or add the record"
                )
    for loaded in knowledge.of(Kind.OTHER_MEDICINE):
        for i, target in enumerate(loaded.record.confused_with):
            if target not in ids[Kind.THERAPY]:
                yield loaded.problem(("confused_with", i), f"no therapy '{target}'", "correct the id")


def dotted(path: Path_) -> str:
    """Return a path in short: ``uses.0.sources``."""
    return ".".join(str(step) for step in path)


def citations(record: Any) -> Iterator[tuple[Path_, tuple[str, ...]]]:
    """Yield (path, citations) of every fact of a record that carries sources."""
    yield from _citations(record, ())


def _citations(value: Any, path: Path_) -> Iterator[tuple[Path_, tuple[str, ...]]]:
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            inner = getattr(value, field)
            if field == "sources":
                yield (*path, field), inner
            elif field == "evidence":
                for name, cited in inner.items():
                    yield (*path, field, name), cited
            elif isinstance(inner, (tuple, msgspec.Struct)):
                yield from _citations(inner, (*path, field))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _citations(inner, (*path, index))


def citations_hold(knowledge: Knowledge) -> Iterator[Problem]:
    """Every fact carries its source: one that exists and, where its sections are listed, one of them."""
    sources: dict[str, Source] = {loaded.record.id: loaded.record for loaded in knowledge.of(Kind.SOURCE)}
    for loaded in every(knowledge):
        for path, cited in citations(loaded.record):
            if not cited:
                yield loaded.problem(path, "no citation", "add 'source-id#Section', or leave the fact out")
            for index, citation in enumerate(cited):
                if wrong := _citation_fault(citation, sources):
                    yield loaded.problem((*path, index), *wrong)


def _citation_fault(citation: str, sources: dict[str, Source]) -> tuple[str, str] | None:
    source_id, _, section = citation.partition("#")
    if source_id not in sources:
        return f"no source '{source_id}'", "add it to sources.yaml or correct the id"
    if not section.strip():
        return f"'{citation}' names no section", "write source-id#Section heading"
    source = sources[source_id]
    if source.kind in OPEN_SOURCES:
        return None
    listed = {part.casefold() for part in source.sections}
    if section.casefold() not in listed:
        return f"'{source_id}' has no section '{section}'", f"use one of: {'; '.join(source.sections)}"
    return None


# The plain fields of a record that are facts of their own, and need an entry in its `evidence`.
PLAIN_FACTS: Final = ("names", "identifiers", "first_approved", "target")


def plain_fields_have_evidence(knowledge: Knowledge) -> Iterator[Problem]:
    """Every fact carries its source: plain fields have theirs in `evidence`."""
    for loaded in every(knowledge, *TREES):
        record: Node = loaded.record
        for field in (*PLAIN_FACTS, "availability", "boxed_warning"):
            if _is_stated(record, field) and field not in record.evidence:
                fix = f"add '{field}: [source-id#Section]' under evidence"
                yield loaded.problem((field,), "has no evidence", fix)
        for field in record.evidence:
            if field not in record.__struct_fields__:
                yield loaded.problem(("evidence", field), "no such field", "name a field of the record")


def _is_stated(record: Node, field: str) -> bool:
    value = getattr(record, field, None)
    if field == "names":
        return isinstance(record, Therapy) and bool(value)
    if field == "identifiers":
        return any(getattr(value, name) for name in getattr(value, "__struct_fields__", ()))
    return value not in (None, Availability.UNKNOWN, BoxedWarning.UNKNOWN)


def boxed_warnings_agree(knowledge: Knowledge) -> Iterator[Problem]:
    """Absence is honest: `boxed_warning` and the boxed warnings listed say the same."""
    for loaded in knowledge.of(Kind.THERAPY):
        record: Therapy = loaded.record
        boxed = any(warning.boxed for warning in record.warnings)
        if boxed != (record.boxed_warning is BoxedWarning.YES):
            wrong = f"'{record.boxed_warning}' though {'a' if boxed else 'no'} warning is marked boxed"
            yield loaded.problem(("boxed_warning",), wrong, "make the two agree")
        if record.kind is TherapyKind.GROUP and record.availability is not None:
            yield loaded.problem(("availability",), "a group has none", "remove it")
        if record.kind is not TherapyKind.GROUP and record.availability is None:
            yield loaded.problem((), "'availability' is missing", "add it; unknown is an answer")


DATE_FIX: Final = "write 2014-09-04, 2014-09 or 2014"


def dates_are_dates(knowledge: Knowledge) -> Iterator[Problem]:
    """Absence is honest: a date is a day, month or year, and an end comes after its start."""
    for loaded in every(knowledge):
        if not DAY.fullmatch(loaded.record.reviewed):
            yield loaded.problem(("reviewed",), "not a day", "write it as 2026-11-21")
        for field in ("dated", "first_approved"):
            yield from _date_problems(loaded, (field,), getattr(loaded.record, field, None))
        for index, use in enumerate(getattr(loaded.record, "uses", ())):
            yield from _span_problems(loaded, index, use)


def _date_problems(loaded: Loaded[Any], path: Path_, value: str | None) -> Iterator[Problem]:
    if value is not None and not DATE.fullmatch(value):
        yield loaded.problem(path, f"'{value}' is not a date", DATE_FIX)


def _span_problems(loaded: Loaded[Any], index: int, use: Use) -> Iterator[Problem]:
    yield from _date_problems(loaded, ("uses", index, "since"), use.since)
    for field, date in (("until", use.until), ("confirmed", use.confirmed)):
        yield from _date_problems(loaded, ("uses", index, field), date)
        if use.since and date and date[: len(use.since)] < use.since[: len(date)]:
            yield loaded.problem(("uses", index, field), "before 'since'", "correct one of the two")
    if use.confirmed and use.status is not UseStatus.APPROVED:
        wrong = "set on a use that is not approved"
        yield loaded.problem(("uses", index, "confirmed"), wrong, "set status: approved, or remove it")
    if use.until and use.status is not UseStatus.WITHDRAWN:
        yield loaded.problem(("uses", index, "until"), "set on a use that goes on", "set status: withdrawn")


def texts_say_something(knowledge: Knowledge) -> Iterator[Problem]:
    """Absence is honest: no empty text stands for a fact, and a percentage is one."""
    for loaded in every(knowledge):
        yield from (
            loaded.problem(path, "empty text", "say something or remove the line")
            for path, text in _texts(loaded.record, ())
            if not text.strip()
        )
    for loaded in knowledge.of(Kind.THERAPY):
        for index, entry in enumerate(loaded.record.side_effects):
            if entry.percent is not None and not PERCENT.fullmatch(entry.percent):
                wrong = f"'{entry.percent}' is not a percentage"
                yield loaded.problem(("side_effects", index, "percent"), wrong, "write 47, ≥20 or 10–20")


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _texts(getattr(value, field), (*path, field))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
