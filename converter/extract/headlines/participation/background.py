"""Background: names that a headline mentions beside its event, in what somebody once did or where it once happened."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates.calendar_names import months
from ..grammar.clauses import Clauses
from ..grammar.predicates import HELPERS
from ..grammar.verb_forms import kind_of
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..happenings.event_types import counts_losses
from ..names.found import FoundName
from ..names.situation_words import situation_words

_SPANS = frozenset({"year", "month", "week", "summer", "winter", "spring", "autumn", "fall", "decade", "century"})
_DESCRIBING = 6
"""How many words may stand between a crime and its victim's name."""
_CRIMES = frozenset(
    {"murder", "murders", "killing", "killings", "slaying", "slayings", "rape", "manslaughter", "kidnapping"}
)
_COMMITTING = frozenset(
    {"murdering", "killing", "slaying", "raping", "kidnapping", "strangling", "stabbing", "poisoning"}
)
_FOR_WHAT = frozenset({"for", "of", "in", "over", "to", "with", "after", "into"})
"""Before a crime: what somebody is tried, jailed or looked for after."""
_YEAR_REACH = 7
"""How many words after a place its year may stand ("in Portville, Norland, in March 2009")."""


def in_the_background(
    words: Words, name: FoundName, parts: Clauses, groups: Sequence[Predicate], published: str
) -> bool:
    """Return whether a name only describes: any actor in a relative clause, and a place where what is told is past."""
    if name.name.sort == "actor":
        return parts.relative[name.first] or (
            name.name.kind == "person" and (_victim_once(words, name) or _has_others(words, name.first))
        )
    if _long_ago(words, name, published) and _beside_the_event(name.first, groups):
        return True
    if not parts.relative[name.first] or not _tells_of_the_past(words, name.first, parts, groups):
        return False
    return name.first >= parts.sentence_end or not counts_losses(words, parts)


def _has_others(words: Words, first: int) -> bool:
    """Return whether a person only tells whose family or time is meant ("the son of governor N. N.")."""
    at = first - 1
    while at >= 0 and at > first - _DESCRIBING and (words.forms[at].isalpha() and words.lowers[at] not in _FOR_WHAT):
        at -= 1
    return words.lower(at) in ("of", "for") and words.lower(at - 1) in situation_words().others


def _victim_once(words: Words, name: FoundName) -> bool:
    """Return whether a person is the victim of what somebody is tried or sought for ("the murder of N. N.")."""
    first, at = name.first, name.first - 1
    while at > 0 and at > first - _DESCRIBING and (words.forms[at].isalpha() and words.lowers[at] not in _FOR_WHAT):
        if words.lowers[at] in _COMMITTING:
            return words.lower(at - 1) in _FOR_WHAT
        at -= 1
    if words.lower(at) != "of" or words.lower(at - 1) not in _CRIMES:
        return False
    if words.lower(name.last) == ":":
        return True
    at -= 2
    while at > 0 and (words.forms[at].isdigit() or words.lowers[at] in ("the", "a", "alleged")):
        at -= 1
    return words.lower(at) in _FOR_WHAT


def _tells_of_the_past(words: Words, at: int, parts: Clauses, groups: Sequence[Predicate]) -> bool:
    """Return whether the relative clause around a word is in the past while the headline itself is in the present."""
    first = at
    while first > 0 and parts.relative[first - 1] and words.lowers[first - 1] != ",":
        first -= 1
    inside = [group for group in groups if first <= group.first < at and group.form == "finite"]
    main = next((group for group in groups if group.form == "finite" and group not in inside), None)
    return len(inside) == 1 and _past(words, inside[0]) and main is not None and not _past(words, main)


def _past(words: Words, group: Predicate) -> bool:
    """Return whether a finite verb group is in a past tense, and not of what was just going on."""
    first = words.lowers[group.first]
    if words.lowers[group.at].endswith("ing"):
        return False
    return first in ("was", "were", "had", "did") or (first not in HELPERS and kind_of(words.lowers[group.at]) == "ed")


def _long_ago(words: Words, name: FoundName, published: str) -> bool:
    """Return whether a past year, or "last year" and the like, stands right after a place."""
    at = name.last
    while at < len(words.forms) and (words.lowers[at] == "," or words.capitals[at]):
        at += 1
    if words.lower(at) == "last" and words.lower(at + 1) in _SPANS:
        return True
    if words.lower(at) not in ("in", "on", "during") or not published[:4].isdigit():
        return False
    for following in words.forms[at + 1 : at + 1 + _YEAR_REACH]:
        if len(following) == 4 and following.isdigit():
            return int(following) < int(published[:4])
        if not (following.isdigit() or following in ("early", "late", "mid", ",") or following in months("en")):
            return False
    return False


def _beside_the_event(at: int, groups: Sequence[Predicate]) -> bool:
    """Return whether the verb before a place is not the first one of the headline, which tells the event."""
    verbs = [group for group in groups if group.first < at]
    main = next((group for group in groups if group.form == "finite"), None)
    return bool(verbs) and verbs[-1] is not main
