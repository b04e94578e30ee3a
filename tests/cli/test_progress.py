"""A long compilation says how far it is, on a terminal and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent / "cases" / "base"
IMPATIENT = """
from immunoref.cli import ticker
ticker.PATIENCE, ticker.PAUSE = {patience}, 0
from immunoref.__main__ import main
main()
"""


def said(tmp_path: Path, patience: float, *, terminal: bool) -> tuple[str, str]:
    """Return what a first lookup writes to standard output, and to standard error."""
    ours, theirs = pty.openpty() if terminal else os.pipe()
    command = [sys.executable, "-c", IMPATIENT.format(patience=patience), "resolve", "drug", "ex-2"]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path), "IMMUNOREF_DATA": str(BASE)}
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False, timeout=60
    )
    heard = os.read(ours, 1 << 16).decode() if terminal else ""
    if not terminal:
        os.close(theirs)
        heard = os.read(ours, 1 << 16).decode()
    return done.stdout, heard


def test_a_terminal_is_told_and_wiped(tmp_path: Path) -> None:
    out, err = said(tmp_path, 0, terminal=True)
    assert '"id":"examplikin"' in out
    assert "compiling the knowledge base: " in err
    assert "\r\x1b[K" in err, "the line is cleared before the answer"
    assert "\x1b" not in out


@pytest.mark.parametrize(("patience", "terminal"), [(3600, True), (0, False)])
def test_short_work_and_pipes_are_told_nothing(tmp_path: Path, patience: float, *, terminal: bool) -> None:
    out, err = said(tmp_path, patience, terminal=terminal)
    assert '"id":"examplikin"' in out
    assert "knowledge base" not in err
