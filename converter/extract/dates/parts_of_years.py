"""Parts of years in English: "the first nine months of 2010", "the third quarter of 2015", "last quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .partial import Found, iso

_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_COUNTS = {word: number for number, word in enumerate(_COUNTED, 2)}
_YEAR = r"(?P<y>(?:19|20)\d\d)(?![\d/%\w–-])"
_PART = re.compile(
    r"\b(?:[Tt]he )?(?:(?P<order>first|second|third|fourth|last|final) "
    r"(?:(?:fiscal |financial )?(?P<part>quarter|half)"
    rf"|(?P<count>{'|'.join(_COUNTS)}|\d\d?) months)(?: of (?:the year )?(?:{_YEAR}|(?P<rel>last|this) year))"
    rf"|Q(?P<q>[1-4]) (?:of )?{_YEAR.replace('<y>', '<qy>')})"
)
_LAST_QUARTER = re.compile(r"\b(?:last|(?:the )?previous) quarter\b")


def find_parts(text: str, published: date | None) -> Iterator[Found]:
    """Yield the quarters, halves and runs of months that `text` states, as first and last month."""
    if "quarter" not in text and " half" not in text and " months of " not in text and "Q" not in text:
        return
    for match in _PART.finditer(text):
        stated = match["y"] or match["qy"]
        year = int(stated) if stated else published.year - (match["rel"] == "last") if published else None
        months = _months(match)
        if year and months:
            sure = 0.9 if stated else 0.7
            yield Found(*match.span(), iso(year, months[0]), iso(year, months[1]), "date-range", sure)
    for match in _LAST_QUARTER.finditer(text) if published else ():
        assert published is not None
        ended = published.year * 4 + (published.month - 1) // 3 - 1
        year, quarter = divmod(ended, 4)
        first, last = iso(year, quarter * 3 + 1), iso(year, quarter * 3 + 3)
        yield Found(*match.span(), first, last, "date-relative", 0.6)


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the first and the last month of a part of a year; None if a year has no such part."""
    if match["count"]:
        count = _COUNTS.get(match["count"]) or int(match["count"])
        if not 1 < count < 12 or match["order"] not in ("first", "last", "final"):
            return None
        return (1, count) if match["order"] == "first" else (13 - count, 12)
    length = 6 if match["part"] == "half" else 3
    at = int(match["q"]) - 1 if match["q"] else _ORDER.get(match["order"], 12 // length - 1)
    first = at * length + 1
    return (first, first + length - 1) if first < 12 else None
