"""The context: what every unit may refer to and none has to say (ontology, concepts, authority)."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode


class Context:
    """Statements by their subject. Only what a batch can reach is ever handed to the referee.

    A context may stand on another one, to which it adds.
    """

    def __init__(self, triples: Iterable[ox.Triple], below: Context | None = None) -> None:
        """Index the statements."""
        self._below = below
        self._statements: dict[Subject, list[ox.Triple]] = {}
        for triple in triples:
            if not isinstance(triple.subject, ox.Triple):
                self._statements.setdefault(triple.subject, []).append(triple)

    def __contains__(self, node: object) -> bool:
        return node in self._statements or (self._below is not None and node in self._below)

    def of(self, node: Subject) -> list[ox.Triple]:
        """Return what the context says of a node."""
        own = self._statements.get(node, [])
        return [*self._below.of(node), *own] if self._below is not None else own

    def all(self) -> list[ox.Triple]:
        """Return every statement."""
        own = [triple for statements in self._statements.values() for triple in statements]
        return [*self._below.all(), *own] if self._below is not None else own

    def reachable(self, nodes: Iterable[Subject]) -> list[Subject]:
        """Return the described nodes that can be reached from these (themselves among them) along statements."""
        found: dict[Subject, None] = {}
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node in found or node not in self:
                continue
            found[node] = None
            waiting += [t.object for t in self.of(node) if isinstance(t.object, Subject)]
        return list(found)

    def leading_to(self, described: set[Subject], reachable: Iterable[Subject]) -> set[Subject]:
        """Return those of the reachable nodes from which statements lead to one of the described."""
        nodes = list(reachable)
        leading = described & set(nodes)
        grown = bool(leading)
        while grown:
            before = len(leading)
            leading |= {n for n in nodes if any(t.object in leading for t in self.of(n))}
            grown = len(leading) > before
        return leading
