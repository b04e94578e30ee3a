"""What holds of the normaliser and of the blocks for any text."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from immunoref.names import MAX_LENGTH, name_blocks, normalise, query_blocks, reach, sound, squash, words

LETTERS = "abcdefghiklmnopqrstuyz" + "12"
LIKELY = st.text(alphabet="aehiopstuvxz éαβ'’-+& ()™12Ⅱ\u200b", max_size=40)
NAMES = st.text(alphabet=LETTERS, min_size=3, max_size=30)


@given(st.text(max_size=900) | LIKELY)
@example("thraee")
@example("İ")
@example("ﬃ’s")
@example("aeaem our's alphalpha IIi")
@example("﷽" * 80)
def test_normalising_again_changes_nothing(text: str) -> None:
    key = normalise(text)
    assert normalise(key) == key


@given(st.text(max_size=900) | LIKELY)
def test_a_key_is_words_with_one_space_between(text: str) -> None:
    key = normalise(text)
    assert len(key) <= MAX_LENGTH
    assert key == " ".join(key.split())
    assert all(character.isalnum() or character == " " for character in key)
    assert key == key.casefold()


@given(LIKELY)
def test_squash_and_words_hold_the_same_letters(text: str) -> None:
    assert squash(text) == "".join(words(text)) == normalise(text).replace(" ", "")


@given(LIKELY, st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_distinguish(text: str, change: object) -> None:
    assume("’" not in text and "'" not in text)
    assert callable(change)
    assert normalise(change(text)) == normalise(text)


@given(st.lists(st.sampled_from(["il", "2", "gamma", "nivolumab", "stage"]), max_size=6))
def test_any_separator_is_as_good_as_another(parts: list[str]) -> None:
    assert len({normalise(sign.join(parts)) for sign in (" ", "-", "_", " / ", "–", "\t", "\u00a0")}) == 1


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and what one to four edits make of it."""
    name = draw(NAMES)
    query = name
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(query) - 1)))
        kind = draw(st.sampled_from("disx"))
        letter = draw(st.sampled_from(LETTERS))
        if kind == "d":
            query = query[:at] + query[at + 1 :]
        elif kind == "i":
            query = query[:at] + letter + query[at:]
        elif kind == "s":
            query = query[:at] + letter + query[at + 1 :]
        else:
            query = query[:at] + query[at + 1 : at + 2] + query[at : at + 1] + query[at + 2 :]
    return name, query


@given(slips())
@example(("lymphoma", "lympxhoma"))
@example(("colon", "coon"))
@example(("hallo", "halolo"))
def test_one_edit_is_at_most_two_of_the_sound(slip: tuple[str, str]) -> None:
    name, query = slip
    assume(OSA.distance(name, query) == 1)
    assert OSA.distance(sound(name), sound(query)) <= 2


@given(slips())
def test_sounds_within_reach_share_a_block(slip: tuple[str, str]) -> None:
    name, query = slip
    assume(query)
    assume(OSA.distance(sound(name), sound(query)) <= reach(len(sound(name))))
    assert not set(name_blocks(name)).isdisjoint(query_blocks(query))
