"""Foreign towns of a Chinese text that no table knows: names written by their sound, beside words that say where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .persons import sounded_name, sounds
from .shapes import Shape
from .sites import LOCAL
from .words import begins_clause

# What says that a town follows.
_CALLED = re.compile(
    r"(?:城[市镇]|古城|重镇|名城|首都|首府|省会|港口|港市|小镇|村庄|渔村|市镇|郡治|度假胜地|据点|郊区|近郊|市郊)$"
)
_TAKEN = re.compile(r"(?:攻[占陷克下入]|收复|夺[回取]|占领|解放|包围|围攻|围困|进驻|进攻|空袭|炮击|轰炸)(?:了)?$")
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
