"""What the authority tables say: entities, their identifiers, and where a name of theirs stands in a text."""

from __future__ import annotations

from ..frozen import frozen
from ..records import Sort


@frozen
class Identifier:
    """An identifier that a second source confirms.

    `scheme` is wikidata, geonames, m49, iso3166alpha2, iso3166alpha3 or ucdpActor; `source` and `licence` say where it
    comes from and what confirms it.
    """

    scheme: str
    value: str
    source: str
    licence: str


@frozen
class Entity:
    """A row of an authority table.

    `key` is `actor/…`, `place/…` or `process/…`. `names` pair a language (BCP 47) with a name and begin with the label,
    whose language is `language`.
    `country` is an ISO 3166-1 code in upper case, or empty. `within` holds a place, `territory_of` is the State whose
    territory a place is, `government_of` the State that an organisation governs; all three, `part_of` and
    `member_of` are keys. `demonyms` are English adjectives and nouns of a State's people. `lat` and `lon` are degrees
    in WGS 84; `population` counts people, 0 if unknown. `merged_into` is the key of the entity that replaced this one.
    """

    key: str
    sort: Sort
    kind: str
    label: str
    names: tuple[tuple[str, str], ...] = ()
    demonyms: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    within: str | None = None
    country: str = ""
    territory_of: str | None = None
    government_of: str | None = None
    member_of: tuple[str, ...] = ()
    office: str = ""
    identifiers: tuple[Identifier, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    table: str = ""
    source: str = ""
    licence: str = ""
    merged_into: str | None = None
    language: str = "en"

    @property
    def referred(self) -> tuple[str, ...]:
        """Return the keys that this entity refers to, in the order of the columns."""
        single = (self.within, self.territory_of, self.government_of, self.merged_into)
        return tuple(key for key in (*self.part_of, *self.member_of, *single) if key)


@frozen
class Match:
    """A name in a text: `text` is what stands from `start` up to `end`, `entities` are all that bear it, by key."""

    start: int
    end: int
    text: str
    entities: tuple[Entity, ...]
