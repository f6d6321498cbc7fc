"""The real server, started as people start it, with data enough to make queries that never end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx
import pytest

BASE = "http://data.example.org/"
TOML = """
[site]
title = "Small news"
base = "http://data.example.org/"

[limits]
query_seconds = {seconds}
query_memory_bytes = {memory}
query_result_bytes = {result}
query_processes = 2
query_queue = {queue}
"""


class Home(Protocol):
    """What the fixture of the folder above gives."""

    def publish(self, name: str, data: str, gone: tuple[str, ...] = ()) -> Path: ...
    def switch(self, name: str) -> None: ...


def statements(label: str, actors: int) -> str:
    """Return a release's statements in TriG: so many actors, and one whose label tells the release."""
    some = "".join(
        f"<{BASE}id/actor/n{number}> a <https://w3id.org/communique/ontology#Actor> ;"
        f' <http://www.w3.org/2000/01/rdf-schema#label> "Actor number {number}" .\n'
        for number in range(actors)
    )
    told = f'<{BASE}id/actor/a> <http://www.w3.org/2000/01/rdf-schema#label> "{label}" .'
    return f"GRAPH <{BASE}id/graph/s/1> {{ {some} {told} }}"


def children(pid: int) -> list[int]:
    """Return the ids of all processes below one."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError, IndexError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            found.append((int(folder.name), parent))
    below: list[int] = []
    waiting = [pid]
    while waiting:
        mother = waiting.pop()
        own = [child for child, parent in found if parent == mother]
        below += own
        waiting += own
    return sorted(below)


def running(pids: list[int]) -> list[int]:
    """Return which of these processes still run; one that only waits to be collected does not."""
    left = []
    for pid in pids:
        with suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                left.append(pid)
    return left


def until(met: Callable[[], object], seconds: float) -> float:
    """Return after how many seconds a condition was met; it fails the test when it never was."""
    started = time.monotonic()
    while not met():
        assert time.monotonic() - started < seconds, f"not within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - started


@dataclass
class Served:
    """A server that runs."""

    process: subprocess.Popen[str]
    url: str
    folder: Path
    home: Home
    client: httpx.Client = field(init=False)
    fresh: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, timeout=60, trust_env=False)
        each_its_own = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        self.fresh = httpx.Client(base_url=self.url, timeout=60, trust_env=False, limits=each_its_own)

    def ask(self, query: str = "ASK {}") -> httpx.Response:
        """Ask on a connection of its own."""
        return self.fresh.get("/sparql", params={"query": query})

    def aside(self, query: str) -> Future[httpx.Response]:
        """Ask in a thread of its own."""
        done: Future[httpx.Response] = Future()

        def run() -> None:
            try:
                done.set_result(self.ask(query))
            except Exception as error:
                done.set_exception(error)

        threading.Thread(target=run, daemon=True).start()
        return done

    def measured(self, line: str) -> bool:
        """Return whether the measurements have a line that begins so."""
        return any(found.startswith(line) for found in self.client.get("/metrics").text.splitlines())

    def is_busy(self) -> None:
        """Wait until a query is being answered."""
        until(lambda: not self.measured("communique_query_processes_busy 0.0"), 10)

    until = staticmethod(until)
    running = staticmethod(running)

    @property
    def query_processes(self) -> list[int]:
        """The query processes of all workers."""
        return [pid for pid in children(self.process.pid) if b"sparql.worker" in _command(pid)]

    @property
    def workers(self) -> list[int]:
        """The worker processes, when there are several."""
        return [pid for pid in children(self.process.pid) if b"server.supervisor" in _command(pid)]

    def others_are_answered(self) -> float:
        """Ask what everybody asks; return the seconds that the slowest of these took."""
        slowest = 0.0
        for _ in range(10):
            for path, query in (("/sparql", {"query": "ASK {}"}), ("/doc/actor/a.ttl", {}), ("/health", {})):
                started = time.monotonic()
                assert self.client.get(path, params=query).status_code == 200
                slowest = max(slowest, time.monotonic() - started)
        return slowest

    def is_whole_again(self, processes: int = 2) -> None:
        """Hold that all query processes are there again, and free."""
        until(lambda: len(self.query_processes) == processes, 10)
        until(lambda: self.measured("communique_query_processes_busy 0.0"), 10)
        self.others_are_answered()


def _command(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


Serve = Callable[..., Served]


@pytest.fixture
def serve(empty_home: Home, tmp_path: Path) -> Iterator[Serve]:
    """Start the server: `serve(workers=1, seconds=1.5, memory=…, result=…, queue=64, actors=3000)`."""
    with ExitStack() as stack:

        def start(
            *,
            workers: int = 1,
            seconds: float = 1.5,
            memory: int = 400_000_000,
            result: int = 2_000_000,
            queue: int = 64,
            actors: int = 3_000,
        ) -> Served:
            toml = TOML.format(seconds=seconds, memory=memory, result=result, queue=queue)
            (tmp_path / "communique.toml").write_text(toml)
            empty_home.publish("20260101T000000Z-first", statements("first", actors))
            return stack.enter_context(_served(tmp_path, empty_home, workers))

        yield start


@contextmanager
def _served(folder: Path, home: Home, workers: int) -> Iterator[Served]:
    run = [sys.executable, "-m", "communique.cli", "--home", str(folder), "serve", "--port", "0"]
    run += ["--workers", str(workers), "--grace", "3", "--access-log", str(folder / "access.log")]
    with (
        (folder / "errors.log").open("w") as errors,
        subprocess.Popen(run, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert address, said + (folder / "errors.log").read_text()
        served = Served(process, address.group(), folder, home)
        try:
            yield served
        finally:
            served.client.close()
            served.fresh.close()
            below = children(process.pid)
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(30)
            for pid in running(below):
                os.kill(pid, signal.SIGKILL)
