"""How far apart two names are, and how far apart names of a length may be.

RapidFuzz is imported here, and only when the first distance is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from immunoref.names import reach, sound

LIMITS: Final = ((4, 0.0), (5, 0.5), (8, 1.0), (9, 1.5), (11, 2.0), (14, 2.5), (18, 3.0))
"""Below each length (of the shorter of two names): how many edits may lie between them."""

MOST: Final = 4.0
FAR: Final = 99.0

_BONES: Final = str.maketrans("eiouf", "aaaap", "h")


@lru_cache(maxsize=16384)
def skeleton(squashed: str) -> str:
    """Give the sound of a squashed name without telling vowels apart, f from p, or hearing an h."""
    return sound(squashed).translate(_BONES)


def limit(length: float) -> float:
    """How many edits a name of some length may be away."""
    return next((most for below, most in LIMITS if length < below), MOST)


def cost(query: str, name: str, most: float) -> float:
    """The distance of two squashed names: edits, a slip of the ear or of a vowel counting half.

    Optimal string alignment (an exchange of neighbours is one edit): halfway between the distance
    as typed and the distance of the skeletons. `FAR` if it is more than `most`, or if the sounds are
    out of `reach` of each other (so that the blocks of `names` never hide a name that would count).
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (lazy by policy)

    typed = OSA.distance(query, name, score_cutoff=int(2 * most))
    if typed > 2 * most:
        return FAR
    heard = OSA.distance(skeleton(query), skeleton(name), score_cutoff=typed)
    result = (typed + min(typed, heard)) / 2
    if result > most:
        return FAR
    own, within = sound(name), reach(len(sound(name)))
    return result if OSA.distance(sound(query), own, score_cutoff=within) <= within else FAR
