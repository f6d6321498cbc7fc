"""The gate: SHACL validation of many units at once, each as if it stood alone with the context.

Follows https://www.w3.org/TR/shacl/; pySHACL is the referee. It is asked about what `proof` can't show to conform,
and about nothing else; what it says is what it would say of all. A unit is a page, a roll call or a table record. The
focus nodes are the nodes that a unit describes, and those it names that nothing else describes: what the context
alone describes is not judged again with every unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox
from pyshacl.errors import ReportableRuntimeError
from pyshacl.helper.path_helper import shacl_path_to_sparql_path
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from rdflib import Graph
from rdflib.namespace import SH
from rdflib.term import BNode, IdentifiedNode, Literal, Node, URIRef

from communique.ontology.vocabulary import ontology_triples

from .context import Context
from .files import read_triples
from .load import load_rules
from .proof.excerpt import Open
from .proof.prover import Unproven
from .results import Report, Result, Severity, order, report_triples
from .scope import ntriples, quiet, readable
from .statements import Statement, as_triples
from .units import Units, Whole

__all__ = ["Gate", "Report", "Result", "Statement", "report_triples", "validate_file"]

Finding = dict[Node, Node]

_SEVERITIES: dict[str, Severity] = {str(SH.Warning): "warning", str(SH.Info): "info"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A unit for the referee, and what is to be held against what in it; None: everything."""

    triples: Sequence[ox.Triple]
    open: frozenset[Open] | None

    @property
    def shapes(self) -> set[int]:
        """The shapes that are open for some node."""
        return {number for number, _ in self.open or ()}

    def opens(self, shapes: Iterable[int]) -> bool:
        """Return whether one of these shapes is open."""
        return self.open is None or not self.shapes.isdisjoint(shapes)

    def wants(self, shape: int, node: Node) -> bool:
        """Return whether a shape is open for a node."""
        return self.open is None or (shape, ntriples(node)) in self.open


class Gate:
    """The shapes, and the context that every unit may refer to (ontology, concepts, authority)."""

    def __init__(self, context: Iterable[ox.Triple] = (), extra: Sequence[Path] = (), *, prove: bool = True) -> None:
        """Read the shapes, and those of the files `extra`; raises `InputError` when one can't be read or used.

        Without `prove` the referee is asked about everything: the same results, much slower.
        """
        self._rules = load_rules(extra)
        self._prove = prove
        self._triples = list(context)
        self._known = self._rules.prover.known(self._triples)

    def check(self, units: Sequence[Sequence[Statement]], further: Iterable[ox.Triple] = ()) -> list[Result]:
        """Return what the units lack, sorted by unit and node; an empty list means that all conform.

        A statement is a triple, or a line of canonical N-Triples without its ` .`; a unit may have both. `further` is
        context for these units alone, so that a gate can be made once for many batches.
        """
        more = list(further)
        with quiet():
            asked = self._asked(units, more)
            return sorted(self._referee(asked, more), key=order) if asked else []

    def _asked(self, units: Sequence[Sequence[Statement]], further: list[ox.Triple]) -> dict[int, Asked]:
        """Return, by their numbers, the units that are not proven to conform, and what is open of each."""
        prover = self._rules.prover
        known = prover.known(further, self._known) if further else self._known
        asked: dict[int, Asked] = {}
        for number, unit in enumerate(units):
            found = prover.prove(unit, known) if self._prove else Unproven(unit, None)
            if found is not None:
                asked[number] = Asked(as_triples(found.statements), found.open)
        return asked

    def _referee(self, asked: Mapping[int, Asked], further: list[ox.Triple]) -> Iterator[Result]:
        """Yield what the referee says of what is open."""
        rules = self._rules
        local = [n for n, is_local in enumerate(rules.local) if is_local]
        context = Context(further, self._context)
        together = Units(context, rules.named)
        for number, unit in asked.items():
            if not unit.opens(local):
                continue
            if self._describes_shapes(unit.triples):
                yield from self._run(Units.alone(context, number, unit.triples), local, {number: unit})
            else:
                together.add(number, unit.triples)
        if together:
            yield from self._run(together, local, asked)
        elsewhere = [n for n, is_local in enumerate(rules.local) if not is_local]
        if any(unit.opens(elsewhere) for unit in asked.values()):
            yield from self._apart(elsewhere, asked, further, context)

    def _apart(
        self, shapes: Sequence[int], asked: Mapping[int, Asked], further: list[ox.Triple], context: Context
    ) -> Iterator[Result]:
        """Yield what the referee says by shapes that may look anywhere: one unit at a time, with the whole context."""
        whole = self._whole
        with whole.holding(further):
            for number, unit in asked.items():
                if unit.opens(shapes):
                    with whole.holding(unit.triples):
                        yield from self._run(whole.unit(number, unit.triples, context), shapes, {number: unit})

    @cached_property
    def _context(self) -> Context:
        return Context(self._triples)

    @cached_property
    def _whole(self) -> Whole:
        return Whole(self._triples, self._rules.named)

    def _describes_shapes(self, triples: Iterable[ox.Triple]) -> bool:
        """Whether a unit describes a node that a shape names: scoped, the two would not be the same."""
        return any(
            triple.subject.value in self._rules.named for triple in triples if isinstance(triple.subject, ox.NamedNode)
        )

    def _run(self, units: Units, shapes: Iterable[int], asked: Mapping[int, Asked]) -> Iterator[Result]:
        graph, executor = units.graph, SHACLExecutor()
        referees = list(self._rules.shapes.shapes)
        wanted = {number for unit in asked.values() for number in unit.shapes}
        whole = any(unit.open is None for unit in asked.values())
        for number in shapes:
            if number not in wanted and not whole:
                continue
            shape = referees[number]
            focus = [
                node
                for node in shape.focus_nodes(graph)
                if (owner := units.owner(node)) is not None and asked[owner].wants(number, node)
            ]
            found = _findings(shape, executor, graph, focus)
            if all(units.owner(finding[SH.focusNode]) is not None for finding in found):
                yield from (self._result(units.owner(f[SH.focusNode]) or 0, f) for f in found)
                continue
            # A shape inside a shape judged a node of the context; only one unit at a time says for whom.
            for unit in sorted({units.owner(node) or 0 for node in focus}):
                own = [node for node in focus if units.owner(node) == unit]
                yield from (self._result(unit, f) for f in _findings(shape, executor, graph, own))

    def _result(self, unit: int, finding: Finding) -> Result:
        value, path = finding.get(SH.value), finding.get(SH.resultPath)
        return Result(
            unit=unit,
            focus=readable(finding[SH.focusNode]),
            path=self._path(path) if path is not None else None,
            value=readable(value) if value is not None else None,
            shape=self._shape_name(finding[SH.sourceShape]),
            message=str(finding[SH.resultMessage]),
            severity=_SEVERITIES.get(str(finding[SH.resultSeverity]), "violation"),
            component=str(finding[SH.sourceConstraintComponent]),
            term=ntriples(value) if value is not None else "",
        )

    def _path(self, path: Node) -> str:
        return str(path) if isinstance(path, URIRef) else str(shacl_path_to_sparql_path(self._rules.shapes, path))

    def _shape_name(self, shape: Node) -> str:
        """Return a shape's address; a shape without one goes by that of the shape it hangs on."""
        above: Node | None = shape
        while isinstance(above, BNode):
            above = min(self._rules.shapes.graph.subjects(None, above), key=str, default=None)
        return str(above) if above is not None else f"_:{shape}"


def _findings(shape: Shape, executor: SHACLExecutor, graph: Graph, focus: list[Node]) -> list[Finding]:
    """Return the referee's results for these focus nodes, each as its properties.

    Where the referee gives up on a node (it can't compare blank nodes, for one), that is a result about this node.
    """
    if not focus:
        return []
    try:
        _, results = shape.validate(executor, graph, focus=cast(list[IdentifiedNode | Literal], focus))
    except (ReportableRuntimeError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        if len(focus) > 1:
            return [finding for node in focus for finding in _findings(shape, executor, graph, [node])]
        return [_unfit(shape, focus[0], error)]
    return [_finding(triples) for _, _, triples in results]


def _unfit(shape: Shape, focus: Node, error: Exception) -> Finding:
    return {
        SH.focusNode: focus,
        SH.sourceShape: shape.node,
        SH.sourceConstraintComponent: SH.NodeConstraintComponent,
        SH.resultSeverity: SH.Violation,
        SH.resultMessage: Literal(f"This shape can't be held against it: {error}."),
    }


def _finding(triples: Iterable[tuple[Node, Node, Any]]) -> Finding:
    """The referee pairs a node with the graph that it stands in; of several messages the English one counts."""
    finding: Finding = {}
    messages: list[Literal] = []
    for _, predicate, value in triples:
        node = value[1] if isinstance(value, tuple) else value
        if predicate == SH.resultMessage:
            messages.append(node)
        else:
            finding[predicate] = node
    finding[SH.resultMessage] = min(messages, key=lambda m: (m.language not in ("en", None), str(m)))
    return finding


def validate_file(path: Path, extra: Sequence[Path] = ()) -> Report:
    """Return what a file of RDF lacks, by the project's shapes and those of further files, given the ontology.

    Raises `InputError` with file, line and remedy when the file can't be read.
    """
    triples = read_triples(path)
    return Report(str(path), tuple(Gate(ontology_triples(), extra).check([triples])))
