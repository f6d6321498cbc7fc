"""The pool of query processes: each query has one to itself, and is killed with it at a limit.

A query's process is told apart from the next one's by nothing but its socket: when a query is not read to its end,
for whatever reason, the process is killed and another takes its place. So a client that leaves, a result that is too
long and a deadline all end the same way, at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import QueryError, QuerySyntaxError, QueryTimeout, QueryTooLarge
from communique.release.settings import Limits

from .frames import END, ERROR, HEAD, HEADER, JOB, LONGEST_FRAME, PIECE, frame
from .guard import reaches_out
from .protocol import Query

_WORKER = "communique.server.sparql.worker"
_log = logging.getLogger(__name__)


class PoolBusy(QueryError):
    """As many queries as may wait are waiting."""


class Federated(QueryError):
    """A query with a SERVICE clause."""


class NotAcceptable(QueryError):
    """No acceptable format fits what the query returns: `sort` is "graph" or "results"."""

    def __init__(self, sort: str) -> None:
        super().__init__(f"no acceptable format for {sort}")
        self.sort = sort


@dataclass(frozen=True, slots=True)
class Job:
    """A query and what it is answered from: the store's folder, and the extensions of the formats to answer in.

    None stands for a sort of answer that the client accepts in no format.
    """

    query: Query
    store: Path
    base: str
    results: str | None
    graph: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that has begun: `format` is an extension, `pieces` raises `QueryError` if it can't be finished."""

    format: str
    sort: str
    pieces: AsyncGenerator[bytes, None]


class _Process:
    """A query process and the socket to it."""

    def __init__(self, process: subprocess.Popen[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self.process, self.reader, self.writer = process, reader, writer
        self.timed_out = False

    @classmethod
    async def start(cls, memory: int) -> _Process:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", _WORKER, str(theirs.fileno()), str(memory)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )
        return cls(process, *await asyncio.open_connection(sock=ours))

    def kill(self) -> None:
        """End the process now; its socket then reads as ended."""
        self.process.kill()
        self.process.wait()
        self.writer.close()

    def expire(self) -> None:
        """End the process because its deadline is over."""
        self.timed_out = True
        self.kill()

    async def receive(self) -> tuple[bytes, bytes]:
        """Return the next frame's kind and body; raises `QueryError` when the process has ended."""
        try:
            kind, length = HEADER.unpack(await self.reader.readexactly(HEADER.size))
            if length > LONGEST_FRAME:
                raise QueryTooLarge("the answer has a part that is too long to send")
            return kind, await self.reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError, OSError) as error:
            if self.timed_out:
                raise QueryTimeout("the query ran past its deadline and was ended") from error
            raise QueryTooLarge("the query needed more memory than a query may use, and was ended") from error


class Pool:
    """A number of query processes, and a queue before them. It belongs to one event loop."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._idle: asyncio.Queue[_Process] = asyncio.Queue()
        self._all: set[_Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._open = False

    async def start(self) -> None:
        """Start the processes."""
        self._open = True
        for _ in range(self._limits.query_processes):
            await self._add()

    async def stop(self) -> None:
        """End the processes, and what they are doing."""
        self._open = False
        for task in list(self._starting):
            task.cancel()
        for process in list(self._all):
            self._all.discard(process)
            process.kill()
            with contextlib.suppress(ConnectionError, BrokenPipeError):
                await process.writer.wait_closed()

    @property
    def processes(self) -> list[int]:
        """The process ids, for health reports and tests."""
        return sorted(process.process.pid for process in self._all)

    @property
    def busy(self) -> int:
        """How many processes answer a query now."""
        return max(0, len(self._all) - self._idle.qsize())

    @property
    def waiting(self) -> int:
        """How many queries wait for a process."""
        return self._waiting

    async def query(self, job: Job) -> Answer:
        """Return the answer to a query, once it is known in which format it comes.

        Raises `Federated`, `PoolBusy`, `NotAcceptable`, `QuerySyntaxError`, `QueryTimeout` (the deadline counts from
        when a process takes the query), `QueryTooLarge` (memory, or the first pieces), or another `QueryError`.
        """
        if reaches_out(job.query.text):
            raise Federated("a query may not ask another endpoint (SERVICE)")
        process = await self._take()
        watch = asyncio.get_running_loop().call_later(self._limits.query_seconds, process.expire)
        pieces = self._converse(process, job, watch)
        try:
            head = json.loads(await anext(pieces))
        except BaseException:
            await pieces.aclose()
            raise
        return Answer(head["format"], head["sort"], pieces)

    async def _take(self) -> _Process:
        while True:
            if self._idle.empty() and self._waiting >= self._limits.query_queue:
                raise PoolBusy("as many queries as may wait are waiting")
            self._waiting += 1
            try:
                process = await self._idle.get()
            finally:
                self._waiting -= 1
            if process.process.poll() is None:
                return process
            self._replace(process)  # it was ended from outside while it was idle

    async def _converse(self, process: _Process, job: Job, watch: asyncio.TimerHandle) -> AsyncGenerator[bytes, None]:
        """Yield the head, then the pieces; frees the process when the last was read, else kills it."""
        finished = False
        sent = 0
        try:
            await self._send(process, job)
            while True:
                kind, body = await process.receive()
                if kind == END:
                    finished = True
                    return
                if kind == ERROR:
                    finished = True
                    raise _error(json.loads(body))
                if kind == PIECE:
                    sent += len(body)
                    if sent > self._limits.query_result_bytes:
                        raise QueryTooLarge(f"the answer is longer than {self._limits.query_result_bytes:,} bytes")
                elif kind != HEAD:
                    raise QueryError(f"a query process sent a frame of kind {kind!r}")
                yield body
        finally:
            watch.cancel()
            if finished and not process.timed_out:
                self._idle.put_nowait(process)
            else:
                self._replace(process)

    async def _send(self, process: _Process, job: Job) -> None:
        message: dict[str, Any] = {
            "query": job.query.text,
            "default_graphs": job.query.default_graphs,
            "named_graphs": job.query.named_graphs,
            "store": str(job.store),
            "base": job.base,
            "results": job.results,
            "graph": job.graph,
            "seconds": self._limits.query_seconds,
        }
        process.writer.write(frame(JOB, json.dumps(message).encode()))
        with contextlib.suppress(ConnectionError):  # reading says what happened
            await process.writer.drain()

    def _replace(self, process: _Process) -> None:
        if process not in self._all:
            return
        self._all.discard(process)
        process.kill()
        if self._open:
            task = asyncio.get_running_loop().create_task(self._add())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _add(self) -> None:
        process = await _Process.start(self._limits.query_memory_bytes)
        if not self._open:
            process.kill()
            return
        self._all.add(process)
        self._idle.put_nowait(process)


def _error(body: dict[str, Any]) -> QueryError:
    match body["kind"]:
        case "syntax":
            return QuerySyntaxError(body["detail"], line=body["line"], column=body["column"])
        case "not-acceptable":
            return NotAcceptable(body["detail"])
        case "memory":
            return QueryTooLarge("the query needed more memory than a query may use, and was ended")
        case "store":
            _log.error(body["detail"])
            return QueryError("the store can't be opened")
        case _:
            return QueryError(body["detail"])
