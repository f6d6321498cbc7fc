"""The shapes graph: the project's shapes, those a user adds, and the form of them that runs fast.

pySHACL validates a property shape that hangs on a node shape once for every focus node, and one that has targets of
its own once for all. Both give the same results (https://www.w3.org/TR/shacl/#PropertyConstraintComponent), so
`hoisted` gives every property shape the targets of its node shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import BNode, Node, URIRef

from .files import read_triples
from .scope import Term, unscoped

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_REFERENCES = (SH.node, SH["not"], SH.qualifiedValueShape, RDF.first)
_NOT_LOCAL = (SH.inversePath, SH.sparql, SH.select, SH.ask, SH.target, SH.rule, SH.js, SH.expression)


def shape_files() -> list[Path]:
    """Return the project's own files of shapes, sorted."""
    return sorted(Path(str(file)) for file in files(__package__).iterdir() if file.name.endswith(".ttl"))


def shapes_graph(extra: Sequence[Path] = ()) -> Graph:
    """Return the project's shapes and those of further files as one graph.

    Raises `InputError` when a further file can't be read.
    """
    graph = Graph(bind_namespaces="none")
    for number, file in enumerate((*shape_files(), *extra)):
        _add(graph, file, number)
    return graph


def _add(graph: Graph, file: Path, scope_of_blank_nodes: int) -> None:
    """Blank nodes of two files may have the same label and are still two."""
    terms: dict[Term, Node] = {}
    for triple in read_triples(file):
        for term in (triple.subject, triple.predicate, triple.object):
            if term not in terms:
                node = unscoped(term)
                terms[term] = BNode(f"f{scope_of_blank_nodes}-{node}") if isinstance(node, BNode) else node
        graph.add((terms[triple.subject], terms[triple.predicate], terms[triple.object]))


def is_local(shapes: Graph) -> bool:
    """Whether every shape looks only from its focus node along the direction of statements.

    Then what a unit says can't change what another is found to lack. Inverse paths and SPARQL may look anywhere.
    """
    return not any((None, predicate, None) in shapes for predicate in _NOT_LOCAL)


def hoisted(shapes: Graph) -> Graph:
    """Return an equivalent graph in which property shapes have the targets of the node shapes they hang on."""
    result = Graph(bind_namespaces="none")
    for triple in shapes:
        result.add(triple)
    referenced = {node for predicate in _REFERENCES for node in shapes.objects(None, predicate)}
    for shape in sorted(set(shapes.subjects(SH.property, None)), key=str):
        targets = [(p, o) for p in _TARGETS for o in shapes.objects(shape, p)]
        implicit = (shape, RDF.type, RDFS.Class) in shapes
        if not targets or implicit or shape in referenced or (shape, SH.deactivated, None) in shapes:
            continue
        if (shape, SH.path, None) in shapes:
            continue
        _hoist(shapes, result, shape, targets)
    return result


def _hoist(shapes: Graph, result: Graph, shape: Node, targets: list[tuple[URIRef, Node]]) -> None:
    children = list(shapes.objects(shape, SH.property))
    for child in children:
        result.remove((shape, SH.property, child))
        for predicate, target in targets:
            result.add((child, predicate, target))
    if (shape, SH.closed, None) in shapes:
        _ignore_paths(shapes, result, shape, children)


def _ignore_paths(shapes: Graph, result: Graph, shape: Node, children: list[Node]) -> None:
    """A closed shape knows its properties by its property shapes; without them, by `sh:ignoredProperties`."""
    known = {path for child in children for path in shapes.objects(child, SH.path) if isinstance(path, URIRef)}
    for ignored in shapes.objects(shape, SH.ignoredProperties):
        known |= {path for path in Collection(shapes, ignored) if isinstance(path, URIRef)}
        result.remove((shape, SH.ignoredProperties, ignored))
    head = BNode(f"known-{shape}")
    result.add((shape, SH.ignoredProperties, head))
    Collection(result, head, sorted(known, key=str))
