"""The page to take to a visit: what it is, what to watch for, whom to call, what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from immunoref.records import Frequency
from immunoref.render import effects_page, naming, questions_page, wording
from immunoref.render.page import Block, Head, Listing, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.answers import EffectShown
    from immunoref.questions.care import CardAnswer, Sign
    from immunoref.render.notes import Notes

BLANK: Final = "_" * 24
OFTEN: Final = (Frequency.VERY_COMMON, Frequency.COMMON)


def head(answer: CardAnswer, notes: Notes) -> Head:
    """Return the page of a `card` answer."""
    return Head(f"Card: {naming.title(answer)}", answer.kind.value, tuple(_blocks(answer, notes)))


def _blocks(answer: CardAnswer, notes: Notes) -> Iterable[Block]:
    yield Listing(
        "Care team",
        ((Piece(f"By day: {BLANK}"),), (Piece(f"Nights and weekends: {BLANK}"),)),
    )
    yield Paragraph("What it is", (notes.piece(answer.about.text, answer.about.sources),))
    if answer.given:
        routes = tuple((notes.piece(way.route, way.sources),) for way in answer.given)
        yield Listing("How it is given", routes)
    yield from effects_page.boxed(answer, notes)
    yield from _urgent(answer, notes)
    yield from _others(answer, notes)
    yield from questions_page.blocks(answer.topics, notes)
    yield Listing("Notes", ((Piece(BLANK),), (Piece(BLANK),)))


def _urgent(answer: CardAnswer, notes: Notes) -> Iterable[Block]:
    """Yield the signs that a source calls urgent; or that none is called so in what was read."""
    if answer.signs:
        items = tuple(_sign(sign, notes) for sign in answer.signs)
        yield Listing("Signs that the sources say to report at once", items)
    if answer.class_signs:
        names = dict.fromkeys(sign.effect.name for sign in answer.class_signs)
        cited = [citation for sign in answer.class_signs for citation in sign.sources]
        label = "Signs to report at once that sources on its class name"
        yield Paragraph(label, (notes.piece("; ".join(names), cited, "alarm"),))
    if not answer.signs and not answer.class_signs:
        none = "No source that was read calls a sign urgent. That is no statement that it can wait."
        yield Paragraph("Signs to report at once", (Piece(none, tone="quiet"),))


def _sign(sign: Sign, notes: Notes) -> tuple[Piece, ...]:
    lead = f"{sign.effect.name} ({wording.URGENCY[sign.level]}):"
    return (Piece(lead, tone="alarm"), notes.piece(sign.text, sign.sources))


def _others(answer: CardAnswer, notes: Notes) -> Iterable[Block]:
    """Yield the effects that are called serious, then the frequent ones, each by name."""
    serious = [entry for entry in answer.side_effects if entry.serious]
    yield from _named("Called serious by a source", serious, notes)
    for frequency in OFTEN:
        same = [entry for entry in answer.side_effects if entry.frequency is frequency]
        yield from _named(wording.FREQUENCY[frequency].capitalize(), same, notes)


def _named(label: str, entries: Sequence[EffectShown], notes: Notes) -> Iterable[Block]:
    """Yield a therapy's own effects by name, then those of its class."""
    own = [entry for entry in entries if entry.inherited_from is None]
    classed = [entry for entry in entries if entry.inherited_from is not None]
    for said, told in ((label, own), (f"{label}, seen with its class in general", classed)):
        names = dict.fromkeys(entry.effect.name for entry in told)
        if names:
            cited = [citation for entry in told for citation in entry.sources]
            yield Paragraph(said, (notes.piece("; ".join(names), cited),))
