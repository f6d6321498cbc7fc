"""The W3C's tests of SPARQL 1.1: Protocol, Service Description and result formats, from their manifests.

https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-service-description/. They run against the real
server. The suite's data are graphs at remote addresses, which this server never fetches: its store holds them under
those names, from the files that the manifest gives for them.
"""

from __future__ import annotations

import csv
import http.client
import io
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, Namespace
from rdflib.collection import Collection

pytestmark = pytest.mark.real_data

SUITES = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).parents[3] / "shared")) / "suites/sparql/sparql11"
CNT = Namespace("http://www.w3.org/2011/content#")
HT = Namespace("http://www.w3.org/2011/http#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

NO_DATA = "http://kasei.us/2009/09/sparql/data/data0.rdf"
"""Named by tests that read nothing from it; the manifest gives no file for it: a named graph without statements."""

REFUSED = {
    "update_dataset_default_graph": 403,
    "update_dataset_default_graphs": 403,
    "update_dataset_named_graphs": 403,
    "update_dataset_full": 403,
    "update_post_form": 403,
    "update_post_direct": 403,
    "update_base_uri": 403,
}
"""Not passed as the suite has it: a release can't be changed. The request is understood and refused (403), and what the
update would have written is not there afterwards."""

STATUS = {
    "bad_query_method": 405,
    "bad_multiple_queries": 400,
    "bad_query_wrong_media_type": 415,
    "bad_query_missing_form_type": 415,
    "bad_query_missing_direct_type": 415,
    "bad_query_non_utf8": 415,
    "bad_query_syntax": 400,
    "bad_update_get": 400,
    "bad_multiple_updates": 403,
    "bad_update_wrong_media_type": 415,
    "bad_update_missing_form_type": 415,
    "bad_update_non_utf8": 403,
    "bad_update_syntax": 403,
    "bad_update_dataset_conflict": 403,
}
"""The suite wants some status of 400 to 499; this is the one that says what is wrong."""


@dataclass(frozen=True)
class Exchange:
    """A request of the suite and what is expected of its answer."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: frozenset[str]
    boolean: bool | None
    format: str | None


def _manifest(folder: str) -> rdflib.Graph:
    file = SUITES / folder / "manifest.ttl"
    return (
        rdflib.Graph().parse(file, format="turtle", publicID=f"http://suite.example/{folder}/")
        if file.exists()
        else _NOTHING
    )


_NOTHING = rdflib.Graph()
PROTOCOL, DESCRIPTION = _manifest("protocol"), _manifest("service-description")


def _entries(manifest: rdflib.Graph) -> list[rdflib.term.Node]:
    head = manifest.value(None, RDF.type, MF.Manifest)
    entries = manifest.value(head, MF.entries) if head else None
    return list(Collection(manifest, entries)) if entries else []


def _name(test: object) -> str:
    return re.split("[#/]", str(test))[-1]


def _exchanges(test: rdflib.term.Node) -> Iterator[Exchange]:
    graph = PROTOCOL
    for requests in graph.objects(graph.value(test, MF.action), HT.requests):
        for request in Collection(graph, requests):
            answer, body = graph.value(request, HT.resp), graph.value(request, HT.body)
            boolean, form = graph.value(answer, MF.expectedBoolean), graph.value(answer, MF.expectedFormat)
            yield Exchange(
                str(graph.value(request, HT.methodName)),
                str(graph.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1),
                tuple(
                    (str(graph.value(header, HT.fieldName)), str(graph.value(header, HT.fieldValue)))
                    for headers in graph.objects(request, HT.headers)
                    for header in Collection(graph, headers)
                ),
                str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
                if body
                else b"",
                frozenset(str(status)[-3:] for status in graph.objects(answer, MF.expectedStatus)),
                None if boolean is None else bool(boolean.toPython()),  # type: ignore[attr-defined]
                None if form is None else str(form),
            )


@pytest.fixture(scope="module")
def server(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server whose store has the suite's graphs."""
    assert SUITES.is_dir(), f"the suites are not in {shared}"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("suite")
    base = f"http://127.0.0.1:{port}/"
    _release(home, base)
    (home / "communique.toml").write_text(f'[site]\nbase = "{base}"\n')
    run = [sys.executable, "-m", "communique.cli", "--home", str(home), "serve", "--port", str(port)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if base.rstrip("/") in line:
                break
        else:
            pytest.fail("the server did not start")
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield base.rstrip("/")
        process.terminate()
        process.wait(30)


def _release(home: Path, base: str) -> None:
    folder = home / "releases" / "20260101T000000Z-suite"
    (folder / "dumps").mkdir(parents=True)
    store = ox.Store(str(folder / "store"))
    store.add_graph(ox.NamedNode(NO_DATA))
    for file, name in sorted(_data()):
        suffix = {".nt": ox.RdfFormat.N_TRIPLES, ".ttl": ox.RdfFormat.TURTLE}[file.suffix]
        for quad in ox.parse(file.read_bytes(), format=suffix, base_iri=name):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name)))
    store.flush()
    del store
    manifest = {"base": base, "content": "suite", "sources": [], "dumps": []}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "void.ttl").write_text("")
    (folder / "gone").write_text("")
    (folder / "run.json").write_text("{}")
    (folder / "search.sqlite").write_bytes(b"")
    (home / "current").symlink_to(folder)


def _data() -> set[tuple[Path, str]]:
    """The files of the suite's graphs and the names they go under."""
    graphs = {
        (SUITES / "protocol" / _name(PROTOCOL.value(data, UT.graph)), str(PROTOCOL.value(data, rdflib.RDFS.label)))
        for data in PROTOCOL.objects(None, UT.graphData)
    }
    for folder in ("csv-tsv-res", "json-res"):
        for data in _manifest(folder).objects(None, QT.data):
            graphs.add((SUITES / folder / _name(data), str(data)))
    return graphs


def _send(server: str, exchange: Exchange) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    try:
        connection.putrequest(exchange.method, exchange.path, skip_accept_encoding=True)
        for name, value in exchange.headers:
            connection.putheader(name, value)
        if exchange.body or exchange.method == "POST":
            connection.putheader("Content-Length", str(len(exchange.body)))
        connection.endheaders(exchange.body or None)
        response = connection.getresponse()
        return response.status, str(response.getheader("Content-Type", "")).partition(";")[0], response.read()
    finally:
        connection.close()


@pytest.mark.parametrize("test", _entries(PROTOCOL), ids=_name)
def test_protocol(server: str, test: rdflib.term.Node) -> None:
    name = _name(test)
    for number, exchange in enumerate(_exchanges(test)):
        status, media_type, body = _send(server, exchange)
        if name in REFUSED:
            if number == 0:
                assert status == REFUSED[name]
            else:
                assert (status, json.loads(body)["boolean"]) == (200, False)
            continue
        assert f"{status // 100}xx" in exchange.statuses
        if name in STATUS:
            assert (status, media_type) == (STATUS[name], "application/problem+json")
        if exchange.boolean is not None:
            assert json.loads(body)["boolean"] is exchange.boolean
        match exchange.format:
            case "boolean":
                assert isinstance(ox.parse_query_results(body, format=_results(media_type)), ox.QueryBoolean)
            case "tabular":
                assert isinstance(ox.parse_query_results(body, format=_results(media_type)), ox.QuerySolutions)
            case "RDF":
                rdflib.Graph().parse(data=body, format=media_type)


def test_every_refusal_is_a_test_of_the_suite(shared: Path) -> None:
    names = [_name(test) for test in _entries(PROTOCOL)]
    assert len(names) == 34
    assert not {*REFUSED, *STATUS} - set(names)


def _results(media_type: str) -> ox.QueryResultsFormat:
    found = ox.QueryResultsFormat.from_media_type(media_type)
    assert found is not None, media_type
    return found


DOMAINS: dict[rdflib.term.Node, rdflib.URIRef] = {
    SD.endpoint: SD.Service,
    SD.supportedLanguage: SD.Service,
    SD.resultFormat: SD.Service,
    SD.feature: SD.Service,
    SD.defaultDataset: SD.Service,
    SD.defaultGraph: SD.Dataset,
    SD.namedGraph: SD.Dataset,
    SD.name: SD.NamedGraph,
}
RANGES: dict[rdflib.term.Node, rdflib.URIRef] = {
    SD.defaultDataset: SD.Dataset,
    SD.defaultGraph: SD.Graph,
    SD.namedGraph: SD.NamedGraph,
}
LANGUAGES = {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update}


@pytest.mark.parametrize("test", _entries(DESCRIPTION), ids=_name)
def test_service_description(server: str, test: rdflib.term.Node) -> None:
    status, media_type, body = _send(server, Exchange("GET", "/sparql", (), b"", frozenset(), None, None))
    graph = rdflib.Graph().parse(data=body, format=media_type)
    assert status == 200
    match _name(test):
        case "returns-rdf":
            assert len(graph) > 5
        case "has-endpoint-triple":
            assert list(graph.objects(None, SD.endpoint)) == [rdflib.URIRef(server + "/sparql")]
        case "conforms-to-schema":
            used = {predicate for predicate in graph.predicates() if str(predicate).startswith(str(SD))}
            assert used <= DOMAINS.keys()
            for subject, predicate, value in graph:
                if predicate in DOMAINS:
                    assert (subject, RDF.type, DOMAINS[predicate]) in graph
                if predicate in RANGES:
                    assert (value, RDF.type, RANGES[predicate]) in graph
            for service in graph.subjects(RDF.type, SD.Service):
                assert len(list(graph.objects(service, SD.endpoint))) == 1
            assert set(graph.objects(None, SD.supportedLanguage)) <= LANGUAGES
            assert all(isinstance(name, rdflib.URIRef) for name in graph.objects(None, SD.name))
        case other:
            pytest.fail(f"a check that is not written: {other}")


FORMATS = [(folder, test) for folder in ("csv-tsv-res", "json-res") for test in _entries(_manifest(folder))]


@pytest.mark.parametrize(("folder", "test"), FORMATS, ids=[_name(test) for _, test in FORMATS])
def test_result_format(server: str, folder: str, test: rdflib.term.Node) -> None:
    manifest = _manifest(folder)
    action = manifest.value(test, MF.action)
    query = (SUITES / folder / _name(manifest.value(action, QT.query))).read_text("utf-8")
    expected = SUITES / folder / _name(manifest.value(test, MF.result))
    form = {".csv": "csv", ".tsv": "tsv", ".srj": "json"}[expected.suffix]
    asked = {"query": query, "default-graph-uri": str(manifest.value(action, QT.data)), "format": form}
    request = Exchange("GET", "/sparql?" + urlencode(asked), (), b"", frozenset(), None, None)
    status, _, body = _send(server, request)
    assert status == 200, body
    if form == "csv":
        assert _csv(body) == _csv(expected.read_bytes())
    else:
        assert _solutions(body, form) == _solutions(expected.read_bytes(), form)


def _csv(document: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    header, *rows = csv.reader(io.StringIO(document.decode()))
    return Counter(tuple(sorted(zip(header, map(_cell, row), strict=True))) for row in rows)


def _cell(value: str) -> str:
    """A value of CSV, which has no types: `1.0E6` and `1000000` are one double to the store, which keeps values."""
    if re.fullmatch(r"[+-]?[\d.]+[eE][+-]?\d+|[+-]?\d+", value):
        return repr(float(value))
    return "_:" if value.startswith("_:") else value


def _term(term: object) -> str:
    """A term, blank nodes without labels and numbers by value.

    The store keeps the value of a number and not how it was written, and takes types derived from integer for integer.
    """
    if isinstance(term, ox.Literal) and term.datatype.value == str(rdflib.XSD.double):
        return f"{float(term.value)!r}^^double"
    if isinstance(term, ox.Literal) and term.datatype.value == str(rdflib.XSD.negativeInteger):
        return str(ox.Literal(term.value, datatype=ox.NamedNode(str(rdflib.XSD.integer))))
    return "_:" if isinstance(term, ox.BlankNode) else str(term)


def _solutions(document: bytes, form: str) -> object:
    kind = ox.QueryResultsFormat.from_extension({"json": "srj"}.get(form, form))
    assert kind is not None
    results = ox.parse_query_results(document, format=kind)
    if not isinstance(results, ox.QuerySolutions):
        return bool(results)
    names = [variable.value for variable in results.variables]
    rows = Counter(tuple((name, _term(row[name])) for name in sorted(names)) for row in results)
    return sorted(names), rows
