"""The description of the service (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import RDF

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"

_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "JSON-LD",
    "N-Triples",
    "RDF_XML",
)
_MOST_GRAPHS = 1_000


def service_description(store: ox.Store, base: str) -> list[ox.Triple]:
    """Return what the endpoint is, what it understands, and the first 1,000 of its named graphs by address."""
    service, dataset, default = base + "sparql", base + "sparql#dataset", base + "sparql#default-graph"
    rows = [
        (service, RDF + "type", SD + "Service"),
        (service, SD + "endpoint", service),
        (service, SD + "supportedLanguage", SD + "SPARQL11Query"),
        *((service, SD + "resultFormat", FORMATS + name) for name in _RESULT_FORMATS),
        (service, SD + "defaultDataset", dataset),
        (dataset, RDF + "type", SD + "Dataset"),
        (dataset, SD + "defaultGraph", default),
        (default, RDF + "type", SD + "Graph"),
    ]
    graphs = (graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    for graph in sorted(islice(graphs, _MOST_GRAPHS), key=str):
        node = f"{graph.value}#graph" if "#" not in graph.value else f"{graph.value}-graph"
        rows += [
            (dataset, SD + "namedGraph", node),
            (node, RDF + "type", SD + "NamedGraph"),
            (node, SD + "name", graph.value),
        ]
    return [ox.Triple(ox.NamedNode(s), ox.NamedNode(p), ox.NamedNode(o)) for s, p, o in rows]
