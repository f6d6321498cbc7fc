"""Chinese headlines: who is named in which role, where, when, and what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...passages import Span
from ...records import DocumentKey, Evidence, Figure, Name, Participation, Period, Reading, Stated
from .chinese_names import ACTING, FROM_HANDS, chinese_names
from .chinese_periods import main_period
from .chinese_status import chinese_status
from .chinese_types import read_type_chinese
from .found import FoundName

if TYPE_CHECKING:
    from ...authority import Authority, Match

_TO = ("向", "对", "對", "针对", "針對", "将", "將", "把", "给", "給", "遭")
_WITH = ("与", "與", "和", "同", "跟", "及", "以及", "、")
_DRAFTING = ("提出", "提交", "起草", "草拟", "草擬")
_BY = ("被", "遭", "由")
_MUTUAL = {
    "consult": "party",
    "agree": "signatory",
    "cooperate": "participant",
    "sport": "participant",
    "election": "participant",
}
_FROM = ("从", "從", "自")
_HAPPENS = frozenset({"accident", "disaster", "death"})
_PASSIVE = re.compile(r"被(?!指|控|[认認]|[称稱])|遭|受到|[获獲]得?[释釋]")
_CLAUSE = re.compile(r"[，。；！？]")


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
        role, rule = _role(text, found, code, at, previous)
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


def _acts(text: str, end: int, at: int) -> bool:
    """Return whether a country, before the word at `at`, does that itself: what follows its name is no noun."""
    return at - end <= 2 or bool(ACTING.match(text, end)) or read_type_chinese(text[end : end + 2]) is not None


def _role(text: str, found: FoundName, code: str, at: int, previous: tuple[FoundName, str] | None) -> tuple[str, str]:
    lead = text[: found.start]
    if lead.endswith("由") and text[found.end :].startswith(_DRAFTING):
        return "sponsor", "role-zh-drafted-by"
    if lead.endswith(_FROM) and FROM_HANDS.match(text, found.end):
        return "target", "role-zh-from"
    if lead.endswith(_BY):
        return "agent", "role-zh-by"
    if code == "sanction" and lead.endswith(_WITH):
        return "target", "role-zh-toward"
    if lead.endswith(_TO):
        return "target", "role-zh-toward"
    if previous and text[previous[0].end : found.start] in _WITH:
        return previous[1], "role-zh-series"
    if code in _MUTUAL and (lead.endswith(_WITH) or text[found.end :].startswith(_WITH)):
        return _MUTUAL[code], "role-zh-with"
    if found.end <= at and not _CLAUSE.search(text, found.end, at):
        if code in _HAPPENS:
            return "other", "role-zh-mentioned"
        if code not in _MUTUAL and _PASSIVE.search(text, found.end, at):
            return "target", "role-zh-passive"
        if found.name.kind == "state" and not _acts(text, found.end, at):
            return "other", "role-zh-mentioned"
        return _MUTUAL.get(code, "agent"), "role-zh-subject"
    if found.start >= at and not _CLAUSE.search(text, at, found.start):
        return _MUTUAL.get(code, "target"), "role-zh-object"
    return "other", "role-zh-mentioned"
