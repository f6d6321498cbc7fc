"""Why a statement stands here: the mentions behind it, else the sources whose graphs make it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, PROV

from ..labels import Link, Names
from ..resources import Object

_DEFAULT = ox.DefaultGraph()
_SUBJECT = ox.NamedNode(CMQ + "subject")
_DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source of a statement; without a passage the record as a whole says it.

    `confidence` is in percent, None if not stated; `start` and `end` count characters of the document from 0.
    """

    source: Link
    graph: Link
    passage: str = ""
    language: str = ""
    rule: str = ""
    confidence: int | None = None
    start: str = ""
    end: str = ""


class Evidences:
    """The evidence for the statements on a thing and its parts."""

    def __init__(self, names: Names) -> None:
        self._names, self._store = names, names.store
        self._read: dict[str, dict[tuple[str, str], list[Evidence]]] = {}
        self._sources: dict[str, Link] = {}

    def of(self, subject: str, predicate: str, value: Object) -> tuple[Evidence, ...]:
        """Return the evidence for a statement: every mention of it, then the sources that make it without one."""
        if subject not in self._read:
            self._read[subject] = self._mentions(subject)
        mentioned = self._read[subject].get((predicate, str(value)), [])
        seen = {evidence.graph.iri for evidence in mentioned}
        node, property_ = ox.NamedNode(subject), ox.NamedNode(predicate)
        graphs = {
            quad.graph_name.value
            for quad in self._store.quads_for_pattern(node, property_, value, None)
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        whole = [Evidence(self._source(graph), self._names.link(graph)) for graph in sorted(graphs - seen)]
        return (*mentioned, *whole)

    def _mentions(self, subject: str) -> dict[tuple[str, str], list[Evidence]]:
        found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        pointers = self._store.quads_for_pattern(None, _SUBJECT, ox.NamedNode(subject), None)
        for pointer in sorted(islice(pointers, _MOST), key=lambda quad: (str(quad.graph_name), str(quad.subject))):
            if not isinstance(pointer.graph_name, ox.NamedNode):
                continue
            said: dict[str, list[Object]] = defaultdict(list)
            for quad in self._store.quads_for_pattern(pointer.subject, None, None, pointer.graph_name):
                said[quad.predicate.value].append(quad.object)
            evidence = self._evidence(pointer.graph_name.value, said)
            for predicate in said[CMQ + "predicate"]:
                for value in said[CMQ + "object"]:
                    assert isinstance(predicate, ox.NamedNode)
                    found[predicate.value, str(value)].append(evidence)
        return found

    def _evidence(self, graph: str, said: dict[str, list[Object]]) -> Evidence:
        def one(name: str) -> str:
            return next((value.value for value in said.get(CMQ + name, []) if isinstance(value, ox.Literal)), "")

        exact = next((value for value in said.get(CMQ + "exact", []) if isinstance(value, ox.Literal)), None)
        return Evidence(
            self._source(graph),
            self._names.link(graph),
            exact.value if exact else "",
            (exact.language or "") if exact else "",
            one("rule"),
            _percent(one("confidence")),
            one("start"),
            one("end"),
        )

    def _source(self, graph: str) -> Link:
        if graph not in self._sources:
            derived = self._store.quads_for_pattern(ox.NamedNode(graph), _DERIVED, None, None)
            sources = sorted({quad.object.value for quad in derived if isinstance(quad.object, ox.NamedNode)})
            self._sources[graph] = self._names.link(sources[0] if sources else graph)
        return self._sources[graph]


def _percent(confidence: str) -> int | None:
    try:
        return round(Decimal(confidence) * 100) if confidence else None
    except (InvalidOperation, OverflowError, ValueError):
        return None
