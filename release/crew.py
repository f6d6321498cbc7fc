"""The processes of a build: one, or several that are given batches and whose results come back in order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, parent_process
from types import TracebackType

from communique.errors import ReleaseError

from .plan import Planned
from .tasks import Batch, BatchOutcome, Job, Surveyed
from .work import Worker

_DIED = "a process of the build ended without a word, perhaps for lack of memory; set build.workers lower"

_worker: Worker | None = None


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """A context in which batches are worked on, by `workers` processes; one works without starting another."""

    def __init__(self, job: Job, workers: int) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self.worker = Worker(job)
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

    def survey(self, batches: Sequence[tuple[Planned, ...]]) -> Iterator[list[Surveyed]]:
        """Yield what a first look at each batch tells, in the order of the batches."""
        if self._pool is None:
            yield from map(self.worker.survey, batches)
            return
        try:
            yield from self._pool.map(_survey, batches)
        except BrokenProcessPool as error:
            raise ReleaseError(_DIED) from error

    def convert(self, batches: Sequence[Batch]) -> Iterator[BatchOutcome]:
        """Yield what each batch gives, in the order of the batches."""
        if self._pool is None:
            yield from map(self.worker.convert, batches)
            return
        try:
            yield from self._pool.map(_convert, batches)
        except BrokenProcessPool as error:
            raise ReleaseError(_DIED) from error


def _start(job: Job) -> None:
    """Make a spawned process ready; it ends as soon as the build that started it is gone, however that ended."""
    global _worker
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _worker = Worker(job)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _ready() -> Worker:
    if _worker is None:
        raise RuntimeError("this process was not started for a build")
    return _worker


def _survey(documents: tuple[Planned, ...]) -> list[Surveyed]:
    return _ready().survey(documents)


def _convert(batch: Batch) -> BatchOutcome:
    return _ready().convert(batch)
