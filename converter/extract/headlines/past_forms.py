"""Past forms without auxiliary: finite, the passive of a headline, or a participle that describes a noun.

Headlines leave out auxiliaries ("Five killed", "Envoy arrested in port"), so such a form is read by what stands around
it: another finite verb in its clause makes it a participle, an object after it makes it active.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .lexicon import role_words
from .verb_forms import BOUNDARIES, CLAUSAL, OPENING, SUBJECTS, begins_object, kind_of, takes_object
from .verb_group import Predicate
from .words import Words

_APART = frozenset({",", "but", "and"})


def resolved(words: Words, found: Sequence[Predicate], index: int, named: AbstractSet[int]) -> Predicate:
    """Return a bare past form as finite, as the passive of a headline, or as a participle."""
    this = found[index]
    at = this.at
    finite = Predicate(at, at + 1, this.lemma, "finite", False)
    participle = Predicate(at, at + 1, this.lemma, "participle", True)
    before = words.lower(at - 1)
    if words.lower(at - 2 if before.endswith("ly") else at - 1) in SUBJECTS | {"that"} and words.lower(at + 1) != "by":
        return finite
    joined = before in ("and", "but", "or") or (before == "," and words.lower(at + 1) != "by")
    if before in ("when", "while", "if", "as", "once", "until") and not joined:
        return participle
    by = words.lower(at + 1) == "by"
    acts = not by and _acts(words, this, named)
    left = _carried(words, found[:index], at, -1)
    if left is not None:
        if joined and index and before != ",":
            other = found[index - 1]
            return Predicate(at, at + 1, this.lemma, "finite" if other.finite else other.form, other.passive)
        stretch = words.lowers[left.last : at]
        apart = not _APART.isdisjoint(stretch) and not joined
        return finite if acts and apart else participle
    if (not acts or before == ",") and _carried(words, found[index + 1 :], at, 1) is not None:
        return participle
    passive = by or (
        this.lemma in role_words().transitive
        and (not takes_object(words, at + 1, named) or _takes_title(words, this, named))
    )
    if passive and index and _subordinate(words, found, index):
        return participle if by else Predicate(at, at + 1, this.lemma, "finite", True)
    return Predicate(at, at + 1, this.lemma, "finite", passive)


def _acts(words: Words, this: Predicate, named: AbstractSet[int]) -> bool:
    """Return whether a past form has an object of its own, which no participle has ("accused the envoy")."""
    lex = role_words()
    if this.lemma not in lex.transitive and this.lemma not in lex.verbs and this.lemma not in lex.reporting:
        return False
    if this.lemma in lex.giving or _appoints(this.lemma):
        return False
    lower = words.lower(this.last)
    if lower in lex.dated or (lower.isdigit() and len(lower) == 4):
        return False
    return begins_object(words, this.last, named)


def _subordinate(words: Words, found: Sequence[Predicate], index: int) -> bool:
    """Return whether a word that opens a clause stands between the verb before and a past form."""
    stretch = words.lowers[found[index - 1].last : found[index].at]
    return not OPENING.isdisjoint(stretch)


def _carried(words: Words, others: Sequence[Predicate], at: int, way: int) -> Predicate | None:
    """Return a finite predicate of the same clause, on the left (-1) or on the right (1) of a word."""
    for other in others[::way]:
        begin, end = (other.last, at) if way < 0 else (at + 1, other.first)
        stretch = words.lowers[begin:end]
        if not BOUNDARIES.isdisjoint(stretch) or _opens_clause(words, begin, end):
            return None
        if way < 0 and stretch and other.finite and other.lemma in role_words().reporting and not other.passive:
            return None
        if other.form == "finite":
            coordinate = way > 0 and stretch and stretch[-1] in ("and", "but", "or")
            return None if coordinate else other
    return None


def _opens_clause(words: Words, begin: int, end: int) -> bool:
    """Return whether a word between two others opens a clause ("after", but not "after being found")."""
    return any(words.lowers[at] in CLAUSAL and kind_of(words.lower(at + 1)) != "ing" for at in range(begin, end))


def _takes_title(words: Words, this: Predicate, named: AbstractSet[int]) -> bool:
    """Return whether a verb of appointing is followed by an office without article ("named prime minister")."""
    return _appoints(this.lemma) and not begins_object(words, this.last, named)


def _appoints(lemma: str) -> bool:
    return any(frame.name == "appointing" for frame in role_words().frames.get(lemma, ()))
