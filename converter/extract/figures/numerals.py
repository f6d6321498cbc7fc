"""Numerals in prose: digits with separators and scales, English number words, Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ...frozen import frozen

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: number for number, word in enumerate(_ONES)}
TENS = {word: number * 10 for number, word in enumerate(_TENS, 2)}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, also with a capital; one initial is tried once, which is fast."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rest.setdefault(word[0], []).append(word[1:])
    return "|".join(f"[{initial.upper()}{initial}](?:{'|'.join(ends)})" for initial, ends in rest.items())


_WORD = _any_of({*UNITS, *TENS} - {"zero"})
_SCALE = "dozen|hundred|thousand|million|billion|trillion|lakh|crore"
_WORDS = re.compile(r"[a-z]+")
_SEPARATOR = re.compile(r"[,\u00a0\u202f]")
# One numeral: digits, perhaps with a scale; or words. What stands around it decides whether it counts anything.
# None begins behind a small letter, which is asked first since most characters are behind one.
_NUMERAL = re.compile(
    r"(?<![a-z])(?:(?=\d)(?:(?<![\w.,/:])(?<![^\d][–-])(?<!^[–-])|(?<=\$NZ)|(?<=\$US)"
    r"|(?<=\$AU)|(?<=\$CA)|(?<=\$HK))"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,5}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?)(?![\d,.:/]*\d)"
    rf"(?:[ -](?P<scale>{_SCALE})s?\b|(?P<short>bn|mn|tn|[kmbMB])(?!\w))?"
    rf"|(?<!\w)(?<![A-Za-z]-)(?P<words>(?:(?:{_WORD})(?:[ -](?:{_WORD}|(?:{_SCALE})(?!s)|(?<=(?:undred|ousand"
    rf"|illion) )and(?= (?:{_WORD})\b)))"
    rf"{{0,12}}|(?:[Hh]alf )?[Aa]n? (?:{_SCALE})(?:[ -](?:{_SCALE})){{0,2}}))(?!\w))"
)
_SPELT = re.compile(rf"(?:{_WORD})|{_SCALE}")


@frozen
class Numeral:
    """A number at `start` to `end` of a text.

    `plain` when it is digits without separator, fraction or scale, `short` when its scale is a letter or two (`3bn`),
    `capital` when it is a word that begins with a capital, `fraction` when its digits have a point and no scale.
    """

    start: int
    end: int
    value: int | Decimal
    plain: bool
    short: bool = False
    capital: bool = False
    fraction: bool = False


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of English text, in its order; vague ones ("dozens") are none."""
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        written, scaling, short, words = match.group("digits", "scale", "short", "words")
        if written:
            digits = written if written.isdigit() else _SEPARATOR.sub("", written)
            scale = SCALES.get(scaling or "") or SHORT_SCALES.get((short or "").lower(), 1)
            whole = "." not in digits
            plain = whole and digits == written and scale == 1
            fraction = not whole and scale == 1
            yield Numeral(start, end, scaled(digits, scale), plain, bool(short), fraction=fraction)
        else:
            words = words.rstrip().removesuffix(" and").removesuffix("-")
            value = spelt(words)
            if value is not None:
                yield Numeral(start, start + len(words), value, False, capital=words[0].isupper())


def scaled(digits: str, scale: int) -> int | Decimal:
    """Return digits times a scale, an integer wherever it is a whole number."""
    if scale == 1 and "." not in digits:
        return int(digits)
    value = Decimal(digits) * scale
    return int(value) if value == value.to_integral_value() else value.normalize()


def spelt(text: str) -> int | None:
    """Return the number that English words spell ("two hundred and five"); None if they spell none."""
    if text[:5].lower() == "half ":
        return (spelt(text[5:]) or 0) // 2 or None
    total = current = 0
    for word in _WORDS.findall(text.lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("a", "an"):
            current += 1
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
        elif word != "and":
            return None
    return total + current or None
