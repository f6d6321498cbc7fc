"""What happened: the code of a headline's main event, and the word that says it.

The main clause weighs most; what follows "after", "as", "amid" or "which" weighs less, unless the main clause only
counts losses ("Ten people die after …") or reports what somebody says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from ..grammar.clauses import Clauses, undone
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import role_words
from .senses import object_of, sense
from .subjects import subject_code
from .told import Trigger, TypeReading, decide
from .triggers import Entry, lexicon, phrases_begun

_SUBJECT = 4.2
_INTENT = 4.5
_NOMINAL = 0.7
_MAIN = 1.4
_MAIN_PHRASE = 1.2
_OBJECT = 1.3
_ASIDE = 0.35
_IN_NAME = 0.45
_PER_WORD = 0.015
_LEAST = 0.5
_LATER_SENTENCE = 0.3
_AHEAD = frozenset({"will", "would", "shall"})
_TOLL = frozenset({"toll"})
_DIES = frozenset({"dies", "died"})
_ENDING = frozenset({"end", "ends", "ended", "conclude", "concludes", "concluded", "close", "closes", "closed"})
_BETWEEN = 4  # words that may stand inside a phrase
_BORDERS = frozenset(".;")


def read_type(
    words: Words, parts: Clauses, heads: Mapping[int, Predicate], subjects: Sequence[str] = ()
) -> TypeReading | None:
    """Return what a headline says has happened, None where no word tells it.

    `heads` are the verbs by the grammar of the headline, by word; any other form that could be one is a noun.
    `subjects` are headings and tags that a page stands under: they weigh little beside what the text says.
    """
    lex = lexicon()
    transparent = counts_losses(words, parts) or _main_clause_has(words, parts, lex.aftermath)
    main = main_verbs(words, parts, heads)
    found = _by_subject_noun(words, parts, main)
    bearing = [head for head in main.values() if head.lemma in lex.bearing]
    objects = {at for head in bearing for at in object_of(words, head, heads)}
    announced = _announced(words, parts, heads, main)
    if announced:
        found.append(announced)
    covered = 0
    telling = [at for at, lower in enumerate(words.lowers) if lower in lex.telling or at in heads]
    for at in telling:
        head = heads.get(at)
        if head is None and at < covered:
            continue
        place = _place_weight(words, parts, at, transparent) * (_OBJECT if at in objects else 1.0)
        begun = len(found)
        told = sense(words, head, heads) if head is not None else None
        if told and head is not None:
            weight = told.weight * place * _form_factor(words, at, head) * (_MAIN if at in main else 1.0)
            found.append(Trigger(told.code, at, max(told.last, at + 1), True, head.passive, weight))
        fixed = _phrases_at(words, at, place, head, main)
        if fixed:
            found += fixed
            covered = covered if head else max(covered, *[trigger.last for trigger in fixed])
        if len(found) == begun:
            entries = lex.forms.get(words.lowers[at], ())
            found += [
                _trigger(words, at, entry, place, head, main) for entry in entries if _tells(words, at, entry, head)
            ]
    missing = undone(words)
    if missing:
        done = [t for t in found if t.first not in missing or t.code not in lex.deeds]
        found = done if len(done) == len(found) else [t for t in done if t.first < parts.sentence_end]
    return decide(found, [code for code in map(subject_code, subjects) if code], _carrier(main, parts))


def main_verbs(words: Words, parts: Clauses, heads: Mapping[int, Predicate]) -> dict[int, Predicate]:
    """Return the verbs that tell what happened, by word.

    That is the first finite verb of the main clause; if it only reports, also what is reported; if it only counts
    losses, also what caused them.
    """
    lex = lexicon()
    found: dict[int, Predicate] = {}
    finite = [head for head in heads.values() if head.finite and head.at < parts.sentence_end]
    for head in finite:
        if not parts.subordinate[head.at]:
            if found and (head.modal in _AHEAD or head.lemma in role_words().planning):
                break
            found[head.at] = head
            if words.lowers[head.at] not in lex.speech:
                break
    if any(words.lowers[at] in lex.casualty or words.lowers[at] in lex.aftermath for at in found):
        caused = next((head for head in finite if parts.cause[head.at]), None)
        if caused:
            found[caused.at] = caused
    return found


def _carrier(main: Mapping[int, Predicate], parts: Clauses) -> Trigger:
    """Return the words that stand for what happened where only the page's subject tells it."""
    for head in main.values():
        return Trigger("", head.at, head.last, True, head.passive, 0.0)
    return Trigger("", 0, min(1, parts.sentence_end), False, False, 0.0)


def _by_subject_noun(words: Words, parts: Clauses, main: Mapping[int, Predicate]) -> list[Trigger]:
    """Return what the subject of the first main verb tells by itself ("voters", "scientists"), unless it is done to."""
    if main and main[min(main)].passive:
        return []
    lex = lexicon()
    found = []
    beside = False
    for at, lower in enumerate(words.lowers[: min(main, default=len(words.lowers))]):
        if lower in role_words().prepositions and lower != "of":
            beside = True
        elif lower == ",":
            beside = False
        elif lower in lex.subjects and not beside and not parts.subordinate[at]:
            score = _SUBJECT * _sentence_weight(parts, at)
            found.append(Trigger(lex.subjects[lower], at, at + 1, False, False, score))
    return found


def _announced(
    words: Words, parts: Clauses, heads: Mapping[int, Predicate], main: Mapping[int, Predicate]
) -> Trigger | None:
    """Return that what somebody says lies ahead: a statement of intent is no deed yet."""
    for at, head in main.items():
        if words.lowers[at] not in lexicon().speech or head.passive:
            continue
        told = next((p for p in heads.values() if p.first >= head.last and p.form in ("finite", "infinitive")), None)
        if told and told.first - at < 16 and (told.modal in _AHEAD or told.lemma in role_words().planning):
            code = "office" if told.lemma in lexicon().parting else "announce"
            return Trigger(code, at, at + 1, True, False, _INTENT * _sentence_weight(parts, at))
    return None


def _phrases_at(
    words: Words,
    at: int,
    place: float,
    head: Predicate | None,
    main: Mapping[int, Predicate],
) -> list[Trigger]:
    found = []
    near = words.lowers[at + 1 : at + 2 + _BETWEEN]
    for phrase in phrases_begun(words.lowers[at], words.lower(at + 1)):
        if phrase.apart and phrase.apart.isdisjoint(near):
            continue
        if phrase.first and (phrase.first == "v") != (head is not None):
            continue
        alone = len(phrase.rest) < 2  # and its second word, if any, is there
        last = at + 1 + len(phrase.rest) if alone else _phrase_end(words.lowers, at, phrase.rest)
        if last:
            factor = _form_factor(words, at, head) if head else 1.0 if phrase.lemma == "be" else _NOMINAL
            score = phrase.weight * place * factor * (_MAIN_PHRASE if at in main else 1.0)
            found.append(Trigger(phrase.code, at, last, head is not None, head is not None and head.passive, score))
    return found


def counts_losses(words: Words, parts: Clauses) -> bool:
    """Return whether the main clause of the first sentence only counts losses."""
    return _main_clause_has(words, parts, _losses())


@cache
def _losses() -> frozenset[str]:
    return lexicon().casualty | _TOLL


def _main_clause_has(words: Words, parts: Clauses, wanted: AbstractSet[str]) -> bool:
    return not wanted.isdisjoint(words.lowers) and any(
        words.lowers[at] in wanted and not parts.subordinate[at] and not words.capitals[at]
        for at in range(parts.sentence_end)
    )


def _sentence_weight(parts: Clauses, at: int) -> float:
    return 1.0 if at < parts.sentence_end else _LATER_SENTENCE


def _place_weight(words: Words, parts: Clauses, at: int, transparent: bool) -> float:
    weight = _sentence_weight(parts, at)
    if parts.subordinate[at] and not (transparent and parts.cause[at]):
        weight *= _ASIDE
    if words.capitals[at] and at not in words.sentences:
        weight *= _IN_NAME
    return weight * max(_LEAST, 1.0 - _PER_WORD * at)


def _tells(words: Words, at: int, entry: Entry, head: Predicate | None) -> bool:
    """Return whether a word can tell anything here: a weak one in a name, or a noun like a verb of saying, does not."""
    if entry.form or entry.weight >= 1:
        return True
    if head is None and words.lowers[at] in lexicon().speech:
        return False
    return not words.capitals[at] or at in words.sentences


def _trigger(
    words: Words, at: int, entry: Entry, place: float, head: Predicate | None, main: Mapping[int, Predicate]
) -> Trigger:
    if entry.code == "death" and words.lowers[at] in _DIES and (words.capitals[at - 1] or words.lower(at - 1) == ","):
        return Trigger(entry.code, at, at + 1, True, False, 4.0 * place)
    if not entry.form:
        said = 0.5 if words.lowers[at] in lexicon().speech or _sought(words, at) else 1.0
        return Trigger(entry.code, at, at + 1, False, False, entry.weight * place * said)
    if head is None:
        return Trigger(entry.code, at, at + 1, False, False, entry.weight * place * 0.4)
    factor = _form_factor(words, at, head) * (_MAIN if at in main else 1.0)
    return Trigger(entry.code, at, at + 1, True, head.passive, entry.weight * place * factor)


def _sought(words: Words, at: int) -> bool:
    """Return whether a noun is only what something else is for ("a push for another ceasefire")."""
    return "for" in words.lowers[max(0, at - 3) : at] and any(
        words.lower(at - back) == "for" and all(_describes(word) for word in words.lowers[at - back + 1 : at])
        for back in (1, 2, 3)
    )


def _describes(word: str) -> bool:
    return word.isalpha() and word not in ("and", "or", "of", "to", "in")


def _form_factor(words: Words, at: int, head: Predicate) -> float:
    """Return how far a verb's form makes it the main verb: a participle or infinitive less than a finite verb."""
    if head.form == "ing":
        return _absolute(words, at)
    return {"participle": 0.5, "infinitive": 0.65}.get(head.form, 1.0)


def _absolute(words: Words, at: int) -> float:
    """Return the weight of an -ing form: what something "ends with somebody doing" is the outcome."""
    for back in range(at - 1, max(0, at - 18), -1):
        if words.lowers[back] == "with" and words.lowers[back - 1] in _ENDING:
            return 2.0
        if words.lowers[back] in ".;":
            break
    return 0.55


def _phrase_end(lowers: Sequence[str], at: int, rest: Sequence[frozenset[str] | None]) -> int:
    """Return where a phrase that begins at `at` ends, 0 if the forms of its further words do not follow."""
    here = at + 1
    reach = 1
    for forms in rest:
        if forms is None:
            reach = _BETWEEN + 1
            continue
        for there in range(here, min(here + reach, len(lowers))):
            if lowers[there] in _BORDERS:
                return 0
            if lowers[there] in forms:
                here = there + 1
                break
        else:
            return 0
        reach = 1
    return here
