"""Fields of a MARC record (https://www.loc.gov/marc/bibliographic/): their values, plain, and what those say alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pymarc import Field, Record

from ..extract.documents.model import Symbol
from ..extract.documents.symbols import symbols_in
from ..frozen import frozen
from ..records import Evidence, Name, Problem

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?")
_WORDS = re.compile(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]{2})[a-z]*\.? )?\[?(\d{4})\]?")
_FILE_LANGUAGE = re.compile(r"[-_.]([A-Za-z]{2})\.[A-Za-z0-9]{2,5}$")
_LANGUAGES = {
    "ar": ("arabic", "العربية"),
    "zh": ("chinese", "中文"),
    "en": ("english",),
    "fr": ("french", "français", "francais"),
    "ru": ("russian", "русский"),
    "es": ("spanish", "español", "espanol"),
    "de": ("german", "deutsch"),
}
_WORDED = {word: code for code, words in _LANGUAGES.items() for word in words}
_SESSION = re.compile(r" \((?=[^()]*\d)[^()]*(?:year|sess|session|meeting)[^()]*\)", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u200b-\u200f\ufeff]+")


@frozen
class Marc:
    """A MARC record with the line on which it begins, those of its fields (0: unknown), and what is wrong with it."""

    record: Record
    line: int
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    def fields(self, *tags: str) -> Iterator[tuple[int, Field]]:
        """Yield the fields of these tags, each with its line."""
        for number, found in enumerate(self.record.fields):
            if found.tag in tags:
                yield (self.lines[number] if number < len(self.lines) else self.line), found


@dataclass
class Symbols:
    """Reads document symbols, and notes those that are none, and those that had to be put right."""

    problems: list[Problem] = field(default_factory=list)

    def of(self, marc: Marc, *tags: str) -> list[tuple[int, Field, Symbol]]:
        """Return the symbols in these fields ($a), with line and field; one may hold several."""
        found: list[tuple[int, Field, Symbol]] = []
        for line, holder in marc.fields(*tags):
            for one in (one for value in of(holder, "a") for one in symbols_in(value)):
                if isinstance(one, Symbol):
                    found.append((line, holder, one))
                    if one.corrected:
                        self.problems.append(Problem(line, f"{holder.tag} $a: {one.corrected}", f"read as {one.text}"))
                else:
                    reason = f"{holder.tag} $a {plain(one.text)[:100]!r} is no document symbol: {one.reason}"
                    self.problems.append(Problem(line, reason, "write it as the UN prints it: S/RES/2254 (2015)"))
        return found


def evidence(tag: str, confidence: float = 1.0) -> Evidence:
    """Return the evidence of a field."""
    return Evidence(f"marc-{tag}", confidence)


def plain(text: str) -> str:
    """Return a value without outer blanks, and with single ones inside."""
    return _BLANKS.sub(" ", text).strip()


def values(record: Record, tag: str, code: str) -> list[str]:
    """Return the values of a subfield in every field of this tag, plain, each once, without empty ones."""
    found = (value for field in record.get_fields(tag) for value in of(field, code))
    return list(dict.fromkeys(found))


def of(field: Field, code: str) -> list[str]:
    """Return the values of a subfield, plain, without empty ones."""
    return [text for value in field.get_subfields(code) if (text := plain(value))]


def first(record: Record, tag: str, code: str) -> str:
    """Return the first value of a subfield, "" if there is none."""
    return next(iter(values(record, tag, code)), "")


def control(record: Record, tag: str) -> str:
    """Return the value of a control field, "" if there is none."""
    return next((plain(field.data) for field in record.get_fields(tag) if field.data), "")


def unpunctuated(text: str) -> str:
    """Return a part of a title without the punctuation that sets off the next one (ISBD: ` /`, ` :`, ` =`, `.`)."""
    return re.sub(r"(?: ?[/:;=,]| ?\.)$", "", text).strip() if not text.endswith("...") else text


def iso_date(text: str) -> str | None:
    """Return a date in ISO 8601, as precise as stated, of `2015-12-18`, `20151218`, `2015-12`, `18 Dec. 2015`.

    None when there is no such day, or the text is no date.
    """
    stated = plain(text).rstrip(".")
    if found := _NUMBERS.fullmatch(stated):
        year, month, day = found.groups()
    elif found := _WORDS.fullmatch(stated):
        day, word, year = found.groups()
        if (day and not word) or (word and word.lower() not in _MONTHS):
            return None
        month = f"{_MONTHS.index(word.lower()) + 1:02}" if word else None
        day = f"{int(day):02}" if day else None
    else:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def file_language(address: str, said: str = "") -> str | None:
    """Return the ISO 639-1 code of a file's language: as its link says (`English`), else its name (`-EN.pdf`)."""
    if code := _WORDED.get(plain(said).lower()):
        return code
    found = _FILE_LANGUAGE.search(address)
    code = found[1].lower() if found else ""
    return code if code in _LANGUAGES else None


def body(heading: str) -> Name | None:
    """Return the body that a corporate heading names: `UN. Security Council (70th year : 2015)`.

    "UN" at its beginning is written out, and which of its sessions is meant is left out.
    """
    name = unpunctuated(re.sub(r"^UN(?:\. |\.(?=\S)| )", "United Nations ", _SESSION.sub("", heading)))
    name = "United Nations" if name == "UN" else name
    return Name(name, "actor", "organisation") if name else None
