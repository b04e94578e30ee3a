"""The stems by which the WHO names kinds of medicines: -limab, -leucel, -grastim.

A name with one stem is no slip for a name with another, and what two names share beside a common
stem counts for more than the stem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_INN: Final = re.compile(
    r"(?:(lecleucel)|(leucel)|(cel)|(cabtagene)|(gene)|(gramostim)|(grastim)|(plestim)|(stim)|(poetin)|(leukin)|(plermin)|(kin)"
    r"|(domide)|(imod)|(cept)|(fusp)|(repvec)|(denovec)|(vec)|(tinib)|(ciclib)|(parib)|(platin)|(taxel)"
    r"|(rubicin)|(limab)|(lizumab)|(lixizumab)|(limumab)|(tamab|toxamab)|(tuzumab|tumab)|(ximab)|(cizumab|cimab)"
    r"|(kizumab|kimab)|(sozumab)|(degib)|(stat)|(vir)|(vastatin)|(mab)|(nermin))$"
)


def stems(words: tuple[str, ...]) -> list[str]:
    """The INN stems of some normalised words, in their order."""
    return [found.group() for word in words if len(word) > 5 and (found := _INN.search(word))]


def last_stem(words: tuple[str, ...]) -> str:
    """The INN stem of the last word that has one, which is what a name is called by."""
    return (stems(words) or [""])[-1]


def one_family(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two names may be of one family: antibodies, cell therapies, or no stem at all."""
    ours, theirs = last_stem(query), last_stem(name)
    return not (ours and theirs) or ours[-3:] == theirs[-3:]


def same_stem(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two stems are equal, or one is the general form of the other (-mab, -limab)."""
    ours, theirs = last_stem(query), last_stem(name)
    return ours.endswith(theirs) or theirs.endswith(ours)


def bodies(query: tuple[str, ...], name: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The pairs of words that share an INN stem, without it."""
    for one, other in zip(query, name, strict=False):
        ours, theirs = stems((one,)), stems((other,))
        shared = min(ours[0], theirs[0], key=len) if ours and theirs else ""
        if shared and one.endswith(shared) and other.endswith(shared):
            yield one.removesuffix(shared), other.removesuffix(shared)
