"""Series: countries that are named in one breath with a place are places too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....records import Name
from ..happenings.triggers import lexicon
from ..lexicon import name_words
from ..names.found import FoundName
from .words import Words

_JOINTS = frozenset({",", "and", "or", "the", "as", "well", "both", "in", "neighbouring", "neighboring", "parts", "of"})
_LAST = frozenset({"and", "or", "well"})


def in_series(words: Words, names: Sequence[FoundName]) -> tuple[FoundName, ...]:
    """Return the names; States that follow a place in its series ("in Alderland and Birchland") are places."""
    result = list(names)
    first = 0
    while first < len(result):
        end = first + 1
        while end < len(result) and _joined(words, result[end - 1], result[end]):
            end += 1
        if end - first > 1 and result[first].name.kind == "country" and _is_series(words, result[first:end]):
            result[first:end] = [_as_place(found) for found in result[first:end]]
        first = end
    return tuple(result)


def _joined(words: Words, one: FoundName, other: FoundName) -> bool:
    between = words.lowers[one.last : other.first]
    return 0 < len(between) <= 4 and _JOINTS.issuperset(between) and between != ("in",)


def _is_series(words: Words, series: Sequence[FoundName]) -> bool:
    """Return whether "and" joins the last names, and they are not the subject of what follows an introduction."""
    if _LAST.isdisjoint(words.lowers[series[-2].last : series[-1].first]):
        return False
    introduces = words.lower(series[0].last) == "," and _opens(words, series[0].first)
    return not (introduces and words.lower(series[-1].last) in lexicon().verbs)


def _opens(words: Words, at: int) -> bool:
    """Return whether a name stands in a phrase that a sentence begins with ("In Alderland, …")."""
    begin = max(first for first in words.sentences if first <= at)
    return at - begin <= 3 and words.lowers[begin] in name_words().locative


def _as_place(found: FoundName) -> FoundName:
    if found.name.sort != "actor" or found.name.kind != "state":
        return found
    return replace(found, name=Name(found.name.text, "place", "country"), rule="name-series", there=None)
