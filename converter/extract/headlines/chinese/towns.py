"""Towns and districts of a Chinese text that no table knows: by their sound, or by a last word that many such have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import table
from .persons import sounded_name, sounds
from .places import closed, names_place
from .shapes import Shape, either, shape_words
from .sites import LOCAL
from .words import begins_clause, has_verb

# What says that a town follows.
_CALLED = re.compile(
    r"(?:城[市镇]|古城|重镇|名城|首都|首府|省会|港口|港市|小镇|村庄|渔村|市镇|郡治|度假胜地|据点|郊区|近郊|市郊)$"
)
_TAKEN = re.compile(r"(?:攻[占陷克下入]|收复|夺[回取]|占领|解放|包围|围攻|围困|进驻|进攻|空袭|炮击|轰炸)(?:了)?$")
# What follows where something happens.
_HERE = (
    r"(?=发生|爆发|举行|举办|召开|开幕|闭幕|落幕|遭|遇袭|[一两三四五六七八九十几数\d]+[座家所处间名艘辆栋架]|附近|起火|坠毁|沉没|坍塌"
    r"|[东南西北中]+部|出现|进行|戒严|下[雨雪])"
)
_HAPPENS = re.compile(_HERE)
_AT = re.compile(r"(?:在|于|位于|抵达|飞抵|前往|赴|至|逃往|靠近|邻近)$")
_PART = re.compile(r"[东南西北中]+部$")


def towns(folded: str, lands: frozenset[int], covered: frozenset[int]) -> Iterator[Shape]:
    """Yield towns by their sound; known places end at `lands`, and `covered` are the characters of known names."""
    letters = sounds()
    at = 0
    while at < len(folded):
        if folded[at] not in letters or at in covered:
            at += 1
            continue
        anchor = _anchor(folded, at, lands)
        end = sounded_name(folded, at) if anchor else 0
        if anchor == _UNSURE and end == at + 2 and _HAPPENS.match(folded, end):
            anchor = _LIKELY  # 在奈良发生…
        free = end - at >= anchor and not any(place in covered for place in range(at, end))
        local = LOCAL.match(folded, end) or (
            (anchor == _SURE or end - at >= _UNSURE) and begins_clause(folded[end : end + 8])
        )
        town = end > 0 and free and bool(local)
        if town:
            yield Shape(at, end, "place", "city", "name-zh-town", 0.55)
        at = end if town else at + 1


_SURE, _LIKELY, _UNSURE = 2, 2, 3
"""How many characters a name must have at least behind such an anchor."""


def _anchor(folded: str, at: int, lands: frozenset[int]) -> int:
    """Return how many characters the name of a town that begins at `at` must have; 0 where none begins."""
    before = folded[:at]
    if _CALLED.search(before):
        return _SURE
    if at in lands or (_PART.search(before) and _PART.sub("", before) and len(_PART.sub("", before)) in lands):
        return _LIKELY
    if folded[at - 1 : at] == "的" and at - 1 in lands:
        return _UNSURE
    return _UNSURE if _AT.search(before) or _TAKEN.search(before) else 0


def districts(folded: str, lands: frozenset[int], covered: frozenset[int]) -> Iterator[Shape]:
    """Yield districts, villages and the like right behind a place, where something happens: 香港旺角发生…."""
    pattern, plain = _toponym()
    for land in sorted(lands):
        match = pattern.match(folded, land)
        if match is None or covered.intersection(range(*match.span())):
            continue
        name = match[0]
        if plain.search(name) or closed(folded) & set(range(*match.span())) or has_verb(name):
            continue
        if names_place(name) and not shape_words().titled.search(name):
            yield Shape(*match.span(), "place", "city", "name-zh-district", 0.5)


@cache
def _toponym() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern of a short name with a last character of places' names, and one of words that are none."""
    data = table("chinese/places.toml")["toponyms"]
    ends = "".join(data["ends"].split())
    return re.compile(f"[\u4e00-\u9fff]{{1,3}}?[{ends}]{_HERE}"), re.compile(either(data["plain"].split()))
