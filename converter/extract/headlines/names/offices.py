"""Offices before a person's name, with the bodies and portfolios that they are of."""

from __future__ import annotations

from .runs import Runs

_LONGEST = 6
"""The words of a long name of a person."""


def person_after(runs: Runs, begin: int, last: int) -> int:
    """Return where a person's name begins after the body or portfolio at `begin`, `last` if there is none.

    That is a given name, else what follows the last word that is no word of a person's name ("Minister of Culture
    N. N.", "Head of the … Republic N. N.").
    """
    span = runs.spans.get(begin)
    for at in range(span[0] if span else begin + 1, last):
        if runs.person_known(at) or (runs.given(at) and at not in runs.spans and last - at <= _LONGEST):
            return at
    end = span[0] if span else begin
    for at in range(end, last):
        if not runs.personal(at):
            end = at + 1
    return last if end == begin else end


def officer_at(runs: Runs, first: int, last: int) -> int:
    """Return where the person begins whose title follows that of a body ("… Department Secretary N. N."), else 0."""
    words, lexicon = runs.words, runs.lexicon
    for at in range(last - 2, first, -1):
        end = at + 1
        if words.lowers[at] not in lexicon.titles or not words.capitals[at] or not runs.personal(end):
            continue
        if words.lowers[end] in lexicon.parts:
            continue
        while at > first and runs.titled(words.lowers[at - 1]):
            at -= 1
        if at == first or last - end > _LONGEST or runs.given(first) or runs.titles(first, last) > first:
            return 0
        body = runs.tail(first, at) in ("organisation", "military") or first in runs.spans
        return end if body or words.lowers[end - 1] not in lexicon.titles_or_names else 0
    return 0


def body_named(runs: Runs, first: int, last: int) -> str:
    """Return the name of an organisation if these words are one, else ""."""
    span = runs.spans.get(first)
    if span:
        known = any(entity.sort == "actor" and entity.kind == "organisation" for entity in span[1])
        return runs.words.slice(first, span[0]) if known else ""
    return runs.words.slice(first, last) if runs.tail(first, last) == "organisation" else ""


def officer_of(runs: Runs, first: int, last: int) -> int:
    """Return where the person begins after a small title and a body ("judge at the … Court N. N."), else 0."""
    words = runs.words
    at = first - 1 - (words.lower(first - 1) == "the")
    if words.lower(at) not in ("of", "for", "at", "in") or words.lower(at - 1) not in runs.lexicon.titles:
        return 0
    person = person_after(runs, first, last)
    return person if person < last and (runs.given(person) or runs.person_known(person)) else 0
