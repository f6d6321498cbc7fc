"""The project's own vocabulary: as quads for a release, and as context for the gate."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import rdflib

from communique.ontology import namespaces as ns
from communique.ontology.graphs import alignment_graph, ontology_graph

_SCHEMES = (ns.CMT, ns.CMR, ns.CMM, ns.CMB, ns.CMS)
_ONTOLOGY = ns.CMQ.rstrip("#")
_ALIGNMENT = ns.ROOT + "alignment"


@cache
def concept_triples() -> tuple[ox.Triple, ...]:
    """Return the vocabulary's statements, by which the gate knows classes and concepts."""
    return tuple(
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in vocabulary_quads()
        if quad.graph_name != ox.DefaultGraph() and quad.graph_name != ox.NamedNode(_ALIGNMENT)
    )


@cache
def vocabulary_quads() -> tuple[ox.Quad, ...]:
    """Return the vocabulary, its schemes and its alignments: in the named graph of their namespace, and merged.

    Blank nodes get canonical labels (https://www.w3.org/TR/rdf-canon/), so that every build writes the same.
    """
    dataset = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(name))
        for name, graph in ((_ONTOLOGY, ontology_graph()), (_ALIGNMENT, alignment_graph()))
        for triple in _triples(graph)
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    quads: list[ox.Quad] = []
    for quad in sorted(dataset, key=str):
        quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, _home(quad)))
        quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()))
    return tuple(quads)


def _home(quad: ox.Quad) -> ox.NamedNode | ox.BlankNode | ox.DefaultGraph:
    """Return the named graph of a statement: its subject's scheme, else the file that says it."""
    if quad.graph_name == ox.NamedNode(_ONTOLOGY) and isinstance(quad.subject, ox.NamedNode):
        for space in _SCHEMES:
            if quad.subject.value.startswith(space):
                return ox.NamedNode(space)
    return quad.graph_name


def _triples(graph: rdflib.Graph) -> ox.QuadParser:
    return ox.parse(graph.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)
