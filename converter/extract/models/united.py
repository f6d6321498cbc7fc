"""The names of the rules and of a model, one list: where both see something, the surer one decides.

What an authority table knows is left to the rules, also where they decide that it names nothing here ("French bread");
what both see alike stays as the rules have it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...records import Name
from ..headlines.grammar.words import Words
from ..headlines.names.found import FoundName
from .names import ModelName

if TYPE_CHECKING:
    from ...authority import Authority

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def united(
    words: Words, found: tuple[FoundName, ...], proposed: Sequence[ModelName], authority: Authority
) -> tuple[FoundName, ...]:
    """Return the names in the order of the text, without overlaps."""
    names = list(found)
    for one in proposed:
        name = _placed(words, one)
        if name is None or authority.lookup(name.name.text) or _said_before(name, names):
            continue
        beside = [other for other in names if other.start < name.end and name.start < other.end]
        if all(other.confidence < name.confidence and not _alike(other, name) for other in beside):
            names = [other for other in names if other not in beside] + [name]
    return tuple(sorted(names, key=lambda name: name.start))


def _placed(words: Words, one: ModelName) -> FoundName | None:
    """Return a model's name as whole words without article and possessive, or None where its ends fall into words."""
    first, last = bisect_left(words.starts, one.start), bisect_left(words.ends, one.end) + 1
    if first >= last or last > len(words.ends) or words.starts[first] != one.start or words.ends[last - 1] != one.end:
        return None
    while first < last and words.lowers[first] in _ARTICLES:
        first += 1
    while last > first and words.lowers[last - 1] in _POSSESSIVES:
        last -= 1
    if first == last:
        return None
    name = Name(words.slice(first, last), one.sort, one.kind)
    return FoundName(name, words.starts[first], words.ends[last - 1], first, last, one.rule, one.confidence)


def _alike(one: FoundName, other: FoundName) -> bool:
    same = (one.start, one.end, one.name.sort) == (other.start, other.end, other.name.sort)
    return same and one.name.kind in ("", other.name.kind)


def _said_before(name: FoundName, names: Sequence[FoundName]) -> bool:
    """Return whether a person is named again by a part of the name ("Park" after "Park Chung-hee")."""
    parts = set(name.name.text.split())
    return any(
        other.name.kind == name.name.kind == "person"
        and other.end <= name.start
        and parts < set(other.name.text.split())
        for other in names
    )
