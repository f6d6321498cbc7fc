"""Predicates: the verb groups of a headline, with their voice, and whether they are negated, modal or only reduced."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..happenings.triggers import plural
from ..lexicon import name_words, role_words
from .clauses import BE
from .missing_verbs import missing_verbs
from .past_forms import resolve
from .present_forms import present
from .verb_forms import (
    HAVE,
    MODALS,
    base_participles,
    before_adverb,
    begins_object,
    compound_participle,
    kind_of,
    lemma_of,
    verb_forms,
)
from .verb_group import Predicate
from .words import Words

_DO = frozenset({"do", "does", "did"})
_GET = frozenset({"gets", "got", "get"})
_NEGATIONS = frozenset({"not", "never", "cannot"})
HELPERS = BE | HAVE | _DO | MODALS | {"to", "cannot"}
_DEGREES = frozenset({"most", "best", "least", "worst", "well", "once", "long"})
# fmt: off
_ADVERBS = frozenset({
    "also", "again", "now", "still", "already", "not", "never", "just", "once", "soon", "all", "both", "then", "later",
    "ever", "always", "often", "even", "either", "further", "hereby", "thereby", "therefore", "thus", "first",
    "instead", "yet", "almost", "together", "each", "itself", "himself", "herself", "themselves", '"', "“", "'", "‘",
})
# fmt: on


def predicates(words: Words, named: AbstractSet[int]) -> tuple[Predicate, ...]:
    """Return the predicates in the order of the text; `named` are the words of names, which are no verbs."""
    found: list[Predicate] = []
    bare: list[int] = []
    lowers, capitals = words.lowers, words.capitals
    at, size = 0, len(lowers)
    kinds = verb_forms()[0]
    while at < size:
        group = None
        lower = lowers[at]
        if at in named or (capitals[at] and at not in words.sentences):
            at += 1
            continue
        if lower in HELPERS:
            group = _helped(words, at, named)
        elif lower in kinds or lower.startswith("re-") or at - 1 in named or (at and lowers[at - 1].endswith("ly")):
            group = _alone(words, at, named, found)
            if group and group.form == "past":
                bare.append(len(found))
        if group:
            found.append(group)
            at = group.last
        else:
            at += 1
    resolve(words, found, bare, named)
    missing = missing_verbs(words, found, named)
    if missing:
        found = [_reduced(group, missing) for group in found] + missing
    return tuple(sorted(found, key=_first))


def _reduced(group: Predicate, missing: Sequence[Predicate]) -> Predicate:
    """Return a bare past form before a verb that was missing as the participle that it then is."""
    bare = group.finite and group.passive and group.first == group.at and group.last < missing[0].first
    return replace(group, form="participle") if bare else group


def _first(group: Predicate) -> int:
    return group.first


def _helped(words: Words, first: int, named: AbstractSet[int]) -> Predicate | None:
    """Return the group that begins with an auxiliary or "to" at `first`."""
    be = have = negated = False
    modal = ""
    at, size = first, len(words.lowers)
    last_helper = first
    while at < size and at not in named:
        lower = words.lowers[at]
        if lower in BE:
            be = True
        elif lower in HAVE:
            have = True
        elif lower in MODALS:
            modal = lower
        elif lower not in _DO and lower != "to" and not _between(words, at):
            break
        negated = negated or lower in _NEGATIONS or (lower == "longer" and at > first)
        if lower in HELPERS:
            last_helper = at
        at += 1
    word = words.lower(at) if at not in named else ""
    kind = kind_of(word)
    helper = words.lowers[last_helper]
    base_expected = helper in MODALS or helper in _DO or helper == "to"
    if (be or have) and not base_expected and word in base_participles():
        kind = "ed"
    if not kind and word.endswith("ed") and (be or have) and (word.isalpha() or compound_participle(word)):
        kind = "ed"
    if not kind and word.endswith("ing") and be and words.lower(at - 1) in BE:
        kind = "ing"
    form = (
        "infinitive"
        if words.lowers[first] == "to"
        else "ing"
        if words.lowers[first] in ("being", "having")
        else "finite"
    )
    if kind == "base" and words.lower(first - 1) in role_words().leading_to and plural(word) in role_words().homonyms:
        return None
    if kind == "ed" and be and word in role_words().states:
        kind = ""
    if kind == "ed" and be:
        return Predicate(first, at + 1, lemma_of(word), form, True, negated, modal)
    if (kind == "ed" and have) or (kind == "ing" and be) or (kind == "base" and base_expected):
        return Predicate(first, at + 1, lemma_of(word), form, False, negated, modal)
    unknown = base_expected and not kind and not be and _can_be_verb(words, at)
    if unknown and (helper in MODALS or negated or begins_object(words, at + 1, named)):
        return Predicate(first, at + 1, word, form, False, negated, modal)
    if be or have:
        return Predicate(first, last_helper + 1, "be" if be else "have", form, False, negated, modal)
    return None


def _between(words: Words, at: int) -> bool:
    """Return whether a word can stand between an auxiliary and its verb: an adverb, or the mark of a quotation."""
    lower = words.lowers[at]
    longer = (lower, words.lower(at + 1)) == ("no", "longer") or (words.lower(at - 1), lower) == ("no", "longer")
    return longer or lower in _ADVERBS or (lower.endswith("ly") and kind_of(lower) != "base")


def _can_be_verb(words: Words, at: int) -> bool:
    """Return whether a word that no table knows can be a verb after an auxiliary or "to"."""
    word, lex = words.lower(at), name_words()
    if (
        not word.isalpha()
        or word.endswith("s")
        or words.capitals[at]
        or word in role_words().nominal
        or word in role_words().closed
    ):
        return False
    return word not in lex.modifiers and word not in lex.descriptions and word not in ("so", "it", "them", "be")


def _alone(words: Words, at: int, named: AbstractSet[int], before_it: Sequence[Predicate]) -> Predicate | None:
    """Return the group of a verb without auxiliary; its form is past where only its surroundings can tell."""
    lower, lex = words.lowers[at], role_words()
    kind = kind_of(lower)
    if kind == "ing":
        return _ing(words, at, named)
    if lower in lex.closed or (at - 1 not in named and _noun_here(words, at, kind, named)):
        return None
    kind = kind or _by_shape(words, at, named)
    if lower in _GET and kind_of(words.lower(at + 1)) == "ed" and at + 1 not in named:
        return Predicate(at, at + 2, lemma_of(words.lowers[at + 1]), "finite", True)
    follows = before_it[-1] if before_it and before_it[-1].last == at else None
    if kind == "ed":
        if (at in words.sentences and words.lower(at + 1) not in lex.closed) or _described(words, at, named):
            return None
        if follows and follows.lemma not in ("be", "have"):
            return None
        return Predicate(at, at + 1, lemma_of(lower), "past", False)
    if not kind or at == 0:
        return None
    if follows and not follows.passive and not _after_another(lower, kind, follows):
        return None
    return present(words, at, named, before_it, kind)


def _after_another(word: str, kind: str, before_it: Predicate) -> bool:
    """Return whether a finite verb can follow another verb at once ("who lied resigns", "fighting continues")."""
    return kind == "s" and (before_it.form == "past" or (before_it.form == "ing" and word not in role_words().homonyms))


def _described(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether an article and an adverb stand before a participle ("the most wanted spy")."""
    adverb = words.lower(at - 1) in _DEGREES or words.lower(at - 1).endswith("ly")
    return adverb and words.lower(at - 2) in role_words().determiners and named.isdisjoint((at - 1, at - 2))


def _noun_here(words: Words, at: int, kind: str, named: AbstractSet[int]) -> bool:
    """Return whether the word before says that a form is a noun or an adjective ("the attacks", "drone strikes")."""
    lower, before, lex = words.lowers[at], words.lower(at - 1), role_words()
    if before in lex.floating and at - 2 in named:  # "A and B each declare"
        return False
    if before == "this" and kind == "s":  # "This marks a change"
        return False
    if before in ("'s", "’s") and kind == "s":
        return lower in lex.homonyms or not begins_object(words, at + 1, named)
    if before in lex.compounding:
        return (kind == "base" or lower in lex.homonyms) and not begins_object(words, at + 1, named)
    return before in lex.nominal or _adjective(words, at - 1)


def _adjective(words: Words, at: int) -> bool:
    """Return whether an adjective stands at `at` that no noun phrase ends in ("a live televised speech")."""
    return words.lower(at) in role_words().adjectives and (not words.capitals[at] or at in words.sentences)


def _ing(words: Words, at: int, named: AbstractSet[int]) -> Predicate | None:
    """Return the group of an -ing form that is no noun ("the shelling of", "fighting between") or adjective."""
    lower, before, after, lex = words.lowers[at], words.lower(at - 1), words.lower(at + 1), role_words()
    if lower in lex.prepositions or lower in lex.adjectives_in_ing or after in lex.titled:
        return None
    described = before in lex.determiners or before in ("'s", "’s") or _adjective(words, at - 1)
    if at - 1 not in named and described:
        return None
    if after == "between" or (after == "of" and lower in lex.doings):
        return None
    noun_before = before.isalpha() and before not in lex.closed
    if lower in lex.nouns_in_ing and noun_before and (after in lex.closed or not after.isalpha() or kind_of(after)):
        return None
    return Predicate(at, at + 1, lemma_of(lower), "ing", False)


def _by_shape(words: Words, at: int, named: AbstractSet[int]) -> str:
    """Return the form of a verb that no table knows: right after a name, before what can be its object."""
    lower = words.lowers[at]
    if before_adverb(words, at) not in named or not lower.isalpha() or words.capitals[at]:
        return ""
    if lower.endswith("ed"):
        return "ed"
    noun = lower.endswith(("ss", "ions", "ers", "ors", "ists", "ments", "ies", "ics")) or words.lower(at + 1) == "that"
    if lower.endswith("s") and not noun and begins_object(words, at + 1, named):
        return "s"
    return ""
