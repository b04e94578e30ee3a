"""The Python API: the questions of the command line, as methods that return typed answers and never print.

>>> import immunoref
>>> from immunoref.questions.answers import Reply
>>> with immunoref.open() as reference:
...     reply = reference.drug("il-2")
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self

from immunoref import opening
from immunoref.errors import UsageError
from immunoref.questions import (
    asking,
    care,
    cite,
    classes,
    compare,
    filtering,
    finding,
    keeping,
    listing,
    matrix,
    search,
    symptom,
    term,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from immunoref.questions.answers import Refusal, Reply, Resolved

RESOLVED = ("drug", "cancer", "side-effect")
MOST_HITS = 10  # of a search, unless another number is asked for
MOST_COLUMNS = 8  # of a matrix, unless another number is asked for


class Reference:
    """An opened knowledge base. Its methods bear the commands' names and take the same arguments.

    A name is a string, of several words where need be. What comes back is a `Reply`, or a `Refusal` that
    says why there is none; both are what ``--json`` writes. Use it in the thread that opened it.
    """

    def __init__(self, data: str | os.PathLike[str] | None = None) -> None:
        self._store = opening.open_store(None if data is None else os.fspath(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self._store.close()

    def drug(self, name: str) -> Reply | Refusal:
        """Tell what a therapy is, what it is used for, its side effects and warnings."""
        return asking.ask(self._store, "drug", name)

    def cancer(self, name: str) -> Reply | Refusal:
        """Tell which therapies are, were, or are not used for a cancer or another condition."""
        return asking.ask(self._store, "cancer", name)

    def side_effects(self, name: str) -> Reply | Refusal:
        """Tell the side effects and warnings of a therapy or a group of therapies."""
        return asking.ask(self._store, "side-effects", name)

    def symptom(self, *names: str) -> Reply | Refusal:
        """Tell which therapies are said to cause a side effect, or all of several."""
        return symptom.ask(self._store, names)

    def compare(self, *names: str, diff: bool = False) -> Reply | Refusal:
        """Put two to four therapies side by side; with `diff`, only what is not the same for all."""
        return compare.ask(self._store, names, diff=diff)

    def class_(self, name: str | None = None) -> Reply | Refusal:
        """Show the tree of therapies, or one class."""
        return classes.ask(self._store, name)

    def term(self, name: str) -> Reply | Refusal:
        """Tell what a word means."""
        return term.ask(self._store, name)

    def search(self, words: str, *, most: int = MOST_HITS) -> Reply | Refusal:
        """Find words anywhere in the texts."""
        return search.ask(self._store, words, most)

    def timeline(self, name: str) -> Reply | Refusal:
        """Tell the approvals and withdrawals of a therapy, or in a cancer, by date."""
        return timeline.ask(self._store, name)

    def matrix(self, *names: str, by: str = "side-effects", most: int = MOST_COLUMNS) -> Reply | Refusal:
        """Set therapies against their side effects, or against cancers.

        Args:
            names: of therapies, classes or cancers.
            by: "side-effects" or "cancers".
            most: how many columns to show.

        Raises:
            UsageError: nothing is known to go by that.
        """
        if by not in matrix.BY:
            raise UsageError(f"no matrix by '{by}'; use one of {', '.join(matrix.BY)}")
        return matrix.ask(self._store, names, by, most)

    def questions(self) -> Reply:
        """Return what to ask the care team."""
        return care.ask_questions(self._store)

    def card(self, name: str) -> Reply | Refusal:
        """Return one page about a therapy to take to a visit."""
        return care.ask_card(self._store, name)

    def cite(self, name: str) -> Reply | Refusal:
        """Return the sources of an answer."""
        return cite.ask(self._store, name)

    def list(  # noqa: PLR0913 - the filters
        self,
        listed: str,
        *,
        class_: str | None = None,
        cancer: str | None = None,
        status: str | None = None,
        route: str | None = None,
        target: str | None = None,
        boxed: str | None = None,
        since: str | None = None,
    ) -> Reply:
        """List drugs, classes, cancers, side-effects, terms or sources; drugs and classes can be narrowed.

        Raises:
            UsageError: there is no such list or status, or a name finds no single record.
        """
        asked = listing.Filters(
            group=class_, cancer=cancer, status=status, route=route, target=target, boxed=boxed, since=since
        )
        return listing.answer(self._store, listed, filtering.narrowed(self._store, listed, asked))

    def sources(self) -> Reply:
        """List each source, and how many facts rest on it."""
        return keeping.sources(self._store, _today())

    def stale(self, *, max_age: int = 365) -> Reply:
        """List the records that were last reviewed more than `max_age` days ago."""
        return keeping.stale(self._store, max_age, _today())

    def resolve(self, kind: str, *names: str) -> Iterator[Resolved | Refusal]:
        """Yield, in order, the record that each name means or why it means none.

        Args:
            kind: "drug", "cancer" or "side-effect".
            names: the names.

        Raises:
            UsageError: there is no such kind.
        """
        if kind not in RESOLVED:
            raise UsageError(f"no kind '{kind}'; use one of {', '.join(RESOLVED)}")
        return (finding.resolve_name(self._store, kind, name) for name in names)


def _today() -> date:
    return datetime.now(tz=UTC).date()
