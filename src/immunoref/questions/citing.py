"""Every citation of an answer, in the order in which its parts stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from immunoref.questions.answers import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator


def citations_in(part: Any) -> Iterator[Citation]:
    """Yield the citations of an answer or a part of one, in field order."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, msgspec.Struct):
        for field in part.__struct_fields__:
            yield from citations_in(getattr(part, field))
    elif isinstance(part, tuple):
        for item in part:
            yield from citations_in(item)
    elif isinstance(part, dict):
        for item in part.values():
            yield from citations_in(item)
