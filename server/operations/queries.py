"""Queries watched: how each ended, how long it took, and how busy the pool is."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator
from dataclasses import replace

from communique.errors import QueryError, QuerySyntaxError, QueryTimeout, QueryTooLarge

from ..sparql.failures import MemoryExceeded, NotAcceptable, PoolBusy, ProcessLost, StoreUnavailable
from ..sparql.guard import Federated
from ..sparql.pool import Answer, Job, Pool
from .metrics import Metrics
from .watch import Seen, seen_request

_LOOK_SECONDS = 1.0

_OUTCOMES: dict[type[QueryError], str] = {
    PoolBusy: "queue_full",
    Federated: "federated",
    NotAcceptable: "not_acceptable",
    QuerySyntaxError: "malformed",
    QueryTimeout: "deadline",
    MemoryExceeded: "memory",
    QueryTooLarge: "too_large",
    ProcessLost: "process_lost",
    StoreUnavailable: "store_unavailable",
}


class WatchedPool:
    """A pool of query processes whose queries are counted."""

    def __init__(self, pool: Pool, metrics: Metrics) -> None:
        self._pool, self._metrics = pool, metrics
        self._looking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the pool."""
        await self._pool.start()
        self._looking = asyncio.create_task(self._look_again())

    async def stop(self) -> None:
        """Stop the pool."""
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking
        await self._pool.stop()

    @property
    def processes(self) -> list[int]:
        """The process ids of the pool."""
        return self._pool.processes

    async def query(self, job: Job) -> Answer:
        """Return the pool's answer, and count the query when it has ended; raises what the pool raises."""
        seen, started = seen_request(), time.perf_counter()
        try:
            answer = await self._pool.query(job)
        except BaseException as error:
            self._count(_outcome(error), started, seen)
            raise
        return replace(answer, pieces=self._counted(answer.pieces, started, seen))

    async def _counted(
        self, pieces: AsyncGenerator[bytes, None], started: float, seen: Seen | None
    ) -> AsyncGenerator[bytes, None]:
        outcome = "answered"
        try:
            async with contextlib.aclosing(pieces):
                async for piece in pieces:
                    yield piece
        except BaseException as error:
            outcome = _outcome(error)
            raise
        finally:
            self._count(outcome, started, seen)

    def _count(self, outcome: str, started: float, seen: Seen | None) -> None:
        seconds = time.perf_counter() - started
        self._metrics.query(outcome, seconds)
        if seen is not None:
            seen.query_seconds = seconds

    def look(self) -> None:
        """Measure how busy the pool is now."""
        self._metrics.processes.set(len(self._pool.processes))
        self._metrics.busy.set(self._pool.busy)
        self._metrics.waiting.set(self._pool.waiting)

    async def _look_again(self) -> None:
        """Tend and measure every second: another process of the site may be the one that is asked."""
        while True:
            self._pool.tend()
            self.look()
            await asyncio.sleep(_LOOK_SECONDS)


def _outcome(error: BaseException) -> str:
    if isinstance(error, QueryError):
        return next((name for kind, name in _OUTCOMES.items() if isinstance(error, kind)), "failed")
    return "client_left"
