"""What the store says of a thing: the description that `/doc/` answers with, in every format the same statements."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, PREFIXES, PROV, RDF, RDFS, SKOS

from .formats import Format
from .stores import expect, pointing

HYDRA = "http://www.w3.org/ns/hydra/core#"

PAGE = 200
"""How many incoming links a page of a description has."""

OWN = 1_000
"""How many statements on the thing itself and its parts a page of a description has."""

QUADS = 2_000
"""How many statements of sources a page has, their mentions included."""

Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""What stands at the end of a statement."""

_KNOWN = {**PREFIXES, "hydra": HYDRA}

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
T = TypeVar("T")

Known = dict[ox.NamedNode, tuple[ox.Triple, ...]]
"""Thing to the statements that name it."""

_MOST_KNOWN = 20_000
_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF + "type")
NAMING = tuple(ox.NamedNode(iri) for iri in (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", CMQ + "symbol"))
_SUBJECT = ox.NamedNode(CMQ + "subject")
_VOTER = CMQ + "voter"
_PART_OF = tuple(ox.NamedNode(PROV + name) for name in ("wasQuotedFrom", "wasDerivedFrom"))
"""Properties by which a part says what it belongs to, while the whole does not name it."""


@dataclass(frozen=True, slots=True)
class Description:
    """The statements on a thing and its parts, who points to it, and what the things it names are called.

    `statements` and `incoming` (links from elsewhere) are one page of each; `page` counts from 1, `more` says whether
    another follows.
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


def describe(store: ox.Store, iri: str, page: int = 1, known: Known | None = None) -> Description:
    """Return a page of a thing's description; empty if the store knows nothing of it, or has fewer pages.

    `known` remembers what things are called from one description to the next.
    """
    node = ox.NamedNode(iri)
    statements, more_own = _window(_with_parts(store, node), page, OWN)
    owned = iri + "#"
    # A State has thousands of ballots, which say nothing without their votes: those have them.
    elsewhere = (
        triple
        for triple in pointing(store, iri, (_VOTER,))
        if isinstance(triple.subject, ox.NamedNode) and not triple.subject.value.startswith(owned)
    )
    incoming, more_incoming = _window(elsewhere, page, PAGE)
    named = {_owner(triple.subject) for triple in incoming}
    named |= {_owner(triple.object) for triple in statements if triple.predicate != _TYPE}
    terms = {term for term in named if term is not None and term != node}
    known = {} if known is None else known
    expect(store, terms - known.keys())
    labels = [triple for term in terms for triple in _names(store, term, known)]
    return Description(node, tuple(statements), tuple(labels), tuple(incoming), page, more_own or more_incoming)


def provenance(store: ox.Store, iri: str, page: int = 1) -> tuple[list[ox.Quad], bool]:
    """Return what each source says of a thing and its parts, in its graph, with the mentions; and whether more follows.

    A graph's own address gives that graph. The quads of a page are in a stable order.
    """
    node = ox.NamedNode(iri)
    found, more = _window(_said_by_sources(store, node), page, QUADS)
    graphs = {quad.graph_name for quad in found if isinstance(quad.graph_name, ox.NamedNode)}
    about = {quad for graph in graphs for quad in store.quads_for_pattern(graph, None, None, _DEFAULT)}
    return sorted({*found, *about}, key=_by_graph), more


def _said_by_sources(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    if store.contains_named_graph(node):
        yield from store.quads_for_pattern(None, None, None, node)
        return
    seen: set[Subject] = set()
    for triple in _with_parts(store, node):
        part = triple.subject
        if part in seen or isinstance(part, ox.Triple):
            continue
        seen.add(part)
        for quad in store.quads_for_pattern(part, None, None, None):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield quad
        for pointer in store.quads_for_pattern(None, _SUBJECT, part, None):
            yield from store.quads_for_pattern(pointer.subject, None, None, pointer.graph_name)


def _window(found: Iterator[T], page: int, size: int) -> tuple[list[T], bool]:
    """Return a page of what is found, counted from 1, and whether another follows.

    The store gives its statements in the same order as long as it is the same store.
    """
    window = list(islice(found, (page - 1) * size, page * size + 1))
    return window[:size], len(window) > size


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
    return {prefix: namespace for prefix, namespace in _KNOWN.items() if namespace in namespaces}


def _iri(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return term.value
    return term.datatype.value if isinstance(term, ox.Literal) else ""


def _with_parts(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    """Give the statements on a thing, and then on its fragments as far as they hang together with it."""
    owned = node.value.partition("#")[0] + "#"
    seen: set[ox.NamedNode] = set()
    waiting = deque([node])
    while waiting:
        subject = waiting.popleft()
        if subject in seen:
            continue
        seen.add(subject)
        for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
            yield quad.triple
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(owned):
                waiting.append(quad.object)
        for predicate in _PART_OF if subject == node else ():
            for quad in store.quads_for_pattern(None, predicate, subject, _DEFAULT):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(owned):
                    waiting.append(quad.subject)


def _owner(term: object) -> ox.NamedNode | None:
    """Return what a term names, the whole for a part of it: parts have no names; None for anything but an IRI."""
    if not isinstance(term, ox.NamedNode):
        return None
    whole, mark, _ = term.value.partition("#")
    return ox.NamedNode(whole) if mark else term


def _names(store: ox.Store, term: ox.NamedNode, known: Known) -> tuple[ox.Triple, ...]:
    """Return what a thing is called, in all languages."""
    found = known.get(term)
    if found is None:
        found = tuple(
            quad.triple for predicate in NAMING for quad in store.quads_for_pattern(term, predicate, None, _DEFAULT)
        )
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[term] = found
    return found


def _by_graph(quad: ox.Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)
