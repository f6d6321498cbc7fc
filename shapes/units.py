"""Units in one graph, each as if it stood alone with the context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from .context import Context, Subject
from .scope import Term, new_graph, scope, unscoped


class Units:
    """A graph for the referee.

    The nodes of a unit are scoped to it, but for those that only the context describes and those that a shape names.
    Of the context stands there what the units can reach; a part of it that leads back to what a unit adds to stands
    there once more for that unit.
    """

    def __init__(self, context: Context, shared: Mapping[str, Node]) -> None:
        """Begin without units; the addresses in `shared` stand for these terms and are never scoped."""
        self.graph = new_graph()
        self._context = context
        self._shared = shared
        self._plain: dict[Term, Node] = {ox.NamedNode(address): node for address, node in shared.items()}
        self._brought: set[Subject] = set()
        self._owners: dict[Node, int] = {}

    def __bool__(self) -> bool:
        return bool(self._owners)

    @classmethod
    def alone(cls, context: Context, number: int, triples: Sequence[ox.Triple]) -> Units:
        """Return a single unit with nothing scoped, and the part of the context that it can reach."""
        units = cls(context, {})
        units._bring(context.reachable(_nodes(triples)))
        units._write(triples)
        units._owners = {units._unscoped(node): number for node in _own(triples, context)}
        return units

    @classmethod
    def within(cls, graph: Graph, context: Context, number: int, triples: Sequence[ox.Triple]) -> Units:
        """Return a single unit that stands in a graph already, with nothing scoped."""
        units = cls(context, {})
        units.graph = graph
        units._owners = {units._unscoped(node): number for node in _own(triples, context)}
        return units

    def add(self, number: int, triples: Sequence[ox.Triple]) -> None:
        """Add a unit under its number."""
        nodes = _nodes(triples)
        described = {t.subject for t in triples if not isinstance(t.subject, ox.Triple)}
        reachable = self._context.reachable(nodes)
        again = self._context.leading_to(described, reachable)
        own = [node for node in nodes if node in described or self._is_free(node)]
        scoped: dict[Term, Node] = {node: scope(node, number) for node in (*own, *again)}
        self._bring(reachable)
        self._write((triple for node in again for triple in self._context.of(node)), scoped)
        self._write(triples, scoped)
        self._owners.update((scoped[node], number) for node in own)

    def owner(self, node: Node) -> int | None:
        """Return the unit for which a node is to be judged; None: the context alone describes it."""
        return self._owners.get(node)

    def _is_free(self, node: Subject) -> bool:
        return node not in self._context and node.value not in self._shared

    def _bring(self, nodes: Iterable[Subject]) -> None:
        new = [node for node in nodes if node not in self._brought]
        self._brought.update(new)
        self._write(triple for node in new for triple in self._context.of(node))

    def _write(self, triples: Iterable[ox.Triple], scoped: Mapping[Term, Node] = MappingProxyType({})) -> None:
        add, plain = self.graph.store.add, self._unscoped
        for triple in triples:
            subject = scoped.get(triple.subject) or plain(triple.subject)
            add((subject, plain(triple.predicate), scoped.get(triple.object) or plain(triple.object)), self.graph)

    def _unscoped(self, term: Term) -> Node:
        found = self._plain.get(term)
        if found is None:
            found = self._plain[term] = unscoped(term)
        return found


class Whole:
    """A graph for the referee with the whole context, and one unit at a time, with nothing scoped."""

    def __init__(self, context: Iterable[ox.Triple], shared: Mapping[str, Node]) -> None:
        """Begin with the context alone; the addresses in `shared` stand for these terms."""
        self._graph = new_graph()
        self._terms: dict[Term, Node] = {ox.NamedNode(address): node for address, node in shared.items()}
        for triple in context:
            self._graph.add(self._plain(triple, self._terms))

    @contextmanager
    def holding(self, triples: Iterable[ox.Triple]) -> Iterator[None]:
        """Add statements for as long as they are needed."""
        terms: dict[Term, Node] = {}
        new = [plain for triple in triples if (plain := self._plain(triple, terms)) not in self._graph]
        for plain in new:
            self._graph.add(plain)
        try:
            yield
        finally:
            for plain in new:
                self._graph.remove(plain)

    def unit(self, number: int, triples: Sequence[ox.Triple], context: Context) -> Units:
        """Return a unit that is held."""
        return Units.within(self._graph, context, number, triples)

    def _plain(self, triple: ox.Triple, terms: dict[Term, Node]) -> tuple[Node, Node, Node]:
        subject, predicate, value = (self._term(term, terms) for term in triple)
        return subject, predicate, value

    def _term(self, term: Term, terms: dict[Term, Node]) -> Node:
        found = self._terms.get(term) or terms.get(term)
        if found is None:
            found = terms[term] = unscoped(term)
        return found


def _own(triples: Sequence[ox.Triple], context: Context) -> list[Subject]:
    """Return the nodes that a unit describes, or names and nothing describes."""
    described = {triple.subject for triple in triples}
    return [node for node in _nodes(triples) if node in described or node not in context]


def _nodes(triples: Iterable[ox.Triple]) -> list[Subject]:
    """Return the nodes that statements name as subject or object, each once."""
    found: dict[Subject, None] = {}
    for triple in triples:
        for term in (triple.subject, triple.object):
            if isinstance(term, ox.NamedNode | ox.BlankNode):
                found[term] = None
    return list(found)
