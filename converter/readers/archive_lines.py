"""The lines of a news archive's pages: headings, links, list items, tags. Markdown as rigid as a program writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..frozen import frozen
from ..passages import Passage
from .labels import meaning

LONGEST = 20_000
"""Characters that a headline or an abstract may have: more is no sentence but a damaged file."""

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=\[)|$)")
_ITEM = re.compile(r"(?:[0-9]{1,6}[.)]|[-*+])[ \t]+")
_TAGGED = re.compile(r"_([^\W_][^_:：]{0,30})[:：]")


@frozen
class Line:
    """A line that isn't blank: its number from 1, where its text starts and ends, without outer blanks.

    `level` is a heading's (0: none), `item` says that it is a list item; `start` stands behind such marks and blanks,
    `mark` right behind the mark.
    """

    number: int
    start: int
    end: int
    level: int = 0
    item: bool = False
    mark: int = 0


@frozen
class Link:
    """A link's text and address, and where the link as a whole ends."""

    text: Passage
    target: str
    end: int


def lines(document: str) -> Iterator[Line]:
    """Yield the lines of a document that are not blank; a document of carriage returns alone has lines too."""
    ending = "\n" if "\n" in document or "\r" not in document else "\r"
    at, number = 0, 0
    while at < len(document):
        number += 1
        stop = document.find(ending, at)
        stop = len(document) if stop < 0 else stop
        raw = document[at:stop]
        text = raw.strip("\ufeff \t\r\n\f\v\xa0\u3000")
        if text:
            start = at + raw.find(text[0])
            yield _line(document, number, start, start + len(text))
        at = stop + 1


def _line(document: str, number: int, start: int, end: int) -> Line:
    heading = _HEADING.match(document, start, end)
    if heading:
        return Line(number, heading.end(), end, level=len(heading[1]), mark=heading.end(1))
    item = _ITEM.match(document, start, end)
    return Line(number, item.end() if item else start, end, item=bool(item))


def link_at(document: str, start: int, end: int) -> Link | None:
    """Return the link that begins at `start`; its text may hold brackets, its address balanced parentheses."""
    if start >= end or document[start] != "[":
        return None
    turn = document.find("](", start, end)
    if turn < 0:
        return None
    stop = _closing(document, turn + 2, end)
    if stop < 0:
        return None
    return Link(Passage.verbatim(document, start + 1, turn), document[turn + 2 : stop].strip(), stop + 1)


def links(document: str, line: Line) -> Iterator[Link]:
    """Yield the links of a line in their order."""
    at = document.find("[", line.start, line.end)
    while at >= 0:
        link = link_at(document, at, line.end)
        if link is None:
            return
        yield link
        at = document.find("[", link.end, line.end)


def _closing(document: str, start: int, end: int) -> int:
    """Return where the parenthesis closes that opened before `start`; -1 if it never does."""
    first = document.find(")", start, end)
    if first < 0 or "(" not in document[start:first]:
        return first
    depth, at = 1, start
    for at in range(start, min(end, start + LONGEST)):
        character = document[at]
        depth += (character == "(") - (character == ")")
        if not depth:
            return at
    return first


def tags(document: str, start: int, end: int) -> tuple[str, list[Passage]] | None:
    """Return the language of a label such as `_Context: Astana, war_` and the tags behind it, or None.

    The tags may have blanks around them. A comma inside a conversion mark or brackets does not part two tags.
    """
    at = start
    while at < end and document[at] in " \t":
        at += 1
    found = _TAGGED.match(document, at, end)
    what = meaning(found[1]) if found else None
    if not found or not what or what[0] != "context":
        return None
    stop = document.rfind("_", found.end(), end)
    inside = Passage.verbatim(document, found.end(), stop if stop >= 0 else end)
    return what[1], list(_parted(inside))


_COMMA = re.compile("[,，]")
_PART = re.compile(r"-\{[^{}]*\}-|\([^()]*\)|（[^（）]*）|[,，]")


def _parted(passage: Passage) -> Iterator[Passage]:
    at = 0
    for mark in (_PART if re.search("[{(（]", passage.text) else _COMMA).finditer(passage.text):
        if mark[0] in ",，":
            yield passage.part(at, mark.start())
            at = mark.end()
    yield passage.part(at, len(passage.text))
