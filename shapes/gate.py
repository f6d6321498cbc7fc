"""The gate: SHACL validation of many units at once, each as if it stood alone with the context.

Follows https://www.w3.org/TR/shacl/; pySHACL is the referee. A unit is a page, a roll call or a table record. The
focus nodes are the nodes that a unit describes, and those it names that nothing else describes: what the context
alone describes is not judged again with every unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from .results import Report, Result, Severity, order, report_triples
from .scope import ntriples, quiet, readable
from .statements import Statement, as_triples
from .units import Units

__all__ = ["Gate", "Report", "Result", "Statement", "report_triples", "validate_file"]

Finding = dict[Node, Node]

_SEVERITIES: dict[str, Severity] = {str(SH.Warning): "warning", str(SH.Info): "info"}


class Gate:
    """The shapes, and the context that every unit may refer to (ontology, concepts, authority)."""

    def __init__(self, context: Iterable[ox.Triple] = (), extra: Sequence[Path] = ()) -> None:
        """Read the shapes, and those of the files `extra`; raises `InputError` when one can't be read or used."""
        self._rules = load_rules(extra)
        self._context = Context(context)

    def check(self, units: Sequence[Sequence[Statement]], further: Iterable[ox.Triple] = ()) -> list[Result]:
        """Return what the units lack, sorted by unit and node; an empty list means that all conform.

        A statement is a triple, or a line of canonical N-Triples without its ` .`; a unit may have both. `further` is
        context for these units alone, so that a gate can be made once for many batches.
        """
        context = Context(further, self._context) if further else self._context
        results: list[Result] = []
        with quiet():
            for batch in self._batches([as_triples(unit) for unit in units], context):
                results += self._run(batch)
        return sorted(results, key=order)

    def _batches(self, units: Sequence[Sequence[ox.Triple]], context: Context) -> Iterator[Units]:
        """Yield the units that can share a graph together, and each other one alone."""
        together = Units(context, self._rules.named)
        for number, triples in enumerate(units):
            if self._rules.local and not self._describes_shapes(triples):
                together.add(number, triples)
            else:
                yield Units.alone(context, number, triples, whole=not self._rules.local)
        if together:
            yield together

    def _describes_shapes(self, triples: Iterable[ox.Triple]) -> bool:
        """Whether a unit describes a node that a shape names: scoped, the two would not be the same."""
        return any(
            triple.subject.value in self._rules.named for triple in triples if isinstance(triple.subject, ox.NamedNode)
        )

    def _run(self, units: Units) -> Iterator[Result]:
        graph, executor = units.graph, SHACLExecutor()
        for shape in self._rules.shapes.shapes:
            focus = [node for node in shape.focus_nodes(graph) if units.owner(node) is not None]
            found = _findings(shape, executor, graph, focus)
            if all(units.owner(finding[SH.focusNode]) is not None for finding in found):
                yield from (self._result(units.owner(f[SH.focusNode]) or 0, f) for f in found)
                continue
            # A shape inside a shape judged a node of the context; only one unit at a time says for whom.
            for number in sorted({units.owner(node) or 0 for node in focus}):
                own = [node for node in focus if units.owner(node) == number]
                yield from (self._result(number, f) for f in _findings(shape, executor, graph, own))

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
