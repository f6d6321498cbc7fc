"""Chinese dates: 2017年3月3日, 3月26日, 2016年12月, 去年, 上月; simplified and traditional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .partial import Found, infer_year, iso
from .relative import _unit

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?:1[5-9]|20|21)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<y>{_YEAR}) ?年 ?|(?P<rel>[去今明])年)?(?P<m>{_N}) ?月(?:份|(?P<d>{_N}) ?[日号號])?"
    rf"(?: ?(?P<to>[至到–—－~～-]) ?(?:(?P<y2>{_YEAR}) ?年 ?)?(?:(?P<m2>{_N}) ?月)?(?P<d2>{_N}) ?[日号號]"
    rf"|(?P<dto>[、和及與与])(?P<d3>{_N}) ?[日号號])?"
)
_YEARS = re.compile(rf"(?<![\d）)])(?P<y>{_YEAR}) ?年(?:(?: ?[至到–—－-] ?)(?P<y2>{_YEAR}) ?年)?")
_BEFORE_YEAR = re.compile(r"(?:^|[，。；、于於在自从從到至因]|截至|直到)$")
_AFTER_YEAR = re.compile(r"(?:$|[，。；底末初以起后後前间間时時春夏秋冬]|的)")
# Not where a longer word begins before it (表明|天主教, 目前|日本) or goes on (光明日报, 今日本).
_RELATIVE = re.compile(
    r"(?<![过過除])(?P<unit>[去今明]年|(?<![以海陆陸地天網网晚早路線线世史實实])上[个個]?月|(?<![日基根版成样樣])本月|(?<![以地天之如海])下[个個]?月"
    r"|(?<![光表说說证證声聲分简簡鲜鮮发發文清黎失透聪聰查注標标])[明昨][日天](?![报報本主新军軍历曆内內韩韓美中])"
    r"|(?<![如至当當现現古])今[日天](?![报報本主新军軍历曆韓韩美中])"
    r"|(?<![以海陆陸网網晚早])上[周週](?!年|期|刊)|(?<![日基根版成样樣])本[周週](?!年|期|刊)|(?<![以地天])下[周週](?!年|期|刊)"
    r"|(?<![目此以之日当當空提先])前[日天](?![起本报報]))"
)
_AROUND = re.compile(r"(?:自|从|從)(?:當地時間|当地时间)?$")
_UNTIL = re.compile(r"(?:截至|直到|至|到)$")
_SINCE = re.compile(r"(?:以来|以來|起|开始|開始)")
_STEPS = {"去": -1, "今": 0, "明": 1, "上": -1, "本": 0, "下": 1, "昨": -1, "前": -2}


class ChineseDates:
    """The rules for Chinese."""

    def find(self, text: str, published: date | None) -> Iterator[Found]:
        """Yield the dates that `text` states, days and months before years; they may overlap."""
        if not ("月" in text or "年" in text or "日" in text or "天" in text or "周" in text or "週" in text):
            return
        for match in _DATE.finditer(text):
            yield from self._date(text, match, published)
        for match in _YEARS.finditer(text):
            yield from self._years(text, match)
        if published:
            for match in _RELATIVE.finditer(text):
                yield _relative(match, published)

    def _date(self, text: str, match: re.Match[str], published: date | None) -> Iterator[Found]:
        month = _number(match["m"])
        day = _number(match["d"]) if match["d"] else None
        year, inferred = _year(match["y"]), False
        if year is None:
            inferred = True
            if match["rel"]:
                year = published.year + _STEPS[match["rel"]] if published else None
            else:
                year = infer_year(month, day, published) if 1 <= month <= 12 else None
        if year is None or (day is None and inferred and not match["rel"] and not match["to"] and len(match["m"]) > 2):
            return
        rule, sure = ("date-day" if day else "date-month"), 0.95
        if inferred:
            sure = 0.7
        first = iso(year, month, day)
        suffix = "-inferred" if inferred else ""
        if match["d2"] and day:
            month2 = _number(match["m2"]) if match["m2"] else month
            year2 = _year(match["y2"]) or year + (month2 < month)
            last = iso(year2, month2, _number(match["d2"]))
            valid = first and last and first <= last
            yield Found(
                match.start(),
                match.end(),
                first if valid else None,
                last if valid else None,
                "date-range" + suffix,
                sure,
            )
        elif match["d3"] and day:
            yield Found(match.start(), match.start("dto"), first, first, "date-day-list" + suffix, sure)
            second = iso(year, month, _number(match["d3"]))
            yield Found(match.start("d3"), match.end(), second, second, "date-day-list" + suffix, sure)
        else:
            yield _opened(text, match.start(), match.end(), first, rule + suffix, sure)

    def _years(self, text: str, match: re.Match[str]) -> Iterator[Found]:
        first = _year(match["y"])
        if match["y2"] and first:
            last = _year(match["y2"])
            if last and first < last:
                yield Found(match.start(), match.end(), iso(first), iso(last), "date-range", 0.9)
        elif (
            first
            and _BEFORE_YEAR.search(text, max(0, match.start() - 2), match.start())
            and _AFTER_YEAR.match(text, match.end())
        ):
            yield _opened(text, match.start(), match.end(), iso(first), "date-year", 0.85)


def _opened(text: str, start: int, end: int, stated: str | None, rule: str, sure: float) -> Found:
    low = max(0, start - 6)
    if _SINCE.match(text, end) or _AROUND.search(text, low, start):
        return Found(start, end, stated, None, rule, sure)
    if _UNTIL.search(text, low, start):
        return Found(start, end, None, stated, rule, sure)
    return Found(start, end, stated, stated, rule, sure)


def _relative(match: re.Match[str], published: date) -> Found:
    word = match["unit"]
    step = _STEPS[word[0]]
    if word[-1] in "日天":
        stated = (published + timedelta(step)).isoformat()
        return Found(match.start(), match.end(), stated, stated, "date-relative", 0.6)
    unit = {"年": "year", "月": "month"}.get(word[-1], "week")
    first, last = _unit(unit, step, published)
    return Found(match.start(), match.end(), first, last, "date-relative", 0.5)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() else int("".join(str(_DIGITS[character]) for character in text))


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, ten, units = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS.get(character, 0)) for character in text))
    return (_DIGITS.get(tens[-1:], 1) if tens else 1) * 10 + _DIGITS.get(units[-1:], 0)
