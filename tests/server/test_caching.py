"""Conditional requests, dates, kept answers, dumps in parts, long descriptions in pages, limits of requests."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from communique.release.settings import Settings
from communique.server.answers import Answers, Kept
from communique.server.conditions import fails, not_modified

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]
BASE = "http://data.example.org/"
EVENT = "/doc/event/2017-01-23/talks-open-in-astana-1a2b3c"
BUILT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HYDRA = "http://www.w3.org/ns/hydra/core#"


class Home(Protocol):
    """What the fixture gives."""

    @property
    def settings(self) -> Settings: ...
    def publish(self, name: str, data: str, gone: tuple[str, ...] = ()) -> Path: ...
    def switch(self, name: str) -> None: ...


def _date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _dated(home: Home, name: str, data: str, built: datetime) -> None:
    folder = home.publish(name, data)
    (folder / "run.json").write_text(json.dumps({"finished": built.isoformat()}))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, False),
        ({"if-none-match": '"a"'}, True),
        ({"if-none-match": 'W/"a"'}, True),
        ({"if-none-match": '"b", "a"'}, True),
        ({"if-none-match": "*"}, True),
        ({"if-none-match": '"b"'}, False),
        ({"if-none-match": '"b"', "if-modified-since": _date(BUILT)}, False),
        ({"if-modified-since": _date(BUILT)}, True),
        ({"if-modified-since": _date(BUILT - timedelta(seconds=1))}, False),
        ({"if-modified-since": _date(BUILT + timedelta(hours=1))}, False),  # before the switch: of another release
        ({"if-modified-since": _date(BUILT + timedelta(days=2))}, True),
        ({"if-modified-since": "yesterday"}, False),
        ({"if-modified-since": "Fri, 31 Feb 2026 00:00:00 GMT"}, False),
    ],
)
def test_conditions(headers: dict[str, str], expected: bool) -> None:
    served_since = (BUILT + timedelta(days=1)).timestamp()
    assert not_modified(headers, '"a"', _date(BUILT), served_since) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, False), ("*", False), ('"a"', False), ('"b", "a"', False), ('W/"a"', True), ('"b"', True)],
)
def test_if_match(value: str | None, expected: bool) -> None:
    assert fails({} if value is None else {"if-match": value}, '"a"') is expected


def test_dates(empty_home: Home, connected: Connect, small: str) -> None:
    _dated(empty_home, "r1", small, BUILT)
    with connected(empty_home.settings) as client:
        for path in (EVENT, EVENT + ".ttl", "/events", "/dataset", "/dataset/communique.nq.gz"):
            response = client.get(path)
            assert response.headers["last-modified"] == _date(BUILT), path
            for _ in range(2):
                again = client.get(path, headers={"if-modified-since": _date(BUILT)})
                assert (again.status_code, again.content) == (304, b""), path
            assert client.get(path, headers={"if-modified-since": _date(BUILT - timedelta(1))}).status_code == 200
        assert client.get(EVENT, headers={"if-match": '"other"'}).status_code == 412
        assert "last-modified" not in client.get("/ontology").headers


def test_a_rolled_back_release_is_not_taken_for_the_later_one(empty_home: Home, connected: Connect, small: str) -> None:
    _dated(empty_home, "r1", small, BUILT)
    _dated(empty_home, "r2", small, BUILT + timedelta(hours=1))
    with connected(empty_home.settings) as client:
        later = client.get(EVENT).headers["last-modified"]
        assert later == _date(BUILT + timedelta(hours=1))
        empty_home.switch("r1")
        assert client.get(EVENT, headers={"if-modified-since": later}).status_code == 200


def test_kept_answers_are_the_answers(client: httpx.Client) -> None:
    for headers in (
        {"accept": "text/turtle"},
        {"accept": "text/html"},
        {"accept": "text/html", "accept-language": "zh"},
    ):
        first, second = client.get(EVENT, headers=headers), client.get(EVENT, headers=headers)
        assert first.content == second.content
        different = {"date", "x-request-id"}
        assert {k: v for k, v in first.headers.items() if k not in different} == {
            k: v for k, v in second.headers.items() if k not in different
        }
        assert client.head(EVENT, headers=headers).headers["content-length"] == first.headers["content-length"]


def test_answers_are_bounded() -> None:
    answers = Answers(most_bytes=10_000, longest=3_000)
    for number in range(20):
        answers.put((str(number),), Kept(200, [], [], "", "", b"x" * 1_000))
    answers.put(("long",), Kept(200, [], [], "", "", b"x" * 3_001))
    assert [number for number in range(20) if answers.get((str(number),))] == [17, 18, 19]
    assert answers.get(("long",)) is None


# -- dumps ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def dump(empty_home: Home, small: str) -> bytes:
    folder = empty_home.publish("r1", small)
    content = b"".join(b"<urn:a%d> <urn:b> <urn:c> .\n" % number for number in range(1_000))
    packed = gzip.compress(content, mtime=0)
    (folder / "dumps" / "communique.nq.gz").write_bytes(packed)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["dumps"][0] |= {"bytes": len(packed), "sha256": hashlib.sha256(packed).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return content


def test_a_dump_as_it_is_and_as_it_is_read(empty_home: Home, connected: Connect, dump: bytes) -> None:
    with connected(empty_home.settings) as client:
        packed = client.get("/dataset/communique.nq.gz")
        assert packed.headers["content-type"] == "application/gzip"
        assert "content-encoding" not in packed.headers
        assert gzip.decompress(packed.content) == dump
        decoded = client.get("/dataset/communique.nq", headers={"accept-encoding": "gzip"})
        plain = client.get("/dataset/communique.nq", headers={"accept-encoding": "identity"})
        assert (decoded.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
        assert decoded.content == plain.content == dump
        for response in (decoded, plain):
            assert response.headers["content-type"] == "application/n-quads"
            assert response.headers["vary"] == "Accept-Encoding"
        assert len({packed.headers["etag"], decoded.headers["etag"], plain.headers["etag"]}) == 3
        for accepted, tag in (("gzip", decoded.headers["etag"]), ("identity", plain.headers["etag"])):
            again = client.get("/dataset/communique.nq", headers={"accept-encoding": accepted, "if-none-match": tag})
            assert (again.status_code, again.headers["vary"]) == (304, "Accept-Encoding")
        assert client.get("/dataset/communique.ttl").status_code == 404


def test_ranges(empty_home: Home, connected: Connect, dump: bytes) -> None:
    path = "/dataset/communique.nq.gz"
    with connected(empty_home.settings) as client:
        whole = client.get(path)
        size = len(whole.content)
        assert whole.headers["accept-ranges"] == "bytes"
        for wanted, start, end in (("bytes=0-9", 0, 10), ("bytes=5-", 5, size), ("bytes=-7", size - 7, size)):
            part = client.get(path, headers={"range": wanted})
            assert (part.status_code, part.content) == (206, whole.content[start:end])
            assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
            assert part.headers["etag"] == whole.headers["etag"]
        several = client.get(path, headers={"range": "bytes=0-9, 20-29"})
        assert (several.status_code, several.headers["content-type"].partition(";")[0]) == (206, "multipart/byteranges")
        beyond = client.get(path, headers={"range": f"bytes={size}-"})
        assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
        assert beyond.json()["status"] == 416
        ignored = [
            "rows=0-9",
            "bytes=9-0",
            "bytes=",
            "bytes=a-b",
            "bytes=--1",
            "0-9",
            "bytes=" + ",".join(["0-1"] * 50),
        ]
        for wanted in ignored:
            assert client.get(path, headers={"range": wanted}).status_code == 200, wanted
        unchanged = {"range": "bytes=0-9", "if-range": whole.headers["etag"]}
        assert client.get(path, headers=unchanged).status_code == 206
        assert client.get(path, headers={"range": "bytes=0-9", "if-range": '"other"'}).status_code == 200
        head = client.head(path, headers={"range": "bytes=0-9"})
        assert (head.status_code, int(head.headers["content-length"])) == (200, size)


# -- long descriptions ------------------------------------------------------------------------------------------------


@pytest.fixture
def crowded(empty_home: Home) -> Home:
    cmq = "https://w3id.org/communique/ontology#"
    lines = [f"<{BASE}id/actor/hub> a <{cmq}Actor> ."]
    lines += [
        f'<{BASE}id/actor/hub> <http://www.w3.org/2004/02/skos/core#altLabel> "name {n}"@en .' for n in range(2_300)
    ]
    lines += [f"<{BASE}id/event/e{n}> a <{cmq}Event> ; <{cmq}participant> <{BASE}id/actor/hub> ." for n in range(450)]
    empty_home.publish("r1", f"GRAPH <{BASE}id/graph/s/1> {{ {' '.join(lines)} }}")
    return empty_home


def test_pages_in_rdf_hold_all_there_is(crowded: Home, connected: Connect) -> None:
    with connected(crowded.settings) as client:
        together, path, pages = rdflib.Graph(), "/doc/actor/hub.ttl", 0
        while path:
            response = client.get(path)
            assert response.status_code == 200
            assert len(response.content) < 300_000
            graph = rdflib.Graph().parse(data=response.content, format="turtle")
            together += graph
            pages += 1
            following = [link for link in response.headers["link"].split(", ") if 'rel="next"' in link]
            named = list(graph.objects(None, rdflib.URIRef(HYDRA + "next")))
            assert len(following) == len(named)
            path = following[0].partition(">")[0].lstrip("<") if following else ""
            if path:
                assert str(named[0]).endswith(f"?page={pages + 1}")
                assert (named[0], None, None) not in graph
        assert pages == 3
        hub = rdflib.URIRef(BASE + "id/actor/hub")
        assert len(set(together.objects(hub, rdflib.SKOS.altLabel))) == 2_300
        assert len(set(together.subjects(None, hub))) == 450 + 1  # and its own description
        assert client.get(f"/doc/actor/hub.ttl?page={pages + 1}").status_code == 404
        back = client.get("/doc/actor/hub.ttl?page=2").headers["link"]
        assert '</doc/actor/hub.ttl>; rel="prev"' in back


def test_pages_of_sources(crowded: Home, connected: Connect) -> None:
    with connected(crowded.settings) as client:
        found = set()
        for number in (1, 2):
            response = client.get(f"/doc/actor/hub.trig?page={number}")
            found |= set(ox.parse(response.content, format=ox.RdfFormat.TRIG))
        assert sum("altLabel" in str(quad.predicate) for quad in found) == 2_300
        assert client.get("/doc/actor/hub.trig?page=3").status_code == 404


def test_pages_for_people(crowded: Home, connected: Connect) -> None:
    with connected(crowded.settings) as client:
        first = client.get("/doc/actor/hub.html")
        assert first.text.count("<dd>") == 100
        assert 'rel="next" href="?page=2"' in first.text
        assert '</doc/actor/hub.html?page=2>; rel="next"' in first.headers["link"]
        last = client.get("/doc/actor/hub.html?page=23")
        assert 'rel="next"' not in last.text
        assert client.get("/doc/actor/hub.html?page=24").status_code == 404


# -- limits -----------------------------------------------------------------------------------------------------------


def _problem(response: httpx.Response) -> int:
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.json()["status"] == response.status_code
    return response.status_code


def test_limits_of_requests(client: httpx.Client) -> None:
    assert _problem(client.get("/doc/" + "a" * 9_000)) == 414
    assert client.get("/doc/" + "a" * 1_900).status_code == 404
    assert _problem(client.get("/events", headers={"x-long": "a" * 33_000})) == 431
    assert _problem(client.get("/events", headers={f"x-{number}": "a" for number in range(120)})) == 431
    assert _problem(client.post("/sparql", content=b"x" * 4_200_000)) == 413

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 65_536

    with suppress(httpx.WriteError):  # it may be refused before all of it was sent
        assert _problem(client.post("/sparql", content=endless())) == 413


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        (EVENT, "GET, HEAD, OPTIONS"),
        ("/sparql", "GET, HEAD, OPTIONS, POST"),
        ("/dataset", "GET, HEAD, OPTIONS"),
    ],
)
def test_options(client: httpx.Client, path: str, allowed: str) -> None:
    asked = client.options(path)
    assert (asked.status_code, asked.headers["allow"], asked.content) == (204, allowed, b"")
    refused = client.request("DELETE", path)
    assert (refused.status_code, refused.headers["allow"]) == (405, allowed)


def test_preflight(client: httpx.Client) -> None:
    headers = {
        "origin": "https://elsewhere.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "accept-profile, if-none-match",
    }
    answer = client.options(EVENT, headers=headers)
    allowed = answer.headers["access-control-allow-headers"].lower()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert all(name in allowed for name in ("accept-profile", "if-none-match", "range", "content-type"))
    exposed = client.get(EVENT, headers={"origin": "https://elsewhere.example"}).headers[
        "access-control-expose-headers"
    ]
    assert {"ETag", "Link", "Content-Profile", "Location"} <= set(exposed.split(", "))


@pytest.mark.parametrize(
    "path", ["/", EVENT, "/doc/nothing", "/sparql", "/dataset/communique.nq.gz", "/static/style.css"]
)
def test_strict_headers_everywhere(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["x-frame-options"] == "DENY"
