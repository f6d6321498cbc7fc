"""Sentences that seem to have no verb: the word that is most likely it, though it looks like a noun ("rocks")."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from ..lexicon import role_words
from .verb_forms import (
    BOUNDARIES,
    CLAUSAL,
    before_adverb,
    begins_object,
    goes_on,
    kind_of,
    lemma_of,
    only_verb,
    plural_before,
    takes_more,
)
from .verb_group import Predicate
from .words import Words

_HEADING = frozenset({":", ";"})
_OPENING = BOUNDARIES | CLAUSAL
# Words that follow a participle which describes a noun.
_TOLD_BY = frozenset({"by", "to", "from", "in", "at", "on", "with", "for", "as"})
_ASIDE = frozenset({",", "–", "—"})


def missing_verbs(words: Words, found: Sequence[Predicate], named: AbstractSet[int]) -> list[Predicate]:
    """Return the verbs of the sentences that have none among the verb groups that were `found`."""
    missing: list[Predicate] = []
    for first, last in _sentences(words):
        main = [group for group in found if first <= group.at < last and _main(words, group, first)]
        if not main:
            missing += _likeliest(words, found, first, last, named)
        elif words.lower(main[0].last) in _TOLD_BY and kind_of(words.lowers[main[0].first]) == "ed":
            missing += _after_participle(words, main[0], last, named)
    return missing


def _after_participle(words: Words, main: Predicate, last: int, named: AbstractSet[int]) -> list[Predicate]:
    """Return the base form with an object that a plural described by a participle governs ("men hit by A sue B")."""
    if main.first != main.at or not plural_before(words, before_adverb(words, main.first) + 1, named):
        return []
    for at in range(main.last + 2, last):
        if words.lowers[at] in _HEADING or (words.lowers[at] == "," and not _only_closes(words, at, named)):
            break
        base = kind_of(words.lowers[at]) == "base" and at not in named and not words.capitals[at]
        if base and words.lowers[at - 1] not in role_words().nominal and _with_object(words, at, named):
            return [Predicate(at, at + 1, lemma_of(words.lowers[at]), "finite", False)]
    return []


def _only_closes(words: Words, comma: int, named: AbstractSet[int]) -> bool:
    """Return whether the verb follows a comma at once, which ends what is told of its subject."""
    after = words.lower(comma + 1)
    return kind_of(after) == "base" and comma + 1 not in named and takes_more(words, comma + 1, named)


def _with_object(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether a base form has an object; one that may be a noun has an article after it ("storm the house")."""
    after, lex = words.lower(at + 1), role_words()
    if after in lex.dated:
        return False
    if only_verb(words.lowers[at]):
        return begins_object(words, at + 1, named) or takes_more(words, at, named)
    return after in lex.determiners


def _likeliest(
    words: Words, found: Sequence[Predicate], first: int, last: int, named: AbstractSet[int]
) -> list[Predicate]:
    """Return the verb of a sentence that seems to have none: the first noun-like form that can only be a verb there."""
    taken = {at for group in found for at in range(group.first, group.last)}
    can_be = [at for at in range(first + 1, last) if at not in taken and _can_be_missing(words, at, named)]
    can_be = [at for at in can_be if at - 1 not in taken]
    best = sorted(can_be, key=lambda at: (words.lowers[at - 1] == ",", at))[:1]
    return [Predicate(at, at + 1, lemma_of(words.lowers[at]), "finite", False) for at in best]


def _sentences(words: Words) -> list[tuple[int, int]]:
    """Return where each sentence, or what follows a heading, begins and ends."""
    starts, size = list(words.sentences), len(words.lowers)
    if not _HEADING.isdisjoint(words.lowers):
        starts += [at + 1 for at, lower in enumerate(words.lowers) if lower in _HEADING and at + 1 < size]
        starts.sort()
    return list(pairwise([*starts, size]))


def _main(words: Words, group: Predicate, first: int) -> bool:
    """Return whether a verb group is the finite verb of a main clause: no word that opens another stands before it."""
    if group.form != "finite":
        return False
    before = words.lowers[first : group.first]
    if _OPENING.isdisjoint(before):
        return True
    opened = max(at for at, lower in enumerate(before) if lower in _OPENING)
    return "," in before[opened:]


def _can_be_missing(words: Words, at: int, named: AbstractSet[int]) -> bool:
    lower, before, lex = words.lowers[at], words.lowers[at - 1], role_words()
    kind = kind_of(lower)
    if kind not in ("s", "base") or at in named or words.capitals[at] or lower in lex.closed:
        return False
    noun = before in lex.nominal or before in lex.closed
    if (noun and at - 1 not in named) or not (before[0].isalpha() or before in _ASIDE or at - 1 in named):
        return False
    after = words.lower(at + 1)
    if before in lex.compounding or after in ("of", "'s", "’s", "'", "’"):
        return False
    opens = _plural_opens(words, at, named)
    if before not in _ASIDE and (
        _plural_verb(words, at, named, opens) if kind == "base" else _goes_without(words, at, opens)
    ):
        return True
    if (before not in _ASIDE or kind == "base") and plural_before(words, at, named) != (kind == "base"):
        return kind == "base" and begins_object(words, at + 1, named) and _plural_opens(words, at, named)
    return goes_on(words, at + 1, named)


def _plural_verb(words: Words, at: int, named: AbstractSet[int], opens: bool) -> bool:
    """Return whether a base form is the verb: nothing else, or after a plural that `opens` the sentence."""
    after, lex = words.lower(at + 1), role_words()
    if only_verb(words.lowers[at]) and (after in lex.prepositions or after in ("and", "or")):
        return True
    if only_verb(words.lowers[at]) and takes_more(words, at, named):
        return True
    noun = kind_of(after) == "base" and not only_verb(after)  # "open fire"
    return opens and (noun or after in lex.closed or goes_on(words, at + 1, named))


def _goes_without(words: Words, at: int, opens: bool) -> bool:
    """Return whether a form in -s is a verb without an object ("A jet crashes in Lima")."""
    before, after = words.lowers[at - 1], words.lower(at + 1)
    return not opens and not before.endswith("s") and (after in role_words().prepositions or after in _ASIDE)


def _plural_opens(words: Words, at: int, named: AbstractSet[int]) -> bool:
    """Return whether the first noun phrase of the sentence is a plural ("officials working for A praise B")."""
    first = max(start for start in words.sentences if start <= at)
    for there in range(first + 1, at):
        lower = words.lowers[there]
        if lower in role_words().closed or kind_of(lower) in ("ing", "ed"):
            return plural_before(words, there, named)
    return False
