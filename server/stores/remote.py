"""Statements read from an endpoint, as if they were in a store at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from . import Graph, Node, Term
from .client import RESULTS, asked, solutions
from .endpoint import Endpoint, EndpointError

MOST_ROWS = 200_000
"""More than the lists of a large site need; an answer that is longer is an error, not a short list."""

_MOST_SUBJECTS = 20_000
_AT_ONCE = 100
_DEFAULT = ox.DefaultGraph()


class RemoteStore:
    """A store behind a SPARQL endpoint; see `Reader`. Its methods raise `EndpointError`; threads may share it.

    What the default graph says of a subject is kept: it is made for one release, and is dropped with it.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._subjects: OrderedDict[ox.NamedNode, tuple[ox.Quad, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def quads_for_pattern(
        self,
        subject: Node | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that fit; those of a subject in the default graph are asked for once."""
        if isinstance(subject, ox.NamedNode) and isinstance(graph_name, ox.DefaultGraph):
            for quad in self._of(subject):
                if predicate in (None, quad.predicate) and object in (None, quad.object):
                    yield quad
            return
        pattern = f"{_term(subject, '?s')} {_term(predicate, '?p')} {_term(object, '?o')}"
        if graph_name is None or isinstance(graph_name, ox.DefaultGraph):
            for row in self._ask(f"SELECT * {{ {self._merged(pattern)} }}"):
                yield ox.Quad(subject or row["s"], predicate or row["p"], object or row["o"])
        if not isinstance(graph_name, ox.DefaultGraph):
            query = f"SELECT * {{ GRAPH {_term(graph_name, '?g')} {{ {pattern} }} {self._apart(graph_name)}}}"
            for row in self._ask(query):
                yield ox.Quad(subject or row["s"], predicate or row["p"], object or row["o"], graph_name or row["g"])

    def contains_named_graph(self, graph_name: Graph) -> bool:
        """Return whether a graph of this name has a statement."""
        if isinstance(graph_name, ox.DefaultGraph):
            return False
        return next(self.quads_for_pattern(None, None, None, graph_name), None) is not None

    def named_graphs(self) -> Iterator[Node]:
        """Return the names of the graphs that have a statement."""
        for row in self._ask(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {self._apart(None)}}}"):
            yield row["g"]

    def select(self, query: str) -> Iterator[ox.QuerySolution]:
        """Return the answers to a SELECT over the default graph, or over the graph that stands in for it."""
        merged = self._endpoint.default_graph
        yield from self._ask(query, (merged,) if merged else ())

    def fetch(self, subjects: Iterable[ox.NamedNode]) -> None:
        """Get what the default graph says of these subjects, and of what they point to, many in one request."""
        with self._lock:
            missing = sorted({subject for subject in subjects if subject not in self._subjects}, key=str)
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            values = " ".join(map(str, some))
            found: dict[ox.NamedNode, list[ox.Quad]] = {subject: [] for subject in some}
            # What they are called is wanted next, so it comes along.
            near = f"{{ VALUES ?s {{ {values} }} ?s ?p ?o }} UNION {{ VALUES ?x {{ {values} }} ?x ?y ?s . ?s ?p ?o }}"
            for row in self._ask(f"SELECT DISTINCT ?s ?p ?o {{ {self._merged(near)} }}"):
                if isinstance(row["s"], ox.NamedNode):
                    found.setdefault(row["s"], []).append(ox.Quad(row["s"], row["p"], row["o"]))
            for subject in some:
                for quad in found[subject]:
                    if isinstance(quad.object, ox.NamedNode):
                        found.setdefault(quad.object, [])
            self._keep(found)

    def _of(self, subject: ox.NamedNode) -> tuple[ox.Quad, ...]:
        with self._lock:
            if subject in self._subjects:
                self._subjects.move_to_end(subject)
                return self._subjects[subject]
        self.fetch([subject])
        with self._lock:
            return self._subjects.get(subject, ())

    def _keep(self, found: dict[ox.NamedNode, list[ox.Quad]]) -> None:
        with self._lock:
            self._subjects.update((subject, tuple(quads)) for subject, quads in found.items())
            while len(self._subjects) > _MOST_SUBJECTS:
                self._subjects.popitem(last=False)

    def _merged(self, pattern: str) -> str:
        """Return a pattern on the default graph, or on the graph that stands in for it."""
        merged = self._endpoint.default_graph
        return f"GRAPH <{merged}> {{ {pattern} }}" if merged else pattern

    def _apart(self, graph_name: Graph | None) -> str:
        """Return a filter that keeps the graph of merged statements out of the named graphs."""
        merged = self._endpoint.default_graph
        return f"FILTER(?g != <{merged}>) " if merged and graph_name is None else ""

    def _ask(self, query: str, graphs: Sequence[str] = ()) -> Iterator[ox.QuerySolution]:
        with asked(self._endpoint, f"{query} LIMIT {MOST_ROWS + 1}", RESULTS, graphs) as answer:
            found = solutions(answer)
            if not isinstance(found, ox.QuerySolutions):
                raise EndpointError("the endpoint answers a SELECT with a truth value")
            count = 0
            try:
                for row in found:
                    count += 1
                    yield row
            except (SyntaxError, ValueError) as error:
                raise EndpointError(f"the endpoint's answer breaks off: {error}") from error
            finally:
                # It belongs to this thread, and an error that is looked at in another would keep it.
                del found
            if count > MOST_ROWS:
                raise EndpointError(f"the endpoint has more than {MOST_ROWS:,} answers to {query}")


def _term(term: Term | Graph | None, variable: str) -> str:
    return variable if term is None else str(term)
