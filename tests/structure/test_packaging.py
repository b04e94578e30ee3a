"""The built wheel holds the index and the data, and answers without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from support import Program


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode and "No matching distribution" in done.stdout + done.stderr:
        pytest.skip("the build's own requirements cannot be had offline")
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_code_data_and_index(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"immunoref/immunoref.db", "immunoref/py.typed", "immunoref/data/therapies.yaml"} <= names
    data = {f"immunoref/data/{path.name}" for path in (root / "data").glob("*.yaml")}
    assert data <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_wheel_holds_the_manual_page_and_a_completion_script_for_each_shell(
    wheel: Path, program: Program
) -> None:
    archive = zipfile.ZipFile(wheel)
    found = {
        name.split(".data/data/")[1]: archive.read(name).decode()
        for name in archive.namelist()
        if ".data/data/" in name
    }
    assert found == {
        "share/man/man1/immunoref.1": program("man").out,
        "share/bash-completion/completions/immunoref": program("completion", "bash").out,
        "share/zsh/site-functions/_immunoref": program("completion", "zsh").out,
        "share/fish/vendor_completions.d/immunoref.fish": program("completion", "fish").out,
    }


def test_the_page_is_built_with_the_parser_that_the_program_runs_with(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    needed = set(project["build-system"]["requires"]) - {"hatchling>=1.26"}
    assert needed <= set(project["project"]["dependencies"])


def test_the_wheel_answers_from_an_empty_folder_that_cannot_be_written(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(unpacked)
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(unpacked),
        "XDG_CACHE_HOME": "/nonexistent",
        "HOME": "/nonexistent",
    }
    script = "import immunoref, sys; from immunoref.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, "drug", "il-2", "--json"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=empty,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert '"id": "aldesleukin"' in done.stdout
    assert list(empty.iterdir()) == []
