"""Shapes made into checks, by the referee's own reading of them.

Which constraints a shape has is found as pySHACL finds it. Of a shape with one that is not known here there is no
check, and so no proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.constraints.core import cardinality_constraints as counts
from pyshacl.constraints.core import logical_constraints as logical
from pyshacl.constraints.core import other_constraints as other
from pyshacl.constraints.core import property_pair_constraints as pairs
from pyshacl.constraints.core import shape_based_constraints as nested
from pyshacl.constraints.core.string_based_constraints import UniqueLangConstraintComponent
from pyshacl.constraints.core.value_constraints import ClassConstraintComponent
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import SH
from rdflib.term import Literal, Node, URIRef

from ..scope import ntriples
from .nodes import Closed, Disjoint, Equal, HasValue, Less, Members, ShapeCheck, UniqueLanguage, Values
from .values import LOCAL, Sure, ValueCheck, any_of, sure_of

_DEEPEST = 4


class NotCovered(Exception):
    """A shape has something that no check is made for."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which nodes a shape is held against."""

    classes: frozenset[str]
    subjects_of: frozenset[str]
    objects_of: frozenset[str]
    nodes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A shape with targets; without a `check` nothing is ever proven of its nodes.

    `looks` are all addresses that it names, among them each property that it looks at; None: it may look at others.
    """

    target: Target
    check: ShapeCheck | None
    looks: frozenset[str] | None


def compile_shapes(shapes: ShapesGraph) -> list[Compiled]:
    """Return the shapes in the referee's order."""
    made = ((shape, _check(shape)) for shape in shapes.shapes)
    return [Compiled(_target(shape), check, _looks(shape) if check else None) for shape, check in made]


def _looks(shape: Shape) -> frozenset[str] | None:
    graph = shape.sg.graph
    reached: set[Node] = set()
    waiting: list[Node] = [shape.node]
    while waiting:
        node = waiting.pop()
        if node in reached:
            continue
        reached.add(node)
        if (node, SH.closed, None) in graph:
            return None
        waiting += [value for value in graph.objects(node) if not isinstance(value, Literal)]
    return frozenset(ntriples(node) for node in reached if isinstance(node, URIRef))


def _target(shape: Shape) -> Target:
    untyped: Any = shape  # pySHACL leaves most of its functions without types
    nodes, classes, implicit, objects_of, subjects_of = untyped.target()
    return Target(
        classes=frozenset(map(ntriples, (*classes, *implicit))),
        subjects_of=frozenset(map(ntriples, subjects_of)),
        objects_of=frozenset(map(ntriples, objects_of)),
        nodes=frozenset(map(ntriples, nodes)),
    )


def _check(shape: Shape) -> ShapeCheck | None:
    try:
        return _compiled(shape, 0)
    except NotCovered:
        return None


def _compiled(shape: Shape, depth: int) -> ShapeCheck:
    if shape.deactivated:
        return ShapeCheck(None, Values())
    if depth > _DEEPEST:
        raise NotCovered("too deep")
    path = _path(shape)
    if path is not None and not isinstance(path, URIRef):
        raise NotCovered("a path of several steps")
    return ShapeCheck(f"<{path}>" if path is not None else None, _values(shape, depth))


def _values(shape: Shape, depth: int) -> Values:
    values = Values()
    local: list[ConstraintComponent] = []
    for component in _components(shape):
        if _is_local(component, depth):
            local.append(component)
        else:
            _add(values, component, depth)
    if local:
        values.value = ValueCheck(local, _sure(local, depth))
    return values


def _components(shape: Shape) -> list[ConstraintComponent]:
    """Return a shape's constraints as the referee makes them."""
    untyped: Any = shape
    if untyped.find_custom_constraints():
        raise NotCovered("a constraint component of its own")
    named = {p for p, _ in untyped.sg.predicate_objects(shape.node) if p in ALL_CONSTRAINT_PARAMETERS}
    kinds = {CONSTRAINT_PARAMETERS_MAP[p]: None for p in sorted(named)}
    try:
        return [kind(shape) for kind in kinds]
    except Exception as error:
        raise NotCovered(str(error)) from error


def _is_local(component: ConstraintComponent, depth: int) -> bool:
    """Return whether a constraint looks at nothing but each value, nor do the shapes that it names."""
    if isinstance(component, LOCAL):
        return True
    if depth >= _DEEPEST or not isinstance(component, _LOGICAL):
        return False
    shapes = [shape for group in _groups(component) for shape in group]
    return all(
        not shape.is_property_shape
        and not shape.deactivated
        and all(_is_local(inner, depth + 1) for inner in _components(shape))
        for shape in shapes
    )


def _sure(components: list[ConstraintComponent], depth: int) -> tuple[Sure, ...] | None:
    """Return the rules for constraints on a value; of the logical ones `sh:or` and `sh:and` have rules."""
    found: list[Sure] = []
    for component in components:
        if isinstance(component, LOCAL):
            rules = sure_of([component])
        elif isinstance(component, logical.OrConstraintComponent | logical.AndConstraintComponent):
            rules = _joined(component, depth)
        else:
            rules = None
        if rules is None:
            return None
        found += rules
    return tuple(found)


def _joined(component: ConstraintComponent, depth: int) -> tuple[Sure, ...] | None:
    found: list[Sure] = []
    for group in _groups(component):
        members = [_sure(_components(shape), depth + 1) for shape in group]
        rules = [rules for rules in members if rules is not None]
        if len(rules) < len(members):
            return None
        found += (
            [any_of(rules)] if isinstance(component, logical.OrConstraintComponent) else [r for m in rules for r in m]
        )
    return tuple(found)


_LOGICAL = (
    logical.AndConstraintComponent,
    logical.OrConstraintComponent,
    logical.XoneConstraintComponent,
    logical.NotConstraintComponent,
    nested.NodeConstraintComponent,
)


def _groups(component: Any) -> list[list[Shape]]:
    """Return the shapes that a constraint names: a group for each of its lists, or for each shape."""
    sg = component.shape.sg
    match component:
        case logical.AndConstraintComponent():
            groups: list[list[Node]] = [list(sg.graph.items(head)) for head in component.and_list]
        case logical.OrConstraintComponent():
            groups = [list(sg.graph.items(head)) for head in component.or_list]
        case logical.XoneConstraintComponent():
            groups = [list(sg.graph.items(head)) for head in component.xone_nodes]
        case logical.NotConstraintComponent():
            groups = [[node] for node in component.not_list]
        case nested.NodeConstraintComponent():
            groups = [[node] for node in component.node_shapes]
        case nested.PropertyConstraintComponent():
            groups = [[node] for node in component.property_shapes]
        case _:
            raise NotCovered(type(component).__name__)
    return [list(_shapes(component, group)) for group in groups]


def _shapes(component: Any, nodes: Iterable[Node]) -> Iterator[Shape]:
    for node in nodes:
        shape = component.shape.get_other_shape(node)
        if shape is None:
            raise NotCovered("a shape that is not there")
        if shape.is_property_shape is not _KINDS.get(type(component), shape.is_property_shape):
            raise NotCovered("a shape of the wrong kind")
        yield shape


_KINDS: dict[type[ConstraintComponent], bool] = {
    nested.NodeConstraintComponent: False,
    nested.PropertyConstraintComponent: True,
    other.ClosedConstraintComponent: True,
}
"""Whether the shapes that a constraint names must be property shapes; others take any."""


def _add(values: Values, component: Any, depth: int) -> None:
    match component:
        case counts.MinCountConstraintComponent():
            values.minimum = int(component.min_count.value)
        case counts.MaxCountConstraintComponent():
            values.maximum = int(component.max_count.value)
        case ClassConstraintComponent():
            values.classes = tuple(map(ntriples, component.class_rules))
        case _:
            values.others += _constraints(component, depth)


def _constraints(component: Any, depth: int) -> list[Any]:
    match component:
        case other.ClosedConstraintComponent():
            return [Closed(_known(component))] if component.is_closed else []
        case other.HasValueConstraintComponent():
            return [HasValue(tuple(sorted(map(ntriples, component.has_value_set))))]
        case UniqueLangConstraintComponent():
            return [UniqueLanguage()] if True in component.string_rules else []
        case pairs.EqualsConstraintComponent():
            return [Equal(_named(component.property_compare_set))]
        case pairs.DisjointConstraintComponent():
            return [Disjoint(_named(component.property_compare_set))]
        case pairs.LessThanConstraintComponent():
            return [Less(component, _single(component.property_compare_set), or_equal=False)]
        case pairs.LessThanOrEqualsConstraintComponent():
            return [Less(component, _single(component.property_compare_set), or_equal=True)]
    enough = _ENOUGH.get(type(component))
    return [
        Members(
            tuple(_compiled(shape, depth + 1) for shape in group),
            enough or len(group).__eq__,
        )
        for group in _groups(component)
    ]


_ENOUGH: dict[type[ConstraintComponent], Any] = {
    logical.OrConstraintComponent: lambda count: count > 0,
    logical.XoneConstraintComponent: lambda count: count == 1,
    logical.NotConstraintComponent: lambda count: count == 0,
}


def _single(nodes: Iterable[Node]) -> URIRef:
    found = list(nodes)
    if len(found) != 1 or not isinstance(found[0], URIRef):
        raise NotCovered("several properties to compare with")
    return found[0]


def _named(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(map(ntriples, nodes)))


def _path(shape: Any) -> Node | None:
    path: Node | None = shape.path()
    return path


def _known(component: Any) -> frozenset[str]:
    """Return the properties that a closed shape knows."""
    paths = {_path(shape) for shape in _shapes(component, component.property_shapes)}
    return frozenset(ntriples(node) for node in (*paths, *component.ignored_props) if isinstance(node, URIRef))
