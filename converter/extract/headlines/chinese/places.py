"""Provinces, districts and towns of a Chinese text that no table knows, by the last word of their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..lexicon import table
from .shapes import FUNCTION, Shape, either, generic, shape_words
from .words import has_verb

PLACED = re.compile(
    r"(?:在|于|位于|抵达|飞抵|前往|访问|袭击|攻占|占领|收复|夺回|包围|空袭|轰炸|距离|以及|[、和与及至到从往])$"
)
# What may stand between a place and the name of what lies in it.
BETWEEN = re.compile(
    r"(?:首都|首府|省会|市中心|市区|闹区|地铁站?|火车站|省|市|州|县|郡|区|城镇|城市|古城|的|[东南西北中]+部(?:城镇|城市|省份)?|境内)*"
)
_QUARTER = re.compile(
    r"(?:[山郊市选社灾战边景园禁疫城校辖矿林牧住院分]|禁飞|安全|缓冲|开发|控制|占领|居[住民]|商业|贫民|隔离|使馆|军事|工业|住宅|步行|保[护税]|经济|闹)$"
)
_PROVINCES = frozenset({"省", "州", "邦", "县"})
_SINGLE = "县州省旗岛乡"  # what a name of one character may have behind it
_NO_NAME = re.compile(
    r"[一二两三四五六七八九十几数]+(?:[个名位座所家间处架辆艘条支枚项起宗次场栋幢层片批列组伙群班段颗台节口多百千万余]|$)|[与及在]|发生|附近|多次"
)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words that only look like a place's, and what a facility is for: see `places.toml`."""

    closed: re.Pattern[str]
    plain: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Return the words of places, read once."""
    data = table("chinese/places.toml")
    return PlaceWords(re.compile(either(data["closed"]["words"].split())), frozenset(data["plain"]["leads"].split()))


def closed(folded: str) -> frozenset[int]:
    """Return the characters of words that only end as a place's name does, or begin as its last word."""
    return frozenset(at for match in place_words().closed.finditer(folded) for at in range(*match.span()))


def areas(folded: str, borders: frozenset[int], towns: dict[int, int], lands: dict[int, int]) -> Iterator[Shape]:
    """Yield provinces, districts and towns; known places end at `borders`.

    `towns` maps the ends of towns' names to their beginnings, `lands` those of all places.
    """
    words = shape_words()
    ends = set(borders) | {at + 1 for at in borders if folded[at : at + 1] in ("市", "省", "州", "县")}
    other = closed(folded)
    for match in words.regions.finditer(folded):
        if other.issuperset(range(*match.span())) or (match[0] in "城村" and words.sites.match(folded, match.end())):
            continue
        land = lands.get(match.start(), 0)
        if land and folded[land - 1] in "东西南北" and match[0] in _PROVINCES:
            yield Shape(land - 1, match.end(), "place", "region", "name-zh-area", 0.65)  # 东阿塞拜疆省
            continue
        start = _area_start(folded, match.start(), ends)
        end = match.start() if match[0] == "地区" else match.end()
        lead = folded[start : match.start()]
        if 0 <= start < match.start() and not _is_common(folded, start, match, ends, towns) and names_place(lead):
            ends.add(match.end())
            yield Shape(start, end, "place", words.region_kinds[match[0]], "name-zh-area", 0.65)


def _is_common(folded: str, start: int, match: re.Match[str], ends: set[int], towns: dict[int, int]) -> bool:
    """Return whether the last word of an area makes a common word with what stands before it."""
    lead = folded[start : match.start()]
    common = lead[-1:] in "城都乡" and match[0] in "市镇村"
    common = common or folded[start - 1 : start] in ("-", "·") or bool(shape_words().titled.search(lead))
    if match[0] == "区" and not (lead.isdigit() and start in towns):
        common = common or start not in ends or bool(_QUARTER.search(lead))
    return common


def names_place(lead: str) -> bool:
    """Return whether what stands before the last word of a place's name can be its name."""
    if generic(lead, place_words().plain) and not lead.isdigit():
        return False
    if shape_words().sounds.issuperset(re.sub("[·-]", "", lead)):
        return True  # a foreign name may hold the characters of words: 那 in 热那亚
    patterns = (FUNCTION, _NO_NAME, shape_words().cuts)
    return not any(pattern.search(lead) for pattern in patterns) and not re.search(r"[^\w·-]", lead)


def _area_start(folded: str, end: int, ends: set[int]) -> int:
    sounds = shape_words().sounds
    low = end
    while low > 0 and end - low < 8 and (folded[low - 1] in sounds or folded[low - 1] in "·-"):
        low -= 1
    low = max((at for at in ends if low < at < end), default=low)
    if end - low >= 2:
        if (
            low not in ends
            and folded[max(low - 1, 0)] in "东西南北新"
            and (low == 1 or low - 1 in ends or PLACED.search(folded[: low - 1]))
        ):
            low -= 1
        before = folded[:low]
        anchored = low in ends or bool(PLACED.search(before)) or not before or not before[-1].isalnum()
        if anchored:
            return low
    behind = _behind_place(folded, end, ends)
    return low if behind < 0 and end - low > 2 else behind


def _behind_place(folded: str, end: int, ends: set[int]) -> int:
    """Return where a name of any characters begins right behind a place, or behind a word that says where; else -1."""
    for at in range(end - 1, max(end - 9, -1), -1):
        if at not in ends and not (PLACED.search(folded[:at]) and end - at < 5):
            continue
        start = BETWEEN.match(folded, at, end).end() if at in ends else at  # type: ignore[union-attr]
        single = (
            at in ends
            and folded[end] in _SINGLE
            and folded[start : start + 1] not in "各本该全两外自加离主荒小大孤群家故返下"
        )
        named = end - start > 1 or (end - start == 1 and single)
        return start if named and not FUNCTION.search(folded, start, end) and not has_verb(folded[start:end]) else -1
    return -1
