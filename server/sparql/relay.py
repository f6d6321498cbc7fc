"""A query passed on to the endpoint that stands in for the store.

Only what the embedded engine can parse is passed on: an endpoint's own extensions may fetch and write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any

import pyoxigraph as ox

from ..stores.client import RESULTS, STATEMENTS, asked, solutions, statements
from ..stores.endpoint import Endpoint, EndpointError
from .engine import limit_memory, run
from .failures import Failed


class Relayed:
    """The results of an endpoint, written as they come in."""

    def __init__(self, open_: ExitStack, answer: tuple[IO[bytes], str], *, graph: bool) -> None:
        self._open, self._answer, self.graph = open_, answer, graph

    def serialize(self, output: IO[bytes], format: Any) -> None:
        """Write all results in a format; raises `EndpointError` when they break off."""
        with self._open:
            if self.graph:
                ox.serialize((quad.triple for quad in self._statements()), output, format)
            else:
                solutions(self._answer).serialize(output, format)

    def _statements(self) -> Iterator[ox.Quad]:
        return statements(self._answer)


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
            # A dataset that the query states itself is not to be overridden by the endpoint's default graph.
            stated = bool(job["graphs"]) and not (job["default_graphs"] or job["named_graphs"])
            answer = stack.enter_context(
                asked(
                    Endpoint(endpoint.address, "", endpoint.seconds, endpoint.user, endpoint.password)
                    if stated
                    else endpoint,
                    job["query"],
                    STATEMENTS if graph else RESULTS,
                    job["default_graphs"],
                    job["named_graphs"],
                    kind,
                )
            )
        except EndpointError as error:
            raise Failed("deadline" if "timed out" in str(error) else "store", str(error)) from error
        return Relayed(stack.pop_all(), answer, graph=graph)


def _has(endpoint: Endpoint, graph: str) -> bool:
    with asked(endpoint, f"ASK {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}", RESULTS, kind="ASK") as answer:
        return bool(solutions(answer))
