"""Bodies that only their place in a Chinese clause tells: sides of a contest, national teams, bodies of a State."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import table
from .shapes import Shape, names_nobody
from .words import begins_clause, governs

_SIDE = r"[^\W\d_的了在被与和同对向由将把从为以是年月日]"
_WON = "击败|战胜|力克|力挫|险胜|完胜|大胜|横扫|淘汰|打败|轻取|不敌|负于|输给|败给|惜败|战平|迎战|对阵"
_GROUND = "(?:[主客]场)?"
_POINTS = r"(?:以?(?:总?比分)?\d+[比:-]\d+(?:的(?:总?比分|成绩))?)?"
_SCORE = rf"(?:[在于][^,。;]{{2,20}}?)?{_GROUND}{_POINTS}{_GROUND}"
_CONTEST = re.compile(
    rf"(?<![\w·])(?:(?:\d+[年月日])+,?)?({_SIDE}{{2,8}}?){_SCORE}(?:{_WON})(?:了)?({_SIDE}{{2,8}}?)"
    r"(?=$|[^\w·]|夺|赢|晋|获|首次|成功|成为|以\d|取得|问鼎|捧|拿下|第)"
)
_TEAM = re.compile(
    r"(?:国家)?(?:[男女]子?)?(?:[足篮排冰网棒垒]球?|橄榄球|羽毛球|乒乓球|曲棍球|手球|水球|冰壶)?(?:国家)?队(?![员长友])|[男女][足篮排](?!球)"
)
_MISSION = re.compile(
    r"(?:联合国|非洲联盟|欧盟)(?!安|秘|大会)[\u4e00-\u9fff()]{2,16}?(?:稳定团|特派团|援助团|观察团|支助团|核查团|代表团|临时安全部队|临时部队|维和部队|脱离接触观察员部队)"
)
_NO_ACT = re.compile(r"[员籍党选席大厦长楼议发附门]|委员|成员|一?致")
_OPENING = re.compile(r"(?:^|\W)(?:不过|但是?|而|随后|同时|此外|另外|其后)?$")
_THERE = re.compile(r"(?:[在于赴至驻]|(?<!得)到)$")


@cache
def _bare() -> re.Pattern[str]:
    """Return a pattern of the bodies and parties of a State that are called by what they are."""
    data = table("chinese/shapes.toml")
    words = [*data["bodies_of_state"].split(), *data["parties"].split()]
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


def contestants(folded: str, states: dict[int, int]) -> Iterator[Shape]:
    """Yield both sides of a contest (甲以2比1击败乙), without the name of the State before a club's.

    `states` maps the ends of States' names to their beginnings.
    """
    for match in _CONTEST.finditer(folded):
        for side in (1, 2):
            start, end = match.span(side)
            club = max((at for at, begun in states.items() if begun == start and at < end - 2), default=start)
            if not names_nobody(folded[club:end]):
                yield Shape(club, end, "actor", "organisation", "name-zh-side", 0.55)


def teams(folded: str, states: dict[int, int]) -> Iterator[Shape]:
    """Yield national teams; the names of `states` end where they are mapped to their beginning."""
    for end, start in states.items():
        if match := _TEAM.match(folded, end):
            yield Shape(start, match.end(), "actor", "organisation", "name-zh-team", 0.65)


def missions(folded: str) -> Iterator[Shape]:
    """Yield missions of the United Nations, which are called by their country and tasks."""
    for match in _MISSION.finditer(folded):
        yield Shape(match.start(), match.end(), "actor", "organisation", "name-zh-mission", 0.7)


def bodies_of_state(folded: str, borders: frozenset[int]) -> Iterator[Shape]:
    """Yield parliaments, courts and ministries without the name of their State, where they act or are acted on."""
    for match in _bare().finditer(folded):
        start, end = match.span()
        before, after = folded[:start], folded[end : end + 8]
        if start in borders or _NO_ACT.match(after) or _THERE.search(before):
            continue
        begins = bool(_OPENING.search(before)) or before.endswith("的")
        if (begins and begins_clause(after)) or governs(before[-6:]) or before.endswith(("经", "由", "令")):
            yield Shape(start, end, "actor", "organisation", "name-zh-body-of-state", 0.55)
