"""SPARQL clients that people use, unchanged, against the real server."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, TURTLE, XML, SPARQLWrapper

HERE = Path(__file__).parent
EVENTS = "PREFIX cmq: <https://w3id.org/communique/ontology#> SELECT (COUNT(?e) AS ?n) WHERE { ?e a cmq:Event }"


def _ask(server: str, query: str, form: str, method: str = GET) -> Any:
    client = SPARQLWrapper(f"{server}/sparql", returnFormat=form)
    client.setQuery(query)
    client.setMethod(method)
    return client.queryAndConvert()


@pytest.fixture
def events(example_server: str) -> int:
    return int(_ask(example_server, EVENTS, JSON)["results"]["bindings"][0]["n"]["value"])


def test_sparqlwrapper_gets_every_result_format(example_server: str, events: int) -> None:
    assert events > 10
    assert str(events) in _ask(example_server, EVENTS, XML).toxml()
    assert _ask(example_server, EVENTS, CSV, POST).decode().split() == ["n", str(events)]


def test_sparqlwrapper_constructs(example_server: str) -> None:
    turtle = _ask(example_server, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 7", TURTLE)
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 7


def test_rdflib_uses_the_endpoint_as_its_store(example_server: str, events: int) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{example_server}/sparql"))
    cmq = rdflib.Namespace("https://w3id.org/communique/ontology#")
    assert len(set(graph.subjects(rdflib.RDF.type, cmq.Event))) == events
    [row] = graph.query(EVENTS)
    assert isinstance(row, rdflib.query.ResultRow)
    assert int(row[0]) == events


def test_curl_asks_in_each_way(example_server: str, events: int) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    endpoint = f"{example_server}/sparql"
    json_form = ["-H", "Accept: application/sparql-results+json"]
    for way in (
        ["--get", "--data-urlencode", f"query={EVENTS}", endpoint],
        ["--data-urlencode", f"query={EVENTS}", endpoint],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", EVENTS, endpoint],
    ):
        done = subprocess.run([curl, "-sSf", *json_form, *way], capture_output=True, check=True, timeout=60)
        assert int(json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"]) == events


def test_curl_follows_a_thing_to_its_description(example_server: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    thing = f"{example_server}/id/actor/united-nations-security-council"
    done = subprocess.run(
        [
            curl,
            "-sSfL",
            "-w",
            "%{http_code} %{num_redirects} %{content_type}",
            "-o",
            "/dev/null",
            "-H",
            "Accept: text/turtle",
            thing,
        ],
        capture_output=True,
        check=True,
        timeout=60,
        text=True,
    )
    assert done.stdout.startswith("200 1 text/turtle")


def test_comunica_joins_and_constructs(example_server: str, events: int) -> None:
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules" / "@comunica" / "query-sparql").is_dir():
        pytest.skip("Node.js or Comunica is not installed (npm install --prefix tests/interop)")
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a <https://w3id.org/communique/ontology#Place> ; ?p ?o }"
    done = subprocess.run(
        [node, str(HERE / "comunica.mjs"), f"{example_server}/sparql", EVENTS, construct],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    turtle = _ask(example_server, construct, TURTLE)
    expected = {"rows": 1, "first": str(events), "quads": len(rdflib.Graph().parse(data=turtle, format="turtle"))}
    assert json.loads(done.stdout) == expected
