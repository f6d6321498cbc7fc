"""Which of the entities that bear a name is meant: better none than a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..folding import fold
from ..records import Name, Sort
from .context import Context, Countries
from .model import Entity
from .tables import common_given_names
from .weights import LARGE, OUTWEIGHS, outweighs, weight

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

_LISTS = ("Natural Earth", "UCDP")
"""Sources of provinces and of armed groups that no other table confirms."""

_IN_CONTEXT = 30
_INSIDE = 100
"""How many times as much a place weighs when its country is named around the name, or another place inside it is."""


def chosen(
    name: Name,
    bearers: Sequence[Entity],
    within: Sequence[Entity],
    get: _Get,
    context: Context | None = None,
    *,
    common: bool = False,
) -> Name:
    """Return the name with the entity that alone fits sort, kind, containing place and context; unchanged if none does.

    `bearers` are the entities of that name, `within` those of the containing place's name; `common`: it means other
    things too. In a context, a town that is not large, and who or what has a common name, is meant only where the
    country is told of, and nobody is where a place of that name in another country fits better.
    """
    around = context.apart_from(fold(name.text)) if context is not None else None
    for sort in _TOPIC_SORTS if name.sort == "topic" else (name.sort,):
        fitting = _fitting(name, sort, bearers, within, get)
        if fitting:
            one = _only(fitting, around)
            if one is None or (around is not None and not name.within and _doubtful(one, bearers, around, common)):
                return name
            if name.sort == "topic":
                return replace(name, entity=one.key, sort=sort, kind=one.kind)
            return replace(name, entity=one.key, kind=name.kind or (one.kind if sort == "place" else ""))
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
    # A town that its table puts directly in the country may lie in any of the country's regions.
    return entity.kind == "city" and any(
        place.kind == "region" and place.within is not None and place.within == entity.within for place in within
    )


def _only(fitting: Sequence[Entity], around: Countries | None) -> Entity | None:
    """Return the one entity; of several, the place that a bare name means here, or the actor of a country told of."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    if fitting[0].sort != "place":
        theirs = [entity for entity in fitting if around is not None and entity.country in around]
        return theirs[0] if len(theirs) == 1 and all(entity.country for entity in fitting) else None
    first, *others = sorted(fitting, key=lambda place: _weight(place, around), reverse=True)
    if all(_outweighs(first, other, around) for other in others):
        return first
    return None


def _doubtful(one: Entity, bearers: Sequence[Entity], around: Countries, common: bool) -> bool:
    if one.country in around:
        return False
    if one.kind == "city" and one.population < LARGE:
        return True
    if common or (one.kind == "person" and one.country and _has_namesakes(one)):
        return True
    if around and _little_known(one):
        return True
    rivals = [place for place in bearers if place.sort == "place" and place.country != one.country]
    placed = one.sort == "place" or one.kind == "state"
    return placed and any(_weight(rival, around) > _weight(one, around) for rival in rivals)


def _little_known(one: Entity) -> bool:
    """Return whether one list alone names a province or armed group; the world may have others of its name."""
    return one.source.startswith(_LISTS) and bool(one.country) and not _well_known(one)


def _has_namesakes(person: Entity) -> bool:
    return fold(person.label.split()[0]) in common_given_names() and not _well_known(person)


def _well_known(entity: Entity) -> bool:
    """Return whether an entity is kept by hand, as who has names in other languages than English is."""
    return any(tongue != "en" for tongue, _ in entity.names)


def _weight(entity: Entity, around: Countries | None) -> int:
    if around is None or not entity.country:
        return weight(entity)
    if entity.country in around.inside:
        return weight(entity) * _INSIDE
    return weight(entity) * (_IN_CONTEXT if entity.country in around.named else 1)


def _outweighs(first: Entity, other: Entity, around: Countries | None) -> bool:
    if first.country == other.country:
        return outweighs(first, other)
    return _weight(first, around) >= OUTWEIGHS * _weight(other, around)
