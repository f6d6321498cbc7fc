"""Roles: who does what in a headline's main event.

Words that say it themselves come first ("the sponsors of the talks, A and B", "neither A nor B"). All other names get
the role that their verb or noun gives to their grammatical function (`functions.py`, frames of `roles.toml`): the
subject of an attack attacks, the subject of its passive is attacked. What stands in a clause of less weight than the
event takes part in something else. Names in one series ("Russia, Turkey and Iran") share what is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from ....frozen import frozen
from ..grammar.clauses import Clauses
from ..grammar.functions import Sentence
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..happenings.event_types import Trigger, TypeReading
from ..lexicon import name_words, role_words
from ..names.found import FoundName
from .frames import role_of
from .scope import Found

_SERIES = frozenset({",", "and", "or", "&", "the", "nor", "along", "with", "both", "as", "well", "together"})
_JOINTS = frozenset({"and", "or", "&", "nor", "with", "as"})
_NAMED_TWICE = frozenset({"the", "both", "a", "an"})
_AGREEING = frozenset({"agreeing", "agree", "agreed", "agrees", "sign", "signing"})


# What happened where no word tells it: names have the roles that their verbs give them.
_UNTOLD = TypeReading("other", 0.4, Trigger("other", 0, 0, False, False, 0.0))


@frozen
class Role:
    """A role of the actor at `index` in the names, the rule that found it and how sure it is."""

    index: int
    role: str
    rule: str
    confidence: float


def read_roles(
    words: Words,
    names: Sequence[FoundName],
    read: TypeReading | None,
    parts: Clauses,
    predicates: Sequence[Predicate],
) -> tuple[Role, ...]:
    """Return the roles of the actors among the names, in their order; an actor may have several."""
    roles: list[Role] = []
    runs = _series(words, names)
    verbs = {predicate.at for predicate in predicates}
    if not runs:
        return ()
    sentence = Sentence(words, names, predicates)
    for series in (part for run in runs for part in _parted(sentence, names, run)):
        head, end = names[series[0]], names[series[-1]]
        found = _explicit(words, head, read, verbs)
        if not found:
            found = [role_of(sentence, head, end, read or _UNTOLD, parts)]
        if apposed := _apposed(words, end):
            found = [(apposed, f"role-{apposed}-apposed", 0.85), *found]
        for index in series:
            roles += [Role(index, role, rule, confidence) for role, rule, confidence in found if role]
    return tuple(roles)


def _series(words: Words, names: Sequence[FoundName]) -> list[list[int]]:
    """Return the actors in runs that only commas and "and" part; a place ends a run."""
    runs: list[list[int]] = []
    titles = name_words().titles
    modifiers = name_words().modifiers
    open_run: list[int] = []
    for index, name in enumerate(names):
        if name.name.sort != "actor":
            open_run = []
            continue
        if open_run:
            between = words.lowers[names[open_run[-1]].last : name.first]
            own = _describing(name)
            if (
                between[:1]
                and between[0] in _SERIES
                and all(word in _SERIES or word in titles or word in modifiers or word in own for word in between)
            ):
                open_run.append(index)
                continue
        open_run = [index]
        runs.append(open_run)
    return runs


def _parted(sentence: Sentence, names: Sequence[FoundName], run: list[int]) -> list[list[int]]:
    """Return a run in parts that have one function each: a comma may end an introduction ("After A's talks, B …")."""
    parts = [[run[0]]]
    for index in run[1:]:
        if sentence.together(names[parts[-1][-1]].first, names[index].first):
            parts[-1].append(index)
        else:
            parts.append([index])
    return parts


def _describing(name: FoundName) -> tuple[str, ...]:
    """Return the lower-case words of a person's title, which stand between the name and what governs it."""
    return tuple(name.office.lower().split()) if name.office else ()


def _explicit(words: Words, name: FoundName, read: TypeReading | None, verbs: Set[int]) -> list[Found]:
    """Return the roles that the words right beside a name say by themselves; `verbs` are the words that are verbs."""
    lex = role_words()
    lower = words.lower
    at = name.first - 1
    while lower(at) in _NAMED_TWICE or (at >= 0 and lower(at) in _describing(name)):
        at -= 1
    before, earlier = lower(at), lower(at - 1)
    if before in ("neither", "nor", "without", "not", "except") or (before == "than" and earlier == "rather"):
        return [("other", "role-negated", 0.8)]
    after = lower(name.last)
    if after in lex.texts and name.name.kind != "person" and name.last not in verbs:
        return [("other", "role-whose-text", 0.7)]
    if before in ("on", "about", "over") and not lex.texts.isdisjoint(words.lowers[max(0, at - 3) : at]):
        return [("other", "role-subject-of-text", 0.6)]
    if after in lex.direct and lower(name.last + 1) != "by" and not _begins_object(words, name.last + 1):
        return [(lex.direct[after], f"role-{after}", 0.75)]
    if before == "by" and earlier in lex.by_participle:
        return [(lex.by_participle[earlier], f"role-{earlier}-by", 0.9)]
    noun = _noun_before(words, at) if before in ("from", "of", ",", "by") else ""
    if noun and (before != "from" or earlier in ("backing", "support")):
        role = lex.by_noun[noun]
        found: list[Found] = [(role, f"role-{role}-of", 0.9)]
        if role in ("sponsor", "guarantor", "mediator", "party") and _agreeing_after(words, name):
            found.append(("signatory", "role-agreeing", 0.8))
        return found
    if read and read.code in ("assault", "crime") and _claims(words, name):
        return [("agent", "role-claims-responsibility", 0.85)]
    if read and read.code in ("assault", "crime") and _denies(words, name):
        return [("other", "role-denies-responsibility", 0.85)]
    return []


def _begins_object(words: Words, at: int) -> bool:
    return words.lower(at) in role_words().determiners or (words.lower(at) != "" and words.capitals[at])


def _apposed(words: Words, name: FoundName) -> str:
    """Return the role that the words after a series give it ("A and B, the sponsors of the talks, agree"), or ""."""
    at = name.last
    if words.lower(at) != "," or words.lower(at + 1) not in ("the", "both", "all"):
        return ""
    lex = role_words()
    nouns = [lex.by_noun[word] for word in words.lowers[at + 2 : at + 5] if word in lex.by_noun]
    return nouns[0] if nouns else ""


def _noun_before(words: Words, at: int) -> str:
    """Return the noun of a part that stands before "of the talks," or before a comma or "from", "" if none."""
    lex = role_words()
    for back in range(at - 1, max(-1, at - 6), -1):
        lower = words.lower(back)
        if lower in lex.by_noun:
            return lower
        if lower in (",", ".", ";") or words.capitals[back]:
            return ""
    return ""


def _agreeing_after(words: Words, name: FoundName) -> bool:
    return not _AGREEING.isdisjoint(words.lowers[name.last : name.last + 9])


def _claims(words: Words, name: FoundName) -> bool:
    after = words.lowers[name.last : name.last + 5]
    return ("responsibility" in after and not {"denies", "denied", "deny", "denying"} & set(after)) or (
        after[:1] in (("is",), ("are",), ("was",), ("were",)) and not {"suspected", "blamed"}.isdisjoint(after[1:3])
    )


def _denies(words: Words, name: FoundName) -> bool:
    after = words.lowers[name.last : name.last + 6]
    return after[:1] in (("denies",), ("denied",), ("deny",)) and (
        "responsibility" in after or "involvement" in after or "role" in after
    )
