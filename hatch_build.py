"""Compiles the index into the wheel, so that the first run after an install needs no YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``immunoref/immunoref.db`` to a standard wheel; an editable install compiles into the cache."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the data; a problem in it stops the build with its list."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from immunoref.knowledge import build  # noqa: PLC0415 - importable only now

            self.folder = tempfile.TemporaryDirectory()
            target = Path(self.folder.name) / "immunoref.db"
            build.write(build.checked(root / "data"), target)
        finally:
            sys.path.pop(0)
        build_data["force_include"][str(target)] = "immunoref/immunoref.db"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the hook's signature
        """Remove the index that now lies in the wheel."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
