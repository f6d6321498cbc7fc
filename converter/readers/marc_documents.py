"""Bibliographic records of the UN Digital Library: documents, and what they are to the resolutions they belong to."""

from __future__ import annotations

import re
from dataclasses import replace

from ..extract.documents.symbols import is_resolution, organ_of
from ..records import Document, DocumentKey, Evidence, Name, Period, Problem, Stated, Text
from .addresses import AddressError, web_address
from .marc_fields import Marc, Symbols, body, control, file_language, first, iso_date, of, plain, unpunctuated, values
from .sponsors import sponsors

RECORD = "https://digitallibrary.un.org/record/"
_DRAFT = re.compile(r"\b(?:draft|amendments?|projet|proyecto|proekt|amendements?|enmiendas?)\b", re.IGNORECASE)
_REPORT = re.compile(r"(?:special |interim )?report\b|rapport\b|informe\b", re.IGNORECASE)
_LIMITED = re.compile(r"/(?:L|CRP|WP)\.\d")
_MEETING = re.compile(r"/(?:PV|SR)\.")
_PRESS = re.compile(r"(?:SC|GA|SG/SM|SG/A|SG/T|DSG/SM|ECOSOC|ORG|DC|PAL|HR|L|M|PKO)/(?:\w+/)*\d+(?:/Rev\.\d+)?")
_VERSION = re.compile(r"(?P<base>.+)/(?:Rev|Corr)\.\d+")
_ADDITION = re.compile(r"(?P<base>.+)/Add\.\d+")
_INTERNAL = re.compile(r"(?:\(DHLAUTH\))?\d*|unbist", re.IGNORECASE)


def evidence(tag: str, confidence: float = 1.0) -> Evidence:
    """Return the evidence of a field."""
    return Evidence(f"marc-{tag}", confidence)


def documents(marc: Marc) -> tuple[tuple[Document, ...], list[Problem]]:
    """Return the documents that a record describes or relates, and what of it can't be used.

    A record with several symbols is one text issued under each of them.
    """
    symbols = Symbols()
    own = [symbol for line, field in marc.fields("191") for symbol in symbols.of(line, field)]
    title, description = _titles(marc)
    number = control(marc.record, "001")
    keys = [DocumentKey(symbol) for symbol in dict.fromkeys(own)]
    if not keys and title:
        keys = [DocumentKey("", title, f"undl:{number}" if number else "")]
    if not keys:
        wanting = Problem(
            marc.line, "a record with neither a symbol (191) nor a title (245)", "export these fields too"
        )
        return (), [*symbols.problems, wanting]
    problems: list[Problem] = []
    held = _described(marc, keys[0], title, description, problems)
    related = [item for key in keys for item in _related(marc, replace(held, key=key), own, symbols)]
    return tuple(related), [*problems, *symbols.problems]


def _titles(marc: Marc) -> tuple[str, str]:
    """Return the title, and the title statement as a whole where it says more.

    The library's uniform title (239) tells a draft's subject; its title proper (245) is often just "Draft resolution".
    """
    proper = unpunctuated(" ".join(values(marc.record, "245", "a") + values(marc.record, "245", "b")))
    whole = " ".join(text for code in "abc" for text in values(marc.record, "245", code))
    title = unpunctuated(first(marc.record, "239", "a")) or proper
    return title, "" if unpunctuated(whole) == title else whole


def _described(marc: Marc, key: DocumentKey, title: str, description: str, problems: list[Problem]) -> Document:
    record = marc.record
    number = control(record, "001")
    if not number:
        problems.append(Problem(marc.line, "a record without its number (001)", "export the record number too"))
    adopted = is_resolution(key.symbol)
    versions, urls = _files(marc, problems)
    notes = [text for tag in ("500", "505", "520", "590") for text in values(record, tag, "a")]
    topics = subjects(marc)
    day = _date(marc, ("269", "260"), problems)
    acted = _date(marc, ("992",), problems)
    return Document(
        key=key,
        titles=(Stated(Text(title, "en"), evidence("239" if "239" in record else "245")),) if title else (),
        descriptions=tuple(
            [Stated(Text(description, "en"), evidence("245"))] * bool(description)
            + [Stated(Text(note, "en"), evidence("5xx")) for note in notes]
        ),
        date=day or (None if adopted else acted),
        adopted_by=_adopter(marc, key.symbol) if adopted else None,
        adopted_on=acted if adopted else None,
        language_versions=versions,
        sponsors=_sponsors(marc, title) if not adopted else (),
        about=_about(marc),
        subjects=topics,
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


def _sponsors(marc: Marc, title: str) -> tuple[Stated[Name], ...]:
    """Return who submits a draft: as its statement of responsibility says, else the States of its added entries.

    Of other documents it names who wrote, or of whom they come: that is no sponsorship.
    """
    if not _is_draft(marc, title):
        return ()
    stated = " ".join(values(marc.record, "245", "c"))
    found = [Stated(name, evidence("245")) for name in sponsors(stated) if name.kind in ("state", "")]
    for tag in ("110", "710"):
        for _, field in marc.fields(tag):
            if field.indicators and field.indicators.first == "1" and not found:
                found += [Stated(name, evidence(tag)) for text in of(field, "a") for name in sponsors(text)]
    return tuple(found)


def _is_draft(marc: Marc, title: str) -> bool:
    words = " ".join([title, *values(marc.record, "245", "a"), *values(marc.record, "245", "b")])
    return bool(_DRAFT.search(words) or any(_LIMITED.search(text) for text in values(marc.record, "191", "a")))


def _related(marc: Marc, held: Document, own: list[str], symbols: Symbols) -> list[Document]:
    """Return a document with what belongs to it, and the resolutions that it is the draft, report or record of."""
    others: list[Document] = []
    symbol = held.key.symbol
    if found := _VERSION.fullmatch(symbol):
        held = replace(held, version_of=Stated(DocumentKey(found["base"]), evidence("191")))
    elif found := _ADDITION.fullmatch(symbol):
        held = replace(held, supplement_to=Stated(DocumentKey(found["base"]), evidence("191")))
    for line, field in [*marc.fields("993"), *marc.fields("952")]:
        hint = field.indicators.first if field.indicators else " "
        for other in symbols.of(line, field):
            if other in own:
                reason = f"{field.tag} names the record's own symbol, {other}, as related"
                symbols.problems.append(Problem(line, reason, "name the resolution, draft or meeting it belongs to"))
                continue
            relation = _relation(marc, symbol, other, hint)
            if relation is None:
                reason = f"{field.tag} says that {other} is related, but not how"
                symbols.problems.append(Problem(line, reason, "nothing is lost but this link"))
            elif relation[0] == "own":
                held = _with(held, relation[1], other, relation[2])
            else:
                others.append(_with(Document(DocumentKey(other)), relation[1], symbol, relation[2]))
    return [held, *others]


def _with(item: Document, name: str, symbol: str, confidence: float) -> Document:
    stated = Stated(DocumentKey(symbol), evidence("993", confidence))
    if name == "drafts":
        return replace(item, drafts=(*item.drafts, stated))
    if name == "meetings":
        return replace(item, meetings=(*item.meetings, stated))
    if name == "reports":
        return replace(item, reports=(*item.reports, stated))
    return replace(item, press_releases=(*item.press_releases, stated))


def _relation(marc: Marc, symbol: str, other: str, hint: str) -> tuple[str, str, float] | None:
    """Return of which of two related documents the other is what, and how sure that is; None where it isn't said.

    The first indicator tells it in MARC (2 a draft, 4 a meeting); where it is lost, the symbols and the title do.
    """
    if kind := _plain_kind(other):
        return "own", kind, 1.0
    if not symbol:
        return None
    if is_resolution(other):
        if is_resolution(symbol):
            return None
        if kind := _plain_kind(symbol):
            return "other", kind, 1.0
        title, _ = _titles(marc)
        if _is_draft(marc, title):
            return "other", "drafts", 1.0
        return "other", "reports" if _REPORT.match(plain(title)) else "drafts", 0.8
    if is_resolution(symbol):
        if hint == "2" or _LIMITED.search(other) or (symbol.startswith("S/") and other.startswith("S/")):
            return "own", "drafts", 1.0 if hint == "2" else 0.8
        return "own", "reports", 1.0 if hint == "1" else 0.7
    return None


def _plain_kind(symbol: str) -> str:
    if _MEETING.search(symbol):
        return "meetings"
    return "press_releases" if _PRESS.fullmatch(symbol) else ""
