"""When the event of a Chinese headline was: only a date that the main clause of the first sentence says of its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ....passages import Span
from ....records import Evidence, Period, Stated
from ...dates.partial import bounds, day_of

_ASIDE = re.compile(r"[（(][^（()）]*[)）]|《[^《》]*》|「[^「」]*」|“[^“”]*”")
_SENTENCE = re.compile(r"[。！？；]")
_COMMA = re.compile(r"[，,：:]")
# What makes the clause that it begins tell a cause, an occasion, or what came before.
_SUBORDINATE = re.compile(
    r"^\W*(?:因|由[于於]|[鉴鑒][于於]|[继繼]|[随隨][着著]|自從?|自从|[从從](?!\d)|就|[为為]了?|[对對][于於]?|如果|若|[虽雖]然|此前|早前|先前|之前|曾)"
)
# What stands between a clause's beginning and a date that is not the event's own.
_OTHER_TIME = re.compile(
    r"(?:自[从從]?|[继繼]|曾[经經]?|此前|早前|先前|原[定订訂计計]|已[经經]?在?|距[离離]?|截至|至|到|接替|恢[复復]|[称稱]|指出?|表示|[报報](?:道|導|告)|[证證][实實]|[确確][认認]"
    r"|承[认認]|懷疑|怀疑|[认認][为為]|裁定|判[决決]|指控|[显顯]示|解[释釋])[^，,：:]*$"
)
_ANNOUNCING = re.compile(r"宣[布佈]|[计計]|[拟擬]|[预預][计計定]|定[于於]|同意|批准|[决決]定")
_OPENING = re.compile(r"^\W*(?:[当當]地[时時][间間]|北京[时時][间間])?(?:[从從]|在|[于於])?$")
_PREPOSED = re.compile(r"(?:在|[于於]|定[于於])$")
_AFTERWARDS = re.compile(r"(?:之?[后後]|以[来來]|之[时時]|[时時]|期[间間]|一事|一案|事件)$")
# "The election held on the 9th": the day is that of what was held.
_HELD = re.compile(r"[举舉][行办辦]的[^的]*$|[进進]行的[^的]*$|召[开開]的[^的]*$|[发發]生的[^的]*$")
_PART_OF_DAY = re.compile(r"^(?:[清凌]?晨|早上|上午|中午|下午|傍晚|晚上?|夜[间間]?|底|初|中旬|[上下]旬|期[间間])?")
_BARE_DAY = re.compile(
    r"(?P<lead>^\W*(?:[当當]地[时時][间間])?(?:在|[于於])?|(?:在|[于於]|定[于於]))(?P<day>\d{1,2})[日号號](?!\d|[至到、及和與与–—~～－-])"
)
_AHEAD = re.compile(r"(?:[将將]|[计計][划劃]|[拟擬]|[预預](?:[计計定]|料)|定)[^，。]*$")
_STRAY = timedelta(days=3)  # how far past its page a day of the month may lie without the words looking ahead


def main_period(
    text: str, periods: Sequence[Stated[Period]], trigger: tuple[int, int] | None, published: str
) -> Stated[Period] | None:
    """Return the period that the main clause says of what happens at `trigger`; None if none does for certain.

    A day of the month without its month ("在9日") is one of the month of `published`, or the month before.
    """
    plain = _ASIDE.sub(lambda match: "□" * len(match.group()), text)
    stop = _SENTENCE.search(plain)
    sentence = plain[: stop.start()] if stop else plain
    at = 0
    for index, period in enumerate(periods):
        span = period.evidence.span
        if span is None or span.end > len(sentence) or "□" in sentence[span.start : span.end]:
            continue
        at = max(at, span.end)
        if _is_said(sentence, span.start, span.end, period, trigger, published):
            return _with_second_day(period, periods[index + 1 :])
    return _day_of_month(text, sentence, trigger, published) if not at else None


def _is_said(
    sentence: str,
    start: int,
    end: int,
    period: Stated[Period],
    trigger: tuple[int, int] | None,
    published: str,
) -> bool:
    """Return whether a date at `start` to `end` tells when the trigger's event was."""
    first = max((match.end() for match in _COMMA.finditer(sentence, 0, start)), default=0)
    halt = _COMMA.search(sentence, end)
    last = halt.start() if halt else len(sentence)
    lead, rest = sentence[first:start], sentence[end:last]
    opening = start < 12 and bool(_OPENING.match(sentence[:start]))
    if period.value.start is None or period.value.end is None or _SUBORDINATE.match(sentence[first:last]):
        opening = opening and bool(re.match(r"\W*[从從]", sentence[:start])) and period.value.end is not None
        if not opening:
            return False
    after = _PART_OF_DAY.sub("", rest)
    alone = opening and (not after.strip() or after[0] in "－-—（( ")
    coarse = not _of_days(period.value)
    ahead = _is_after(period.value, published)
    other = _OTHER_TIME.search(lead)
    if coarse and not (alone or (_PREPOSED.search(lead) and not other and ahead)):
        return False
    if alone:
        return True
    if _AFTERWARDS.search(rest) or other or (_ANNOUNCING.search(lead) and not ahead):
        return False
    if ahead and re.search(r"[将將](?:[会會]|在|[于於])?$", lead):
        return True
    if trigger is None:
        return opening and "的" not in rest
    if not first <= trigger[0] < last:
        return opening and "的" not in rest and trigger[0] >= last
    between = sentence[end : trigger[0]] if trigger[0] >= end else rest
    if "的" in between and not _HELD.match(between):
        return False
    # What is announced may lie ahead; who announces it does so on the page's day.
    return not (ahead and trigger[0] < start and _ANNOUNCING.search(sentence, first, start))


def _of_days(period: Period) -> bool:
    """Return whether both ends are days that were told as such, not the ends of a week."""
    return all(end is not None and day_of(end) is not None for end in (period.start, period.end))


def _is_after(period: Period, published: str) -> bool:
    page = day_of(published)
    limits = bounds(period.start) if period.start else None
    return bool(page and limits and limits[0] > page)


def _with_second_day(period: Stated[Period], others: Sequence[Stated[Period]]) -> Stated[Period]:
    """Return two days that follow each other, and are told as a list, as one period."""
    if not others or not period.evidence.rule.startswith("date-day-list"):
        return period
    second = others[0]
    one, two = day_of(period.value.start or ""), day_of(second.value.start or "")
    if one and two and second.evidence.rule.startswith("date-day-list") and two - one == timedelta(1):
        return Stated(Period(period.value.start, second.value.end), period.evidence)
    return period


def _day_of_month(text: str, sentence: str, trigger: tuple[int, int] | None, published: str) -> Stated[Period] | None:
    page = day_of(published)
    if page is None:
        return None
    for match in _BARE_DAY.finditer(sentence):
        group = "day" if match["day"] else "bare"
        start, end = match.start(group), match.end()
        day = _near(int(match[group]), page, ahead=bool(_AHEAD.search(sentence, 0, start)))
        if day is None:
            continue
        evidence = Evidence("date-day-inferred", 0.6, Span(start, end, text[start:end]))
        period = Stated(Period(day.isoformat(), day.isoformat()), evidence)
        if _is_said(sentence, start, end, period, trigger, published):
            return period
    return None


def _near(day: int, page: date, *, ahead: bool) -> date | None:
    """Return the day of the page's month; of the month before, where the page would tell of what is yet to come."""
    try:
        here = page.replace(day=day)
        if ahead or here <= page + _STRAY:
            return here
        return (page.replace(day=1) - timedelta(1)).replace(day=day)
    except ValueError:
        return None
