"""Documents that a page lists, with their languages, and documents that its prose names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...authority import Authority
from ...passages import Passage
from ...records import (
    Document,
    DocumentKey,
    Evidence,
    ListedDocument,
    Name,
    Period,
    Section,
    Stated,
    Text,
)
from ..documents.symbols import normalise_symbol
from . import page_words as w
from .course import merged
from .named_documents import adopter_of, find_documents
from .wording import moved, periods, without_article

_ANNEXED = re.compile(
    r",?\s*\(?\b(?:annexed|attached|appended|contained in (?:the|an) annex|annex|appendix|addendum)\s+to\s+"
    r"(?P<to>[^)]+)\)?",
    re.I,
)
_OWN_DATE = re.compile(r"\b(?:as of|as at|dated|of|updated(?: on)?|status as of|issued(?: on)?|,|\()\s*$", re.I)
_OWN_SYMBOL = re.compile(r"(?:[,–—-] |[(\[])(?P<symbol>[A-Z]{1,6}/[\w/.() -]*?\d[\w/.]*)[)\]]?$")
_IN_BRACKETS = re.compile(rf" \((?:{w.DAY} )?{w.MONTH} \d{{4}}\)$")
_BEGINS_WITH_SYMBOL = re.compile(
    r"(?:(?!of\b|on\b|in\b|to\b)[\w-]+ ){1,3}(?P<symbol>[A-Z]{1,6}/[\w/.-]*\d[\w/.-]*)(?:,|$)"
)
_FILLER = re.compile(
    r"\b(?:resolution|security|council|general|assembly|economic|and|social|human|rights|united|nations|un|the|of|no"
    r"|document)\b|[\s.,:;()–-]+",
    re.IGNORECASE,
)


def itself(title: str) -> DocumentKey | None:
    """Return the document that a title is nothing but the name of, or None ("Report on … resolution 71/248")."""
    title = _IN_BRACKETS.sub("", title)
    if own := _OWN_SYMBOL.search(title) or _BEGINS_WITH_SYMBOL.match(title):
        symbol = normalise_symbol(own["symbol"])
        if symbol:
            return DocumentKey(symbol)
    found = find_documents(title)
    keys = {stated.value for stated in found if stated.value.symbol}
    if len(keys) != 1:
        return None
    rest = title
    for span in sorted((s.evidence.span for s in found if s.evidence.span), key=lambda s: -s.start):
        rest = rest[: span.start] + " " + rest[span.end :]
    return keys.pop() if not _FILLER.sub("", rest) else None


def key_of(title: str) -> DocumentKey:
    """Return a listed document's key: its symbol where the title is that, else its title."""
    return itself(title) or DocumentKey(title=title)


def listed_documents(section: Section) -> tuple[Passage, ...]:
    """Return the titles of the documents that a section lists."""
    return tuple(block.title for block in section.blocks if isinstance(block, ListedDocument))


def read_listed(section: Section) -> tuple[Document, ...]:
    """Return the documents that a section lists, each with its languages, date, and what it cites and is annexed to."""
    blocks = [block for block in section.blocks if isinstance(block, ListedDocument)]
    keys = [key_of(block.title.text) for block in blocks]
    return tuple(_listed(block, key, blocks, keys) for block, key in zip(blocks, keys, strict=True))


def _listed(block: ListedDocument, key: DocumentKey, blocks: list[ListedDocument], keys: list[DocumentKey]) -> Document:
    title = block.title
    languages = block.languages_at.whole if block.languages_at else title.whole
    annexed = _ANNEXED.search(title.text)
    end = annexed.start() if annexed else len(title.text)
    return Document(
        key,
        titles=(Stated(Text(title.text, "en"), Evidence("listed-document", 0.95, title.whole)),),
        date=_date(title),
        language_versions=tuple(
            Stated(version, Evidence("language-codes", 0.95, languages)) for version in block.languages
        ),
        cites=tuple(
            Stated(d.value, Evidence("named-in-title", 0.9, moved(d.evidence, title).span))
            for d in find_documents(title.text[:end])
            if d.value.symbol and d.value != key
        ),
        annexed_to=_annexed_to(title, annexed, blocks, keys) if annexed else (),
    )


def _annexed_to(
    title: Passage, match: re.Match[str], blocks: list[ListedDocument], keys: list[DocumentKey]
) -> tuple[Stated[DocumentKey], ...]:
    """Return what a document is annexed to: the listed document that begins so, if there is exactly one."""
    what = without_article(match["to"]).rstrip(" .)")
    span = title.span(match.start("to"), match.end("to"))
    if symbol := itself(what):
        return (Stated(symbol, Evidence("annexed-to", 0.95, span)),)
    fits = [
        key
        for block, key in zip(blocks, keys, strict=True)
        if block.title != title and _is_called(block.title.text, what)
    ]
    if len(fits) == 1:
        return (Stated(fits[0], Evidence("annexed-to-listed", 0.85, span)),)
    return (Stated(DocumentKey(title=what), Evidence("annexed-to", 0.6, span)),)


def _is_called(title: str, name: str) -> bool:
    """Return whether a name shortens a title: the same first word, and the others in their order."""
    words = re.findall(r"[\w-]+", without_article(title).casefold())
    asked = re.findall(r"[\w-]+", name.casefold())
    rest = iter(words)
    return bool(asked) and words[:1] == asked[:1] and all(word in rest for word in asked)


def _date(title: Passage) -> Stated[Period] | None:
    """Return the date that a title gives its document (`as of 1 July 2017`), as the day itself."""
    for start, _, stated in periods(title):
        first = stated.value.start or stated.value.end
        before = title.text[:start]
        own = _OWN_DATE.search(before) or re.match(r"(?:as of|as at|dated)\b", title.text[start:])
        if first and own:
            return Stated(Period(first, first), Evidence("date-in-title", 0.85, stated.evidence.span))
    return None


def read_named(passages: Iterable[Passage]) -> Iterator[Document]:
    """Yield the documents that passages name, each time they do."""
    for passage in passages:
        for stated in find_documents(passage.text):
            if stated.value.symbol:
                named = Stated(stated.value, moved(stated.evidence, passage))
                yield _with_organ(Document(stated.value), named.evidence)


def _with_organ(document: Document, evidence: Evidence) -> Document:
    organ = adopter_of(document.key.symbol)
    if organ is None or "/RES/" not in document.key.symbol:
        return document
    said = Evidence("symbol-organ", 0.95, evidence.span)
    return replace(
        document,
        adopted_by=Stated(Name(document.key.symbol.split("/")[0], "actor", "organisation", entity=organ), said),
    )


def united(documents: Iterable[Document], authority: Authority) -> tuple[Document, ...]:
    """Return the documents with what all tellings of each say, in reading order of the first."""
    held: dict[DocumentKey, Document] = {}
    for one in documents:
        before = held.get(one.key)
        held[one.key] = _joined(before, one) if before else one
    return tuple(_labelled(document, authority) for document in held.values())


def _joined(first: Document, second: Document) -> Document:
    return replace(
        first,
        titles=first.titles or second.titles,
        date=first.date or second.date,
        adopted_by=first.adopted_by or second.adopted_by,
        adopted_on=first.adopted_on or second.adopted_on,
        language_versions=merged(first.language_versions, second.language_versions),
        cites=merged(first.cites, second.cites),
        annexed_to=merged(first.annexed_to, second.annexed_to),
        mandates=merged(first.mandates, second.mandates),
    )


def _labelled(document: Document, authority: Authority) -> Document:
    """Return the document with its organ called by the authority's name."""
    organ = document.adopted_by
    entity = authority.get(organ.value.entity) if organ and organ.value.entity else None
    if organ is None or entity is None:
        return document
    name = replace(organ.value, text=entity.label, kind=entity.kind)
    return replace(document, adopted_by=Stated(name, organ.evidence))
