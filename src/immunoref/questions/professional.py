"""An answer in professional words: the clinical wording takes the place of the plain one.

Answers hold both; this decides which of them the forms for people show first. JSON and the forms for
spreadsheets hold both anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from immunoref.records import ConditionKind
from immunoref.store import Ref

if TYPE_CHECKING:
    from immunoref.questions.answers import Reply
    from immunoref.store import Store

PLAIN: Final = ("text", "name", "route")  # the plain wording beside a field `clinical`
CONDITIONS: Final = tuple(ConditionKind)


def worded(reply: Reply, store: Store) -> Reply:
    """Return a reply whose plain and clinical wordings have changed places, where it has both."""
    return msgspec.structs.replace(reply, answer=_worded(reply.answer, store))


def _worded(part: Any, store: Store) -> Any:
    if isinstance(part, tuple):
        return tuple(_worded(item, store) for item in part)
    if isinstance(part, Ref):
        return _condition(part, store) if part.kind in CONDITIONS else part
    if not isinstance(part, msgspec.Struct):
        return part
    fields = {field: _worded(getattr(part, field), store) for field in part.__struct_fields__}
    plain = next((field for field in PLAIN if field in fields), None)
    if plain is not None and fields.get("clinical"):
        fields[plain], fields["clinical"] = fields["clinical"], fields[plain]
    return msgspec.structs.replace(part, **fields)


def _condition(ref: Ref, store: Store) -> Ref:
    return Ref(ref.kind, ref.id, store.condition(ref.id).clinical)
