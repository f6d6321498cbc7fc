"""Candidates from the authority: who bears a name in another way than was asked for, or a name that is like it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from communique.converter.authority import Authority, Entity, fold
from communique.converter.folding import borderless

from .model import Candidate, Unknown

SOURCE = "authority"
_BEST = 5  # candidates of a name
_LEAST = 0.5  # likeness
_NO_PERSON = 0.8  # what likeness counts between a person and what is none
_COMMON = 2000  # a word that more names have tells nothing
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4  # letters of a word that may be misspelt


class Near:
    """Looks for candidates among the entities of an authority."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def __call__(self, unknown: Sequence[Unknown], /) -> Mapping[Unknown, tuple[Candidate, ...]]:
        """Return the candidates of these names, best first."""
        found = ((one, self._candidates(one)) for one in unknown)
        return {one: candidates for one, candidates in found if candidates}

    def why(self, unknown: Unknown) -> str:
        """Return why a name is not identified."""
        bearers = self._bearers(unknown)
        fitting = [entity for entity in bearers if entity.sort == unknown.sort]
        if len(fitting) > 1:
            return f"ambiguous: {len(fitting)} have this name"
        if fitting:
            return f"unsure: {self._misfit(fitting[0], unknown)}"
        if bearers:
            return f"unsure: known as {bearers[0].key}, read as {unknown.sort}"
        return "unknown"

    def _misfit(self, entity: Entity, unknown: Unknown) -> str:
        if entity not in self._authority.lookup(unknown.text, unknown.language):
            return "a name in another language"
        if unknown.kind and entity.kind != unknown.kind:
            return f"known as {entity.kind}, read as {unknown.kind}"
        return f"not known to be in {unknown.within}" if unknown.within else "known, but its sentences speak against it"

    def _bearers(self, unknown: Unknown) -> tuple[Entity, ...]:
        return self._authority.lookup(unknown.text, unknown.language) or self._authority.lookup(unknown.text)

    def _candidates(self, unknown: Unknown) -> tuple[Candidate, ...]:
        scores: dict[str, float] = {}
        for entity in self._bearers(unknown):
            if entity.sort == unknown.sort:
                scores[entity.key] = 1.0 if entity.kind == unknown.kind or not unknown.kind else 0.95
        for key, score in self._alike(unknown).items():
            scores.setdefault(key, score)
        best = sorted(scores, key=lambda key: (-scores[key], -self._weight(key), key))[:_BEST]
        return tuple(self._candidate(key, scores[key]) for key in best)

    def _weight(self, key: str) -> int:
        entity = self._authority.get(key)
        return entity.population if entity else 0

    def _candidate(self, key: str, score: float) -> Candidate:
        entity = self._authority.get(key)
        label, kind, office = (entity.label, entity.kind, entity.office) if entity else ("", "", "")
        within = self._authority.get(entity.within) if entity and entity.within else None
        about = ", ".join(filter(None, (kind, office, within.label if within else "")))
        return Candidate(key, label, round(score, 3), SOURCE, about)

    def _alike(self, unknown: Unknown) -> dict[str, float]:
        """Return entities of the same sort with a name that shares telling words, with how alike it is."""
        words = self._words(unknown.text)
        if not words:
            return {}
        spellings = {word: tuple(self._spellings(word)) for word in words}
        meant = {near: factor for found in spellings.values() for near, factor in found}
        shared: set[int] = set()
        for word in sorted(meant):
            holders = self._holders[word]
            if len(holders) <= _COMMON:
                shared.update(holders)
        # A word that is spelt wrongly tells as much as the word it stands for, not as one that nobody has.
        whole = sum(
            max((self._telling(near) for near, _ in spellings[word]), default=self._telling(word))
            for word in sorted(words)
        )
        found: dict[str, float] = {}
        tongues = {"en", "mul", unknown.language.partition("-")[0]}
        for index in sorted(shared):
            key, name, kinds, tongue = self._names[index]
            if kinds[0] == unknown.sort and tongue in tongues:
                person = "person" in (kinds[1], unknown.kind) and kinds[1] != unknown.kind and bool(unknown.kind)
                score = self._likeness(meant, name, whole) * (_NO_PERSON if person else 1.0)
                if score >= _LEAST and score > found.get(key, 0.0):
                    found[key] = score
        return found

    def _likeness(self, meant: Mapping[str, float], name: frozenset[str], whole: float) -> float:
        """Return how much of both names is in the other, by how telling their words are; below 0.9."""
        common = sum(self._telling(word) * meant[word] for word in name if word in meant)
        both = whole + sum(map(self._telling, name)) - common
        return 0.45 * common / whole + 0.44 * common / both

    def _telling(self, word: str) -> float:
        return self._told.get(word, self._most)

    @cached_property
    def _told(self) -> dict[str, float]:
        return {word: math.log(1 + len(self._names) / (1 + len(names))) for word, names in self._holders.items()}

    @cached_property
    def _most(self) -> float:
        return math.log(1 + len(self._names))

    @staticmethod
    def _words(text: str) -> frozenset[str]:
        folded = fold(text)
        characters = {character for character in folded if borderless(character)}
        return frozenset(word for word in _WORD.findall(folded) if not borderless(word[0])) | characters

    @cached_property
    def _names(self) -> list[tuple[str, frozenset[str], tuple[str, str], str]]:
        return [
            (entity.key, self._words(name), (entity.sort, entity.kind), tongue.partition("-")[0])
            for entity in self._authority
            if not entity.merged_into
            for tongue, name in dict.fromkeys(entity.names)
        ]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """Return which names have a word."""
        holders: dict[str, list[int]] = {}
        for index, (_, words, _, _) in enumerate(self._names):
            for word in words:
                holders.setdefault(word, []).append(index)
        return holders

    @cached_property
    def _spelt(self) -> dict[tuple[str, int], list[tuple[str, int]]]:
        """Return the words of names by their first letter and length, each with its letters."""
        spelt: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for word in sorted(self._holders):
            if len(word) >= _SHORTEST:
                spelt.setdefault((word[0], len(word)), []).append((word, _letters(word)))
        return spelt

    def _spellings(self, word: str) -> Iterable[tuple[str, float]]:
        """Return a word that names have, else those that are spelt nearly so, with how much they count."""
        if word in self._holders:
            return ((word, 1.0),)
        if len(word) < _SHORTEST or not word.isalpha():  # another number is no misspelling
            return ()
        most = 1 if len(word) < 7 else 2
        letters = _letters(word)
        lengths = range(len(word) - most, len(word) + most + 1)
        return tuple(
            (other, 0.8)
            for length in lengths
            for other, others in self._spelt.get((word[0], length), ())
            if max((letters & ~others).bit_count(), (others & ~letters).bit_count()) <= most
            and within_edits(word, other, most)
        )


def _letters(word: str) -> int:
    """Return the letters of a word as bits; letters outside the Latin alphabet share some."""
    letters = 0
    for character in word:
        letters |= 1 << (ord(character) & 63)
    return letters


def within_edits(one: str, other: str, most: int) -> bool:
    """Return whether `most` insertions, deletions and replacements of characters make one word the other."""
    above = list(range(len(other) + 1))
    for row, character in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            here.append(min(above[column] + 1, here[-1] + 1, above[column - 1] + (character != against)))
        if min(here) > most:
            return False
        above = here
    return above[-1] <= most
