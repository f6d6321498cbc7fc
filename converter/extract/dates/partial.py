"""Dates as precise as a text states them, and the year that a text leaves out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from ...frozen import frozen

# How far past its publication a text may place a date without saying that it lies ahead.
_AHEAD = timedelta(days=60)


@frozen
class Found:
    """A period read at `start` to `end` of a text; both bounds None where the words only look like a date."""

    start: int
    end: int
    first: str | None
    last: str | None
    rule: str
    confidence: float


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return an ISO 8601 date, month or year; None where the calendar has no such day."""
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def day_of(text: str) -> date | None:
    """Return the day that an ISO date states, or None (it states a month, a year, or nothing)."""
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def bounds(stated: str) -> tuple[date, date] | None:
    """Return the first and last day of an ISO date, month or year."""
    try:
        year, month, day = (*(int(part) for part in stated.split("-")), 0, 0)[:3]
        if day:
            return (one := date(year, month, day)), one
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def infer_year(
    month: int, day: int | None, published: date | None, *, ahead: bool = False, past: bool = False
) -> int | None:
    """Return the year of a day or month that is stated without one, from the day of publication.

    The latest that lies at most a few weeks past it; with `ahead` (the text speaks of the future) the first
    that does not lie before it, with `past` the latest that lies before it.
    """
    if published is None:
        return None
    years = range(published.year + 4, published.year - 5, -1)  # four years each way hold a 29 February
    days = [(year, limits) for year in years if (stated := iso(year, month, day)) and (limits := bounds(stated))]
    if ahead:
        return min((year for year, (_, last) in days if last >= published), default=None)
    limit = published if past else published + _AHEAD
    if past:
        return max((year for year, (_, last) in days if last < published), default=None)
    return max((year for year, (first, _) in days if first <= limit), default=None)


def full_year(short: str) -> int:
    """Return the year that two digits after an apostrophe mean: 1950 to 2049."""
    number = int(short)
    return number + (2000 if number < 50 else 1900)
