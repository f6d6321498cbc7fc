"""What a unit and its context say of a node, as tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from ..statements import Statement, as_text
from .terms import SUBCLASS, TYPE

Description = Mapping[str, list[str]]
"""The values of each property of a node."""

_NO_CLASSES: frozenset[str] = frozenset()
_NOTHING: Description = MappingProxyType({})


def descriptions(text: bytes) -> dict[str, dict[str, list[str]]]:
    """Return what lines of canonical N-Triples (without ` .`) say of each subject, each statement once."""
    nodes: dict[str, dict[str, list[str]]] = {}
    last = ""
    node: dict[str, list[str]] = {}
    for line in dict.fromkeys(text.split(b"\n")) if text else ():
        subject, predicate, value = line.decode().split(" ", 2)
        if subject != last:
            last = subject
            found = nodes.get(subject)
            if found is None:
                found = nodes[subject] = {}
            node = found
        values = node.get(predicate)
        if values is None:
            node[predicate] = [value]
        else:
            values.append(value)
    return nodes


class Known:
    """The context: what every unit may refer to, and what classes are under which; may stand on another one.

    `pointed` are the nodes that it gives as values of some property of `targets`, `loose` those of them that it does
    not describe. `plans` keeps what is derived from its classes.
    """

    def __init__(self, statements: Iterable[Statement], targets: Iterable[str], below: Known | None = None) -> None:
        own = descriptions(as_text(statements))
        shared = below if below is not None and not any(SUBCLASS in node for node in own.values()) else None
        self.nodes: dict[str, Description] = dict(below.nodes) if below is not None else {}
        for token, node in own.items():
            under = self.nodes.get(token)
            self.nodes[token] = node if under is None else merged(under, node)
        self._classes: dict[str, frozenset[str]] = {}
        self._above: dict[str, frozenset[str]] = shared._above if shared is not None else {}
        self.plans: dict[tuple[str | None, ...], Any] = shared.plans if shared is not None else {}
        self.pointed: set[str] = set(below.pointed) if below is not None else set()
        for predicate in targets:
            self.pointed.update(value for node in own.values() for value in node.get(predicate, ()))
        self.loose = {token for token in self.pointed if token not in self.nodes and token[0] != '"'}

    def classes(self, token: str) -> frozenset[str]:
        """Return the classes that the context says a node is of, and those above them."""
        found = self._classes.get(token)
        if found is None:
            node = self.nodes.get(token)
            if node is None:
                return _NO_CLASSES
            found = self._classes[token] = frozenset().union(*(self.above(name) for name in node.get(TYPE, ())))
        return found

    def above(self, name: str) -> frozenset[str]:
        """Return a class and all that it is a subclass of."""
        found = self._above.get(name)
        if found is None:
            reached = {name}
            waiting = [name]
            while waiting:
                new = set(self.nodes.get(waiting.pop(), _NOTHING).get(SUBCLASS, ())) - reached
                reached |= new
                waiting += new
            found = frozenset(reached)
            if name in self.nodes:
                self._above[name] = found
        return found


class Facts:
    """What a unit says, with the context."""

    __slots__ = ("_merged", "known", "nodes")

    def __init__(self, nodes: dict[str, dict[str, list[str]]], known: Known) -> None:
        self.nodes = nodes
        self.known = known
        self._merged: dict[str, Description] = {}

    def of(self, token: str) -> Description:
        """Return what is said of a node."""
        own, known = self.nodes.get(token), self.known.nodes.get(token)
        if known is None:
            return own or _NOTHING
        if own is None:
            return known
        found = self._merged.get(token)
        if found is None:
            found = self._merged[token] = merged(known, own)
        return found

    def is_instance(self, token: str, name: str) -> bool:
        """Return whether a node is of a class, or of one under it."""
        node = self.nodes.get(token)
        types = node.get(TYPE) if node is not None else None
        if types is not None:
            if name in types:
                return True
            above = self.known.above
            for given in types:
                if name in above(given):
                    return True
        return name in self.known.classes(token)


def merged(first: Description, second: Description) -> Description:
    """Return what two descriptions say together, each value once."""
    return {
        predicate: list(dict.fromkeys([*first.get(predicate, ()), *second.get(predicate, ())]))
        for predicate in {**first, **second}
    }
