"""What tests share besides fixtures."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Run(msgspec.Struct):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


Program = Callable[..., Run]
