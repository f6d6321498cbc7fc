"""Bibliographic records of the UN Digital Library: documents, and what they are to the resolutions they belong to."""

from __future__ import annotations

import re

from pymarc import Field

from ..extract.documents.model import Symbol
from ..extract.documents.symbols import organ_of
from ..records import Document, DocumentKey, Name, Period, Problem, Stated, Text
from .addresses import AddressError, web_address
from .marc_fields import (
    Marc,
    Symbols,
    body,
    control,
    evidence,
    file_language,
    first,
    iso_date,
    of,
    unpunctuated,
    values,
)
from .marc_relations import ADOPTED, Nature, with_related
from .sponsors import sponsors

RECORD = "https://digitallibrary.un.org/record/"
_DRAFT = re.compile(r"\b(?:draft|amendments?|projet|proyecto|proekt|amendements?|enmiendas?)\b", re.IGNORECASE)
_REPORT = re.compile(r"(?:special |interim )?report\b|rapport\b|informe\b", re.IGNORECASE)
_INTERNAL = re.compile(r"(?:\(DHLAUTH\))?\d*|unbist", re.IGNORECASE)


def documents(marc: Marc) -> tuple[tuple[Document, ...], list[Problem]]:
    """Return the documents that a record describes or relates, and what of it can't be used.

    A record with several symbols is one text issued under each of them.
    """
    symbols = Symbols()
    own = list(dict.fromkeys(symbol for _, _, symbol in symbols.of(marc, "191")))
    title = title_of(marc)
    if not own and not title:
        wanting = Problem(
            marc.line, "a record with neither a symbol (191) nor a title (245)", "export these fields too"
        )
        return (), [*symbols.problems, wanting]
    problems: list[Problem] = []
    if not own:
        number = control(marc.record, "001")
        key = DocumentKey("", title, f"undl:{number}" if number else "")
        return (_described(marc, key, None, title, (), problems),), [*symbols.problems, *problems]
    related = symbols.of(marc, "993", "952")
    adopted_as = any(other.kind in ADOPTED for _, _, other in related)
    found: list[Document] = []
    for symbol in own:
        noted = [] if found else problems
        is_a = nature(marc, symbol, title)
        submitted = _sponsors(marc) if is_a == "draft" or (is_a == "other" and adopted_as) else ()
        held = _described(marc, DocumentKey(symbol.text), symbol, title, submitted, noted)
        found += with_related(held, symbol, is_a, own, related, noted)
    return tuple(found), [*symbols.problems, *problems]


def title_of(marc: Marc) -> str:
    """Return the title of a record: the library's uniform title (239), which tells a draft's subject, else its own."""
    return unpunctuated(first(marc.record, "239", "a")) or unpunctuated(_statement(marc, "ab"))


def _statement(marc: Marc, codes: str) -> str:
    return " ".join(text for code in codes for text in values(marc.record, "245", code))


def _descriptions(marc: Marc, title: str, sponsored: bool) -> tuple[Stated[Text], ...]:
    """Return the title statement, where it says more than the title, and the notes.

    Sponsors that a statement names stand in no text: the document is not about them.
    """
    statement = _statement(marc, "ab" if sponsored else "abc")
    said = [] if unpunctuated(statement).casefold() in title.casefold() else [(statement, "245")]
    said += [(text, tag) for tag in ("500", "505", "520", "590") for text in values(marc.record, tag, "a")]
    return tuple(Stated(Text(text, "en"), evidence(tag)) for text, tag in said)


def _described(
    marc: Marc,
    key: DocumentKey,
    symbol: Symbol | None,
    title: str,
    submitted: tuple[Stated[Name], ...],
    problems: list[Problem],
) -> Document:
    record = marc.record
    number = control(record, "001")
    if not number:
        problems.append(Problem(marc.line, "a record without its number (001)", "export the record number too"))
    adopted = symbol is not None and symbol.kind in ADOPTED
    versions, urls = _files(marc, problems)
    day = _date(marc, ("269", "260"), problems)
    acted = _date(marc, ("992",), problems)
    return Document(
        key=key,
        titles=(Stated(Text(title, "en"), evidence("239" if "239" in record else "245")),) if title else (),
        descriptions=_descriptions(marc, title, bool(submitted)),
        date=day or (None if adopted else acted),
        adopted_by=_adopter(marc, key.symbol) if adopted else None,
        adopted_on=acted if adopted else None,
        version_of=_base(symbol, "Rev", "Corr"),
        supplement_to=_base(symbol, "Add"),
        language_versions=versions,
        sponsors=submitted,
        about=_about(marc),
        subjects=subjects(marc),
        agenda=agenda(marc),
        places=tuple(Stated(Name(text, "place"), evidence("651")) for text in _terms(marc, "651")),
        identifiers=(f"undl:{number}",) if number else (),
        links=(RECORD + number,) if number.isdigit() else (),
        urls=urls,
    )


def _date(marc: Marc, tags: tuple[str, ...], problems: list[Problem]) -> Stated[Period] | None:
    for tag in tags:
        code = "c" if tag == "260" else "a"
        for line, field in marc.fields(tag):
            for text in of(field, code):
                if day := iso_date(text):
                    return Stated(Period(day, day), evidence(tag))
                problems.append(Problem(line, f"{tag} ${code} {text[:60]!r} is no date", "write it as 2015-12-18"))
    return None


def _terms(marc: Marc, tag: str) -> list[str]:
    """Return the terms of a subject field, without the numbers of their authority records."""
    return [text for text in values(marc.record, tag, "a") if not _INTERNAL.fullmatch(text)]


def subjects(marc: Marc) -> tuple[Stated[Text], ...]:
    """Return the subjects of a record: terms of the UNBIS thesaurus as the library words them, and treaties."""
    found = {text: tag for tag in ("650", "651", "630") for text in reversed(_terms(marc, tag))}
    ordered = [text for tag in ("650", "651", "630") for text in _terms(marc, tag)]
    return tuple(Stated(Text(text, "en"), evidence(found[text])) for text in dict.fromkeys(ordered))


def agenda(marc: Marc) -> tuple[Stated[Name], ...]:
    """Return the agenda items of a record: their titles, else the subjects that the library gives them."""
    texts = [(of(field, "c") or of(field, "d"))[:1] for _, field in marc.fields("991")]
    names = dict.fromkeys(unpunctuated(text) for found in texts for text in found)
    return tuple(Stated(Name(text, "topic"), evidence("991")) for text in names if text)


def _about(marc: Marc) -> tuple[Stated[Name], ...]:
    names: dict[str, Stated[Name]] = {}
    for tag in ("600", "610", "611"):
        for text in _terms(marc, tag):
            name = Name(unpunctuated(text), "actor", "person") if tag == "600" else body(text)
            if name and name.text:
                names.setdefault(name.text.casefold(), Stated(name, evidence(tag)))
    return tuple(names.values())


def _files(marc: Marc, problems: list[Problem]) -> tuple[tuple[Stated[tuple[str, str]], ...], tuple[str, ...]]:
    """Return the files by language, and those of which no language is told."""
    versions: list[Stated[tuple[str, str]]] = []
    urls: list[str] = []
    for line, field in marc.fields("856"):
        said = next(iter(of(field, "y") + of(field, "3")), "")
        for text in of(field, "u"):
            try:
                address = web_address(text)
            except AddressError as error:
                problems.append(Problem(line, f"856 $u: {error}", error.remedy))
                continue
            if code := file_language(address, said):
                versions.append(Stated((code, address), evidence("856")))
            else:
                urls.append(address)
    return tuple(dict.fromkeys(versions)), tuple(dict.fromkeys(urls))


def _adopter(marc: Marc, symbol: str) -> Stated[Name] | None:
    if organ := organ_of(symbol):
        return Stated(Name(symbol.split("/")[0], "actor", "organisation", entity=organ), evidence("191"))
    for tag in ("710", "110"):
        if (heading := first(marc.record, tag, "a")) and (name := body(heading)):
            return Stated(name, evidence(tag))
    return None


def _base(symbol: Symbol | None, *tails: str) -> Stated[DocumentKey] | None:
    return Stated(DocumentKey(symbol.base), evidence("191")) if symbol and symbol.tail in tails else None


def _sponsors(marc: Marc) -> tuple[Stated[Name], ...]:
    """Return who submits a draft: as its statement of responsibility says, else the States of its added entries.

    Of other documents it names who wrote, or of whom they come: that is no sponsorship.
    """
    stated = " ".join(values(marc.record, "245", "c"))
    if found := [Stated(name, evidence("245")) for name in sponsors(stated) if name.kind in ("state", "")]:
        return tuple(found)
    entries = [(field, text) for _, field in marc.fields("110", "710") if _is_place(field) for text in of(field, "a")]
    return tuple(Stated(name, evidence(field.tag)) for field, text in entries for name in sponsors(text))


def _is_place(field: Field) -> bool:
    """Return whether a corporate heading begins with the name of a jurisdiction (first indicator 1)."""
    return field.indicators is not None and field.indicators.first == "1"


def nature(marc: Marc, symbol: Symbol, title: str) -> Nature:
    """Return what a record's own words and its symbol make of it."""
    if symbol.kind in ADOPTED:
        return "adopted"
    if symbol.kind == "meeting record":
        return "meeting"
    if symbol.kind == "press release":
        return "press release"
    words = " ".join([title, *values(marc.record, "245", "a"), *values(marc.record, "245", "b")])
    if symbol.kind in ("draft", "working paper") or _DRAFT.search(words):
        return "draft"
    return "report" if _REPORT.match(title) else "other"
