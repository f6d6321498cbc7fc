"""Workers that die, releases that change, disks that are full, signals: the site goes on, or ends as it should."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BASE = "http://data.example.org/"
LABEL = f"SELECT ?l {{ <{BASE}id/actor/a> <http://www.w3.org/2000/01/rdf-schema#label> ?l }}"

Serve = Callable[..., Any]


def _statements(label: str) -> str:
    return f'GRAPH <{BASE}id/graph/s/1> {{ <{BASE}id/actor/a> <http://www.w3.org/2000/01/rdf-schema#label> "{label}" }}'


@pytest.mark.slow
def test_a_worker_killed_from_outside(serve: Serve) -> None:
    served = serve(workers=2, seconds=30)
    workers, queries = served.workers, served.query_processes
    assert (len(workers), len(queries)) == (2, 4)
    for _ in range(2):
        served.aside(RUNAWAY)
    served.is_busy()
    served.client.close()
    os.kill(workers[0], signal.SIGKILL)
    for _ in range(50):
        assert served.ask().status_code == 200  # each on a connection of its own: none is lost
    served.until(lambda: len(served.workers) == 2 and workers[0] not in served.workers, 10)
    assert served.process.poll() is None
    # What the killed one had begun ends with it, long before its deadline.
    served.until(lambda: len(served.query_processes) == 4, 10)
    os.kill(served.process.pid, signal.SIGTERM)
    assert served.process.wait(30) == 0


@pytest.mark.slow
def test_nothing_outlives_a_supervisor_that_is_killed(serve: Serve) -> None:
    served = serve(workers=2, seconds=30)
    below = [*served.workers, *served.query_processes]
    served.aside(RUNAWAY)
    served.is_busy()
    served.client.close()
    served.process.kill()
    served.until(lambda: not served.running(below), 20)


@pytest.mark.slow
def test_nothing_outlives_a_server_that_is_killed(serve: Serve) -> None:
    served = serve(seconds=30)
    below = served.query_processes
    served.aside(RUNAWAY)
    served.is_busy()
    served.process.kill()
    served.until(lambda: not served.running(below), 5)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_graceful_stop_finishes_what_was_begun(serve: Serve, workers: int) -> None:
    served = serve(workers=workers, seconds=2)
    below = [*served.workers, *served.query_processes]
    asked = served.aside(RUNAWAY)
    served.is_busy()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(20) == 0
    assert asked.result(10).status_code == 504
    assert not served.running(below)
    with pytest.raises(httpx.ConnectError):
        served.ask()
    assert "Traceback" not in (served.folder / "errors.log").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_has_a_bound(serve: Serve, number: signal.Signals) -> None:
    served = serve(seconds=60)
    below = served.query_processes
    served.aside(RUNAWAY)
    served.is_busy()
    started = time.monotonic()
    served.process.send_signal(number)
    assert served.process.wait(30) == 0
    assert time.monotonic() - started < 10
    served.until(lambda: not served.running(below), 2)


@pytest.mark.slow
def test_releases_switched_and_rolled_back_under_load(serve: Serve) -> None:
    served = serve(workers=2, seconds=20)
    served.home.publish("20260102T000000Z-second", _statements("second"))
    wrong: list[object] = []
    counted = [0] * 4
    ended = threading.Event()

    def load(number: int) -> None:
        with httpx.Client(base_url=served.url, timeout=30, trust_env=False) as client:
            tag = ""
            while not ended.is_set():
                try:
                    page = client.get("/doc/actor/a.ttl", headers={"if-none-match": tag} if tag else {})
                    rows = client.get("/sparql", params={"query": LABEL, "format": "csv"})
                except httpx.HTTPError as error:
                    wrong.append(error)
                    continue
                tag = page.headers["etag"]
                counted[number] += 2
                if page.status_code not in (200, 304) or rows.text.split() not in (["l", "first"], ["l", "second"]):
                    wrong.append((page, rows.status_code, rows.text))

    threads = [threading.Thread(target=load, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(40):
        served.home.switch(("20260101T000000Z-first", "20260102T000000Z-second")[turn % 2])
        time.sleep(0.1)
    served.home.switch("20260101T000000Z-first")
    ended.set()
    for thread in threads:
        thread.join(30)
    assert wrong == []
    assert min(counted) > 20
    for _ in range(20):  # new connections, so that both workers are met
        assert "first" in served.fresh.get("/doc/actor/a.ttl").text


_PAGE = """### [2017-01-{day:02}](/news/2017/01/{day:02}/index.md)

# Envoys number {number} of Russia and Turkey meet in Astana, Kazakhstan, over the war in Syria.

### Source:

1. [Reuters](http://example.org/{number})
"""


@pytest.mark.slow
def test_a_disk_that_is_full_while_a_release_is_built(serve: Serve, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk: the system's answer comes from the same calls."""
    served = serve()
    archive = tmp_path / "archive"
    for number in range(60):
        file = archive / f"news/2017/01/{number % 28 + 1:02}/envoys-{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_PAGE.format(day=number % 28 + 1, number=number))

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    run = [sys.executable, "-m", "communique.cli", "--home", str(tmp_path), "build", str(archive)]
    with subprocess.Popen(run, stderr=subprocess.PIPE, text=True, preexec_fn=limited) as build:
        while build.poll() is None:
            served.others_are_answered()
        assert build.stderr is not None
        assert "Traceback" not in build.stderr.read()
    assert build.returncode == 3
    assert served.client.get("/health").json()["release"] == "20260101T000000Z-first"
    assert "first" in served.client.get("/doc/actor/a.ttl").text


def test_a_port_in_use_is_said_to_be(serve: Serve, communique: Callable[..., Any], tmp_path: Path) -> None:
    served = serve(actors=1)
    port = served.url.rpartition(":")[2]
    for workers in ("1", "2"):
        done = communique("serve", "--port", port, "--workers", workers, home=tmp_path, expect=3)
        assert "in use" in done.stderr
        assert port in done.stderr
        assert "Traceback" not in done.stderr


def test_what_people_are_told(serve: Serve, tmp_path: Path) -> None:
    served = serve(actors=1)
    assert served.client.get("/health/live").status_code == 200
    run = [sys.executable, "-m", "communique.cli", "--home", str(tmp_path), "serve", "--port", "0"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        said = other.stdout.readline()
        other.send_signal(signal.SIGINT)
        assert other.wait(20) == 0
        assert other.stdout.read() == ""
    assert said.startswith("Serving Small news, release 20260101T000000Z-first, at http://127.0.0.1:")
    assert said.rstrip().endswith("/ — stop with Ctrl+C")
