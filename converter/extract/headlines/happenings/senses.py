"""Senses: what a verb tells by what it is done to, or by whom (`senses.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ....frozen import frozen
from ..grammar.verb_group import Predicate
from ..grammar.words import Words
from ..lexicon import role_words, table
from .triggers import lexicon

_WEIGHT = 3.4
_REACH = 9
_BACK = 14
_STOP = frozenset({".", ";", ":", "that", "(", "—"})
_INNER = frozenset({"participle", "past"})


@frozen
class Row:
    """What verbs tell with a word of a class as their object, subject or complement: the code, and how strongly."""

    side: str
    nouns: frozenset[str]
    code: str
    weight: float


@frozen
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
    sides: dict[str, range] = {}
    for row in rows:
        side = sides.get(row.side)
        if side is None:
            side = sides[row.side] = _SIDES[row.side](words, predicate, heads)
        if not row.nouns.isdisjoint(words.lowers[side.start : side.stop]):
            at = next(at for at in side if words.lowers[at] in row.nouns)
            beyond = row.side == "object" and not predicate.passive
            return Sense(row.code, row.weight, at + 1 if beyond else predicate.last)
    return None


def _done_to(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> range:
    """Return the words that say to whom or what something is done."""
    return (_before if predicate.passive else object_of)(words, predicate, heads)


def _doing(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> range:
    """Return the words that say who does it: the subject, or what follows the "by" of a passive."""
    if not predicate.passive:
        return _before(words, predicate, heads)
    after = object_of(words, predicate, heads)
    by = next((at for at in after if words.lowers[at] == "by"), None)
    return range(by + 1, after.stop) if by is not None else range(0)


def object_of(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> range:
    """Return the words after a verb in its clause, as far as an object (or "by" whom) can reach."""
    lex, opening = role_words(), lexicon().subordinate
    begun = False
    if words.lower(predicate.last) == "for":  # what is sought is not there yet
        return range(predicate.last, predicate.last)
    reached = words.lowers[predicate.last : predicate.last + _REACH]
    for at, lower in enumerate(reached, predicate.last):
        other = heads.get(at)
        if lower in _STOP or lower in opening or (other and other.form not in _INNER):
            return range(predicate.last, at)
        if begun and not predicate.passive and (lower == "," or (lower != "of" and lower in lex.prepositions)):
            return range(predicate.last, at)
        begun = begun or (lower.isalpha() and lower not in lex.closed)
    return range(predicate.last, predicate.last + len(reached))


def _before(words: Words, predicate: Predicate, heads: Mapping[int, Predicate]) -> range:
    """Return the words before a verb in its clause, as far as a subject can reach."""
    opening = lexicon().subordinate
    at = predicate.first
    governing = heads.get(at - 1) if predicate.form == "infinitive" else None
    if governing is not None:  # "is set to hit": the same subject
        at = governing.first
    least = max(0, predicate.first - _BACK)
    while at > least:
        other, lower = heads.get(at - 1), words.lowers[at - 1]
        if lower in _STOP or lower in opening or (other and other.form == "finite"):
            break
        at -= 1
    return range(at, predicate.first)


_SIDES = {"object": _done_to, "subject": _doing, "complement": object_of}
