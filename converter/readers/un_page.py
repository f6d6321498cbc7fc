"""The reader of UN web pages, as plain text and as HTML.

A record of such a page has sections of blocks for extraction to read: paragraphs, lists with the sentence that leads
to them, statements with who made them, pictures' captions, documents with their languages, agencies by theme.
Of plain text, spans count in the document as it stands; of HTML, in the text extracted from it (see `un_html`). A
paragraph that ends in the lead of a list holds that lead too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.errors import InputError

from ..records import Record, Text
from . import Input, Reader, news_archive
from .un_blocks import sections
from .un_html import html_page, looks_like_html
from .un_text import text_pieces

_KNOWN_BY = 200_000  # characters from the beginning that tell the format
_SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml")
_SITE = re.compile(r"\b(?:un|unog|ungeneva|unmissions|reliefweb)\.(?:org|ch|int)\b|\bUN Photo/", re.IGNORECASE)
_MARKS = (
    re.compile(r"\bUnited Nations\b"),
    re.compile(r"\bSecurity Council\b"),
    re.compile(r"\bGeneral Assembly\b"),
    re.compile(r"\bSecretary-General\b"),
    re.compile(r"\bUN\b"),
    re.compile(r"\b(?:Special|Personal) (?:Envoy|Representative|Adviser|Coordinator)\b"),
    re.compile(r"\b(?:UNICEF|UNHCR|UNESCO|OCHA|UNDP|UNRWA|WFP|OHCHR|UNMHA|UNFPA)\b"),
    re.compile(r"\b[SA]/(?:RES/)?[0-9]+/|\b[Rr]esolution [0-9]+(?:/[0-9]+| \([12][0-9]{3}\))"),
    re.compile(r"\( ?[ACEFRS](?: ?\| ?[ACEFRS])+ ?\)"),
)
_ENOUGH = 3


def recognises(document: Input) -> bool:
    """Return whether a document is a text or HTML page of or about the UN, and not a news archive's."""
    suffix = "." + document.path.rpartition("/")[2].lower().rpartition(".")[2]
    if "." in document.path.rpartition("/")[2] and suffix not in _SUFFIXES:
        return False
    head = document.text[:_KNOWN_BY]
    if "\0" in head or (head.lstrip("\ufeff \t\r\n")[:1] in ("<", "{", "[") and not looks_like_html(head)):
        return False
    marks = sum(bool(mark.search(head)) for mark in _MARKS)
    return marks + bool(_SITE.search(head)) >= _ENOUGH and not news_archive.recognises(document)


def read(document: Input) -> Iterator[Record]:
    """Yield the page's one record.

    Raises `InputError` when the document is binary or has no text.
    """
    if "\0" in document.text:
        line = document.text.count("\n", 0, document.text.index("\0")) + 1
        raise InputError(document.path, "a binary file, not text", line=line, remedy="take it out of the source")
    record = _html(document) if looks_like_html(document.text) else _plain(document)
    if not record.sections:
        raise InputError(document.path, "the page has no text", remedy="take it out of the source, or fetch it again")
    yield record


def _plain(document: Input) -> Record:
    pieces = text_pieces(document.text)
    title = next((piece.passage.text for piece in pieces if piece.kind == "heading"), "")
    return Record(document.text, language="en", title=Text(title, "en") if title else None, sections=sections(pieces))


def _html(document: Input) -> Record:
    page = html_page(document.text)
    if page is None:
        raise InputError(document.path, "the page can't be parsed as HTML", remedy="save it again from the browser")
    return Record(
        page.text,
        language=page.language,
        title=Text(page.title, page.language) if page.title else None,
        published=page.published,
        sections=sections(page.pieces),
    )


READER = Reader(
    name="un-page",
    version="1",
    description="A web page of the United Nations, as plain text or HTML.",
    suffixes=_SUFFIXES,
    recognises=recognises,
    read=read,
)
