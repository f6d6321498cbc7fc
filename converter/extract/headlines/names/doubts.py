"""Names that don't mean what bears them: teams called by their country, parts of longer names, provinces called like
a town, and governments called by their capital.

Such a name stays a name, but without an entity: better no link than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..grammar.words import Words, cut
from ..lexicon import name_words, table
from .found import FoundName
from .metonyms import means_government
from .provinces import means_province

if TYPE_CHECKING:
    from ....authority import Authority, Entity

_LANDS = frozenset({"state", "country", "territory", "region", "city"})
_NAMING = _LANDS | {"organisation"}
_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")
_ABBREVIATED = re.compile(r"(?:[A-Z]\.?){2,}|DR Congo|United (?:States|Kingdom|Nations)|European Union")
"""Names of States and of unions of theirs that stand before anything of theirs, for want of an adjective."""


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in table("names/doubts.toml").items()}


def doubted(
    words: Words, names: Sequence[FoundName], authority: Authority, subjects: Iterable[str] = ()
) -> tuple[FoundName, ...]:
    """Return the names, without their entity where they mean a team, a province or a government that is called like a
    town, or are a part of a longer name.

    `subjects` are the page's topic and tags, which may tell that a text is of sport.
    """
    if not any(found.name.entity for found in names):
        return tuple(names)
    sport = is_of_sport(words, subjects)
    playing: set[int] = set()
    provinces: set[int] = set()
    persons: list[str] = []
    result = []
    for index, found in enumerate(names):
        entity = authority.get(found.name.entity) if found.name.entity else None
        if entity is not None:
            town = entity.kind == "city"
            if sport and entity.kind in _LANDS and _plays(words, names, index, playing, town):
                playing.add(index)
            if town and means_province(words, names, index, entity, authority, provinces):
                provinces.add(index)
            if entity.kind in _LANDS and persons and _is_surname(found, persons):
                found = _unknown(found)
            longer = entity.kind in _NAMING and _in_longer_name(words, names, index, entity, authority)
            if longer or index in playing or index in provinces or (town and means_government(words, names, index)):
                found = _unknown(found)
        if found.name.kind == "person":
            persons.append(found.name.text)
        result.append(found)
    return tuple(result)


def _unknown(found: FoundName) -> FoundName:
    return found.called(replace(found.name, entity=""))


def _is_surname(found: FoundName, persons: Sequence[str]) -> bool:
    """Return whether a person who was named in full before is meant: "criticises N. Austin, as Austin …"."""
    ending = f" {found.name.text}"
    return any(person.endswith(ending) for person in persons)


def is_of_sport(words: Words, subjects: Iterable[str]) -> bool:
    """Return whether a text is of sport and of a contest."""
    sport, contest = _lists()["sport"], _lists()["contest"]
    if contest.isdisjoint(words.lowers):
        return False
    if not sport.isdisjoint(words.lowers) or _SCORE.search(words.text):
        return True
    return any(not sport.isdisjoint(cut(subject).lowers) for subject in subjects)


def _plays(words: Words, names: Sequence[FoundName], index: int, playing: set[int], town: bool) -> bool:
    """Return whether a country or town meets another in this sentence, rather than being where somebody does.

    A `town` seldom gives its bare name to a team, so that the words beside it must tell.
    """
    lists = _lists()
    found = names[index]
    sentence = bisect_right(words.sentences, found.first) - 1
    begin = words.sentences[max(sentence, 0)]
    end = words.sentences[sentence + 1] if sentence + 1 < len(words.sentences) else len(words.lowers)
    if lists["contest"].isdisjoint(words.lowers[begin:end]) or words.lower(found.last) in ("'s", "’s"):
        return False
    at = found.first - 1
    while at >= begin and (
        words.lowers[at] in ("the", "host", "hosts", "team")
        or words.lowers[at] in name_words().demonyms_lower
        or (words.lowers[at] in name_words().directions and not words.capitals[at])
    ):
        at -= 1
    previous = words.lower(at) if at >= begin else ""
    if previous in (",", "and", "&", "(") and index and names[index - 1].last == at:
        return index - 1 in playing
    if previous == "to":
        return not lists["losing"].isdisjoint(words.lowers[max(begin, at - 5) : at])
    if town and words.lower(found.last) not in lists["contest"]:
        return previous in lists["contest"] or previous in ("against", "over")
    return previous not in lists["there"]


def _in_longer_name(words: Words, names: Sequence[FoundName], index: int, entity: Entity, authority: Authority) -> bool:
    """Return whether the words beside a name make it a part of another: "Bank of …", "the … Times", "Duke of …"."""
    return _begins_longer(words, names, index, authority) or (
        entity.kind in _LANDS and _ends_longer(words, names[index])
    )


def _ends_longer(words: Words, found: FoundName) -> bool:
    lists = _lists()
    at = found.first - 1
    if at < 0:
        return False
    if words.lowers[at] == "of":
        return words.lower(at - 1) in lists["dignities"]
    if words.lowers[at] in lists["particles"]:
        at -= words.lowers[at - 1] in lists["particles"]
        return at > 0 and words.capitals[at - 1] and words.lowers[at - 1] not in name_words().titles
    return words.capitals[at] and words.lowers[at] in lists["beginning"] and _beside(words, at)


def _begins_longer(words: Words, names: Sequence[FoundName], index: int, authority: Authority) -> bool:
    found, after = names[index], names[index].last
    if (
        after >= len(words.forms)
        or not words.capitals[after]
        or after in words.sentences
        or not _beside(words, after - 1)
        or words.lowers[after] in _lists()["passing"]
    ):
        return False
    run = words.lowers[after : _end_of_run(words, after)]
    if not name_words().descriptions.isdisjoint(run):
        return False  # "the U.S. Treasury Secretary"
    if _ABBREVIATED.fullmatch(found.name.text):
        return not name_words().organisations.keys().isdisjoint(run)
    following = names[index + 1] if index + 1 < len(names) and names[index + 1].first == after else None
    if following is None:
        return words.lowers[after] not in name_words().modifiers
    other = authority.get(following.name.entity) if following.name.entity else None
    if other is not None:
        return other.kind == "city"
    if following.name.kind != "person":
        return True
    before = found.first - 1 - (words.lower(found.first - 1) == "the")
    return words.lower(before) not in _lists()["there"] | {"for", ","}  # "Governor of Georgia N. N.", not "Georgia N."


def _end_of_run(words: Words, at: int) -> int:
    """Return where words with capitals end, such as the rest of a body's name ("… Food and Drug Administration")."""
    last = len(words.forms) - 1
    while at <= last and (
        words.capitals[at] or (at < last and words.lowers[at] in ("of", "and", "for") and words.capitals[at + 1])
    ):
        at += 1
    return at


def _beside(words: Words, at: int) -> bool:
    """Return whether nothing but a blank stands between a word and the next."""
    return at + 1 < len(words.forms) and words.text[words.ends[at] : words.starts[at + 1]] == " "
