"""What a name is that no table knows: told by its words and by those beside it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..grammar.words import Words
from ..happenings.triggers import lexicon as verb_lexicon
from ..lexicon import name_words
from .chunks import Chunk
from .describing import of_a_possession, only_home
from .found import FoundName
from .sites import can_be_a_place, is_department, mission, premises, reached
from .situation import located
from .situation_words import situation_words

_VERBLIKE = frozenset(["and", "or", "to", "will", "would", "has", "have", "had", "is", "are", "was", "were"])
_CLAUSE_BEFORE = frozenset([",", ";", ":", "that", "as", "while", "after", "when", "because", "before", "though"])
_ACTOR_BEFORE = frozenset(["by", "between", "against", "with", "among", "and", "versus"])


def by_shape(
    words: Words, chunk: Chunk, text: str, before: list[FoundName], tagged: Set[str]
) -> tuple[str, str, float] | None:
    """Return sort, kind and confidence of the name `text` of a chunk; None if it is no name or only describes.

    `before` are the names before it, `tagged` the tags of its page.
    """
    if chunk.kind != "person" and _only_describes(words, chunk):
        return None
    if chunk.kind == "organisation" and of_a_possession(words, chunk):
        return None
    if chunk.kind == "agreement":
        return "topic", "agreement", 0.7
    if chunk.kind == "mission":
        return mission(words, chunk)
    if chunk.kind == "organisation" and premises(words, chunk, before):
        return "place", "site", 0.7
    if chunk.kind == "organisation" and is_department(words, chunk, before):
        return "place", "region", 0.7
    if chunk.kind == "site" and _named_like_a_site(words, chunk) and not located(words, chunk, before):
        return "actor", "person", 0.6
    if chunk.kind in ("region", "city") and only_home(words, chunk):
        return None
    if chunk.kind == "site" and chunk.before in ("a", "an") and not words.capitals[chunk.last - 1]:
        return None
    if chunk.kind in ("region", "city", "site", "water", "other"):
        return "place", chunk.kind, 0.8
    if chunk.kind:
        return "actor", chunk.kind, 0.75
    there = located(words, chunk, before)
    length = chunk.last - chunk.first
    if length == 1 and words.lowers[chunk.first] in name_words().heavenly:
        return ("place", "region", 0.7) if there or reached(words, chunk) else None
    if there or (chunk.after == "," and chunk.place_follows):
        lexicon = name_words()
        if not can_be_a_place(words, chunk, text):
            return None
        if words.lowers[chunk.first] in lexicon.directions:
            return "place", "region", 0.6
        previous = chunk.before
        kind = lexicon.places.get(previous, "") or situation_words().features.get(text.lower(), "")
        if not kind and previous == "of":
            kind = lexicon.places.get(words.lower(chunk.first - 2).removesuffix("s"), "")
        return "place", kind or ("city" if length <= 2 else "site"), 0.6
    if chunk.before in ("a", "an"):
        return None
    if _describes_thing(words, chunk):
        return None
    if length >= 2:
        last = words.lowers[chunk.last - 1]
        if any(map(str.isdigit, text)) or (last in name_words().titles and last not in name_words().titles_or_names):
            return None
        if chunk.generic or "&" in words.forms[chunk.first : chunk.last]:
            return "actor", chunk.generic or "organisation", 0.6
        if _shaped_as_person(words, chunk):
            return "actor", "person", 0.5
        return ("actor", "organisation", 0.5) if text in tagged or _acts(words, chunk) else None
    if _in_row(words, chunk, before):
        return "actor", before[-1].name.kind, 0.45
    if _is_part(words, chunk.first):
        return None
    digits = sum(map(str.isdigit, text))
    if digits > 2 or (digits and "-" in text) or chunk.before == "$":
        return None
    if text.isupper() and len(text) >= 2:
        return "actor", "organisation", 0.6
    if text in tagged or _acts(words, chunk):
        surname = _is_surname(text, tagged) and chunk.before != "the"
        return "actor", chunk.generic or ("person" if surname else "organisation"), 0.45
    return None


def _is_surname(text: str, tagged: Set[str]) -> bool:
    """Return whether a word is a surname, by itself or because a tag has it behind a given name."""
    lexicon = name_words()
    return text in lexicon.surnames or any(
        tag.endswith(f" {text}") and tag.partition(" ")[0] in lexicon.given for tag in tagged
    )


def _named_like_a_site(words: Words, chunk: Chunk) -> bool:
    """Return whether a given name stands before what is a surname too ("Mary Hall"), and no article."""
    given = words.forms[chunk.first] in name_words().given
    return given and chunk.last - chunk.first == 2 and words.capitals[chunk.first + 1] and chunk.before != "the"


def _shaped_as_person(words: Words, chunk: Chunk) -> bool:
    """Return whether two or three words can be a person's name: none is a common word, an abbreviation, a pair."""
    lexicon = name_words()
    if chunk.last - chunk.first > 3 or words.lowers[chunk.first] in lexicon.not_persons:
        return False
    return not any(
        (words.lowers[at] in lexicon.common and not _in_persons(words, at))
        or words.lowers[at] in lexicon.portfolios
        or words.lowers[at] in lexicon.parts
        or words.forms[at] in lexicon.demonyms
        or words.forms[at].removesuffix("s") in lexicon.demonyms
        or (words.forms[at].isupper() and len(words.forms[at]) > 2)
        for at in range(chunk.first, chunk.last)
    )


def _in_persons(words: Words, at: int) -> bool:
    """Return whether a word stands in persons' names, though it is common too: a given name, a particle."""
    return words.forms[at] in name_words().given or words.lowers[at] in name_words().connectors


def _is_part(words: Words, at: int) -> bool:
    """Return whether a word is no name alone: a part of names, an adjective with a prefix ("Pro-…"), a people."""
    lexicon, lower = name_words(), words.lowers[at]
    return (
        lower in lexicon.parts
        or lower in lexicon.portfolios
        or ("-" in lower and lower.partition("-")[0] in lexicon.parts)
        or words.forms[at].removesuffix("s") in lexicon.demonyms
    )


def _describes_thing(words: Words, chunk: Chunk) -> bool:
    """Return whether a name only says which vessel, work, disease … is meant ("the … vaccine", "the film …")."""
    lexicon = name_words()
    after = chunk.after
    if after in ("'s", "’s"):
        after = words.lower(chunk.last + 1)
    elif chunk.before in lexicon.called:
        return True
    elif after in lexicon.generic:
        after = words.lower(chunk.last + 1)
    return (after in lexicon.things or after in lexicon.happenings) and after not in verb_lexicon().verbs


def _only_describes(words: Words, chunk: Chunk) -> bool:
    """Return whether a body is there only to say whose officer somebody is ("… Museum director", "… party leader")."""
    lexicon, at = name_words(), chunk.last
    while words.lower(at) in lexicon.modifiers or (at == chunk.last and words.lower(at) in lexicon.organisations):
        at += 1
    return (
        words.lower(at) in lexicon.descriptions
        and not words.capitals[at]
        and words.lowers[at] not in verb_lexicon().verbs
    )


def _in_row(words: Words, chunk: Chunk, before: Sequence[FoundName]) -> bool:
    """Return whether a name stands in a row of bodies ("into Alder, Birch and Cedar")."""
    if chunk.before != "," or not before or before[-1].last != chunk.first - 1:
        return False
    row = chunk.after in (",", "and") and words.lower(before[-1].first - 1) in (",", *_ACTOR_BEFORE, "into")
    return row and before[-1].name.kind == "organisation" and before[-1].name.sort == "actor"


def _undergoes(words: Words, at: int) -> bool:
    """Return whether what stands before a name is done to somebody: a verb, an inquiry, or what comes from them."""
    lower = words.lower(at)
    if lower == "from":
        return words.lower(at - 1) in name_words().given_by
    if lower == "into":
        return words.lower(at - 1) in situation_words().inquiring
    return not words.capitals[at] and lower in situation_words().handling


def _acts(words: Words, chunk: Chunk) -> bool:
    if chunk.generic:
        return True
    if chunk.first in words.sentences:
        following = chunk.after
        return (following.endswith("s") and len(following) > 2) or following in _VERBLIKE
    before = chunk.before
    after = chunk.after
    alone = chunk.last - chunk.first == 1 and (not after.isalpha() or after in name_words().after_actor)
    if alone and _undergoes(words, chunk.first - 1):
        return True
    if before in _CLAUSE_BEFORE and (
        chunk.after in _VERBLIKE - {"and", "or", "to"} or verb_lexicon().verbs.get(chunk.after) == "s"
    ):
        return True
    return before in _ACTOR_BEFORE
