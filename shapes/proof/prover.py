"""Which shapes are not proven for which nodes of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..statements import Statement, as_text
from .compiler import Compiled
from .excerpt import Open, excerpt
from .facts import Description, Facts, Known, descriptions
from .nodes import Closed, Proof, ShapeCheck
from .terms import SUBCLASS, TYPE

_PLANS = 4096
_SUBCLASS = SUBCLASS.encode()


@dataclass(slots=True)
class Plan:
    """What is to be looked at in nodes of certain types with certain properties.

    `values` are shapes, by number, with a property that such nodes have and the check of its values. All else is
    `more`: `steps` are checks of the node itself (None), or of a property that it may lack; `open` are the shapes that
    no such node can be proven to conform to; `pointing` are properties whose values are targets of shapes.
    """

    values: list[tuple[int, str, Proof]] = field(default_factory=list)
    steps: list[tuple[int, str | None, Proof]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    pointing: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    more: bool = False


@dataclass(frozen=True, slots=True)
class Unproven:
    """The statements of a unit that the referee has to see, and what it has to be asked; None: about everything."""

    statements: Sequence[Statement]
    open: frozenset[Open] | None


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

    def prove(self, unit: Sequence[Statement], known: Known) -> Unproven | None:
        """Return what is not proven of a unit; None: all is proven."""
        text = as_text(unit)
        # New classes below others, and triples as terms, are for the referee.
        if _SUBCLASS in text or b"<<(" in text:
            return Unproven(unit, None)
        try:
            nodes = descriptions(text)
        except ValueError:  # it is for the referee to say what a line should be
            return Unproven(unit, None)
        facts = Facts(nodes, known)
        found: list[Open] = []
        described, plans = known.nodes, known.plans
        for token, own in nodes.items():
            node = facts.of(token) if token in described else own
            plan = plans.get((*node, None, *node.get(TYPE, ())))
            if plan is None:
                plan = self._plan(node, known)
            for number, path, proven in plan.values:
                if not proven(token, node[path], facts):
                    found.append((number, token))
            if plan.more:
                self._hold_more(token, node, plan, facts, found)
        self._hold_named(facts, found)
        if not found:
            return None
        part = excerpt(found, self.shapes, facts)
        return Unproven(unit if part is None else part, frozenset(found))

    def _hold_more(self, token: str, node: Description, plan: Plan, facts: Facts, found: list[Open]) -> None:
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
        """Make and keep the plan for nodes with these properties and types."""
        types = node.get(TYPE, ())
        numbers = {n for name in types for above in known.above(name) for n in self._by_class.get(above, ())}
        numbers |= {n for predicate in node for n in self._by_subject.get(predicate, ())}
        plan = Plan()
        for number in sorted(numbers):
            self._add(plan, number, node)
        plan.pointing += [(name, tuple(self._by_object[name])) for name in node if name in self._by_object]
        plan.more = bool(plan.open or plan.steps or plan.pointing)
        if len(known.plans) >= _PLANS:
            known.plans.clear()
        known.plans[(*node, None, *types)] = plan
        return plan

    def _add(self, plan: Plan, number: int, node: Description) -> None:
        check = self.shapes[number].check
        if check is None or _breaks(check, node):
            plan.open.append(number)
        elif _is_closed_only(check):
            return
        elif check.path is None:
            plan.steps.append((number, None, check.values.proof()))
        elif check.path in node:
            plan.values.append((number, check.path, check.values.proof()))
        elif (empty := check.values.when_empty()) is None:
            plan.steps.append((number, check.path, check.values.proven))
        elif not empty:
            plan.open.append(number)


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
