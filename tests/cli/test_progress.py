"""Long work says how far it is, on a terminal and nowhere else."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from immunoref.cli import ticker

BASE = Path(__file__).resolve().parent.parent / "cases" / "base"
IMPATIENT = """
from immunoref.cli import ticker
ticker.PATIENCE, ticker.PAUSE = {patience}, 0
from immunoref.__main__ import main
main()
"""


def said(
    tmp_path: Path, patience: float, *names: str, terminal: bool, stdin: Path | None = None
) -> tuple[str, str]:
    """Return what a first lookup writes to standard output, and to standard error."""
    ours, theirs = pty.openpty() if terminal else os.pipe()
    command = [sys.executable, "-c", IMPATIENT.format(patience=patience), "resolve", "drug", *names]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path), "IMMUNOREF_DATA": str(BASE)}
    with (stdin or Path(os.devnull)).open("rb") as given:
        done = subprocess.run(
            command,
            env=environment,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            check=False,
            timeout=60,
        )
    heard = os.read(ours, 1 << 16).decode() if terminal else ""
    if not terminal:
        os.close(theirs)
        heard = os.read(ours, 1 << 16).decode()
    return done.stdout, heard


def test_a_terminal_is_told_and_wiped(tmp_path: Path) -> None:
    out, err = said(tmp_path, 0, "ex-2", terminal=True)
    assert '"id":"examplikin"' in out
    assert re.search(r"\[#{6,18}\.{6,18}\] +\d\d% reading the knowledge base", err)
    assert "] 100% compiling the knowledge base" in err
    assert "checking the knowledge base" in err
    assert "\r\x1b[K" in err, "the line is cleared before the answer"
    assert "\x1b" not in out


@pytest.mark.parametrize(("patience", "terminal"), [(3600, True), (0, False)])
def test_short_work_and_pipes_are_told_nothing(tmp_path: Path, patience: float, *, terminal: bool) -> None:
    out, err = said(tmp_path, patience, "ex-2", terminal=terminal)
    assert '"id":"examplikin"' in out
    assert "knowledge base" not in err


def test_many_names_are_counted_with_the_share_of_the_file(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("ex-2\nzzzz\nmessenger\nzzz\n")
    out, err = said(tmp_path, 0, terminal=True, stdin=names)
    assert len(out.splitlines()) == 4
    assert "[#####...................]  21% 1 names resolved" in err  # 5 of 24 bytes
    assert "[########################] 100% 4 names resolved" in err
    assert err.rindex("\r\x1b[K") > err.rindex("names resolved"), "the bar is gone before the summary"


def test_the_bar_fits_the_narrowest_terminal() -> None:
    assert ticker.bar(0) == "[........................]   0%"
    assert ticker.bar(1) == "[########################] 100%"
    assert len(ticker.bar(0.5)) + len(" compiling the knowledge base") <= 60
