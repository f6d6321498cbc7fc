"""A query answered by the embedded store, opened read-only."""

from __future__ import annotations

import re
import resource
import textwrap
from typing import Any

import pyoxigraph as ox

from .failures import Failed

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_EXCERPT = 100
_LONGEST_REASON = 200
_AT = re.compile(r"error at (\d+):(\d+): ")


class Stores:
    """The store of the release that was asked last."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._path = ""
        self._store: ox.Store | None = None

    def open(self, path: str) -> ox.Store:
        """Return the store of a folder; from then on the process may allocate so much more. Raises `Failed`."""
        if self._store is None or path != self._path:
            self._store = None
            limit_memory(None)
            try:
                self._store = ox.Store.read_only(path)
            except (OSError, ValueError, RuntimeError) as error:
                raise Failed("store", f"The store can't be opened: {error}") from error
            self._path = path
            limit_memory(self._memory)
        return self._store


def evaluate(store: ox.Store, job: dict[str, Any]) -> Results:
    """Return the results of a job's query. Raises `Failed`, also for a graph that the store doesn't have."""
    dataset: dict[str, Any] = {}
    if job["default_graphs"] or job["named_graphs"]:
        dataset["default_graph"] = [ox.NamedNode(graph) for graph in job["default_graphs"]]
        dataset["named_graphs"] = [ox.NamedNode(graph) for graph in job["named_graphs"]]
    for graph in job["graphs"]:
        if not store.contains_named_graph(ox.NamedNode(graph)):
            raise Failed("graph", graph)
    return run(store, job, **dataset)


def run(store: ox.Store, job: dict[str, Any], **dataset: Any) -> Results:
    """Return the results of a job's query over a dataset. Raises `Failed`, for a syntax error with its place."""
    try:
        return store.query(job["query"], base_iri=job["base"], **dataset)
    except SyntaxError as error:
        where = _AT.match(str(error))
        line, column = (int(where[1]), int(where[2])) if where else (None, None)
        excerpt = _excerpt(job["query"], line, column) if line and column else ""
        reason = textwrap.shorten(_AT.sub("", str(error)), _LONGEST_REASON, placeholder=" …")
        raise Failed("syntax", reason, line=line, column=column, excerpt=excerpt) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise Failed("evaluation", str(error)) from error


def _excerpt(query: str, line: int, column: int) -> str:
    """Return the line where a query breaks, as far as it fits a screen, with a caret under the place."""
    lines = re.split(r"\r\n|\n|\r", query)
    text = lines[line - 1] if line <= len(lines) else ""
    first = max(0, column - 1 - _EXCERPT // 2)
    shown = text[first : first + _EXCERPT]
    # The caret stands right under a tab too, when what is before it is repeated.
    before = "".join("\t" if character == "\t" else " " for character in shown[: column - 1 - first])
    return f"{shown}\n{before}^"


def limit_memory(more: int | None) -> None:
    """Let the process allocate that many bytes more than it has, None for as many as it likes.

    The limit is on data: one on the address space would break the store, which maps its files.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = hard if more is None else _data_bytes() + more
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data_bytes() -> int:
    """Return how much data memory the process has, 0 where the system doesn't say."""
    try:
        with open("/proc/self/status", "rb") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith(b"VmData:"))
    except (OSError, StopIteration):
        return 0
