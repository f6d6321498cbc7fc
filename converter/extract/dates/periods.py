"""Dates and periods in prose, as precise as stated: "From 23 February to 3 March 2017", "in 2011", "last October".

A small grammar over the names of months in Babel's tables. A date without its year is given one only from the
day the text was published, or from the one year that the text names elsewhere, at lower confidence.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from ...passages import Span
from ...records import Evidence, Period, Stated
from ..blanks import plain_blanks
from .chinese import ChineseDates
from .grammar import WrittenDates
from .partial import Found, bounds, day_of
from .parts_of_years import find_parts
from .relative import RelativeDates


def find_periods(text: str, *, language: str = "en", published: str = "") -> tuple[Stated[Period], ...]:
    """Return the periods that `text` states, in its order; their spans count in `text` and do not overlap.

    `published` is the day of publication (ISO 8601), by which relative dates and missing years are understood;
    without it those are left out. Rules: date-day, date-month, date-year, date-range, date-day-list,
    date-month-list, date-relative, date-weekday; `-inferred` is added where the year was not stated.
    """
    return tuple(
        Stated(
            Period(found.first, found.last),
            Evidence(found.rule, found.confidence, Span(found.start, found.end, text[found.start : found.end])),
        )
        for found in _disjoint(plain_blanks(text), language.lower().split("-")[0] or "en", day_of(published))
        if found.first or found.last
    )


def earliest(period: Period) -> date | None:
    """Return the first day that a period can hold; None if its start is unknown."""
    limits = bounds(period.start) if period.start else None
    return limits[0] if limits else None


def latest(period: Period) -> date | None:
    """Return the last day that a period can hold; None if its end is unknown."""
    limits = bounds(period.end) if period.end else None
    return limits[1] if limits else None


@cache
def _written(language: str) -> WrittenDates:
    return WrittenDates(language)


@cache
def _relative() -> RelativeDates:
    return RelativeDates()


@cache
def _chinese() -> ChineseDates:
    return ChineseDates()


def _disjoint(text: str, language: str, published: date | None) -> list[Found]:
    """Return what the readers find, earlier readings before later ones where two overlap, in the order of the text."""
    kept: list[Found] = []
    readings = [_chinese().find(text, published)] if language == "zh" else []
    if language == "en":
        readings.append(find_parts(text, published))
    readings.append(_written(language).find(text, published))
    if language == "en" and published:
        readings.append(_relative().find(text, published))
    taken = bytearray()
    for reading in readings:
        for found in reading:
            taken = taken or bytearray(len(text))
            if taken.find(1, found.start, found.end) < 0:
                taken[found.start : found.end] = b"\1" * (found.end - found.start)
                kept.append(found)
    return sorted(kept, key=lambda found: found.start)
