"""Roles: who does what in a headline's main event.

Explicit words come first ("sponsored by", "between A and B", "neither A nor B", "according to"); then the place of a
name before or after the word that says what happened, and whether that is in the passive. Names in one series
("Russia, Turkey and Iran") share what is said of the series.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .clauses import Clauses, is_passive
from .event_types import Trigger, TypeReading
from .found import FoundName
from .lexicon import name_words, role_words
from .triggers import lexicon
from .words import Words

_SERIES = frozenset({",", "and", "or", "&", "the", "nor", "along", "with", "both"})
_MUTUAL = {
    "consult": "party",
    "agree": "signatory",
    "cooperate": "participant",
    "election": "participant",
    "sport": "participant",
}
_NO_VERB_AFTER = frozenset({"the", "a", "an", "of", "to", "this", "its", "their", "his", "her", "'s", "’s", "in", "by"})
_AUXILIARY = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "said", "says"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the actor at `index` in the names, the rule that found it and how sure it is."""

    index: int
    role: str
    rule: str
    confidence: float


def read_roles(words: Words, names: Sequence[FoundName], read: TypeReading | None, parts: Clauses) -> tuple[Role, ...]:
    """Return the roles of the actors among the names, in their order; an actor may have several."""
    roles: list[Role] = []
    pivot = _pivot(words, read, parts) if read else None
    for series in _series(words, names):
        head = names[series[0]]
        found = _explicit(words, head, names, read) or [_by_position(words, head, read, parts, pivot)]
        if apposed := _apposed(words, names[series[-1]]):
            found = [(apposed, f"role-{apposed}-apposed", 0.85), *found]
        if len(series) > 1 and read and found[-1][0] in ("target", "agent") and _joined_talks(words, head, read):
            found = [(_MUTUAL.get(read.code, "participant"), "role-mutual", 0.7)]
        for index in series:
            roles += [Role(index, role, rule, confidence) for role, rule, confidence in found]
    return tuple(roles)


def _series(words: Words, names: Sequence[FoundName]) -> list[list[int]]:
    """Return the actors in runs that only commas and "and" part; a place ends a run."""
    runs: list[list[int]] = []
    titles = name_words().titles
    open_run: list[int] = []
    for index, name in enumerate(names):
        if name.name.sort != "actor":
            open_run = []
            continue
        if open_run:
            between = words.lowers[names[open_run[-1]].last : name.first]
            if between and all(word in _SERIES or word in titles for word in between):
                open_run.append(index)
                continue
        open_run = [index]
        runs.append(open_run)
    return runs


_Found = tuple[str, str, float]


def _explicit(words: Words, name: FoundName, names: Sequence[FoundName], read: TypeReading | None) -> list[_Found]:
    lex = role_words()
    lower = words.lower
    at = name.first - 1
    while lower(at) in ("the", "both", "a", "an") or (at >= 0 and lower(at) in _describing(words, name)):
        at -= 1
    before, earlier = lower(at), lower(at - 1)
    code = read.code if read else ""
    if before in ("neither", "nor", "without", "not", "except") or (before == "than" and earlier == "rather"):
        return [("other", "role-negated", 0.8)]
    if before == "to" and earlier == "according":
        return [("claimant", "role-according-to", 0.9)]
    after = lower(name.last)
    if after in lex.texts and name.name.kind != "person":
        return [("other", "role-whose-text", 0.7)]
    if before in ("on", "about", "over") and not lex.texts.isdisjoint(words.lowers[max(0, at - 3) : at]):
        return [("other", "role-subject-of-text", 0.6)]
    if after in lex.direct and words.lower(name.last + 1) != "by":
        return [(lex.direct[after], f"role-{after}", 0.75)]
    if before == "by":
        role = lex.by_participle.get(earlier)
        if role:
            return [(role, f"role-{earlier}-by", 0.9)]
        if _passive_before(words, at) or _just_after_trigger(read, at):
            return [("agent", "role-by", 0.8)]
        return [("agent", "role-by-aside", 0.45)]
    if (
        before in ("from", "of", ",", "by")
        and _noun_before(words, at)
        and (before != "from" or earlier in ("backing", "support"))
    ):
        role = lex.by_noun[_noun_before(words, at)]
        found: list[_Found] = [(role, f"role-{role}-of", 0.9)]
        if role in ("sponsor", "guarantor", "mediator", "party") and _agreeing_after(words, name):
            found.append(("signatory", "role-agreeing", 0.8))
        return found
    if before == "between" or (before in ("and", ",") and _within_between(words, at)):
        return [(_MUTUAL.get(code, "participant") if code != "agree" else "party", "role-between", 0.85)]
    if before == "against":
        return [("target", "role-against", 0.8)]
    if before in ("with", "versus") and read and (code in _MUTUAL or earlier in lex.clash):
        if code == "agree" and read.trigger.verb:
            return [(_agreeing(words, read.trigger), "role-with", 0.75)]
        return [(_MUTUAL.get(code, "participant"), "role-with", 0.75)]
    if code == "assault" and _claims(words, name):
        return [("agent", "role-claims-responsibility", 0.85)]
    return []


def _apposed(words: Words, name: FoundName) -> str:
    """Return the role that the words after a series give it ("A and B, the sponsors of the talks, agree"), or ""."""
    at = name.last
    if words.lower(at) != "," or words.lower(at + 1) not in ("the", "both", "all"):
        return ""
    lex = role_words()
    nouns = [lex.by_noun[word] for word in words.lowers[at + 2 : at + 5] if word in lex.by_noun]
    return nouns[0] if nouns else ""


def _describing(words: Words, name: FoundName) -> tuple[str, ...]:
    """Return the lower-case words of a person's title, which stand between the name and what governs it."""
    return tuple(name.office.lower().split()) if name.office else ()


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
    return any(
        words.lower(at) in ("agreeing", "agree", "agreed", "agrees", "sign", "signing")
        for at in range(name.last, min(name.last + 9, len(words.lowers)))
    )


def _within_between(words: Words, at: int) -> bool:
    return any(words.lower(back) == "between" for back in range(at - 1, max(-1, at - 12), -1))


def _claims(words: Words, name: FoundName) -> bool:
    after = words.lowers[name.last : name.last + 5]
    return "responsibility" in after or (
        after[:1] in (("is",), ("are",)) and not {"suspected", "blamed"}.isdisjoint(after[1:3])
    )


def _passive_before(words: Words, at: int) -> bool:
    """Return whether the word before "by" at `at`, or an adverb's distance before it, is a verb in the passive."""
    return any(is_passive(words, back) for back in range(at - 1, max(-1, at - 6), -1))


def _just_after_trigger(read: TypeReading | None, at: int) -> bool:
    return read is not None and 0 <= at - read.trigger.last <= 2


def _joined_talks(words: Words, name: FoundName, read: TypeReading) -> bool:
    return read.code in _MUTUAL and name.first < read.trigger.first and not read.trigger.passive


def _pivot(words: Words, read: TypeReading, parts: Clauses) -> Trigger:
    """Return what parts subjects from objects: the trigger if it is a verb, else the main verb of its sentence."""
    trigger = read.trigger
    if trigger.verb:
        return trigger
    begin = max(first for first in words.sentences if first <= trigger.first)
    end = min((first for first in words.sentences if first > begin), default=len(words.forms))
    verbs = lexicon().verbs
    for at in range(begin, end):
        lower = words.lowers[at]
        if (
            verbs.get(lower) in ("s", "ed", "base")
            and lower not in _AUXILIARY
            and not words.capitals[at]
            and not parts.subordinate[at]
            and words.lower(at - 1) not in _NO_VERB_AFTER
        ):
            return Trigger(trigger.code, at, at + 1, True, is_passive(words, at), trigger.score)
    return trigger


def _by_position(
    words: Words, name: FoundName, read: TypeReading | None, parts: Clauses, pivot: Trigger | None
) -> _Found:
    if read is None or pivot is None:
        return ("agent", "role-subject", 0.4) if name.first <= 1 else ("other", "role-mentioned", 0.4)
    trigger = pivot
    second = len(words.sentences) > 1 and trigger.first < words.sentences[1] <= name.first
    if second or ";" in words.lowers[trigger.last : name.first]:
        return "other", "role-later-sentence", 0.5
    speech = lexicon().speech
    after = words.lower(name.last)
    if after in speech and words.lower(name.last + 1) != "to" and name.last < trigger.first:
        if read.code in role_words().observed:
            return "claimant", "role-speaker", 0.75
        return "speaker", "role-speaker-acts", 0.65
    if parts.subordinate[name.first] and not parts.subordinate[trigger.first]:
        return "other", "role-aside", 0.5
    if name.last <= trigger.first:
        if _undergoes(words, name, trigger) and read.code != "office":
            return "target", "role-passive-subject", 0.75
        return _as_subject(words, name, read, trigger)
    return _as_object(words, name, read, trigger)


def _undergoes(words: Words, name: FoundName, trigger: Trigger) -> bool:
    """Return whether the first verb after a subject is in the passive ("… soldiers are killed by")."""
    verbs = lexicon().verbs
    for at in range(name.last, trigger.last):
        lower = words.lowers[at]
        if lower in verbs and lower not in _AUXILIARY and verbs[lower] in ("s", "ed"):
            return is_passive(words, at)
    return False


def _as_subject(words: Words, name: FoundName, read: TypeReading, trigger: Trigger) -> _Found:
    code = read.code
    if trigger.passive:
        if code == "office":
            return "appointee", "role-passive-subject", 0.75
        return "target", "role-passive-subject", 0.8
    if code in _MUTUAL and not _is_mutual(words, code, trigger):
        return "agent", "role-subject-acts", 0.6
    if code == "consult":
        return "party", "role-subject", 0.75
    if code == "agree":
        return _agreeing(words, trigger), "role-subject", 0.75
    if code == "legal" and name.name.kind == "person" and not _judges(words, name):
        return "target", "role-litigant", 0.55
    if code in ("sport", "election") and not trigger.verb:
        return "participant", "role-subject", 0.5
    return "agent", "role-subject", 0.75


def _judges(words: Words, name: FoundName) -> bool:
    """Return whether the words beside a person say that the person sits in judgement."""
    beside = (*words.lowers[max(0, name.first - 3) : name.first], *words.lowers[name.last : name.last + 6])
    return not role_words().judging.isdisjoint(beside)


def _is_mutual(words: Words, code: str, trigger: Trigger) -> bool:
    """Return whether the verb between subject and object can say what they do with each other."""
    said = {entry.code for entry in lexicon().forms.get(words.lowers[trigger.first], ())}
    return not said or code in said


def _agreeing(words: Words, trigger: Trigger) -> str:
    """Return the role in an agreement: whoever only agrees to do something signs nothing."""
    to_do = words.lower(trigger.last - 1) == "to" or words.lower(trigger.last) == "to"
    return "party" if trigger.verb and to_do else "signatory"


def _as_object(words: Words, name: FoundName, read: TypeReading, trigger: Trigger) -> _Found:
    code = read.code
    if code in _MUTUAL and not _is_mutual(words, code, trigger):
        return "target", "role-object", 0.6
    if code in ("consult", "agree"):
        return ("party" if code == "consult" else _agreeing(words, trigger)), "role-object", 0.55
    if code == "office" and trigger.verb:
        return "appointee", "role-object", 0.65
    if code == "election":
        return "participant", "role-object", 0.5
    return "target", "role-object", 0.65
