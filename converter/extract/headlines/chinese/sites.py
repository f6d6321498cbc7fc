"""Buildings, facilities and natural features of a Chinese text that no table knows, by the last word of their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from ..lexicon import table
from .bodies import body_kind
from .places import BETWEEN, closed, names_place
from .shapes import Shape, shape_words
from .words import begins_clause, has_verb

# What stands before the name of a site that no place stands before.
_REACHED = re.compile(
    r"(?:在|于|位于|从|抵达|飞抵|到达|前往|飞往|开往|驶入|进入|闯入|冲[入进向]|潜入|撞[上向入]|访问|参观|视察|突袭|夜袭|强攻|袭击|攻击|空袭|轰炸|炮击|炸毁|摧毁"
    r"|攻占|攻入|占领|占据|收复|夺回|夺取|包围|围攻|封锁|关闭|启用|重开|被困|降落|迫降|坠入)(?:了)?$"
)
_ROAD = re.compile(
    r"(?:国道|省道|县道|州际公路|高速公路)(?:[\d一二三四五六七八九十百]+号?)|\d+号(?:国道|公路|高速公路|州际公路)"
)
# Seats of government have no other name than their town's.
_SEAT = re.compile(
    r"(?:[议国]会(?:大厦|大楼|山庄)|国会山|总[统理]府|首相府|(?:总统|首相|总理)官邸|市政厅)(?=[外内前旁附门周遭发举])"
)
# "The resort “…”": what a mark of quotation names.
_QUOTED = re.compile(r"[「『“\"]([\u4e00-\u9fff·]{2,12})(?: [a-z .'-]+)?[」』”\"]")
# What makes the word for a site one for who works or acts there.
_NO_SITE = re.compile(
    r"[长员队局部]|工[人会]|集团|公司|协会|管理|当局|负责|方面|发言|主任|委员|股份|管制|联盟|组织|战争|系列|模式|协[议定]|公报|条约|宣言"
    r"|论坛|指数|奖|杯|学派|经济|份额"
)
# What follows a place's name, rather than goes on with another noun.
LOCAL = re.compile(
    r"$|[^\w·]|的|附近|[古老旧]城|郊|近郊|市[中郊区内]|城[外内区]|[东南西北中]+[部郊面侧边方]|[东南西北]{1,2}的|发生|爆发|举行|落幕|闭幕|开幕|召开|举办|遭|一[座家所处间名艘辆栋条]|星期|周[一二三四五六日]"
    r"|当地|上空|境内|沿海|外海|进行|开[始展]|结束|登陆|坠毁|沉没|被[捕杀炸]|[两三四五六七八九十]|[多数][名人十百千]|\d|与|和"
)
_SIDE = re.compile(
    r"出发|启程|起飞|驶|地区|[内外上下旁]|[一周]带|周[边围]|段|水[域面]|[入出门]口|大门|前|处|沿[岸线]|两岸|[上中下]游|流域|起火|爆炸|倒塌|坍塌|崩|溃|喷|泛滥|决堤|重新"
)
_CAPITAL = re.compile(r"(?:首都|首府|省会|城市|古城|港市)$")
_MARKS = frozenset(",。、;「」“”()《》")
_FAR = 13  # characters between a place and the last word of the name of what lies in it
_LONGEST_LEAD = 8  # characters of a name that nothing stands before


@dataclass(frozen=True, slots=True)
class _SiteWords:
    """Which sites have no name but a town's, a country's, or a common word: see `places.toml`."""

    of_town: frozenset[str]
    of_country: frozenset[str]
    national: frozenset[str]
    ideals: frozenset[str]
    open: frozenset[str]


@cache
def _words() -> _SiteWords:
    data = table("chinese/places.toml")
    lists = ("of_town", "of_country", "national", "ideals", "open")
    return _SiteWords(*(frozenset(data[name].split()) for name in lists))


def sites(
    folded: str, ends: frozenset[int], towns: dict[int, int], countries: dict[int, int], owners: frozenset[int]
) -> Iterator[Shape]:
    """Yield sites, mountains and waters; known places end at `ends`, `towns` and `countries` map ends to beginnings.

    The names of bodies end at `owners`: what is theirs has no name of its own.
    """
    for pattern in (_ROAD, _SEAT):
        for match in pattern.finditer(folded):
            if pattern is _ROAD or (match.start() in ends and match.start() not in countries):
                yield Shape(match.start(), match.end(), "place", "site", "name-zh-site", 0.6)
    words, known = shape_words(), set(ends)
    other = closed(folded) - _whole(folded)
    for match in words.sites.finditer(folded):
        if not _ends_name(folded, match, other) or match.start() in owners:
            continue
        kind = words.site_kinds[match[0]]
        if quoted := _quoted(folded, match.start()):
            yield Shape(*quoted, "place", kind, "name-zh-site-quoted", 0.6)
        elif (start := _town_start(folded, match, towns, countries)) >= 0:
            yield Shape(start, match.end(), "place", kind, "name-zh-site-of-town", 0.6)
        elif (start := _start(folded, match.start(), known)) >= 0 and _names(folded, start, match, towns):
            known.add(match.end())
            yield Shape(start, match.end(), "place", kind, "name-zh-site", 0.6)


def _whole(folded: str) -> frozenset[int]:
    """Return the characters of words for sites that other words for places are part of: 城堡, 市场."""
    long = (match for match in shape_words().sites.finditer(folded) if len(match[0]) > 1)
    return frozenset(at for match in long for at in range(*match.span()))


def _ends_name(folded: str, match: re.Match[str], other: frozenset[int]) -> bool:
    """Return whether the word for a site ends a name rather than goes on as another word (桥 in 桥梁, 登山)."""
    longer = len(match[0]) == 1 and shape_words().sites.match(folded, match.end())  # 峰 in 白鹭峰火山
    if longer or other.issuperset(range(*match.span())) or _NO_SITE.match(folded, match.end()):
        return False
    rest = folded[match.end() : match.end() + 8]
    if rest.startswith("·"):
        return False
    return len(match[0]) > 1 or bool(LOCAL.match(rest) or _SIDE.match(rest) or begins_clause(rest))


def _quoted(folded: str, at: int) -> tuple[int, int] | None:
    """Return where the name stands that is quoted right before a word for a site."""
    start = max(folded.rfind(mark, max(at - 40, 0), at) for mark in '「『“"')
    match = _QUOTED.fullmatch(folded, start, at) if start >= 0 else None
    return match.span(1) if match else None


def _town_start(folded: str, match: re.Match[str], towns: dict[int, int], countries: dict[int, int]) -> int:
    """Return where the town's or country's name begins that a site, or a water, is called by; -1 if there is none."""
    at = match.start()
    if at in towns and match[0] in _words().of_town and not _CAPITAL.search(folded[: towns[at]]):
        return towns[at]
    return countries[at] if at in countries and match[0] in _words().of_country else -1


def _names(folded: str, start: int, match: re.Match[str], towns: dict[int, int]) -> bool:
    """Return whether what stands between `start` and the word for a site can be its name."""
    lead = folded[start : match.start()]
    if start in towns and (lead in _words().national or (lead in _words().ideals and match[0] in _words().open)):
        return True
    if body_kind(lead):
        return False  # the building of a ministry
    if not names_place(lead):
        return False
    if match[0] != "中心":
        return True
    sounds = shape_words().sounds  # so many things are centres that only a foreign name tells one
    return len(lead) >= 3 and sum(character in sounds for character in lead) >= len(lead) - 1


def _start(folded: str, end: int, ends: Set[int]) -> int:
    """Return where a site's name begins: behind a place, a word that says where, or a mark; -1 if none is near."""
    if end in ends:
        return -1
    for at in range(end - 1, max(end - _FAR, -1), -1):
        if folded[at] in _MARKS:
            return _sounded(folded, at + 1, end)
        if at in ends:
            start = BETWEEN.match(folded, at, end).end()  # type: ignore[union-attr]
            return start if end - start > 1 or (end > start and folded[end] in "山峰江河湖湾") else -1
        if _REACHED.search(folded[:at]):
            here = folded[at - 1] in "在于"
            return at if end - at > 1 and (here or not has_verb(folded[at:end])) else -1
    return _sounded(folded, 0, end) if end < _FAR else -1


def _sounded(folded: str, start: int, end: int) -> int:
    """Return `start` if a foreign name stands between it and `end`; else -1."""
    lead = folded[start:end].replace("·", "")
    return start if 2 <= len(lead) <= _LONGEST_LEAD and shape_words().sounds.issuperset(lead) else -1
