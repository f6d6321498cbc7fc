"""Names that only describe: whose officer, body, team or past is meant, or whose the noun after them is."""

from __future__ import annotations

from collections.abc import Sequence

from ..grammar.words import Words
from ..happenings.triggers import lexicon as verb_lexicon
from ..lexicon import name_words, role_words
from .chunks import Chunk
from .found import FoundName
from .situation_words import situation_words

_POSSESSIVE = frozenset({"'s", "’s"})
_BESIDE = frozenset({"of", "from", "in", "at", "near", "between", "with", "inside", "outside"})
_QUOTES = frozenset({'"', "“"})


def of_what_follows(words: Words, chunk: Chunk) -> bool:
    """Return whether a country only tells whose the noun after it is ("the U.S. state of", "the Norland economy")."""
    after = chunk.after
    if not after.isalpha() or words.capitals[chunk.last]:
        return False
    if after in name_words().places or after in situation_words().national:
        return True
    if not words.forms[chunk.last - 1].replace(".", "").isupper():
        return False
    return (
        after not in verb_lexicon().verbs and not _function_word(after) and not after.endswith(("s", "ed", "ly", "ing"))
    )


def _function_word(lower: str) -> bool:
    return lower in name_words().after_actor or lower in role_words().closed


def of_a_possession(words: Words, chunk: Chunk) -> bool:
    """Return whether a body only tells whose plane, plant or the like something is in or of ("wreck of an … plane")."""
    article = chunk.first - 1
    if words.lower(article) not in ("a", "an") or words.lower(article - 1) not in _BESIDE:
        return False
    at = chunk.last
    while words.lower(at) in name_words().site_adjectives or words.lower(at) in name_words().modifiers:
        at += 1
    return words.lower(at) in situation_words().possessions


def owns_a_name(words: Words, chunk: Chunk) -> bool:
    """Return whether a body only tells whose officer or branch the name after it is ("the Union's Alder Centre")."""
    if chunk.after not in _POSSESSIVE:
        return False
    at = chunk.last + 1
    while at < len(words.forms) and words.capitals[at]:
        if words.lowers[at] in name_words().organisations:
            return True
        at += 1
    return False


def quoted(words: Words, chunk: Chunk) -> bool:
    """Return whether quotation marks stand around a name: a title, or what somebody calls a thing."""
    return chunk.before in _QUOTES and chunk.after in ('"', "”")


def only_home(words: Words, chunk: Chunk) -> bool:
    """Return whether a town or region only tells whose officer, team or past is meant ("mayor of Portville")."""
    lex, names = situation_words(), name_words()
    at = chunk.first - 1 - (chunk.before == "the")
    noun = words.lower(at - 1)
    calling = noun in names.descriptions or noun in lex.homes
    if calling and (words.lower(at) == "of" or (words.lower(at) == "for" and words.capitals[at - 1])):
        return True
    after = chunk.last + (chunk.after in names.modifiers or chunk.after == "city")
    if words.lower(after) in names.descriptions or words.lower(after) in lex.homes:
        return True
    year = chunk.before
    happened = any(
        word in lex.happened or word in names.happenings for word in words.lowers[chunk.last : chunk.last + 3]
    )
    return len(year) == 4 and year.isdigit() and happened


def of_a_home(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a country only contains a town that was no place itself ("mayor of Portville, Norland")."""
    at = chunk.first - 1
    if chunk.before != "," or at < 1 or not words.capitals[at - 1] or (before and before[-1].last >= at):
        return False
    return words.lowers[at - 1] not in name_words().not_names and chunk.after in (",", ".", ")", "")


def of_a_body(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a place ends the name of a body ("Alliance for Free Speech in Norland")."""
    if not before or before[-1].name.sort != "actor":
        return False
    at = chunk.first - 1 - (chunk.before == "the")
    if words.lower(at) != "in" or before[-1].last != at:
        return False
    return "for" in words.lowers[before[-1].first : at]


def adjectival(words: Words, chunk: Chunk, kind: str, before: Sequence[FoundName]) -> bool:
    """Return whether a name only describes what follows it ("U.S. aid", "UN envoy", "China's State Council")."""
    lexicon = name_words()
    verbs = verb_lexicon().verbs
    after = chunk.after
    if after in _POSSESSIVE:
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
    previous = chunk.before
    if previous in ("and", "nor") and before and before[-1].last == chunk.first - 1 and before[-1].name.kind == kind:
        return False
    return previous in ("a", "an") or (
        after.isalpha()
        and not words.capitals[chunk.last]
        and after not in verbs
        and after not in lexicon.after_actor
        and not after.endswith(("s", "ed", "ly"))
    )
