"""Names to entities: every name of every entity, found in prose or looked up whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from ..folding import borderless, fold
from ..records import Name
from .borders import crossed, goes_on, in_a_longer_name, torn, whole
from .choice import chosen
from .context import Context, Telling, tellings
from .decisions import Decisions
from .members import Members, own_memberships
from .model import Entity, Match
from .remembered import Remembered
from .store import Store
from .transliteration import apart, marked, sounded, spellings

_SMALL = frozenset({"city", "region", "site", "water"})

_Bearer = tuple[Entity, str, str]
"""An entity, a name of it as its table writes it, and the language of that name."""


_AREA = re.compile(r" (?:department|governorate|oblast|prefecture|province|region|republic|state)$", re.IGNORECASE)
_REMEMBERED = 1 << 14  # names
_RECENT = 1 << 8  # texts; a sentence is searched for its names and for its context, tags come again and again


class Authority:
    """The entities of the tables, by key and by name.

    `common` are names that are common words too: they are known when looked up, but not found in prose. `decisions` say
    what names mean that look-up leaves open.
    """

    def __init__(self, entities: Store, common: Iterable[str] = (), decisions: Decisions | None = None) -> None:
        self.decisions = decisions or Decisions()
        self._entities = entities
        self._common = frozenset(map(fold, common))
        self._borne = Remembered(self._bearers, _REMEMBERED)
        self._written = Remembered(self._written_so, _REMEMBERED)
        self._peoples = Remembered(self._people, _REMEMBERED)
        self._looked_up = Remembered(self._bearing, _REMEMBERED)
        self._identified = Remembered(self._known, _REMEMBERED)
        self._found = Remembered(self._find, _RECENT)
        self._told = Remembered(self._tellings, _RECENT)

    def __iter__(self) -> Iterator[Entity]:
        """Yield every entity, merged ones too, in the order of the tables."""
        return map(self._entities.__getitem__, self._entities)

    def __len__(self) -> int:
        return len(self._entities)

    def get(self, key: str) -> Entity | None:
        """Return the entity of a key, for a merged one that which replaced it; None if no table has the key."""
        entity = self._entities.get(key)
        return self._target(entity) if entity else None

    def lookup(self, text: str, language: str = "") -> tuple[Entity, ...]:
        """Return the entities that bear this whole name, by key; with a language, in that or in English only.

        Names of less than five letters, all of them capitals, are known in capitals only.
        """
        text = text.strip()
        return self._looked_up[text, language] if len(text) <= self._longest else ()

    def _bearing(self, name: tuple[str, str]) -> tuple[Entity, ...]:
        text, language = name
        folded = fold(text)
        bearers = self._borne[folded] or self._borne[folded.removeprefix("the ")]
        loud = text.isupper()
        return _sorted(
            entity for entity, name, tongue in bearers if _spoken(tongue, language) and (loud or not _abbreviated(name))
        )

    def find(self, text: str, language: str = "en") -> tuple[Match, ...]:
        """Return the names of entities in a text, leftmost and longest first, without overlap.

        Names in the text's language and in English count. Alphabetic scripts match whole words only, names of less
        than five letters, all of them capitals, in capitals only, and capitalised names not where all is lower case.
        """
        return self._found[text, language]

    def _find(self, searched: tuple[str, str]) -> tuple[Match, ...]:
        text, language = searched
        folded = fold(text)
        loud = text.isupper()
        found: list[tuple[int, int, tuple[Entity, ...]]] = []
        for _, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if whole(folded, start, end):
                bearers = self._written[text[start:end], language, loud]
                if bearers and not (bearers[0].kind == "city" and goes_on(text, end) and _only_towns(bearers)):
                    found.append((start, end, bearers))
        matches = []
        reached = 0
        begins = {start for start, end, _ in found if end - start > 2}
        for start, end, bearers in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if start >= reached and not (
                borderless(folded[start])
                and (
                    (_can_be_part(folded[start:end], bearers) and torn(folded, start, end, reached))
                    or crossed(folded, start, end)
                    or (end - start == 2 and in_a_longer_name(folded, end, end in begins))
                )
            ):
                matches.append(Match(start, end, text[start:end], bearers))
                reached = end
        return tuple(matches)

    def context(self, texts: Iterable[str], language: str = "en") -> Context:
        """Return the countries that texts tell of: the sentence around a name, and the tags of its page."""
        return Context(frozenset().union(*[self._told[text, language] for text in texts]))

    def _tellings(self, said: tuple[str, str]) -> frozenset[Telling]:
        text, language = said
        return tellings(text, lambda part: self.find(part, language), self.demonym)

    def identify(self, name: Name, context: Context | None = None) -> Name:
        """Return the name with its entity, if exactly one fits; a topic also gets the sort of what it names.

        With a context, the name is weighed with what stands around it, and has the entity "" if tables know the name
        but it is not certain who is meant.
        """
        if len(name.text) > self._longest:
            return self._known((name, context))
        return self._identified[name, context]

    def _known(self, named: tuple[Name, Context | None]) -> Name:
        name, context = named
        known = self._by_code(name) or self._by_name(name, context)
        if context is not None and known.entity is None and self.lookup(name.text, name.language):
            return replace(known, entity="")
        return known

    def _by_code(self, name: Name) -> Name | None:
        entity = self._coded.get(name.code) if name.code else None
        return replace(name, entity=entity.key) if entity and entity.sort == name.sort else None

    def _by_name(self, name: Name, context: Context | None) -> Name:
        within = self.lookup(name.within, name.language) if name.within else ()
        bearers = self.lookup(name.text, name.language)
        common = fold(name.text) in self._common
        known = chosen(name, bearers, within, self.get, context, common=common)
        if (
            known.entity is None
            and name.kind == "region"
            and within
            and (bare := _AREA.sub("", name.text)) != name.text
        ):
            # "Borno state" is the region that its table calls Borno, given that it lies in the country that is named.
            bearers = self.lookup(bare, name.language)
            return replace(name, entity=chosen(replace(name, text=bare), bearers, within, self.get).entity)
        return known if bearers or context is None else self._by_spelling(name, within, context)

    def _by_spelling(self, name: Name, within: Sequence[Entity], context: Context) -> Name:
        """Return the name with the one entity that is spelt otherwise.

        A town, what only sounds the same, and a name in another language are meant only if their country is told of.
        """
        folded = fold(name.text.strip())
        if name.sort not in ("actor", "place") or (name.kind == "person" and " " not in folded):
            return name
        told = context.apart_from(folded)
        for index, spelt in zip(self._spellings, (marked(folded), sounded(folded)), strict=True):
            borne = [bearer for other in apart(index.get(spelt, "")) for bearer in self._borne[other]]
            bearers = _sorted(entity for entity, _, _ in borne)
            if bearers:
                alone = [entity.sort for entity in bearers].count(name.sort) == 1
                known = chosen(name, bearers, within, self.get, context) if alone else name
                one = self.get(known.entity) if known.entity else None
                here = any(entity == one and _spoken(tongue, name.language) for entity, _, tongue in borne)
                certain = here and index is self._spellings[0] and one is not None and one.kind != "city"
                return known if one and (certain or one.country in told) else name
        return name

    @cached_property
    def _spellings(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        return spellings(name for name in self._entities.names if name not in self._common)

    @cached_property
    def _coded(self) -> dict[str, Entity]:
        """Return the entities by their identifiers, such as `ucdpActor:118`; none that several bear."""
        found: dict[str, Entity | None] = {}
        for entity in self:
            for identifier in entity.identifiers:
                code = f"{identifier.scheme}:{identifier.value}"
                meant = self._target(entity)
                found[code] = meant if found.get(code, meant) == meant else None
        return {code: entity for code, entity in found.items() if entity}

    def demonym(self, text: str) -> Entity | None:
        """Return the State that an English adjective or noun of nationality belongs to, if exactly one does."""
        return self._peoples[text] if len(text) <= self._longest else self._people(text)

    def _people(self, text: str) -> Entity | None:
        folded = fold(text.strip())
        keys = self._entities.peoples(folded) or self._entities.peoples(folded.removesuffix("s"))
        return self._entities[keys[0]] if len(keys) == 1 else None

    @cached_property
    def states(self) -> Mapping[str, Entity]:
        """Return the States that are by their country's ISO 3166-1 code of two letters; no State of the past."""
        return {state.country: self._target(state) for state in self._entities.states() if state.country}

    def member(self, code: str, name: str, day: str) -> str | None:
        """Return the key of the member of the United Nations that had this code and name on a day (`members.why`)."""
        return self.members.find(code, name, day)

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

    def _bearers(self, folded: str) -> list[_Bearer]:
        """Return who bears a folded name."""
        return [
            (self._target(entity), name, tongue)
            for entity in map(self._entities.__getitem__, self._entities.bearers(folded))
            for tongue, name in entity.names
            if fold(name) == folded
        ]

    def _written_so(self, spelling: tuple[str, str, bool]) -> tuple[Entity, ...]:
        """Return who bears a name as it is written in a text in a language; `loud`: all of the text is in capitals."""
        written, language, loud = spelling
        return _sorted(
            entity
            for entity, name, tongue in self._borne[fold(written)]
            if _spoken(tongue, language) and _same_case(name, written, loud)
        )

    @cached_property
    def members(self) -> Members:
        """Return who was a member of the United Nations, and when."""
        return Members(own_memberships(), self.lookup)

    @cached_property
    def _longest(self) -> int:
        """Return the characters of the longest name, "the" before it included: what is longer is not remembered."""
        return len("the ") + max(map(len, self._entities.names), default=0)

    @cached_property
    def _patterns(self) -> list[str]:
        return [name for name in self._entities.names if len(name) > 1 and name not in self._common]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._patterns)


def _sorted(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    by_key = {entity.key: entity for entity in entities}
    return tuple(by_key[key] for key in sorted(by_key))


def _only_towns(entities: Sequence[Entity]) -> bool:
    return all(entity.kind == "city" for entity in entities)


def _spoken(tongue: str, language: str) -> bool:
    """Return whether a name in `tongue` can stand in a text in `language` (empty: in any)."""
    return not language or tongue.startswith(("en", "mul")) or tongue.partition("-")[0] == language.partition("-")[0]


def _can_be_part(folded: str, entities: Sequence[Entity]) -> bool:
    """Return whether a name is a Chinese one of a city or region, and so short that it may be part of a longer name."""
    return len(folded) < 4 and borderless(folded[0]) and all(entity.kind in _SMALL for entity in entities)


def _abbreviated(name: str) -> bool:
    return name.isupper() and sum(map(str.isalpha, name)) < 5


def _same_case(name: str, written: str, loud: bool) -> bool:
    """Return whether what is written can be this name as far as capitals tell; `loud`: all of the text is in them."""
    if _abbreviated(name):
        return written == name
    if written.isupper() and not loud and not name.isupper() and sum(map(str.isalpha, written)) > 1:
        return name == name.lower()
    return name == name.lower() or written != written.lower()
