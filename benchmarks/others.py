"""Other Python lookup tools, each in an environment beside ours, as far as they answer offline."""

from __future__ import annotations

import subprocess
import sys
import venv
from typing import TYPE_CHECKING, Final

from benchmarks.timing import Program

if TYPE_CHECKING:
    from pathlib import Path

TOOLS: Final = ("tldr", "mendeleev", "sqlite-utils", "gilda")
# The page that tldr would have fetched: its own cache is the only way to use it offline.
TLDR_PAGE: Final = (
    "# tar\n\n> Archiving utility.\n\n- Create an archive:\n\n`tar cf {{target.tar}} {{file}}`\n"
)


def programs(folder: Path, index: Path) -> tuple[list[Program], list[str]]:
    """Return a lookup in each tool that installs and answers here, and what is to be said of the others."""
    venv.create(folder, with_pip=True)
    commands = {
        "tldr": (str(folder / "bin" / "tldr"), "tar"),
        "mendeleev": (
            str(folder / "bin" / "python"),
            "-c",
            "import mendeleev; print(mendeleev.element('Si'))",
        ),
        "sqlite-utils": (str(folder / "bin" / "sqlite-utils"), "rows", str(index), "meta"),
        "gilda": (str(folder / "bin" / "python"), "-c", "import gilda; print(gilda.ground('il-2'))"),
    }
    page = folder / ".cache" / "tldr" / "pages" / "common" / "tar.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(TLDR_PAGE, encoding="utf-8")
    env = {"HOME": str(folder)}
    found, remarks = [], []
    for tool in TOOLS:
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", tool]
        if subprocess.run(pip, check=False, stdout=sys.stderr).returncode:
            remarks.append(f"{tool} could not be installed")
        elif reason := _fails(commands[tool], env):
            remarks.append(f"{tool} was installed and does not answer offline ({reason})")
        else:
            found.append(Program(f"(d) {tool}", commands[tool], env))
            terminal = env | {"TERM": "xterm-256color"}
            found.append(Program(f"(d) {tool}, on a terminal", commands[tool], terminal, terminal=True))
    return found, remarks


def _fails(command: tuple[str, ...], env: dict[str, str]) -> str:
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)
    said = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    return said[:120] if done.returncode or not done.stdout.strip() else ""
