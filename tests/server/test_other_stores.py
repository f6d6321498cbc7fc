"""The same site over other people's SPARQL servers, started for real: answers as the release's own store gives them."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from communique.release.settings import Limits, Settings, Store

pytestmark = pytest.mark.stores

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]

BASE = "http://data.example.org/"
MERGED = BASE + "id/graph/merged"
ROOT = Path(__file__).parents[2]
JARS = ROOT / "tests" / "interop" / "jars"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?q ?o }"


GEOMETRY = ox.NamedNode("http://www.opengis.net/ont/geosparql#asWKT")
"""Virtuoso reads these literals into floating point numbers of its own type; so they are left out everywhere."""


def _statements(document: bytes, form: str) -> set[tuple[str, ...]]:
    """The statements of a document, with numbers by value: Virtuoso does not keep how they were written."""
    kind = ox.RdfFormat.from_extension(form)
    assert kind is not None
    return {
        (str(quad.subject), str(quad.predicate), _plain(quad.object), str(quad.graph_name))
        for quad in ox.parse(document, format=kind)
        if quad.predicate != GEOMETRY
    }


def _plain(term: object) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value.endswith(("#decimal", "#integer", "#double")):
        return f"{float(term.value)} {term.datatype}"
    return str(term)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _program(*names: str | Path) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"{names[0]} is not installed")


@contextmanager
def _running(command: list[str], answers: str, folder: Path, seconds: float = 60) -> Iterator[None]:
    """Run a server until its endpoint answers; it is ended with the context."""
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log) as process,
    ):
        try:
            deadline = time.monotonic() + seconds
            while True:
                try:
                    if httpx.get(answers, params={"query": "ASK {}"}, timeout=5, trust_env=False).status_code == 200:
                        break
                except httpx.HTTPError:
                    pass
                assert process.poll() is None, (folder / "log").read_text("utf-8", "replace")
                assert time.monotonic() < deadline, (folder / "log").read_text("utf-8", "replace")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def _oxigraph(dump: Path, folder: Path) -> Iterator[Store]:
    program = _program("oxigraph", Path(sys.executable).parent / "oxigraph")
    place, port = str(folder / "data"), _free_port()
    subprocess.run([program, "load", "--location", place, "--file", str(dump)], check=True, capture_output=True)
    serve = [program, "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"]
    with _running(serve, f"http://127.0.0.1:{port}/query", folder):
        yield Store(endpoint=f"http://127.0.0.1:{port}/query")


@contextmanager
def _fuseki(dump: Path, folder: Path) -> Iterator[Store]:
    java = _program("java")
    jar = next(iter(sorted(JARS.glob("jena-fuseki-server-*.jar"))), None)
    if jar is None:
        pytest.skip("Fuseki's jar is not in tests/interop/jars")
    port = _free_port()
    command = [java, "-Xmx1g", "-jar", str(jar), "--localhost", f"--port={port}", f"--file={dump}", "/site"]
    with _running(command, f"http://127.0.0.1:{port}/site/query", folder, 120):
        yield Store(endpoint=f"http://127.0.0.1:{port}/site/query")


@contextmanager
def _virtuoso(dump: Path, folder: Path) -> Iterator[Store]:
    program, isql = _program("virtuoso-t"), _program("isql-vt")
    web, port = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(
        f"""[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = {folder}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
[SPARQL]
ResultSetMaxRows = 1000000
"""
    )
    endpoint = f"http://127.0.0.1:{web}/sparql"
    run = [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with _running(run, endpoint, folder, 120):
        load = f"DB.DBA.TTLP_MT(file_to_string_output('{dump}'), '', '{MERGED}', 512); checkpoint;"
        done = subprocess.run(
            [isql, f"127.0.0.1:{port}", "dba", "dba", f"exec={load}"], capture_output=True, text=True, check=True
        )
        assert "Error" not in done.stdout + done.stderr
        yield Store(endpoint=endpoint, default_graph=MERGED)


STORES: dict[str, Callable[[Path, Path], AbstractContextManager[Store]]] = {
    "oxigraph": _oxigraph,
    "fuseki": _fuseki,
    "virtuoso": _virtuoso,
}


@pytest.fixture(scope="module", params=STORES)
def other(
    request: pytest.FixtureRequest, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """The settings of a site that reads another store, which was loaded from the release's statements."""
    folder = tmp_path_factory.mktemp(request.param)
    dump = folder / "communique.nq"
    store = ox.Store.read_only(str(settings.current / "store"))
    with dump.open("wb") as file:
        store.dump(file, ox.RdfFormat.N_QUADS)
    del store
    with STORES[request.param](dump, folder) as made:
        yield settings.model_copy(update={"store": made})


@pytest.fixture
def both(settings: Settings, other: Settings, connected: Connect) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """Clients of the site over its own store and over the other one."""
    with ExitStack() as stack:
        yield stack.enter_context(connected(settings)), stack.enter_context(connected(other))


def test_descriptions_are_the_same(both: tuple[httpx.Client, httpx.Client]) -> None:
    paths = sorted(
        {
            match
            for name in ("events", "actors", "places")
            for match in re.findall(r'href="(/doc/[^"?#]+)"', both[0].get(f"/{name}").text)
        }
    )
    assert len(paths) > 5
    for path in paths:
        own, theirs = (client.get(path, headers={"accept": "application/n-triples"}) for client in both)
        assert theirs.status_code == own.status_code == 200
        graphs = [_statements(answer.content, "nt") for answer in (own, theirs)]
        assert graphs[0] == graphs[1], path
        quads = [client.get(path + ".trig") for client in both]
        parsed = [_statements(answer.content, "trig") for answer in quads]
        assert parsed[0] == parsed[1], path


def test_pages_are_the_same(both: tuple[httpx.Client, httpx.Client]) -> None:
    for path in ("/", "/events", "/actors", "/places", "/day/2017", "/day/2017/01/23"):
        own, theirs = (client.get(path, headers={"accept": "text/html"}) for client in both)
        assert (theirs.status_code, theirs.text) == (own.status_code, own.text), path
    assert both[1].get("/doc/event/nobody").status_code == 404


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_results_are_the_same(both: tuple[httpx.Client, httpx.Client], form: str) -> None:
    query = f"SELECT ?s ?p ?o {{ ?s ?p ?o FILTER(?p != {GEOMETRY}) }} ORDER BY STR(?s) STR(?p) STR(?o) LANG(?o)"
    own, theirs = (client.get("/sparql", params={"query": query, "format": form}) for client in both)
    assert theirs.status_code == 200, theirs.text
    assert theirs.headers["content-type"] == own.headers["content-type"]
    assert sorted(theirs.content.split()) == sorted(own.content.split())


@pytest.mark.parametrize("pattern", ["?s ?p ?o", "<urn:none> ?p ?o"])
def test_truth_is_the_same(both: tuple[httpx.Client, httpx.Client], pattern: str) -> None:
    own, theirs = (client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}) for client in both)
    assert (theirs.status_code, theirs.json()) == (200, own.json())


def test_graphs_are_the_same(both: tuple[httpx.Client, httpx.Client]) -> None:
    for form in ("ttl", "nt", "rdf", "jsonld"):
        graphs = []
        for client in both:
            asked = {"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": form}
            answer = client.get("/sparql", params=asked)
            assert answer.status_code == 200, answer.text
            graphs.append(_statements(answer.content, form))
        assert graphs[0] == graphs[1]


def test_datasets_are_the_same(both: tuple[httpx.Client, httpx.Client]) -> None:
    graph = BASE + "id/graph/un/intra-talks-txt"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def count(client: httpx.Client, query: str, **dataset: str) -> int:
        answer: Any = client.get("/sparql", params={"query": query, "format": "json", **dataset}).json()
        return int(answer["results"]["bindings"][0]["n"]["value"])

    for query, dataset in (
        (COUNT, {}),
        (COUNT, {"default-graph-uri": graph}),
        (named, {"named-graph-uri": graph}),
        (COUNT.replace("{", f"FROM <{graph}> {{", 1), {}),
    ):
        assert count(both[1], query, **dataset) == count(both[0], query, **dataset) > 0


def test_what_is_refused_is_refused_before_it_is_passed_on(both: tuple[httpx.Client, httpx.Client]) -> None:
    elsewhere = "http://127.0.0.1:9/"
    for query, status in (
        ("SELECT * { ?s ?p }", 400),
        ("define input:same-as 'yes' SELECT * { ?s ?p ?o }", 400),
        (f"SELECT * FROM <{elsewhere}> {{ ?s ?p ?o }}", 400),
        (f"SELECT * {{ SERVICE <{elsewhere}> {{ ?s ?p ?o }} }}", 403),
        (f"LOAD <{elsewhere}>", 400),
    ):
        answers = [client.get("/sparql", params={"query": query}) for client in both]
        assert [answer.status_code for answer in answers] == [status, status]
    assert both[1].post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403


def test_an_answer_too_large_is_refused(other: Settings, connected: Connect) -> None:
    limits = Limits(query_seconds=60, query_result_bytes=2_000)
    with connected(other.model_copy(update={"limits": limits})) as client:
        everything = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
        assert (everything.status_code, everything.json()["title"]) == (422, "Query too large")


def test_a_query_past_its_deadline_ends_and_others_are_answered(other: Settings, connected: Connect) -> None:
    with connected(other.model_copy(update={"limits": Limits(query_seconds=2)})) as client:
        assert client.get("/sparql", params={"query": RUNAWAY}).status_code in (503, 504)
        deadline = time.monotonic() + 120  # the other server may go on with the query for a while
        while client.get("/sparql", params={"query": "ASK {}"}).status_code != 200:
            assert time.monotonic() < deadline


def test_an_endpoint_that_is_not_there_is_said_to_be_unavailable(settings: Settings, connected: Connect) -> None:
    gone = Store(endpoint=f"http://127.0.0.1:{_free_port()}/query")
    with connected(settings.model_copy(update={"store": gone})) as client:
        for path in ("/events", "/doc/place/astana", "/sparql?query=ASK%20%7B%7D"):
            response = client.get(path, headers={"accept": "application/json"})
            assert (response.status_code, response.headers["retry-after"]) == (503, "5")
