"""When a meeting was held, and where at each date, from one clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ...frozen import frozen
from ...passages import Passage
from ...records import Evidence, Name, Period, Stated
from . import page_words as w
from .wording import periods

_YEARLESS = re.compile(
    rf"\b(?:(?:from|on|between|since|until)\s+)?(?:the )?{w.DAY}(?: of)?(?:\s*(?:[-–—]|to|and)\s*{w.DAY})?"
    rf" {w.MONTH}(?: (?:to|and|until) {w.DAY} {w.MONTH})?(?! \d{{4}})"
)
_AND = re.compile(r"\s*(?:and|,|–|-)\s*(?:on\s+)?$")
_CLOSED = re.compile(rf"\b{w.ENDED}\b[^.;]*$")


@frozen
class When:
    """A date of a meeting and the places named for it.

    `period` is None where the text gives day and month but no year; `text` is its wording, from `start` to `end` of
    the clause.
    """

    period: Stated[Period] | None
    text: str
    start: int
    end: int
    places: tuple[Stated[Name], ...] = ()


def find_dates(clause: Passage) -> tuple[When, ...]:
    """Return the dates of a clause; consecutive days, and an opening and a closing day, are one date."""
    dated: list[When] = []
    for start, end, stated in periods(clause):
        here = When(stated, clause.text[start:end], start, end)
        if dated and (one := _one(dated[-1], here, clause)):
            dated[-1] = one
        else:
            dated.append(here)
    return tuple(dated) or tuple(
        When(None, match.group(), match.start(), match.end()) for match in _YEARLESS.finditer(clause.text)
    )


def _one(first: When, second: When, clause: Passage) -> When | None:
    """Return two dates as one, if a meeting went on from the first to the second."""
    if first.period is None or second.period is None:
        return None
    start, end = _day(first.period.value.end), _day(second.period.value.start)
    between = clause.text[first.end : second.start]
    next_day = start and end and end - start == timedelta(days=1) and _AND.fullmatch(between)
    closing = (
        start and end and start < end and first.period.value.start == first.period.value.end and _CLOSED.search(between)
    )
    if not next_day and not closing:
        return None
    evidence = Evidence(
        "date-consecutive-days" if next_day else "date-opened-closed", 0.85, clause.span(first.start, second.end)
    )
    period = Stated(Period(first.period.value.start, second.period.value.end), evidence)
    return When(period, clause.text[first.start : second.end], first.start, second.end)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None


def placed(dates: tuple[When, ...], places: tuple[Stated[Name], ...], clause: Passage) -> tuple[When, ...]:
    """Return the dates, each with the places named for it: before it, or after it where the clause begins with a date.

    A date without a place of its own has that of the one before.
    """
    where = [(p.evidence.span.start, p) for p in places if p.evidence.span]
    at = [clause.span(when.start, when.end).start for when in dates]
    if len(dates) < 2 or not where:
        return tuple(replace(when, places=places) for when in dates)
    date_first = at[0] < where[0][0]
    borders = [*at, len(clause.document) + 1] if date_first else [-1, *at]
    return tuple(_placed(dates, borders, where))


def _placed(dates: tuple[When, ...], borders: list[int], where: list[tuple[int, Stated[Name]]]) -> Iterator[When]:
    before: tuple[Stated[Name], ...] = ()
    for when, first, last in zip(dates, borders[:-1], borders[1:], strict=True):
        before = tuple(place for start, place in where if first < start < last) or before
        yield replace(when, places=before)
