"""Names to entities: every name of every entity, found in prose or looked up whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from ..records import Name
from .choice import chosen
from .folding import borderless, fold
from .model import Entity, Match

_Bearer = tuple[str, str, str]
"""Key of an entity, a name of it as its table writes it, and the language of that name."""


class Authority:
    """The entities of the tables, by key and by name.

    `common` are names that are common words too: they are known when looked up, but not found in prose.
    """

    def __init__(self, entities: Iterable[Entity], common: Iterable[str] = ()) -> None:
        self._entities = {entity.key: entity for entity in entities}
        self._common = frozenset(map(fold, common))
        self._names: dict[str, list[_Bearer]] = defaultdict(list)
        self._demonyms: dict[str, set[str]] = defaultdict(set)
        for key, entity in self._entities.items():
            target = self._target(entity).key if entity.merged_into else key
            for language, name in entity.names:
                self._names[fold(name)].append((target, name, language))
            for demonym in entity.demonyms:
                self._demonyms[fold(demonym)].add(target)

    def __iter__(self) -> Iterator[Entity]:
        """Yield every entity, merged ones too, in the order of the tables."""
        return iter(self._entities.values())

    def __len__(self) -> int:
        return len(self._entities)

    def has(self, key: str) -> bool:
        """Return whether a table has this key."""
        return key in self._entities

    def get(self, key: str) -> Entity | None:
        """Return the entity of a key, for a merged one that which replaced it; None if no table has the key."""
        entity = self._entities.get(key)
        return self._target(entity) if entity else None

    def lookup(self, text: str, language: str = "") -> tuple[Entity, ...]:
        """Return the entities that bear this whole name, by key; with a language, in that or in English only."""
        folded = fold(text.strip())
        bearers = self._names.get(folded) or self._names.get(folded.removeprefix("the "), [])
        return self._sorted(bearer[0] for bearer in bearers if _spoken(bearer[2], language))

    def find(self, text: str, language: str = "en") -> tuple[Match, ...]:
        """Return the names of entities in a text, leftmost and longest first, without overlap.

        Names in the text's language and in English count. Alphabetic scripts match whole words only, names of less
        than four letters, all of them capitals, in capitals only, and capitalised names not where all is lower case.
        """
        folded = fold(text)
        found: list[tuple[int, int, list[str]]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _whole(folded, start, end):
                written = text[start:end]
                keys = [
                    key
                    for key, name, tongue in self._names[self._patterns[index]]
                    if _spoken(tongue, language) and _same_case(name, written)
                ]
                if keys:
                    found.append((start, end, keys))
        matches = []
        reached = 0
        for start, end, keys in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if start >= reached:
                matches.append(Match(start, end, text[start:end], self._sorted(keys)))
                reached = end
        return tuple(matches)

    def identify(self, name: Name) -> Name:
        """Return the name with its entity, if exactly one fits; a topic also gets the sort of what it names."""
        within = self.lookup(name.within, name.language) if name.within else ()
        return chosen(name, self.lookup(name.text, name.language), within, self.get)

    def demonym(self, text: str) -> Entity | None:
        """Return the State that an English adjective or noun of nationality belongs to, if exactly one does."""
        keys = self._demonyms.get(fold(text.strip()), set())
        return self._entities[next(iter(keys))] if len(keys) == 1 else None

    def closure(self, keys: Iterable[str]) -> tuple[Entity, ...]:
        """Return these entities and all that they refer to, directly or not, by key; unknown keys are left out."""
        closed: dict[str, Entity] = {}
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            entity = self._entities.get(key)
            if entity and key not in closed:
                closed[key] = entity
                waiting += entity.referred
        return tuple(closed[key] for key in sorted(closed))

    def _target(self, entity: Entity) -> Entity:
        while entity.merged_into:
            entity = self._entities[entity.merged_into]
        return entity

    def _sorted(self, keys: Iterable[str]) -> tuple[Entity, ...]:
        return tuple(self._entities[key] for key in sorted(set(keys)))

    @cached_property
    def _patterns(self) -> list[str]:
        return [name for name in self._names if len(name) > 1 and name not in self._common]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._patterns)


def _spoken(tongue: str, language: str) -> bool:
    """Return whether a name in `tongue` can stand in a text in `language` (empty: in any)."""
    return not language or tongue.startswith(("en", "mul")) or tongue.partition("-")[0] == language.partition("-")[0]


def _whole(folded: str, start: int, end: int) -> bool:
    """Return whether no word goes on beyond the ends of a match."""
    return not (
        (start and _joined(folded[start - 1], folded[start]))
        or (end < len(folded) and _joined(folded[end - 1], folded[end]))
    )


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not borderless(left) and not borderless(right)


def _same_case(name: str, written: str) -> bool:
    """Return whether what is written can be this name as far as capitals tell."""
    if name.isupper() and sum(map(str.isalpha, name)) < 4:
        return written == name
    return name == name.lower() or written != written.lower()
