"""Nothing calls out: a listener on loopback sees no connection, whatever is asked, posted or read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import urlopen

import httpx
import pyoxigraph as ox
import pytest

from communique.release.settings import Settings, Sparql

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]
Run = Callable[..., subprocess.CompletedProcess[str]]


class Listener:
    """An endpoint on loopback that answers each request with one solution, and keeps count."""

    ANSWER = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:found"}}]}}'

    def __init__(self) -> None:
        self.count = 0
        self.redirect = ""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/sparql"
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.count += 1
            with connection:
                connection.settimeout(5)
                connection.recv(65_536)
                status = f"302 Found\r\nLocation: {self.redirect}" if self.redirect else "200 OK"
                kind = "Content-Type: application/sparql-results+json"
                head = f"HTTP/1.1 {status}\r\n{kind}\r\nContent-Length: {len(self.ANSWER)}\r\nConnection: close\r\n\r\n"
                connection.sendall(head.encode() + self.ANSWER)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


QUERIES = {
    "service": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "service-silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "service-nested": "SELECT * { { OPTIONAL { { SERVICE <URL> { ?s ?p ?o } } } } }",
    "service-subselect": "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "service-exists": "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "service-minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "service-union": "ASK { { ?s ?p 1 } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "service-in-graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "service-construct": "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "service-describe": "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "service-variable": "SELECT * { VALUES ?e { <URL> } SERVICE ?e { ?s ?p ?o } }",
    "service-bound": "SELECT * { BIND(IRI('URL') AS ?e) SERVICE SILENT ?e { ?s ?p ?o } }",
    "service-prefix": "PREFIX e: <URL> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "service-base": "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "service-comment": "SELECT * { SERVICE # <\n<URL> # >\n { ?s ?p ?o } }",
    "service-string": "SELECT * { FILTER('#' != '\"') SERVICE <URL> { ?s ?p ?o } FILTER('a' = \"'\") }",
    "service-no-space": "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "service-escape": "SELECT * { SERV\\u0049CE <URL> { ?s ?p ?o } }",
    "service-comparison": "SELECT * { BIND(<URL> AS ?v) BIND(1 AS ?a) FILTER(?a<?a)SERVICE?v#>\n{ ?s ?p ?o } }",
    "service-prefix-name": "PREFIX s: <URL> SELECT * { services:{ ?s ?p ?o } }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from-named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "graph": "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE <URL>",
    "load": "LOAD <URL>",
    "load-into": "LOAD SILENT <URL> INTO GRAPH <urn:g>",
}


def test_the_listener_listens_and_the_engine_would_call_it(listener: Listener) -> None:
    with urlopen(listener.url) as answer:
        assert answer.status == 200
    found = ox.Store().query(QUERIES["service"].replace("URL", listener.url))
    assert isinstance(found, ox.QuerySolutions)
    assert [str(row["s"]) for row in found] == ["<urn:found>"]
    assert listener.count == 2


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_query_calls_out(client: httpx.Client, listener: Listener, query: str) -> None:
    text = query.replace("URL", listener.url)
    answers = [
        client.get("/sparql", params={"query": text}),
        client.post("/sparql", data={"query": text}),
        client.post("/sparql", content=text, headers={"content-type": "application/sparql-query"}),
        client.post("/sparql", content=text, headers={"content-type": "application/sparql-update"}),
        client.post("/sparql", data={"update": text}),
        client.post("/sparql", data={"query": text, "format": "html"}),
    ]
    assert {answer.status_code for answer in answers} <= {200, 400, 403}
    assert listener.count == 0


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"])
def test_no_dataset_is_fetched(client: httpx.Client, listener: Listener, name: str) -> None:
    for query in ("ASK {}", "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } LIMIT 1"):
        client.get("/sparql", params={"query": query, name: listener.url})
        client.post("/sparql", data={"query": query, name: listener.url})
        client.post("/sparql", data={"update": "CLEAR ALL", name: listener.url})
    assert listener.count == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's (seccomp)")
def test_no_process_could_call_out_if_a_clause_got_through(listener: Listener) -> None:
    program = (
        "import sys, pyoxigraph\n"
        "from communique.server.sparql.wall import raise_wall\n"
        "assert raise_wall()\n"
        "try: list(pyoxigraph.Store().query(sys.argv[1]))\n"
        "except OSError as error: print(error)\n"
    )
    query = QUERIES["service"].replace("URL", listener.url)
    done = subprocess.run([sys.executable, "-c", program, query], capture_output=True, text=True, check=True)
    assert "denied" in done.stdout.lower()
    assert listener.count == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's (seccomp)")
def test_query_processes_have_the_wall(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    workers = [
        folder
        for folder in Path("/proc").glob("[0-9]*")
        if b"communique.server.sparql.worker" in _read(folder / "cmdline")
        and int(_read(folder / "stat").rpartition(b")")[2].split()[1]) == os.getpid()
    ]
    assert len(workers) >= 2
    for folder in workers:
        assert b"Seccomp:\t2" in _read(folder / "status")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def test_a_listed_endpoint_is_asked_and_no_other(settings: Settings, connected: Connect, listener: Listener) -> None:
    listed = settings.model_copy(update={"sparql": Sparql(service_endpoints=[listener.url])})
    with connected(listed) as client:
        found = client.get("/sparql", params={"query": QUERIES["service"].replace("URL", listener.url)})
        assert found.status_code == 200, found.text
        assert found.json()["results"]["bindings"][0]["s"]["value"] == "urn:found"
        assert ("etag" in found.headers, listener.count) == (False, 1)
        for query in (QUERIES["service"].replace("URL", listener.url + "2"), QUERIES["service-variable"]):
            refused = client.get("/sparql", params={"query": query.replace("URL", listener.url)})
            assert refused.status_code == 403
        assert listener.count == 1
        other = Listener()
        try:
            listener.redirect = other.url
            client.get("/sparql", params={"query": QUERIES["service"].replace("URL", listener.url)})
            assert (listener.count, other.count) == (2, 0)
        finally:
            other.close()
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_the_command_calls_out_no_more_than_the_site(settings: Settings, listener: Listener) -> None:
    query = QUERIES["service"].replace("URL", listener.url)
    run = [sys.executable, "-m", "communique.cli", "--home", str(settings.home), "query", query]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, "SERVICE" in done.stderr, listener.count) == (3, True, 0)


DOCUMENTS = {
    "jsonld-context": (".jsonld", '{"@context": "URL", "@id": "urn:a", "http://e/p": "x"}'),
    "jsonld-import": (".jsonld", '{"@context": {"@version": 1.1, "@import": "URL"}, "@id": "urn:a"}'),
    "jsonld-scoped": (
        ".jsonld",
        '{"@context": {"p": {"@id": "http://e/p", "@context": "URL"}}, "p": {"@id": "urn:b"}}',
    ),
    "rdfxml-entity": (
        ".rdf",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "URL">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:e="http://e/"><rdf:Description rdf:about="urn:a"><e:p>&x;</e:p></rdf:Description></rdf:RDF>',
    ),
    "rdfxml-dtd": (
        ".rdf",
        '<!DOCTYPE r SYSTEM "URL"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    ),
    "rdfxml-parameter-entity": (
        ".rdf",
        '<!DOCTYPE r [<!ENTITY % x SYSTEM "URL"> %x;]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    ),
    "owl-imports": (
        ".ttl",
        "<urn:a> a <http://www.w3.org/2002/07/owl#Ontology> ; <http://www.w3.org/2002/07/owl#imports> <URL> .",
    ),
}


@pytest.mark.parametrize(("suffix", "text"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_no_file_that_is_validated_calls_out(tmp_path: Path, listener: Listener, suffix: str, text: str) -> None:
    file = tmp_path / f"input{suffix}"
    file.write_text(text.replace("URL", listener.url), "utf-8")
    run = [sys.executable, "-m", "communique.cli", "--home", str(tmp_path), "validate", str(file)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert listener.count == 0


HTML = (
    '<!DOCTYPE html [<!ENTITY x SYSTEM "URL">]><html><head><base href="URL"><title>Council adopts a text</title>'
    '<link rel="stylesheet" href="URL"><meta http-equiv="refresh" content="0;url=URL"></head><body><h1>Talks</h1>'
    '<iframe src="URL"></iframe><img src="URL"><script src="URL"></script><object data="URL"></object>'
    "<p>On 23 January 2017 the talks opened in Astana. &x;</p></body></html>"
)


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.xml", "page.md"])
def test_no_document_that_is_read_calls_out(tmp_path: Path, listener: Listener, communique: Run, name: str) -> None:
    page = tmp_path / "in" / name
    page.parent.mkdir()
    page.write_text(HTML.replace("URL", listener.url), "utf-8")
    home = tmp_path / "home"
    home.mkdir()
    run = [sys.executable, "-m", "communique.cli", "--home", str(home), "build", str(page.parent)]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert listener.count == 0
