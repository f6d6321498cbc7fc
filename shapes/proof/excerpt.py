"""The part of a unit that some shapes look at from some nodes: all that the referee has to see of it.

A roll call of 190 ballots whose totals are in doubt is two statements to the shape that doubts them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from .compiler import Compiled
from .facts import Description, Facts
from .terms import SUBCLASS, TYPE

Open = tuple[int, str]
"""A shape, by its place among all, and the token of a node that it is still to be held against."""


def excerpt(open_shapes: Iterable[Open], shapes: Sequence[Compiled], facts: Facts) -> list[bytes] | None:
    """Return the statements of a unit that count, as lines; None: the whole unit counts.

    These are the values of the properties that the shapes name, from the nodes that they are open for, as far as they
    lead; through the context, too.
    """
    pairs = sorted(set(open_shapes))
    looks = {TYPE, SUBCLASS}
    lines: list[str] = []
    for number in sorted({number for number, _ in pairs}):
        shape = shapes[number]
        if shape.looks is None or shape.target.nodes:
            return None
        looks |= shape.looks
    for number, token in pairs:
        if token[0] == "_" or (shapes[number].target.objects_of and token in facts.known.pointed):
            return None
        lines += _pointing(shapes[number].target.objects_of, token, facts)
    waiting = sorted({token for _, token in pairs})
    for token in waiting:
        # A node belongs to the unit by being described in it, with whatever property.
        node = facts.nodes.get(token, {})
        if looks.isdisjoint(node):
            lines += _lines(token, node, node.keys())[:1]
    seen: set[str] = set()
    while waiting:
        token = waiting.pop()
        if token in seen:
            continue
        seen.add(token)
        lines += _lines(token, facts.nodes.get(token, {}), looks)
        described = facts.of(token)
        waiting += [value for name in described if name in looks for value in described[name] if value[0] != '"']
    if any(token[0] == "_" for token in seen):
        return None  # a message may tell all about a blank node
    return [line.encode() for line in dict.fromkeys(lines)]


def _lines(token: str, node: Description, looks: Collection[str]) -> list[str]:
    return [f"{token} {name} {value}" for name in node if name in looks for value in node[name]]


def _pointing(properties: Iterable[str], token: str, facts: Facts) -> list[str]:
    """Return the statements that make a node a target, by being a value of one of these properties."""
    return [
        f"{subject} {name} {token}"
        for name in sorted(properties)
        for subject, node in facts.nodes.items()
        if token in node.get(name, ())
    ]
