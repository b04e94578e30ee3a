"""How a page words dates, names and the class that something is said of."""

from __future__ import annotations

import msgspec

from immunoref.questions import drug
from immunoref.questions.answers import DrugAnswer, MechanismShown, NameShown, Place, UseShown
from immunoref.records import NameKind, UseStatus
from immunoref.render import drug_page, naming, using
from immunoref.render.notes import Notes
from immunoref.render.page import Listing, Paragraph
from immunoref.store import Store


def examplikin(store: Store) -> DrugAnswer:
    return drug.answer(store, "examplikin")


def dates(use: UseShown, **changed: str | UseStatus | None) -> str:
    shown = msgspec.structs.replace(use, **{"since": None, "until": None, "confirmed": None} | changed)
    return using.status_pieces(shown, Notes())[0].text


def test_a_withdrawn_use_never_reads_as_withdrawn_on_the_day_of_its_approval(base_store: Store) -> None:
    use = examplikin(base_store).uses[0]
    withdrawn = UseStatus.WITHDRAWN
    assert dates(use, status=withdrawn) == "approval withdrawn"
    assert dates(use, status=withdrawn, until="2021") == "approval withdrawn 2021"
    assert dates(use, status=withdrawn, since="1986", until="2021") == (
        "approval withdrawn (held from 1986 to 2021)"
    )
    assert dates(use, status=withdrawn, since="1986") == (
        "approval withdrawn (approved 1986; its end is not known)"
    )
    assert dates(use, status=UseStatus.APPROVED, since="1986") == "approved since 1986"


def named(store: Store, *names: tuple[str, NameKind]) -> DrugAnswer:
    shown = tuple(NameShown(text=text, kind=kind) for text, kind in names)
    return msgspec.structs.replace(examplikin(store), names=shown)


def test_a_former_brand_stands_in_the_title_only_where_there_is_no_other(base_store: Store) -> None:
    former, brand = ("Oldex", NameKind.FORMER_BRAND), ("Newex", NameKind.BRAND)
    assert naming.title(named(base_store, former)) == "examplikin (Oldex)"
    assert naming.title(named(base_store, former, brand)) == "examplikin (Newex)"


def test_names_with_a_comma_are_set_apart(base_store: Store) -> None:
    lay = NameKind.LAY
    plain = naming.names(named(base_store, ("one", lay), ("two", lay)).names, None)
    with_comma = naming.names(named(base_store, ("myeloma, multiple", lay), ("two", lay)).names, None)
    texts = [block.items[0][1].text for block in (*plain, *with_comma) if isinstance(block, Listing)]
    assert texts == ["one, two", "myeloma, multiple; two"]


def test_a_mechanism_of_the_class_is_said_to_be_the_classs(base_store: Store) -> None:
    said = MechanismShown(
        text="They signal.",
        clinical=None,
        sources=(),
        inherited_from=Place(id="messengers", name="messengers"),
    )
    answer = msgspec.structs.replace(examplikin(base_store), mechanism=said)
    labels = [block.label for block in drug_page.head(answer, Notes()).blocks if isinstance(block, Paragraph)]
    assert "How it works (said of messengers in general)" in labels
