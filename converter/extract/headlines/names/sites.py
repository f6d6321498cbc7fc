"""Names that are places by what they call: embassies, premises, departments, planets, and what no table knows."""

from __future__ import annotations

from collections.abc import Sequence

from ..grammar.clauses import BE
from ..grammar.words import Words
from ..happenings.triggers import lexicon as verb_lexicon
from ..lexicon import name_words
from .chunks import Chunk
from .found import FoundName
from .situation import located, near, past_description
from .situation_words import situation_words

_PHRASE = 5
"""How many words after a name its verb may stand ("The Norland embassy in Portville denies …")."""

_LANDING = frozenset(["on", "onto", "to", "of", "from", "toward", "towards", "orbit", "orbits", "orbiting", "reaches"])
"""Words before a heavenly body to which somebody or something goes."""


def reached(words: Words, chunk: Chunk) -> bool:
    """Return whether somebody or something goes to a heavenly body, or it is looked at."""
    at = chunk.first - 1 - (chunk.before == "the")
    return words.lower(at) in _LANDING


def mission(words: Words, chunk: Chunk) -> tuple[str, str, float] | None:
    """Return what an embassy is: a place, unless it does something; none where it only describes an attack on it."""
    if chunk.after in name_words().happenings:
        return None
    verbs = (verb_lexicon().verbs.get(word) for word in words.lowers[chunk.last : chunk.last + _PHRASE])
    if chunk.first - 1 <= 0 and "s" in verbs and not BE.intersection(words.lowers[chunk.last : chunk.last + _PHRASE]):
        return "actor", "organisation", 0.7
    return "place", "site", 0.7


def is_department(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a department is a part of a country ("in Alder Department, Norland"), and no office."""
    if words.lowers[chunk.last - 1] != "department" or chunk.before == "the":
        return False
    return chunk.place_follows or located(words, chunk, before)


def can_be_a_place(words: Words, chunk: Chunk, text: str) -> bool:
    """Return whether a name that no table knows can be one of a place where its situation tells of one."""
    lexicon = name_words()
    first, end = text.partition("-")[0], text.rpartition("-")[2]
    if words.forms[chunk.first] in lexicon.demonyms or _of_a_company(words, chunk.first - 1):
        return False
    if "–" in text or "—" in text or len(first) == 1 or end in lexicon.demonyms or end.islower():
        return False
    if chunk.last - chunk.first > 1:
        return True
    if words.lowers[chunk.first] in situation_words().features:
        return True
    if words.lowers[chunk.first] in lexicon.common:
        return chunk.place_follows and chunk.first > 1
    if chunk.place_follows:
        return True
    if text.isupper() and not words.text.isupper():
        return False
    if chunk.before != "the" or text.endswith("s"):
        return True
    nouns = (chunk.after, words.lower(chunk.last + 1))
    return any(noun in lexicon.places or noun.removesuffix("s") in lexicon.places for noun in nouns)


def _of_a_company(words: Words, at: int) -> bool:
    """Return whether the words before a preposition at `at` say that a body is meant ("a stake in", "pilots at")."""
    lex = situation_words()
    at -= words.lower(at) == "the"
    cues = {"in": lex.held_in, "at": lex.belonging, "into": lex.becoming}.get(words.lower(at))
    return cues is not None and near(words, at, cues, 1 if cues is lex.held_in else 4)


def premises(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a body is a building here: something happens in, at or near it."""
    lex = situation_words()
    if lex.premises.isdisjoint((words.lowers[chunk.first], words.lowers[chunk.last - 1])):
        return False
    at = past_description(words, chunk.first - 1)
    launched = words.lower(at) == "from" and near(words, at, name_words().fired)
    if not (launched or words.lower(at) in name_words().locative) or near(words, at, lex.belonging, 3):
        return False
    return located(words, chunk, before)
