"""Filters of a list, as words: names become ids, and what cannot be asked is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.errors import UsageError
from immunoref.questions import finding, listing
from immunoref.questions.answers import Refusal
from immunoref.records import BoxedWarning, Kind

if TYPE_CHECKING:
    from immunoref.store import Store


def narrowed(store: Store, listed: str, asked: listing.Filters) -> listing.Filters:
    """Return filters whose group and cancer are ids, from such as a person writes them.

    Args:
        store: the knowledge base.
        listed: one of `listing.KINDS`.
        asked: what a record must be; `group` and `cancer` are names.

    Raises:
        UsageError: there is no such list, status or box; a name finds no single record; or what is listed
            cannot be narrowed.
    """
    if listed not in listing.KINDS:
        raise UsageError(f"no list of '{listed}'; use one of {', '.join(listing.KINDS)}")
    if asked.status is not None and asked.status not in listing.STATUSES:
        raise UsageError(f"no status '{asked.status}'; use one of {', '.join(listing.STATUSES)}")
    if asked.boxed is not None and asked.boxed not in tuple(BoxedWarning):
        raise UsageError(f"no boxed warning '{asked.boxed}'; use one of {', '.join(BoxedWarning)}")
    found = listing.Filters(
        group=_id(store, "drug", asked.group),
        cancer=_id(store, "cancer", asked.cancer),
        status=asked.status,
        route=asked.route,
        target=asked.target,
        boxed=asked.boxed,
        since=asked.since,
    )
    if (
        any(getattr(found, name) for name in found.__struct_fields__)
        and listing.KINDS[listed] is not Kind.THERAPY
    ):
        raise UsageError(f"only drugs and classes can be narrowed; try: immunoref list {listed}")
    return found


def _id(store: Store, question: str, name: str | None) -> str | None:
    if name is None:
        return None
    found = finding.find(store, question, name)
    if isinstance(found, Refusal):
        raise UsageError(found.error.message)
    return found.id
