"""Knowledge bases of any size, to see whether a lookup stays as fast as the data grows.

    python -m benchmarks.generate COUNT FOLDER

The project's own data, and beside it as many further therapies as are asked for: real records (their
first few uses and side effects) under made-up names, built as such names are: syllables with the stem of
a class for generics, two or three syllables for brands, letters and digits for codes. The same count
always gives the same records.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
import yaml

from immunoref import folders, names
from immunoref.knowledge import loading
from immunoref.knowledge.loading import Knowledge, Loaded
from immunoref.records import Kind, NameKind, Therapy, TherapyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
STARTS: Final = (
    "a be ci da do e fa ga i la le mi mo na ni o pa pe ra ri sa se ta ti tre u va ve vi xe za zo".split()
)
MIDDLES: Final = (
    "ba bri ce da di fi fra ga ki la li lo me mi mo ne ni no pi ra re ri ro se ta ti to va vi".split()
)
STEMS: Final = (
    "limab tamab zumab tuximab tinib leukin cel vec feron grastim mostim rsen ciclib degib lisib".split()
)
LAST: Final = "da dra go ka lo lia mo na nex ra ris ta tis va via xa xis yx za zo".split()
LETTERS: Final = "ABCDEGIKLMNPRSTVXZ"
FILE_SIZE: Final = 6_000_000  # bytes; the reader takes 8 MiB
FEW_USES, FEW_EFFECTS = 3, 6


def therapies(count: int, known: Knowledge) -> Iterator[Therapy]:
    """Yield `count` made-up therapies whose names clash with none that is known."""
    dice = random.Random(2026)  # noqa: S311 - nothing secret
    models = [one.record for one in known.of(Kind.THERAPY) if one.record.kind is not TherapyKind.GROUP]
    taken = {names.squash(text) for kind in Kind for one in known.of(kind) for text in _names(one.record)}
    for number in range(count):
        model = models[number % len(models)]
        generic = _new(taken, lambda: _generic(dice))
        spare = {
            NameKind.BRAND: (_new(taken, lambda: _brand(dice)),),
            NameKind.CODE: (_new(taken, lambda: _code(dice)), _new(taken, lambda: _code(dice))),
        }
        yield msgspec.structs.replace(
            model,
            id=generic.replace(" ", "-"),
            name=generic,
            names=spare,
            loose_names=(),
            confused_with=(),
            uses=model.uses[:FEW_USES],
            side_effects=model.side_effects[:FEW_EFFECTS],
        )


def _names(record: Any) -> Iterator[str]:
    yield record.id
    if hasattr(record, "names"):
        yield from (record.name, *getattr(record, "loose_names", ()))
        yield from (text for texts in record.names.values() for text in texts)


def _new(taken: set[str], make: Any) -> str:
    while (squashed := names.squash(text := str(make()))) in taken:
        pass
    taken.add(squashed)
    return text


def _generic(dice: random.Random) -> str:
    middles = "".join(dice.choice(MIDDLES) for _ in range(dice.choice((1, 2, 2, 3))))
    second = f" {dice.choice(STARTS)}{dice.choice(LAST)}cel" if dice.random() < 0.1 else ""
    return dice.choice(STARTS) + middles + dice.choice(STEMS) + second


def _brand(dice: random.Random) -> str:
    middles = "".join(dice.choice(MIDDLES) for _ in range(dice.choice((1, 1, 2))))
    return (dice.choice(STARTS) + middles + dice.choice(LAST)).capitalize()


def _code(dice: random.Random) -> str:
    letters = "".join(dice.choice(LETTERS) for _ in range(dice.choice((2, 3, 4))))
    return f"{letters}-{dice.randrange(100, 1_000_000)}"


def knowledge(count: int) -> Knowledge:
    """Return the shipped data with made-up therapies up to a count, as the compiler takes it."""
    known, _ = loading.load(ROOT / "data" if (ROOT / "data").is_dir() else folders.shipped())
    own = known.of(Kind.THERAPY)
    entry = own[0].entry
    more = [Loaded(record, entry) for record in therapies(count - len(own), known)]
    return Knowledge({**known.records, Kind.THERAPY: [*own, *more]})


def write(count: int, folder: Path) -> None:
    """Write a data folder of so many therapies, its files small enough for the reader."""
    source = ROOT / "data"
    known, _ = loading.load(source)
    (folder / "therapies").mkdir(parents=True, exist_ok=True)
    for path in folders.files(source):
        (folder / path.relative_to(source)).write_bytes(path.read_bytes())
    part, number = "", 0
    for record in therapies(count - len(known.of(Kind.THERAPY)), known):
        part += yaml.dump(
            [_plain(record)], Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000
        )
        if len(part) > FILE_SIZE:
            part, number = _flush(folder, part, number), number + 1
    _flush(folder, part, number)


def _flush(folder: Path, part: str, number: int) -> str:
    (folder / "therapies" / f"generated-{number:04}.yaml").write_text(part, encoding="utf-8")
    return ""


def _plain(record: Therapy) -> Any:
    """Return a record as a curator writes it: without what is not set."""
    plain = msgspec.to_builtins(record, str_keys=True)
    return _without_empty(plain)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(one) for key, one in value.items() if one not in (None, (), [], {})}
        return {key: one for key, one in kept.items() if one is not False}
    if isinstance(value, list | tuple):
        return [_without_empty(one) for one in value]
    return value


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
