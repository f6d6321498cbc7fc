"""Clauses: which words of a headline stand in its main clauses, and which of them are verbs there."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from .triggers import lexicon
from .words import Words

_RELATIVE = frozenset({"which", "who", "whom", "whose", "where"})
_ANSWERS = frozenset({"response", "retaliation", "reaction"})
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


_ENDS_NEGATION = frozenset({",", ";", ".", ":", "but", "and"})

# fmt: off
_DETERMINERS = frozenset({
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "of", "in", "by", "'s", "’s", "new", "first",
    "another", "several", "two", "no", "any", "such",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Clauses:
    """For each word, whether it stands in a clause of less weight, and where the first sentence ends."""

    subordinate: tuple[bool, ...]
    relative: tuple[bool, ...]
    cause: tuple[bool, ...]
    sentence_end: int


def clauses(words: Words, verbs: AbstractSet[int]) -> Clauses:
    """Return which words stand in subordinate clauses; `verbs` are the words that can be a finite verb."""
    lex = lexicon()
    size = len(words.forms)
    end = words.sentences[1] if len(words.sentences) > 1 else size
    subordinate = [False] * size
    relative = [False] * size
    cause = [False] * size
    inside = related = False
    causal = False
    opened_at_start = False
    main_verb = False
    for at in range(size):
        lower = words.lowers[at]
        if at in words.sentences:
            inside = causal = main_verb = False
        opening = lower in lex.subordinate or (lower in _ANSWERS and words.lower(at - 1) == "in")
        if opening and (not words.capitals[at] or at in words.sentences):
            inside = True
            related = lower in _RELATIVE
            causal = lower in lex.cause
            opened_at_start = at in words.sentences
        elif inside and lower in (",", ";") and (not main_verb or opened_at_start):
            inside = causal = opened_at_start = False
        elif inside and lower == ";":
            inside = causal = False
        elif not inside and at in verbs:
            main_verb = True
        subordinate[at] = inside
        relative[at] = inside and related
        cause[at] = inside and causal
    return Clauses(tuple(subordinate), tuple(relative), tuple(cause), end)


def finite_verbs(words: Words) -> frozenset[int]:
    """Return the words that can be a verb where they stand."""
    verbs = lexicon().verbs
    return frozenset([at for at, lower in enumerate(words.lowers) if lower in verbs and not nounlike(words, at)])


def undone(words: Words) -> frozenset[int]:
    """Return the words that tell what did not happen: after "not", "fails to", "denies", "without", "foils" …"""
    lex = lexicon()
    if _denying().isdisjoint(words.lowers):
        return frozenset()
    found: set[int] = set()
    for at, lower in enumerate(words.lowers):
        following = words.lower(at + 1)
        if lower in lex.negating and following not in ("only", "guilty"):
            reach = 10
        elif lower in lex.failing and following == "to":
            reach = 8
        elif lower in lex.averting and words.lower(at - 1) in BE:
            found.update(_clause_before(words, at))
            continue
        elif lower in lex.averting and following not in ("confidence", "more", "less"):
            reach = 4
        else:
            continue
        for there in range(at + 1, min(at + 1 + reach, len(words.lowers))):
            if words.lowers[there] in _ENDS_NEGATION or words.lowers[there] in lex.subordinate:
                break
            found.add(there)
    return frozenset(found)


def _clause_before(words: Words, at: int) -> range:
    """Return the words before `at` in its clause: the subject of a passive such as "is cancelled"."""
    first = at
    while first > max(0, at - 10) and words.lowers[first - 1] not in _ENDS_NEGATION:
        first -= 1
    return range(first, at)


@cache
def _denying() -> frozenset[str]:
    lex = lexicon()
    return lex.negating | lex.failing | lex.averting


def nounlike(words: Words, at: int) -> bool:
    """Return whether the words before a form say that it is no verb here."""
    before = words.lower(at - 1)
    if before in _DETERMINERS:
        return words.lowers[at][-2:] != "ed" or before in ("of", "'s", "’s")
    return False
