"""Bodies of a Chinese text that no table knows, by the last word of their name.

Where a body's name begins is told by what stands before it: a name, a verb, a preposition, or nothing. Texts are folded
to simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .shapes import FUNCTION, Shape, generic, shape_words
from .words import has_verb

# What follows a body's last word where it is part of another: who is of it, what it holds, where it sits.
_NO_BODY = re.compile(
    r"[员籍长生式派魁鞭奖内党]|成员|选举|补选|改选|大选|议席|席位|议员|大厦|大楼|山庄|山(?![东西])|总部|附近|人员|武装分子|主义|航天|母舰|展|器|基地|炸弹|爆炸|[a-z]{1,3}\d|\d+(?:号|航班|次)"
)
# Bodies that have a house where things happen, and what tells that it is meant.
_POSTED = frozenset(("大使馆", "使馆", "领事馆", "大学", "学院", "警察局", "交易所", "分校"))
_COURTS = frozenset(("法院", "最高法院", "宪法法院", "法庭", "银行"))
_THERE = ("在", "于")
_BESIDE = re.compile(
    r"(?:(?:大楼|大厦|校园|校区|总部)[内外前]?|门[口外前]|[入出]口|附近|周[边围]|一带|旁|外(?![交部长籍国资])|内(?![阁政部])"
    r"|前(?=[,。;]|发生|爆发|示威|集会|聚集|抗议|静坐|广场|引爆))"
)
_SCENE = re.compile(
    r"发生|爆发|(?:遭到?|受到|被)[^,。;]{0,10}?(?:袭击|攻击|轰炸|炮击|空袭|枪击|纵火|爆炸|炸|包围|占领|攻占|收复|闯入|洗劫)|起火|失火|着火"
)
_OF_STATES = re.compile(r"(?:[五七八]|二十|七十七)国集团|金砖(?:四国|五国|国家)")
_JOINS = re.compile("(?<!共)和|[与跟及、在向]|对(?!外)")  # what stands in no title
_PROPER = frozenset(("红十字会", "红新月会"))  # names even behind common words: 国际红十字会
# Last words that need more than a country's name and a common word before them.
_LOCAL = frozenset(("大学", "学院", "银行"))  # … unless a town gives the name
_FORCES = frozenset(("军队", "部队", "武装部队"))
_WEAK = frozenset(
    (
        "组织",
        "大学",
        "学院",
        "公司",
        "集团",
        "党",
        "联盟",
        "同盟",
        "协会",
        "基金会",
        "银行",
        "工会",
        "分校",
        "教会",
        "俱乐部",
        "董事会",
        "车队",
    )
)


def bodies(
    folded: str,
    borders: frozenset[int],
    starts: frozenset[int],
    named: frozenset[int] = frozenset(),
    covered: frozenset[int] = frozenset(),
    towns: frozenset[int] = frozenset(),
) -> Iterator[Shape]:
    """Yield the bodies of a text; known names end at `borders`, and those a body's name may begin with at `starts`.

    `covered` are the characters of known names, which are no words of their own; towns' names end at `towns`.
    A body before the title of a person
    whose name begins at one of `named` only says what that person is.
    """
    words = shape_words()
    for match in _OF_STATES.finditer(folded):
        yield Shape(match.start(), match.end(), "actor", "organisation", "name-zh-body", 0.7)
    for match in words.bodies.finditer(folded):
        end = match.end()
        longer = words.bodies.match(folded, end)
        forces = match[0].endswith("军") and longer and longer[0] in _FORCES
        house = _is_house(folded, *match.span())
        if (longer and longer.end() > end and not forces) or (_NO_BODY.match(folded, end) and not house):
            continue
        if match[0] in _FORCES and folded[match.start() - 1] == "军":
            continue  # 陆军部队 is the army
        if match[0] == "当局" and match.start() not in borders:
            continue
        if describes(folded, end, named):
            continue
        start = _body_start(folded, match.start(), borders, starts, covered)
        lead = folded[start : match.start()]
        if start > 0 and folded[start - 1] in "个家间所座":
            continue
        if start < 0 or len(lead) < (2 if len(match[0]) < 3 else 1):
            continue
        if generic(lead) and not (lead and match[0] in _PROPER):
            continue
        own = folded[max((at for at in borders if start < at <= match.start()), default=start) : match.start()]
        town = max((at for at in towns if start < at <= match.start()), default=0)
        after_town = town > 0 and town < match.start() and not generic(folded[town : match.start()])
        named_after = after_town or (town > 0 and match[0] in _LOCAL)
        if match[0] in _WEAK and (not own or generic(own)) and not named_after:
            continue
        if house or (match[0] in _POSTED and folded[start - 1 : start] in _THERE):
            yield Shape(start, end, "place", "site", "name-zh-house", 0.6)
        else:
            yield Shape(start, end, "actor", words.body_kinds[match[0]], "name-zh-body", 0.65)


def _is_house(folded: str, start: int, end: int) -> bool:
    """Return whether the house of a body is meant: something is beside it, or happens there."""
    word = folded[start:end]
    if word in _COURTS:
        return bool(_BESIDE.match(folded, end))
    return word in _POSTED and bool(_BESIDE.match(folded, end) or _SCENE.match(folded, end))


def describes(folded: str, end: int, named: frozenset[int]) -> bool:
    """Return whether a body up to `end` only says whose officer somebody is: a title and the name of a person follow.

    `named` are where persons' names begin.
    """
    return any(is_title(folded[end:at]) for at in range(end + 2, end + 13) if at in named)


def is_title(text: str) -> bool:
    """Return whether a text ends in a title and says no more than whose or which: `（FBI）前局长`."""
    if has_verb(text) or _JOINS.search(text):
        return False
    return bool(re.search(f"(?:{shape_words().titled.pattern})$", text)) and not re.search("[,。;]", text)


def body_kind(name: str) -> str:
    """Return the kind of body that a name's last word tells, "" if none does."""
    words = shape_words()
    return next((words.body_kinds[match[0]] for match in words.bodies.finditer(name) if match.end() == len(name)), "")


def _body_start(folded: str, end: int, borders: frozenset[int], starts: frozenset[int], covered: frozenset[int]) -> int:
    """Return where the name begins whose last word stands at `end`; -1 where that can't be told."""
    low = end
    while low > 0 and end - low < 14 and folded[low - 1].isalnum():
        low -= 1
    whole = end - low < 14
    for pattern in (FUNCTION, shape_words().cuts):
        for found in pattern.finditer(folded, low):  # not up to `end`, as they look ahead
            if found.end() > end:
                break
            if found.start() not in covered:
                low, whole = found.end(), True
    if countries := [at for at in starts if low <= at < end]:
        if folded.startswith("银行", end) and len(countries) > 1:
            return min(countries)  # a bank of a town is called by its country too
        first = min(countries)
        if folded[first - 1] == "驻" and first - 1 in borders:  # a mission is that of who sends it
            sender = first - 1
            while sender - 1 in covered:
                sender -= 1
            return sender
        posted = "驻" in folded[min(countries) : max(countries)]  # an embassy is that of who sends it
        return min(countries) if posted else max(countries)
    passed = max((at for at in borders if low < at < end), default=low)
    joined = max(folded.rfind(mark, passed, end) for mark in "及跟同")
    if joined >= 0:
        return joined + 1 if joined in borders else -1
    return passed if whole or passed > low else -1
