"""The lexicon of happenings (`events.toml`), spread over the forms that words take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from .lexicon import table

_FULL, _NOUN, _WEAK, _PHRASE = 3.0, 2.0, 0.8, 4.0
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one form says: the code, how strongly, and which form it is (base, s, ed, ing; "" for a noun)."""

    code: str
    weight: float
    form: str


@dataclass(frozen=True, slots=True)
class PhraseEntry:
    """A phrase: lemmas in order, None where up to four words may stand between."""

    code: str
    weight: float
    elements: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`forms` and `phrases` go by the first word as it stands; `lemmas` gives the lemmas of a form.

    `verbs` gives which form of a verb a word is (base, s, ed, ing); `subjects` the code that a subject alone tells;
    `irregular` the forms of a lemma that the rules do not make.
    """

    forms: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[PhraseEntry, ...]]
    lemmas: dict[str, frozenset[str]]
    verbs: dict[str, str]
    subjects: dict[str, str]
    speech: frozenset[str]
    casualty: frozenset[str]
    subordinate: frozenset[str]
    cause: frozenset[str]
    irregular: dict[str, list[str]]
    negating: frozenset[str]
    failing: frozenset[str]
    averting: frozenset[str]
    deeds: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read and spread once."""
    data = table("events.toml")
    frames: dict[str, str] = data.pop("frames")
    irregular = {lemma: forms.split() for lemma, forms in data.pop("irregular").items()}
    forms: dict[str, list[Entry]] = {}
    lemmas: dict[str, set[str]] = {}
    verbs: dict[str, str] = {}
    for code, words in data.items():
        _spread(code, words, irregular, forms, lemmas, verbs)
    for group in (frames["speech"], frames["casualty"], frames["plain"], " ".join(irregular)):
        for lemma in group.split():
            _inflect(lemma, irregular, lemmas, verbs)
    phrases = _phrases(data, irregular, lemmas, verbs)
    spread = {name: _all_forms(frames[name], lemmas) for name in ("speech", "casualty")}
    return Lexicon(
        {form: tuple(entries) for form, entries in forms.items()},
        phrases,
        {form: frozenset(found) for form, found in lemmas.items()},
        verbs,
        {
            form: code
            for code, words in data.items()
            for noun in words.get("subjects", "").split()
            for form in (noun, plural(noun))
        },
        spread["speech"],
        spread["casualty"],
        frozenset(frames["subordinate"].split()),
        frozenset(frames["cause"].split()),
        irregular,
        *(frozenset(frames[key].split()) for key in ("negating", "failing", "averting", "deeds")),
    )


def _spread(
    code: str,
    words: dict[str, Any],
    irregular: dict[str, list[str]],
    forms: dict[str, list[Entry]],
    lemmas: dict[str, set[str]],
    verbs: dict[str, str],
) -> None:
    for lemma in words.get("verbs", "").split():
        for form, kind in _inflect(lemma, irregular, lemmas, verbs):
            forms.setdefault(form, []).append(Entry(code, _FULL, kind))
    for noun in words.get("nouns", "").split():
        for form in (noun, plural(noun)):
            lemmas.setdefault(form, set()).add(noun)
            forms.setdefault(form, []).append(Entry(code, _NOUN, ""))
    for word in words.get("weak", "").split():
        for form in dict.fromkeys([word, plural(word), *(form for form, _ in inflections(word, irregular))]):
            lemmas.setdefault(form, set()).add(word)
            forms.setdefault(form, []).append(Entry(code, _WEAK, ""))


def _phrases(
    data: dict[str, dict[str, Any]],
    irregular: dict[str, list[str]],
    lemmas: dict[str, set[str]],
    verbs: dict[str, str],
) -> dict[str, tuple[PhraseEntry, ...]]:
    by_first: dict[str, list[PhraseEntry]] = {}
    for code, words in data.items():
        for phrase in words.get("phrases", []):
            elements = tuple(None if part == ".." else part for part in phrase.split())
            for element in elements:
                if element:
                    _inflect(element, irregular, lemmas, verbs, known_verb=False)
            first = elements[0]
            assert first is not None
            firsts = {form for form, _ in inflections(first, irregular)} | {plural(first)}
            for form in sorted(firsts):
                by_first.setdefault(form, []).append(PhraseEntry(code, _PHRASE, elements))
    return {form: tuple(entries) for form, entries in by_first.items()}


def _inflect(
    lemma: str,
    irregular: dict[str, list[str]],
    lemmas: dict[str, set[str]],
    verbs: dict[str, str],
    known_verb: bool = True,
) -> list[tuple[str, str]]:
    made = inflections(lemma, irregular)
    for form, kind in made:
        lemmas.setdefault(form, set()).add(lemma)
        if known_verb:
            verbs.setdefault(form, kind)
    return made


def _all_forms(group: str, lemmas: dict[str, set[str]]) -> frozenset[str]:
    wanted = set(group.split())
    return frozenset(form for form, found in lemmas.items() if found & wanted)


def inflections(lemma: str, irregular: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the forms of an English verb, each with its kind: base, s, ed or ing."""
    made: dict[str, str] = {lemma: "base"}
    for form in irregular.get(lemma, []):
        made.setdefault(form, "ing" if form.endswith("ing") else "s" if form.endswith("es") else "ed")
    made.setdefault(plural(lemma), "s")
    if lemma.endswith("e"):
        stem, past = (lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]), lemma + "d"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        stem, past = lemma, lemma[:-1] + "ied"
    elif _doubles(lemma):
        stem = lemma + lemma[-1]
        past = stem + "ed"
    else:
        stem, past = lemma, lemma + "ed"
    kinds = set(made.values())
    if "ed" not in kinds:
        made.setdefault(past, "ed")
    if "ing" not in kinds:
        made.setdefault(stem + "ing", "ing")
    return list(made.items())


def _doubles(lemma: str) -> bool:
    """Return whether a short verb doubles its last consonant."""
    return (
        len(lemma) <= 4
        and len(lemma) >= 3
        and lemma[-1] not in _VOWELS
        and lemma[-1] not in "wxyh"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
    )


def plural(noun: str) -> str:
    """Return the regular plural of an English noun, which is also the -s form of a verb."""
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"
