"""Why a statement stands here: the mentions behind it, else the sources whose graphs make it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, PROV

from ..addresses import owner_of
from ..labels import Link, Names
from ..resources import Object

_DEFAULT = ox.DefaultGraph()
_SUBJECT = ox.NamedNode(CMQ + "subject")
_DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")
_ROW = ox.NamedNode(CMQ + "row")
_MOST = 5_000
_MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source of a statement; without a passage the record as a whole says it.

    `confidence` is in percent, None if not stated; `start` and `end` count characters of the document from 0, `row` the
    lines of a table from 1.
    """

    source: Link
    graph: Link
    passage: str = ""
    language: str = ""
    rule: str = ""
    confidence: int | None = None
    start: str = ""
    end: str = ""
    row: str = ""


class Evidences:
    """The evidence for the statements on a thing and its parts."""

    def __init__(self, names: Names) -> None:
        self._names, self._store = names, names.store
        self._read: dict[str, dict[tuple[str, str], list[Evidence]]] = {}
        self._sources: dict[str, Link] = {}
        self._rows: dict[tuple[str, str], str] = {}

    @property
    def graphs(self) -> tuple[str, ...]:
        """The graphs of all evidence that was given."""
        return tuple(sorted(self._sources))

    def row(self, subject: str, graph: str) -> str:
        """Return the row of a source's table that speaks of a thing, or of what it is a part of; "" if none is said."""
        if (subject, graph) not in self._rows:
            found = self._store.quads_for_pattern(ox.NamedNode(subject), _ROW, None, ox.NamedNode(graph))
            numbers = {quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}
            rows = sorted(numbers, key=lambda number: (len(number), number))
            owner = owner_of(subject)
            words = ", ".join(rows[:_MOST_ROWS]) + (" …" if len(rows) > _MOST_ROWS else "")
            self._rows[subject, graph] = words or (self.row(owner, graph) if owner != subject else "")
        return self._rows[subject, graph]

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
        whole = [
            Evidence(self.source(graph), self._names.link(graph), row=self.row(subject, graph))
            for graph in sorted(graphs - seen)
        ]
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
            self.source(graph),
            self._names.link(graph),
            exact.value if exact else "",
            (exact.language or "") if exact else "",
            one("rule"),
            _percent(one("confidence")),
            one("start"),
            one("end"),
            one("row"),
        )

    def source(self, graph: str) -> Link:
        """Return the document that a graph was read from, the graph itself where that isn't said."""
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
