"""Chinese headlines: names that the authority knows, and simple roles. Precision before recall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ...passages import Span
from ...records import DocumentKey, Evidence, Figure, Name, Participation, Period, Reading, Stated
from .chinese_periods import main_period
from .chinese_status import chinese_status
from .chinese_types import read_type_chinese
from .lexicon import chinese_words
from .names import FoundName

if TYPE_CHECKING:
    from ...authority import Authority, Match

_AT = ("在", "于", "於", "位于", "位於", "抵达", "抵達", "前往", "飞往", "訪問", "访问", "赴")
_TO = ("向", "对", "對", "针对", "針對", "将", "將", "把", "给", "給", "遭")
_DOTS = ("·", "•", "‧", "-", "－")
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
_CLAUSE = re.compile(r"[，。；！？]")


def chinese_names(text: str, authority: Authority) -> tuple[FoundName, ...]:
    """Return the actors and places that the authority knows in a Chinese text, in its order.

    A body whose name begins with its country is found whole ("法国宪法委员会"); `first` and `last` are characters.
    """
    found: list[FoundName] = []
    for match in authority.find(text, "zh"):
        name = _body(text, match) or _name(text, match, found)
        if name:
            end = match.start + len(name.text)
            found.append(FoundName(authority.identify(name), match.start, end, match.start, end, "name-authority", 0.8))
    return tuple(found)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,6}}?(?P<end>{'|'.join(sorted(chinese_words().bodies, key=len, reverse=True))})"
    )


def _body(text: str, match: Match) -> Name | None:
    if not any(entity.kind == "state" for entity in match.entities):
        return None
    rest = _bodies().match(text, match.end)
    if rest is None or re.search("[对對向与與和在于於的为為两兩]", rest.group()):
        return None
    return Name(match.text + rest.group(), "actor", chinese_words().bodies[rest["end"]], "zh")


def _name(text: str, match: Match, before: Sequence[FoundName]) -> Name | None:
    actors = [entity for entity in match.entities if entity.sort == "actor"]
    places = [entity for entity in match.entities if entity.sort == "place"]
    lead = text[: match.start]
    after = text[match.end :]
    if (not actors and not places) or lead.endswith(_DOTS) or after.startswith(_DOTS):
        return None
    words = chinese_words()
    inside = after.startswith(words.inside)
    if not inside and after.startswith(words.describing):
        return None
    chained = bool(before) and before[-1].name.sort == "place" and before[-1].end == match.start
    located = lead.endswith(_AT) or inside or chained or _followed_by_place(after)
    if lead.endswith(("北", "南")) and any(actor.kind == "state" for actor in actors):
        return None
    if places and (located or not actors):
        return Name(match.text, "place", places[0].kind, "zh")
    if not actors:
        return None
    return Name(match.text, "actor", actors[0].kind, "zh")


def _followed_by_place(after: str) -> bool:
    return bool(re.match(r"\w{1,6}?(?:省|市|州|县|縣|区|區|岛|島|海域|机场|機場)", after))


def read_chinese(
    text: str,
    authority: Authority,
    periods: Sequence[Stated[Period]],
    figures: tuple[Stated[Figure], ...],
    documents: tuple[Stated[DocumentKey], ...],
    published: str = "",
) -> Reading:
    """Return the reading of a Chinese headline, of a page of the day `published`."""
    names = chinese_names(text, authority)
    read = read_type_chinese(_unnamed(text, names))
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


def _unnamed(text: str, names: Sequence[FoundName]) -> str:
    """Return a text of the same length without its names, whose characters are no words (聯合國 is no 聯合)."""
    for found in names:
        text = text[: found.start] + "□" * (found.end - found.start) + text[found.end :]
    return text


def _role(text: str, found: FoundName, code: str, at: int, previous: tuple[FoundName, str] | None) -> tuple[str, str]:
    lead = text[: found.start]
    if lead.endswith("由") and text[found.end :].startswith(_DRAFTING):
        return "sponsor", "role-zh-drafted-by"
    if lead.endswith(_BY):
        return "agent", "role-zh-by"
    if lead.endswith(_TO):
        return "target", "role-zh-toward"
    if previous and text[previous[0].end : found.start] in _WITH:
        return previous[1], "role-zh-series"
    if code in _MUTUAL and (lead.endswith(_WITH) or text[found.end :].startswith(_WITH)):
        return _MUTUAL[code], "role-zh-with"
    if found.end <= at and not _CLAUSE.search(text, found.end, at):
        return _MUTUAL.get(code, "agent"), "role-zh-subject"
    if found.start >= at and not _CLAUSE.search(text, at, found.start):
        return _MUTUAL.get(code, "target"), "role-zh-object"
    return "other", "role-zh-mentioned"
