"""Predicates: the verb groups of a headline, with their voice, and whether they are negated, modal or only reduced.

Headlines leave out auxiliaries ("Five killed", "Envoy arrested in port"), so a bare past form is read by what stands
around it: another finite verb in its clause makes it a participle, an object after it makes it active.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from .clauses import BE, Clauses
from .lexicon import name_words, role_words
from .triggers import inflections, lexicon
from .words import Words

HAVE = frozenset({"has", "have", "had", "having"})
_DO = frozenset({"do", "does", "did"})
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "shall", "should", "must", "cannot"})
_GET = frozenset({"gets", "got", "get"})
_NEGATIONS = frozenset({"not", "never", "no-longer", "cannot"})
_HELPERS = BE | HAVE | _DO | _MODALS | {"to", "cannot"}
_ADVERBS = frozenset(
    {"also", "again", "now", "still", "already", "not", "never", "reportedly", "just", "once", "soon", "all", "both"}
)
_STOP = frozenset({".", ";", ":", "!", "?", "—", "–"})
_BOUNDARIES = _STOP | {"which", "who", "whom", "where", "that", "while", "because", "although", "though", "when", "if"}
_OPENING = frozenset(
    {"after", "as", "while", "since", "before", "although", "until", "whereas", "once", "unless", "than"}
)
_OBJECT_STARTS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "all", "several", "some", "no"}
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group: words `first`–`last`, whose lexical verb is the last of them.

    `form` is finite, infinitive, ing or participle (a reduced clause that tells of the noun before it). `passive`
    tells the voice; `modal` is the auxiliary that makes it less than a fact ("" if none).
    """

    first: int
    last: int
    lemma: str
    form: str
    passive: bool
    negated: bool = False
    modal: str = ""

    @property
    def at(self) -> int:
        """Return the word that is the lexical verb."""
        return self.last - 1

    @property
    def finite(self) -> bool:
        """Return whether it can carry a clause of its own."""
        return self.form == "finite"


def predicates(words: Words, named: AbstractSet[int]) -> tuple[Predicate, ...]:
    """Return the predicates in the order of the text; `named` are the words of names, which are no verbs."""
    found: list[Predicate] = []
    bare: list[int] = []
    at, size = 0, len(words.lowers)
    kinds = _verb_forms()[0]
    while at < size:
        group = None
        lower = words.lowers[at]
        if at in named or (words.capitals[at] and at not in words.sentences):
            at += 1
            continue
        if lower in _HELPERS:
            group = _helped(words, at, named)
        elif lower in kinds or at - 1 in named:
            group = _alone(words, at, named, found)
            if group and group.form == "past":
                bare.append(len(found))
        if group:
            found.append(group)
            at = group.last
        else:
            at += 1
    for index in bare:
        found[index] = _resolved(words, found, index, named)
    return tuple(found)


@cache
def _verb_forms() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return the kind and the lemma of every verb form, and the forms that are base and past at once ("beat")."""
    lex, roles = lexicon(), role_words()
    kinds = dict(lex.verbs)
    lemmas: dict[str, str] = {}
    wanted = roles.verbs | roles.transitive | roles.reporting | roles.giving | roles.light | roles.frames.keys()
    for lemma in sorted(wanted):
        for form, kind in inflections(lemma, lex.irregular):
            kinds.setdefault(form, kind)
            lemmas.setdefault(form, lemma)
    for form in kinds:
        known = lex.lemmas.get(form)
        if known:
            lemmas.setdefault(form, min(known))
    both = frozenset(lemma for lemma, forms in lex.irregular.items() if lemma in forms)
    return kinds, lemmas, both


def _kind(word: str) -> str:
    return _verb_forms()[0].get(word, "")


def _lemma(word: str) -> str:
    """Return the lemma of a verb form."""
    return _verb_forms()[1].get(word, word)


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
        elif lower in _MODALS:
            modal = lower
        elif lower not in _DO and lower != "to" and lower not in _ADVERBS and not lower.endswith("ly"):
            break
        negated = negated or lower in _NEGATIONS or lower == "cannot"
        if lower in _HELPERS:
            last_helper = at
        at += 1
    word = words.lower(at) if at not in named else ""
    kind = _kind(word)
    if (be or have) and word in _verb_forms()[2]:
        kind = "ed"
    if not kind and word.endswith("ed") and (be or have) and word.isalpha():
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
    base_expected = words.lowers[last_helper] in _MODALS | _DO | {"to"}
    if kind == "ed" and be:
        return Predicate(first, at + 1, _lemma(word), form, True, negated, modal)
    if (kind == "ed" and have) or (kind == "ing" and be) or (kind == "base" and base_expected):
        return Predicate(first, at + 1, _lemma(word), form, False, negated, modal)
    unknown = base_expected and not kind and not be and word.isalpha() and word not in role_words().nominal
    if unknown and _begins_object(words, at + 1, named):
        return Predicate(first, at + 1, word, form, False, negated, modal)
    if be or have:
        return Predicate(first, last_helper + 1, "be" if be else "have", form, False, negated, modal)
    return None


def _alone(words: Words, at: int, named: AbstractSet[int], before_it: Sequence[Predicate]) -> Predicate | None:
    """Return the group of a verb without auxiliary; its form is past where only its surroundings can tell."""
    lower = words.lowers[at]
    kind = _kind(lower)
    if not kind:
        kind = _by_shape(words, at, named)
        if not kind:
            return None
    before = words.lower(at - 1)
    noun = before in role_words().nominal and (kind != "ing" or before in role_words().determiners)
    if noun and at - 1 not in named:
        return None
    if kind == "ing":
        if lower in role_words().prepositions or words.lower(at + 1) in role_words().titled:
            return None
        return Predicate(at, at + 1, _lemma(lower), "ing", False)
    if lower in _GET and _kind(words.lower(at + 1)) == "ed" and at + 1 not in named:
        return Predicate(at, at + 2, _lemma(words.lowers[at + 1]), "finite", True)
    if kind == "ed":
        if at in words.sentences and words.lower(at + 1) not in role_words().closed:
            return None
        if before_it and before_it[-1].last == at and before_it[-1].lemma not in ("be", "have"):
            return None
        return Predicate(at, at + 1, _lemma(lower), "past", False)
    if before_it and before_it[-1].last == at and not before_it[-1].passive:
        return None
    homonym = lower in role_words().homonyms
    if (homonym or kind == "base") and (_verb_like(words, at + 1, named) or _has_verb(words, at, before_it)):
        return None
    past = at - 1 in named and (lower in _verb_forms()[2] or _begins_object(words, at + 1, named))
    if kind == "base" and not past and not _plural_before(words, at, named):
        return None
    if at == 0 or (words.capitals[at] and kind == "base"):
        return None
    if homonym and at - 1 not in named and not _begins_object(words, at + 1, named):
        return None
    return Predicate(at, at + 1, _lemma(lower), "finite", False)


def _by_shape(words: Words, at: int, named: AbstractSet[int]) -> str:
    """Return the form of a verb that no table knows: right after a name, before what can be its object."""
    lower = words.lowers[at]
    if at - 1 not in named or not lower.isalpha() or words.capitals[at]:
        return ""
    if lower.endswith("ed"):
        return "ed"
    if lower.endswith("s") and not lower.endswith("ss") and _begins_object(words, at + 1, named):
        return "s"
    return ""


def _verb_like(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a finite verb stands at `at`, so that the word before it is its subject."""
    lower = words.lower(at)
    if at in named:
        return False
    if lower in BE or lower in _MODALS or lower in HAVE:
        return True
    kind = _kind(lower)
    if lower in role_words().homonyms:
        return False
    return kind in ("s", "base", "ed") and not words.capitals[at] and words.lower(at + 1) not in ("of", "and")


def _has_verb(words: Words, at: int, before_it: Sequence[Predicate]) -> bool:
    """Return whether the clause has its finite verb, with nothing after it that could open another."""
    if not before_it:
        return False
    other = before_it[-1]
    if other.last == at:
        return True
    stretch = words.lowers[other.last : at]
    return (
        other.lemma not in role_words().reporting
        and {",", "and", "but", "or"}.isdisjoint(stretch)
        and _BOUNDARIES.isdisjoint(stretch)
        and _OPENING.isdisjoint(stretch)
    )


def _plural_before(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether what stands before a base form can be its subject: a plural, or several names."""
    before = words.lower(at - 1)
    if at - 1 in named:
        start = at - 1
        titles = name_words().descriptions
        while start in named or words.lower(start) == "the" or words.lower(start) in titles:
            start -= 1
        if words.lower(start) in ("in", "of", "from", "at") and words.lower(start - 1).endswith("s"):
            return True
        return (
            words.lower(start) in ("and", "nor") or before.endswith("s") or words.lower(at - 1) in ("forces", "police")
        )
    return (before.endswith("s") and not before.endswith("ss")) or before in role_words().plurals


def _begins_object(words: Words, at: int, named: AbstractSet[int]) -> bool:
    lower = words.lower(at)
    return at in named or lower in _OBJECT_STARTS or lower[:1].isdigit() or (lower != "" and words.capitals[at])


def _resolved(words: Words, found: Sequence[Predicate], index: int, named: AbstractSet[int]) -> Predicate:
    """Return a bare past form as finite, as the passive of a headline, or as a participle."""
    this = found[index]
    at = this.at
    before = words.lower(at - 1)
    joined = before in ("and", "but", "or") or (before == "," and words.lower(at + 1) != "by")
    if before in ("when", "while", "if", "as", "once", "until") and not joined:
        return Predicate(at, at + 1, this.lemma, "participle", True)
    left = _carried(words, found[:index], at, -1)
    right = None if left else _carried(words, found[index + 1 :], at, 1)
    passive = words.lower(at + 1) == "by" or (
        this.lemma in role_words().transitive
        and (not _takes_object(words, at + 1, named) or _takes_title(words, this, named))
    )
    if left is not None:
        if joined and index and words.lower(at - 1) != ",":
            other = found[index - 1]
            return Predicate(at, at + 1, this.lemma, "finite" if other.finite else other.form, other.passive)
        return Predicate(at, at + 1, this.lemma, "participle", True)
    if right is not None:
        return Predicate(at, at + 1, this.lemma, "participle", True)
    return Predicate(at, at + 1, this.lemma, "finite", passive)


def _carried(words: Words, others: Sequence[Predicate], at: int, way: int) -> Predicate | None:
    """Return a finite predicate of the same clause, on the left (-1) or on the right (1) of a word."""
    for other in others[::way]:
        stretch = words.lowers[other.last : at] if way < 0 else words.lowers[at + 1 : other.first]
        if not _BOUNDARIES.isdisjoint(stretch):
            return None
        if way < 0 and stretch and other.lemma in role_words().reporting and not other.passive:
            return None
        if other.form == "finite":
            return other
    return None


def _takes_title(words: Words, this: Predicate, named: AbstractSet[int]) -> bool:
    """Return whether a verb of appointing is followed by an office without article ("named prime minister")."""
    appoints = any(frame.name == "appointing" for frame in role_words().frames.get(this.lemma, ()))
    return appoints and not _begins_object(words, this.last, named)


def _takes_object(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a noun phrase begins at `at`."""
    lower = words.lower(at)
    if not lower or lower in role_words().closed or not (lower[0].isalnum()):
        return False
    return not lower.endswith("ly") and (at in named or lower not in ("by", "and"))


def tells_of_the_past(words: Words, at: int, parts: Clauses, groups: Sequence[Predicate]) -> bool:
    """Return whether the relative clause around a word is in the past while the headline itself is in the present."""
    first = at
    while first > 0 and parts.relative[first - 1] and words.lowers[first - 1] != ",":
        first -= 1
    inside = [group for group in groups if first <= group.first < at and group.form == "finite"]
    main = next((group for group in groups if group.form == "finite" and group not in inside), None)
    return len(inside) == 1 and _past(words, inside[0]) and main is not None and not _past(words, main)


def _past(words: Words, group: Predicate) -> bool:
    """Return whether a finite verb group is in a past tense, and not of what was just going on."""
    first = words.lowers[group.first]
    if words.lowers[group.at].endswith("ing"):
        return False
    return first in ("was", "were", "had", "did") or (
        first not in _HELPERS and lexicon().verbs.get(words.lowers[group.at], "").startswith("ed")
    )
