"""A UN page as plain text: its lines put together into headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..frozen import frozen
from ..passages import Passage
from .markup import fold
from .un_blocks import is_attribution, is_heading, repeated
from .un_lists import listed_document, listed_theme
from .un_pieces import Piece

_BULLET = re.compile(r"(?:[•●▪■◦‣∙·*]|[–—-](?=\s)|[0-9]{1,2}[.)](?=\s))\s*")
_ADDRESS_LINE = re.compile(r"^(?:URL|Source|Address)\s*:\s*https?://\S+$", re.IGNORECASE)
_LONGEST_REPEATED = 1000  # characters of a caption that is looked for a second time
_WRAPPED = 110  # columns: a text with longer lines keeps every paragraph on one


@frozen
class _Line:
    """A line's bounds without outer blanks; `item` says that a bullet was before it, `indent` counts its blanks."""

    start: int
    end: int
    item: bool
    indent: int


def text_pieces(document: str) -> list[Piece]:
    """Return the pieces of a plain text; spans count in it."""
    wrapped = all(len(line) <= _WRAPPED for line in document.split("\n"))
    pieces: list[Piece] = []
    for group in _groups(document):
        found = list(_pieces(document, group, wrapped))
        alone = len(found) == 1 or (not wrapped and _opens_prose(found))
        if alone and found and _heads(found[0], pieces[-1] if pieces else None):
            found[0] = Piece("heading", found[0].passage)
        pieces += found
    return pieces


def _opens_prose(pieces: list[Piece]) -> bool:
    """Return whether a line stands right over a paragraph."""
    return len(pieces) > 1 and pieces[1].kind == "text" and len(pieces[1].passage.text) > _WRAPPED


def _heads(piece: Piece, before: Piece | None) -> bool:
    """Return whether a line that stands alone is a heading."""
    text = piece.passage.text
    if piece.kind != "text" or not is_heading(text) or is_attribution(text):
        return False
    if listed_theme(piece.passage) or listed_document(piece):
        return False
    return before is None or not repeated(before.passage.text, text)


def _groups(document: str) -> Iterator[list[_Line]]:
    """Yield the lines that stand together, without blank ones between."""
    group: list[_Line] = []
    at = 0
    for raw in document.split("\n"):
        text = raw.strip().strip("\ufeff").strip()
        if not text:
            if group:
                yield group
            group = []
        else:
            start = at + raw.index(text)
            bullet = _BULLET.match(text)
            if bullet and bullet.end() < len(text) and not is_attribution(text):
                group.append(_Line(start + bullet.end(), start + len(text), True, start - at + bullet.end()))
            else:
                group.append(_Line(start, start + len(text), False, start - at))
        at += len(raw) + 1
    if group:
        yield group


def _pieces(document: str, group: list[_Line], wrapped: bool) -> Iterator[Piece]:
    """Yield a group's pieces: every line is one, but for what was wrapped."""
    start, end, item, indent = -1, -1, False, 0
    for line in group:
        goes_on = not line.item and (
            (item and line.indent >= indent > 0) or (wrapped and _goes_on(document, start, end, line))
        )
        if start >= 0 and goes_on:
            end = line.end
            continue
        if start >= 0:
            yield from _piece(document, start, end, item)
        start, end, item, indent = line.start, line.end, line.item, line.indent
    yield from _piece(document, start, end, item)


def _goes_on(document: str, start: int, end: int, line: _Line) -> bool:
    """Return whether a line continues the text before it rather than repeating it or naming who said it."""
    if start < 0:
        return False
    if end - start > _LONGEST_REPEATED:
        return True
    before, text = document[start:end], document[line.start : line.end]
    if text.startswith(before.rstrip(".")) or is_attribution(text):
        return False
    return not (_listed(before) or _listed(text))


def _listed(text: str) -> bool:
    """Return whether a line has the form of a list's: a theme with its bodies, a document with its languages."""
    piece = Piece("text", Passage.verbatim(text))
    return bool(listed_theme(piece.passage) or listed_document(piece))


def _piece(document: str, start: int, end: int, item: bool) -> Iterator[Piece]:
    passage = fold(Passage.verbatim(document, start, end))
    if passage.text and not _ADDRESS_LINE.match(passage.text):
        yield Piece("item" if item else "text", passage)
