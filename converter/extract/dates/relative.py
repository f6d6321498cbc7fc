"""Dates that are told from the day of publication: yesterday, last week, on Monday, this month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .calendar_names import pattern, weekdays
from .partial import Found, iso

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_AHEAD = re.compile(
    r"\b(?:(?:will|next|due|scheduled|plan(?:s|ned)?|to be|set|upcoming|expected|ahead|coming|postponed|lasting)\b"
    r"|(?:until|till|through|by|for) $)"
)
_OPENS = re.compile(
    r"\b(?:[Ss]ince|[Ff]rom|[Ss]tarting|[Bb]eginning|[Ee]ffective|[Aa]s of)(?: (?:midnight|noon|midday),?)? $"
)
_CLOSES = re.compile(r"\b(?:[Uu]ntil|[Tt]ill|[Bb]y|[Tt]hrough) $")
_PARTS = ("day", "week", "month", "year", "onight", "omorrow")
_LEFT = 40


class RelativeDates:
    """The English words; built once."""

    def __init__(self) -> None:
        self._weekdays = weekdays("en")
        day = pattern(self._weekdays)
        self._word = re.compile(
            r"\b(?:(?P<day>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)"
            r"|(?P<step>[Ll]ast|[Pp]revious|[Tt]his|[Nn]ext|[Cc]oming) "
            r"(?:(?P<unit>week|month|year)|(?P<named>" + day + r"))"
            r"|(?P<weekend>(?:over )?(?:the|this) weekend|last weekend|next weekend)"
            r"|(?P<weekday>" + day + r"))\b"
        )  # fmt: skip
        self._range = re.compile(
            rf"\b(?:(?:[Ff]rom )?(?P<d1>{day})|(?:over )?the (?P<weekend>weekend))(?: and)?(?: lasting| continuing| "
            rf"running)?"
            rf" ?(?:to|through|until|till|–|-) ?(?P<d2>{day})\b"
        )

    def find(self, text: str, published: date) -> Iterator[Found]:
        """Yield the dates told from `published`, ranges first; they may overlap."""
        if not any(part in text for part in _PARTS):
            return
        for match in self._range.finditer(text):
            first = (
                self._weekend(text, match.start(), published)[0]
                if match["weekend"]
                else self._of(match["d1"], text, match.start(), published)
            )
            last = first + timedelta((self._weekdays[match["d2"]] - first.weekday()) % 7)
            yield Found(match.start(), match.end(), first.isoformat(), last.isoformat(), "date-weekday", 0.5)
        for match in self._word.finditer(text):
            if found := self._one(text, match, published):
                yield found

    def _one(self, text: str, match: re.Match[str], published: date) -> Found | None:
        start, end = match.span()
        if match["day"]:
            day = published + timedelta(_DAYS[match["day"].lower()])
            return _opened(text, start, end, day.isoformat(), "date-relative", 0.6)
        if match["weekend"]:
            first, last = self._weekend(text, start, published)
            return Found(start, end, first.isoformat(), last.isoformat(), "date-relative", 0.4)
        if match["unit"]:
            first_iso, last_iso = _unit(match["unit"], _STEP[match["step"].lower()], published)
            return Found(start, end, first_iso, last_iso, "date-relative", 0.5)
        name = match["named"] or match["weekday"]
        if not match["named"] and _is_name(text, start, end):
            return None
        stated = self._of(name, text, start, published, match["step"]).isoformat()
        return _opened(text, start, end, stated, "date-weekday", 0.5)

    def _of(self, name: str, text: str, start: int, published: date, step: str | None = None) -> date:
        """Return the weekday in the past week, today included, or the coming one where the words look ahead."""
        gap = (self._weekdays[name] - published.weekday()) % 7
        step = (step or "").lower()
        if step in ("next", "coming") or (not step and _AHEAD.search(text, max(0, start - _LEFT), start)):
            return published + timedelta(gap or 7)
        back = (-gap) % 7
        return published - timedelta(back or (7 if step in ("last", "previous") else 0))

    def _weekend(self, text: str, start: int, published: date) -> tuple[date, date]:
        """Return the nearest weekend: the last one on Monday to Wednesday, the coming one afterwards."""
        saturday = published + timedelta(5 - published.weekday())
        ahead = bool(_AHEAD.search(text, max(0, start - _LEFT), start))
        if text.startswith("last", start) or (published.weekday() < 3 and not ahead):
            saturday -= timedelta(7)
        return saturday, saturday + timedelta(1)


def _opened(text: str, start: int, end: int, day: str, rule: str, sure: float) -> Found:
    """Return a day, its end open after "from" and the like, its start after "until"."""
    before = text[max(0, start - 24) : start]
    return Found(
        start, end, None if _CLOSES.search(before) else day, None if _OPENS.search(before) else day, rule, sure
    )


def _unit(unit: str, step: int, published: date) -> tuple[str | None, str | None]:
    """Return the week, month or year `step` away from that of `published`."""
    if unit == "year":
        return (year := iso(published.year + step)), year
    if unit == "month":
        count = published.year * 12 + published.month - 1 + step
        return (month := iso(count // 12, count % 12 + 1)), month
    monday = published - timedelta(published.weekday()) + timedelta(7 * step)
    return monday.isoformat(), (monday + timedelta(6)).isoformat()


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a weekday stands inside a name: Black Friday, Sunday Times."""
    if re.match(r" (?:[A-Z]|prayers)", text[end : end + 3]) or re.match(r" prayers", text[end:]):
        return True
    before = text[max(0, start - 25) : start].rstrip(" ").rsplit(" ", 1)[-1]
    return bool(
        before[:1].isupper()
        and before.lower() not in ("on", "last", "next", "by", "this", "since", "until", "early", "late")
        and before[-1:] not in ",.;:"
    )
