"""The noun phrase that an English number counts, and whether persons are counted."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...frozen import frozen
from . import lexicon
from .word_lists import words_of

_WORD = re.compile(r" ?[\"“‘']?([\w’'.-]+)[\"”]?")
_AGENT = ("ers", "ors", "ists", "ees", "ians", "ese", "men", "women", "ants")
_DAILY = re.compile(r"\b24[ -]hours?\b|\bsingle[ -]day\b|\bdaily (?:record|total|increase|number)", re.IGNORECASE)
_OF_THE = re.compile(r" of (?:the|its|their|his|her|these|those) ")
_MOST_WORDS = 6


@frozen
class CountWords:
    """What tells what a number counts: see `words.toml`; `tallied` gives a measure by the beginning of a word."""

    persons: frozenset[str]
    animals: frozenset[str]
    things: frozenset[str]
    dwellings: frozenset[str]
    diseases: frozenset[str]
    sick: frozenset[str]
    disputes: frozenset[str]
    tallied: tuple[tuple[str, str], ...]


@cache
def count_words() -> CountWords:
    """Return the word lists, read once."""
    lists = words_of("")
    names = ("persons", "animals", "things", "dwellings", "diseases", "sick", "disputes")
    tallied = [(stem, measure) for measure, stems in words_of("tallied").items() for stem in stems.split()]
    return CountWords(**{name: frozenset(lists[name].split()) for name in names}, tallied=tuple(tallied))


def counted_noun(right: str) -> str:
    """Return the noun phrase after a number, up to its first plural noun; "" if there is none."""
    at, words = 0, 0
    if more := lexicon.BOUND_AFTER.match(right):
        at = more.end()
    if owned := _OF_THE.match(right, at):
        at = owned.end() - 1
    start = at
    while words < _MOST_WORDS and (match := _WORD.match(right, at)):
        word = match[1]
        if word.lower() in lexicon.STOP_WORDS and not (word == "and" and 0 < words < 3):
            break
        if word.endswith(("'", "’")):
            break  # a possessive: not they are counted, but what is theirs follows
        at, words = match.end(), words + 1
        if _is_plural(word) and not _plural_follows(right, at, word):
            return right[start:at].strip()
        if right.startswith((",", ":"), at):
            break
    return ""


@lru_cache(maxsize=1 << 12)
def counts_persons(noun: str) -> bool:
    """Return whether a noun surely means persons; a number that stands alone does."""
    if not noun or lexicon.PERSON.search(noun):
        return True
    head = _head(noun)
    return head in count_words().persons or (head.endswith(_AGENT) and not _is_thing(head))


def may_be_persons(noun: str) -> bool:
    """Return whether a noun could mean persons: it is no animal, thing or happening."""
    return counts_persons(noun) or not (_is_thing(head := _head(noun)) or head.endswith(("ings", "ions", "ments")))


def counts_dwellings(noun: str) -> bool:
    """Return whether a noun means homes or customers, of which a loss of power or a flood is told."""
    return _head(noun) in count_words().dwellings


def counts_patients(noun: str, text: str) -> bool:
    """Return whether a noun means cases of a disease, or who has it; `text` may name the disease."""
    head = _head(noun)
    if head not in ("cases", "case", "infections", "infection", "patients", "hospitalizations", "hospitalisations"):
        return False
    lowers = set(re.findall(r"[\w-]+", text.lower()))
    named = not count_words().diseases.isdisjoint({part for word in lowers for part in (word, *word.split("-"))})
    return (
        named
        or bool(_DAILY.search(text))
        or (head.startswith("case") and not count_words().sick.isdisjoint(noun.lower().split()))
    )


def _head(noun: str) -> str:
    return noun.rsplit(" ", 1)[-1].strip("\"“”‘’'.,").lower()


def _is_thing(head: str) -> bool:
    words = count_words()
    return head in words.things or head in words.animals


def _is_plural(word: str) -> bool:
    plain = word.lower()
    if plain in lexicon.IRREGULAR_PLURALS:
        return True
    if word[:1].isupper() and plain.endswith("is"):
        return bool(lexicon.PERSON.search(word))  # Israelis, Pakistanis
    long = len(word) > 3 or word[:2].isupper()  # MPs
    ending = long and word[-1:] == "s" and plain[-2:] not in ("ss", "us", "is", "'s", "’s")
    return ending and plain not in lexicon.NOT_PLURAL


def _plural_follows(right: str, at: int, word: str) -> bool:
    """Return whether the next word is the noun, and this one describes it: police officers, Texas cities."""
    following = _WORD.match(right, at)
    if not following or right.startswith(",", at) or following[1].lower() in lexicon.STOP_WORDS:
        return False
    plain = word.lower()
    return (
        (plain in ("police", "media", "data") or word[:1].isupper())
        and _is_plural(following[1])
        and following[1][0].islower()
    )
