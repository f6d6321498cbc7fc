"""Several worker processes on one socket: started, replaced when one dies, and stopped together.

A worker holds one end of a socket pair, its lifeline. It writes a byte there when it is ready, and stops when the
other end is closed, so that no worker outlives its supervisor, however that ends.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from prometheus_client.multiprocess import mark_process_dead

from communique.errors import CommuniqueError
from communique.release.settings import Settings, load

from .operations.metrics import FOLDER
from .serving import Options, Server, server_of

_MODULE = "communique.server.supervisor"
_READY = b"r"
_TURN_SECONDS = 0.25
_PAUSE_SECONDS = 1.0
_MARGIN_SECONDS = 8

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    lifeline: socket.socket
    ready: bool = False


class Supervisor:
    """Keeps a number of workers alive until it is told to stop."""

    def __init__(self, settings: Settings, listening: socket.socket, workers: int, options: Options) -> None:
        self._home, self._listening, self._number, self._options = settings.home, listening, workers, options
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()
        self._stopping = False
        self._started = False

    def run(self, ready: Callable[[], None]) -> None:
        """Run the workers until SIGTERM or SIGINT; `ready` is called when all answer.

        Raises `CommuniqueError` when one ends before all have answered.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        with tempfile.TemporaryDirectory(prefix="communique-metrics-") as folder:
            try:
                for _ in range(self._number):
                    self._start(folder)
                while not self._stopping:
                    self._listen_to_workers(ready)
                    self._replace_the_dead(folder)
            finally:
                self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _start(self, folder: str) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            passed = (self._listening.fileno(), theirs.fileno())
            process = subprocess.Popen(
                [sys.executable, "-m", _MODULE, *map(str, passed), str(self._home), json.dumps(asdict(self._options))],
                pass_fds=passed,
                stdin=subprocess.DEVNULL,
                env={**os.environ, FOLDER: folder},
            )
        worker = _Worker(process, ours)
        self._workers.append(worker)
        self._selector.register(ours, selectors.EVENT_READ, worker)

    def _listen_to_workers(self, ready: Callable[[], None]) -> None:
        for key, _ in self._selector.select(_TURN_SECONDS):
            worker: _Worker = key.data
            with suppress(OSError):
                worker.ready = worker.ready or worker.lifeline.recv(1) == _READY
            self._selector.unregister(worker.lifeline)
        if not self._started and all(worker.ready for worker in self._workers):
            self._started = True
            ready()

    def _replace_the_dead(self, folder: str) -> None:
        for worker in [worker for worker in self._workers if worker.process.poll() is not None]:
            self._workers.remove(worker)
            with suppress(KeyError):
                self._selector.unregister(worker.lifeline)
            worker.lifeline.close()
            mark_process_dead(worker.process.pid, folder)  # type: ignore[no-untyped-call]
            if self._stopping:
                continue
            if not self._started:
                raise CommuniqueError("a worker ended before the site was up; its message stands above")
            _log.warning("worker %d ended (%s); another is started", worker.process.pid, worker.process.returncode)
            if not worker.ready:
                time.sleep(_PAUSE_SECONDS)  # what ends at once would end again and again
            self._start(folder)

    def _end(self) -> None:
        """Stop all workers; those that take too long are killed."""
        self._listening.close()
        for worker in self._workers:
            worker.process.terminate()
        deadline = time.monotonic() + self._options.graceful_seconds + _MARGIN_SECONDS
        for worker in self._workers:
            try:
                worker.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()
            worker.lifeline.close()
        self._selector.close()


def work(listening: socket.socket, lifeline: socket.socket, home: Path, options: Options) -> None:
    """Answer requests on a socket until the lifeline ends or a signal says so."""
    server: Server

    def ended() -> None:
        asyncio.get_running_loop().remove_reader(lifeline)
        server.stop()

    def ready() -> None:
        lifeline.send(_READY)
        asyncio.get_running_loop().add_reader(lifeline, ended)

    server = server_of(load(home), options, ready)
    server.run([listening])


def main(arguments: list[str]) -> None:
    """Run a worker: the descriptors it inherits, HOME, and the options in JSON."""
    listening, lifeline = (socket.socket(fileno=int(number)) for number in arguments[:2])
    work(listening, lifeline, Path(arguments[2]), Options(**json.loads(arguments[3])))


if __name__ == "__main__":
    main(sys.argv[1:])
