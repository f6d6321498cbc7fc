"""Where an actor acted: the places of the events that it, or a government of it, took part in."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from urllib.parse import urlencode

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ

from ..labels import Names, Text
from ..stores import expect
from .entries import Entries
from .model import Section, Table, Value

PLACES = 20
"""Places that a page has; the query that it leads to gives all."""

LATEST = 1_000
"""Events whose places are looked up, the latest."""

_MOST = 20_000
_DEFAULT = ox.DefaultGraph()


def where(names: Names, entries: Entries, actor: str) -> Section:
    """Return the places where an actor took part in most events; empty if there are none."""
    events = {
        event
        for each in (actor, *_pointing(names, "governmentOf", actor))
        for event in _pointing(names, "participant", each)
    }
    latest = sorted(events, key=lambda event: (entries.day(event), event), reverse=True)[:LATEST]
    nodes = [ox.NamedNode(event) for event in latest]
    expect(names.store, nodes)
    counted = Counter(
        quad.object.value
        for node in nodes
        for quad in names.store.quads_for_pattern(node, ox.NamedNode(CMQ + "place"), None, _DEFAULT)
        if isinstance(quad.object, ox.NamedNode)
    )
    rows = []
    for place, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:PLACES]:
        link = names.link(place)
        rows.append(((Value(link.label, link.href),), (Value(Text(f"{number:,}")),)))
    of = f"its latest {LATEST:,} events" if len(events) > LATEST else "its events"
    table = Table(f"Places of {of}, those with most first", ("Place", "Events"), tuple(rows), numbers=1)
    query = f"{names.root}/sparql?" + urlencode({"query": _query(actor), "format": "html"})
    links = (Value(Text("All places, as a query"), query),)
    return Section("where", "Where it acted", tables=(table,) if rows else (), links=links)


def _pointing(names: Names, name: str, iri: str) -> list[str]:
    found = names.store.quads_for_pattern(None, ox.NamedNode(CMQ + name), ox.NamedNode(iri), _DEFAULT)
    return [quad.subject.value for quad in islice(found, _MOST) if isinstance(quad.subject, ox.NamedNode)]


def _query(actor: str) -> str:
    node = ox.NamedNode(actor)
    return (
        f"PREFIX cmq: <{CMQ}>\n"
        "SELECT ?place (COUNT(DISTINCT ?event) AS ?events) WHERE {\n"
        f"  {{ ?event cmq:participant {node} ; cmq:place ?place }}\n"
        f"  UNION {{ ?government cmq:governmentOf {node} . ?event cmq:participant ?government ; cmq:place ?place }}\n"
        "} GROUP BY ?place ORDER BY DESC(?events) ?place"
    )
