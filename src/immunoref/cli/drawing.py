"""An answer in the form that was chosen, as text. Each form loads only what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from immunoref.cli import output
from immunoref.cli.choices import Format

if TYPE_CHECKING:
    from immunoref.cli.choices import Choices
    from immunoref.questions.answers import Refusal, Reply
    from immunoref.render.page import Page

FOR_PROGRAMS = (Format.JSON, Format.JSONL)  # these say a refusal too
HOLDING_BOTH = (*FOR_PROGRAMS, Format.CSV, Format.TSV)  # plain and professional words
PICTURE_WIDTH = 100  # columns of a picture, which has no terminal to fit


def refusal(result: Refusal, form: Format) -> str:
    """Return why there is no answer, as JSON."""
    from immunoref.render import data  # noqa: PLC0415 - here and below: only one form is needed

    return _spelled_json(data.line(result) if form is Format.JSONL else data.document(result))


def reply(result: Reply, choices: Choices) -> str:
    """Return an answer as text."""
    form = choices.form
    if form in FOR_PROGRAMS:
        from immunoref.render import data  # noqa: PLC0415

        return _spelled_json(data.lines(result) if form is Format.JSONL else data.document(result))
    if form in HOLDING_BOTH:
        from immunoref.render import rows  # noqa: PLC0415

        return rows.csv(result) if form is Format.CSV else rows.tsv(result)
    from immunoref.render import pages  # noqa: PLC0415

    return _drawn(pages.page(result, clinical=choices.clinical), choices)


def _drawn(page: Page, choices: Choices) -> str:
    """Return a page in one of the forms for people."""
    if choices.form is Format.MD:
        from immunoref.render import markdown  # noqa: PLC0415

        return markdown.draw(page)
    if choices.form is Format.HTML:
        from immunoref.render import html  # noqa: PLC0415

        return _spelled_markup(html.draw(page))
    if choices.form is Format.SVG:
        from immunoref.render import narrow, pictures, shading  # noqa: PLC0415

        width = choices.width or PICTURE_WIDTH
        return _spelled_markup(pictures.draw(narrow.fitted(shading.painted(page), width), width))
    return _on_screen(page, choices)


def _on_screen(page: Page, choices: Choices) -> str:
    """Return a page as a table or as plain text, in letters that can be written where it goes."""
    to_file = choices.output is not None
    if not to_file and not output.is_unicode():
        from immunoref.render import letters  # noqa: PLC0415 - rarely needed

        page = letters.spelled(page, output.encoding())
    if choices.form is Format.TABLE:
        from immunoref.render import narrow, shading, tables  # noqa: PLC0415 - Rich is slow to import

        width = choices.width or output.columns()
        color = not to_file and output.wants_color()
        boxes = to_file or output.shows_boxes()
        page = narrow.fitted(shading.painted(page) if boxes else page, width)
        return tables.draw(page, width, color=color, unicode=boxes)
    from immunoref.render import plain  # noqa: PLC0415

    return plain.draw(page, choices.width or (output.columns() if choices.on_terminal else None))


def _spelled_markup(text: str) -> str:
    """Return HTML or SVG that reads the same in every encoding."""
    return text if output.is_unicode() else text.encode("ascii", "xmlcharrefreplace").decode()


def _spelled_json(text: str) -> str:
    """Return JSON that reads the same in every encoding."""
    if output.is_unicode():
        return text
    import json  # noqa: PLC0415 - rarely needed

    return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in text)
