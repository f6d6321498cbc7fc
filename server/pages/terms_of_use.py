"""On which terms the statements on a page or in a description stand: the sources they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from communique.ontology.namespaces import DCTERMS
from communique.release.opened import Release

from ..addresses import ID, link

_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Terms:
    """A configured source: its name, title, licence (`href` where that can be followed) and whom to name."""

    name: str
    title: str
    licence: str
    href: str | None
    attribution: str


def of_graphs(release: Release, graphs: Iterable[str]) -> list[Terms]:
    """Return the sources that graphs belong to, by title; graphs of no configured source are left out."""
    start = release.base + ID + "graph/"
    names = {graph.removeprefix(start).partition("/")[0] for graph in graphs if graph.startswith(start)}
    known: Iterable[dict[str, Any]] = release.manifest["sources"]
    found = [
        Terms(
            str(source["name"]),
            str(source.get("title") or source["name"]),
            str(source.get("licence") or ""),
            link(release.base, str(source.get("licence") or "")),
            str(source.get("attribution") or ""),
        )
        for source in known
        if source["name"] in names
    ]
    return sorted(found, key=lambda each: (each.title, each.name))


def graphs_of(store: ox.Store, iri: str) -> set[str]:
    """Return the graphs that say something of a thing itself."""
    found = islice(store.quads_for_pattern(ox.NamedNode(iri), None, None, None), _MOST)
    return {quad.graph_name.value for quad in found if isinstance(quad.graph_name, ox.NamedNode)}


def statements(release: Release, document: str, graphs: Iterable[str]) -> Iterator[ox.Triple]:
    """Give what a description says of its own sources: what they are called, their licence and whom to name.

    `document` is the address of the description; sources have the addresses that the dataset's description gives them.
    """
    for terms in of_graphs(release, graphs):
        source = ox.NamedNode(f"{release.base}dataset#source-{quote(terms.name)}")
        yield ox.Triple(ox.NamedNode(document), ox.NamedNode(DCTERMS + "source"), source)
        yield ox.Triple(source, ox.NamedNode(DCTERMS + "title"), ox.Literal(terms.title))
        if terms.href:
            yield ox.Triple(source, ox.NamedNode(DCTERMS + "license"), ox.NamedNode(terms.licence))
        if terms.attribution:
            yield ox.Triple(source, ox.NamedNode(DCTERMS + "rights"), ox.Literal(terms.attribution))
