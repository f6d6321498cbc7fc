"""How much a place weighs: which of several a bare name means."""

from __future__ import annotations

from collections.abc import Mapping

from .model import Entity

LARGE = 500_000
"""The people of a city that a bare name means wherever it stands."""

OUTWEIGHS = 10
"""A place is meant by a bare name when it weighs this many times as much as any other of that name."""

_WEIGHTS: Mapping[str, int] = {"country": 20_000_000, "territory": 20_000_000, "state": 20_000_000, "region": 3_000_000}
"""A city weighs its people. By these, a country is meant rather than a city of less than two million, a region rather
than one of less than 300,000; between a country and a region (Georgia) nothing is decided."""


def weight(entity: Entity) -> int:
    """Return what an entity weighs, in people."""
    return _WEIGHTS.get(entity.kind) or max(entity.population, 1)


def outweighs(first: Entity, other: Entity, times: int = OUTWEIGHS) -> bool:
    """Return whether a place weighs so many times as much as another, or is the country that the other lies in."""
    if first.kind in ("country", "territory", "state") and other.country == first.country:
        return True
    return weight(first) >= times * weight(other)
