"""A query process: reads jobs from a Unix socket, and answers each from a store or from the endpoint in its place.

Run as `python -m communique.server.sparql.worker FD MEMORY [open]`, where FD is the socket it inherits and MEMORY the
bytes of data that a query may allocate; without `open` it can make no connection. It imports nothing but the engine, so
that a killed one is quickly replaced. The server kills it at a query's deadline, and it ends with the server; the alarm
is for the case that the server itself hangs.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import select
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from communique.errors import QueryError

from .engine import Results, Stores, evaluate
from .failures import Failed
from .frames import END, ERROR, HEAD, HEADER, JOB, PIECE, frame
from .wall import raise_wall

if TYPE_CHECKING:
    from .relay import Relayed

_PIECE = 64 * 1024
_GRACE_SECONDS = 5
_SHORT_SECONDS = 0.05
"""A query that runs longer gives way to the site and to short ones."""
_LONG_NICENESS = 15

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


class _Pieces(io.RawIOBase):
    """A stream that sends what is written as pieces, and the head before the first."""

    def __init__(self, connection: socket.socket, head: dict[str, str]) -> None:
        self._connection = connection
        self._head: bytes | None = json.dumps(head).encode()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        piece = frame(PIECE, bytes(data))
        self._connection.sendall(self.head() + piece)
        return len(data)

    def head(self) -> bytes:
        """Return the head as a frame, and nothing from the second time on."""
        head, self._head = self._head, None
        return b"" if head is None else frame(HEAD, head)


def main(descriptor: int, memory: int, *, walled: bool = True) -> None:
    """Answer jobs until the server closes the socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if walled:
        raise_wall()
    stores = Stores(memory)
    with socket.socket(fileno=descriptor) as connection, contextlib.suppress(BrokenPipeError, ConnectionResetError):
        threading.Thread(target=_end_with_server, args=(connection,), daemon=True).start()
        while (job := _receive(connection)) is not None:
            signal.setitimer(signal.ITIMER_REAL, job["seconds"] + _GRACE_SECONDS)
            turn = _Turn(connection, stores, job, memory)
            turn.start()
            turn.join(_SHORT_SECONDS)
            if turn.is_alive():
                # A priority can be lowered but not raised again: hence a thread for each job, with its own.
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, turn.native_id or 0, _LONG_NICENESS)
                turn.join()
            signal.setitimer(signal.ITIMER_REAL, 0)
            if turn.error is not None:
                raise turn.error


class _Turn(threading.Thread):
    """One job's thread; `error` is what ended it other than a failed query."""

    def __init__(self, connection: socket.socket, stores: Stores, job: dict[str, Any], memory: int) -> None:
        super().__init__(daemon=True)
        self._connection, self._stores, self._job, self._memory = connection, stores, job, memory
        self.error: BaseException | None = None

    def run(self) -> None:
        """Answer the job."""
        try:
            _answer(self._connection, _evaluate(self._stores, self._job, self._memory), self._job)
        except Failed as failed:
            self._say(failed.body)
        except MemoryError:
            self._say({"kind": "memory", "detail": "out of memory"})
        except BaseException as error:
            self.error = error

    def _say(self, body: dict[str, Any]) -> None:
        try:
            self._connection.sendall(frame(ERROR, json.dumps(body).encode()))
        except OSError as error:
            self.error = error


def _end_with_server(connection: socket.socket) -> None:
    """End this process when the server is gone, also in the middle of a query."""
    gone = select.poll()
    gone.register(connection, select.POLLHUP)
    gone.poll()
    os._exit(0)


def _evaluate(stores: Stores, job: dict[str, Any], memory: int) -> Results | Relayed:
    if job["endpoint"] is None:
        return evaluate(stores.open(job["store"]), job)
    from .relay import relay  # the client of other endpoints takes half a second to load

    return relay(job, memory)


def _answer(connection: socket.socket, results: Results | Relayed, job: dict[str, Any]) -> None:
    graph = isinstance(results, ox.QueryTriples) or getattr(results, "graph", False)
    extension = job["graph"] if graph else job["results"]
    if extension is None:
        raise Failed("not-acceptable", "graph" if graph else "results")
    pieces = _Pieces(connection, {"format": extension, "sort": "graph" if graph else "results"})
    with io.BufferedWriter(pieces, _PIECE) as writer:
        try:
            if isinstance(results, ox.QueryTriples):
                results.serialize(writer, _GRAPHS[extension])
            elif isinstance(results, ox.QuerySolutions | ox.QueryBoolean):
                results.serialize(writer, _RESULTS[extension])
            else:
                results.serialize(writer, (_GRAPHS if graph else _RESULTS)[extension])
        except (BrokenPipeError, ConnectionResetError, MemoryError):
            raise
        except (QueryError, SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise Failed("evaluation", str(error)) from error
    connection.sendall(pieces.head() + frame(END))


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
    main(int(sys.argv[1]), int(sys.argv[2]), walled="open" not in sys.argv[3:])
