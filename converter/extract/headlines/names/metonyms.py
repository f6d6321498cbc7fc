"""Capitals that mean the government that sits in them: "accuses Moscow", "ties with Tehran", "if Tokyo refuses"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ..grammar.words import Words
from ..happenings.triggers import inflections, lexicon
from ..lexicon import table
from .found import FoundName
from .situation_words import situation_words


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    lists = {key: frozenset(words.split()) for key, words in table("names/metonyms.toml").items()}
    irregular = lexicon().irregular
    addressing = {form for lemma in lists["addressing"] for form, _ in inflections(lemma, irregular)}
    return {**lists, "addressing": frozenset(addressing)}


def means_government(words: Words, names: Sequence[FoundName], index: int) -> bool:
    """Return whether a capital's name means a government, told by the words before it."""
    found = names[index]
    if found.name.text not in situation_words().capitals or words.lower(found.last) in ("'s", "’s", ","):
        return False
    lists, first = _lists(), found.first
    before = words.lower(first - 1)
    if before in ("and", "&") and index and names[index - 1].last == first - 1:
        fellow = names[index - 1].first
        return _is_dealt_with(words, fellow - (words.lower(fellow - 1) == "the"))  # "relations between the EU and B"
    if before == "against":
        return lists["military"].isdisjoint(words.lowers[max(0, first - 5) : first - 1])
    if before in lists["addressing"] or _is_dealt_with(words, first):
        return True
    return before in lists["opening"] and words.lower(found.last) in lists["verbs"]


def _is_dealt_with(words: Words, first: int) -> bool:
    lists = _lists()
    before, second = words.lower(first - 1), words.lower(first - 2)
    return before in lists["with_whom"] and (
        second in lists["dealing"] or (before in ("on", "upon") and second in lists["calling"])
    )
