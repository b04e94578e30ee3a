"""A page as one HTML file that needs nothing else: no script, no font, no picture, no network.

Headings and tables carry their meaning for screen readers; colour follows the reader's light or dark
setting and only repeats what words say.
"""

from __future__ import annotations

from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from immunoref.render.page import Listing, Page, Paragraph, Piece, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from immunoref.render.page import Block, Grid

STYLE: Final = """\
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fff; --line: #767676; --quiet: #555;
  --alarm: #a40000; --good: #00612e; --caution: #7a4b00; --link: #0b57b0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #eee; --back: #161616; --line: #8a8a8a; --quiet: #b5b5b5; --alarm: #ff9b93;
    --good: #7fdb9f; --caution: #f2c26b; --link: #8ab8ff; } }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--text); background: var(--back); overflow-wrap: break-word; }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
tbody th { font-weight: inherit; }
.table { overflow-x: auto; }
.banner { border-left: .3rem solid var(--caution); padding-left: .8rem; font-weight: bold; }
.shade-1 { background: rgb(11 87 176 / 9%); } .shade-2 { background: rgb(11 87 176 / 18%); }
.shade-3 { background: rgb(11 87 176 / 27%); } .shade-4 { background: rgb(11 87 176 / 36%); }
.strong, .alarm { font-weight: bold; }
.alarm { color: var(--alarm); } .good { color: var(--good); } .caution { color: var(--caution); }
.quiet, .closing { color: var(--quiet); }
@media print { :root { color-scheme: light; } section, tr { break-inside: avoid; } }
"""
TONES: Final = ("alarm", "good", "caution", "quiet", "strong")
SHADED: Final = ' class="shade-{}"'
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"  # nothing is fetched, nothing runs


def draw(page: Page) -> str:
    """Return a whole HTML document, ended by a newline."""
    return "\n".join(_document(page)) + "\n"


def _document(page: Page) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{_text(page.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>"
    if page.banner:
        yield f'<p class="banner">{_text(page.banner)}</p>'
    yield f"<h1>{_text(page.title)}</h1>"
    if page.subtitle:
        yield f'<p class="quiet">{_text(page.subtitle)}</p>'
    for block in page.blocks:
        yield from _block(block)
    if page.sources:
        yield from _sources(page)
    yield "</main>\n<footer>"
    yield from (f'<p class="closing">{_text(line)}</p>' for line in page.closing)
    yield "</footer>\n</body>\n</html>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"<p><strong>{_text(block.label)}:</strong> {_run(block.pieces)}</p>"
        return
    yield f"<section>\n<h2>{_text(block.title)}</h2>"
    if isinstance(block, Listing):
        yield from ("<ul>", *(f"<li>{_run(item)}</li>" for item in block.items), "</ul>")
    else:
        yield from _grid(block)
    yield "</section>"


def _grid(grid: Grid) -> Iterator[str]:
    yield '<div class="table">\n<table>\n<thead>\n<tr>'
    yield from (f'<th scope="col">{_text(header)}</th>' for header in grid.headers)
    yield "</tr>\n</thead>\n<tbody>"
    for row, shades in zip_longest(grid.rows, grid.shades, fillvalue=()):
        first, *rest = ("<br>".join(_piece(piece) for piece in cell) for cell in row)
        cells = zip_longest(rest, shades[1:], fillvalue=0)
        shown = (f"<td{SHADED.format(shade) if shade else ''}>{cell}</td>" for cell, shade in cells)
        yield f'<tr><th scope="row">{first}</th>{"".join(shown)}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _run(pieces: Sequence[Piece]) -> str:
    return " ".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    text = _text(piece.text)
    if piece.tone in TONES:
        text = f'<span class="{piece.tone}">{text}</span>'
    links = ", ".join(f'<a href="#note-{note}" aria-label="source {note}">{note}</a>' for note in piece.notes)
    return f"{text} [{links}]" if links else text


def _sources(page: Page) -> Iterator[str]:
    yield "<section>\n<h2>Sources</h2>\n<ul>"
    for source in page.sources:
        yield f"<li>{_linked(source.text, source.url)}\n<ul>"
        yield from (
            f'<li id="note-{number}">[{number}] {_text(section)}</li>' for number, section in source.sections
        )
        yield "</ul></li>"
    yield "</ul>\n</section>"


def _linked(text: str, url: str) -> str:
    is_web = url.startswith(("https://", "http://"))
    return f'<a href="{_text(url)}" rel="noreferrer">{_text(text)}</a>' if is_web else _text(text)


def _text(text: str) -> str:
    return escape(safe(text))
