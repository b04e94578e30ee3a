"""Discriminators: what two names must agree in, however much alike they look.

A digit, a Greek letter or a syllable makes another drug, and a prefix makes the opposite disease.
`agree` is asked before the fuzzy step and before words may be left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import msgspec

from immunoref.resolve.inn import one_family

GREEK: Final = frozenset(
    "alfa beta gamma delta epsilon zeta eta theta iota kappa lambda mu sigma tau omega".split()
)
_NUMBER: Final = re.compile(r"\d+(?:[a-z](?![a-z]))?")
_PROGRAMMED_DEATH: Final = re.compile(r"pdl?(?=\d)")
_COLONY: Final = re.compile(r"(gm|g|m)csf|csf")
_NEGATIONS: Final = frozenset(("non", "anti", "no", "not", "without", "never", "triple"))
_UP: Final = "high higher increase increased gain elevated raised more hyper over fast rapid excess"
_DOWN: Final = "low lower decrease decreased loss lost losing reduced less hypo under poor lack slow few"
_OPPOSED: Final = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        (_UP, _DOWN),
        ("positive", "negative"),
        ("acute sudden", "chronic"),
        ("benign", "malignant"),
        ("hot", "cold"),
        ("upper", "lower"),
        ("dry", "wet watery"),
    )
)
"""Words of which one says the opposite of the other."""

_OTHERWISE: Final = "situ atypical juvenile infectious noninfective transformed superficial primary"
TURNING: Final = _NEGATIONS.union(_OTHERWISE.split(), *(side for pair in _OPPOSED for side in pair)) - {
    "malignant"
}
"""Words without which a name says something else, or the opposite."""

_ROOTS: Final = re.compile(
    "symptomatic|septic|typical|plastic|plasia|febrile|trophi|tonic|vascular|cellular|icteric|melanotic|"
    "granulocyt|kinesi|phasi|praxi|taxi|chromi|gnosi|sexual|social|systol|rhythmi|morph|uri|virulent|toxic"
)
"""Words that an a- turns into their opposite, or their beginnings."""


class Marks(msgspec.Struct, frozen=True):
    """The discriminators of one name."""

    numbers: tuple[str, ...]
    letters: frozenset[str]  # single letters that stand alone: the T of T-cell
    greek: frozenset[str]
    negations: frozenset[str]
    pegylated: frozenset[str]  # words that begin with peg or ropeg
    sides: frozenset[tuple[int, int]]  # which pair of opposites, and which of the two
    family: str  # programmed death (1 or L), colony-stimulating factor (G, GM, M)


@lru_cache(maxsize=16384)
def marks(words: tuple[str, ...]) -> Marks:
    """Find the discriminators of a name's normalised words."""
    joined = "".join(words)
    families = _PROGRAMMED_DEATH.findall(joined) + [
        f"{m.group(1) or ''}csf" for m in _COLONY.finditer(joined)
    ]
    return Marks(
        numbers=tuple(sorted(_NUMBER.findall(joined))),
        letters=frozenset(word for word in words if len(word) == 1 and word not in "ais0123456789"),
        greek=frozenset(words) & GREEK,
        negations=_negations(words),
        pegylated=frozenset(word for word in words if word.startswith(("peg", "ropeg"))),
        sides=_sides(words),
        family=" ".join(sorted(families)),
    )


def _negations(words: tuple[str, ...]) -> frozenset[str]:
    found = set(words) & _NEGATIONS
    if any(word.startswith("non") and len(word) > 5 for word in words):
        found.add("non")
    return frozenset(found)


def _sides(words: tuple[str, ...]) -> frozenset[tuple[int, int]]:
    found = {
        (pair, side)
        for pair, both in enumerate(_OPPOSED)
        for side, members in enumerate(both)
        if members.intersection(words)
    }
    for side, prefix in enumerate(("hyper", "hypo")):
        if any(word.startswith(prefix) for word in words):
            found.add((0, side))
    return frozenset(found)


def agree(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether a query may be a slip for a name, as far as the discriminators go.

    Args:
        query: Normalised words of the query.
        name: Normalised words of the name.
    """
    ours, theirs = marks(query), marks(name)
    return (
        ours.numbers == theirs.numbers
        and ours.family == theirs.family
        and not _opposite(ours, theirs)
        and not _negated(query, name)
        and _pegs(ours.pegylated, theirs.pegylated, query, name)
        and _kept(ours.greek, theirs.greek, query, name)
        and _kept(ours.negations, theirs.negations, query, name)
        and _letters(ours.letters, theirs.letters, query, name)
        and one_family(query, name)
    )


def _opposite(ours: Marks, theirs: Marks) -> bool:
    """Whether one says of something what the other says the opposite of."""
    return any(
        (pair, 1 - side) in theirs.sides and (pair, side) not in theirs.sides for pair, side in ours.sides
    )


def _negated(query: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether one has a word of the other with the Greek "not" before it: asymptomatic."""
    return any(
        longer not in other and longer.startswith("a") and _ROOTS.match(longer[1:]) and longer[1:] in other
        for one, other in ((query, name), (name, query))
        for longer in one
    )


def _kept(
    ours: frozenset[str], theirs: frozenset[str], query: tuple[str, ...], name: tuple[str, ...]
) -> bool:
    """Whether each mark of one is in the other, or has become a slip of it or part of a word."""
    return all(_has(mark, name) for mark in ours - theirs) and all(
        _has(mark, query) or _slipped(mark, query) for mark in theirs - ours
    )


def _pegs(
    ours: frozenset[str], theirs: frozenset[str], query: tuple[str, ...], name: tuple[str, ...]
) -> bool:
    """Whether each pegylated word of one is a word of the other, bar one edit or what follows it."""
    return all(
        any(_one_edit(word, x) or word.startswith(x) or x.startswith(word) or _alike(word, x) for x in other)
        for mine, other in ((ours, name), (theirs, query))
        for word in mine
    )


def _alike(one: str, other: str) -> bool:
    """Whether two words begin with the same letters, up to the g of peg."""
    return one[: one.index("peg") + 3] == other[: one.index("peg") + 3]


def _letters(
    ours: frozenset[str], theirs: frozenset[str], query: tuple[str, ...], name: tuple[str, ...]
) -> bool:
    """Whether single letters agree, or were typed together with the word beside them."""
    return _joined(ours - theirs, query, name) and _joined(theirs - ours, name, query)


def _joined(letters: frozenset[str], words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    text = "".join(other)
    return all(
        words[max(0, at - 1)] + word in text or word + words[min(at + 1, len(words) - 1)] in text
        for at, word in enumerate(words)
        if word in letters
    )


def _has(mark: str, words: tuple[str, ...]) -> bool:
    """Whether a mark is part of a longer word, typed together with its neighbour."""
    return any(mark in word and len(word) > len(mark) + 2 and _at_end(mark, word) for word in words)


def _at_end(mark: str, word: str) -> bool:
    return word.startswith(mark) or word.endswith(mark)


def _slipped(mark: str, words: tuple[str, ...]) -> bool:
    """Whether a word is one letter away from a mark, and no mark of its own."""
    return len(mark) > 2 and any(
        word not in GREEK and _one_edit(mark, word) for word in words if abs(len(word) - len(mark)) < 2
    )


def _one_edit(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or exchange makes them equal."""
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(one))
    rest, longer = one[start:], other[start:]
    if len(one) < len(other):
        return rest == longer[1:]
    return rest[1:] == longer[1:] or (rest[:2] == longer[1::-1] and rest[2:] == longer[2:])
