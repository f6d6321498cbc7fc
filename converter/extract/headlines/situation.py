"""What the words around a name tell: that something is there, or that it only describes what follows."""

from __future__ import annotations

from collections.abc import Sequence

from .chunks import Chunk
from .found import FoundName
from .lexicon import name_words
from .triggers import lexicon as verb_lexicon
from .words import Words

_GOING = frozenset(
    {"visit", "trip", "travel", "travels", "flies", "returns", "return", "peacekeepers", "troops", "arrives"}
)
_PARTS = frozenset({"parts", "part", "areas", "much", "most", "bombing"})


def located(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether the words around a name say that something is there."""
    lexicon = name_words()
    at = chunk.first - 1
    while at >= 0 and (
        words.lowers[at] in ("the", '"', "“")
        or words.lowers[at] in lexicon.demonyms_lower
        or (words.lowers[at] in lexicon.directions and not words.capitals[at])
    ):
        at -= 1
    previous = words.lower(at)
    if previous in lexicon.locative:
        return previous != "at" or not any(entity.kind == "state" for entity in chunk.entities)
    if previous in lexicon.places and lexicon.places[previous] and words.lower(chunk.first - 1) != ",":
        return True
    if (
        previous.endswith(("-held", "-controlled", "-occupied"))
        or (previous == "on" and words.lower(at - 1) in lexicon.taking)
        or previous in lexicon.taking
    ):
        return True
    if previous == "from":
        return any(word in lexicon.fired for word in words.lowers[max(0, at - 6) : at])
    if previous == "of":
        noun = words.lower(at - 1)
        return (
            noun in lexicon.places
            or noun in lexicon.directions
            or noun in _PARTS
            or noun.removesuffix("s") in lexicon.places
            or noun in ("cities", "territories", "municipalities", "counties")
        )
    if previous == "(" and before and before[-1].last >= at - 2 and words.lower(chunk.last) == ")":
        return before[-1].name.sort == "place"
    if previous == "," and before:
        last = before[-1]
        if last.name.sort == "place" and last.last == at and last.name.kind != "country":
            return verb_lexicon().verbs.get(words.lower(chunk.last)) not in ("s", "ed")
    if previous in ("and", ",") and before:
        last = before[-1]
        return (
            last.name.sort == "place"
            and chunk.first - last.last <= 3
            and last.name.kind in ("country", "city", "region")
            and _same_series(words, last, chunk)
        )
    return previous == "to" and words.lower(at - 1) in _GOING


def adjectival(words: Words, chunk: Chunk, kind: str, before: Sequence[FoundName]) -> bool:
    """Return whether a name only describes what follows it ("U.S. aid", "UN envoy", "China's State Council")."""
    lexicon = name_words()
    verbs = verb_lexicon().verbs
    after = words.lower(chunk.last)
    if after in ("'s", "’s"):
        if kind != "state":
            return False
        after_it = chunk.last + 1
        if after_it >= len(words.forms) or words.capitals[after_it]:
            return True
        owned = words.lowers[after_it]
        return (
            owned in lexicon.modifiers
            or owned in lexicon.places
            or owned in lexicon.directions
            or any(
                noun in lexicon.descriptions or noun in lexicon.organisations
                for noun in words.lowers[after_it : after_it + 3]
            )
        )
    if kind != "state":
        return False
    described = words.lower(chunk.last + 1) if after in lexicon.modifiers else after
    if described in lexicon.descriptions and after not in verbs:
        return True
    previous = words.lower(chunk.first - 1)
    if previous in ("and", "nor") and before and before[-1].last == chunk.first - 1 and before[-1].name.kind == kind:
        return False
    if previous == "from" and not lexicon.given_by.isdisjoint(words.lowers[max(0, chunk.first - 4) : chunk.first]):
        return False
    return previous in ("a", "an", "from") or (
        after.isalpha()
        and not words.capitals[chunk.last]
        and after not in verbs
        and after not in lexicon.after_actor
        and not after.endswith(("s", "ed", "ly"))
    )


def _same_series(words: Words, last: FoundName, chunk: Chunk) -> bool:
    return (
        all(words.lowers[i] in (",", "and", "the") for i in range(last.last, chunk.first))
        and words.lowers[last.last] == "and"
    )
