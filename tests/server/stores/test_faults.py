"""An endpoint that stands in for the store and misbehaves: the site says so, and never shows a part as the whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from communique.release.settings import Limits, Settings, Store

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]

JSON = "application/sparql-results+json"
WHOLE = b'{"head":{"vars":["s","p","o"]},"results":{"bindings":[]}}'
ROW = b",".join(b'"%s":{"type":"uri","value":"urn:%s"}' % (name, name) for name in (b"s", b"p", b"o"))
PART = b'{"head":{"vars":["s","p","o"]},"results":{"bindings":[{' + ROW + b"},{"

Behaviour = tuple[int, dict[str, str], bytes]

FAULTS: dict[str, Behaviour] = {
    "cut short": (200, {"Content-Type": JSON, "X-SPARQL-MaxRows": "10000"}, WHOLE),
    "broken off": (200, {"Content-Type": JSON}, PART),
    "a page": (200, {"Content-Type": "text/html"}, b"<h1>Welcome</h1>"),
    "nothing": (200, {"Content-Type": JSON}, b""),
    "failing": (500, {"Content-Type": "text/plain"}, b"out of order"),
    "closed": (401, {"Content-Type": "text/plain"}, b"who are you"),
    "overloaded": (503, {"Content-Type": "text/plain"}, b"later"),
}


class Endpoint(ThreadingHTTPServer):
    """Answers every request in the same way, and keeps the headers of the last."""

    behaviour: Behaviour = (200, {"Content-Type": JSON}, WHOLE)
    seen: dict[str, str]


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        self.server.seen = dict(self.headers)
        self.rfile.read(int(self.headers["Content-Length"]))
        status, headers, body = self.server.behaviour
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client(settings: Settings, endpoint: Endpoint, connected: Connect) -> Iterator[httpx.Client]:
    store = Store(endpoint=f"http://127.0.0.1:{endpoint.server_port}/query", user="reader", password="secret")
    with connected(settings.model_copy(update={"store": store, "limits": Limits(query_seconds=10)})) as made:
        yield made


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_and_passes(client: httpx.Client, endpoint: Endpoint, fault: str) -> None:
    endpoint.behaviour = FAULTS[fault]
    for path in ("/events", "/doc/place/astana", "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"):
        response = client.get(path, headers={"accept": "*/*"})
        assert response.status_code in (400, 503), path
        assert "secret" not in response.text
    endpoint.behaviour = Endpoint.behaviour
    assert client.get("/events", headers={"accept": "text/html"}).status_code == 200
    assert client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"}).status_code == 200


def test_the_account_is_sent(client: httpx.Client, endpoint: Endpoint) -> None:
    client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert endpoint.seen["Authorization"] == "Basic cmVhZGVyOnNlY3JldA=="
