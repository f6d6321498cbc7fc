"""Values of records out of the texts of cells, each read as its field wants it; what can't be is a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ...extract.documents.symbols import Symbol, symbols_in
from ...records import DocumentKey, Member, Name, Period, Problem, Sort, Text
from ..item_sources import named as named_sources
from ..sponsors import read_sponsors
from .cells import Part, Row, filled, values
from .days import read_period

_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:[,  ][0-9]{3}){1,8}|[0-9]{1,30})(?P<fraction>\.[0-9]{1,30})?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def texts(part: Part, row: Row, where: str) -> Iterator[str]:
    """Yield texts: those of symbols and dates in their one written form, where the part says that they are such."""
    match part.read_as:
        case "symbol":
            yield from (key.symbol for key in symbols(part, row, where))
        case "date":
            yield from (period.start or "" for period in periods(part, row, where))
        case _:
            yield from values(part, row, where)


def worded(part: Part, row: Row, where: str) -> Iterator[Text]:
    """Yield texts with their language."""
    yield from (Text(text, _language(part, text)) for text in texts(part, row, where))


def symbols(part: Part, row: Row, where: str) -> Iterator[DocumentKey]:
    """Yield the documents whose symbols the values hold, several in one if need be, of the wanted kinds."""
    for value in values(part, row, where):
        for found in symbols_in(value):
            if not isinstance(found, Symbol):
                row.problem(where, f"{found.text[:100]!r} is no document symbol: {found.reason}", "correct it")
                continue
            if found.corrected:
                row.problems.append(Problem(row.line, f"{value[:100]!r} was read as {found.text}: {found.corrected}"))
            if not part.symbol_kinds or found.kind in part.symbol_kinds:
                yield DocumentKey(found.text)


def outcomes(part: Part, row: Row, where: str) -> Iterator[DocumentKey | Text]:
    """Yield documents where the part says that the values are symbols, else texts."""
    yield from symbols(part, row, where) if part.read_as == "symbol" else worded(part, row, where)


def periods(part: Part, row: Row, where: str) -> Iterator[Period]:
    """Yield days and periods; there is none for a date that is in no format, or on no calendar."""
    for value in values(part, row, where):
        try:
            yield read_period(value, part.formats, part.language)
        except ValueError as error:
            row.problem(where, str(error), "correct the date, or name its format in the mapping")


def numbers(part: Part, row: Row, where: str) -> Iterator[int | Decimal]:
    """Yield numbers; commas and blanks may part thousands, and a point what comes behind a whole number."""
    for value in values(part, row, where):
        match = _NUMBER.fullmatch(value)
        if not match:
            row.problem(where, f"{value[:100]!r} is no number", "write digits alone, or take them out by `find`")
            continue
        digits = re.sub(r"[,  ]", "", value)
        yield Decimal(digits) if match["fraction"] else int(digits)


def counts(part: Part, row: Row, where: str) -> Iterator[int]:
    """Yield whole numbers that are not negative."""
    for number in numbers(part, row, where):
        if isinstance(number, int) and number >= 0:
            yield number
        else:
            row.problem(where, f"{number} is no count", "write a whole number, 0 or more")


def degrees(most: int) -> Callable[[Part, Row, str], Iterator[float]]:
    """Return a function that yields degrees of latitude (`most` is 90) or longitude (180)."""

    def read(part: Part, row: Row, where: str) -> Iterator[float]:
        for number in numbers(part, row, where):
            if -most <= number <= most:
                yield float(number)
            else:
                row.problem(where, f"{number} is no angle between -{most} and {most}", "write degrees with a point")

    return read


def addresses(part: Part, row: Row, where: str) -> Iterator[str]:
    """Yield web addresses."""
    for value in values(part, row, where):
        if _ADDRESS.fullmatch(value):
            yield value
        else:
            row.problem(where, f"{value[:200]!r} is no web address", "give it whole, with https and without blanks")


def files(part: Part, row: Row, where: str) -> Iterator[tuple[str, str]]:
    """Yield the languages (ISO 639-1) and addresses of a document's files."""
    for address in addresses(part, row, where):
        language = _language(part, address)
        if _LANGUAGE.fullmatch(language):
            yield language, address
        else:
            row.problem(where, f"no language in {address!r}", "let `language_in` find it, or state `language`")


def members(part: Part, row: Row, where: str) -> Iterator[Member]:
    """Yield members of a voting body, named by a three-letter code, a name, or both (`FRA France`)."""
    for value in texts(part, row, where):
        code, _, name = value.partition(" ")
        coded = len(code) == 3 and code.isupper()
        yield Member(code, name or code) if coded else Member("", value)


def named(sort: Sort, kind: str = "") -> Callable[[Part, Row, str], Iterator[Name]]:
    """Return a function that yields names of a sort, each once; of a kind, if the part names none."""

    def names(part: Part, row: Row, where: str) -> Iterator[Name]:
        if part.read_as == "reporters":
            reporters, refused = named_sources(texts(part, row, where))
            yield from (Name(text, sort, part.kind or kind, part.language) for text in reporters)
            for text in refused:
                row.problem(where, f"{text[:100]!r} is no name of who reports", "give the names alone")
            return
        if part.read_as != "sponsors":
            for text in dict.fromkeys(texts(part, row, where)):
                within = filled(part.within, row) if part.within else ""
                yield Name(text, sort, part.kind or kind, _language(part, text), within)
            return
        for text in values(part, row, where):
            found, others = read_sponsors(text)
            yield from found
            for other in others:
                row.problem(where, f"{other[:200]!r} names nobody who can sponsor", "give the names alone")

    return names


def one_of(known: Mapping[str, Any] | frozenset[str] | tuple[str, ...]) -> Callable[[Part, Row, str], Iterator[str]]:
    """Return a function that yields terms of a closed list."""

    def terms(part: Part, row: Row, where: str) -> Iterator[str]:
        for text in texts(part, row, where):
            if text in known:
                yield text
            else:
                row.problem(where, f"{text[:100]!r} is none of: {', '.join(sorted(known))}", "use `replace`")

    return terms


def _language(part: Part, text: str) -> str:
    if part.language_in is None:
        return part.language
    found = part.language_in.search(text)
    return found[found.re.groups].lower() if found else ""
