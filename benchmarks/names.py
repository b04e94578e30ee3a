"""Measure how well names are resolved: right, narrower, listed, none and wrong, by kind and category.

    python benchmarks/names.py [PROBES.tsv]

The probes (see ``../shared/probes/README.md``) are queries with what should come of them. Beside the
ladder stands a naive lookup, RapidFuzz's WRatio with a cut-off of 80 over the same names.

What counts, for the alternatives that a probe expects:

- **right**: the record answered has the expected label among its id, name and names (normalised, and
  plural or singular);
  for ``NONE``, nothing, a list of nothing, or "not covered"; for ``AMBIGUOUS``, a list with at least
  one of its candidates, or the single record marked ``=``.
- **narrower**: not that, but a record above the one answered has the label (a kind of it was answered).
- **broader**: not that, but a record below the one answered has the label (the group was answered).
  Both are reported apart and not added to "right".
- **listed**: a list that holds an expected record, where a single answer was expected.
- **none**: no answer where one was due.
- **wrong**: one record, another than expected. A list where nothing was expected is "listed".
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from immunoref.name_index import NameIndex
from immunoref.names import stem, words
from immunoref.opening import open_store
from immunoref.records import Kind
from immunoref.resolve import Ambiguous, Found, NameTable, NotFound, Outcome, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

KINDS: Final = {"drug": Kind.THERAPY, "cancer": Kind.CONDITION, "side_effect": Kind.SIDE_EFFECT}
VERDICTS: Final = ("right", "narrower", "broader", "listed", "none", "wrong")
DEFAULT: Final = Path(__file__).resolve().parents[2] / "shared" / "probes" / "names.tsv"


class Probe(NamedTuple):
    """One row of the file."""

    query: str
    kind: str
    expected: str
    category: str


def read_probes(path: str | Path) -> list[Probe]:
    """Read the probes, undoing the escapes of their queries."""
    with Path(path).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Probe(_unescape(row["query"]), row["kind"], row["expected"], row["category"]) for row in rows]


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    out, at = [], 0
    plain = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            if text[at + 1] == "u":
                out.append(chr(int(text[at + 2 : at + 6], 16)))
                at += 6
                continue
            out.append(plain.get(text[at + 1], text[at : at + 2]))
            at += 2
            continue
        out.append(text[at])
        at += 1
    return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def judge(table: NameTable, probe: Probe) -> tuple[str, Outcome]:
    """Say what came of a probe."""
    outcome = resolve(table, KINDS[probe.kind], probe.query)
    return verdict(table, probe, outcome), outcome


def verdict(table: NameTable, probe: Probe, outcome: Outcome) -> str:
    """Compare an outcome with what a probe expects, by the rule at the head of this file."""
    if isinstance(outcome, Found):
        return _single(table, probe, (outcome.kind, outcome.id))
    if isinstance(outcome, Ambiguous):
        return _several(table, probe, outcome)
    return "right" if "NONE" in probe.expected.replace(":", "|").split("|") else "none"


def _labels(probe: Probe) -> tuple[set[str], set[str]]:
    """The labels that may be answered alone, and those that may be listed."""
    alone: set[str] = set()
    listable: set[str] = set()
    head, _, listed = probe.expected.partition("AMBIGUOUS:")
    for label in filter(None, head.split("|")):
        alone |= {_folded(label)} if label != "NONE" else set()
    for label in filter(None, listed.split("|")):
        listable |= {_folded(label)} if label != "NONE" else set()
        alone |= {_folded(label)} if label.startswith("=") else set()
    return alone, listable | alone


def _names(table: NameTable, kind: Kind, id: str) -> set[str]:
    rows = table.by_id(kind, id)
    return {_folded(id)} | {_folded(row.text) for row in rows}


def _folded(name: str) -> str:
    return " ".join(map(stem, words(name)))


def _single(table: NameTable, probe: Probe, record: tuple[Kind, str]) -> str:
    alone, _ = _labels(probe)
    kind, id = record
    if alone & _names(table, kind, id):
        return "right"
    if any(alone & _names(table, kind, above) for above in table.ancestors(kind, id)):
        return "narrower"
    below = (member.id for member in table.members(kind, id))
    return "broader" if any(alone & _names(table, kind, other) for other in below) else "wrong"


def _several(table: NameTable, probe: Probe, outcome: Ambiguous) -> str:
    _, listable = _labels(probe)
    hit = any(listable & _names(table, c.kind, c.id) for c in outcome.candidates)
    if "AMBIGUOUS" in probe.expected:
        return "right" if hit else "none"
    return "listed" if hit or not listable else "none"


def naive(rows: Iterable[tuple[str, str, str]]) -> Callable[[Kind, str], tuple[Kind, str] | None]:
    """Make the lookup to compare with: the name of the best WRatio of at least 80, among the same names."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415, TID251 - what is measured against

    choices: dict[Kind, list[tuple[str, Kind, str]]] = {}
    for kind, id, text in sorted(rows):
        sought = Kind.THERAPY if kind == Kind.OTHER_MEDICINE else Kind(kind)
        choices.setdefault(sought, []).append((utils.default_process(text), Kind(kind), id))

    def look(kind: Kind, query: str) -> tuple[Kind, str] | None:
        names = [text for text, _, _ in choices[kind]]
        best = process.extractOne(utils.default_process(query), names, scorer=fuzz.WRatio, score_cutoff=80)
        return choices[kind][best[2]][1:] if best else None

    return look


def naively(table: NameTable, probe: Probe, found: tuple[Kind, str] | None) -> str:
    """Judge what the naive lookup found, by the same rule."""
    if found is None or found[0] is Kind.OTHER_MEDICINE:
        return verdict(table, probe, NotFound())
    return _single(table, probe, found)


def report(results: Sequence[tuple[Probe, str]]) -> str:
    """Lay the verdicts out by kind and category, in per cent of the probes of each."""
    lines = [f"{'kind':12} {'category':18} {'n':>5} " + "".join(f"{v:>10}" for v in VERDICTS)]
    for kind in KINDS:
        of_kind = [(probe, v) for probe, v in results if probe.kind == kind]
        for category in sorted({probe.category for probe, _ in of_kind}):
            verdicts = [v for probe, v in of_kind if probe.category == category]
            lines.append(_line(kind, category, verdicts))
        lines.append(_line(kind, "ALL", [v for _, v in of_kind]))
    return "\n".join(lines)


def _line(kind: str, category: str, verdicts: list[str]) -> str:
    counts, total = Counter(verdicts), max(1, len(verdicts))
    shares = "".join(f"{100 * counts[v] / total:>10.1f}" for v in VERDICTS)
    return f"{kind:12} {category:18} {len(verdicts):>5} {shares}"


def main(arguments: Sequence[str]) -> int:
    """Print the two tables; returns the exit code."""
    path = Path(arguments[0]) if arguments else DEFAULT
    if not path.is_file():
        print(f"no probes at {path}: name a file of them, in the form of ../shared/probes/README.md")
        return 2
    store = open_store()
    table = NameIndex(store)
    probes = read_probes(path)
    start = time.perf_counter()
    results = [(probe, judge(table, probe)[0]) for probe in probes]
    spent = time.perf_counter() - start
    print(f"{path}: {len(probes)} probes, {1000 * spent / len(probes):.2f} ms each; per cent\n")
    print(report(results))
    look = naive((row[0], row[1], row[2]) for row in store.rows("SELECT kind, id, text FROM name"))
    others = [(probe, naively(table, probe, look(KINDS[probe.kind], probe.query))) for probe in probes]
    print(f"\nnaive WRatio, cut-off 80, over the same names\n\n{report(others)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
