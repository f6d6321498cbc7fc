"""The vocabulary and its alignments as rdflib graphs, with the usual prefixes bound."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from rdflib import Graph

from .namespaces import PREFIXES
from .vocabulary import ALIGNMENTS, SCHEMES, TBOX


def ontology_graph() -> Graph:
    """Return the classes, properties and concepts as a graph of its own with the usual prefixes bound."""
    return _graph((TBOX, *(file for file, _ in SCHEMES.values())))


def alignment_graph() -> Graph:
    """Return the alignments with other vocabularies as a graph of its own."""
    return _graph((ALIGNMENTS,))


def _graph(names: Sequence[str]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for name in names:
        graph.parse(data=(files(__package__) / name).read_bytes(), format="turtle")
    return graph
