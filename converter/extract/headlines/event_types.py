"""What happened: the code of a headline's main event, and the word that says it.

The main clause weighs most; what follows "after", "as", "amid" or "which" weighs less, unless the main clause only
counts losses ("Ten people die after …") or reports what somebody says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .clauses import BE, Clauses, helped, is_passive, nounlike, undone
from .triggers import Entry, Lexicon, lexicon
from .verb_group import Predicate
from .words import Words

_SUBJECT = 3.0
_HAVE = frozenset(["has", "have", "had", "having"])
_DIES = frozenset({"dies", "died"})
_ENDING = frozenset({"end", "ends", "ended", "conclude", "concludes", "concluded", "close", "closes", "closed"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words `first`–`last` that say what happened; `verb` and `passive` tell how. `score` compares triggers."""

    code: str
    first: int
    last: int
    verb: bool
    passive: bool
    score: float


@dataclass(frozen=True, slots=True)
class TypeReading:
    """The code, how sure it is (0 to 1), and the words that say it."""

    code: str
    confidence: float
    trigger: Trigger


def read_type(
    words: Words, verbs: frozenset[int], parts: Clauses, heads: Mapping[int, Predicate] | None = None
) -> TypeReading | None:
    """Return what a headline says has happened, None where no word tells it.

    `heads` are the verbs by the grammar of the headline, by word; any other form that could be one is a noun.
    """
    lex = lexicon()
    lowers = words.lowers
    found: list[Trigger] = []
    transparent = counts_losses(words, parts)
    first_verb = True
    for at, lower in enumerate(lowers):
        if first_verb and lower in lex.subjects and not parts.subordinate[at]:
            found.append(Trigger(lex.subjects[lower], at, at + 1, False, False, _SUBJECT * _sentence_weight(parts, at)))
        entries = lex.forms.get(lower)
        phrases = lex.phrases.get(lower)
        if entries is None and phrases is None:
            continue
        place = _place_weight(words, parts, at, transparent)
        covered = False
        if phrases:
            for phrase in phrases:
                if phrase.code == "accident" and heads is not None and at in heads and heads[at].lemma == "fire":
                    continue
                last = _phrase_end(words, at, phrase.elements, lex)
                if last:
                    verb = lower in lex.verbs and not nounlike(words, at)
                    passive = verb and is_passive(words, at)
                    score = (
                        phrase.weight * place * (_form_factor(words, at, lex.verbs[lower], passive) if verb else 1.0)
                    )
                    if first_verb and at in verbs:
                        score *= 1.2
                    found.append(Trigger(phrase.code, at, last, verb, passive, score))
                    covered = True
        if entries and not covered:
            for entry in entries:
                trigger = _trigger(words, at, entry, place, first_verb and at in verbs, heads)
                if trigger:
                    found.append(trigger)
        if at in verbs and first_verb and not parts.subordinate[at] and lower not in lex.speech:
            first_verb = False
    missing = undone(words)
    if missing:
        done = [t for t in found if t.first not in missing or t.code not in lex.deeds]
        found = done if len(done) == len(found) else [t for t in done if t.first < parts.sentence_end]
    if not found:
        return None
    return _decide(found)


def _decide(found: list[Trigger]) -> TypeReading:
    strongest: dict[tuple[str, int], Trigger] = {}
    for trigger in found:
        key = (trigger.code, trigger.first)
        if key not in strongest or strongest[key].score < trigger.score:
            strongest[key] = trigger
    best: dict[str, list[Trigger]] = {}
    for trigger in strongest.values():
        best.setdefault(trigger.code, []).append(trigger)
    totals: dict[str, float] = {}
    for code, triggers in best.items():
        scores = sorted((trigger.score for trigger in triggers), reverse=True)
        totals[code] = scores[0] + 0.25 * sum(scores[1:4])
    ranked = sorted(totals, key=lambda code: (-totals[code], min(trigger.first for trigger in best[code])))
    code = ranked[0]
    trigger = _pivot(best[code])
    total = sum(totals.values())
    confidence = round(min(0.95, 0.35 + 0.6 * totals[code] / total), 2)
    return TypeReading(code, confidence, trigger)


def _pivot(triggers: list[Trigger]) -> Trigger:
    """Return the trigger that tells who acts: the strongest, but a verb in the passive before a noun."""
    strongest = max(triggers, key=lambda t: (t.score, -t.first))
    passives = [t for t in triggers if t.verb and t.passive and t.first < strongest.first]
    return passives[0] if passives and not strongest.verb else strongest


def counts_losses(words: Words, parts: Clauses) -> bool:
    """Return whether the main clause of the first sentence only counts losses."""
    lex = lexicon()
    for at in range(parts.sentence_end):
        counted = words.lowers[at] in lex.casualty or words.lowers[at] == "toll"
        if counted and not parts.subordinate[at] and not words.capitals[at]:
            return True
    return False


def _sentence_weight(parts: Clauses, at: int) -> float:
    return 1.0 if at < parts.sentence_end else 0.3


def _place_weight(words: Words, parts: Clauses, at: int, transparent: bool) -> float:
    weight = 1.0 if at < parts.sentence_end else 0.3
    if parts.subordinate[at] and not (transparent and parts.cause[at]):
        weight *= 0.35
    if words.capitals[at] and at not in words.sentences:
        weight *= 0.45
    return weight * max(0.5, 1.0 - 0.012 * at)


def _trigger(
    words: Words, at: int, entry: Entry, place: float, first_verb: bool, heads: Mapping[int, Predicate] | None
) -> Trigger | None:
    if entry.code == "death" and words.lowers[at] in _DIES and (words.capitals[at - 1] or words.lower(at - 1) == ","):
        return Trigger(entry.code, at, at + 1, True, False, 4.0 * place)
    if not entry.form:
        if entry.weight < 1 and words.capitals[at] and at not in words.sentences:
            return None
        if heads is not None and at not in heads and words.lowers[at] in lexicon().speech and entry.weight < 1:
            return None
        said = 0.5 if words.lowers[at] in lexicon().speech or _sought(words, at) else 1.0
        return Trigger(entry.code, at, at + 1, False, False, entry.weight * place * said)
    if nounlike(words, at) or (heads is not None and at not in heads and entry.form in ("s", "base", "ed")):
        return Trigger(entry.code, at, at + 1, False, False, entry.weight * place * 0.4)
    passive = entry.form == "ed" and is_passive(words, at)
    factor = _form_factor(words, at, entry.form, passive)
    if heads is not None and at in heads and heads[at].form == "participle":
        factor *= 0.7
    elif heads is not None and at in heads and heads[at].form == "infinitive":
        factor = min(factor, 0.65)
    elif first_verb and factor >= 0.7:
        factor *= 1.4
    return Trigger(entry.code, at, at + 1, True, passive, entry.weight * place * factor)


def _sought(words: Words, at: int) -> bool:
    """Return whether a noun is only what something else is for ("a push for another ceasefire")."""
    return any(
        words.lower(at - back) == "for" and all(_describes(word) for word in words.lowers[at - back + 1 : at])
        for back in (1, 2, 3)
    )


def _describes(word: str) -> bool:
    return word.isalpha() and word not in ("and", "or", "of", "to", "in")


def _form_factor(words: Words, at: int, form: str, passive: bool) -> float:
    """Return how far a verb's form makes it the main verb: a participle or infinitive less than a finite verb."""
    if form == "ing":
        return 1.0 if words.lower(at - 1) in BE else _absolute(words, at)
    if form == "ed":
        return 1.0 if passive or helped(words, at, _HAVE) else 0.7
    return 0.65 if words.lower(at - 1) == "to" else 1.0


def _absolute(words: Words, at: int) -> float:
    """Return the weight of an -ing form: what something "ends with somebody doing" is the outcome."""
    for back in range(at - 1, max(0, at - 18), -1):
        if words.lowers[back] == "with" and words.lowers[back - 1] in _ENDING:
            return 2.0
        if words.lowers[back] in ".;":
            break
    return 0.55


def _phrase_end(words: Words, at: int, elements: tuple[str | None, ...], lex: Lexicon) -> int:
    """Return where a phrase that begins at `at` ends, 0 if it does not stand there."""
    here = at + 1
    reach = 1
    for element in elements[1:]:
        if element is None:
            reach = 5
            continue
        for step in range(reach):
            lower = words.lower(here + step)
            if lower == "" or lower in ".;":
                return 0
            if lower == element or element in lex.lemmas.get(lower, ()):
                here += step + 1
                break
        else:
            return 0
        reach = 1
    return here
