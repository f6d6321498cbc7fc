"""What the gate found, and the SHACL validation report made of it.

Follows https://www.w3.org/TR/shacl/#validation-report, with addresses in place of blank nodes, so that the same
results always give the same report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from communique.ontology.namespaces import RDF, SH, XSD

Severity = Literal["violation", "warning", "info"]

_SEVERITIES: dict[Severity, str] = {"violation": SH + "Violation", "warning": SH + "Warning", "info": SH + "Info"}


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a unit does not do as a shape asks.

    `unit` is the unit's place in what was checked. `focus` and `value` are addresses, texts, or `_:` and a blank
    node's label; `path` is an address or, for a path of several steps, its SPARQL form. `term` is the value in
    N-Triples, which tells an address from a text that looks like one. Only a violation keeps a unit back.
    """

    unit: int
    focus: str
    path: str | None
    value: str | None
    shape: str
    message: str
    severity: Severity
    component: str = ""
    term: str = ""


def order(result: Result) -> tuple[int, str, str, str, str, str, str]:
    """Return the key that results are sorted by: the unit, then what is wrong with which node."""
    return (
        result.unit,
        result.focus,
        result.path or "",
        result.shape,
        result.component,
        result.term,
        result.message,
    )


@dataclass(frozen=True, slots=True)
class Report:
    """What the gate found in one file."""

    path: str
    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """Whether no shape is violated; warnings and infos do not count."""
        return not any(result.severity == "violation" for result in self.results)

    def triples(self, address: str) -> list[ox.Triple]:
        """Return the report as RDF under this address."""
        return report_triples(self.results, address)


def report_triples(results: Iterable[Result], address: str) -> list[ox.Triple]:
    """Return a `sh:ValidationReport` of these results at this address; each result is a fragment of it.

    As SHACL defines it, `sh:conforms` is false when there is any result, a warning too.
    """
    report = ox.NamedNode(address)
    ordered = sorted(results, key=order)
    triples = [
        ox.Triple(report, _RDF_TYPE, ox.NamedNode(SH + "ValidationReport")),
        ox.Triple(report, _sh("conforms"), ox.Literal("false" if ordered else "true", datatype=_BOOLEAN)),
    ]
    for result in ordered:
        node = ox.NamedNode(f"{address}#result-{_digest(result)}")
        triples.append(ox.Triple(report, _sh("result"), node))
        triples += _result_triples(node, result)
    return list(dict.fromkeys(triples))


_RDF_TYPE = ox.NamedNode(RDF + "type")
_BOOLEAN = ox.NamedNode(XSD + "boolean")


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def _digest(result: Result) -> str:
    parts = (result.focus, result.path or "", result.term, result.shape, result.component, result.message)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _result_triples(node: ox.NamedNode, result: Result) -> list[ox.Triple]:
    triples = [
        ox.Triple(node, _RDF_TYPE, _sh("ValidationResult")),
        ox.Triple(node, _sh("resultSeverity"), ox.NamedNode(_SEVERITIES[result.severity])),
        ox.Triple(node, _sh("focusNode"), _node(result.focus)),
        ox.Triple(node, _sh("sourceShape"), _node(result.shape)),
        ox.Triple(node, _sh("resultMessage"), ox.Literal(result.message, language="en")),
    ]
    if result.component:
        triples.append(ox.Triple(node, _sh("sourceConstraintComponent"), ox.NamedNode(result.component)))
    if result.path and ":" in result.path and " " not in result.path and result.path[0] not in "<(^":
        triples.append(ox.Triple(node, _sh("resultPath"), ox.NamedNode(result.path)))
    if result.term:
        triples.append(ox.Triple(node, _sh("value"), _term(result.term)))
    return triples


def _node(text: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.NamedNode(text)


def _term(ntriples: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    (quad,) = ox.parse(f"<urn:s> <urn:p> {ntriples} .", format=ox.RdfFormat.N_TRIPLES)
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple = quad.triple.object
    return term
