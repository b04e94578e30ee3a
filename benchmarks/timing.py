"""Running programs many times: interleaved, so that a busy moment of the machine falls on all alike."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


GNU_TIME = "/usr/bin/time"


class Program(NamedTuple):
    """Something to run."""

    label: str
    command: Sequence[str]
    env: dict[str, str]
    before: Callable[[], object] | None = None  # done before each run, outside the clock
    terminal: bool = False  # whether its output goes to a terminal, which may change what it prints


class Cost(NamedTuple):
    """What one run of a program costs: medians."""

    wall: float  # milliseconds on the clock
    cpu: float  # milliseconds of processor time, user and system
    memory: float  # MB at its peak; 0 where it could not be measured


def measure(programs: Sequence[Program], runs: int) -> dict[str, Cost]:
    """Run each program so many times, one after the other, round by round."""
    found: dict[str, list[tuple[float, float]]] = {program.label: [] for program in programs}
    for number in range(runs + 2):
        for program in programs:
            cost = _run(program)
            if number > 1:  # the first two rounds warm the file cache
                found[program.label].append(cost)
    return {
        program.label: Cost(
            median(wall for wall, _ in found[program.label]),
            median(cpu for _, cpu in found[program.label]),
            _peak(program),
        )
        for program in programs
    }


def _run(program: Program) -> tuple[float, float]:
    if program.before is not None:
        program.before()
    environment = os.environ | program.env
    shown, written = pty.openpty() if program.terminal else (None, os.open(os.devnull, os.O_WRONLY))
    start = time.perf_counter()
    process = subprocess.Popen(
        program.command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=written,
        stderr=subprocess.DEVNULL,
    )
    os.close(written)
    if shown is not None:
        _read_all(shown)
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = 0  # it has been waited for
    return wall * 1000, (used.ru_utime + used.ru_stime) * 1000


def _read_all(shown: int) -> None:
    """Read what a program writes to its terminal, until it has ended."""
    with contextlib.suppress(OSError):  # how Linux says that nobody writes any more
        while os.read(shown, 1 << 16):
            pass
    os.close(shown)


def _peak(program: Program) -> float:
    """Measure the peak memory of one run; the kernel counts this process in unless a small one starts it."""
    if program.terminal or not Path(GNU_TIME).exists():  # GNU time has no terminal to give
        return 0.0
    if program.before is not None:
        program.before()
    command = [GNU_TIME, "-f", "%M", *program.command]
    done = subprocess.run(
        command,
        env=os.environ | program.env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return int(done.stderr.split()[-1]) / 1024


def instructions(program: Program) -> int | None:
    """Count the instructions of one run in millions, or None where that cannot be done."""
    if program.terminal or shutil.which("valgrind") is None:  # nor has callgrind
        return None
    if program.before is not None:
        program.before()
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", *program.command]
        environment = os.environ | program.env | {"PYTHONHASHSEED": "0"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    counted = re.search(r"Collected : (\d+)", done.stderr)
    return round(int(counted[1]) / 1e6) if counted else None


def table(
    programs: Sequence[Program], runs: int, against: str, *, counting: bool = False
) -> tuple[str, dict[str, Cost]]:
    """Return a Markdown table of what each program costs, as ratios to one of them, and the costs."""
    costs = measure(programs, runs)
    lines = [
        f"| | clock, x {against} | processor, x | clock ms | processor ms | peak MB | M instructions |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for program in programs:
        counted = instructions(program) if counting else None
        lines.append(_line(program.label, costs[program.label], costs[against], counted))
        sys.stderr.write(f"{lines[-1]}\n")
    return "\n".join(lines), costs


def _line(label: str, cost: Cost, base: Cost, counted: int | None) -> str:
    ratios = f"{cost.wall / base.wall:.2f} | {cost.cpu / base.cpu:.2f}"
    memory = f"{cost.memory:.0f}" if cost.memory else ""
    values = f"{cost.wall:.0f} | {cost.cpu:.0f} | {memory}"
    return f"| {label} | {ratios} | {values} | {'' if counted is None else f'{counted:,}'} |"
