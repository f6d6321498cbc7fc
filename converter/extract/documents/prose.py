"""UN documents in prose: by symbol, by "resolution" and number, and agreements by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...passages import Span
from ...records import DocumentKey, Evidence, Stated
from ..blanks import plain_blanks
from .agreements import find_agreements
from .chinese_agreements import find_chinese_agreements
from .council import council_year
from .forms import ORGANS
from .symbols import normalise_symbol

Finding = tuple[int, int, str, str, float]
"""Start, end, symbol, rule, confidence."""

_HINT = re.compile(r"/(?<=[A-Z]/)[A-Z\d]|Resolution|resolution|Res\.|res\.|RES|决议|決議|號|号")
_SYMBOL = re.compile(
    rf"(?<![\w/])(?:(?:SC|GA)/(?=\d{{4,5}}\b)|(?:{ORGANS})/(?=[A-Z\d]))[A-Za-z0-9./\-]{{1,60}}"
    r"(?: ?\[?[A-Z]\]?(?![\w'’]))?"
    r"(?: ?\((?:\d{4}|(?:S-|ES-)?[IVXLC]+|Resumption \d)\))?"
)
# New moons and comets have designations such as S/2004 S 1, and sums of soles are written S/18 million.
_OTHER_SENSE = re.compile(r" ?[A-Z]{1,2} ?\d| (?:[mb]illion|thousand)\b|[.,]\d")
_NUMBER = (
    r"(?:\d{1,2}/\d{1,4}(?:(?: )?[A-Z](?![\w'’]))?|(?:ES-|S-)\d{1,2}/\d{1,3}"
    r"|\d{1,4}(?:(?: [A-Z])? ?\((?:S-|ES-)?(?:[IVXLC]+|\d{4})\))?)(?![\w/,.]?\d)"
)
_RESOLUTIONS = re.compile(
    r"(?P<body>(?:(?:UN |U\.N\. |United Nations )?(?:Security Council|General Assembly)|UNSC|UNSCR|UNGA|SC|GA|UN"
    r"|U\.N\.)"
    r"(?:['’]s)? )?(?P<word>[Rr]esolutions?|RESOLUTIONS?|[Rr]es\.)(?: [Nn](?:o|os|umber|umbers)\.?)? ?"
    rf"(?P<list>{_NUMBER}(?:(?:, (?:and )?| and | or | & )(?!\d{{1,2}}\)){_NUMBER}){{0,12}})"
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
_PARLIAMENTS = re.compile(
    r"\b(?:House|Senate|Congress|Representatives|Parliament|lawmakers|Knesset|Republicans|Democrats)\b"
)
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
        for start, end in (find_chinese_agreements if language.startswith("zh") else find_agreements)(plain)
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
        if symbol and not _OTHER_SENSE.match(text, end):
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
        return normalise_symbol(f"S/RES/{value} ({paren})"), 0.98 if body else 0.95
    if _COUNCIL_WORDS.search(body):
        return normalise_symbol(f"S/RES/{value}"), 0.95
    named = bool(_COUNCIL_WORDS.search(text)) or (bool(body) and value >= 600 and not _ASSEMBLY_WORDS.search(text))
    if named or (value >= 600 and not _ASSEMBLY_WORDS.search(text)):
        # A bare number is the Council's only where the text speaks of it, or the number is too high for other bodies.
        council, un = bool(_COUNCIL_WORDS.search(text)), bool(_UN_WORDS.search(text))
        if not (council or un) and _PARLIAMENTS.search(text):
            return None, 0.0
        sure = 0.85 if council else 0.7 if un else 0.6
        return (normalise_symbol(f"S/RES/{value}"), sure) if council_year(value) or named else (None, 0.0)
    return None, 0.0
