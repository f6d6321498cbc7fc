"""Places of a Chinese text that no table knows: provinces, towns and sites, by the last word of their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .shapes import FUNCTION, Shape, generic, shape_words

# Sites that are called by their town alone: 越南河内大教堂.
_NAMED_AFTER_TOWN = re.compile(
    "国际机场|竞技场|体育[场馆]|圣母院|大教堂|歌剧院|博物馆|美术馆|[动植]物园|展览中心|会议中心|塔|城堡|音乐厅|清真寺|监狱|医院"
)
_PLACED = re.compile(
    r"(?:在|于|位于|抵达|飞抵|前往|访问|袭击|攻占|占领|收复|夺回|包围|空袭|轰炸|距离|以及|[、和与及至到从往])$"
)
_AREA_MARK = re.compile(
    r"(?:首都|首府|省会|市中心|市区|闹区|地铁站?|火车站|省|市|州|县|郡|区|城镇|城市|古城|的|[东南西北中]+部(?:城镇|城市|省份)?|境内)*"
)
_QUARTER = re.compile(
    r"(?:[山郊市选社灾战边景园禁疫城校辖矿林牧住院分]|禁飞|安全|缓冲|开发|控制|占领|居[住民]|商业|贫民|隔离|使馆|军事|工业|住宅|步行|保[护税]|经济|闹)$"
)
_ROAD = re.compile(
    r"(?:国道|省道|县道|州际公路|高速公路)(?:[\d一二三四五六七八九十百]+号?)|\d+号(?:国道|公路|高速公路|州际公路)"
)
_SEAT = re.compile(r"(?:议会大厦|国会大厦|总统府|总理府|首相府|市政厅)(?=[外内前旁附门周遭发])")
_NO_PLACE = re.compile(r"[一二两三四五六七八九几数与和及在]|发生|附近|多次")


def places(folded: str, borders: frozenset[int], towns: dict[int, int]) -> Iterator[Shape]:
    """Yield provinces, towns and sites of a text; `borders` are where known places end, `towns` end: beginning."""
    words = shape_words()
    ends = set(borders) | {at + 1 for at in borders if folded[at : at + 1] in ("市", "省", "州", "县")}
    for match in words.regions.finditer(folded):
        start = _area_start(folded, match.start(), ends)
        end = match.end()
        if match[0] == "地区":
            end = match.start()
        lead = folded[start : match.start()]
        common = lead[-1:] in "城都乡" and match[0] in "市镇村"
        common = common or folded[start - 1 : start] in ("-", "·")
        if match[0] == "区":
            if 0 <= start < match.start() and lead.isdigit() and start in towns:
                yield Shape(start, end, "place", "region", "name-zh-area", 0.6)
            common = common or start not in ends or bool(_QUARTER.search(lead))
        common = common or (match[0] == "镇" and folded[end : end + 1] in "压静痛") or bool(words.titled.search(lead))
        if 0 <= start < match.start() and not common and not generic(lead) and not _unplaced(lead):
            ends.add(match.end())
            yield Shape(start, end, "place", words.region_kinds[match[0]], "name-zh-area", 0.65)
    for pattern in (_ROAD, _SEAT):
        for match in pattern.finditer(folded):
            if pattern is _ROAD or match.start() in ends:
                yield Shape(match.start(), match.end(), "place", "site", "name-zh-site", 0.6)
    for match in words.sites.finditer(folded):
        start = _site_start(folded, match.start(), ends)
        if start < 0 and match.start() in towns and _NAMED_AFTER_TOWN.fullmatch(match[0]):
            start = towns[match.start()]
            yield Shape(start, match.end(), "place", shape_words().site_kinds[match[0]], "name-zh-site-of-town", 0.6)
            continue
        lead = folded[start : match.start()]
        if match[0] == "中心" and (
            len(lead) < 3 or sum(character in words.sounds for character in lead) < len(lead) - 1
        ):
            continue
        if 0 <= start < match.start() and len(lead) > 1 and not generic(lead) and not _unplaced(lead):
            yield Shape(start, match.end(), "place", words.site_kinds[match[0]], "name-zh-site", 0.6)


def _unplaced(lead: str) -> bool:
    patterns = (FUNCTION, _NO_PLACE, shape_words().cuts)
    return any(pattern.search(lead) for pattern in patterns) or bool(re.search(r"[^\w·]", lead))


def _area_start(folded: str, end: int, ends: set[int]) -> int:
    sounds = shape_words().sounds
    low = end
    while low > 0 and end - low < 8 and (folded[low - 1] in sounds or folded[low - 1] == "·"):
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
            single = at in ends and folded[end] in "县州省旗" and folded[at] not in "各本该全两外自加"
            return at if not FUNCTION.search(folded, at, end) and (end - at > 1 or single) else -1
    return -1


def _site_start(folded: str, end: int, ends: set[int]) -> int:
    """Return where a site's name begins: behind a place, or behind a word that says where; -1 if neither is near."""
    if end in ends:
        return -1  # a town's airport has no name of its own
    for at in range(end - 1, max(end - 13, -1), -1):
        if folded[at] in ",。、;「」“”()":
            return -1
        mark = _AREA_MARK.match(folded, at, end)
        if at in ends and mark:
            return mark.end()
        if folded[at - 1] in "在于" and at > 0:
            return at
    return -1
