"""Measure lookups against their yardsticks, then again as the data grows: one command, ratios in one run.

    python -m benchmarks [--runs N] [--sizes 1000,10000,100000] [--count] [--no-others]

Needs a checkout with the requirements for tests (it builds a wheel). Times are medians over interleaved
runs; "processor" is user and system time of the process, which other programs on the machine disturb
less. --count adds instructions by callgrind.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import generate, lookups, others, timing
from immunoref.knowledge import build

MOST_AS_YAML = 10_000  # therapies


def main() -> None:
    """Print all tables to standard output, progress to standard error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--no-others", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="immunoref-benchmarks-") as name:
        folder = Path(name)
        print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {_machine()}; medians of {chosen.runs} runs.\n")
        python = lookups.installed(folder)
        _against_yardsticks(python, folder, chosen)
        _growing(python, folder, [int(size) for size in chosen.sizes.split(",") if size], chosen)


def _machine() -> str:
    model = ""
    for line in (
        Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else ()
    ):
        model = model or line.partition("model name\t: ")[2]
    machine = f"{platform.system()} on {model or platform.machine()}, {os.cpu_count()} cores"
    return f"{machine}, Python {platform.python_version()}"


def _against_yardsticks(python: Path, folder: Path, chosen: argparse.Namespace) -> None:
    index = lookups.package(python) / "immunoref.db"
    tools, remarks = ([], []) if chosen.no_others else others.programs(folder / "others", index)
    programs = [
        *lookups.yardsticks(python, folder),
        *lookups.own(python),
        *lookups.others(python, folder),
        *tools,
    ]
    print("## Lookups\n")
    print(timing.table(programs, chosen.runs, lookups.YARDSTICK, counting=chosen.count)[0])
    print("".join(f"\n{remark}." for remark in remarks))


def _growing(python: Path, folder: Path, sizes: list[int], chosen: argparse.Namespace) -> None:
    """Measure the same lookups over larger and larger data, each beside the shipped data in one run."""
    for size in sizes:
        print(f"\n## {size:,} therapies\n\n{_compiled(python, folder, size)}\n", flush=True)
        package = folder / f"package-{size}" / "immunoref"
        shutil.copytree(lookups.package(python), package)
        build.write(generate.knowledge(size), package / "immunoref.db")
        programs = []
        for small in lookups.own(python):
            env = small.env | {"PYTHONPATH": str(package.parent)}
            programs += [small, timing.Program(f"{small.label}, grown", small.command, env)]
        costs = timing.measure(programs, chosen.runs)
        print("| | clock, x the shipped data | processor, x | peak memory, x | clock ms |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for label in lookups.QUERIES:
            base, grown = costs[label], costs[f"{label}, grown"]
            ratios = (grown.wall / base.wall, grown.cpu / base.cpu, grown.memory / base.memory)
            print(
                f"| {label} | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} | {grown.wall:.0f} |",
                flush=True,
            )
        shutil.rmtree(package.parent)


def _compiled(python: Path, folder: Path, size: int) -> str:
    """Say how long the first lookup in a folder of YAML takes; the largest would take too long to write."""
    if size > MOST_AS_YAML:
        return "(given to the compiler as records, not as YAML)"
    data = folder / f"data-{size}"
    generate.write(size, data)
    env = {"XDG_CACHE_HOME": str(folder / "cache"), "IMMUNOREF_DATA": str(data)}
    start = time.perf_counter()
    command = (str(python), "-m", "immunoref", "drug", "il-2", "--json")
    subprocess.run(command, env=os.environ | env, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    index = next((folder / "cache").rglob("index-*.db"))
    described = (
        f"YAML read, checked and compiled in {seconds:.0f} s; index of {index.stat().st_size >> 20} MB"
    )
    shutil.rmtree(folder / "cache")
    shutil.rmtree(data)
    return described


if __name__ == "__main__":
    main()
