"""Bodies and forces that a nationality, a State or a leader names together with a common noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..lexicon import name_words
from .runs import Runs

if TYPE_CHECKING:
    from ....authority import Entity

Body = tuple[int, str]
"""The word after the last of a body's name, and the body's kind."""

_OF_TOWNS = frozenset({"police", "authorities"})
_GOVERNING = frozenset({"administration", "government", "regime", "cabinet"})


def national(runs: Runs, at: int) -> Body | None:
    """Return the body that a nationality right before `at` names with common nouns ("Finnish border guards").

    An embassy or consulate is a `mission`, be it a place or an actor.
    """
    if runs.words.lower(at) in runs.lexicon.missions:
        return at + 1, "mission"
    body = _noun(runs, at)
    if body and body[1] == "armed_group" and runs.words.lower(body[0]) in runs.lexicon.organisations:
        return None  # "the Irish opposition party …"
    if body is None or runs.words.capitals[at] or runs.words.lower(body[0]) in runs.lexicon.titles:
        return None
    return body


def of_state(runs: Runs, first: int, last: int, entities: tuple[Entity, ...]) -> Body | None:
    """Return the body that the name of a State, or a town, and common nouns after it name together ("U.S. forces").

    After a name that is no abbreviation, a single word may be a verb ("Norland forces …").
    """
    if "state" not in [entity.kind for entity in entities]:
        if runs.words.lower(last) not in _OF_TOWNS:
            return None
        town = any(entity.sort == "place" for entity in entities)
        officers = runs.words.lower(last + 1).removesuffix("s") in runs.lexicon.descriptions
        alone = runs.words.lower(first - 1) != "," and not officers
        return (last + 1, "organisation") if town and alone else None
    body = national(runs, last)
    if body and body[0] == last + 1 and runs.words.lowers[last].endswith("s"):
        short = runs.words.slice(first, last).replace(".", "").isupper()
        return body if short else None
    return body


def led_by(runs: Runs, first: int) -> Body | None:
    """Return the force that is named after who leads it, if its name begins at `first` ("Saudi-led coalition")."""
    words = runs.words
    if words.lowers[first] in runs.lexicon.common:
        return None
    for at in range(first, min(first + 4, runs.size)):
        if words.lowers[at] == "led" or words.lowers[at].endswith("-led"):
            return _noun(runs, at + 1)
        if not words.capitals[at]:
            return None
    return None


def governs(runs: Runs, first: int, last: int) -> bool:
    """Return whether a name is that of a person whose government is meant ("the Quill administration")."""
    if runs.words.lower(last) not in _GOVERNING:
        return False
    if last - first == 1:
        return runs.words.forms[first] in runs.lexicon.surnames
    return runs.spans.get(first, (-1,))[0] == last or (last - first == 2 and runs.given(first))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(noun.partition("-")[0] for noun in name_words().with_nationality)


def _noun(runs: Runs, at: int) -> Body | None:
    """Return where the common noun of a body that begins at `at` ends, adjectives included, and its kind."""
    lowers, lexicon = runs.words.lowers, runs.lexicon
    while at < runs.size:
        for length in (3, 2, 1) if lowers[at].partition("-")[0] in _first_words() else ():
            kind = lexicon.with_nationality.get("-".join(lowers[at : at + length]))
            if kind and at + length <= runs.size:
                return at + length, kind
        if lowers[at] not in lexicon.of_bodies or runs.words.capitals[at]:
            break
        at += 1
    return None
