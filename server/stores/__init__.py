"""Where statements are read from: the release's own store, or any SPARQL 1.1 endpoint that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

import pyoxigraph as ox

Node = ox.NamedNode | ox.BlankNode
Term = Node | ox.Literal | ox.Triple
Graph = Node | ox.DefaultGraph


class Reader(Protocol):
    """What pages and descriptions need of a store; `pyoxigraph.Store` is one."""

    def quads_for_pattern(
        self,
        subject: Node | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that fit; None fits everything, in the graph's place every graph and the default one."""

    def contains_named_graph(self, graph_name: Graph) -> bool:
        """Return whether there is a named graph of this name."""

    def named_graphs(self) -> Iterator[Node]:
        """Return the names of the named graphs."""


@runtime_checkable
class Fetching(Protocol):
    """A store to which every question is a journey: it likes to know what will be asked next."""

    def fetch(self, subjects: Iterable[ox.NamedNode]) -> None:
        """Get what the default graph says of these subjects, all at once."""


@runtime_checkable
class Answering(Protocol):
    """A store that answers queries of its own."""

    def select(self, query: str) -> Iterator[ox.QuerySolution]:
        """Return the answers to a SELECT over the default graph."""


def select(store: object, query: str) -> Iterator[ox.QuerySolution]:
    """Return the answers to a SELECT over the default graph of a store."""
    if isinstance(store, Answering):
        return store.select(query)
    assert isinstance(store, ox.Store)
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


def subjects(store: object, predicate: str, node: str) -> Iterator[str]:
    """Return what leads to a node by a property in the default graph; for long lists, quicker than a pattern."""
    rows = select(store, f"SELECT ?subject WHERE {{ ?subject <{predicate}> {ox.NamedNode(node)} }}")
    return (term.value for row in rows if isinstance(term := row[0], ox.NamedNode))


def pointing(store: object, node: str, without: Iterable[str]) -> Iterator[ox.Triple]:
    """Return the statements of the default graph that lead to a node, but for those by some properties."""
    left_out = ", ".join(f"<{predicate}>" for predicate in sorted(without))
    end = ox.NamedNode(node)
    rows = select(store, f"SELECT ?s ?p WHERE {{ ?s ?p {end} FILTER(?p NOT IN ({left_out})) }}")
    return (ox.Triple(row[0], row[1], end) for row in rows if isinstance(row[1], ox.NamedNode))


def expect(store: object, subjects: Iterable[ox.NamedNode]) -> None:
    """Tell a store which subjects will be asked for; one that is at hand doesn't need to know."""
    if isinstance(store, Fetching):
        store.fetch(subjects)
