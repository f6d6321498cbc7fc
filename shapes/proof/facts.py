"""What a unit and its context say of a node, as tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from ..statements import Statement, as_text
from .terms import SUBCLASS, TYPE

Description = Mapping[str, list[str]]
"""The values of each property of a node."""

_NOTHING: Description = MappingProxyType({})


def descriptions(text: str) -> dict[str, dict[str, list[str]]]:
    """Return what lines of canonical N-Triples (without ` .`) say of each subject, each statement once."""
    nodes: dict[str, dict[str, list[str]]] = {}
    for line in dict.fromkeys(text.split("\n")) if text else ():
        subject, predicate, value = line.split(" ", 2)
        node = nodes.get(subject)
        if node is None:
            node = nodes[subject] = {}
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
        self._nodes = descriptions(as_text(statements))
        self._below = below
        self._classes: dict[str, frozenset[str]] = {}
        shared = below if below is not None and not any(SUBCLASS in node for node in self._nodes.values()) else None
        self._above: dict[str, frozenset[str]] = shared._above if shared is not None else {}
        self.plans: dict[tuple[str | None, ...], Any] = shared.plans if shared is not None else {}
        self.pointed: set[str] = set(below.pointed) if below is not None else set()
        for predicate in targets:
            self.pointed.update(value for node in self._nodes.values() for value in node.get(predicate, ()))
        self.loose = {token for token in self.pointed if token not in self and token[0] != '"'}

    def __contains__(self, token: str) -> bool:
        return token in self._nodes or (self._below is not None and token in self._below)

    def get(self, token: str) -> Description | None:
        """Return what the context says of a node; None: nothing."""
        own = self._nodes.get(token)
        if self._below is None:
            return own
        under = self._below.get(token)
        return merged(under, own) if own and under else own or under

    def classes(self, token: str) -> frozenset[str]:
        """Return the classes that the context says a node is of, and those above them."""
        found = self._classes.get(token)
        if found is None:
            node = self.get(token)
            if node is None:
                return frozenset()
            found = self._classes[token] = frozenset().union(*(self.above(name) for name in node.get(TYPE, ())))
        return found

    def above(self, name: str) -> frozenset[str]:
        """Return a class and all that it is a subclass of."""
        found = self._above.get(name)
        if found is None:
            reached = {name}
            waiting = [name]
            while waiting:
                new = set((self.get(waiting.pop()) or _NOTHING).get(SUBCLASS, ())) - reached
                reached |= new
                waiting += new
            found = frozenset(reached)
            if name in self:
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
        own, known = self.nodes.get(token), self.known.get(token)
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
        if node is not None:
            types = node.get(TYPE)
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
