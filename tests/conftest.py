"""Fixtures that several folders share: a small knowledge base, real records, and the program itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support import Program, Run

from immunoref.knowledge import build
from immunoref.knowledge.loading import Knowledge
from immunoref.store import Store

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def base_folder() -> Path:
    return CASES / "base"


@pytest.fixture
def small_data(tmp_path: Path, base_folder: Path) -> Path:
    """A copy of the small knowledge base that a test may break."""
    return Path(shutil.copytree(base_folder, tmp_path / "data"))


@pytest.fixture(scope="session")
def base_store(base_folder: Path) -> Iterator[Store]:
    with closing(Store(build.in_memory(build.checked(base_folder)))) as store:
        yield store


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The project's own data, read and checked."""
    return build.checked(ROOT / "data")


@pytest.fixture(scope="session")
def store(knowledge: Knowledge) -> Iterator[Store]:
    with closing(Store(build.in_memory(knowledge))) as store:
        yield store


@pytest.fixture(scope="session")
def sources_folder() -> Path:
    folder = SHARED / "sources"
    if not folder.is_dir():
        pytest.skip(f"the source texts are not at hand ({folder.name}/ beside the checkout)")
    return folder


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def program(cache_folder: Path) -> Program:
    """Run the program as a user does, in a process of its own, with a cache that the tests share."""

    def run(
        *arguments: str,
        stdin: str | bytes | None = "",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Run:
        environment = {
            key: value
            for key, value in os.environ.items()
            if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "IMMUNOREF_DATA", "TERM")
        }
        environment |= {"XDG_CACHE_HOME": str(cache_folder), "PYTHONUTF8": "1", "COLUMNS": "80"} | (env or {})
        done = subprocess.run(
            [sys.executable, "-m", "immunoref", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=environment,
            cwd=cwd,
            timeout=60,
            check=False,
        )
        return Run(
            done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    return run
