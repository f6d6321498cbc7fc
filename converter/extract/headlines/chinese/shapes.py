"""Chinese names that no table knows, found by their shape in text that is folded to simplified characters.

Persons by the dot between the parts of a foreign name or by the title before it, bodies and places by their last
word. Where a name begins is told by what stands before it: a name, a title, a preposition, a verb, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ....records import Sort
from ..lexicon import table
from .words import begins_clause, governs, has_verb

_HAN = "\u4e00-\u9fff"
# What stands right behind a person's name: a mark, a blank, or what begins the rest of the sentence.
_BEHIND = re.compile(
    r"$|[^\u4e00-\u9fff·]|[的在于对向与和及同等被遭将把就因为以说称曾已再又也均都皆是从自由任出访抵宣表签发要呼警批谴指否承拒接获赢夺击辞当参会进"
    r"主率下召致提去逝死身遇入返飞前后今昨昏涉受成作做正首其以并而但或不未没有之至到]"
)
# What follows the name of one whose relative is meant: 某人同父异母的长兄.
KIN = re.compile(
    r"[的之]?(?:同父异母|同母异父|异母)?[的之]?(?:第[二三四五])?[长次幼独胞堂表养继前亲]?"
    r"(?:子(?!弹)|女(?!性|士|子)|兄|弟|姐|妹|妻|夫人|父亲|母亲|儿子|女儿|丈夫|侄|孙子|孙女|遗孀|遗体)"
)
_SERIES = re.compile(r"以及|[、和与及]")
_LATIN = re.compile(r"[a-z][a-z'.-]{2,}(?: [a-z][a-z'.-]+){0,3}(?![a-z\d])")
# What follows a body's last word where it is part of another: who is of it, what it holds, where it sits.
_NO_BODY = re.compile(
    r"[员籍长生式派魁鞭奖内党]|成员|选举|补选|改选|大选|议席|席位|议员|大厦|大楼|总部|附近|人员|武装分子|主义|航天|母舰|展|器|基地|炸弹|爆炸|[a-z]{0,3}\d"
)
# Last words that need more than a country's name and a common word before them.
_LOCAL = frozenset(("大学", "学院", "银行"))  # … unless a town gives the name
_FORCES = frozenset(("军队", "部队", "武装部队"))
_WEAK = frozenset(
    ("组织", "大学", "学院", "公司", "集团", "党", "联盟", "同盟", "协会", "基金会", "银行", "工会", "分校")
)
# Characters that stand in no body's name; what is before the last of them is no part of it.
FUNCTION = re.compile(
    r"已故|不过|经过|反(?=共产|政府|对)|[的了在被由向对把将从至到于是有该其某多各数这那此名个位为使令让就以称说指任因而但且并均曾已未不来]|中(?![央国华部学文科东美欧非资心])|据(?!点)|等(?!法院)|[获遭受]得?到?|[一两几][家间所座个名]|和(?!平)|与"
)
_COUNTED = re.compile(r"^(?:[一二两三四五六七八九十几\d]+[\u4e00-\u9fff]?|另|首|前|旧|新任|现任)")


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
class ShapeWords:
    """The words and patterns of shapes: see `chinese_shapes.toml`."""

    sounds: frozenset[str]
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
def shape_words() -> ShapeWords:
    """Return the words of shapes, read once."""
    data = table("chinese/shapes.toml")
    sounds = "".join(sorted(set(data["sounds"]) - set("\n ")))
    part = f"(?:大卫|[{sounds}]){{1,7}}"  # 大 alone begins too many words
    bodies, regions, sites = (_by_kind(data[key]) for key in ("bodies", "regions", "sites"))
    surnames = "".join(data["surnames"].split())
    return ShapeWords(
        sounds=frozenset(sounds),
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
        cuts=re.compile(_either(data["plain"]["cuts"].split()) + "|选举(?!委员)|代表(?![办团处会大])"),
    )


# -- persons -------------------------------------------------------------------------------------------------


def persons(folded: str, borders: frozenset[int], states: frozenset[int] = frozenset()) -> Iterator[Shape]:
    """Yield the persons of a text; `borders` are where names that are known end, `states` where States' names begin."""
    words = shape_words()
    dotted = [shape for shape in _dotted(folded, borders, states) if not KIN.match(folded, shape.end)]
    yield from dotted
    inside = {at for shape in dotted for at in range(shape.start, shape.end)}
    for title in words.titled.finditer(folded):
        if title.end() in inside or (title[0] == "部长" and re.search("[东南西北中]$", folded[: title.start()])):
            continue
        at = title.end()
        while at and (end := _named(folded, at)) and not KIN.match(folded, end):
            yield Shape(at, end, "actor", "person", "name-zh-title", 0.65)
            series = _SERIES.match(folded, end)
            at = series.end() if series else 0


def sounds() -> frozenset[str]:
    """Return the characters that write foreign names."""
    return shape_words().sounds


def sounded_name(folded: str, start: int) -> int:
    """Return where a run of characters that write a foreign name ends, before the word that follows it; 0 if none."""
    words = shape_words()
    if folded[start : start + 2] in words.going_on:
        return 0
    end = start
    while end < len(folded) and folded[end] in words.sounds and end - start < 8:
        end += 1
    end = _cut(folded, start, end) if end > start else end
    return end if (end - start >= 2 and folded[end : end + 1] not in "·-") or end == len(folded) else 0


def _dotted(folded: str, borders: frozenset[int], states: frozenset[int]) -> Iterator[Shape]:
    words = shape_words()
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
        end = min((state for state in states if last + 1 < state < end), default=end)
        end = _complete(folded, _cut(folded, last, end))
        if end > last and dot > start and not words.site_behind.match(folded, end):
            yield Shape(start, end, "actor", "person", "name-zh-dot", 0.75)


def _before_verb(folded: str, start: int, end: int) -> int:
    """Return where a name with dots ends before a verb, which the next name with a dot may follow."""
    words = shape_words()
    for at in range(folded.index("·", start) + 2, end - 1):
        pair = folded[at : at + 2]
        if not words.sounds.issuperset(pair) and governs(pair):
            return at
    return end


def _cut(folded: str, start: int, end: int) -> int:
    """Return where a run of sounds ends that may go on into a word."""
    words = shape_words()
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
    words = shape_words()
    if folded[start : start + 2] in words.going_on:
        return 0
    if latin := _LATIN.match(folded, start):
        return latin.end()
    end = start
    while end < len(folded) and folded[end] in words.sounds and end - start < 9:
        end += 1
    end = _cut(folded, start, end) if end > start else end
    sounded = 2 <= end - start <= 8 and folded[end : end + 1] != "·" and _stops(folded, end)
    surname = words.surname.match(folded, start)
    if surname and not (sounded and end > surname.end()):
        for last in range(surname.end(), start + 1, -1):
            if last <= len(folded) and _stops(folded, last) and not FUNCTION.search(folded, start + 1, last):
                return last
    return end if sounded else 0


def _stops(folded: str, end: int) -> bool:
    """Return whether the rest of a sentence begins where a name may end."""
    if _BEHIND.match(folded, end) or KIN.match(folded, end):
        return True
    return folded[end] not in "·-" and begins_clause(folded[end : end + 8])


# -- bodies --------------------------------------------------------------------------------------------------


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
    for match in words.bodies.finditer(folded):
        end = match.end()
        longer = words.bodies.match(folded, end)
        forces = match[0].endswith("军") and longer and longer[0] in _FORCES
        if (longer and longer.end() > end and not forces) or _NO_BODY.match(folded, end):
            continue
        if match[0] in _FORCES and folded[match.start() - 1] == "军":
            continue  # 陆军部队 is the army
        if match[0] == "当局" and match.start() not in borders:
            continue
        if describes(folded, end, named):
            continue
        start = _body_start(folded, match.start(), borders, starts, covered)
        lead = folded[start : match.start()]
        if start > 0 and folded[start - 1] in "个名家间所座":
            continue
        if start < 0 or len(lead) < (2 if len(match[0]) < 3 else 1) or generic(lead):
            continue
        own = folded[max((at for at in borders if start < at <= match.start()), default=start) : match.start()]
        town = max((at for at in towns if start < at <= match.start()), default=0)
        named_after = town > 0 and (town < match.start() or match[0] in _LOCAL)
        if match[0] in _WEAK and (not own or generic(own)) and not named_after:
            continue
        yield Shape(start, end, "actor", words.body_kinds[match[0]], "name-zh-body", 0.65)


def describes(folded: str, end: int, named: frozenset[int]) -> bool:
    """Return whether a body up to `end` only says whose officer somebody is: a title and the name of a person follow.

    `named` are where persons' names begin.
    """
    return any(is_title(folded[end:at]) for at in range(end + 2, end + 13) if at in named)


def is_title(text: str) -> bool:
    """Return whether a text ends in a title and says no more than whose or which: `（FBI）前局长`."""
    if has_verb(text):
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


def names_nobody(text: str) -> bool:
    """Return whether a run of characters is made of common words alone, or holds a verb."""
    return generic(text) or bool(shape_words().cuts.search(text))


def generic(lead: str) -> bool:
    """Return whether what stands before a name's last word names nobody."""
    plain = shape_words().plain
    rest = lead
    if re.match(r"第|\d|[两二三四五六七八九十]国|.*[两二三四五六七八九十]国$", lead):
        return True
    while rest:
        word = next((rest[:size] for size in range(min(5, len(rest)), 0, -1) if rest[:size] in plain), "")
        if not word:
            return bool(_COUNTED.match(lead)) or not re.search(f"[{_HAN}a-z]", lead)
        rest = rest[len(word) :]
    return True
