"""What stands around a name: the countries that its sentence and its page's tags tell of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..folding import fold
from ..frozen import frozen
from .model import Entity, Match
from .weights import LARGE, outweighs, weight

_CAPITALISED = re.compile(r"[A-Z](?<!\w.)[^\W\d_]+((?:[ -][A-Z][^\W\d_]+)*)")
_WORD = re.compile(r"[^ -]+")
_CLEARLY = 30
"""A place tells of its country if it weighs this many times as much as any other of its name."""
_LONGEST = 3
"""The words of the longest adjective of a people: Papua New Guinean."""


@frozen
class Countries:
    """Countries, by ISO 3166-1 code: those that are `named`, and those of which something `inside` is named."""

    named: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.named or self.inside)

    def __contains__(self, country: object) -> bool:
        return country in self.named or country in self.inside


Telling = tuple[str, str, bool]
"""A country, the folded name that tells of it, and whether that is inside it: a region or a large city. The country
itself, its people, and who or what belongs to it, name it.
"""


@frozen
class Context:
    """What stands around a name and tells of countries."""

    told: frozenset[Telling] = frozenset()

    def apart_from(self, name: str) -> Countries:
        """Return the countries that other names than this one, folded, tell of."""
        apart = [(country, inside) for country, by, inside in self.told if by != name]
        return Countries(
            frozenset([country for country, inside in apart if not inside]),
            frozenset([country for country, inside in apart if inside]),
        )


def tellings(
    text: str, find: Callable[[str], Sequence[Match]], demonym: Callable[[str], Entity | None]
) -> frozenset[Telling]:
    """Return what a text tells of countries; what could mean several tells of none."""
    peoples = list(_peoples(text, demonym))
    told = {(state.country, fold(text[start:end]), False) for start, end, state in peoples}
    for match in find(text):
        if peoples and any(start <= match.start and match.end < end for start, end, _ in peoples):
            continue
        told.update(_told(match))
        if match.entities[0].sort == "process" and all(entity.sort == "process" for entity in match.entities):
            told.update(telling for inner in find(match.text[1:]) for telling in _told(inner))
    return frozenset(told)


def _told(match: Match) -> Iterator[Telling]:
    first = max(match.entities, key=weight)
    if not first.country or (first.kind == "city" and first.population < LARGE):
        return
    others = [entity for entity in match.entities if entity.country != first.country]
    if all(outweighs(first, other, _CLEARLY) for other in others):
        yield first.country, fold(match.text), first.kind in ("city", "region")


def _peoples(text: str, demonym: Callable[[str], Entity | None]) -> Iterator[tuple[int, int, Entity]]:
    """Yield where adjectives and nouns of nationality stand in a text and the States they belong to, longest first."""
    for run in _CAPITALISED.finditer(text):
        words = [word.span() for word in _WORD.finditer(text, *run.span())] if run[1] else [run.span()]
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                start, end = words[at][0], words[at + size - 1][1]
                if state := demonym(text[start:end]):
                    yield start, end, state
                    break
            at += size
