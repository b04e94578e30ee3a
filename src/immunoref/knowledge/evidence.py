"""Whether a cited section exists in the stored text of its source, and mentions what it is cited for.

The check is mechanical: the section must contain some name of the cancer, the side effect or the
therapy that the fact is about. It finds wrong citations; only a second reader finds wrong facts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref import names
from immunoref.knowledge import rules
from immunoref.knowledge.problems import Problem
from immunoref.records import Kind, Source, SourceKind, Therapy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from immunoref.knowledge.loading import Knowledge, Loaded, Path_

CLAIMED: Final = ("uses", "side_effects", "urgency")  # facts that name something besides the record
LABEL_HEADING: Final = "== {} =="
MARKDOWN_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKUP: Final = "#*•-–_[ \t"


class Claim(msgspec.Struct, frozen=True):
    """A fact and one citation of it: the section must contain one of `wanted`."""

    loaded: Any  # a Loaded record
    path: tuple[str | int, ...]
    citation: str
    wanted: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """What came of a check: how many citations were looked at, which could not be, and what is wrong."""

    checked: int
    unchecked: tuple[str, ...]  # "record: path: citation"
    problems: tuple[Problem, ...]


def check(knowledge: Knowledge, folder: Path) -> Report:
    """Check every citation whose text the folder holds.

    Args:
        knowledge: the records.
        folder: holds the texts under the names that the sources' `copy` gives.
    """
    sources = {loaded.record.id: loaded.record for loaded in knowledge.of(Kind.SOURCE)}
    texts = {source_id: sections(source, folder) for source_id, source in sources.items()}
    labels = {source_id for source_id, source in sources.items() if source.kind is SourceKind.LABEL}
    checked, unchecked, problems = 0, [], []
    for claim in claims(knowledge):
        source_id, _, section = claim.citation.partition("#")
        found = texts.get(source_id)
        if found is None:
            unchecked.append(f"{claim.loaded.record.id}: {rules.dotted(claim.path)}: {claim.citation}")
            continue
        checked += 1
        # A label speaks of its own medicine throughout, and need not name it in each section.
        is_own = claim.path[0] not in CLAIMED and source_id in labels
        if fault := _fault(found.get(section.casefold()), claim, must_mention=not is_own):
            problems.append(claim.loaded.problem(claim.path, *fault))
    return Report(checked, tuple(unchecked), tuple(sorted(problems)))


def _fault(text: str | None, claim: Claim, *, must_mention: bool) -> tuple[str, str] | None:
    if text is None:
        return f"'{claim.citation}': no such section in the text", "cite a section that exists"
    if must_mention and claim.wanted and not any(mentions(text, name) for name in claim.wanted):
        shown = ", ".join(claim.wanted[:4])
        return (
            f"'{claim.citation}' does not mention {shown}",
            "cite the section that does, or leave the fact out",
        )
    return None


def sections(source: Source, folder: Path) -> dict[str, str] | None:
    """Return the sections of a source's stored text by heading in small letters; None without a text."""
    if source.copy is None or not (folder / source.copy).exists():
        return None
    lines = (folder / source.copy).read_text(encoding="utf-8", errors="replace").splitlines()
    starts: list[tuple[int, str]] = []
    position = 0
    for heading in source.sections:
        start = _start(lines, heading, position, is_label=source.kind is SourceKind.LABEL)
        if start is not None:
            starts.append((start, heading))
            position = start
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    return {
        heading.casefold(): _folded(" ".join(lines[start:end]))
        for (start, heading), end in zip(starts, ends, strict=True)
    }


def _start(lines: list[str], heading: str, position: int, *, is_label: bool) -> int | None:
    """Return the first line from a position on that opens with a heading."""
    wanted = LABEL_HEADING.format(heading) if is_label else heading
    for index in range(position, len(lines)):
        line = lines[index] if is_label else lines[index].lstrip(MARKUP)
        if line.casefold().startswith(wanted.casefold()):
            return index
    return None


def _folded(text: str) -> str:
    """Return text as normalised words without plurals, with a space at either end.

    The normaliser looks at a bounded length, so a long text is folded in pieces.
    """
    words = MARKDOWN_LINK.sub(r"\1", text).split()
    pieces = (" ".join(words[start : start + 40]) for start in range(0, len(words), 40))
    stems = [names.stem(word) for piece in pieces for word in names.normalise(piece).split()]
    return f" {' '.join(stems)} "


def mentions(folded: str, name: str) -> bool:
    """Return whether a folded text contains a name: as it stands, squashed, or all of its words.

    All of its words, since pages share them out: "low or high blood pressure" mentions low blood pressure.
    """
    if f" {names.squash(name)} " in folded:
        return True
    return all(f" {word} " in folded for word in _folded(name).split())


def claims(knowledge: Knowledge) -> Iterator[Claim]:
    """Yield each citation of each fact with the names of which its section must contain one."""
    own_names = _NameBook(knowledge)
    for loaded in rules.every(knowledge):
        record = loaded.record
        for path, cited in rules.citations(record):
            wanted = own_names.wanted(loaded, path)
            yield from (
                Claim(loaded, (*path, index), citation, wanted) for index, citation in enumerate(cited)
            )


class _NameBook:
    """All names by which a text may mention a record."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names: dict[tuple[Kind, str], tuple[str, ...]] = {}
        self._parents: dict[tuple[Kind, str], tuple[str, ...]] = {}
        self._members: dict[tuple[Kind, str], list[str]] = {}
        for kind in rules.NAMED:
            for loaded in knowledge.of(kind):
                self._add(kind, loaded)

    def _add(self, kind: Kind, loaded: Loaded[Any]) -> None:
        record = loaded.record
        self._names[kind, record.id] = tuple(text for _, text in rules.all_names(record))
        parents = [
            parent for parent in (getattr(record, "parent", None), *getattr(record, "also_in", ())) if parent
        ]
        self._parents[kind, record.id] = tuple(parents)
        for parent in parents:
            self._members.setdefault((kind, parent), []).append(record.id)

    def wanted(self, loaded: Loaded[Any], path: Path_) -> tuple[str, ...]:
        """Return the names of what a fact is about: its cancer, its effect, else the record itself."""
        record = loaded.record
        if isinstance(record, Therapy) and path[0] == "uses":
            return self._family(Kind.CONDITION, record.uses[int(path[1])].condition)
        if isinstance(record, Therapy) and path[0] == "side_effects":
            return self._family(Kind.SIDE_EFFECT, record.side_effects[int(path[1])].effect)
        for kind in rules.NAMED:
            if (kind, record.id) in self._names and path[0] not in ("sides", "disagreements"):
                return self._family(kind, record.id)
        return ()

    def _below(self, kind: Kind, record_id: str) -> list[str]:
        found: list[str] = []
        waiting = [record_id]
        while waiting:
            members = [one for one in self._members.get((kind, waiting.pop()), ()) if one not in found]
            found += members
            waiting += members
        return found

    def _family(self, kind: Kind, record_id: str) -> tuple[str, ...]:
        """Return a record's names; then those of its groups and members, which a text may name instead."""
        related = [*self._parents.get((kind, record_id), ()), *self._below(kind, record_id)]
        return tuple(
            dict.fromkeys(
                text for one in (record_id, *related) for text in self._names.get((kind, one), (one,))
            )
        )
