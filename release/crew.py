"""The processes of a build: one, or several that are given batches and whose results come back in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, parent_process
from types import TracebackType
from typing import TypeVar

from communique.errors import ReleaseError

from .plan import Planned
from .tables import Tables
from .tasks import Batch, BatchOutcome, Job, Piece, Surveyed
from .work import Worker

_DIED = "a process of the build ended without a word, perhaps for lack of memory; set build.workers lower"

Given = TypeVar("Given")
Got = TypeVar("Got")

_worker: Worker | None = None
_tables: Tables | None = None


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """A context in which batches are worked on, by `workers` processes; one works without starting another."""

    def __init__(self, job: Job, workers: int) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._window = 2 * workers + 2
        self.worker = Worker(job)
        self.tables = Tables(self.worker)
        if workers > 1:
            self._pool = ProcessPoolExecutor(
                workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_start,
                initargs=(job,),
            )

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def survey(self, batches: Iterable[tuple[Planned, ...]]) -> Iterator[list[Surveyed]]:
        """Yield what a first look at each batch tells, in the order of the batches."""
        return map(self.worker.survey, batches) if self._pool is None else self._spread(self._pool, _survey, batches)

    def convert(self, batches: Iterable[Batch]) -> Iterator[BatchOutcome]:
        """Yield what each batch gives, in the order of the batches."""
        return map(self.worker.convert, batches) if self._pool is None else self._spread(self._pool, _convert, batches)

    def convert_pieces(self, pieces: Iterable[Piece]) -> Iterator[BatchOutcome]:
        """Yield what each piece of a table gives, in the order of the pieces, which are made as they are wanted."""
        return map(self.tables.convert, pieces) if self._pool is None else self._spread(self._pool, _piece, pieces)

    def _spread(self, pool: ProcessPoolExecutor, work: Callable[[Given], Got], tasks: Iterable[Given]) -> Iterator[Got]:
        """Yield what the processes make of the tasks, in their order; only a few tasks exist at a time."""
        waiting: deque[Future[Got]] = deque()
        try:
            for task in tasks:
                waiting.append(pool.submit(work, task))
                if len(waiting) >= self._window:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ReleaseError(_DIED) from error


def _start(job: Job) -> None:
    """Make a spawned process ready; it ends as soon as the build that started it is gone, however that ended."""
    global _worker, _tables
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _worker = Worker(job)
    # What stays for the whole build need not be looked through for garbage again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)
    _tables = Tables(_worker)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _ready() -> tuple[Worker, Tables]:
    if _worker is None or _tables is None:
        raise RuntimeError("this process was not started for a build")
    return _worker, _tables


def _survey(documents: tuple[Planned, ...]) -> list[Surveyed]:
    return _ready()[0].survey(documents)


def _convert(batch: Batch) -> BatchOutcome:
    return _ready()[0].convert(batch)


def _piece(piece: Piece) -> BatchOutcome:
    return _ready()[1].convert(piece)
