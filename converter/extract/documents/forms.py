"""The forms of symbols: one in capitals, read by the series it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .council import council_year, last_year_known
from .model import Kind, NoSymbolError, Symbol, Tail

# The first element of a symbol: principal organs, then series of their own.
ORGANS = (
    "A|S|E|T|ST|DC|CD|TD|ID|DP|UNW|AT|LOS|SPLOS|CCPR|CEDAW|CERD|CRC|CAT|CMW|CRPD|CED|FCCC|HSP|UNEP|ICCD|APLC|CCW"
    "|HRI|JIU|ISBA|NPT|PBC|SAICM|OPCAT|MICT|IT"
)
PRESS = (
    "SC|GA|PAL|ECOSOC|SG/SM|SG/T|SG/A|DSG/SM|GA/(?:AB|COL|DIS|EF|L|PAL|SHC|SPD)|HR/CT|PKO|AFR|IHA|NGO|WOM|ENV/DEV"
    "|SEA|OBV"
)
ROMAN = "(?=[IVXLC])L?X{0,4}(?:IX|IV|V?I{0,4})"
_SESSION = rf"(?:E?S-)?(?:\d{{1,3}}|{ROMAN})"
_LETTER = r"(?:[ ]?\[?([A-Z](?:-[A-Z])?)\]?)?"
_ASIDE = r" ?\((?:\d{4}|(?:E?S-)?[IVXLC]+|[A-Z]{2,}\.?(?: ?[A-Z\d]{1,6})?)\)"
_TAILS = r"(?:/(?:CORR|ADD|REV|SUMMARY|EXCERPT|AMEND)\.?\d*(?:-\d+)?)*"

_SC = re.compile(rf"S/RES[/ ]0*(\d{{1,5}})(?: ?\((\d{{4}})\))?({_TAILS})")
_SC_BY_YEAR = re.compile(rf"S/RES/((?:19|20)\d{{2}})/0*(\d{{1,5}})({_TAILS})")
_GA = re.compile(rf"(?:A/(RES|DEC)|R|A/R)/(ES-|S-)?0*(\d{{1,3}})/0*(\d{{1,4}}){_LETTER}({_TAILS})")
_GA_OLD = re.compile(rf"(?:A/RES|R|A/R)[/ ]0*(\d{{1,4}}){_LETTER} ?\(((?:E?S-)?{ROMAN})\){_LETTER}({_TAILS})")
_GA_BARE = re.compile(r"(?:A/RES|A/R)[/ ]\d{1,4}(?: ?[A-Z])?")
_PRESS = re.compile(rf"({PRESS})/0*(\d{{2,5}})({_TAILS})")
_ELEMENT = (
    r"(?:\d{1,6}[A-Z]?(?:-\d{1,6})?|[A-Z]{1,14}(?:-[A-Z]{1,14})?|[A-Z]{1,10}\.(?:\d{1,5}[A-Z]?|[IVX]{1,5}|[A-Z])(?:[-.]\d{1,5})?"
    r"|(?:E?S|SS|EM|EMG|ICEF|GC)[-.]?[IVX\d]{1,5})"
)
_OTHER = re.compile(rf"(?:{ORGANS})(?:/{_ELEMENT}(?:{_ASIDE})?){{1,8}}")
_SERIES = re.compile(r"(?:E?S-)?\d+[A-Z]?$|(?:PV|SR|L|CRP|WP|RES|DEC|PRST|INF|AGENDA|NGO|PET|D|G|Q|B|GC)(?:\.|$)")
_TAILED = re.compile(r"(?:CORR|ADD|REV|SUMMARY|EXCERPT|AMEND)(?:\.|\d|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ZEROS = re.compile(r"(?<![\dA-Z])0+(?=\d)")
_PRINTED = {
    word.upper(): word
    for word in ("Corr", "Add", "Rev", "Summary", "Excerpt", "Amend", "Sub", "Agenda", "Resumption", "Part")
}  # fmt: skip
_LAST = re.compile(r"(?:/(Corr|Add|Rev|Summary|Excerpt|Amend)\.?[\d-]*| \((Resumption|Part)[^)]*\))$")


def read_form(plain: str, remarks: tuple[str, ...]) -> Symbol:
    """Return the symbol that a spelling in capitals means; raises `NoSymbolError`, which says why it is none."""
    if match := _SC.fullmatch(plain):
        return _council(int(match[1]), match[2], match[3], remarks)
    if (match := _SC_BY_YEAR.fullmatch(plain)) and council_year(int(match[2])) == int(match[1]):
        read = _council(int(match[2]), match[1], match[3], remarks)
        return replace(read, corrected=f"written {plain}, with year and number the other way round")
    if match := _GA.fullmatch(plain):
        return _assembly(
            match[1] or "RES", (match[2] or "") + str(int(match[3])), int(match[4]), match[5], match[6], remarks
        )
    if match := _GA_OLD.fullmatch(plain):
        return _assembly_old(int(match[1]), match[2] or match[4], match[3], match[5], remarks)
    if _GA_BARE.fullmatch(plain):
        raise NoSymbolError(
            "the session is missing, as in A/RES/2200 A (XXI): the Assembly's numbers tell nothing without it"
        )
    if match := _PRESS.fullmatch(plain):
        text = f"{match[1]}/{int(match[2])}{_printed(match[3])}"
        return _tailed(Symbol(text, "press release", match[1], number=int(match[2]), remarks=remarks))
    return _other(plain, remarks)


def _council(number: int, printed: str | None, tails: str, remarks: tuple[str, ...]) -> Symbol:
    if number == 0:
        raise NoSymbolError("the Council's resolutions are numbered from 1")
    year = council_year(number)
    stated = int(printed) if printed else None
    corrected = ""
    if year is None and stated is not None and stated <= last_year_known():
        raise NoSymbolError(
            f"the Council adopted no resolution {number} up to {stated}: the number or the year is wrong"
        )
    if year and stated and stated != year:
        if abs(stated - year) > 1:
            raise NoSymbolError(f"resolution {number} is of {year}, not of {stated}: the number or the year is wrong")
        corrected = f"printed with the year {stated}; the Council adopted its resolution {number} in {year}"
    year = year or stated
    text = f"S/RES/{number} ({year})" if year else f"S/RES/{number}"
    text += _printed(tails)
    return _tailed(Symbol(text, "resolution", "S", "", number, "", year, remarks=remarks, corrected=corrected))


def _assembly(
    series: str, session: str, number: int, letter: str | None, tails: str, remarks: tuple[str, ...]
) -> Symbol:
    if number == 0:
        raise NoSymbolError("the Assembly's resolutions and decisions are numbered from 1")
    kind: Kind = "resolution" if series == "RES" else "decision"
    text = f"A/{series}/{session}/{number}" + (f" {letter}" if letter else "") + _printed(tails)
    return _tailed(Symbol(text, kind, "A", session, number, letter or "", remarks=remarks))


def _assembly_old(number: int, letter: str | None, session: str, tails: str, remarks: tuple[str, ...]) -> Symbol:
    if number == 0:
        raise NoSymbolError("the Assembly's resolutions are numbered from 1")
    text = f"A/RES/{number}" + (f" {letter}" if letter else "") + f" ({session})" + _printed(tails)
    return _tailed(Symbol(text, "resolution", "A", session, number, letter or "", remarks=remarks))


def _other(plain: str, remarks: tuple[str, ...]) -> Symbol:
    if not _OTHER.fullmatch(plain):
        raise NoSymbolError(_why_not(plain))
    if not re.search(r"\d", plain):
        raise NoSymbolError("a symbol has a number")
    elements = plain.split("/")
    series = next((at for at, element in enumerate(elements) if at and _SERIES.match(element)), 1)
    text = "/".join(_printed(element) for element in elements)
    # S/2004 and S/2004/Rev.1 are of the two thousand and fourth document of the Council.
    year = next(
        (int(e) for e, after in pairwise(elements[1:]) if _YEAR.fullmatch(e) and not _TAILED.match(after)), None
    )
    session = next((e for e in elements[1:3] if plain[0] == "A" and re.fullmatch(r"(?:E?S-)?\d{1,3}", e)), "")
    last = [element for element in elements if not _TAILED.match(element)][-1]
    number = re.match(r"(?:[A-Z]+\.)?0*(\d+)", last)
    return _tailed(
        Symbol(
            text,
            _kind(elements),
            "/".join(elements[:series]),
            session if session != last else "",
            int(number[1]) if number else None,
            year=year,
            remarks=remarks,
        )
    )


def _kind(elements: list[str]) -> Kind:
    words = {element.partition(".")[0] if not element[0].isdigit() else "" for element in elements[1:]}
    named: tuple[tuple[str, Kind], ...] = (
        ("RES", "resolution"), ("DEC", "decision"), ("PRST", "statement"), ("PV", "meeting record"),
        ("SR", "meeting record"), ("L", "draft"), ("CRP", "working paper"), ("WP", "working paper"),
    )  # fmt: skip
    return next((kind for word, kind in named if word in words), "document")


def _why_not(plain: str) -> str:
    if "/" not in plain:
        return (
            "not of the form of a symbol, parts parted by strokes that begin with an organ's letter, as in S/2015/996"
        )
    if plain.count("(") != plain.count(")"):
        return "a parenthesis is not closed"
    first = plain.partition("/")[0]
    if not re.fullmatch(f"{ORGANS}|{PRESS}", first):
        return f"{first} before the first stroke is no organ or series of the UN"
    return "what follows the organ is no number, session or series of UN documents"


def _printed(upper: str) -> str:
    """Return a part of a symbol in capitals as it is printed."""
    plain = re.sub(r"(?<=\.)0+(?=\d)", "", _ZEROS.sub("", upper))
    plain = re.sub(r" ?\(([^()]*)\)", lambda match: f" ({_aside(match[1])})", plain)
    return re.sub(r"(?<![A-Z])[A-Z]{3,}(?![A-Z])", lambda word: _PRINTED.get(word[0], word[0]), plain)


def _aside(upper: str) -> str:
    """Return what stands in parentheses: a session or year as it is, words with one capital and a space after them."""
    if re.fullmatch(rf"\d{{4}}|{_SESSION}", upper):
        return upper
    match = re.fullmatch(r"([A-Z]{2,})(\.?) ?([A-Z\d]*)", upper)
    if not match:
        return upper
    word, point, number = match.groups()
    if joined := re.fullmatch(r"(RESUMPTION|PART)([IVX]+)", word):
        word, number = joined.groups()
    return word.capitalize() + point + (f" {number}" if number else "")


def _tailed(symbol: Symbol) -> Symbol:
    """Return the symbol with what its last element says of another document."""
    match = _LAST.search(symbol.text)
    if match is None:
        return symbol
    tail: Tail = match[1] or match[2]  # type: ignore[assignment]
    return replace(symbol, base=symbol.text[: match.start()], tail=tail)
