"""Present forms without auxiliary: whether a base form or one in -s is a verb where it stands, or a noun."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..happenings.triggers import lexicon, plural
from ..lexicon import name_words, role_words
from .clauses import BE
from .past_forms import closes_speech
from .verb_forms import (
    BOUNDARIES,
    HAVE,
    MODALS,
    OPENING,
    RELATIVE,
    SUBJECTS,
    before_adverb,
    begins_object,
    goes_on,
    kind_of,
    lemma_of,
    only_verb,
    plural_before,
    takes_more,
    takes_object,
    verb_forms,
)
from .verb_group import Predicate
from .words import Words

# Nouns of people that are verbs only before an object.
_PEOPLE = frozenset({"forces", "guards", "troops", "soldiers", "officers", "pilots"})
_PLURAL_SUBJECTS = frozenset({"they", "we", "i", "you"})


def present(
    words: Words, at: int, named: AbstractSet[int], before_it: Sequence[Predicate], kind: str
) -> Predicate | None:
    """Return the group of a base form or one in -s that is no noun where it stands."""
    lower, before, after, lex = words.lowers[at], words.lower(at - 1), words.lower(at + 1), role_words()
    finite = Predicate(at, at + 1, lemma_of(lower), "finite", False)
    if before in SUBJECTS and (kind == "s") == (before not in _PLURAL_SUBJECTS):
        return finite
    homonym = lower in lex.homonyms
    spoken = not homonym or at - 1 in named or before in lex.sources | lex.parts
    if kind == "s" and spoken and closes_speech(words, finite) and before not in lex.adjectives_in_ing:
        return finite
    listed = after in (",", "which", "who", "whose") or (
        after in ("and", "or") and kind_of(words.lower(at + 2)) != kind
    )
    if homonym and listed and lower not in lexicon().speech:
        return None
    if kind == "s" and before in ("and", "or", "but") and before_it and _goes_on_with(words, at, before_it[-1]):
        return finite
    if lower in _PEOPLE and (after in lex.prepositions or not after.isalnum()):
        return None
    if (homonym or kind == "base") and (
        _verb_like(words, at + 1, named, kind) or _has_verb(words, at, named, before_it)
    ):
        return None
    subject = before_adverb(words, at)
    after_name = _named(words, subject, named) or _ends_apposition(words, at, named, before_it)
    object_follows = begins_object(words, at + 1, named)
    if kind == "base":
        if words.capitals[at]:
            return None
        joined = before_it and (
            before in ("and", "or") or (before == "," and only_verb(lower) and before_it[-1].finite)
        )
        acts = object_follows or takes_more(words, at, named)
        if joined and (before_it[-1].last == at - 1 or (acts and _base_form(words, before_it[-1]))):
            return replace(finite, form=before_it[-1].form)
        past = after_name and (
            lower in verb_forms()[2] or (acts and (after != "that" or finite.lemma in lex.reporting))
        )
        if not only_verb(lower) and _one_of_objects(words, at, named, before_it):
            return None
        several = after_name and _joined_subjects(words, at, before_it)
        agreeing = several or plural_before(words, subject + 1, named)
        if _demanded(words, at, before_it) and (object_follows or goes_on(words, at + 1, named)):
            return finite
        if not (past or agreeing) or (not past and _no_verb(words, at)):
            return None
    if homonym and not after_name and subject == at - 1 and not object_follows:
        return None
    return finite


def _one_of_objects(words: Words, at: int, named: AbstractSet[int], before_it: Sequence[Predicate]) -> bool:
    """Return whether "and" joins the name before a word to an object: it is no subject of its own then."""
    start = at
    while start - 1 in named:
        start -= 1
    verb = before_it[-1] if before_it else None
    if start == at or words.lower(start - 1) != "and" or verb is None or not verb.finite:
        return False
    opened = (BOUNDARIES | OPENING).isdisjoint(words.lowers[verb.last : at])
    return opened and verb.lemma not in role_words().reporting


def _goes_on_with(words: Words, at: int, verb: Predicate) -> bool:
    """Return whether a form in -s after "and" goes on with the verb before it ("resigns and hands power to A")."""
    if not verb.finite or kind_of(words.lowers[verb.at]) != "s":
        return False
    if role_words().closed.issuperset(words.lowers[verb.last : at - 1]) and takes_object(words, at + 1, frozenset()):
        return True
    asks = any(frame.name == "asking" for frame in role_words().frames.get(lemma_of(words.lowers[at]), ()))
    return asks and words.lower(at + 1) in ("for", "on")


def _named(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a word belongs to a name, or to what looks like one that nobody knows."""
    if at in named:
        return True
    unknown = at > 0 and words.capitals[at] and words.lowers[at] not in name_words().demonyms_lower
    return unknown and words.lowers[at] not in role_words().dated


def _joined_subjects(words: Words, at: int, before_it: Sequence[Predicate]) -> bool:
    """Return whether "and" stands in what can only be the subject of a sentence that has no verb yet."""
    first = max(start for start in words.sentences if start <= at)
    waiting = not any(group.finite or group.form == "past" for group in before_it if group.first >= first)
    return waiting and "and" in words.lowers[first:at] and words.lowers[first] not in role_words().prepositions


def _base_form(words: Words, group: Predicate) -> bool:
    return kind_of(words.lowers[group.at]) == "base" and not group.passive


def _demanded(words: Words, at: int, before_it: Sequence[Predicate]) -> bool:
    """Return whether a base form is what somebody demands of another ("demands that A withdraw")."""
    if (
        not before_it
        or before_it[-1].lemma not in role_words().subjunctive
        or words.lower(at - 1) in role_words().closed
    ):
        return False
    between = words.lowers[before_it[-1].last : at]
    return between[:1] == ("that",) and len(between) <= 10 and "," not in between


def _ends_apposition(words: Words, at: int, named: AbstractSet[int], before_it: Sequence[Predicate]) -> bool:
    """Return whether the comma before a word can end an apposition to a subject that has no verb yet."""
    if words.lower(at - 1) != "," or words.lower(at + 1) in (",", "and", "or"):
        return False
    first = max(start for start in words.sentences if start <= at)
    if "," not in words.lowers[first : at - 1]:
        return False
    finite = [group.first for group in before_it if group.first >= first and group.finite]
    waiting = all(words.lowers[at - 1] in RELATIVE for at in finite)
    return waiting or (at - 2 in named and "," in words.lowers[max(0, at - 12) : at - 2])


def _verb_like(words: Words, at: int, named: AbstractSet[int], subject: str) -> bool:
    """Return whether a finite verb stands at `at`, so that the word before it is its subject."""
    lower = words.lower(at)
    if at in named:
        return False
    if lower in BE or lower in MODALS or lower in HAVE:
        return True
    kind = kind_of(lower)
    if lower in role_words().homonyms or (
        subject == "s" and at - 2 in named and kind == "base" and not only_verb(lower)
    ):
        return False
    if kind == "ed" and subject == "s" and at - 2 in named and _noun_after(words, at + 1):
        return False  # "A defeats seeded B"
    agreeing = kind == "ed" or kind == ("base" if subject == "s" else "s")
    return agreeing and not words.capitals[at] and words.lower(at + 1) not in ("of", "and")


def _noun_after(words: Words, at: int) -> bool:
    """Return whether a noun without article stands at `at`, so that the form before it can describe it."""
    after, lex = words.lower(at), role_words()
    return after.isalpha() and not words.capitals[at] and after not in lex.closed | lex.determiners | lex.dated


def _has_verb(words: Words, at: int, named: AbstractSet[int], before_it: Sequence[Predicate]) -> bool:
    """Return whether the clause has its finite verb, with nothing after it that could open another."""
    if not before_it:
        return False
    other = before_it[-1]
    if other.last == at:
        return True
    if other.form in ("past", "ing") and goes_on(words, at + 1, named):
        return False
    stretch = words.lowers[other.last : at]
    return (
        other.lemma not in role_words().reporting
        and {",", "and", "but", "or"}.isdisjoint(stretch)
        and BOUNDARIES.isdisjoint(stretch)
        and OPENING.isdisjoint(stretch)
    )


def _no_verb(words: Words, at: int) -> bool:
    """Return whether what follows a base form says that it is a noun or an adjective ("state of", "last Monday")."""
    after = words.lower(at + 1)
    if after in (",", ")") and plural(words.lowers[at]) in role_words().homonyms:
        return True
    if after == "and":
        return kind_of(words.lower(at + 2)) != "base"
    return after in ("of", "'s", "’s") or (words.lowers[at] == "last" and after in role_words().dated)
