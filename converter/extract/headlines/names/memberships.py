"""Memberships: which organisation a headline says a person belongs to or acts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....passages import Span
from ....records import Evidence, Name, Stated
from ..grammar.words import Words
from ..lexicon import name_words
from .found import FoundName

Memberships = tuple[Stated[tuple[Name, Name]], ...]


def memberships_in(words: Words, names: Sequence[FoundName]) -> tuple[Memberships, frozenset[int]]:
    """Return the memberships, and the indexes of names that stand there only to describe a person.

    A title with "of" before the person ("negotiator of the … Committee N. N."), "of" after the person
    ("N. N. of the … Party"), or a title in apposition ("N. N., leader of the … Front,").
    """
    stated = []
    aside: set[int] = set()
    for index, found in enumerate(names):
        if found.name.kind != "person" or found.name.sort != "actor":
            continue
        if found.member_of:
            span = Span(found.start, found.end, words.text[found.start : found.end])
            stated.append(Stated((found.name, found.member_of), Evidence("member-title-of", 0.8, span)))
            continue
        for other, rule in ((index - 1, "member-title-of"), (index + 1, "member-of")):
            if 0 <= other < len(names) and _describes(words, names[other], found):
                body = names[other]
                aside.add(other)
                if body.name.kind not in ("state", "person") and body.name.sort == "actor":
                    start, end = min(body.start, found.start), max(body.end, found.end)
                    span = Span(start, end, words.text[start:end])
                    stated.append(Stated((found.name, body.name), Evidence(rule, 0.8, span)))
                break
    return tuple(stated), frozenset(aside)


def officers(words: Words, names: Sequence[FoundName]) -> list[FoundName]:
    """Return the names, a body that only says whose officer the next person is a part of that person's name.

    "FARC leader N. N.", "World Bank chief economist N. N."
    """
    kept: list[FoundName] = []
    for found in names:
        body = kept[-1] if kept else None
        if body and found.name.kind == "person" and _is_officer(words, body, found):
            kept[-1] = replace(found, member_of=found.member_of or body.name)
        else:
            kept.append(found)
    return kept


def _is_officer(words: Words, body: FoundName, person: FoundName) -> bool:
    if body.name.sort != "actor" or body.name.kind in ("state", "person"):
        return False
    lexicon = name_words()
    between = words.lowers[body.last : person.first]
    if not 0 < len(between) <= 3 or between[-1] not in lexicon.descriptions:
        return False
    return all(word in lexicon.modifiers or word in lexicon.descriptions or word == "party" for word in between)


def _is_apposition(between: tuple[str, ...]) -> bool:
    """Return whether words after a person's comma describe the person by another ("widow of the novelist")."""
    of = between.index("of")
    return of >= 2 and between[of - 1] in name_words().descriptions


def office_of(words: Words, person: FoundName) -> str:
    """Return the words of the title before a person ("UN envoy"), "" if there is none."""
    if person.office:
        return person.office
    lexicon = name_words()
    at = person.first
    titled = False
    while at > 0:
        lower = words.lowers[at - 1]
        if lower in lexicon.titles:
            titled = True
        elif not (words.capitals[at - 1] or lower in lexicon.modifiers or lower in ("of", "the")):
            break
        at -= 1
    while at < person.first and words.lowers[at] in ("the", "of"):
        at += 1
    return words.slice(at, person.first) if titled and at < person.first else ""


def _describes(words: Words, body: FoundName, person: FoundName) -> bool:
    if body.name.sort != "actor":
        return False
    titles = name_words().descriptions
    if body.name.kind == "person":
        between = words.lowers[person.last : body.first]
        return between[:1] == (",",) and "of" in between[:8] and _is_apposition(between)
    if body.last == person.first:
        at = body.first - 1
        while words.lower(at) in ("the", "of"):
            at -= 1
        return at < body.first - 1 and words.lower(at) in titles
    between = words.lowers[person.last : body.first]
    if not between or len(between) > 8:
        return False
    if between[0] == "of":
        return all(word in ("of", "the") for word in between)
    return between[0] == "," and between[-1] in ("of", "the") and any(word in titles for word in between)
