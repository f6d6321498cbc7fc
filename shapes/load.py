"""The shapes graph: the project's shapes, those a user adds, and the form of them that runs fast.

pySHACL validates a property shape that hangs on a node shape once for every focus node, and one that has targets of
its own once for all. Both give the same results (https://www.w3.org/TR/shacl/#PropertyConstraintComponent), so
`hoisted` gives every property shape the targets of its node shape.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from pyshacl.errors import ConstraintLoadWarning, ReportableRuntimeError
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import BNode, Node, URIRef

from communique.errors import InputError

from .files import read_triples
from .proof.compiler import compile_shapes
from .proof.prover import Prover
from .scope import Term, new_graph, unscoped

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_REFERENCES = (SH.node, SH["not"], SH.qualifiedValueShape, RDF.first)
_NOT_LOCAL = (SH.inversePath, SH.sparql, SH.select, SH.ask, SH.target, SH.rule, SH.js, SH.expression)


def shape_files() -> list[Path]:
    """Return the project's own files of shapes, sorted."""
    return sorted(Path(str(file)) for file in files(__package__).iterdir() if file.name.endswith(".ttl"))


@dataclass(frozen=True, slots=True)
class Rules:
    """Shapes ready to run.

    `named` are the addresses that they name, each with its one term in the shapes graph: the referee looks terms up
    fastest when they are the same object. `local` says of each shape whether units may share a graph for it; see
    `are_local`. `prover` has the shapes in the same order.
    """

    shapes: ShapesGraph
    named: Mapping[str, Node]
    local: tuple[bool, ...]
    prover: Prover


def load_rules(extra: Sequence[Path] = ()) -> Rules:
    """Return the project's shapes with those of further files; unchanged files are read once in a process.

    Raises `InputError` when a further file can't be read or says something that can't be used.
    """
    return _load(tuple((file, _state(file)) for file in extra))


@cache
def _load(extra: tuple[tuple[Path, object], ...]) -> Rules:
    files_of_user = [file for file, _ in extra]
    graph = shapes_graph(files_of_user)
    named = {str(node): node for triple in graph for node in triple if isinstance(node, URIRef)}
    shapes = ShapesGraph(hoisted(graph), False, logging.getLogger(__name__))
    executor = SHACLExecutor()
    try:
        for shape in shapes.shapes:
            shape.validate(executor, new_graph(), focus=URIRef("urn:nothing"))
    except (ReportableRuntimeError, ConstraintLoadWarning) as error:
        where = ", ".join(map(str, files_of_user))
        raise InputError(where, f"a shape can't be used: {error}", remedy="correct the shape") from error
    return Rules(shapes, named, are_local(shapes), Prover(compile_shapes(shapes)))


def _state(file: Path) -> object:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def shapes_graph(extra: Sequence[Path] = ()) -> Graph:
    """Return the project's shapes and those of further files as one graph.

    Raises `InputError` when a further file can't be read.
    """
    graph = new_graph()
    terms: dict[Term, Node] = {}
    for number, file in enumerate((*shape_files(), *extra)):
        for triple in read_triples(file):
            subject, predicate, value = (
                _term(term, number, terms) for term in (triple.subject, triple.predicate, triple.object)
            )
            graph.add((subject, predicate, value))
    return graph


def _term(term: Term, file: int, terms: dict[Term, Node]) -> Node:
    """Blank nodes of two files may have the same label and are still two."""
    if isinstance(term, ox.BlankNode):
        return BNode(f"f{file}-{term.value}")
    found = terms.get(term)
    if found is None:
        found = terms[term] = unscoped(term)
    return found


def are_local(shapes: ShapesGraph) -> tuple[bool, ...]:
    """Return of each shape whether it looks only from its focus node along the direction of statements.

    Then what a unit says can't change what another is found to lack. Inverse paths and SPARQL may look anywhere.
    """
    if shapes.custom_constraints:
        return tuple(False for _ in shapes.shapes)
    return tuple(not _looks_around(shapes.graph, shape.node) for shape in shapes.shapes)


def _looks_around(shapes: Graph, shape: Node) -> bool:
    """Return whether a shape, or anything that it refers to, may look anywhere."""
    reached: set[Node] = set()
    waiting = [shape]
    while waiting:
        node = waiting.pop()
        if node in reached:
            continue
        reached.add(node)
        for predicate, value in shapes.predicate_objects(node):
            if predicate in _NOT_LOCAL:
                return True
            waiting.append(value)
    return False


def hoisted(shapes: Graph) -> Graph:
    """Return an equivalent graph in which property shapes have the targets of the node shapes they hang on."""
    result = new_graph()
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
