"""Makes what the wheel ships besides the code, so that nothing is left to be set up after an install.

The index is compiled, so that the first run needs no YAML; the manual page and the completion scripts
are written, so that ``man`` and the shells find them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFilesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the index and the shared files to a standard wheel; an editable install has neither."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files; a problem in the data stops the build with its list."""
        if version == "editable":
            return
        root = Path(self.root)
        self.folder = tempfile.TemporaryDirectory()
        made = Path(self.folder.name)
        sys.path.insert(0, str(root / "src"))
        try:
            _compile(root / "data", made / "immunoref.db")
            shared = _write_shared(root / "data", made)
        finally:
            sys.path.pop(0)
        build_data["force_include"][str(made / "immunoref.db")] = "immunoref/immunoref.db"
        build_data["shared_data"] |= {str(made / path): path for path in shared}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the hook's signature
        """Remove the files that now lie in the wheel."""
        if hasattr(self, "folder"):
            self.folder.cleanup()


def _compile(data: Path, target: Path) -> None:
    from immunoref.knowledge import build  # noqa: PLC0415 - importable only now

    build.write(build.checked(data), target)


def _write_shared(data: Path, folder: Path) -> list[str]:
    """Write the manual page and the completion scripts; return their paths within the folder."""
    from immunoref import folders  # noqa: PLC0415 - as above
    from immunoref.cli import app  # noqa: PLC0415

    files = app.shared_files(folders.newest_review(str(data)))
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return list(files)
