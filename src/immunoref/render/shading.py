"""A table as a picture: a block before each letter, the darker the more there is of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from immunoref.render.page import Grid, Page, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from immunoref.render.page import Block

BLOCKS: Final = ("", "\N{LIGHT SHADE} ", "\N{MEDIUM SHADE} ", "\N{DARK SHADE} ", "\N{FULL BLOCK} ")


def painted(page: Page) -> Page:
    """Return a page whose shaded cells show how dark they are."""
    return msgspec.structs.replace(page, blocks=tuple(map(_painted, page.blocks)))


def _painted(block: Block) -> Block:
    if not isinstance(block, Grid) or not block.shades:
        return block
    rows = tuple(tuple(map(_cell, row, shades)) for row, shades in zip(block.rows, block.shades, strict=True))
    return msgspec.structs.replace(block, rows=rows, shades=())


def _cell(pieces: Sequence[Piece], shade: int) -> tuple[Piece, ...]:
    first, *rest = pieces
    return (msgspec.structs.replace(first, text=BLOCKS[shade] + first.text), *rest)
