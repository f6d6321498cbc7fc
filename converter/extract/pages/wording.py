"""Wording for what a page only implies: labels of events that it does not title, and dates in plain English."""

from __future__ import annotations

import re
from dataclasses import replace

from ...passages import Passage
from ...records import Evidence, Period, Stated
from ..dates.periods import find_periods
from .page_words import MONTHS


def say_date(date: str) -> str:
    """Return an ISO 8601 date, month or year in English: `2017-02-23` becomes `23 February 2017`."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def say_period(period: Period) -> str:
    """Return a period in English: `23 February to 3 March 2017`, `from 10 July 2017`, `until May 2017`."""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"from {say_date(start)}" if start else f"until {say_date(end)}" if end else ""
    if start == end:
        return say_date(start)
    first, last = say_date(start).split(" "), say_date(end).split(" ")
    if len(first) == len(last):
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    return f"{' '.join(first)} to {' '.join(last)}"


def key_date(period: Period | None) -> str:
    """Return a period as an event's key states it: the start, or start and end."""
    if period is None:
        return ""
    start, end = period.start or "", period.end or ""
    return start if not end or start == end else f"{start}/{end}"


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def without_article(text: str) -> str:
    """Return a noun phrase without the article it begins with."""
    return re.sub(r"^(?:an?|the)\s+", "", text.strip(), flags=re.I)


def moved(evidence: Evidence, passage: Passage) -> Evidence:
    """Return evidence that counted in a passage's text as evidence that counts in the document."""
    span = evidence.span
    return replace(evidence, span=passage.span(span.start, span.end) if span else passage.whole)


def periods(passage: Passage, language: str = "en") -> tuple[tuple[int, int, Stated[Period]], ...]:
    """Return the periods that a passage states, each with where it stands in the passage's text, in reading order."""
    found: list[tuple[int, int, Stated[Period]]] = []
    for stated in find_periods(passage.text, language=language):
        span = stated.evidence.span
        start, end = (span.start, span.end) if span else (0, len(passage.text))
        found.append((start, end, Stated(stated.value, moved(stated.evidence, passage))))
    return tuple(sorted(found, key=lambda item: (item[0], item[1])))
