"""Provinces and other regions of a Chinese text that are called by their bare name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import table
from .known import decides
from .persons import sounded_name
from .places import PLACED
from .shapes import Shape, either, shape_words
from .sites import LOCAL
from .words import begins_clause

_REACHED = re.compile(
    r"(?:在|于|抵达|到达|前往|飞往|进入|入侵|突袭|袭击|空袭|轰炸|炮击|攻占|占领|收复|吞并|访问|逃往|逃离|撤离|离开)(?:了)?$"
)
# What makes the name one of somebody, or only describe something.
_DESCRIBES = re.compile(
    r"人(?![口群])|籍|裔|族|队|政府|当局|警方|[省州市]长|书记|大学|航空|[日晚]报|卫视|电视|银行|集团|公司|[话语菜]|足球|男篮|女排"
    r"|问题|争端|争议|冲突|战争|危机|协[议定]|代表|议会|议员|领导|领袖|分离|独立|武装|叛军|民兵|军|党|总统|主席|首长|移民|难民|工人|企业|杯|赛|式"
)
_WORD_FOR_IT = re.compile(
    r"(?:省|州|邦|自治区|地区|地带|半岛|雨林|沙漠|山脉|高原|盆地|平原|流域|山区|海岸|[东南西北中]+部)"
)


def lands(folded: str, ends: frozenset[int], starts: frozenset[int], covered: frozenset[int]) -> Iterator[Shape]:
    """Yield regions; known names end at `ends` and begin at `starts`, and `covered` are their characters."""
    for match in _bare().finditer(folded):
        start, end = match.span()
        if covered.intersection(range(start, end)) or _DESCRIBES.match(folded, end):
            continue
        before, after = folded[:start], folded[end : end + 8]
        opens = not before or not before[-1].isalnum()
        goes_on = (
            bool(LOCAL.match(after) or begins_clause(after) or _WORD_FOR_IT.match(after))
            or end in starts
            or _is_town(folded, end)
        )
        if _is_torn(folded, start, end, ends) and not goes_on:
            continue
        if opens and decides(folded[end:]):
            yield Shape(start, end, "actor", "state", "name-zh-region", 0.55)
        elif start in ends or _REACHED.search(before) or ((opens or PLACED.search(before)) and goes_on):
            yield Shape(start, end, "place", "region", "name-zh-region", 0.6)


def _is_town(folded: str, start: int) -> bool:
    """Return whether a foreign town's name stands behind a region's, where something happens."""
    end = sounded_name(folded, start)
    return end > 0 and bool(LOCAL.match(folded, end))


def _is_torn(folded: str, start: int, end: int, ends: frozenset[int]) -> bool:
    """Return whether a name may be part of a longer foreign one."""
    sounds = shape_words().sounds
    if not sounds.issuperset(folded[start:end]):
        return False
    before = folded[start - 1 : start]
    return (before in sounds and bool(before) and start not in ends) or folded[end : end + 1] in (*sounds, "·", "-")


def is_region(folded: str) -> bool:
    """Return whether a name is that of such a region."""
    return bool(_bare().fullmatch(folded))


@cache
def _bare() -> re.Pattern[str]:
    names = either(table("chinese/places.toml")["bare"].split())
    return re.compile(f"(?<![·-])(?:[印巴]控)?(?:{names})(?![省州邦郡县市岛湾海])")
