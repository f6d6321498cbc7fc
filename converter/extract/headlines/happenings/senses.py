"""Senses: what a verb tells by what it is done to, or by whom (`senses.toml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import role_words, table
from .triggers import lexicon

_WEIGHT = 3.4
_REACH = 9
_BACK = 14
_STOP = frozenset({".", ";", ":", "that", "(", "—"})
_INNER = frozenset({"participle", "past"})


@dataclass(frozen=True, slots=True)
class Row:
    """What verbs tell with a word of a class as their object, or as their subject: the code, and how strongly."""

    side: str
    nouns: frozenset[str]
    code: str
    weight: float


@dataclass(frozen=True, slots=True)
class Sense:
    """The code that a verb tells here, how strongly, and the word after the one that decided it."""

    code: str
    weight: float
    last: int


@cache
def _rows() -> dict[str, tuple[Row, ...]]:
    """Return the rows of each verb, in their order."""
    classes = lexicon().classes
    rows: dict[str, list[Row]] = {}
    for verbs, side, nouns, code, *weight in table("happenings/senses.toml")["rows"]["senses"]:
        row = Row(side, classes[f"@{nouns}"], code, weight[0] if weight else _WEIGHT)
        for verb in dict.fromkeys(verbs.split()):
            rows.setdefault(verb, []).append(row)
    return {verb: tuple(found) for verb, found in rows.items()}


def sense(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> Sense | None:
    """Return what a verb tells by its object or subject, None where no row says it."""
    rows = _rows().get(predicate.lemma)
    if rows is None:
        return None
    after = object_of(words, predicate, heads)
    before = _before(words, predicate, heads)
    if predicate.passive:
        by = next((at for at in after if words.lowers[at] == "by"), None)
        sides = {"object": before, "subject": range(by + 1, after.stop) if by is not None else range(0)}
    else:
        sides = {"object": after, "subject": before}
    for row in rows:
        at = _first(words, sides[row.side], row.nouns)
        if at is not None:
            beyond = row.side == "object" and not predicate.passive
            return Sense(row.code, row.weight, at + 1 if beyond else predicate.last)
    return None


def _first(words: Words, side: Sequence[int], nouns: frozenset[str]) -> int | None:
    return next((at for at in side if words.lowers[at] in nouns), None)


def object_of(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> range:
    """Return the words after a verb in its clause, as far as an object (or "by" whom) can reach."""
    opening = lexicon().subordinate
    at = predicate.last
    begun = False
    if words.lower(at) == "for":  # what is sought is not there yet
        return range(at, at)
    while at < min(predicate.last + _REACH, len(words.lowers)):
        other = heads.get(at)
        lower = words.lowers[at]
        if lower in _STOP or lower in opening or (other and other.form not in _INNER):
            break
        if begun and not predicate.passive and (lower == "," or (lower != "of" and lower in role_words().prepositions)):
            break
        begun = begun or (lower.isalpha() and lower not in role_words().closed)
        at += 1
    return range(predicate.last, at)


def _before(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> range:
    """Return the words before a verb in its clause, as far as a subject can reach."""
    opening = lexicon().subordinate
    at = predicate.first
    governing = heads.get(at - 1) if predicate.form == "infinitive" else None
    if governing is not None:  # "is set to hit": the same subject
        at = governing.first
    while at > max(0, predicate.first - _BACK):
        other = heads.get(at - 1)
        if words.lowers[at - 1] in _STOP or words.lowers[at - 1] in opening or (other and other.form == "finite"):
            break
        at -= 1
    return range(at, predicate.first)
