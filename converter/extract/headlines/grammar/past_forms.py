"""Past forms without auxiliary: finite, the passive of a headline, or a participle that describes a noun.

Headlines leave out auxiliaries ("Five killed", "Envoy arrested in port"), so such a form is read by what stands around
it: another finite verb in its clause makes it a participle, an object after it makes it active.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..lexicon import role_words
from .verb_forms import (
    BOUNDARIES,
    CLAUSAL,
    OPENING,
    RELATIVE,
    SUBJECTS,
    before_adverb,
    begins_object,
    kind_of,
    only_past,
    plural_before,
    takes_object,
)
from .verb_group import Predicate
from .words import Words

_APART = frozenset({",", "but", "and"})


def resolve(words: Words, found: list[Predicate], bare: Sequence[int], named: AbstractSet[int]) -> None:
    """Read the bare past forms among the verb groups that were `found`: first those that leave no doubt."""
    sure = [index for index in bare if _finite_for_sure(words, found, index, named)]
    for index in sure:
        found[index] = replace(found[index], form="finite")
    doubtful = [index for index in bare if index not in sure]
    for index in sorted(doubtful, key=lambda index: not _acts_after_comma(words, found[index], named)):
        found[index] = _resolved(words, found, index, named)


def _finite_for_sure(words: Words, found: Sequence[Predicate], index: int, named: AbstractSet[int]) -> bool:
    this = found[index]
    before = words.lower(this.at - 1)
    subject = words.lower(this.at - 2) if before.endswith("ly") else before
    by = words.lower(this.last) == "by"
    if (
        (words.lowers[this.at] in only_past() and not by)
        or (this.lemma == "say" and words.lower(this.last) != "to")
        or closes_speech(words, this)
        or (subject in SUBJECTS | {"that"} and not by)
    ):
        return True
    if this.lemma in role_words().reporting and words.lower(this.last) == "that" and before != ",":
        return True
    return before != "," and _acts(words, this, named) and _carried(words, found[:index], this.at, -1) is None


def _resolved(words: Words, found: Sequence[Predicate], index: int, named: AbstractSet[int]) -> Predicate:
    """Return a bare past form as finite, as the passive of a headline, or as a participle."""
    this = found[index]
    at = this.at
    before = words.lower(at - 1)
    by = words.lower(at + 1) == "by"
    participle = replace(this, form="participle", passive=True)
    joined = before in ("and", "but", "or")
    if before in ("when", "while", "if", "as", "once", "until") and not joined:
        return participle
    acts = _acts(words, this, named)
    left = _carried(words, found[:index], at, -1)
    right = _carried(words, found[index + 1 :], at, 1)
    if _acts_after_comma(words, this, named):
        closes = right is not None and (words.lower(right.first - 1) == "," or _fronted(words, at))
        return participle if closes else replace(this, form="finite")
    if before == "," and any(other.finite and words.lower(other.first - 1) == "," for other in found[index + 1 :]):
        return participle
    if left is not None:
        if joined and index:
            other = found[index - 1]
            if other.passive and takes_object(words, at + 1, named) and words.lower(at + 1) not in role_words().dated:
                return participle  # "and allied militias"
            return replace(this, form="finite" if other.finite else other.form, passive=other.passive)
        apart = not _APART.isdisjoint(words.lowers[left.last : at])
        return replace(this, form="finite") if acts and apart else participle
    if right is not None and not acts:
        return participle
    untitled = not takes_object(words, at + 1, named) or _takes_title(words, this, named)
    passive = by or (this.lemma in role_words().transitive and untitled) or _asked(words, this)
    if by and index and _subordinate(words, found, index):
        return participle
    return replace(this, form="finite", passive=passive)


def _fronted(words: Words, at: int) -> bool:
    """Return whether only a phrase with a preposition stands before the comma ("In Lima, ousted A returns")."""
    first = max(start for start in words.sentences if start <= at)
    return words.lowers[first] in role_words().prepositions and "," not in words.lowers[first : at - 1]


def _asked(words: Words, this: Predicate) -> bool:
    """Return whether an infinitive tells what somebody was asked to do ("Minister asked to resign")."""
    asking = any(frame.name == "asking" for frame in role_words().frames.get(this.lemma, ()))
    return asking and words.lower(this.last) == "to" and kind_of(words.lower(this.last + 1)) == "base"


def _acts_after_comma(words: Words, this: Predicate, named: AbstractSet[int]) -> bool:
    """Return whether a past form with an object follows a comma: mostly the one that ends an apposition."""
    return words.lower(this.at - 1) == "," and _acts(words, this, named)


def closes_speech(words: Words, this: Predicate) -> bool:
    """Return whether a verb of saying ends a sentence after its subject and a comma ("…, the ministry said")."""
    if this.lemma not in role_words().reporting or words.lower(this.last) not in (".", "", '"', "”"):
        return False
    before = words.lowers[max(0, this.at - 9) : this.at]
    return "," in before[:-1] or "”" in before or '"' in before


def _acts(words: Words, this: Predicate, named: AbstractSet[int]) -> bool:
    """Return whether a past form has an object of its own, which no participle has ("accused the envoy")."""
    lex = role_words()
    after_name = before_adverb(words, this.at) in named
    known = (lex.transitive, lex.verbs, lex.reporting, lex.frames)
    if not any(this.lemma in group for group in known):
        return False
    named_so = this.lemma in lex.naming or _appoints(this.lemma)
    if (named_so or this.lemma in lex.giving) and not after_name:
        return False
    after = words.lower(this.last)
    if after in lex.dated or after in lex.floating or (after.isdigit() and len(after) == 4):
        return False
    if named_so or begins_object(words, this.last, named):
        return begins_object(words, this.last, named)
    before = words.lower(this.at - 1)
    subject = after_name or before == "," or plural_before(words, this.at, named)
    return subject and takes_object(words, this.last, named)


def _subordinate(words: Words, found: Sequence[Predicate], index: int) -> bool:
    """Return whether a word that opens a clause stands between the verb before and a past form."""
    stretch = words.lowers[found[index - 1].last : found[index].at]
    return not OPENING.isdisjoint(stretch)


def _carried(words: Words, others: Sequence[Predicate], at: int, way: int) -> Predicate | None:
    """Return a finite predicate of the same clause, on the left (-1) or on the right (1) of a word."""
    for other in others[::way]:
        begin, end = (other.last, at) if way < 0 else (at + 1 + (words.lower(at + 1) == "as"), other.first)
        stretch = words.lowers[begin:end]
        if not BOUNDARIES.isdisjoint(stretch) or _opens_clause(words, begin, end):
            return None
        if way < 0 and stretch and other.finite and other.lemma in role_words().reporting and not other.passive:
            return None
        if other.form == "finite" and not (way < 0 and "," in stretch and _in_relative(words, other)):
            coordinate = way > 0 and stretch and stretch[-1] in ("and", "but", "or")
            return None if coordinate else other
    return None


def _in_relative(words: Words, verb: Predicate) -> bool:
    """Return whether a verb stands in a relative clause of its own ("A, which brokered the talks, …")."""
    for at in range(verb.first - 1, max(-1, verb.first - 6), -1):
        if words.lowers[at] in RELATIVE and words.lowers[at] != "that":
            return True
        if words.lowers[at] == ",":
            break
    return False


def _opens_clause(words: Words, begin: int, end: int) -> bool:
    """Return whether a word between two others opens a clause ("after", but not "after being found")."""
    return any(words.lowers[at] in CLAUSAL and kind_of(words.lower(at + 1)) != "ing" for at in range(begin, end))


def _takes_title(words: Words, this: Predicate, named: AbstractSet[int]) -> bool:
    """Return whether a verb of appointing is followed by an office without article ("named prime minister")."""
    return _appoints(this.lemma) and not begins_object(words, this.last, named)


def _appoints(lemma: str) -> bool:
    return any(frame.name == "appointing" for frame in role_words().frames.get(lemma, ()))
