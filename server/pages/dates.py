"""Dates as stated (a day, a month or a year) in words."""

from __future__ import annotations

import re

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DATE = re.compile(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")


def in_words(date: str) -> str:
    """Return a day, month or year of XSD in English words, what is none as it stands."""
    parts = _parts(date)
    return " ".join(part for part in (parts[2], parts[1], parts[0]) if part) if parts else date


def period_in_words(start: str | None, end: str | None) -> str:
    """Return a period in words, no longer than needed; empty if neither end is known."""
    if start and end and start != end:
        first, last = _parts(start), _parts(end)
        if first and last and first[0] == last[0]:
            if first[1] == last[1] and first[2] and last[2]:
                return f"{first[2]}–{last[2]} {last[1]} {last[0]}"
            if first[1] and last[1]:
                begin = " ".join(part for part in (first[2], first[1]) if part)
                return f"{begin} – {in_words(end)}"
        return f"{in_words(start)} – {in_words(end)}"
    if start and end:
        return in_words(start)
    if start:
        return f"from {in_words(start)}"
    return f"until {in_words(end)}" if end else ""


def _parts(date: str) -> tuple[str, str, str] | None:
    match = _DATE.fullmatch(date)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return None
    return match[1], _MONTHS[int(match[2]) - 1] if match[2] else "", match[3].lstrip("0") if match[3] else ""
