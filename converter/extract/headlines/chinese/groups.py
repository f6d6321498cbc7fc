"""Peoples, governments of a part of a State, and armed groups that a Chinese text names behind what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import table
from .persons import sounded_name
from .shapes import FUNCTION, Shape, either, names_nobody
from .words import begins_clause, governs

_GOVERNMENT = re.compile(
    r"(?:特别行政区|特区|自治区|自治州|自治省|自治|地[区方]|大?区|[省州市县郡邦]|民选|临时|流亡|过渡|联合)*政府"
    r"(?!军|大[楼厦]|机[构关]|部门|总部|首脑|工作|债|采购|网站|办公|控制|支持|更[迭替])"
)
_SEAT_OF = re.compile(r"[省州市县郡邦区]政府$")  # a town's name with 政府 alone is often that of a State's
_KIND = (
    r"(?:恐怖|极端|激进|武装|叛乱|反政府|分离|独立|圣战|准军事|军事|地下|犯罪|贩毒|毒枭|伊斯兰|原教旨|左翼|右翼|极左|极右|什叶派|逊尼派|主义|分子|当地|反叛|民族|共产)*"
    r"(?:组织|武装(?!组织|团体|分子|部队|冲突|袭击|力量)|团体|游击队|民兵|叛军|集团|派别|黑帮|帮派)"
)
_DESCRIPTION = re.compile(
    rf"(?=恐怖|极端|激进|武装|叛|反政府|反叛|分离|独立|圣战|准军事|犯罪|贩毒|毒枭|左翼|右翼|什叶派|逊尼派|游击|民兵|黑帮|帮派){_KIND}"
)
_QUOTED = re.compile(r"[「『“\"]([\u4e00-\u9fff·]{2,12})[」』”\"]")
_TITLED = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:解放军|人民军|革命军|[阵战]线|运动|旅|虎|力量|青年党|真主党|工人党|抵抗军|自由军)"
)
_PART_OF = re.compile(
    r"部队|武装|民兵|[游战]击队|地区|聚居|社[区群]|领[袖导]|政[党治府]|问题|自治|语|文化|独立|难民|占多|居多|为主|控制|居住|聚集|主导|权[益利]|党|的(?!权)"
)


@cache
def _peoples() -> re.Pattern[str]:
    return re.compile(f"(?:{either(table('chinese/shapes.toml')['peoples'].split())})(?:族人?|人)")


def peoples(folded: str) -> Iterator[Shape]:
    """Yield peoples without a State where they take part, rather than describe somebody."""
    for match in _peoples().finditer(folded):
        end = match.end()
        if _PART_OF.match(folded, end):
            continue
        if begins_clause(folded[end : end + 8]) or governs(folded[max(0, match.start() - 6) : match.start()]):
            yield Shape(match.start(), end, "actor", "group", "name-zh-people", 0.6)


def governments(folded: str, lands: dict[int, int], towns: frozenset[int]) -> Iterator[Shape]:
    """Yield the governments of places: `lands` maps ends of names to their beginnings; cities' of `towns`."""
    for end, start in lands.items():
        match = _GOVERNMENT.match(folded, end)
        if match and (end not in towns or _SEAT_OF.search(match[0])):
            yield Shape(start, match.end(), "actor", "organisation", "name-zh-government", 0.6)


def described_groups(folded: str, starts: frozenset[int]) -> Iterator[Shape]:
    """Yield armed groups right behind what they are (反政府武装…); known names begin at `starts`."""
    for match in _DESCRIPTION.finditer(folded):
        at = match.end()
        if at in starts:
            continue
        if quoted := _QUOTED.match(folded, at):
            yield Shape(*quoted.span(1), "actor", "armed_group", "name-zh-group", 0.6)
        elif end := _group_end(folded, at):
            yield Shape(at, end, "actor", "armed_group", "name-zh-group", 0.55)


def _group_end(folded: str, start: int) -> int:
    """Return where the name of a group ends that begins at `start`, by its last word or its sound; 0 if none does."""
    titled = _TITLED.match(folded, start)
    for end in (titled.end() if titled else 0, sounded_name(folded, start)):
        name = folded[start:end]
        if (
            len(name) > 1
            and not FUNCTION.search(name)
            and not names_nobody(name)
            and begins_clause(folded[end : end + 8])
        ):
            return end
    return 0
