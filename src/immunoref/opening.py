"""Which knowledge base answers, and its compiled index: shipped, cached, or made now.

A wheel ships the index ready. A checkout, and a folder that the user names, are compiled once into
the user's cache, under a name that digests the data and the code that shaped it (`stamps` spares a
warm lookup the digesting); where nothing can be written the index is held in memory. The curator's
side is imported only to compile.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from immunoref import folders, stamps
from immunoref.errors import KnowledgeError
from immunoref.store import DamagedIndexError, Store

if TYPE_CHECKING:
    from immunoref.knowledge.build import Tick

SHIPPED_INDEX: Final = folders.PACKAGE / "immunoref.db"
# What the content of an index depends on besides the data.
SHAPING_CODE: Final = (
    "records.py",
    "names.py",
    "store.py",
    "knowledge/compiler.py",
    "knowledge/fulltext.py",
    "knowledge/likeness.py",
    "knowledge/rules.py",
)
INDEXES: Final = "index-*.db"
KEPT_STAMPS: Final = 16  # one for each folder
KEPT_INDEXES: Final = 4  # of earlier data or code; older ones are removed when a new one is written


def open_store(folder: str | None = None, tick: Tick | None = None) -> Store:
    """Open the knowledge base that is to answer.

    Args:
        folder: a data folder; None means the one that IMMUNOREF_DATA names, else the shipped one.
        tick: called while compiling with what is being done and the share that is done, 0 to 1 or unknown.

    Raises:
        KnowledgeError: the data is missing or has problems; the message lists them all.
    """
    chosen = folders.chosen(folder)
    if chosen is not None:
        return _compiled(chosen, tick)
    if SHIPPED_INDEX.exists():
        try:
            return Store.open(SHIPPED_INDEX)
        except DamagedIndexError:  # the data beside it can make another
            pass
    return _compiled(folders.shipped(), tick)


def ready_store(folder: str | None = None) -> Store | None:
    """Open the knowledge base that is to answer if that can be done at once: None if it must be compiled."""
    chosen = folders.chosen(folder)
    try:
        if chosen is None and SHIPPED_INDEX.exists():
            return Store.open(SHIPPED_INDEX)
        return _cached(chosen or folders.shipped())
    except KnowledgeError:
        return None


def _cached(folder: Path) -> Store:
    cache = _cache_folder()
    noted = _stamp(cache, folder).recall()
    return Store.open(_index(cache, noted or _digest(folder)))


def _compiled(folder: Path, tick: Tick | None) -> Store:
    cache = _cache_folder()
    stamp = _stamp(cache, folder)
    if noted := stamp.recall():
        try:
            return Store.open(_index(cache, noted))
        except DamagedIndexError:  # then the data itself decides
            pass
    digest = _digest(folder)
    cached = _index(cache, digest)
    try:
        store = Store.open(cached)
    except DamagedIndexError:
        store = _compile(folder, cached, tick)
    stamp.note(digest)
    return store


def _compile(folder: Path, cached: Path, tick: Tick | None) -> Store:
    """Compile a folder into the cache; into memory where the cache cannot be written."""
    from immunoref.knowledge import build  # noqa: PLC0415 - only now is the curator's side needed

    knowledge = build.checked(folder, tick)
    try:
        build.write(knowledge, cached, tick)
        store = Store.open(cached)
    except (OSError, DamagedIndexError):
        return Store(build.in_memory(knowledge, tick))
    _remove_old(cached)
    return store


def _cache_folder() -> Path:
    import platformdirs  # noqa: PLC0415 - a wheel's lookup does without it

    return Path(platformdirs.user_cache_dir("immunoref", appauthor=False))


def _index(cache: Path, digest: str) -> Path:
    return cache / f"index-{digest}.db"


def _stamp(cache: Path, folder: Path) -> stamps.Stamp:
    return stamps.Stamp(cache, folder, (*_code_files(), *folders.files(folder)))


def _digest(folder: Path) -> str:
    import hashlib  # noqa: PLC0415 - a wheel's lookup, and a warm one, do without it

    digest = hashlib.blake2b(digest_size=16)
    code = ((str(path.relative_to(folders.PACKAGE)), path.read_bytes()) for path in _code_files())
    for name, content in (*code, *folders.contents(folder)):
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _code_files() -> tuple[Path, ...]:
    return tuple(folders.PACKAGE / name for name in SHAPING_CODE)


def _remove_old(current: Path) -> None:
    for pattern, kept in ((INDEXES, KEPT_INDEXES), (f"{stamps.PREFIX}*", KEPT_STAMPS)):
        others = [path for path in current.parent.glob(pattern) if path != current]
        try:
            others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
            for path in others[kept:]:
                path.unlink(missing_ok=True)
        except OSError:  # another process tidies too; nothing depends on it
            pass
