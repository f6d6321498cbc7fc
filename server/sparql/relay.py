"""A query passed on to the endpoint that stands in for the store.

Only what the embedded engine can parse is passed on: an endpoint's own extensions may fetch and write.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import IO, Any

import pyoxigraph as ox

from ..stores.client import RESULTS, STATEMENTS, asked, solutions, statements, truth
from ..stores.endpoint import Endpoint, EndpointError
from .engine import limit_memory, run
from .failures import Failed
from .lexing import scan

_GRAPH = re.compile(r"\bGRAPH\b", re.IGNORECASE)


class Relayed:
    """The results of an endpoint, written as they come in."""

    def __init__(self, open_: ExitStack, answer: tuple[IO[bytes], str], kind: str) -> None:
        self._open, self._answer, self._kind = open_, answer, kind
        self.graph = kind == "CONSTRUCT"

    def serialize(self, output: IO[bytes], format: Any) -> None:
        """Write all results in a format; raises `EndpointError` when they break off."""
        with self._open:
            if self.graph:
                ox.serialize((quad.triple for quad in statements(self._answer)), output, format)
            elif self._kind == "ASK":
                truth(self._answer).serialize(output, format)
            else:
                solutions(self._answer).serialize(output, format)


def relay(job: dict[str, Any], memory: int) -> Relayed:
    """Return an endpoint's results for a job. Raises `Failed`."""
    limit_memory(memory)
    parsed = run(ox.Store(), job)
    graph = isinstance(parsed, ox.QueryTriples)
    kind = "CONSTRUCT" if graph else "SELECT" if isinstance(parsed, ox.QuerySolutions) else "ASK"
    endpoint = Endpoint(**{**job["endpoint"], "seconds": job["seconds"]})
    with ExitStack() as stack:
        try:
            for name in job["graphs"]:
                if not _has(endpoint, name):
                    raise Failed("graph", name)
            default_graphs = job["default_graphs"]
            # A dataset without named graphs would leave GRAPH nothing to match; then the endpoint's own has to do.
            if endpoint.default_graph and not job["graphs"] and not _GRAPH.search(scan(job["query"]).text):
                default_graphs = [endpoint.default_graph]
            accept = STATEMENTS if graph else RESULTS
            asking = asked(endpoint, job["query"], accept, default_graphs, job["named_graphs"], kind)
            answer = stack.enter_context(asking)
        except EndpointError as error:
            raise Failed("deadline" if "timed out" in str(error) else "store", str(error)) from error
        return Relayed(stack.pop_all(), answer, kind)


def _has(endpoint: Endpoint, graph: str) -> bool:
    # Not ASK: Virtuoso's is true of any graph.
    with asked(endpoint, f"SELECT ?p {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }} LIMIT 1", RESULTS) as answer:
        found = solutions(answer)
        return isinstance(found, ox.QuerySolutions) and next(found, None) is not None
