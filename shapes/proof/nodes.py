"""What shapes ask of a node: of the values of its properties, how many there are, and what is said of them.

A check says whether a node conforms, or that this is unknown (`None`), which it is where the referee might give up.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from pyshacl.constraints.constraint_component import ConstraintComponent
from rdflib.term import Node, URIRef

from ..scope import new_graph
from .facts import Facts
from .terms import INTEGER, TYPE, Memo, Verdict, distinct, term
from .values import FOCUS, UNFIT, ValueCheck, judged

Proof = Callable[[str, Sequence[str], Facts], bool]
"""Takes a focus node, its value nodes and the facts; says whether they conform for certain."""


class Constraint(Protocol):
    """A constraint on the value nodes of a focus node; `when_empty` is the verdict where there are none."""

    when_empty: ClassVar[Verdict]

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether they conform."""


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """Return whether all conform; the referee asks for each, so that one unknown makes all unknown."""
    found = set(verdicts)
    return None if None in found else False not in found


@dataclass(slots=True)
class Values:
    """What a shape asks of its value nodes. The commonest constraints stand in the order of their cost."""

    minimum: int = 0
    maximum: int | None = None
    value: ValueCheck | None = None
    classes: tuple[str, ...] = ()
    others: list[Constraint] = field(default_factory=list)

    def proven(self, focus: str, values: Sequence[str], facts: Facts) -> bool:
        """Return whether the value nodes conform for certain."""
        count = len(values)
        if (self.maximum is not None and count > self.maximum) or count < self.minimum:
            return False
        if count > 1 < self.minimum and self._counted(values) is not True:
            return False
        if self.value is not None:
            for token in values:
                if not self.value(token):
                    return False
        for name in self.classes:
            for token in values:
                if token[0] == '"' or not facts.is_instance(token, name):
                    return False
        return all(other(focus, values, facts) is True for other in self.others)

    def proof(self) -> Proof:
        """Return `proven` for value nodes of which there is at least one."""
        if self.others or self.minimum > 1:
            return self.proven
        most = sys.maxsize if self.maximum is None else self.maximum
        if self.value is None and not self.classes:
            return lambda focus, values, facts: len(values) <= most
        if self.classes:
            return _proof_of_classes(self.value, self.classes, most)
        return _proof_of_values(self.value, most) if self.value else self.proven

    def when_empty(self) -> Verdict:
        """Return whether a node without value nodes conforms; None: it depends on the node."""
        return every([self.minimum == 0, *(other.when_empty for other in self.others)])

    def verdict(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether the value nodes conform."""
        found: list[Verdict] = [self._counted(values)]
        if self.value is not None:
            found += [self.value(token) for token in values]
        found += [token[0] != '"' and facts.is_instance(token, name) for name in self.classes for token in values]
        found += [other(focus, values, facts) for other in self.others]
        return every(found)

    def _counted(self, values: Sequence[str]) -> Verdict:
        count = distinct(tuple(values))
        if count is None:
            return None
        return self.minimum <= count and (self.maximum is None or count <= self.maximum)


def _proof_of_values(value: ValueCheck, most: int) -> Proof:
    known = value.known

    def proven(focus: str, values: Sequence[str], facts: Facts) -> bool:
        if len(values) > most:
            return False
        for token in values:  # noqa: SIM110 - a generator would cost more than the look-up
            if not known(token) and not value(token):
                return False
        return True

    return proven


def _proof_of_classes(value: ValueCheck | None, classes: Sequence[str], most: int) -> Proof:
    check = _proof_of_values(value, most) if value else None

    def proven(focus: str, values: Sequence[str], facts: Facts) -> bool:
        if len(values) > most or (check is not None and not check(focus, values, facts)):
            return False
        is_instance = facts.is_instance
        for token in values:
            for name in classes:
                if token[0] == '"' or not is_instance(token, name):
                    return False
        return True

    return proven


@dataclass(slots=True)
class ShapeCheck:
    """A shape without its targets; `path` is the property it looks at, None for a node shape."""

    path: str | None
    values: Values

    def __call__(self, token: str, facts: Facts) -> Verdict:
        """Return whether a node conforms."""
        values = (token,) if self.path is None else facts.of(token).get(self.path, ())
        return self.values.verdict(token, values, facts)


@dataclass(frozen=True, slots=True)
class Closed:
    """`sh:closed`: a node has no other properties than these."""

    when_empty: ClassVar[Verdict] = True

    allowed: frozenset[str]

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether all value nodes are closed."""
        return every(self.holds(facts.of(token)) for token in values)

    def holds(self, properties: Collection[str]) -> Verdict:
        """Return whether a node with these properties is closed."""
        more = set(properties) - self.allowed
        # The referee lets every node be an rdfs:Resource.
        return not more or (None if TYPE in more else False)


@dataclass(frozen=True, slots=True)
class Members:
    """Shapes for each value node: `sh:and`, `sh:or`, `sh:xone`, `sh:not`, `sh:node`, `sh:property`.

    `enough` takes how many of them the value node conforms to.
    """

    when_empty: ClassVar[Verdict] = True

    shapes: tuple[ShapeCheck, ...]
    enough: Callable[[int], bool]

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether all value nodes conform to as many as they should."""
        return every(self._one(token, facts) for token in values)

    def _one(self, token: str, facts: Facts) -> Verdict:
        verdicts = [shape(token, facts) for shape in self.shapes]
        return None if None in verdicts else self.enough(sum(verdict is True for verdict in verdicts))


@dataclass(frozen=True, slots=True)
class HasValue:
    """`sh:hasValue`."""

    when_empty: ClassVar[Verdict] = False

    wanted: tuple[str, ...]

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether the values are there."""
        return all(token in values for token in self.wanted) or None


@dataclass(frozen=True, slots=True)
class UniqueLanguage:
    """`sh:uniqueLang`."""

    when_empty: ClassVar[Verdict] = True

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether no two texts share a language."""
        languages = [token[token.rfind('"') :].lower() for token in values if token[0] == '"' and token[-1] not in '">']
        return len(set(languages)) == len(languages) or None


@dataclass(frozen=True, slots=True)
class Equal:
    """`sh:equals`."""

    when_empty: ClassVar[Verdict] = None

    properties: tuple[str, ...]

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether the properties have the same values."""
        node = facts.of(focus)
        return all(set(node.get(name, ())) == set(values) for name in self.properties) or None


@dataclass(frozen=True, slots=True)
class Disjoint:
    """`sh:disjoint`."""

    when_empty: ClassVar[Verdict] = True

    properties: tuple[str, ...]

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether the properties share no value."""
        node = facts.of(focus)
        found = {term(token) for token in values}
        others = {term(token) for name in self.properties for token in node.get(name, ())}
        return (None not in found | others and not found & others) or None


class Less:
    """`sh:lessThan` and `sh:lessThanOrEquals`: the referee compares each pair once."""

    when_empty: ClassVar[Verdict] = True

    __slots__ = ("_component", "_memo", "_or_equal", "_property", "_token")

    def __init__(self, component: ConstraintComponent, compared: URIRef, *, or_equal: bool) -> None:
        self._component = component
        self._property = compared
        self._token = f"<{compared}>"
        self._or_equal = or_equal
        self._memo: Memo[bool] = Memo()

    def __call__(self, focus: str, values: Sequence[str], facts: Facts) -> Verdict:
        """Return whether each value is less than all values of the other property."""
        if any(value[0] == "_" for value in values):
            return None  # the referee compares no blank nodes
        others = facts.of(focus).get(self._token, ())
        return every(self._pair(value, other) for other in others for value in values)

    def _pair(self, value: str, other: str) -> Verdict:
        left, right = INTEGER.fullmatch(value), INTEGER.fullmatch(other)
        if left and right:
            return int(left[1]) <= int(right[1]) if self._or_equal else int(left[1]) < int(right[1])
        key = f"{value} {other}"
        known = self._memo.get(key)
        return self._asked(key, term(value), term(other)) if known is None else known

    def _asked(self, key: str, value: Node | None, other: Node | None) -> Verdict:
        if value is None or other is None:
            return None
        graph = new_graph()
        graph.add((FOCUS, self._property, other))
        try:
            return self._memo.remember(key, judged(self._component, value, graph))
        except UNFIT:
            return None
