"""Clauses: which words of a headline stand in its main clauses, and which of them are verbs there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from ....frozen import frozen
from ...figures.numerals import SCALES, TENS, UNITS
from ..happenings.triggers import lexicon
from ..lexicon import role_words
from .verb_group import Predicate
from .words import Words

_FRACTIONS = frozenset({"third", "quarter", "half", "fifth", "tenth"})
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


@frozen
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
    if lex.subordinate.isdisjoint(words.lowers) and _ANSWERS.isdisjoint(words.lowers):
        main = (False,) * size
        return Clauses(main, main, main, end)
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
        opening = opening and not (lower == "over" and _is_amount(words, at + 1))
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


def _is_amount(words: Words, at: int) -> bool:
    """Return whether a number begins at a word: over 300, over one-third, over a dozen."""
    lower = words.lower(at)
    if lower in ("a", "an", "half"):
        lower = words.lower(at + 1)
        return lower in SCALES or lower.split("-")[0] in _FRACTIONS
    return lower[:1].isdigit() or lower.split("-")[0] in UNITS or lower.split("-")[0] in TENS or lower in SCALES


def resumed(parts: Clauses, words: Words, verbs: Sequence[Predicate]) -> Clauses:
    """Return the clauses where a finite verb goes on with the main clause ("…, who fled, and says")."""
    if True not in parts.subordinate:
        return parts
    again: set[int] = set()
    finite = [verb for verb in verbs if verb.finite]
    for before, verb in pairwise(finite):
        if parts.subordinate[verb.first] and _resumes(parts, words, before, verb):
            again.update(_until_next_clause(words, verb.first))
    first = next((verb for verb in finite if not parts.subordinate[verb.first] or _after_comma(words, verb)), None)
    if first and parts.subordinate[first.first]:  # "A, arrested after a raid, condemns B"
        again.update(_until_next_clause(words, first.first))
    if not again:
        return parts
    marks = (parts.subordinate, parts.relative, parts.cause)
    kept = [tuple([mark and at not in again for at, mark in enumerate(marked)]) for marked in marks]
    return Clauses(kept[0], kept[1], kept[2], parts.sentence_end)


def _resumes(parts: Clauses, words: Words, before: Predicate, verb: Predicate) -> bool:
    between = words.lowers[before.last : verb.first]
    if not parts.subordinate[before.first] or not lexicon().subordinate.isdisjoint(between):
        return False
    if between[-2:] in ((",", "and"), (",", "but")):  # not the last of a series, nor in the past as what it follows
        ended = lexicon().verbs.get(words.lowers[before.at]), lexicon().verbs.get(words.lowers[verb.at])
        return not _after_comma(words, before) and ended != ("ed", "ed")
    apart = {",", "and", "but", "or", "that", ".", ";"}.isdisjoint(between)
    return parts.relative[verb.first] and apart and len(between) > 0 and before.lemma not in role_words().reporting


def _after_comma(words: Words, verb: Predicate) -> bool:
    return words.lower(verb.first - 1) == ","


def _until_next_clause(words: Words, first: int) -> Iterator[int]:
    for at in range(first, len(words.lowers)):
        if words.lowers[at] in lexicon().subordinate or words.lowers[at] in ";.":
            return
        yield at


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
