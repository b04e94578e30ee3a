"""The rooms import one way, and each library has one owner."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent.parent / "src" / "immunoref"

# What each room may import of ours, itself apart. `cli` is the top, the vocabulary the bottom.
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "names": set(),
    "records": set(),
    "resolve": {"names", "records"},
    "store": {"errors", "records"},
    "name_index": {"names", "records", "resolve", "store"},
    "knowledge": {"errors", "names", "records", "store"},
    "folders": {"errors"},
    "stamps": set(),
    "exporting": {"errors", "store"},
    "opening": {"errors", "folders", "knowledge", "stamps", "store"},
    "linked": {"errors", "names", "records", "store"},
    "questions": {"errors", "linked", "records", "store", "name_index", "resolve"},
    "render": {"questions", "records", "store"},
    "api": {"errors", "opening", "questions"},
    "cli": {
        "",
        "errors",
        "exporting",
        "folders",
        "knowledge",
        "opening",
        "questions",
        "records",
        "render",
        "store",
    },
    "__main__": {"cli"},
    "": {"api"},  # immunoref/__init__.py, inside `open`
}
OWNERS = {
    "rapidfuzz": {"resolve"},
    "rich": {"render"},
    "typer": {"cli"},
    "yaml": {"knowledge"},
    "sqlite3": {"store", "knowledge"},
    "platformdirs": {"opening"},
}
SQLITE_MODULES = {"store.py", "knowledge/compiler.py", "knowledge/build.py"}


def modules() -> list[str]:
    return sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    first = module.split("/", maxsplit=1)[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(module: str) -> set[str]:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            assert node.module
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def our_room(name: str) -> str | None:
    parts = name.split(".")
    if parts[0] != "immunoref":
        return None
    rest = parts[1] if len(parts) > 1 else ""
    return rest if rest in ALLOWED else ""


@pytest.mark.parametrize("module", modules())
def test_a_room_imports_only_what_lies_below_it(module: str) -> None:
    room = room_of(module)
    rooms = {found for name in imports(module) if (found := our_room(name)) is not None}
    assert rooms <= ALLOWED[room] | {room}, f"{module} imports {rooms}"


@pytest.mark.parametrize("module", modules())
def test_each_library_has_one_owner(module: str) -> None:
    room = room_of(module)
    for name in imports(module):
        library = name.split(".")[0]
        assert room in OWNERS.get(library, {room}), f"{module} imports {library}"
        if library == "sqlite3":
            assert module in SQLITE_MODULES


@pytest.mark.parametrize("module", [name for name in modules() if not name.startswith("cli/")])
def test_only_the_command_line_prints(module: str) -> None:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    written = {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr")
    }
    assert "print" not in called
    assert not written
