"""What the store says of a thing: the description that `/doc/` answers with, in every format the same statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, PREFIXES, RDFS, SKOS

from .formats import Format

PAGE = 200
"""How many incoming links a description has at a time."""

Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""What stands at the end of a statement."""

_MOST_STATEMENTS = 20_000
_DEFAULT = ox.DefaultGraph()
NAMING = tuple(ox.NamedNode(iri) for iri in (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", CMQ + "symbol"))
_SUBJECT = ox.NamedNode(CMQ + "subject")


@dataclass(frozen=True, slots=True)
class Description:
    """The statements on a thing and its parts, who points to it, and what the things it names are called.

    `incoming` is one page of links from elsewhere; `page` counts from 1, `more` says whether another follows.
    """

    node: ox.NamedNode
    statements: tuple[ox.Triple, ...]
    labels: tuple[ox.Triple, ...]
    incoming: tuple[ox.Triple, ...]
    page: int
    more: bool

    @property
    def triples(self) -> list[ox.Triple]:
        """All of it, in a stable order that keeps subjects together, the thing itself first."""
        everything = {*self.statements, *self.labels, *self.incoming}
        return sorted(everything, key=lambda triple: (triple.subject != self.node, str(triple)))


def exists(store: ox.Store, iri: str) -> bool:
    """Return whether the store says anything of an IRI, or it names a graph or is pointed to."""
    node = ox.NamedNode(iri)
    return (
        next(store.quads_for_pattern(node, None, None, None), None) is not None
        or next(store.quads_for_pattern(None, None, node, _DEFAULT), None) is not None
        or store.contains_named_graph(node)
    )


def replaced_by(store: ox.Store, iri: str) -> str | None:
    """Return the IRI that took the place of a merged one, None if it stands for itself."""
    pattern = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(DCTERMS + "isReplacedBy"), None, _DEFAULT)
    return next((quad.object.value for quad in pattern if isinstance(quad.object, ox.NamedNode)), None)


def describe(store: ox.Store, iri: str, page: int = 1) -> Description:
    """Return a thing's description; empty if the store knows nothing of it."""
    node = ox.NamedNode(iri)
    statements = _with_parts(store, node)
    owned = iri + "#"
    pointing = (
        quad.triple
        for quad in store.quads_for_pattern(None, None, node, _DEFAULT)
        if isinstance(quad.subject, ox.NamedNode) and not quad.subject.value.startswith(owned)
    )
    window = list(islice(pointing, (page - 1) * PAGE, page * PAGE + 1))
    incoming = window[:PAGE]
    named = {
        term
        for triple in (*statements, *incoming)
        for term in (triple.subject, triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode)
    }
    owners = {ox.NamedNode(term.value.partition("#")[0]) for term in named if "#" in term.value}
    labels = [triple for term in named | owners if term != node for triple in _names(store, term)]
    return Description(node, tuple(statements), tuple(labels), tuple(incoming), page, more=len(window) > PAGE)


def provenance(store: ox.Store, iri: str) -> list[ox.Quad]:
    """Return what each source says of a thing and its parts, in its graph, with the mentions; in a stable order.

    A graph's own address gives that graph.
    """
    node = ox.NamedNode(iri)
    if store.contains_named_graph(node):
        quads: Iterable[ox.Quad] = islice(store.quads_for_pattern(None, None, None, node), _MOST_STATEMENTS)
        return sorted({*quads, *store.quads_for_pattern(node, None, None, _DEFAULT)}, key=_by_graph)
    found: set[ox.Quad] = set()
    for part in sorted({node, *(triple.subject for triple in _with_parts(store, node))}, key=str):
        for quad in store.quads_for_pattern(part, None, None, None):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                found.add(quad)
                found.update(store.quads_for_pattern(quad.graph_name, None, None, _DEFAULT))
        for pointer in store.quads_for_pattern(None, _SUBJECT, part, None):
            found.update(store.quads_for_pattern(pointer.subject, None, None, pointer.graph_name))
        if len(found) > _MOST_STATEMENTS:
            break
    return sorted(found, key=_by_graph)


def serialise(statements: Sequence[ox.Triple] | Sequence[ox.Quad], format_: Format) -> bytes:
    """Return statements as a document in a format, with those of the well-known prefixes that it needs."""
    assert format_.rdf is not None
    prefixes = None if format_.rdf == ox.RdfFormat.N_TRIPLES else _prefixes(statements)
    return ox.serialize(statements, format=format_.rdf, prefixes=prefixes) or b""


def _prefixes(statements: Iterable[ox.Triple | ox.Quad]) -> dict[str, str]:
    iris = {
        iri
        for statement in statements
        for term in (statement.subject, statement.predicate, statement.object)
        if (iri := _iri(term))
    }
    namespaces = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris}
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in namespaces}


def _iri(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    return term.datatype.value if isinstance(term, ox.Literal) else ""


def _with_parts(store: ox.Store, node: ox.NamedNode) -> list[ox.Triple]:
    """Return the statements on a thing, and on its fragments as far as they hang together with it."""
    owned = node.value.partition("#")[0] + "#"
    seen: set[ox.NamedNode] = set()
    waiting = [node]
    statements: list[ox.Triple] = []
    while waiting and len(statements) < _MOST_STATEMENTS:
        subject = waiting.pop()
        if subject in seen:
            continue
        seen.add(subject)
        own = sorted((quad.triple for quad in store.quads_for_pattern(subject, None, None, _DEFAULT)), key=str)
        statements += own
        parts = [triple.object for triple in own if isinstance(triple.object, ox.NamedNode)]
        if subject == node:
            parts += [
                quad.subject
                for quad in islice(store.quads_for_pattern(None, None, node, _DEFAULT), _MOST_STATEMENTS)
                if isinstance(quad.subject, ox.NamedNode)
            ]
        waiting += sorted((part for part in parts if part.value.startswith(owned)), key=str, reverse=True)
    return statements


def _names(store: ox.Store, term: ox.NamedNode) -> Iterable[ox.Triple]:
    for predicate in NAMING:
        for quad in store.quads_for_pattern(term, predicate, None, _DEFAULT):
            yield quad.triple


def _by_graph(quad: ox.Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)
