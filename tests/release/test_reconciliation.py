"""Candidates from services, asked for real on loopback: good, slow and busy ones, and some that make no sense."""

from __future__ import annotations

import csv
import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from urllib.request import urlopen

import pyoxigraph as ox
import pytest
from rich.console import Console

from communique.cli.build import summarise
from communique.errors import SettingsError
from communique.release import opened
from communique.release.build import build
from communique.release.review.external import External
from communique.release.review.model import Candidate, Unknown
from communique.release.settings import Build, Reconcile, Settings, Site, Source, load

HARBOUR = Unknown("Harbour Union", "actor", "organisation", "en")
QUAY = Unknown("Old Quay", "place", "", "en")
KNOWN = {
    "Harbour Union": [
        {"id": "Q71", "name": "Harbour Union of Basel", "score": 61, "match": False, "type": [{"id": "Q43229"}]},
        {
            "id": "Q72",
            "name": "Harbour Union",
            "score": 97.5,
            "match": True,
            "description": "union of\n dockers",
            "type": [{"id": "Q43229", "name": "organisation"}],
        },
    ],
    "Old Quay": [{"id": "Q80", "name": "Old Quay", "score": 88, "match": True, "type": ["site", "quay"]}],
}
MANIFEST = {"versions": ["0.1", "0.2"], "name": "Test", "identifierSpace": "http://www.wikidata.org/entity/"}


@dataclass
class Behaviour:
    """How the service answers; `answers` are used up one a request, the last one stays."""

    manifest: object = field(default_factory=lambda: dict(MANIFEST))
    answers: list[Callable[[dict[str, Any]], tuple[int, Mapping[str, str], bytes]]] = field(default_factory=list)
    trickle: float = 0.0
    """Seconds between two bytes of an answer; 0: all at once."""


class Service(ThreadingHTTPServer):
    """A reconciliation service; it keeps the queries, the headers and the times of all requests."""

    daemon_threads = True
    block_on_close = False
    behaviour: Behaviour

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour = Behaviour()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[Mapping[str, str]] = []
        self.times: list[tuple[float, float]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/reconcile"

    @property
    def names(self) -> list[str]:
        return [query["query"] for queries in self.asked for query in queries.values()]


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self._answer(200, {}, json.dumps(self.server.behaviour.manifest).encode())

    def do_POST(self) -> None:
        begun = time.monotonic()
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        queries = json.loads(form["queries"][0])
        self.server.asked.append(queries)
        self.server.headers.append(dict(self.headers))
        answers = self.server.behaviour.answers
        answer = (answers.pop(0) if len(answers) > 1 else answers[0]) if answers else good
        self._answer(*answer(queries))
        self.server.times.append((begun, time.monotonic()))

    def _answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        pieces = [body[at : at + 1] for at in range(len(body))] if self.server.behaviour.trickle else [body]
        try:
            for piece in pieces:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(self.server.behaviour.trickle)
        except OSError:
            self.close_connection = True  # whoever asked has given up

    def log_message(self, format: str, *args: object) -> None:
        pass


def good(queries: dict[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
    answer = {key: {"result": KNOWN.get(query["query"], [])} for key, query in queries.items()}
    return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()


def says(status: int, body: bytes = b"", **headers: str) -> Callable[[dict[str, Any]], tuple[int, Any, bytes]]:
    return lambda queries: (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def results(*found: object) -> Callable[[dict[str, Any]], tuple[int, Any, bytes]]:
    return lambda queries: (200, {}, json.dumps({key: {"result": found} for key in queries}).encode())


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _settings(home: Path, *services: Reconcile) -> Settings:
    return Settings(home=home, site=Site(publisher="Archive (of Ülm)\r\nX: y"), reconcile=list(services))


def _configured(service: Service, **changes: Any) -> Reconcile:
    values: dict[str, Any] = {"name": "test", "endpoint": service.address, "pause": 0, "seconds": 1, "deadline": 5}
    return Reconcile(**{**values, **changes})


def _asked(settings: Settings, *unknown: Unknown) -> tuple[Mapping[Unknown, tuple[Candidate, ...]], list[str]]:
    external = External(settings)
    return external(unknown or (HARBOUR, QUAY)), [warning.message for warning in external.warnings]


# -- what is asked, and what becomes of the answers -----------------------------------------------------------


def test_candidates_of_a_service(service: Service, tmp_path: Path) -> None:
    found, warnings = _asked(_settings(tmp_path, _configured(service, types={"actor": "Q43229", "site": "Q1"})))
    assert found == {
        HARBOUR: (
            Candidate("Q72", "Harbour Union", 0.975, "test", "union of dockers"),
            Candidate("Q71", "Harbour Union of Basel", 0.61, "test"),
        ),
        QUAY: (Candidate("Q80", "Old Quay", 0.88, "test", "site, quay"),),
    }
    assert warnings == []
    assert service.asked == [
        {
            "q0": {"query": "Harbour Union", "limit": 5, "type": "Q43229"},
            "q1": {"query": "Old Quay", "limit": 5},
        }
    ]
    agent = service.headers[0]["User-Agent"]
    assert agent.startswith("communique/")
    assert "(Archive of lmX: y; http://127.0.0.1:8000/)" in agent


def test_nothing_is_asked_unless_configured(service: Service, tmp_path: Path) -> None:
    assert _asked(_settings(tmp_path)) == ({}, [])
    external = External(_settings(tmp_path, _configured(service)))
    assert external([]) == {}
    assert service.asked == []
    assert not (tmp_path / "cache").exists()


def test_answers_are_kept_for_some_days_by_name_and_type(service: Service, tmp_path: Path) -> None:
    now = 1_000_000.0
    settings = _settings(tmp_path, _configured(service, days=2))
    first = External(settings, now=lambda: now)([HARBOUR, QUAY])
    now += 86_400
    assert External(settings, now=lambda: now)([HARBOUR, QUAY]) == first
    assert len(service.asked) == 1
    External(_settings(tmp_path, _configured(service, types={"place": "Q9"})), now=lambda: now)([HARBOUR, QUAY])
    assert service.names[2:] == ["Old Quay"]
    now += 2 * 86_400
    External(settings, now=lambda: now)([HARBOUR])
    assert service.names[3:] == ["Harbour Union"]


def test_an_old_answer_is_better_than_none(service: Service, tmp_path: Path) -> None:
    settings = _settings(tmp_path, _configured(service, days=0))
    first, _ = _asked(settings)
    service.behaviour.answers = [says(500, b"out of order")]
    second, warnings = _asked(settings)
    assert second == first
    assert warnings == ["test: it answers with status 500: out of order"]


def test_the_most_frequent_names_first_in_batches(service: Service, tmp_path: Path) -> None:
    names = [Unknown(f"Name {number}", "actor") for number in range(12)]
    configured = _configured(service, most=7, batch=3)
    found, _ = _asked(_settings(tmp_path, configured), *names)
    assert [len(queries) for queries in service.asked] == [3, 3, 1]
    assert list(found) == names[:7]
    # The next build asks for those that are left.
    found, _ = _asked(_settings(tmp_path, configured), *names)
    assert service.names == [name.text for name in names]
    assert list(found) == names


def test_a_service_may_take_fewer_at_once(service: Service, tmp_path: Path) -> None:
    service.behaviour.manifest = {**MANIFEST, "batchSize": 1}
    _asked(_settings(tmp_path, _configured(service)))
    assert [len(queries) for queries in service.asked] == [1, 1]


def test_requests_are_one_after_the_other_with_pauses(service: Service, tmp_path: Path) -> None:
    names = [Unknown(f"Name {number}", "actor") for number in range(3)]
    _asked(_settings(tmp_path, _configured(service, batch=1, pause=0.1)), *names)
    for (_, ended), (begun, _) in zip(service.times, service.times[1:], strict=False):
        assert begun - ended > 0.05


def test_several_services_add_up_and_a_broken_one_does_no_harm(service: Service, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    broken = Reconcile(name="broken", endpoint=nobody, pause=0, seconds=1)
    again = _configured(service, name="again", limit=1)
    found, warnings = _asked(_settings(tmp_path, broken, _configured(service), again))
    assert [candidate.source for candidate in found[HARBOUR]] == ["test", "test", "again"]
    assert len(warnings) == 1
    assert warnings[0].startswith("broken: it can't be asked: ")


# -- services that are slow, busy, broken, or lie ---------------------------------------------------------------


def test_a_busy_service_is_asked_again_when_it_says(service: Service, tmp_path: Path) -> None:
    service.behaviour.answers = [says(429, Retry_After="1"), good]
    begun = time.monotonic()
    found, warnings = _asked(_settings(tmp_path, _configured(service)))
    assert time.monotonic() - begun > 0.9
    assert len(found[HARBOUR]) == 2
    assert warnings == []
    assert len(service.asked) == 2


@pytest.mark.parametrize("header", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_one_that_is_busy_for_long_is_left_alone(service: Service, tmp_path: Path, header: str) -> None:
    service.behaviour.answers = [says(503, Retry_After=header)]
    found, warnings = _asked(_settings(tmp_path, _configured(service)))
    assert found == {}
    assert warnings == ["test: its time, 5 seconds, is over; the next build asks for the rest"]
    assert len(service.asked) == 1


def test_one_that_stays_busy_is_given_up(service: Service, tmp_path: Path) -> None:
    service.behaviour.answers = [says(429, Retry_After="0")]
    assert _asked(_settings(tmp_path, _configured(service))) == (
        {},
        ["test: it is too busy; the next build asks again"],
    )
    assert len(service.asked) == 3


def test_what_was_answered_before_the_time_was_over_is_kept(service: Service, tmp_path: Path) -> None:
    service.behaviour.answers = [good, says(503, Retry_After="60")]
    found, warnings = _asked(_settings(tmp_path, _configured(service, batch=1)))
    assert list(found) == [HARBOUR]
    assert len(warnings) == 1


def test_a_slow_answer_is_not_waited_for(service: Service, tmp_path: Path) -> None:
    service.behaviour.trickle = 0.2
    begun = time.monotonic()
    found, warnings = _asked(_settings(tmp_path, _configured(service, seconds=0.5)))
    assert time.monotonic() - begun < 3
    assert found == {}
    assert warnings == ["test: no whole answer within 0.5 seconds"]


def test_one_that_never_answers_is_not_waited_for(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        begun = time.monotonic()
        found, [warning] = _asked(_settings(tmp_path, Reconcile(name="mute", endpoint=address, seconds=0.5)))
        assert time.monotonic() - begun < 3
    assert found == {}
    assert "timed out" in warning


def test_an_endless_answer_is_not_read(service: Service, tmp_path: Path) -> None:
    service.behaviour.answers = [says(200, b" " * 6_000_000)]
    assert _asked(_settings(tmp_path, _configured(service))) == (
        {},
        ["test: its answer is longer than 5,000,000 bytes"],
    )


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ({**MANIFEST, "versions": ["9.9"]}, "other versions"),
        ({**MANIFEST, "versions": 3}, "other versions"),
        ({**MANIFEST, "identifierSpace": 7}, "identifierSpace"),
        ({"name": "Test"}, "identifierSpace"),
        (["not", "an", "object"], "no JSON object"),
    ],
)
def test_a_manifest_that_makes_no_sense(service: Service, tmp_path: Path, manifest: object, said: str) -> None:
    service.behaviour.manifest = manifest
    found, [warning] = _asked(_settings(tmp_path, _configured(service)))
    assert found == {}
    assert said in warning


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (says(200, b'{"q0": {"result": ['), "no JSON"),
        (says(200, b"[" * 100_000), "no JSON"),
        (says(200, b"\xff\xfe\x00"), "no JSON"),
        (says(200, b"<html>"), "no JSON"),
        (says(200, b'"q0"'), "no JSON object"),
        (says(200, b'{"status": "error"}'), "no result for q0"),
        (says(200, b'{"q0": {"result": {}}, "q1": null}'), "no result for q0"),
        (says(204), "status 204"),
        (says(404, b"<h1>nothing\nhere</h1>"), "status 404: <h1>nothing here</h1>"),
        (says(302, Location="http://127.0.0.1:1/elsewhere"), "configure http://127.0.0.1:1/elsewhere"),
        (says(307, Location="http://127.0.0.1:1/elsewhere"), "configure http://127.0.0.1:1/elsewhere"),
    ],
)
def test_an_answer_that_makes_no_sense(
    service: Service, tmp_path: Path, answer: Callable[[dict[str, Any]], tuple[int, Any, bytes]], said: str
) -> None:
    service.behaviour.answers = [answer]
    found, [warning] = _asked(_settings(tmp_path, _configured(service)))
    assert found == {}
    assert said in warning


def test_of_an_answer_only_what_makes_sense_is_taken(service: Service, tmp_path: Path) -> None:
    service.behaviour.answers = [
        results(
            {"id": "Q1", "name": "no number", "score": "high"},
            {"id": "Q2", "name": "x" * 1000, "score": float("nan"), "type": "none"},
            {"id": "Q3", "name": "\x1b[31mred\x00", "score": 50, "type": [7, {"name": 8}]},
            {"id": "has blanks", "name": "blanks", "score": 50},
            {"id": 17, "name": "a number", "score": 50},
            {"id": "Q4", "name": None, "score": 50},
            "nothing",
            {"id": "https://viaf.org/viaf/1", "name": "elsewhere", "score": True, "description": ["x"]},
            {"id": "https://www.wikidata.org/wiki/Q5", "name": "a page", "score": 1e308},
        )
    ]
    found, warnings = _asked(_settings(tmp_path, _configured(service, limit=20)), HARBOUR)
    assert warnings == []
    assert {(one.id, one.label[:10]) for one in found[HARBOUR]} == {
        ("Q1", "no number"),
        ("Q2", "xxxxxxxxxx"),
        ("Q3", "[31mred"),
        ("https://viaf.org/viaf/1", "elsewhere"),
        ("Q5", "a page"),
    }
    assert all(0 <= one.score <= 1 and len(one.label) <= 200 for one in found[HARBOUR])
    assert found[HARBOUR][0].id == "Q5"


def test_more_candidates_than_asked_for_are_cut(service: Service, tmp_path: Path) -> None:
    service.behaviour.answers = [results(*({"id": f"Q{n}", "name": "n", "score": n / 200} for n in range(1, 100)))]
    found, _ = _asked(_settings(tmp_path, _configured(service, limit=2)), HARBOUR)
    assert [(one.id, one.score) for one in found[HARBOUR]] == [("Q2", 0.01), ("Q1", 0.005)]


# -- the cache -----------------------------------------------------------------------------------------------------


def test_a_damaged_cache_is_begun_anew(service: Service, tmp_path: Path) -> None:
    settings = _settings(tmp_path, _configured(service))
    file = tmp_path / "cache" / "candidates.sqlite"
    file.parent.mkdir()
    file.write_bytes(b"this is no database" * 100)
    first, warnings = _asked(settings)
    assert (len(first), warnings) == (2, [])
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE answer SET candidates = '[[1]'")
    connection.close()
    assert _asked(settings)[0] == first
    assert len(service.asked) == 2
    assert _asked(settings)[0] == first
    assert len(service.asked) == 2


def test_without_a_place_for_the_cache_it_is_asked_all_the_same(service: Service, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(_asked(_settings(tmp_path, _configured(service)))[0]) == 2


# -- SPARQL --------------------------------------------------------------------------------------------------------

QUERY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <http://schema.org/>
SELECT ?name ?id ?label ?description WHERE {
  VALUES ?name { }
  VALUES ?type { }
  ?id rdfs:label|<http://www.w3.org/2004/02/skos/core#altLabel> ?name ; a ?type ; rdfs:label ?label .
  FILTER (LANG(?label) = "en")
  OPTIONAL { ?id schema:description ?description }
}
"""
ENTITIES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix schema: <http://schema.org/> .
wd:Q72 a wd:Q43229 ; rdfs:label "Harbour Union"@en ; skos:altLabel "港口联盟"@zh-Hans ;
    schema:description "a union"@en .
wd:Q73 a wd:Q43229 ; rdfs:label "Union of Harbours"@en ; skos:altLabel "Harbour Union"@en .
<https://places.example/quay> a wd:Q41176 ; rdfs:label "Old Quay"@en .
<https://places.example/odd> a wd:Q41176 ; rdfs:label "} ?x { \\"q\\" \\\\ VALUES ?type { }"@en .
"""


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SPARQL endpoint: the Oxigraph server, with a few entities."""
    folder = tmp_path_factory.mktemp("oxigraph")
    program = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    (folder / "entities.ttl").write_text(ENTITIES, "utf-8")
    load_them = [program, "load", "--location", str(folder / "data"), "--file", str(folder / "entities.ttl")]
    subprocess.run(load_them, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    serve = [program, "serve-read-only", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            try:
                urlopen(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D", timeout=5).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
        process.terminate()


def _sparql(home: Path, endpoint: str, query: str = QUERY, **changes: Any) -> Settings:
    (home / "names.rq").write_text(query, "utf-8")
    values: dict[str, Any] = {
        "name": "store",
        "endpoint": endpoint,
        "query": Path("names.rq"),
        "pause": 0,
        "deadline": 9,
    }
    return _settings(home, Reconcile(**{**values, **changes}))


def test_candidates_of_an_endpoint(endpoint: str, tmp_path: Path) -> None:
    chinese = Unknown("港口联盟", "actor", "", "zh-Hans")
    found, warnings = _asked(_sparql(tmp_path, endpoint), HARBOUR, QUAY, chinese, Unknown("Nobody", "actor"))
    assert warnings == []
    assert found[HARBOUR][0] == Candidate("Q72", "Harbour Union", 1.0, "store", "a union")
    assert [(one.id, one.label) for one in found[HARBOUR][1:]] == [("Q73", "Union of Harbours")]
    assert found[QUAY] == (Candidate("https://places.example/quay", "Old Quay", 1.0, "store"),)
    assert [one.id for one in found[chinese]] == ["Q72"]
    assert found[Unknown("Nobody", "actor")] == ()


def test_types_are_bound(endpoint: str, tmp_path: Path) -> None:
    types = {"actor": "http://www.wikidata.org/entity/Q43229", "place": "http://www.wikidata.org/entity/Q43229"}
    found, _ = _asked(_sparql(tmp_path, endpoint, types=types))
    assert [one.id for one in found[HARBOUR]] == ["Q72", "Q73"]
    assert found[QUAY] == ()


@pytest.mark.parametrize(
    "text",
    ['} ?x { "q" \\ VALUES ?type { }', '" } UNION { ?id ?p ?name } #', "'''\n\\u0022", "\x00\x7f\u2028 \\", "?name"],
)
def test_no_name_changes_the_query(endpoint: str, tmp_path: Path, text: str) -> None:
    hostile = Unknown(text, "actor", "", "en")
    found, warnings = _asked(_sparql(tmp_path, endpoint), HARBOUR, hostile)
    assert warnings == []
    assert len(found[HARBOUR]) == 2
    assert [one.id for one in found[hostile]] == (["https://places.example/odd"] if text.startswith("} ?x") else [])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?name ?id WHERE { ?id ?p ?name }", "no block VALUES ?name { }"),
        ("SELECT ?name ?id WHERE { VALUES ?name { } VALUES ?name { } ?id ?p ?name }", "or several"),
        ("SELECT ?name ?id WHERE { VALUES ?name { } ?id ?p }", "it refuses: "),
        ("SELECT ?id WHERE { VALUES ?name { } ?id ?p ?name }", "does not give ?name and ?id"),
        ("ASK { VALUES ?name { } ?id ?p ?name }", "does not give ?name and ?id"),
    ],
)
def test_a_query_that_does_not_fit(endpoint: str, tmp_path: Path, query: str, said: str) -> None:
    found, [warning] = _asked(_sparql(tmp_path, endpoint, query))
    assert found == {}
    assert said in warning


def test_a_query_that_is_missing(endpoint: str, tmp_path: Path) -> None:
    settings = _sparql(tmp_path, endpoint)
    (tmp_path / "names.rq").unlink()
    found, [warning] = _asked(settings)
    assert found == {}
    assert "its query can't be read" in warning


def test_scores_of_the_query_count(endpoint: str, tmp_path: Path) -> None:
    query = QUERY.replace("?description WHERE", "(IF(CONTAINS(?label, 'of'), 7, 'x') AS ?score) WHERE")
    found, _ = _asked(_sparql(tmp_path, endpoint, query), HARBOUR)
    assert {one.id: one.score for one in found[HARBOUR]} == {"Q72": 1.0, "Q73": 1.0}


# -- through a build ----------------------------------------------------------------------------------------------

NEWS = "date,category,text,sources\n" + "".join(
    f'2019-05-{day:02},Politics,"The Harbour Workers Alliance and Norway sign an agreement in Geneva.",Post\n'
    for day in range(1, 4)
)


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    home = tmp_path / "home"
    home.mkdir()
    (home / "news.csv").write_text(NEWS, "utf-8")
    sources = [Source(name="news", path=Path("news.csv"))]
    return Settings(home=home, sources=sources, build=Build(workers=1))


def _candidates(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8-sig", newline="") as table:
        return {row["name"]: row["candidates"] for row in csv.DictReader(table)}


def test_candidates_stand_in_the_persons_table_alone(service: Service, site: Settings) -> None:
    service.behaviour.answers = [results({"id": "Q99", "name": "Alliance", "score": 80, "description": "a union"})]
    without = build(site)
    plain = _candidates(site.home / "review.csv")
    assert plain
    asking = site.model_copy(update={"reconcile": [_configured(service)]})
    outcome = build(asking)
    assert outcome.unchanged
    assert outcome.release == without.release
    assert outcome.unanswered == ()
    release = opened.current(site)
    assert release is not None
    proposed = _candidates(site.home / "review.csv")
    assert all("Q99 (Alliance; a union; test)" in candidates for candidates in proposed.values())
    assert _candidates(release.path / "review.csv") == plain
    assert set(service.names) == set(proposed)


def test_a_build_does_not_fail_for_a_service(service: Service, site: Settings) -> None:
    service.behaviour.answers = [says(500)]
    outcome = build(site.model_copy(update={"reconcile": [_configured(service)]}))
    assert opened.current(site) is not None
    assert [warning.message for warning in outcome.unanswered] == ["test: it answers with status 500"]
    shown = StringIO()
    summarise(outcome, Console(file=shown, width=120))
    assert "Asked for candidates in vain:" in shown.getvalue()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('endpoint = "https://example.org/"', "reconcile.0.name"),
        ('name = "x"\nendpoint = "example"', "reconcile.0.endpoint"),
        ('name = "x"\nendpoint = "https://example.org/"\nlanguages = ["e n"]', "reconcile.0.languages"),
        ('name = "x"\nendpoint = "https://example.org/"\nbatch = 0', "reconcile.0.batch"),
    ],
)
def test_settings_that_cant_be_used(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "communique.toml").write_text(f"[[reconcile]]\n{text}\n", "utf-8")
    with pytest.raises(SettingsError) as error:
        load(tmp_path)
    assert named in str(error.value)


def test_the_documented_query_is_sparql() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reconciliation.md").read_text("utf-8")
    query = page.partition("```sparql\n")[2].partition("```")[0]
    assert "VALUES ?name { }" in query
    solutions = ox.Store().query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert {variable.value for variable in solutions.variables} == {"name", "id", "label", "description"}
