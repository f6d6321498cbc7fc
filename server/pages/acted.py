"""Where an actor acted: the places of the events that it, or a government of it, took part in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlencode

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ

from ..labels import Names, Text
from ..stores import expect, subjects
from .entries import Entries
from .model import Section, Table, Value

PLACES = 20
"""Places that a page has; the query that it leads to gives all."""

LATEST = 500
"""Events whose places are looked up, the latest."""

_MOST = 20_000
_DEFAULT = ox.DefaultGraph()
_PARTICIPANT = CMQ + "participant"


def where(names: Names, entries: Entries, actor: str, own: Iterable[str], governments: Iterable[str]) -> Section:
    """Return the places where an actor took part in most events; empty if there are none.

    `own` are its events; those of its governments are added.
    """
    theirs = (event for each in governments for event in islice(subjects(names.store, _PARTICIPANT, each), _MOST))
    events = {*own, *theirs}
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


def _query(actor: str) -> str:
    node = ox.NamedNode(actor)
    return (
        f"PREFIX cmq: <{CMQ}>\n"
        "SELECT ?place (COUNT(DISTINCT ?event) AS ?events) WHERE {\n"
        f"  {{ ?event cmq:participant {node} ; cmq:place ?place }}\n"
        f"  UNION {{ ?government cmq:governmentOf {node} . ?event cmq:participant ?government ; cmq:place ?place }}\n"
        "} GROUP BY ?place ORDER BY DESC(?events) ?place"
    )
