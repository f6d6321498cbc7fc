"""Chinese headlines: who is named in which role, where, when, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...passages import Span
from ...records import DocumentKey, Evidence, Figure, Name, Participation, Period, Reading, Stated
from .chinese_names import chinese_names
from .chinese_periods import main_period
from .chinese_roles import role_of
from .chinese_status import chinese_status
from .chinese_types import read_type_chinese
from .found import FoundName

if TYPE_CHECKING:
    from ...authority import Authority, Match


def read_chinese(
    text: str,
    authority: Authority,
    periods: Sequence[Stated[Period]],
    figures: tuple[Stated[Figure], ...],
    documents: tuple[Stated[DocumentKey], ...],
    published: str = "",
    context: Sequence[str] = (),
) -> Reading:
    """Return the reading of a Chinese headline, of a page of the day `published` that says `context` of its subject."""
    names = chinese_names(text, authority, context)
    read = read_type_chinese(_unnamed(text, (*authority.find(text, "zh"), *names)))
    code, at = (read[0], read[2]) if read else ("", len(text))
    event_type = None
    if read:
        event_type = Stated(code, Evidence("event-type-zh", read[1], Span(read[2], read[3], text[read[2] : read[3]])))
    where = (read[2], read[3]) if read else None
    period = main_period(text, periods, where, published)
    status, asserted_by = chinese_status(text, names, code, where, period, published)
    places: dict[str, Stated[Name]] = {}
    participations: dict[tuple[str, str], Stated[Participation]] = {}
    previous: tuple[FoundName, str] | None = None
    for found in names:
        span = Span(found.start, found.end, text[found.start : found.end])
        if found.name.sort == "place":
            places.setdefault(found.name.text, Stated(found.name, Evidence(found.rule, found.confidence, span)))
            continue
        role, rule = role_of(text, found, code, at, previous)
        previous = (found, role)
        name = found.name
        identity = name.entity or name.text
        if role == "other" and any(known == identity for known, _ in participations):
            continue
        participations.setdefault((identity, role), Stated(Participation(name, role), Evidence(rule, 0.6, span)))
    return Reading(
        event_type=event_type,
        period=period,
        status=status,
        asserted_by=asserted_by,
        places=tuple(places.values()),
        participations=tuple(participations.values()),
        figures=figures,
        documents=documents,
    )


def _unnamed(text: str, names: Sequence[FoundName | Match]) -> str:
    """Return a text of the same length without its names, whose characters are no words (聯合國 is no 聯合)."""
    for found in names:
        text = text[: found.start] + "□" * (found.end - found.start) + text[found.end :]
    return text
