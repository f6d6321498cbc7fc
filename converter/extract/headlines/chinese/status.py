"""Whether a Chinese headline says that something is planned, or only claimed and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....passages import Span
from ....records import Evidence, Name, Period, Stated
from ...dates.partial import bounds, day_of
from ..names.found import FoundName

# 将 before a noun only moves the object to the front; before these it looks ahead.
_PLANNED = re.compile(
    r"(?<![即就麻大中上少主])将(?="
    r"[于在会要从与和同对向赴派自]|举[行办]|开始|进行|继续|访问)"
    r"|(?:计划|拟|预[定计]|定于)(?![的中书案署])"
)
_CLAIMED = re.compile(r"宣称|声称")
_ACCORDING = re.compile(r"(?:^|[,。;])(?:根)?据")
_TOLD = re.compile(r"[^,。;]{0,6}?(?:称|报[道导告]|消息|表示|指出?|透露)")
_SAYS = re.compile(r"(?:称(?![为呼])|表示|说|指出?(?!控))")
# What a speaker reports as having happened, rather than does by saying it.
_OBSERVED = frozenset({"assault", "agree", "disaster", "accident", "coerce", "crime", "death", "retreat"})
_HEARSAY = re.compile(r"据(?:[称报信]|报[道导])|[疑怀](?:似|疑)?(?:是|为|由|遭|被)")
_MAYBE = re.compile(r"可能(?!性)|或[许将会]|预料|预计|有望|恐(?=[将会])")
_CLAUSE = re.compile(r"[,。;!?:]")
_STOP = re.compile(r"[。!?]")
_NEAR = 24  # characters between the word that looks ahead and what is planned


def chinese_status(
    text: str,
    folded: str,
    names: Sequence[FoundName],
    code: str,
    trigger: tuple[int, int] | None,
    period: Stated[Period] | None,
    published: str,
) -> tuple[Stated[str] | None, Stated[Name] | None]:
    """Return the status of what `trigger` tells, None if it simply happened, and who asserts what is claimed."""
    if trigger is None or _STOP.search(folded, 0, trigger[0]):
        return None, None
    first = max((match.end() for match in _CLAUSE.finditer(folded, 0, trigger[0])), default=0)
    for match in _PLANNED.finditer(folded, max(first, trigger[0] - _NEAR), _end(folded, trigger[1])):
        # "The announcement will …": what follows an announcement is what it announces, not when it is made.
        if match.end() <= trigger[0] or (match.start() == trigger[1] and code != "announce"):
            return _status("planned", match.start(), match.end(), text, "status-zh-ahead", 0.7), None
    if period and (span := period.evidence.span) and _lies_ahead(period.value, published):
        return Stated("planned", Evidence("status-zh-date-ahead", 0.7, span)), None
    if hedged := _MAYBE.search(folded, max(first, trigger[0] - _NEAR), trigger[0]):
        return _status("planned", hedged.start(), hedged.end(), text, "status-zh-may", 0.5), None
    return _claimed(text, folded, names, code, trigger[0], first)


def _claimed(
    text: str, folded: str, names: Sequence[FoundName], code: str, at: int, first: int
) -> tuple[Stated[str] | None, Stated[Name] | None]:
    """Return whether what stands at `at`, in the clause from `first` on, is only what somebody says, and who."""
    for match in _CLAIMED.finditer(folded, 0, at):
        speaker = next((found for found in names if found.end == match.start() and found.name.sort == "actor"), None)
        if speaker and not re.search("[。;]", folded[match.end() : at]):
            return _claim(text, match.start(), match.end(), speaker)
    for match in _ACCORDING.finditer(folded, 0, at):
        speaker = next((found for found in names if found.start == match.end() and found.name.sort == "actor"), None)
        told = speaker and _TOLD.match(folded, speaker.end)
        if speaker and told:
            return _claim(text, speaker.end, told.end(), speaker)
    speakers = {found.end: found for found in names if found.name.sort == "actor" and found.end < at}
    for end in sorted(speakers) if code in _OBSERVED else ():
        says = _SAYS.match(folded, end)
        if says and not re.search("[。;]", folded[says.end() : at]):
            return _claim(text, says.start(), says.end(), speakers[end])
    if hearsay := _HEARSAY.search(folded, first, at):
        return _status("claimed", hearsay.start(), hearsay.end(), text, "status-zh-hearsay", 0.5), None
    return None, None


def _end(folded: str, start: int) -> int:
    stop = _CLAUSE.search(folded, start)
    return stop.start() if stop else len(folded)


def _lies_ahead(period: Period, published: str) -> bool:
    page = day_of(published)
    limits = bounds(period.start) if period.start else None
    return bool(page and limits and limits[0] > page)


def _status(code: str, start: int, end: int, text: str, rule: str, sure: float) -> Stated[str]:
    return Stated(code, Evidence(rule, sure, Span(start, end, text[start:end])))


def _claim(text: str, start: int, end: int, speaker: FoundName) -> tuple[Stated[str], Stated[Name]]:
    said_by = Span(speaker.start, speaker.end, text[speaker.start : speaker.end])
    return (
        _status("claimed", start, end, text, "status-zh-claims", 0.7),
        Stated(speaker.name, Evidence("status-zh-claims", 0.7, said_by)),
    )
