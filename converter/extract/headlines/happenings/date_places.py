"""Where a date stands in a headline: which verbs are before it, and whether it depends on one, or belongs to a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ....frozen import frozen
from ....records import Period
from ..grammar.clauses import Clauses, nounlike
from ..grammar.verb_forms import HAVE
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import name_words, role_words, table
from .told import TypeReading
from .triggers import lexicon

PART_OF_NAME = frozenset({"'s", "’s", "'", "’"})
_ORDINAL = re.compile(r"\d[\d,]*(?:st|nd|rd|th)")
_COMPARING = 16  # words before a date in which its comparison can stand
NO_CLAUSE = ("as",)  # it opens no clause where no verb follows


@frozen
class DateWords:
    """What tells whose date it is: see `dating.toml`."""

    planning: frozenset[str]
    opening: frozenset[str]
    leading: frozenset[str]
    own: frozenset[str]
    parts: frozenset[str]
    superlative: frozenset[str]
    holding: frozenset[str]
    recording: frozenset[str]
    winning: frozenset[str]
    results: frozenset[str]


@cache
def date_words() -> DateWords:
    """Return the words that tell whose date it is."""
    data = table("happenings/dating.toml")
    return DateWords(**{key: frozenset(words.split()) for key, words in data.items()})


@frozen
class DatePlace:
    """A date at words `first` to `after` of a headline, and the verbs before it."""

    words: Words
    parts: Clauses
    first: int
    after: int
    before: tuple[Predicate, ...]
    read: TypeReading | None
    next_verb: Predicate | None

    @property
    def verb(self) -> Predicate | None:
        """Return the verb that the date depends on."""
        return self.before[-1] if self.before else None


def verbs_before(
    words: Words, verb_groups: Sequence[Predicate], read: TypeReading | None, first: int
) -> tuple[Predicate, ...]:
    """Return the verbs before a date; the word that says what happened is one, though it may look like a noun."""
    verbs: list[Predicate] = []
    for group in verb_groups:
        if group.at < first and not _is_noun(words, group):
            joined = words.lower(group.first - 1) in ("and", "but") and bool(verbs) and verbs[-1].form == "finite"
            simple = words.lowers[group.at] in _simple_pasts() or (joined and group.form == "participle")
            verbs.append(replace(group, form="finite") if simple else group)
    trigger = read.trigger if read else None
    if trigger and trigger.first < first and _present(words, trigger.first) and not any(v.finite for v in verbs):
        lemma = min(lexicon().lemmas.get(words.lowers[trigger.first], {""}))
        verbs.append(Predicate(trigger.first, trigger.first + 1, lemma, "finite", trigger.passive))
    return tuple(verbs)


@cache
def _simple_pasts() -> frozenset[str]:
    """Return the past forms that are no participles ("rose"), which can't but be finite."""
    forms = [forms[:2] for forms in lexicon().irregular.values() if len(forms) > 1]
    return frozenset(
        past for past, other in forms if past != other and other[-3:] != "ing" and "s" not in (past[-1], other[-1])
    )


def verb_next(words: Words, verb_groups: Sequence[Predicate], after: int) -> Predicate | None:
    """Return the finite verb after a date, but for adverbs: "the Council on 3 May unanimously adopted"."""
    while words.lower(after).endswith("ly") or words.lower(after) in ("also", "again"):
        after += 1
    return next((group for group in verb_groups if group.first == after and group.finite), None)


def _present(words: Words, at: int) -> bool:
    return lexicon().verbs.get(words.lowers[at]) == "s" and not nounlike(words, at)


def _is_noun(words: Words, verb: Predicate) -> bool:
    """Return whether an -ing form is the name of a happening ("a meeting with the mayor")."""
    return verb.form == "ing" and any(entry.form == "" for entry in lexicon().forms.get(words.lowers[verb.at], ()))


def in_relative_clause(place: DatePlace) -> bool:
    """Return whether the verb's clause describes a noun; "that" may also follow a verb of saying."""
    assert place.verb is not None
    at = place.verb.first - 1
    opener = place.words.lower(at)
    return opener in ("who", "which") or (opener == "that" and all(verb.last != at for verb in place.before))


def past(words: Words, verb: Predicate) -> bool:
    """Return whether a verb is in the past, or is a headline's passive without its auxiliary."""
    helper = words.lowers[verb.first]
    return (
        helper in ("was", "were", "had", "did")
        or helper in HAVE
        or lexicon().verbs.get(helper, "ed" if helper.endswith("ed") else "") == "ed"
    )


def compared(place: DatePlace) -> bool:
    """Return whether the date is that of a comparison: "the worst drought since 1990", "his first visit this year"."""
    between = place.words.lowers[max(0, place.first - _COMPARING) : place.first]
    return not date_words().superlative.isdisjoint(between) or any(
        word.endswith("est") or _ORDINAL.fullmatch(word) for word in between
    )


def leads(place: DatePlace) -> bool:
    """Return whether nothing stands before a date in its sentence but its preposition, or a heading and its colon."""
    at = place.first - 1
    while at >= 0 and place.words.lowers[at] in date_words().leading:
        at -= 1
    return at < 0 or place.words.lowers[at] == ":" or at + 1 in place.words.sentences


def subordinate(place: DatePlace, plain: tuple[str, ...] = NO_CLAUSE) -> bool:
    """Return whether a date stands in a clause of less weight.

    Its own preposition opens none ("until Monday"), nor does "as" where no verb follows ("resigns as mayor on Monday").
    """
    lowers, at = place.words.lowers, place.first
    if not place.parts.subordinate[at]:
        return False
    while at > 0 and lowers[at - 1] in date_words().leading:
        at -= 1
    while at > 0 and place.parts.subordinate[at - 1] and at not in place.words.sentences:
        at -= 1
        if "well" in (lowers[at - 1], place.words.lower(at + 1)):
            continue  # as well as
        if lowers[at] in lexicon().subordinate and (
            lowers[at] not in plain or any(verb.finite and at < verb.at for verb in place.before)
        ):
            return True
    return False


def stated_of(place: DatePlace) -> bool:
    """Return whether the date follows the noun that says what happened, with no comma between, or a verb."""
    if place.verb is not None:
        return True
    if leads(place):
        return True
    trigger = place.read.trigger if place.read else None
    if trigger is None or trigger.first >= place.first:
        return False
    return "," not in place.words.lowers[trigger.last : place.first]


def happening_between(place: DatePlace, codes: frozenset[str] = frozenset()) -> bool:
    """Return whether a noun of a happening (of one of `codes`), not the main event's, parts verb and date."""
    assert place.verb is not None
    trigger = place.read.trigger if place.read and not codes else None
    for at in range(place.verb.last, place.first):
        lower = place.words.lowers[at]
        if trigger is not None and trigger.first <= at < trigger.last:
            continue
        nouns = [entry.code for entry in lexicon().forms.get(lower, ()) if entry.form == ""]
        if nouns and codes.issuperset(nouns) if codes else nouns or lower in name_words().happenings:
            return True
    return False


def belongs_to_noun(place: DatePlace, period: Period) -> bool:
    """Return whether a date is a part of a name, or describes a noun: "Act of 2008", "the 14 June election"."""
    words, first, after = place.words, place.first, place.after
    following, previous = words.lower(after), words.lower(first - 1)
    if following in PART_OF_NAME or following in name_words().happenings:
        return True
    if previous == "of" and words.lower(first - 2) not in date_words().parts:
        return not leads(place)
    if words.lowers[:first].count("(") > words.lowers[:first].count(")"):
        return True
    if previous in name_words().happenings - date_words().parts and len(period.start or period.end or "") == 4:
        return True
    noun = following[:1].isalpha() and following not in role_words().closed and not words.capitals[after]
    coarse = len(period.start or period.end or "") <= 7
    if coarse and previous in role_words().determiners and place.words.capitals[after : after + 1] == (True,):
        return True
    if previous in ("a", "an") or (previous == "the" and coarse) or words.lowers[first] == "the":
        return noun and following not in date_words().own
    return previous not in role_words().closed and noun and following not in date_words().own and not _verbal(following)


def _verbal(word: str) -> bool:
    return word in lexicon().verbs or word.endswith(("ed", "ing", "ly"))
