"""The one normaliser of names, and the keys that an index of names is built on.

Pure functions of text; nothing of ours is imported, so that the curator's side (which stores the
keys) and the ladder (which looks them up) fold a name in exactly the same way:

- `normalise` gives the key of a name: folded words, one space between them. Idempotent.
- `squash` is the key without separators: ``il2`` for IL-2, ``il 2`` and ``Il_2``.
- `words` are the key's words, with a number split from the letters before it: ``alfa2b`` is
  ``alfa`` and ``2b``; `stem` takes a plural off one of them.
- `sound` writes alike what sounds alike; `name_blocks` and
  `query_blocks` are the keys under which a name is stored and sought for the fuzzy step.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations
from typing import Final

MAX_LENGTH: Final = 600
"""How many characters are looked at: more than any name has, so that a megabyte costs nothing."""

MAX_WORD: Final = 40
"""Longer runs of letters are no words, and are left as they are."""

GREEK: Final = {
    "α": "alfa",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "ο": "omicron",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "ς": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}
"""The name of each Greek letter; of the two spellings of alpha, the one that drug names use."""

NUMBERS: Final = {
    **{
        word: str(number)
        for number, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty".split()
        )
    },
    # Roman numerals that are nothing else. I, V, X, C, D, L and M are letters of names as well,
    # and IV is a vein more often than a four.
    "ii": "2",
    "iii": "3",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
    "xiii": "13",
    "xiv": "14",
    "xv": "15",
    "xvi": "16",
    "xvii": "17",
    "xviii": "18",
    "xxi": "21",
    "xxii": "22",
    "xxiii": "23",
}

_LETTERS: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "&": " and ",
        **{letter: f" {name} " for letter, name in GREEK.items()},
    }
)
_TRADEMARK: Final = re.compile(r"[™®©℠]|\((?:r|tm|sm)\)", re.IGNORECASE)
_QUOTES: Final = re.compile("[‘’‛ʼ´′]")
_POSSESSIVE: Final = re.compile(r"(?<=[^\W\d_])'s(?![^\W_])")
_POSITIVE: Final = re.compile(r"(?<=[^\W_])\+(?![^\W_])")  # HER2+
_WORD: Final = re.compile(r"[^\W_]+")
_NUMBER_AFTER_LETTERS: Final = re.compile(r"(?<=[^\W\d_])(?=\d)")

# British spelling, and the two spellings of alpha. Each is applied to whole words on both sides, so
# a fold that touches a word it was not meant for does no harm unless two names then coincide,
# which the rules of the knowledge base would report.
_FOLDS: Final = (
    (re.compile(r"alpha(?=\d|$)"), "alfa"),
    (re.compile(r"(?<=.{2})our(?=(?:s|al|ed|ing|less)?$)"), "or"),
    (re.compile(r"is(?=(?:e[sdr]?|ing|ations?)$)"), "iz"),
    (re.compile(r"ys(?=(?:e[sdr]?|ing)$)"), "yz"),
    (re.compile(r"sulph"), "sulf"),
    # haem and -aemia, paed, gynaec, faec and caec, naev, aesth, aetiol: the spots where British
    # spelling has a diphthong. Elsewhere (a slip of Bavencio) ae is two letters.
    (re.compile(r"ae(?=m)|(?<=gyn)ae|(?<=p)ae(?=d)|(?<=[cf])ae(?=c)|(?<=n)ae(?=v)|ae(?=sthe|tiol)"), "e"),
    # oesophagus, oestrogen, oedema, foetus, coeliac, -rrhoea, -pnoea
    (re.compile(r"oe(?=sophag|strog|dem)|(?<=f)oe(?=t)|(?<=c)oe(?=liac)|(?<=rrh)oe|(?<=pn)oe(?=a)"), "e"),
)
_SHORTEST_FOLDED: Final = 5

_SHORTEST_STEMMED: Final = 4
_SHORTEST_STEM: Final = {"s": 3}
_SHORT: Final = 4
_KEPT: Final = ("ss", "us", "is")
_ENDINGS: Final = (
    *(
        ("itides", "itis"),
        ("iness", ""),
        ("ness", ""),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
        ("ies", "y"),
    ),
    *(("sses", "ss"), ("xes", "x"), ("shes", "sh"), ("ches", "ch"), ("s", ""), ("ing", "")),
    *(("ed", ""), ("ly", ""), ("ful", ""), ("y", ""), ("e", "")),
)
"""Endings that inflect a word, in the order in which they are tried."""


def normalise(text: str) -> str:
    """Give the key of a name: its folded words with one space between them.

    Case, accents, compatibility forms, every dash and other sign, trademark signs, invisible and
    control characters, Greek letters, spelled-out small numbers, a possessive 's, a plus for positive
    and British spelling do not distinguish names. Applying it again changes nothing.

    Args:
        text: Any text; only the first `MAX_LENGTH` characters count.

    Returns:
        At most `MAX_LENGTH` characters; empty where nothing is left.
    """
    return _fit(" ".join(_fold_word(word) for word in _WORD.findall(_fold_signs(text))))


def squash(text: str) -> str:
    """Give the normalised form without its separators."""
    return normalise(text).replace(" ", "")


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """Give the normalised words; a number that follows letters is a word of its own."""
    return tuple(_NUMBER_AFTER_LETTERS.sub(" ", normalise(text)).split())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut the inflection off a normalised word: words that agree in it are sought together.

    ``itching``, ``itchy`` and ``itch`` agree, and so do a plural and its singular. Words with
    digits, and what would be left with fewer than four letters (three without an s), stay.
    """
    return _undoubled(_cut(word))


def _cut(word: str) -> str:
    """Cut the endings off a word, one after the other."""
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return word
    if word.endswith(_KEPT) and not word.endswith("ness"):
        return word
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM.get(ending, _SHORT):
            cut = word.removesuffix(ending) + replacement
            return word if cut == word else _cut(cut)
    return word


def _undoubled(word: str) -> str:
    """Take back the doubling of a last letter before an ending: dizz(iness), swell(ing); not process."""
    doubled = len(word) > _SHORT and word.isalpha() and word[-1] == word[-2] != "s"
    return word[:-1] if doubled else word


def _fold_signs(text: str) -> str:
    """Fold all that is about characters rather than words."""
    text = text[:MAX_LENGTH].replace("`", "'")
    if not text.isascii():
        text = _fold_unicode(text)
    text = _POSITIVE.sub(" positive", _TRADEMARK.sub(" ", text).casefold()).replace("&", " and ")
    return _POSSESSIVE.sub("", text).replace("'", "") if "'" in text else text


def _fold_unicode(text: str) -> str:
    """Fold what lies beyond ASCII; a letter of another script stays, so that it cannot vanish."""
    text = _QUOTES.sub("'", _TRADEMARK.sub(" ", text))
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(_fold_character(character) for character in text).translate(_LETTERS)


@lru_cache(maxsize=1024)
def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Mn", "Cf"}:  # accents; zero-width characters, byte order mark
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character


@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    """Fold the spelling of one word, until nothing changes any more."""
    if len(word) > MAX_WORD:
        return word
    folded = _fold_once(word)
    return word if folded == word else _fold_word(folded)


def _fold_once(word: str) -> str:
    if word in NUMBERS:
        return NUMBERS[word]
    if len(word) < _SHORTEST_FOLDED:
        return word
    for pattern, replacement in _FOLDS:
        word = pattern.sub(replacement, word)
    return word


def _fit(key: str) -> str:
    """Cut to `MAX_LENGTH` between words, so that normalising again finds nothing to cut."""
    if len(key) <= MAX_LENGTH:
        return key
    cut = key[: MAX_LENGTH + 1]
    return cut.rpartition(" ")[0] if " " in cut else cut[:MAX_LENGTH]


# The fuzzy step's index. Two names are compared only if they share a block; see `name_blocks`.

WINDOW: Final = 7
"""How many letters at the start, or the end, of a sound the blocks look at."""

LONG: Final = 2 * WINDOW + 1
"""From this length both ends of a sound are indexed: one slip cannot touch both windows."""

_SOUNDS: Final = str.maketrans("cqzyf", "kksip", "h")
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")


@lru_cache(maxsize=8192)
def sound(squashed: str) -> str:
    """Give a squashed name with what sounds alike written alike.

    c and q are k, z is s, y is i, f is p (for ph), h is silent, and a doubled letter counts once;
    digits stay. One edit of a name is at most two of its sound.
    """
    return _DOUBLED.sub(r"\1", squashed.translate(_SOUNDS))


def reach(length: int) -> int:
    """Say up to how many edits two sounds are sure to share a block.

    Args:
        length: Length of the sound of the stored name.
    """
    return 4 if length >= LONG else 2


def name_blocks(squashed: str) -> tuple[str, ...]:
    """Give the keys under which the index stores a name for the fuzzy step.

    They are what is left of the first `WINDOW` letters of the sound when up to two are taken out
    (symmetric deletion), and of a `LONG` sound the same of its last letters. If two sounds
    are within two edits (an exchange of neighbours counts as one), deleting up to two letters from
    the start of each gives something in common. Of four or five edits at most two fall into one of
    two windows that lie apart, so for a long name up to four are covered by its two ends.

    Args:
        squashed: What `squash` gave.

    Returns:
        At most 58 short texts, sorted: ``^`` and a start, ``$`` and an end.
    """
    heard = sound(squashed)
    return _blocks(heard, both_ends=len(heard) >= LONG)


def query_blocks(squashed: str) -> tuple[str, ...]:
    """Give the keys to seek a query by; the names within `reach` have one of them."""
    heard = sound(squashed)
    return _blocks(heard, both_ends=len(heard) >= LONG - reach(LONG))


def _blocks(heard: str, *, both_ends: bool) -> tuple[str, ...]:
    found = {f"^{rest}" for rest in _deletions(heard[:WINDOW])}
    if both_ends:
        found.update(f"${rest}" for rest in _deletions(heard[-WINDOW:]))
    return tuple(sorted(found))


def _deletions(window: str) -> set[str]:
    """All that is left of a window when none, one or two of its letters are taken out."""
    least = max(0, len(window) - 2)
    return {
        "".join(kept) for length in range(least, len(window) + 1) for kept in combinations(window, length)
    }
