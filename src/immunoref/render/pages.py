"""Each kind of answer as a page: what stands where, urgent things first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.questions.answers import (
    CancerAnswer,
    DrugAnswer,
    EffectShown,
    Reply,
    SideEffectsAnswer,
    TherapyUse,
    UseShown,
    WarningShown,
)
from immunoref.records import BoxedWarning, Frequency, NameKind, TherapyKind
from immunoref.render import wording
from immunoref.render.notes import Notes
from immunoref.render.page import Block, Grid, Listing, Page, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from immunoref.questions.answers import DisagreementShown, NameShown, Place
    from immunoref.records import Identifiers
    from immunoref.store import Ref

WELL_KNOWN = (NameKind.ABBREVIATION, NameKind.BRAND, NameKind.FORMER_BRAND)
CODES_SHOWN = 6  # of each kind of name, on a page; JSON has all


def page(reply: Reply) -> Page:
    """Return the page of an answer."""
    notes = Notes()
    answer = reply.answer
    if isinstance(answer, DrugAnswer):
        title, subtitle, blocks = _title(answer), _drug_subtitle(answer), _drug_blocks(answer, notes)
    elif isinstance(answer, CancerAnswer):
        title, subtitle, blocks = _title(answer), _cancer_subtitle(answer), _cancer_blocks(answer, notes)
    else:
        title, subtitle = f"Side effects of {answer.name}", answer.kind.value
        blocks = _effects_blocks(answer, notes)
    return Page(
        banner=banner(reply),
        title=title,
        subtitle=subtitle,
        blocks=tuple(blocks),
        sources=notes.listed(reply.sources),
        closing=(
            wording.CLOSING,
            f"Last reviewed {answer.reviewed}. Knowledge base {reply.data.version}.",
        ),
    )


def banner(reply: Reply) -> str:
    """Return the line that says how the record was found, where that was not by its exact name."""
    match = reply.match
    kind = f"{match.matched_kind} " if match.matched_kind else ""
    if match.how == "fuzzy":
        return f'Showing {match.name}: closest to "{shorten(reply.query)}" ({kind}{match.matched})'
    if match.how in ("prefix", "words"):
        return f'Showing {match.name}: matches "{shorten(reply.query)}" ({kind}{match.matched})'
    return ""


def shorten(text: str, length: int = 60) -> str:
    """Return a query as a message quotes it."""
    return text if len(text) <= length else text[: length - 3] + "..."


def _title(answer: DrugAnswer | CancerAnswer) -> str:
    """Return the name with the names by which most people know it."""
    known = [next((name.text for name in answer.names if name.kind is kind), None) for kind in WELL_KNOWN]
    others = [text for text in known if text is not None and not _alike(text, answer.name)]
    return f"{answer.name} ({', '.join(others)})" if others else answer.name


def _alike(one: str, other: str) -> bool:
    """Return whether two names differ in case and dashes only."""
    return one.casefold().replace("-", " ") == other.casefold().replace("-", " ")


def _path_text(path: Sequence[Place]) -> str:
    return " > ".join(step.name for step in path)


def _drug_subtitle(answer: DrugAnswer) -> str:
    known = [answer.kind.value]
    if answer.availability is not None:
        known.append(wording.AVAILABILITY[answer.availability])
    if answer.first_approved:
        known.append(f"first approved {answer.first_approved}")
    return "; ".join(known)


def _drug_blocks(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    yield from _confusable(answer)
    yield from _boxed(answer, notes)
    yield Paragraph("What it is", (notes.piece(answer.about.text, answer.about.sources),))
    if answer.mechanism is not None:
        yield Paragraph("How it works", (notes.piece(answer.mechanism.text, answer.mechanism.sources),))
    if answer.target is not None:
        yield Paragraph("Acts on", (notes.piece(answer.target, answer.evidence.get("target", ())),))
    if answer.path:
        yield Paragraph("Belongs to", (Piece(_path_text(answer.path)),))
    if answer.also_in:
        yield Paragraph("Also in", (Piece(", ".join(group.name for group in answer.also_in)),))
    if answer.members:
        yield Paragraph("Members", (Piece(_refs_text(answer.members)),))
    yield from _given(answer, notes)
    yield from _uses(answer, notes)
    yield from _effects(answer.side_effects, notes, answer.name)
    yield from _warnings(answer.warnings, notes)
    yield from _not_boxed(answer, notes)
    yield from _disagreements(answer.disagreements, notes)
    yield from _names(answer.names, answer.identifiers)
    yield from _registered(answer, notes)


def _refs_text(refs: Sequence[Ref]) -> str:
    return ", ".join(ref.name for ref in refs)


def _confusable(answer: DrugAnswer) -> Iterable[Block]:
    if answer.confused_with:
        items = tuple((Piece(f"{one.name}:", tone="caution"), Piece(one.why)) for one in answer.confused_with)
        yield Listing("Not to be confused with", items)


def _boxed(answer: DrugAnswer | SideEffectsAnswer, notes: Notes) -> Iterable[Block]:
    boxed = [warning for warning in answer.warnings if warning.boxed]
    if boxed:
        items = tuple(_warning_pieces(warning, notes, tone="alarm") for warning in boxed)
        yield Listing("Boxed warning of the US label", items)


def _not_boxed(answer: DrugAnswer | SideEffectsAnswer, notes: Notes) -> Iterable[Block]:
    """Say whether there is no boxed warning, or nobody looked: two different absences."""
    if answer.kind is not TherapyKind.GROUP and answer.boxed_warning is not BoxedWarning.YES:
        cited = answer.evidence.get("boxed_warning", ()) if isinstance(answer, DrugAnswer) else ()
        yield Paragraph("Boxed warning", (notes.piece(wording.BOXED[answer.boxed_warning], cited),))


def _warning_pieces(warning: WarningShown, notes: Notes, tone: str = "strong") -> tuple[Piece, ...]:
    group = f" (said of {warning.inherited_from.name} in general)" if warning.inherited_from else ""
    return (Piece(f"{warning.topic}{group}:", tone=tone), notes.piece(warning.text, warning.sources))


def _warnings(warnings: Sequence[WarningShown], notes: Notes) -> Iterable[Block]:
    unboxed = [warning for warning in warnings if not warning.boxed]
    if unboxed:
        yield Listing("Warnings", tuple(_warning_pieces(warning, notes) for warning in unboxed))


def _given(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    items = []
    for way in answer.given:
        route = f"{way.route} ({way.clinical})" if way.clinical and way.clinical != way.route else way.route
        parts = [route, way.form, way.setting, way.schedule, way.note]
        items.append((notes.piece("; ".join(part for part in parts if part), way.sources),))
    if items:
        yield Listing("How it is given", tuple(items))


def _uses(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    if not answer.uses:
        none = "No use of the group as a whole is recorded." if answer.members else "No use is recorded here."
        yield Paragraph("Uses", (Piece(f"{none} That is no statement that there is none.", tone="quiet"),))
        return
    rows = tuple(
        ((Piece(use.condition.name, tone="strong"), *_detail_pieces(use)), _status_pieces(use, notes))
        for use in answer.uses
    )
    yield Grid("Uses", ("For", "Status"), rows)


def _detail_pieces(use: UseShown | TherapyUse) -> tuple[Piece, ...]:
    combined = f"with {', '.join(use.combined_with)}" if use.combined_with else None
    marker = f"marker: {use.biomarker}" if use.biomarker else None
    details = [detail for detail in (use.setting, combined, marker, use.note) if detail]
    return tuple(Piece(detail) for detail in details)


def _status_pieces(use: UseShown | TherapyUse, notes: Notes) -> tuple[Piece, ...]:
    word, tone = wording.STATUS[use.status]
    return (
        notes.piece(word + _dates(use), use.sources, tone),
        Piece(wording.ROLE[use.role], tone="quiet"),
    )


def _dates(use: UseShown | TherapyUse) -> str:
    if use.since and use.until:
        return f" (held from {use.since} to {use.until})"
    if use.until:
        return f" {use.until}"
    return f" since {use.since}" if use.since else ""


def _effects(effects: Sequence[EffectShown], notes: Notes, name: str) -> Iterable[Block]:
    groups: dict[str, list[EffectShown]] = {}
    for entry in effects:
        groups.setdefault(entry.inherited_from.name if entry.inherited_from else "", []).append(entry)
    if "" not in groups:
        text = f"None is recorded for {name} itself. That is no statement that there is none."
        yield Paragraph("Side effects", (Piece(text, tone="quiet"),))
    for group, entries in groups.items():
        title = f"Side effects seen with {group} in general" if group else "Side effects"
        rows = tuple(_effect_row(same, notes) for same in _by_effect(entries))
        yield Grid(title, ("Side effect", "How often", "How serious"), rows)


def _by_effect(entries: Iterable[EffectShown]) -> Iterable[list[EffectShown]]:
    """Gather what several sources say of one effect, where the first of it stands."""
    gathered: dict[str, list[EffectShown]] = {}
    for entry in entries:
        gathered.setdefault(entry.effect.id, []).append(entry)
    return gathered.values()


def _effect_row(entries: Sequence[EffectShown], notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    name, clinical = entries[0].effect.name, entries[0].effect.clinical
    first = (
        Piece(name, tone="strong"),
        *(() if _alike(name, clinical) else (Piece(clinical, tone="quiet"),)),
    )
    often = tuple(piece for entry in entries for piece in _often_pieces(entry, notes))
    return (first, often, _weight_pieces(entries, notes))


def _often_pieces(entry: EffectShown, notes: Notes) -> tuple[Piece, ...]:
    percent = f" ({entry.percent}%)" if entry.percent else ""
    unstated = entry.frequency is Frequency.UNSTATED and not percent
    often = notes.piece(
        wording.FREQUENCY[entry.frequency] + percent, entry.sources, "quiet" if unstated else ""
    )
    return (often, *(Piece(text) for text in (entry.onset, entry.note) if text))


def _weight_pieces(entries: Sequence[EffectShown], notes: Notes) -> tuple[Piece, ...]:
    pieces = []
    stated = {entry.serious for entry in entries} - {None}
    if stated:
        is_serious = True in stated
        pieces.append(Piece(wording.serious(is_serious), tone="alarm" if is_serious else ""))
    pieces += [
        notes.piece(wording.URGENCY[item.level], item.sources, "alarm") for item in entries[0].urgency[:1]
    ]
    return tuple(pieces) or (Piece("not stated", tone="quiet"),)


def _disagreements(items: Sequence[DisagreementShown], notes: Notes) -> Iterable[Block]:
    for item in items:
        sides = tuple((notes.piece(side.text, side.sources),) for side in item.sides)
        yield Listing(f"Sources differ: {item.topic}", sides)


def _names(names: Sequence[NameShown], identifiers: Identifiers | None) -> Iterable[Block]:
    by_kind: dict[str, list[str]] = {}
    for name in names:
        by_kind.setdefault(wording.NAME_KIND[name.kind], []).append(name.text)
    items = []
    for kind, texts in by_kind.items():
        more = len(texts) - CODES_SHOWN
        shown = [*texts[:CODES_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        items.append((Piece(f"{kind}:", tone="strong"), Piece(", ".join(shown))))
    codes = [
        f"{field.upper()} {getattr(identifiers, field)}"
        for field in getattr(identifiers, "__struct_fields__", ())
        if getattr(identifiers, field)
    ]
    if codes:
        items.append((Piece("Identifiers:", tone="strong"), Piece(", ".join(codes))))
    if items:
        yield Listing("Names", tuple(items))


def _registered(answer: DrugAnswer, notes: Notes) -> Iterable[Block]:
    """Say where the plain facts of the head and the names come from."""
    cited = [citation for field in answer.evidence.values() for citation in field]
    if cited:
        yield Paragraph("Names, identifiers and dates", (notes.piece("see", cited, "quiet"),))


def _cancer_subtitle(answer: CancerAnswer) -> str:
    kind = answer.kind if answer.kind != "other condition" else "other condition, not a cancer"
    same = _alike(answer.clinical, answer.name)
    return kind if same else f"{kind}; clinical term: {answer.clinical}"


def _cancer_blocks(answer: CancerAnswer, notes: Notes) -> Iterable[Block]:
    if answer.about is not None:
        yield Paragraph("What it is", (notes.piece(answer.about.text, answer.about.sources),))
    if answer.path:
        yield Paragraph("Belongs to", (Piece(_path_text(answer.path)),))
    if answer.narrower:
        yield Paragraph("Includes", (Piece(_refs_text(answer.narrower)),))
    if answer.therapies:
        rows = tuple(_therapy_row(use, notes) for use in answer.therapies)
        yield Grid(f"Immunotherapies named for {answer.name}", ("Therapy", "For", "Status"), rows)
    else:
        none = f"{answer.name} is known here, but no source that was read names a therapy for it."
        yield Paragraph(
            "Therapies", (Piece(f"{none} That is no statement that there is none.", tone="quiet"),)
        )
    yield from _names(answer.names, answer.identifiers)


def _therapy_row(use: TherapyUse, notes: Notes) -> tuple[tuple[Piece, ...], ...]:
    relation = wording.RELATION[use.relation].format(name=use.condition.name)
    condition = (Piece(relation, tone="caution"),) if relation else ()
    details = (*condition, *_detail_pieces(use)) or (Piece(use.condition.name),)
    return ((Piece(use.therapy.name, tone="strong"),), details, _status_pieces(use, notes))


def _effects_blocks(answer: SideEffectsAnswer, notes: Notes) -> Iterable[Block]:
    if answer.path:
        yield Paragraph("Belongs to", (Piece(_path_text(answer.path)),))
    yield from _boxed(answer, notes)
    yield from _effects(answer.side_effects, notes, answer.name)
    yield from _warnings(answer.warnings, notes)
    yield from _not_boxed(answer, notes)
