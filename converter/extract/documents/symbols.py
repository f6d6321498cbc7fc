"""UN documents in prose: by symbol, by "resolution" and number, and agreements by name.

A symbol is brought to the form that the UN prints: capitals, no zero padding, a space before a year or session in
parentheses and before the letter of a part (`S/RES/2254 (2015)`, `A/RES/2200 A (XXI)`, `A/RES/51/46 D`).
See "United Nations Document Symbols", https://research.un.org/en/docs/symbols.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources

from ...passages import Span
from ...records import DocumentKey, Evidence, Stated
from ..blanks import plain_blanks
from .agreements import find_agreements

SECURITY_COUNCIL = "actor/united-nations-security-council"
GENERAL_ASSEMBLY = "actor/united-nations-general-assembly"

Finding = tuple[int, int, str, str, float]
"""Start, end, symbol, rule, confidence."""

# The first element of a symbol: principal organs, then series of their own.
_ORGAN = (
    "A|S|E|T|ST|DC|CD|TD|ID|DP|UNW|AT|LOS|SPLOS|CCPR|CEDAW|CERD|CRC|CAT|CMW|CRPD|CED|FCCC|HSP|UNEP|ICCD|APLC|CCW"
    "|HRI|JIU|ISBA|NPT|PBC|SAICM|OPCAT|MICT|IT"
)
_ROMAN = "[IVXLC]+"
_PART = r"(?:[ ]?\[?([A-Z](?:[-–][A-Z])?)\]?)?"

_SC = re.compile(r"S/RES/0*(\d{1,5})(?: ?\((\d{4})\))?")
_GA_SESSION = re.compile(rf"(?:A/RES|R|A/R)/(ES-|S-)?0*(\d{{1,3}})/0*(\d{{1,4}}){_PART}")
_GA_OLD = re.compile(rf"(?:A/RES|R|A/R)/0*(\d{{1,4}}){_PART} ?\(((?:S-|ES-)?{_ROMAN})\){_PART}")
_OTHER = re.compile(rf"(?:{_ORGAN})(?:/[A-Z0-9][A-Z0-9.\-]{{0,24}}(?: ?\([A-Z0-9\-. ]{{1,24}}\))?){{1,7}}")
_ZEROS = re.compile(r"(?<![\dA-Z])0+(?=\d)")
_TAIL = re.compile(r"^(CORR|ADD|REV|SUMMARY|EXCERPT|AMEND)(?=\.?\d|$)")
_YEAR_IN = re.compile(r"\((\d{4})\)$|^S/((?:19|20)\d{2})/")


@cache
def _last_numbers() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years, and the number of the Council's last resolution in each."""
    with resources.files(__package__).joinpath("sc_resolution_years.csv").open(encoding="utf-8") as file:
        rows = [(int(row["year"]), int(row["last_number"])) for row in csv.DictReader(file)]
    return tuple(year for year, _ in rows), tuple(last for _, last in rows)


def council_year(number: int) -> int | None:
    """Return the year in which the Security Council adopted resolution `number`; None if the table ends before it.

    The Council numbers its resolutions in one row since 1946, so the year follows from the number.
    """
    years, last = _last_numbers()
    at = bisect_left(last, number)
    return years[at] if number > 0 and at < len(years) else None


def normalise_symbol(text: str) -> str | None:
    """Return a UN document symbol as the UN prints it; None if `text` is no symbol.

    `R/73/88`, as voting data writes it, is `A/RES/73/88`. A Council resolution without its year is given it
    where the number tells it.
    """
    if len(text) > 200:
        return None
    plain = " ".join(text.split()).upper().replace(" /", "/").replace("/ ", "/")
    plain = plain.removeprefix("UN DOC. ").removeprefix("UN DOC ")
    if match := _SC.fullmatch(plain):
        return _council(int(match[1]), match[2])
    if match := _GA_SESSION.fullmatch(plain):
        return f"A/RES/{match[1] or ''}{int(match[2])}/{int(match[3])}" + _part(match[4])
    if match := _GA_OLD.fullmatch(plain):
        return f"A/RES/{int(match[1])}{_part(match[2] or match[4])} ({match[3]})"
    if _OTHER.fullmatch(plain) and re.search(r"\d", plain):
        return "/".join(_element(element) for element in plain.split("/"))
    return None


def _part(letter: str | None) -> str:
    return f" {letter.replace('–', '-')}" if letter else ""


def _council(number: int, year: str | None) -> str | None:
    if number == 0:
        return None
    known = year or council_year(number)
    return f"S/RES/{number} ({known})" if known else f"S/RES/{number}"


def _element(element: str) -> str:
    plain = _ZEROS.sub("", element)
    plain = re.sub(r"(?<=\.)0+(?=\d)", "", plain)
    plain = re.sub(r" ?\(", " (", plain)
    return _TAIL.sub(lambda match: match[1].capitalize(), plain).replace("RESUMPTION", "Resumption")


def is_resolution(symbol: str) -> bool:
    """Return whether a normalised symbol is that of a resolution."""
    return "/RES/" in symbol


def organ_of(symbol: str) -> str | None:
    """Return the authority key of the organ that a symbol's document is adopted by or submitted to.

    Only of the Security Council and the General Assembly themselves, not of their committees and other bodies.
    """
    if re.match(r"S/(?:RES/|PV\.|PRST/|INF/|AGENDA/|\d)", symbol):
        return SECURITY_COUNCIL
    if re.match(r"A/(?:RES/|DEC/|PV\.|INF/|ES-|S-|\d)", symbol):
        return GENERAL_ASSEMBLY
    return None


def year_of(symbol: str) -> str | None:
    """Return the year that a normalised symbol states, as four digits; None if it states none."""
    match = _YEAR_IN.search(symbol)
    return (match[1] or match[2]) if match else None


# -- in prose ---------------------------------------------------------------------------------------------------

_HINT = re.compile(r"[A-Z]/[A-Z\d]|[Rr]es(?:olution|\.)|RES|决议|決議|號|号")
_SYMBOL = re.compile(
    rf"(?<![\w/])(?:{_ORGAN})/(?=[A-Z\d])[A-Za-z0-9./\-]{{1,60}}(?: ?\[?[A-Z]\]?(?![\w'’]))?"
    r"(?: ?\((?:\d{4}|(?:S-|ES-)?[IVXLC]+|Resumption \d)\))?"
)
_NUMBER = (
    r"(?:\d{1,2}/\d{1,4}(?:(?: )?[A-Z](?![\w'’]))?|(?:ES-|S-)\d{1,2}/\d{1,3}"
    r"|\d{1,4}(?:(?: [A-Z])? ?\((?:S-|ES-)?(?:[IVXLC]+|\d{4})\))?)(?![\w/,.]?\d)"
)
_RESOLUTIONS = re.compile(
    r"(?P<body>(?:(?:UN |U\.N\. |United Nations )?(?:Security Council|General Assembly)|UNSC|UNSCR|UNGA|SC|GA|UN"
    r"|U\.N\.)"
    r"(?:['’]s)? )?(?P<word>[Rr]esolutions?|RESOLUTIONS?|[Rr]es\.)(?: [Nn](?:o|os|umber|umbers)\.?)? ?"
    rf"(?P<list>{_NUMBER}(?:(?:, (?:and )?| and | or | & ){_NUMBER}){{0,12}})"
)
_ONE = re.compile(_NUMBER)
_ZH = re.compile(
    r"(?P<body>(?:联合国|聯合國)?(?:安全理事会|安全理事會|安理会|安理會|联合国大会|聯合國大會|联大|聯大|大会|大會))?(?:通过|通過)?(?:了)?(?:的)?"
    r"(?:第 ?(?P<a>\d{1,4}(?:/\d{1,4}(?: ?[A-Z])?)?(?: ?[（(]\d{4}[)）])?) ?[号號](?:决议|決議)"
    r"|(?:决议|決議)第? ?(?P<b>\d{1,4}(?:/\d{1,4}(?: ?[A-Z])?)?(?: ?[（(]\d{4}[)）])?) ?[号號]?)"
)
_NUMBER_PARTS = re.compile(
    r"(?P<session>(?:ES-|S-)?\d{1,2})/(?P<item>\d{1,4})(?: ?(?P<part>[A-Z]))?$"
    r"|(?P<number>\d{1,4})(?: (?P<oldpart>[A-Z]))?(?: ?\((?P<paren>[^)]+)\))?$"
)
_COUNCIL_WORDS = re.compile(r"Security Council|UNSC|\bSC\b|安理|安全理事")
_ASSEMBLY_WORDS = re.compile(r"General Assembly|UNGA|\bGA\b|大会|大會|联大|聯大")
_NEAR = 600  # characters on either side in which the organ of a bare number may be named
_UN_WORDS = re.compile(r"\bUN\b|U\.N\.|United Nations|联合国|聯合國")
_PARLIAMENT = re.compile(r"\b(?:House|Senate|Congress|Parliament|parliamentary|joint|concurrent|H\.|S\.) $")


def find_documents(text: str, *, language: str = "en") -> tuple[Stated[DocumentKey], ...]:
    """Return the documents that `text` names, in its order, spans in `text`, none overlapping another.

    UN documents have a normalised symbol; treaties and other agreements only a title, and lower confidence.
    """
    plain = plain_blanks(text)
    found = list(_find_symbols(plain, language)) if _HINT.search(plain) else []
    taken = _marked(text, found)
    found += [
        (start, end, "", "document-title", 0.7)
        for start, end in find_agreements(plain)
        if taken.find(1, start, end) < 0
    ]
    stated = []
    for start, end, symbol, rule, confidence in sorted(found):
        span = Span(start, end, text[start:end])
        key = DocumentKey(symbol) if symbol else DocumentKey("", plain[start:end])
        stated.append(Stated(key, Evidence(rule, confidence, span)))
    return tuple(stated)


def _find_symbols(text: str, language: str) -> Iterator[Finding]:
    found: list[Finding] = []
    for match in _SYMBOL.finditer(text):
        end = match.start() + len(match.group().rstrip(".-/"))
        symbol = normalise_symbol(text[match.start() : end])
        if symbol and re.search(r"\d", symbol):
            found.append((match.start(), end, symbol, "document-symbol", 1.0))
    readers: list[Callable[[str], Iterator[Finding]]] = [_find_resolutions]
    if language.startswith("zh"):
        readers.append(_find_chinese)
    taken = _marked(text, found)
    for reader in readers:
        for finding in reader(text):
            if taken.find(1, finding[0], finding[1]) < 0:
                taken[finding[0] : finding[1]] = b"\1" * (finding[1] - finding[0])
                found.append(finding)
    return iter(sorted(found))


def _marked(text: str, found: list[Finding]) -> bytearray:
    """Return a mark for each character of `text` that one of `found` covers."""
    taken = bytearray(len(text))
    for start, end, *_ in found:
        taken[start:end] = b"\1" * (end - start)
    return taken


def _find_resolutions(text: str) -> Iterator[Finding]:
    for match in _RESOLUTIONS.finditer(text):
        if not match["body"] and _PARLIAMENT.search(text, max(0, match.start() - 20), match.start()):
            continue
        first = True
        for number in _ONE.finditer(text, match.start("list"), match.end("list")):
            symbol, confidence = _symbol_of(number.group(), match["body"] or "", _around(text, match))
            if symbol:
                yield (
                    (match.start() if first else number.start()),
                    number.end(),
                    symbol,
                    "document-resolution",
                    confidence,
                )
                first = False


def _find_chinese(text: str) -> Iterator[Finding]:
    for match in _ZH.finditer(text):
        number = (match["a"] or match["b"]).replace("（", "(").replace("）", ")")
        symbol, confidence = _symbol_of(number, match["body"] or "", _around(text, match))
        if symbol:
            yield match.start(), match.end(), symbol, "document-resolution", confidence


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.end() + _NEAR]


def _symbol_of(number: str, body: str, text: str) -> tuple[str | None, float]:
    """Return the symbol of a resolution's number, and how sure it is; `body` is the organ named before it, if any."""
    parts = _NUMBER_PARTS.match(number)
    if not parts:
        return None, 0.0
    if parts["session"]:
        letter = f" {parts['part']}" if parts["part"] else ""
        sure = 0.98 if _ASSEMBLY_WORDS.search(body) else 0.9
        return normalise_symbol(f"A/RES/{parts['session']}/{parts['item']}{letter}"), sure
    paren = parts["paren"]
    if paren and not paren.isdigit():
        letter = f" {parts['oldpart']}" if parts["oldpart"] else ""
        return normalise_symbol(f"A/RES/{parts['number']}{letter} ({paren})"), 0.95
    value = int(parts["number"])
    if _ASSEMBLY_WORDS.search(body):
        return None, 0.0  # the Assembly's numbers need a session, which a bare number does not tell
    if paren:
        return _council(value, paren), 0.98 if body else 0.95
    if _COUNCIL_WORDS.search(body):
        return _council(value, None), 0.95
    named = bool(_COUNCIL_WORDS.search(text)) or (bool(body) and not _ASSEMBLY_WORDS.search(text))
    if named or (value >= 600 and not _ASSEMBLY_WORDS.search(text)):
        # A bare number is the Council's only where the text speaks of it, or the number is too high for other bodies.
        sure = 0.85 if named or _UN_WORDS.search(text) else 0.6
        return (_council(value, None), sure) if council_year(value) or named else (None, 0.0)
    return None, 0.0
