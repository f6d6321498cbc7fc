"""Chinese names that no table knows, found by their shape in text that is folded to simplified characters.

Persons by the dot between the parts of a foreign name or by the title before it, bodies and places by their last
word. Where a name begins is told by what stands before it: a name, a title, a preposition, a verb, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ...records import Sort
from .chinese_clauses import governs
from .lexicon import table

_HAN = "\u4e00-\u9fff"
# What stands right behind a person's name: a mark, a blank, or what begins the rest of the sentence.
_BEHIND = re.compile(
    r"$|[^\u4e00-\u9fff·]|[的在于对向与和及同等被遭将把就因为以说称曾已再又也均都皆是从自由任出访抵宣表签发要呼警批谴指否承拒接获赢夺击辞当参会进"
    r"主率下召致提去逝死身遇入返飞前后今昨昏涉受成作做正首其以并而但或不未没有之至到]"
)
_SERIES = re.compile(r"以及|[、和与及]")
# What follows a body's last word where it is part of another: who is of it, what it holds, where it sits.
_NO_BODY = re.compile(
    r"[员籍长生式派魁鞭奖内党]|成员|选举|补选|改选|大选|议席|席位|议员|大厦|大楼|总部|附近|人员|武装分子|主义|航天|母舰|展|器|基地|炸弹|爆炸|[a-z]{0,3}\d"
)
# Last words that need more than a country's name and a common word before them.
_WEAK = frozenset(
    ("组织", "大学", "学院", "公司", "集团", "党", "联盟", "同盟", "协会", "基金会", "银行", "工会", "分校")
)
# Characters that stand in no body's name; what is before the last of them is no part of it.
_FUNCTION = re.compile(
    r"[的了在被由向对把将从至到于是有该其某多各数这那此名个位为使令让就以称说指任因而但且并均曾已未不来]|中(?![央国华部学文科东美欧非资心])|据(?!点)|等(?!法院)|[获遭受]得?到?|[一两几][家间所座个名]|和(?!平)|与"
)
_COUNTED = re.compile(r"^(?:[一二两三四五六七八九十几\d]+[\u4e00-\u9fff]?|另|首|前|旧|新任|现任)")
_PLACED = re.compile(
    r"(?:在|于|位于|抵达|飞抵|前往|访问|袭击|攻占|占领|收复|夺回|包围|空袭|轰炸|距离|以及|[、和与及至到从往])$"
)
_AREA_MARK = re.compile(
    r"(?:首都|首府|省会|省|市|州|县|郡|区|城镇|城市|古城|的|[东南西北中]+部(?:城镇|城市|省份)?|境内)*"
)
_NO_PLACE = re.compile(r"[一二两三四五六七八九几数与和及在]|发生|附近|多次")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a name's shape tells: where it stands, its sort and kind, by which rule and how sure."""

    start: int
    end: int
    sort: Sort
    kind: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Words:
    sounds: str
    going_on: frozenset[str]
    dotted: re.Pattern[str]
    titled: re.Pattern[str]
    surname: re.Pattern[str]
    bodies: re.Pattern[str]
    body_kinds: dict[str, str]
    regions: re.Pattern[str]
    region_kinds: dict[str, str]
    sites: re.Pattern[str]
    site_behind: re.Pattern[str]
    site_kinds: dict[str, str]
    plain: frozenset[str]
    cuts: re.Pattern[str]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _by_kind(lists: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in lists.items() for word in words.split()}


@cache
def _words() -> _Words:
    data = table("chinese_shapes.toml")
    sounds = "".join(sorted(set(data["sounds"]) - set("\n ")))
    part = f"(?:大卫|[{sounds}]){{1,7}}"  # 大 alone begins too many words
    bodies, regions, sites = (_by_kind(data[key]) for key in ("bodies", "regions", "sites"))
    surnames = "".join(data["surnames"].split())
    return _Words(
        sounds=sounds,
        going_on=frozenset(data["going_on"].split()),
        dotted=re.compile(rf"{part}(?:-{part})?(?:·[^\W和与及同在的为是被由向对、]{{1,7}}?(?=·))*·{part}(?:-{part})?"),
        titled=re.compile(_either(data["titles"].split())),
        surname=re.compile(rf"(?:{_either(data['long_surnames'].split())})[{_HAN}]{{1,2}}|[{surnames}][{_HAN}]{{1,2}}"),
        bodies=re.compile(_either(bodies)),
        body_kinds=bodies,
        regions=re.compile(_either(word for word in regions if word != "城") + "|城(?![市镇区乡])"),
        region_kinds=regions,
        sites=re.compile(_either(sites)),
        site_behind=re.compile(rf"(?:国际|纪念)?(?:{_either((*sites, '大学', '学院', '奖', '号'))})"),
        site_kinds=sites,
        plain=frozenset(data["plain"]["leads"].split()),
        cuts=re.compile(_either(data["plain"]["cuts"].split()) + "|选举(?!委员)"),
    )


# -- persons -------------------------------------------------------------------------------------------------


def persons(folded: str, borders: frozenset[int]) -> Iterator[Shape]:
    """Yield the persons of a text; `borders` are where names that are known end."""
    words = _words()
    dotted = list(_dotted(folded, borders))
    yield from dotted
    inside = {at for shape in dotted for at in range(shape.start, shape.end)}
    for title in words.titled.finditer(folded):
        if title.end() in inside or (title[0] == "部长" and re.search("[东南西北中]$", folded[: title.start()])):
            continue
        at = title.end()
        while at and (end := _named(folded, at)):
            yield Shape(at, end, "actor", "person", "name-zh-title", 0.65)
            series = _SERIES.match(folded, end)
            at = series.end() if series else 0


def sounds() -> str:
    """Return the characters that write foreign names."""
    return _words().sounds


def sounded_name(folded: str, start: int) -> int:
    """Return where a run of characters that write a foreign name ends, before the word that follows it; 0 if none."""
    words = _words()
    if folded[start : start + 2] in words.going_on:
        return 0
    end = start
    while end < len(folded) and folded[end] in words.sounds and end - start < 8:
        end += 1
    end = _cut(folded, start, end) if end > start else end
    return end if (end - start >= 2 and folded[end : end + 1] not in "·-") or end == len(folded) else 0


def _dotted(folded: str, borders: frozenset[int]) -> Iterator[Shape]:
    words = _words()
    at = 0
    while match := words.dotted.search(folded, at):
        start, end = match.start(), _before_verb(folded, *match.span())
        at = end
        dot = folded.index("·", start)
        start = max((border for border in borders if start < border < dot), default=start)
        for title in words.titled.finditer(folded, max(0, start - 6), dot):
            start = title.end() if start < title.end() < dot else start
        for verb in words.cuts.finditer(folded, max(0, start - 3), dot):
            start = verb.end() if start < verb.end() < dot else start
        start += folded[start] == "得"  # of 获得, 取得; no name begins with it
        last = max(folded.rfind(mark, start, end) for mark in "·-") + 1
        end = _complete(folded, _cut(folded, last, end))
        if end > last and dot > start and not words.site_behind.match(folded, end):
            yield Shape(start, end, "actor", "person", "name-zh-dot", 0.75)


def _before_verb(folded: str, start: int, end: int) -> int:
    """Return where a name with dots ends before a verb, which the next name with a dot may follow."""
    words = _words()
    for at in range(folded.index("·", start) + 2, end - 1):
        pair = folded[at : at + 2]
        if not set(pair) <= set(words.sounds) and governs(pair):
            return at
    return end


def _cut(folded: str, start: int, end: int) -> int:
    """Return where a run of sounds ends that may go on into a word."""
    words = _words()
    for at in range(start + 1, end):
        if folded[at : at + 2] in words.going_on:
            return at
    if folded[end - 1] in "因当" and end - start > 2:
        return end - 1
    return end


def _complete(folded: str, end: int) -> int:
    """Return where a name ends that one character more completes, which no list has, before a mark or a blank."""
    alone = re.match(rf"[{_HAN}](?![{_HAN}·])", folded[end:]) and not _BEHIND.match(folded, end)
    return end + 1 if alone else end


def _named(folded: str, start: int) -> int:
    """Return where the name of a person ends that begins at `start`, right behind a title; 0 if none does."""
    words = _words()
    if folded[start : start + 2] in words.going_on:
        return 0
    end = start
    while end < len(folded) and folded[end] in words.sounds and end - start < 7:
        end += 1
    end = _cut(folded, start, end) if end > start else end
    sounded = 2 <= end - start <= 6 and folded[end : end + 1] != "·" and bool(_BEHIND.match(folded, end))
    surname = words.surname.match(folded, start)
    if surname and not (sounded and end > surname.end()):
        for last in range(surname.end(), start + 1, -1):
            if last <= len(folded) and _BEHIND.match(folded, last) and not _FUNCTION.search(folded, start + 1, last):
                return last
    return end if sounded else 0


# -- bodies --------------------------------------------------------------------------------------------------


def bodies(
    folded: str,
    borders: frozenset[int],
    starts: frozenset[int],
    named: frozenset[int] = frozenset(),
    covered: frozenset[int] = frozenset(),
) -> Iterator[Shape]:
    """Yield the bodies of a text; known names end at `borders`, and those a body's name may begin with at `starts`.

    `covered` are the characters of known names, which are no words of their own. A body before the title of a person
    whose name begins at one of `named` only says what that person is.
    """
    words = _words()
    for match in words.bodies.finditer(folded):
        end = match.end()
        longer = words.bodies.match(folded, end)
        if (longer and longer.end() > end) or _NO_BODY.match(folded, end):
            continue
        if describes(folded, end, named):
            continue
        start = _body_start(folded, match.start(), borders, starts, covered)
        lead = folded[start : match.start()]
        if start > 0 and folded[start - 1] in "个名家间所座":
            continue
        if start < 0 or len(lead) < (2 if len(match[0]) < 3 else 1) or _generic(lead):
            continue
        own = folded[max((at for at in borders if start < at <= match.start()), default=start) : match.start()]
        if match[0] in _WEAK and (not own or _generic(own)):
            continue
        yield Shape(start, end, "actor", words.body_kinds[match[0]], "name-zh-body", 0.65)


def describes(folded: str, end: int, named: frozenset[int]) -> bool:
    """Return whether a body up to `end` only says whose officer somebody is: a title and the name of a person follow.

    `named` are where persons' names begin.
    """
    return any(_is_title(folded[end:at]) for at in range(end + 2, end + 13) if at in named)


def _is_title(text: str) -> bool:
    """Return whether a text ends in a title and says no more than whose or which: `（FBI）前局长`."""
    return bool(re.search(f"(?:{_words().titled.pattern})$", text)) and not re.search("[，。；]", text)


def body_kind(name: str) -> str:
    """Return the kind of body that a name's last word tells, "" if none does."""
    words = _words()
    return next((words.body_kinds[match[0]] for match in words.bodies.finditer(name) if match.end() == len(name)), "")


def _body_start(folded: str, end: int, borders: frozenset[int], starts: frozenset[int], covered: frozenset[int]) -> int:
    """Return where the name begins whose last word stands at `end`; -1 where that can't be told."""
    low = end
    while low > 0 and end - low < 14 and folded[low - 1].isalnum():
        low -= 1
    whole = end - low < 14
    for pattern in (_FUNCTION, _words().cuts):
        for found in pattern.finditer(folded, low):  # not up to `end`, as they look ahead
            if found.end() > end:
                break
            if found.start() not in covered:
                low, whole = found.end(), True
    if countries := [at for at in starts if low <= at < end]:
        posted = "驻" in folded[min(countries) : max(countries)]  # an embassy is that of who sends it
        return min(countries) if posted else max(countries)
    passed = max((at for at in borders if low < at < end), default=low)
    joined = max(folded.rfind(mark, passed, end) for mark in "及跟同")
    if joined >= 0:
        return joined + 1 if joined in borders else -1
    return passed if whole or passed > low else -1


def _generic(lead: str) -> bool:
    """Return whether what stands before a name's last word names nobody."""
    plain = _words().plain
    rest = lead
    if re.match(r"第|\d|[两二三四五六七八九十]国|.*[两二三四五六七八九十]国$", lead):
        return True
    while rest:
        word = next((rest[:size] for size in range(min(5, len(rest)), 0, -1) if rest[:size] in plain), "")
        if not word:
            return bool(_COUNTED.match(lead)) or not re.search(f"[{_HAN}a-z]", lead)
        rest = rest[len(word) :]
    return True


# -- places --------------------------------------------------------------------------------------------------


def places(folded: str, borders: frozenset[int]) -> Iterator[Shape]:
    """Yield provinces, towns and sites of a text; `borders` are where known places end."""
    words = _words()
    ends = set(borders) | {at + 1 for at in borders if folded[at : at + 1] in ("市", "省", "州", "县")}
    for match in words.regions.finditer(folded):
        start = _area_start(folded, match.start(), ends)
        end = match.end()
        if match[0] == "地区":
            end = match.start()
        lead = folded[start : match.start()]
        common = lead[-1:] in "城都乡" and match[0] in "市镇村"
        common = common or folded[start - 1 : start] in ("-", "·")
        common = common or (match[0] == "镇" and folded[end : end + 1] in "压静痛") or bool(words.titled.search(lead))
        if 0 <= start < match.start() and not common and not _generic(lead) and not _unplaced(lead):
            ends.add(match.end())
            yield Shape(start, end, "place", words.region_kinds[match[0]], "name-zh-area", 0.65)
    for match in words.sites.finditer(folded):
        start = _site_start(folded, match.start(), ends)
        lead = folded[start : match.start()]
        if 0 <= start < match.start() and len(lead) > 1 and not _generic(lead) and not _unplaced(lead):
            yield Shape(start, match.end(), "place", words.site_kinds[match[0]], "name-zh-site", 0.6)


def _unplaced(lead: str) -> bool:
    patterns = (_FUNCTION, _NO_PLACE, _words().cuts)
    return any(pattern.search(lead) for pattern in patterns) or bool(re.search(r"[^\w·]", lead))


def _area_start(folded: str, end: int, ends: set[int]) -> int:
    sounds = _words().sounds + "·"
    low = end
    while low > 0 and end - low < 8 and folded[low - 1] in sounds:
        low -= 1
    low = max((at for at in ends if low < at < end), default=low)
    if end - low >= 2:
        if (
            low not in ends
            and folded[max(low - 1, 0)] in "东西南北新"
            and (low == 1 or low - 1 in ends or _PLACED.search(folded[: low - 1]))
        ):
            low -= 1
        before = folded[:low]
        anchored = low in ends or bool(_PLACED.search(before)) or not before or not before[-1].isalnum()
        return low if anchored or end - low > 2 else -1
    for at in range(end - 1, max(end - 5, -1), -1):
        if at in ends or _PLACED.search(folded[:at]):
            return at if not _FUNCTION.search(folded, at, end) and end - at > 1 else -1
    return -1


def _site_start(folded: str, end: int, ends: set[int]) -> int:
    """Return where a site's name begins: behind a place, or behind a word that says where; -1 if neither is near."""
    for at in range(end - 1, max(end - 13, -1), -1):
        if folded[at] in "，。、；「」“”（）":
            return -1
        mark = _AREA_MARK.match(folded, at, end)
        if at in ends and mark:
            return mark.end()
        if folded[at - 1] in "在于" and at > 0:
            return at
    return -1
