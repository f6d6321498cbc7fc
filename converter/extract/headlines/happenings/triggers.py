"""The lexicon of happenings (`events.toml`), spread over the forms that words take."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from ....frozen import frozen
from ..lexicon import table

_FULL, _NOUN, _WEAK, _PHRASE, _MILD = 3.0, 2.0, 0.8, 4.0, 1.3
_VOWELS = frozenset("aeiou")


@frozen
class Entry:
    """What one form says: the code, how strongly, and which form it is (base, s, ed, ing; "" for a noun)."""

    code: str
    weight: float
    form: str


@frozen
class PhraseEntry:
    """A phrase: the lemma that it begins with and, in order, the forms of each further word.

    None stands for up to four words between; `apart` are the forms of the second word where it may stand so. `first` is
    "v" or "n" where the first word has to be a verb, or none.
    """

    code: str
    weight: float
    lemma: str
    rest: tuple[frozenset[str] | None, ...]
    first: str = ""
    apart: frozenset[str] = frozenset()


@frozen
class Lexicon:
    """`forms` and `phrases` go by the first word as it stands, and `telling` are all those words; `lemmas` gives the
    lemmas of a form.

    `verbs` gives which form of a verb a word is (base, s, ed, ing); `subjects` the code that a subject alone tells,
    `topics` the code that the heading over a text tells;
    `classes` the words of each class of
    `senses.toml`, `irregular` the forms of a lemma that the rules do not make.
    """

    forms: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[PhraseEntry, ...]]
    telling: frozenset[str]
    lemmas: dict[str, frozenset[str]]
    verbs: dict[str, str]
    subjects: dict[str, str]
    topics: dict[str, str]
    classes: dict[str, frozenset[str]]
    irregular: dict[str, list[str]]
    speech: frozenset[str]
    casualty: frozenset[str]
    aftermath: frozenset[str]
    bearing: frozenset[str]
    parting: frozenset[str]
    subordinate: frozenset[str]
    cause: frozenset[str]
    negating: frozenset[str]
    failing: frozenset[str]
    averting: frozenset[str]
    deeds: frozenset[str]


_WORD_SETS = ("bearing", "parting", "subordinate", "cause", "negating", "failing", "averting", "deeds")


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read and spread once."""
    data = table("happenings/events.toml")
    frames: dict[str, str] = data.pop("frames")
    irregular = {lemma: forms.split() for lemma, forms in data.pop("irregular").items()}
    forms: dict[str, list[Entry]] = {}
    lemmas: dict[str, set[str]] = {}
    verbs: dict[str, str] = {}
    for code, words in data.items():
        _spread(code, words, irregular, forms, lemmas, verbs)
    for group in (frames["speech"], frames["casualty"], frames["aftermath"], frames["plain"], " ".join(irregular)):
        for lemma in group.split():
            _inflect(lemma, irregular, lemmas, verbs)
    classes = _classes()
    phrases = _phrases(data, irregular, lemmas, verbs, classes)
    spread = {name: _all_forms(frames[name], lemmas) for name in ("speech", "casualty", "aftermath")}
    sets = {key: frozenset(frames[key].split()) for key in _WORD_SETS}
    return Lexicon(
        forms={form: tuple(entries) for form, entries in forms.items()},
        phrases=phrases,
        telling=frozenset(forms.keys() | phrases.keys()),
        lemmas={form: frozenset(found) for form, found in lemmas.items()},
        verbs=verbs,
        subjects=_nouns(data, "subjects"),
        topics=_nouns(data, "topics"),
        classes=classes,
        irregular=irregular,
        speech=spread["speech"],
        casualty=spread["casualty"],
        aftermath=spread["aftermath"],
        **sets,
    )


def phrases_begun(first: str, second: str) -> tuple[PhraseEntry, ...]:
    """Return the phrases that two words can begin."""
    if first not in lexicon().phrases:
        return ()
    return _begun(first, second if second in _seconds() else "")


@lru_cache(maxsize=1 << 14)
def _begun(first: str, second: str) -> tuple[PhraseEntry, ...]:
    phrases = lexicon().phrases[first]
    return tuple(phrase for phrase in phrases if not phrase.rest or phrase.rest[0] is None or second in phrase.rest[0])


@cache
def _seconds() -> frozenset[str]:
    """Return the words that can follow the first of a phrase."""
    entries = [entry for phrases in lexicon().phrases.values() for entry in phrases]
    return frozenset().union(*{entry.rest[0] for entry in entries if entry.rest and entry.rest[0] is not None})


def _classes() -> dict[str, frozenset[str]]:
    """Return the words of each class of `senses.toml` in both numbers, by "@" and its name."""
    return {
        f"@{name}": frozenset(form for noun in nouns.split() for form in (noun, plural(noun)))
        for name, nouns in table("happenings/senses.toml")["classes"].items()
    }


def _nouns(data: dict[str, dict[str, Any]], key: str) -> dict[str, str]:
    """Return the code of each noun that the tables list under a key, in both numbers."""
    return {
        form: code
        for code, words in data.items()
        for noun in words.get(key, "").split()
        for form in (noun, plural(noun))
    }


def _spread(
    code: str,
    words: dict[str, Any],
    irregular: dict[str, list[str]],
    forms: dict[str, list[Entry]],
    lemmas: dict[str, set[str]],
    verbs: dict[str, str],
) -> None:
    for key, weight in (("verbs", _FULL), ("mild", _MILD)):
        for lemma in words.get(key, "").split():
            for form, kind in _inflect(lemma, irregular, lemmas, verbs):
                forms.setdefault(form, []).append(Entry(code, weight, kind))
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
    classes: dict[str, frozenset[str]],
) -> dict[str, tuple[PhraseEntry, ...]]:
    """Return the phrases by the forms of their first word.

    They are written as lemmas, ".." for up to four words between, and "@" with a name for the words of a class of
    `senses.toml`.
    """
    written = [
        (code, phrase, weight)
        for code, words in data.items()
        for key, weight in (("phrases", _PHRASE), ("weak_phrases", _WEAK))
        for phrase in words.get(key, [])
    ]
    for _, phrase, _ in written:
        for element in phrase.rpartition(":")[2].split():
            if element != ".." and element[0] != "@":
                _inflect(element, irregular, lemmas, verbs, known_verb=False)
    forms: dict[str, set[str]] = {}
    for form, found in lemmas.items():
        for lemma in found:
            forms.setdefault(lemma, {lemma}).add(form)
    spread = {lemma: frozenset(made) for lemma, made in forms.items()} | classes
    by_first: dict[str, list[PhraseEntry]] = {}
    for code, phrase, weight in written:
        kind, _, words = phrase.rpartition(":")
        first, *others = words.split()
        rest = tuple(None if other == ".." else spread[other] for other in others)
        apart = (rest[1] or frozenset()) if others[:1] == [".."] else frozenset()
        weighed = weight * _specific(1 + sum(other != ".." for other in others))
        entry = PhraseEntry(code, weighed, first, rest, kind, apart)
        firsts = classes.get(first) or {form for form, _ in inflections(first, irregular)} | {plural(first)}
        for form in sorted(firsts):
            by_first.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in by_first.items()}


def _specific(words: int) -> float:
    """Return how much more a phrase of several words says than one of two."""
    return 1 + 0.05 * max(0, words - 2)


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
        stem = lemma[:-2] + "y" if lemma.endswith("ie") else stem
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
    for form, kind in _british(lemma) if kinds.isdisjoint(("ed", "ing")) else ():
        made.setdefault(form, kind)
    return list(made.items())


def _doubles(lemma: str) -> bool:
    """Return whether a verb of one syllable doubles its last consonant."""
    return (
        len(lemma) >= 3
        and lemma[-1] not in _VOWELS
        and lemma[-1] not in "wxyh"
        and lemma[-2] in _VOWELS
        and sum(letter in _VOWELS for letter in lemma) == 1
    )


def _british(lemma: str) -> list[tuple[str, str]]:
    """Return the forms of "travel" and the like that double the last consonant in Britain only."""
    if lemma.endswith("l") and lemma[-2:-1] in _VOWELS and lemma[-3:-2] not in _VOWELS and not _doubles(lemma):
        return [(lemma + "led", "ed"), (lemma + "ling", "ing")]
    return []


def plural(noun: str) -> str:
    """Return the regular plural of an English noun, which is also the -s form of a verb."""
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"
