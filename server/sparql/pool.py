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
import subprocess
from collections.abc import AsyncGenerator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from communique.errors import QueryError, QuerySyntaxError, QueryTimeout, QueryTooLarge
from communique.release.settings import Limits

from ..stores.endpoint import Endpoint
from .asked import stated_graphs
from .failures import MemoryExceeded, NotAcceptable, PoolBusy, StoreUnavailable, UnknownGraph
from .frames import END, ERROR, HEAD, JOB, PIECE, frame
from .guard import Federated, clear
from .process import Process
from .protocol import Query

__all__ = ["Answer", "Federated", "Job", "NotAcceptable", "Pool", "PoolBusy"]

HELD = 1024 * 1024
"""Bytes of an answer that are held before the first goes out: what fails within them has its status."""

_AGAIN_SECONDS = 1.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A query and what it is answered from: the store's folder, and the extensions of the formats to answer in.

    None stands for a sort of answer that the client accepts in no format. `endpoint` stands in for the store;
    `services` are the endpoints that SERVICE may name.
    """

    query: Query
    store: Path
    base: str
    results: str | None
    graph: str | None
    endpoint: Endpoint | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that has begun: `format` is an extension, `pieces` raises `QueryError` if it can't be finished.

    `length` is in bytes, None when the end has not been seen yet.
    """

    format: str
    sort: str
    pieces: AsyncGenerator[bytes, None]
    length: int | None = None


class Pool:
    """A number of query processes, and a queue before them. It belongs to one event loop.

    `walled` says that its processes can make no connection; those that ask another store have to.
    """

    def __init__(self, limits: Limits, *, walled: bool = True) -> None:
        self._limits, self._walled = limits, walled
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._tasks: set[asyncio.Task[None]] = set()
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
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for process in list(self._all):
            self._all.discard(process)
            process.kill()
            process.reap()
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

    def tend(self) -> None:
        """Replace processes that were ended from outside; who keeps the pool calls it now and then."""
        for process in list(self._all):
            if process.process.poll() is not None:
                self._replace(process)

    async def query(self, job: Job) -> Answer:
        """Return the answer to a query, once so much of it is there that it is known how it begins.

        Raises `Federated`, `PoolBusy`, `NotAcceptable`, `UnknownGraph`, `QuerySyntaxError`, `QueryTimeout` (the
        deadline counts from when a process takes the query), `QueryTooLarge` (memory, or the answer's length),
        `ProcessLost`, `StoreUnavailable`, or another `QueryError`.
        """
        cleared = clear(job.query.text, job.services)
        process = await self._take(may_reach_out=cleared.reaches_out)
        watch = asyncio.get_running_loop().call_later(self._limits.query_seconds, self._expire, process)
        pieces = self._converse(process, _message(job, cleared.text, self._limits.query_seconds), watch)
        held: list[bytes] = []
        try:
            head = json.loads(await anext(pieces))
            while sum(map(len, held)) < HELD:
                held.append(await anext(pieces))
        except StopAsyncIteration:
            return Answer(head["format"], head["sort"], _resumed(held, pieces), sum(map(len, held)))
        except BaseException:
            await pieces.aclose()
            raise
        return Answer(head["format"], head["sort"], _resumed(held, pieces))

    async def _take(self, *, may_reach_out: bool) -> Process:
        """Return a process that has nothing to do, or raise `PoolBusy`."""
        while True:
            if self._idle.empty() and self._waiting >= self._limits.query_queue:
                raise PoolBusy("as many queries as may wait are waiting")
            self._waiting += 1
            try:
                async with asyncio.timeout(self._limits.query_seconds):
                    process = await self._idle.get()
            except TimeoutError as error:
                raise PoolBusy("no query process was free for as long as a query may run") from error
            finally:
                self._waiting -= 1
            if process.process.poll() is not None:
                self._replace(process)  # it was ended from outside while it was idle
            elif may_reach_out and process.walled:
                return await self._exchange(process)
            else:
                return process

    async def _exchange(self, process: Process) -> Process:
        """Return a process that can make connections, in the place of one that can't."""
        try:
            other = await Process.start(self._limits.query_memory_bytes, walled=False)
        except BaseException:
            self._idle.put_nowait(process)
            raise
        self._all.add(other)
        self._end(process)
        return other

    async def _converse(
        self, process: Process, message: dict[str, Any], watch: asyncio.TimerHandle
    ) -> AsyncGenerator[bytes, None]:
        """Yield the head, then the pieces; frees the process when the last was read, else kills it."""
        finished = False
        sent = 0
        try:
            process.writer.write(frame(JOB, json.dumps(message).encode()))
            with contextlib.suppress(ConnectionError):  # reading says what happened
                await process.writer.drain()
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
            # A process that may make connections is for one query, where the others have a wall.
            if finished and not process.timed_out and process.walled == self._walled:
                self._idle.put_nowait(process)
            else:
                self._replace(process)

    def _expire(self, process: Process) -> None:
        """End a process because its deadline is over, also when nobody reads its answer, and replace it."""
        process.timed_out = True
        self._replace(process)

    def _replace(self, process: Process) -> None:
        if self._end(process) and self._open:
            self._spawn(self._add())

    def _end(self, process: Process) -> bool:
        """Kill a process; returns False if that was done before."""
        if process not in self._all:
            return False
        self._all.discard(process)
        process.kill()
        if self._open:
            self._spawn(asyncio.to_thread(process.reap))
        else:
            process.reap()
        return True

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _add(self) -> None:
        """Start a process, again and again where the system has no room for one."""
        while self._open:
            try:
                process = await Process.start(self._limits.query_memory_bytes, walled=self._walled)
            except (OSError, subprocess.SubprocessError) as error:
                _log.error("a query process can't be started: %s", error)
                await asyncio.sleep(_AGAIN_SECONDS)
                continue
            self._all.add(process)
            if not self._open:
                self._end(process)
                return
            self._idle.put_nowait(process)
            return


async def _resumed(held: list[bytes], pieces: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """Yield what was held back, then the rest."""
    async with contextlib.aclosing(pieces):
        for piece in held:
            yield piece
        held.clear()
        async for piece in pieces:
            yield piece


def _message(job: Job, text: str, seconds: float) -> dict[str, Any]:
    query = job.query
    stated = query.default_graphs or query.named_graphs
    # A dataset of the protocol takes the place of the query's own.
    graphs = (*query.default_graphs, *query.named_graphs) if stated else stated_graphs(text, job.base)
    return {
        "query": text,
        "default_graphs": query.default_graphs,
        "named_graphs": query.named_graphs,
        "graphs": graphs,
        "store": str(job.store),
        "endpoint": asdict(job.endpoint) if job.endpoint else None,
        "base": job.base,
        "results": job.results,
        "graph": job.graph,
        "seconds": seconds,
    }


def _error(body: dict[str, Any]) -> QueryError:
    match body["kind"]:
        case "syntax":
            return QuerySyntaxError(body["detail"], line=body["line"], column=body["column"], excerpt=body["excerpt"])
        case "not-acceptable":
            return NotAcceptable(body["detail"])
        case "graph":
            return UnknownGraph(body["detail"])
        case "memory":
            return MemoryExceeded()
        case "deadline":
            return QueryTimeout("the query ran past its deadline and was ended")
        case "store":
            _log.error(body["detail"])
            return StoreUnavailable(body["detail"])
        case _:
            return QueryError(body["detail"])
