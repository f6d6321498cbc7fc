"""A query process: reads jobs from a Unix socket, answers each from a store that it opens read-only.

Run as `python -m communique.server.sparql.worker FD MEMORY`, where FD is the socket it inherits and MEMORY the bytes of
data that a query may allocate. It imports nothing but the engine, so that a killed one is quickly replaced. The server
kills it at a query's deadline; the alarm is for the case that the server itself is gone.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import resource
import signal
import socket
import sys
from typing import Any

import pyoxigraph as ox

from .frames import END, ERROR, HEAD, HEADER, JOB, PIECE, frame
from .guard import settled

_PIECE = 64 * 1024
_AT = re.compile(r"error at (\d+):(\d+): ")
_GRACE_SECONDS = 5

_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}
_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


class _Failed(Exception):
    """A query that can't be answered, said to the server as an error frame."""

    def __init__(self, kind: str, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.body = {"kind": kind, "detail": detail, **more}


class _Pieces(io.RawIOBase):
    """A stream that sends what is written as pieces, and the head before the first."""

    def __init__(self, connection: socket.socket, head: dict[str, str]) -> None:
        self._connection = connection
        self._head: bytes | None = json.dumps(head).encode()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.send_head()
        self._connection.sendall(frame(PIECE, bytes(data)))
        return len(data)

    def send_head(self) -> None:
        if self._head is not None:
            self._connection.sendall(frame(HEAD, self._head))
            self._head = None


class _Stores:
    """The store of the release that was asked last."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._path = ""
        self._store: ox.Store | None = None

    def open(self, path: str) -> ox.Store:
        if self._store is None or path != self._path:
            self._store = None
            _limit_memory(None)
            try:
                self._store = ox.Store.read_only(path)
            except OSError as error:
                raise _Failed("store", f"The store can't be opened: {error}") from error
            self._path = path
            _limit_memory(self._memory)
        return self._store


def _limit_memory(more: int | None) -> None:
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


def main(descriptor: int, memory: int) -> None:
    """Answer jobs until the server closes the socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    stores = _Stores(memory)
    with socket.socket(fileno=descriptor) as connection, contextlib.suppress(BrokenPipeError, ConnectionResetError):
        while (job := _receive(connection)) is not None:
            signal.setitimer(signal.ITIMER_REAL, job["seconds"] + _GRACE_SECONDS)
            try:
                _answer(connection, stores.open(job["store"]), job)
            except _Failed as failed:
                connection.sendall(frame(ERROR, json.dumps(failed.body).encode()))
            except MemoryError:
                connection.sendall(frame(ERROR, json.dumps({"kind": "memory", "detail": "out of memory"}).encode()))
            signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(connection: socket.socket, store: ox.Store, job: dict[str, Any]) -> None:
    results = _evaluate(store, job)
    graph = isinstance(results, ox.QueryTriples)
    extension = job["graph"] if graph else job["results"]
    if extension is None:
        raise _Failed("not-acceptable", "graph" if graph else "results")
    pieces = _Pieces(connection, {"format": extension, "sort": "graph" if graph else "results"})
    with io.BufferedWriter(pieces, _PIECE) as writer:
        try:
            if isinstance(results, ox.QueryTriples):
                results.serialize(writer, _GRAPHS[extension])
            else:
                results.serialize(writer, _RESULTS[extension])
        except (ValueError, RuntimeError) as error:
            raise _Failed("evaluation", str(error)) from error
    pieces.send_head()
    connection.sendall(frame(END))


def _evaluate(store: ox.Store, job: dict[str, Any]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    dataset: dict[str, Any] = {}
    if job["default_graphs"] or job["named_graphs"]:
        dataset["default_graph"] = [ox.NamedNode(graph) for graph in job["default_graphs"]]
        dataset["named_graphs"] = [ox.NamedNode(graph) for graph in job["named_graphs"]]
    try:
        return store.query(settled(job["query"]), base_iri=job["base"], **dataset)
    except SyntaxError as error:
        where = _AT.match(str(error))
        line, column = (int(where[1]), int(where[2])) if where else (None, None)
        raise _Failed("syntax", _AT.sub("", str(error)), line=line, column=column) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise _Failed("evaluation", str(error)) from error


def _receive(connection: socket.socket) -> dict[str, Any] | None:
    """Return the next job, None when the server has closed the socket."""
    header = _exactly(connection, HEADER.size)
    if header is None:
        return None
    kind, length = HEADER.unpack(header)
    body = _exactly(connection, length)
    if kind != JOB or body is None:
        return None
    job: dict[str, Any] = json.loads(body)
    return job


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(min(length - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
