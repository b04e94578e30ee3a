"""Refreshes what the documentation shows: real output, JSON, pictures, and what pieces of Python print.

All pages are written by hand, but for the regions between a comment that says how to make one and
``<!-- end -->``. Of these only what stands between is written here:

    <!-- output: drug provenge | 24 -->         the command and the first 24 lines (none given: all)
    <!-- excerpt: drug il-2 | 2 | Uses 10 -->   its first 2 lines, then 10 from the one that begins so
                                                (a start without a number: up to the next blank line)
    <!-- refusal: drug interferon | 5 -->       what it says on standard error, and the exit code
    <!-- json: drug provenge --json -->         the JSON, lists cut to their first item
    <!-- picture: drug provenge -->             the link to ``pictures/drug.svg``, and that file
    <!-- printed -->                            what the piece of Python above prints

Everything is what the program prints at 80 columns (a picture: 100), except that the letters after the
``+`` of the data's version become dots: they change with every change of the data.

    python docs/build.py                        write all pages and pictures
    python docs/build.py docs/questions/drug.md    only this page and its picture
    python docs/build.py --check                write nothing; exit code 1 where something is out of date
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
PICTURES: Final = ROOT / "docs" / "pictures"
WIDTH: Final = 80  # columns
LINE: Final = 96  # characters of JSON that may stand in one line
LONGEST: Final = 80  # characters of a text in JSON
MAPS: Final = ("evidence",)  # objects of JSON whose keys are data
END: Final = "<!-- end -->\n"
REGION: Final = re.compile(rf"^<!-- ([a-z]+)(?:: (.+?))? -->\n((?:(?!<!-- ).*\n)*){END}", re.MULTILINE)
PYTHON: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PART: Final = re.compile(r"(.*?) ?(\d*)")
VERSION: Final = re.compile(r"(\d{4}\.\d\d\.\d\d\+)[0-9a-f]{8}")
OWN_FORM: Final = {"--format", "--json", "--style", "resolve"}  # with these the answer is no table


def main() -> int:
    """Write the pages and pictures, or say which are out of date; return the exit code."""
    parser = argparse.ArgumentParser(description="Refresh what the documentation shows.")
    parser.add_argument("pages", nargs="*", type=Path, default=PAGES, help="only these pages")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is out of date")
    chosen = parser.parse_args()
    with ThreadPoolExecutor() as pool:
        made = [file for files in pool.map(built, chosen.pages) for file in files.items()]
    old = [(path, text) for path, text in made if not path.is_file() or path.read_text("utf-8") != text]
    for path, text in old:
        name = path.resolve().relative_to(ROOT).as_posix()
        if chosen.check:
            print(f"{name} is not what the program says now; run python docs/build.py")
        else:
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {name}")
    return int(chosen.check and bool(old))


def built(page: Path) -> dict[Path, str]:
    """Return a page and its pictures as they are to be: path and text."""
    written = page.read_text("utf-8")
    files: dict[Path, str] = {}

    def remade(region: re.Match[str]) -> str:
        kind, argument, _ = region.groups(default="")
        if kind == "picture":
            text = _picture(page, argument, files)
        elif kind == "printed":
            text = _printed(PYTHON.findall(written[: region.start()])[-1])
        else:
            text = SHOWN[kind](argument)
        return "".join((region[0].splitlines(keepends=True)[0], text, END))

    files[page] = REGION.sub(remade, written)
    if len(REGION.findall(written)) != written.count(END):
        raise SystemExit(f"{page}: a region has no beginning or another one in it")
    return files


def _output(argument: str) -> str:
    """Show a command with its answer from the top, and say how many lines are left out."""
    command, *parts = argument.split(" | ")
    lines = _run(_as_on_a_terminal(command)).splitlines()
    shown = _whole(lines[: int(parts[0])]) if parts else lines
    return _block([f"$ immunoref {command}", *shown, *_more(lines, shown)])


def _excerpt(argument: str) -> str:
    """Show a command with some parts of its answer."""
    command, *parts = argument.split(" | ")
    lines = _run(_as_on_a_terminal(command)).splitlines()
    cut = [line for part in parts for line in (*_part(lines, part), "...")]
    return _block([f"$ immunoref {command}", *cut])


def _part(lines: Sequence[str], part: str) -> list[str]:
    """Return so many lines from the one that begins so, or the lines from there to the next blank one."""
    start, count = PART.fullmatch(part).groups()  # type: ignore[union-attr]  # it matches every text
    fitting = [at for at, line in enumerate(lines) if line.startswith(start)]
    if not fitting:
        raise SystemExit(f'no line of the answer begins with "{start}"')
    at = next((at for at in fitting if start and lines[at] == start), fitting[0])
    rest = list(lines[at:])
    return _whole(rest[: int(count) if count else rest.index("")])


def _whole(lines: Sequence[str]) -> list[str]:
    """Return cut lines without the part of a table's row, and the blank ones, at their end."""
    kept = list(lines)
    while kept and (not kept[-1] or kept[-1].startswith("│")):
        kept.pop()
    return kept


def _more(all_: Sequence[str], shown: Sequence[str]) -> list[str]:
    left = len(all_) - len(shown)
    return [f"... and {left} lines more"] if left else []


def _refusal(argument: str) -> str:
    """Show a command that has no answer, what it says instead, and its exit code."""
    command, *parts = argument.split(" | ")
    done = _done(["-m", "immunoref", *shlex.split(command)])
    if not done.returncode or "Traceback" in done.stderr:
        raise SystemExit(f"immunoref {command}: no refusal, but\n{done.stdout}{done.stderr}")
    said = [part for line in done.stderr.splitlines() for part in _wrapped(line)]
    shown = said[: int(parts[0])] if parts else said
    exit_code = ["$ echo $?", str(done.returncode)]
    return _block([f"$ immunoref {command}", *shown, *_more(said, shown), *exit_code])


def _wrapped(line: str) -> list[str]:
    """Return a line as a terminal shows it; into a pipe the program does not wrap what it says."""
    return textwrap.wrap(line, WIDTH, break_on_hyphens=False) if len(line) > WIDTH else [line]


def _as_on_a_terminal(command: str) -> list[str]:
    words = shlex.split(command)
    return words if OWN_FORM & set(words) else [*words, "--format", "table"]


def _json(argument: str) -> str:
    """Show a command with its JSON, shortened."""
    value, _ = json.JSONDecoder().raw_decode(_run(shlex.split(argument)))  # talk follows what resolve writes
    return f"    immunoref {argument}\n\n{_block([_spread(_shortened(value))], 'json')}"


def _shortened(value: Any) -> Any:
    """Return plain data with its lists cut to one item and its long texts cut, each with a mark."""
    if isinstance(value, dict):
        return {key: _shortened(_cut_map(item) if key in MAPS else item) for key, item in value.items()}
    if isinstance(value, list):
        more = [f"... and {len(value) - 1} more"] if len(value) > 1 else []
        return [*(_shortened(item) for item in value[:1]), *more]
    if isinstance(value, str) and " " in value[:LONGEST] and len(value) > LONGEST:
        return f"{value[:LONGEST].rpartition(' ')[0]} ..."
    return value


def _cut_map(value: dict[str, Any]) -> dict[str, Any]:
    more = {"...": f"and {len(value) - 1} more"} if len(value) > 1 else {}
    return dict([*value.items()][:1]) | more


def _spread(value: Any, margin: str = "") -> str:
    """Return JSON in which what fits stands in one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(margin) + len(line) <= LINE or not isinstance(value, dict | list):
        return line
    inner = margin + "  "
    if isinstance(value, list):
        items = [_spread(item, inner) for item in value]
    else:
        items = [f"{json.dumps(key)}: {_spread(item, inner)}" for key, item in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}\n{inner}" + f",\n{inner}".join(items) + f"\n{margin}{closing}"


def _picture(page: Path, argument: str, files: dict[Path, str]) -> str:
    """Link to the picture of an answer, and add the picture to the files."""
    words = shlex.split(argument)
    path = PICTURES / f"{words[0]}.svg"
    files[path] = _run([*words, "--format", "svg"])
    link = Path(os.path.relpath(path, page.resolve().parent)).as_posix()
    return f"![The answer to: immunoref {argument}]({link})\n"


def _printed(code: str) -> str:
    """Show what a piece of Python prints."""
    return _block([_ended_well(_done(["-c", code])).rstrip()])


def _block(lines: Iterable[str], language: str = "text") -> str:
    return "\n".join([f"```{language}", *lines, "```", ""])


def _run(words: Sequence[str]) -> str:
    return _ended_well(_done(["-m", "immunoref", *words]))


def _ended_well(done: subprocess.CompletedProcess[str]) -> str:
    """Return all that a run wrote; where it failed, stop."""
    if done.returncode:
        raise SystemExit(f"{' '.join(done.args[1:])} failed:\n{done.stderr}")
    return VERSION.sub(r"\1........", done.stdout + done.stderr)


def _done(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run this checkout's code and data, whatever the environment says."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("IMMUNOREF_", "PYTHON"))}
    ours = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=kept | ours,
        check=False,
    )


SHOWN: Final[dict[str, Callable[[str], str]]] = {
    "output": _output,
    "excerpt": _excerpt,
    "refusal": _refusal,
    "json": _json,
}

if __name__ == "__main__":
    sys.exit(main())
