"""Towns whose name is a province's too: where a text means the province, the town is not what bears the name.

`province_towns.csv` has the towns that lie in a province, oblast or State of their own name, by Natural Earth's
populated places (public domain) and the usual English names of the provinces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..grammar.words import Words
from ..lexicon import column, table
from .found import FoundName
from .situation_words import situation_words

if TYPE_CHECKING:
    from ....authority import Authority, Entity

_LARGE = 1_000_000
"""From so many people on a town is what its bare name means, even before "northern" or behind an unknown place."""
_SERIES = (",", "and", "&", "or")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in table("names/provinces.toml").items()}


@cache
def province_towns() -> frozenset[str]:
    """Return the keys of the towns that lie in a province of their own name."""
    return column("names/province_towns.csv")


def means_province(
    words: Words, names: Sequence[FoundName], index: int, town: Entity, authority: Authority, provinces: Iterable[int]
) -> bool:
    """Return whether the province that is called like a town is meant, and so not the town.

    A noun says so, behind the name or around a list of names ("the provinces of A, B and C"), another town that lies
    in it ("Salamanca, Guanajuato"), or its fellows in a list: `provinces` are the names before that mean one.
    """
    found = names[index]
    if _is_called_province(words, found) or (index > 0 and _lies_in(words, names, index, town, authority)):
        return True
    if town.key not in province_towns():
        return False
    small = _is_small(town, found)
    return _has_parts(words, found, small) or (small and _beside_province(words, names, index, authority, provinces))


def _is_called_province(words: Words, found: FoundName) -> bool:
    single, several = _lists()["one"], _lists()["several"]
    if words.lower(found.last) in single and words.lower(found.last + 1) not in ("court", "attorney", "judge"):
        return True
    behind, before = found.last, found.first - 1
    while (
        behind < len(words.forms)
        and (words.capitals[behind] or words.lowers[behind] in (",", "and"))
        and (words.lowers[behind] not in several or words.lower(behind - 1) == "united")
    ):
        behind += 1
    while before >= 0 and (words.capitals[before] or words.lowers[before] in (",", "and")):
        before -= 1
    in_list = behind > found.last or words.lower(found.first - 1) in _SERIES
    if in_list and words.lower(behind) in several and words.capitals[behind - 1]:
        return True
    listed = behind - before > found.last - found.first + 1
    return listed and words.lower(before) == "of" and words.lower(before - 1) in several


def _lies_in(words: Words, names: Sequence[FoundName], index: int, town: Entity, authority: Authority) -> bool:
    """Return whether a town stands before a comma and the name of another, which can't hold it: "the town of A, B"."""
    inner, outer = names[index - 1], names[index]
    if inner.last != outer.first - 1 or words.lower(inner.last) != "," or outer.name.text.endswith("City"):
        return False
    lead = words.lower(inner.first - 1)
    if lead == "," or _goes_on(words, names, index, authority):
        return False
    known = authority.get(inner.name.entity) if inner.name.entity else None
    towns = [entity for entity in ([known] if known else authority.lookup(inner.name.text)) if entity.kind == "city"]
    if known or towns:
        apart = town.key in province_towns()
        return any(
            entity.country == town.country and (apart or entity.within == town.within) and entity.key != town.key
            for entity in towns
        )
    if lead == "of" and words.lower(inner.first - 2) in _lists()["towns"]:
        return True
    return (
        town.key in province_towns()
        and _is_small(town, outer)
        and inner.name.kind == "city"
        and lead not in (*_SERIES, "cities")
    )


def _goes_on(words: Words, names: Sequence[FoundName], index: int, authority: Authority) -> bool:
    """Return whether a list of places goes on behind a name; a country does not go on with its towns."""
    if words.lower(names[index].last) not in _SERIES or index + 1 == len(names):
        return False
    following, at = names[index + 1], names[index].last + 1
    if following.first != at + (words.lower(at) == "and"):
        return False
    known = authority.get(following.name.entity) if following.name.entity else None
    return known is None or known.kind in ("city", "region")


def _has_parts(words: Words, found: FoundName, small: bool) -> bool:
    """Return whether a word beside a name tells of parts that only a province has: villages, its north, a border."""
    before, second = words.lower(found.first - 1), words.lower(found.first - 2)
    if before == "in" and second in _lists()["inside"] and not words.capitals[found.first - 2]:
        return words.lower(found.first - 3) not in ("'", "’", "'s", "’s")  # "the athletes' village in A"
    if before == "of" and second in _lists()["land"]:
        return True
    if before in ("with", "of", "between") and second in _lists()["borders"]:
        return True
    if words.lower(found.last) in _lists()["borders"] and not words.capitals[found.last]:
        return True
    if not small:
        return False
    if before in _lists()["sides"] and not words.capitals[found.first - 1]:
        return True
    behind = found.last + 1 if words.lower(found.last) in ("'s", "’s") else -1
    return (
        behind > 0
        and behind + 1 < len(words.forms)
        and words.capitals[behind]
        and words.lowers[behind + 1] in _lists()["districts"]
    )


def _beside_province(
    words: Words, names: Sequence[FoundName], index: int, authority: Authority, provinces: Iterable[int]
) -> bool:
    """Return whether a name stands in a list with provinces: "in Kandahar, Uruzgan and Zabul"."""
    found = names[index]
    for other in (index - 1, index + 1):
        if not 0 <= other < len(names):
            continue
        first, last = sorted((found, names[other]), key=lambda name: name.first)
        between = words.lowers[first.last : last.first]
        if not 0 < len(between) <= 2 or not set(between) <= set(_SERIES):
            continue
        if other in provinces:
            return True
        entity = names[other].name.entity
        known = authority.get(entity) if entity else None
        if known is None or known.kind != "region" or _is_town(names[other].name.text, authority):
            continue
        # "Herat, Khorasan" may be a town in its region; a list has "and", or goes on.
        if "and" in between or "&" in between or _in_a_list(words, names, max(index, other)):
            return True
    return False


def _is_small(town: Entity, found: FoundName) -> bool:
    """Return whether a town is not what its bare name means anyway, as that of a large one or a capital is."""
    return town.population < _LARGE and found.name.text not in situation_words().capitals


def _is_town(name: str, authority: Authority) -> bool:
    return any(entity.kind == "city" for entity in authority.lookup(name))


def _in_a_list(words: Words, names: Sequence[FoundName], index: int) -> bool:
    """Return whether "and" and another name stand behind a name."""
    at = names[index].last
    at += words.lower(at) == ","
    return words.lower(at) == "and" and index + 1 < len(names) and names[index + 1].first == at + 1
