"""Dates as a table writes them: by formats such as `d MMMM yyyy`, with the names of months in a language.

The letters are those of CLDR (https://unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table): `d`, `M` and
`y`. A format that names one of them twice is that of a period: `d-d MMMM yyyy` reads "7-9 January 1980". Years of two
digits (`yy`) are those of the hundred years that begin with one that the mapping names.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from ...extract.dates.calendar_names import months
from ...frozen import frozen
from ...records import Period

ISO = ("yyyy-MM-dd", "yyyy-MM", "yyyy")
"""The formats of dates where a mapping names none."""

_TOKEN = re.compile(r"d{1,2}|M{1,4}|y{4}|y{2}|\s+|[-–—]|.", re.DOTALL)
_PARTS = {"y": "[0-9]{4}", "M": "[0-9]{1,2}", "d": "[0-9]{1,2}", "L": r"[^\W\d_]+\.?"}


@frozen
class Format:
    """A format of dates, as a pattern whose groups are `y1`, `M1`, `d1`, and `y2` … for the second of a kind."""

    written: str
    pattern: re.Pattern[str]
    years_from: int = 0


@lru_cache
def compiled(written: str, years_from: int = 0) -> Format:
    """Return a format as a pattern; `years_from` is the first of the years that two digits can mean.

    Raises `ValueError`, with what is wrong, when it is no format of dates."""
    seen = {"y": 0, "M": 0, "d": 0}
    pattern = ""
    for token in _TOKEN.findall(written):
        letter = token[0]
        if letter in seen:
            seen[letter] += 1
            pattern += f"(?P<{letter}{seen[letter]}>{_part(token)})"
        elif token.isspace():
            pattern += r"\s+"
        elif token in "-–—":
            pattern += r"\s*[-–—]\s*"
        elif token.isalpha():
            raise ValueError(f"{written!r} holds {token!r}; use d, M and y, as in d MMMM yyyy")
        else:
            pattern += re.escape(token)
    if not seen["y"] or (seen["d"] and not seen["M"]) or max(seen.values()) > 2:
        raise ValueError(f"{written!r} lacks a year or a month, or names something three times; write d MMMM yyyy")
    if "yy" in written and "yyyy" not in written and not years_from:
        raise ValueError(f"{written!r} has years of two digits; say which they are: years_from = 1946")
    return Format(written, re.compile(pattern), years_from)


def _part(token: str) -> str:
    if token == "yy":
        return "[0-9]{2}"
    return _PARTS["L" if len(token) > 2 and token[0] == "M" else token[0]]


def read_period(text: str, formats: tuple[Format, ...], language: str) -> Period:
    """Return the day, month, year or period that a text states in one of the formats.

    Raises `ValueError`, with the reason, when it is in none of them, or there is no such day.
    """
    for form in formats:
        if match := form.pattern.fullmatch(text):
            return _period(text, _whole_years(match.groupdict(), form.years_from), language)
    raise ValueError(f"{text[:100]!r} is no date of the form {' or '.join(form.written for form in formats)}")


def _whole_years(found: dict[str, str], years_from: int) -> dict[str, str]:
    """Return the parts of a date with years of two digits written out."""
    return {
        key: str(years_from + (int(part) - years_from) % 100) if key[0] == "y" and len(part) == 2 else part
        for key, part in found.items()
    }


def _period(text: str, found: dict[str, str], language: str) -> Period:
    start = _iso(text, (found.get("y1"), found.get("M1"), found.get("d1")), language)
    if not any(key.endswith("2") for key in found):
        return Period(start, start)
    second = (found.get(f"{letter}2") or found.get(f"{letter}1") for letter in "yMd")
    end = _iso(text, tuple(second), language)
    if end < start:
        raise ValueError(f"{text!r} ends before it begins")
    return Period(start, end)


def _iso(text: str, stated: tuple[str | None, ...], language: str) -> str:
    year, month, day = stated
    parts = [str(year)]
    if month:
        parts.append(f"{_month(month, language):02}")
    if day:
        parts.append(f"{int(day):02}")
    try:
        date(int(parts[0]), *(int(part) for part in (*parts[1:], "1", "1")[:2]))
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar ({error})") from None
    return "-".join(parts)


def _month(month: str, language: str) -> int:
    if month.isdecimal():
        return int(month)
    number = _months(language).get(month.rstrip(".").casefold())
    if number is None:
        raise ValueError(f"{month!r} is no month in the language {language!r}")
    return number


@cache
def _months(language: str) -> dict[str, int]:
    return {name.casefold(): number for name, number in months(language).items()}
