"""The context: what every unit may refer to and none has to say (ontology, concepts, authority)."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode


class Context:
    """Statements by their subject. Only what a batch can reach is ever handed to the referee."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        """Index the statements."""
        self._statements: dict[Subject, list[ox.Triple]] = {}
        for triple in triples:
            if not isinstance(triple.subject, ox.Triple):
                self._statements.setdefault(triple.subject, []).append(triple)

    def __contains__(self, node: object) -> bool:
        return node in self._statements

    def of(self, node: Subject) -> list[ox.Triple]:
        """Return what the context says of a node."""
        return self._statements.get(node, [])

    def all(self) -> list[ox.Triple]:
        """Return every statement."""
        return [triple for statements in self._statements.values() for triple in statements]

    def reachable(self, nodes: Iterable[Subject]) -> list[Subject]:
        """Return the described nodes that can be reached from these (themselves among them) along statements."""
        found: dict[Subject, None] = {}
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node in found or node not in self._statements:
                continue
            found[node] = None
            waiting += [t.object for t in self._statements[node] if isinstance(t.object, Subject)]
        return list(found)

    def leading_to(self, described: set[Subject], reachable: Iterable[Subject]) -> set[Subject]:
        """Return those of the reachable nodes from which statements lead to one of the described."""
        nodes = list(reachable)
        leading = described & set(nodes)
        grown = bool(leading)
        while grown:
            before = len(leading)
            leading |= {n for n in nodes if any(t.object in leading for t in self._statements[n])}
            grown = len(leading) > before
        return leading
