"""How far apart two names are, and how far apart names of a length may be.

RapidFuzz is imported here, and only when the first distance is asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from immunoref.names import reach, sound

LIMITS: Final = ((4, 0.0), (5, 0.5), (8, 1.0), (9, 1.5), (11, 2.0), (14, 2.5), (18, 3.0))
"""Below each length (of the shorter of two names): how many edits may lie between them."""

WORD_LIMITS: Final = ((4, 0.0), (5, 0.5), (7, 1.0), (8, 1.5), (11, 2.0), (14, 2.5), (18, 3.0))
"""The same for names of illnesses and symptoms, which lie farther apart than names of drugs."""

Limits = tuple[tuple[int, float], ...]

MOST: Final = 4.0
FAR: Final = 99.0

_BONES: Final = str.maketrans("eiouycqz", "aaaaakks", "h")
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")


class Apart(NamedTuple):
    """How far two names are apart."""

    cost: float  # edits, a slip of the ear or of a vowel counting half; `FAR` if too many
    typed: int  # edits as typed


@lru_cache(maxsize=16384)
def skeleton(squashed: str) -> str:
    """Give what is left of a squashed name when slips of the ear are forgiven.

    All vowels and y are one letter, c, k and q another, z is s, ph is f, oo is u, h is silent, a
    doubled letter counts once, and an r after the last vowel is not heard: anemier is anemia.
    """
    heard = _DOUBLED.sub(r"\1", squashed.replace("ph", "f").replace("oo", "u").replace("ck", "k"))
    bones = heard.translate(_BONES)
    return bones[:-1] if bones.endswith("ar") else bones


def limit(length: int, limits: Limits = LIMITS) -> float:
    """How many edits a name of some length may be away."""
    return next((most for below, most in limits if length < below), MOST)


def apart(query: str, name: str, most: float) -> Apart:
    """Measure how far two squashed names are apart: halfway between as typed and as heard.

    Optimal string alignment distance (an exchange of neighbours is one edit), of the names as typed
    and of their skeletons.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - lazy by policy

    typed = OSA.distance(query, name, score_cutoff=int(2 * most))
    if typed > 2 * most:
        return Apart(FAR, typed)
    heard = OSA.distance(skeleton(query), skeleton(name), score_cutoff=typed)
    cost = (typed + min(typed, heard)) / 2
    return Apart(cost if cost <= most else FAR, typed)


def within_reach(query: str, name: str) -> bool:
    """Whether the blocks of `names` are sure to bring a name forward for a query.

    What is farther is not compared, though a query might happen on it: so the index decides nothing.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - lazy by policy

    heard, own = sound(query), sound(name)
    most = reach(len(own))
    return OSA.distance(heard, own, score_cutoff=most) <= most
