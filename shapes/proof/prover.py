"""Which shapes are not proven for which nodes of a unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..statements import Statement, as_text
from .compiler import Compiled
from .facts import Description, Facts, Known, descriptions
from .nodes import Closed, Proof, ShapeCheck
from .terms import SUBCLASS, TYPE

Open = tuple[int, str]
"""A shape, by its place among all, and the token of a node that it is still to be held against."""

_PLANS = 4096
_SUBCLASS = SUBCLASS.encode()


Step = tuple[int, str | None, Proof]
"""A shape to be held against a node: against the values of a property, or (None) against the node itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be looked at in nodes of certain types with certain properties.

    `open` are the shapes that no such node can be proven to conform to; `pointing` are properties whose values are
    targets of shapes.
    """

    steps: tuple[Step, ...]
    open: tuple[int, ...]
    pointing: tuple[tuple[str, tuple[int, ...]], ...]


class Prover:
    """The compiled shapes, by their targets."""

    def __init__(self, shapes: list[Compiled]) -> None:
        self.shapes = shapes
        self._by_class = _index((name, n) for n, shape in enumerate(shapes) for name in shape.target.classes)
        self._by_subject = _index((name, n) for n, shape in enumerate(shapes) for name in shape.target.subjects_of)
        self._by_object = _index((name, n) for n, shape in enumerate(shapes) for name in shape.target.objects_of)
        self._by_node = _index((name, n) for n, shape in enumerate(shapes) for name in shape.target.nodes)

    def known(self, statements: Iterable[Statement], below: Known | None = None) -> Known:
        """Return a context for units."""
        return Known(statements, self._by_object, below)

    def open(self, unit: Iterable[Statement], known: Known) -> list[Open] | None:
        """Return which shapes are not proven for which nodes of a unit; None: nothing of it is proven."""
        text = as_text(unit)
        # New classes below others, and triples as terms, are for the referee.
        if _SUBCLASS in text or b"<<(" in text:
            return None
        nodes = descriptions(text)
        facts = Facts(nodes, known)
        found: list[Open] = []
        for token, own in nodes.items():
            node = facts.of(token) if token in known.nodes else own
            self._hold(token, node, facts, found)
        self._hold_named(facts, found)
        return found

    def _hold(self, token: str, node: Description, facts: Facts, found: list[Open]) -> None:
        plan = self._plan(node, facts.known)
        if plan.open:
            found += [(number, token) for number in plan.open]
        for number, path, proven in plan.steps:
            if not proven(token, (token,) if path is None else node.get(path, ()), facts):
                found.append((number, token))
        for predicate, numbers in plan.pointing:
            for value in node[predicate]:
                if value[0] != '"' and (value in facts.nodes or value not in facts.known.nodes):
                    self._hold_shapes(numbers, value, facts, found)

    def _hold_shapes(self, numbers: Iterable[int], token: str, facts: Facts, found: list[Open]) -> None:
        for number in numbers:
            check = self.shapes[number].check
            if check is None or check(token, facts) is not True:
                found.append((number, token))

    def _hold_named(self, facts: Facts, found: list[Open]) -> None:
        """Hold shapes against the nodes that they name, and those that the context points to."""
        known = facts.known
        nodes = known.pointed & facts.nodes.keys()
        if known.loose or self._by_node:
            values = {value for node in facts.nodes.values() for values in node.values() for value in values}
            nodes |= known.loose & values
            found += [
                (n, token)
                for token in self._by_node.keys() & (values | facts.nodes.keys())
                for n in self._by_node[token]
            ]
        for token in sorted(nodes):
            for numbers in self._by_object.values():
                self._hold_shapes(numbers, token, facts, found)

    # -- plans --------------------------------------------------------------------------------------------------

    def _plan(self, node: Description, known: Known) -> Plan:
        types = node.get(TYPE, ())
        key = (*node, None, *types)
        plan = known.plans.get(key)
        if plan is None:
            if len(known.plans) >= _PLANS:
                known.plans.clear()
            plan = known.plans[key] = self._made(types, node, known)
        return plan

    def _made(self, types: Iterable[str], node: Description, known: Known) -> Plan:
        numbers = {n for name in types for above in known.above(name) for n in self._by_class.get(above, ())}
        numbers |= {n for predicate in node for n in self._by_subject.get(predicate, ())}
        steps: list[Step] = []
        unproven: list[int] = []
        for number in sorted(numbers):
            check = self.shapes[number].check
            if check is None or _breaks(check, node):
                unproven.append(number)
            elif _is_closed_only(check):
                continue
            elif check.path is None or check.path in node:
                steps.append((number, check.path, check.values.proof()))
            elif (empty := check.values.when_empty()) is None:
                steps.append((number, check.path, check.values.proven))
            elif not empty:
                unproven.append(number)
        return Plan(
            tuple(steps),
            tuple(unproven),
            tuple((predicate, tuple(self._by_object[predicate])) for predicate in node if predicate in self._by_object),
        )


def _is_closed_only(check: ShapeCheck) -> bool:
    """Return whether a shape asks nothing but what properties there are, which a plan's nodes have in common."""
    values = check.values
    plain = check.path is None and values.value is None and not values.classes
    return plain and all(isinstance(other, Closed) for other in values.others)


def _breaks(check: ShapeCheck, node: Description) -> bool:
    """Return whether a node's properties alone are not proven to be those of a closed shape."""
    return _is_closed_only(check) and not all(
        other.holds(node) for other in check.values.others if isinstance(other, Closed)
    )


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for name, number in pairs:
        found.setdefault(name, []).append(number)
    return found
