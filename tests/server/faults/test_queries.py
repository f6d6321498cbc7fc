"""Queries that would take everything: each ends with its process, and everybody else is answered meanwhile."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest

pytestmark = pytest.mark.slow

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ROWS = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000000"
MEMORY = "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d ?c ?f ORDER BY ?n"

Serve = Callable[..., Any]


def _resident(pid: int) -> int:
    """Return the bytes of memory that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


def _gone(served: Any, before: set[int]) -> Callable[[], bool]:
    return lambda: bool(before - set(served.query_processes))


def test_a_runaway_cross_product(serve: Serve) -> None:
    served = serve(seconds=1.5)
    before = set(served.query_processes)
    started = time.monotonic()
    runaway = served.aside(RUNAWAY)
    slowest = served.others_are_answered()
    answer = runaway.result(30)
    took = time.monotonic() - started
    assert answer.status_code == 504
    assert answer.headers["content-type"] == "application/problem+json"
    assert 1.4 < took < 3.5
    assert slowest < 1
    assert len(before - set(served.query_processes)) == 1
    served.is_whole_again()
    assert served.measured('communique_queries_total{outcome="deadline"} 1.0')


def test_ten_million_rows(serve: Serve) -> None:
    served = serve(seconds=20, result=20_000_000)
    before = set(served.query_processes)
    memory = _resident(served.process.pid)
    rows = served.aside(ROWS)
    served.others_are_answered()
    with pytest.raises(httpx.RemoteProtocolError):  # never a short answer that looks whole
        rows.result(40)
    assert _resident(served.process.pid) - memory < 60_000_000
    assert len(before - set(served.query_processes)) == 1
    served.is_whole_again()


def test_a_query_that_eats_memory(serve: Serve) -> None:
    served = serve(seconds=30, memory=150_000_000)
    before = set(served.query_processes)
    eater = served.aside(MEMORY)
    served.others_are_answered()
    answer = eater.result(40)
    assert answer.status_code == 422
    assert "memory" in answer.json()["detail"]
    assert served.measured('communique_queries_total{outcome="memory"} 1.0')
    assert len(before - set(served.query_processes)) == 1
    served.is_whole_again()


def test_two_hundred_clients_and_two_processes(serve: Serve) -> None:
    served = serve(seconds=10, queue=50)
    start = threading.Barrier(201)

    def ask() -> Any:
        start.wait(30)
        return served.ask("SELECT * { ?a ?b ?c } LIMIT 2000")

    with ThreadPoolExecutor(200) as clients:
        asked = [clients.submit(ask) for _ in range(200)]
        start.wait(30)
        for _ in range(10):
            assert served.client.get("/doc/actor/a.ttl").status_code == 200
            assert served.client.get("/health").status_code == 200
        answers = [one.result(60) for one in asked]
    counted = Counter(answer.status_code for answer in answers)
    assert set(counted) <= {200, 503}
    assert counted[200] >= 50
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)
    assert all(len(answer.json()["results"]["bindings"]) == 2000 for answer in answers if answer.status_code == 200)
    served.is_whole_again()


def test_clients_that_stop_reading(serve: Serve) -> None:
    served = serve(seconds=1.5, result=500_000_000)
    place = urlsplit(served.url)
    stalled = []
    for _ in range(3):
        connection = socket.create_connection((place.hostname, place.port))
        connection.sendall(f"GET /sparql?query={quote(ROWS)} HTTP/1.1\r\nHost: a\r\nAccept: text/csv\r\n\r\n".encode())
        stalled.append(connection)
    started = time.monotonic()
    assert served.client.get("/doc/actor/a.ttl").status_code == 200
    # Both processes send to clients that don't read, and a third waits: each is freed at its deadline.
    assert served.ask().status_code == 200
    assert time.monotonic() - started < 8
    served.is_whole_again()
    for connection in stalled:
        connection.close()
    served.is_whole_again()


def test_a_client_that_leaves_frees_its_process(serve: Serve) -> None:
    served = serve(seconds=20)
    before = set(served.query_processes)
    with pytest.raises(httpx.ReadTimeout):
        served.client.get("/sparql", params={"query": RUNAWAY}, timeout=0.5)
    assert served.until(_gone(served, before), 5) < 2
    served.is_whole_again()
    assert served.measured('communique_queries_total{outcome="client_left"} 1.0')


def test_query_processes_killed_from_outside(serve: Serve) -> None:
    served = serve(seconds=20)
    for pid in served.query_processes:
        os.kill(pid, signal.SIGKILL)
    served.others_are_answered()
    served.is_whole_again()
    before = set(served.query_processes)
    runaway = served.aside(RUNAWAY)
    served.is_busy()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert runaway.result(10).status_code >= 400
    served.is_whole_again()
    assert not before & set(served.query_processes)
