"""Roles that the words right beside names say themselves: "the sponsors of the talks, A and B", "neither A nor B"."""

from __future__ import annotations

from collections.abc import Set

from ..grammar.words import Words
from ..happenings.told import TypeReading
from ..lexicon import role_words
from ..names.found import FoundName
from .scope import Found

_NAMED_TWICE = frozenset({"the", "both", "a", "an"})
_AGREEING = frozenset({"agreeing", "agree", "agreed", "agrees", "sign", "signing"})


def describing(name: FoundName) -> tuple[str, ...]:
    """Return the lower-case words of a person's title, which stand between the name and what governs it."""
    return tuple(name.office.lower().split()) if name.office else ()


def explicit(words: Words, name: FoundName, read: TypeReading | None, verbs: Set[int]) -> list[Found]:
    """Return the roles that the words right beside a name say by themselves; `verbs` are the words that are verbs."""
    lex = role_words()
    lower = words.lower
    at = name.first - 1
    while lower(at) in _NAMED_TWICE or (at >= 0 and lower(at) in describing(name)):
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


def apposed(words: Words, name: FoundName) -> str:
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
