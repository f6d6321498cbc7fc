"""Which of the entities that bear a name is meant: better none than a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..records import Name, Sort
from .model import Entity

_Get = Callable[[str], Entity | None]

_TOPIC_SORTS: tuple[Sort, ...] = ("process", "actor", "place")
"""Where a topic is looked for; the State comes before its territory."""

_FITS: Mapping[str, frozenset[str]] = {
    "armed_group": frozenset({"armed_group", "group", "military"}),
    "military": frozenset({"military", "armed_group"}),
    "group": frozenset({"group", "armed_group"}),
    "country": frozenset({"country", "territory"}),
    "territory": frozenset({"territory", "region", "country"}),
    "region": frozenset({"region", "territory"}),
}
"""The kinds of entity that a stated kind may mean, where they are more than itself."""

_OUTWEIGHS = 10
"""A place is meant by a bare name when it weighs this many times as much as any other of that name."""

_WEIGHTS: Mapping[str, int] = {"country": 20_000_000, "territory": 20_000_000, "region": 3_000_000}
"""A city weighs its people. By these, a country is meant rather than a city of less than two million, a region rather
than one of less than 300,000; between a country and a region (Georgia) nothing is decided."""


def chosen(name: Name, bearers: Sequence[Entity], within: Sequence[Entity], get: _Get) -> Name:
    """Return the name with the entity that alone fits sort, kind and containing place; unchanged if none does.

    `bearers` are the entities of that name, `within` those of the containing place's name.
    """
    if name.sort != "topic":
        one = _only(_fitting(name, name.sort, bearers, within, get))
        return replace(name, entity=one.key) if one else name
    for sort in _TOPIC_SORTS:
        fitting = _fitting(name, sort, bearers, within, get)
        if fitting:
            one = _only(fitting)
            return replace(name, entity=one.key, sort=sort, kind=one.kind) if one else name
    return name


def _fitting(name: Name, sort: Sort, bearers: Sequence[Entity], within: Sequence[Entity], get: _Get) -> list[Entity]:
    return [
        entity
        for entity in bearers
        if entity.sort == sort
        and (not name.kind or _of_kind(entity, name.kind))
        and (not name.within or _inside(entity, within, get))
    ]


def _of_kind(entity: Entity, kind: str) -> bool:
    """A government as a whole is called a state too."""
    return entity.kind in _FITS.get(kind, {kind}) or (kind == "state" and entity.government_of is not None)


def _inside(entity: Entity, within: Sequence[Entity], get: _Get) -> bool:
    """Return whether an entity lies in one of these places; an actor has only its country."""
    containers = {place.key for place in within}
    if entity.sort != "place":
        return bool(entity.country) and any(
            place.country == entity.country for place in within if place.kind == "country"
        )
    seen = {entity.key}
    place = get(entity.within) if entity.within else None
    while place and place.key not in seen:
        if place.key in containers:
            return True
        seen.add(place.key)
        place = get(place.within) if place.within else None
    return False


def _only(fitting: Sequence[Entity]) -> Entity | None:
    """Return the one entity, or among places of one name the one that a bare name means."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    first, *others = sorted(fitting, key=_weight, reverse=True)
    if first.sort == "place" and all(_outweighs(first, other) for other in others):
        return first
    return None


def _weight(entity: Entity) -> int:
    return _WEIGHTS.get(entity.kind) or max(entity.population, 1)


def _outweighs(first: Entity, other: Entity) -> bool:
    if first.kind in ("country", "territory") and other.country == first.country:
        return True
    return _weight(first) >= _OUTWEIGHS * _weight(other)
