"""What the store says of a thing, by property, in a stable order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ

from ..resources import Object

Said = dict[str, list[Object]]
"""Property to values."""

_DEFAULT = ox.DefaultGraph()
_MOST = 20_000


def said_of(store: ox.Store, iri: str, without: Collection[str] = ()) -> Said:
    """Return the statements on a thing, as far as a page can hold them, without those of some properties."""
    said: Said = defaultdict(list)
    for quad in islice(store.quads_for_pattern(ox.NamedNode(iri), None, None, _DEFAULT), _MOST):
        if quad.predicate.value not in without:
            said[quad.predicate.value].append(quad.object)
    return {predicate: sorted(values, key=str) for predicate, values in said.items()}


def nodes(said: Said, predicate: str) -> list[ox.NamedNode]:
    """Return the things that a property leads to."""
    return [value for value in said.get(predicate, []) if isinstance(value, ox.NamedNode)]


def one(said: Said, predicate: str) -> str:
    """Return the text of a property, the first if it has several, else ""."""
    return next((value.value for value in said.get(predicate, []) if isinstance(value, ox.Literal)), "")


def code(said: Said, predicate: str) -> str:
    """Return the code of the concept that a property leads to, else ""."""
    return next((value.value.rpartition("/")[2] for value in nodes(said, predicate)), "")


def period(said: Said) -> tuple[str | None, str | None]:
    """Return start and end as stated."""
    return one(said, CMQ + "startDate") or None, one(said, CMQ + "endDate") or None


def anchor(title: str) -> str:
    """Return the anchor of a section by its title."""
    return title.lower().replace(" ", "-").replace(":", "")
