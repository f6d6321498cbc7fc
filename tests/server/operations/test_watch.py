"""What operators see of the site: the access log, request ids, measurements, health."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from prometheus_client.parser import text_string_to_metric_families

from communique.release.settings import Settings
from communique.server.app import create_app
from communique.server.operations.access_log import AccessLog

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "access.log"


@pytest.fixture
def logged(settings: Settings, log: Path) -> Any:
    """A client of a site that writes an access log."""
    config = uvicorn.Config(create_app(settings, AccessLog(str(log))), port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client
    server.should_exit = True
    thread.join(30)


def _lines(log: Path, number: int) -> list[dict[str, Any]]:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        lines = log.read_text().split("\n")[:-1] if log.exists() else []
        if len(lines) >= number:
            return [json.loads(line) for line in lines]
        time.sleep(0.02)
    raise AssertionError(f"{len(lines)} lines instead of {number}")


def _measured(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_a_line_for_each_request(logged: httpx.Client, log: Path) -> None:
    turtle = {"accept": "text/turtle"}
    page = logged.get("/doc/place/astana", headers=turtle)
    answers = [
        page,
        logged.get("/doc/place/astana", headers={**turtle, "if-none-match": page.headers["etag"]}),
        logged.get("/sparql", params={"query": "ASK {}"}),
        logged.head("/doc/place/astana", headers=turtle),
        logged.get("/doc/place/nowhere"),
        logged.get("/doc/place/astana", headers=turtle),
    ]
    # A line is written once its answer has gone out; a client may have been answered again by then.
    lines = {line["request"]: line for line in _lines(log, len(answers))}
    first, again, query, head, missing, repeated = (lines[answer.headers["x-request-id"]] for answer in answers)
    assert (first["method"], first["path"], first["route"]) == ("GET", "/doc/place/astana", "/doc/{path:path}")
    assert (first["status"], first["format"], first["bytes"]) == (
        200,
        "text/turtle",
        int(page.headers["content-length"]),
    )
    assert first["cache"] == "made"
    assert first["complete"] is True
    assert first["ms"] > 0
    assert first["request"] == page.headers["x-request-id"]
    assert (again["status"], again["cache"], again["bytes"]) == (304, "revalidated", 0)
    assert again["route"] == "/doc/{path:path}"
    assert 0 < query["query_ms"] <= query["ms"]
    assert "query_ms" not in first
    assert (head["method"], head["bytes"]) == ("HEAD", 0)
    assert missing["status"] == 404
    assert (repeated["cache"], repeated["bytes"], repeated["route"]) == ("kept", first["bytes"], first["route"])
    assert "127.0.0.1" not in log.read_text()


def test_what_is_sent_cannot_break_a_line(logged: httpx.Client, log: Path) -> None:
    logged.get('/doc/%0A{"status":200}%22', params={"a": "secret"})
    logged.request("PURGE", "/doc/place/astana")
    odd, method = sorted(_lines(log, 2), key=lambda line: line["method"])
    assert odd["path"] == "/doc/%0A%7B%22status%22:200%7D%22"
    assert "secret" not in log.read_text()
    assert (method["method"], method["status"]) == ("PURGE", 405)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("3f2a-bc.D_9:1", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("two words", False),
        ('"quoted"', False),
        ("<b>", False),
    ],
)
def test_a_request_id_is_kept_if_it_is_well_formed(client: httpx.Client, given: str, kept: bool) -> None:
    answered = client.get("/health/live", headers={"x-request-id": given}).headers["x-request-id"]
    assert (answered == given) is kept
    assert answered


def test_each_answer_has_an_id_and_the_standing_headers(client: httpx.Client) -> None:
    answers = [client.get(path) for path in ("/", "/doc/place/nowhere", "/sparql?query=x", "/static/style.css")]
    assert len({answer.headers["x-request-id"] for answer in answers}) == 4
    assert all(answer.headers["x-content-type-options"] == "nosniff" for answer in answers)


def test_measurements(settings: Settings, connected: Connect) -> None:
    with connected(settings) as client:
        for _ in range(3):
            client.get("/doc/place/astana.ttl")
        client.get("/doc/place/nowhere")
        client.get("/made-up-address")
        client.request("PURGE", "/")
        client.get("/sparql", params={"query": "ASK {}"})
        client.get("/sparql", params={"query": "ASK {"})
        answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert answer.headers["cache-control"] == "no-store"
    found = _measured(answer.text)

    def requests(route: str, status: str, method: str = "GET") -> float:
        labels = (("method", method), ("route", route), ("status", status))
        return found["communique_http_requests_total", labels]

    assert requests("/doc/{path:path}", "200") == 3
    assert requests("/doc/{path:path}", "404") == 1
    assert requests("unknown", "404") == 1
    assert requests("/", "405", "unknown") == 1
    assert found["communique_queries_total", (("outcome", "answered"),)] == 1
    assert found["communique_queries_total", (("outcome", "malformed"),)] == 1
    assert found["communique_query_seconds_count", ()] == 2
    assert found["communique_query_processes", ()] == 2
    assert found["communique_query_processes_busy", ()] == 0
    assert found["communique_http_request_seconds_count", (("route", "/doc/{path:path}"),)] == 4
    (release,) = [labels for name, labels in found if name == "communique_serving_info"]
    assert ("release", settings.current.resolve().name) in release


def test_health_of_process_and_site(client: httpx.Client, empty_home: Any, connected: Connect) -> None:
    for path in ("/health", "/health/ready", "/health/live"):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
        assert client.get(path).headers["cache-control"] == "no-store"
    assert client.get("/health/ready").json()["query_processes"] == 2
    with connected(empty_home.settings) as nothing:
        assert nothing.get("/health/live").status_code == 200
        assert nothing.get("/health/ready").status_code == 503
        assert nothing.get("/health/ready").json()["status"] == "no release yet"
        assert nothing.get("/metrics").status_code == 200


def test_a_log_that_is_moved_away_is_begun_anew(log: Path) -> None:
    writing = AccessLog(str(log))
    writing.start()
    writing.write({"number": 1})
    _lines(log, 1)
    moved = log.rename(log.with_suffix(".1"))
    deadline = time.monotonic() + 5
    while not log.exists() and time.monotonic() < deadline:
        writing.write({"number": 2})
        time.sleep(0.1)
    writing.stop()
    assert json.loads(moved.read_text().splitlines()[0]) == {"number": 1}
    assert json.loads(log.read_text().splitlines()[0]) == {"number": 2}
    assert writing.lost == 0


def test_a_log_that_nobody_reads_holds_nothing_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        writing = AccessLog(str(pipe))
        writing.start()
        started = time.monotonic()
        for number in range(30_000):
            writing.write({"number": number, "text": "a" * 80})
        assert time.monotonic() - started < 5
        assert writing.lost > 0
        started = time.monotonic()
        writing.stop()
        assert time.monotonic() - started < 6
    finally:
        os.close(reader)


def test_a_log_that_cannot_be_written_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        AccessLog(str(tmp_path / "missing" / "access.log")).start()
