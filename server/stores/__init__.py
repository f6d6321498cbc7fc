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
        yield from store.select(query)
    elif isinstance(store, ox.Store):
        found = store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        yield from found


def expect(store: object, subjects: Iterable[ox.NamedNode]) -> None:
    """Tell a store which subjects will be asked for; one that is at hand doesn't need to know."""
    if isinstance(store, Fetching):
        store.fetch(subjects)
