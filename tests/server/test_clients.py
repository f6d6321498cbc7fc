"""Clients that people have, unchanged, against the running server."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

QUERY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { <http://data.example.org/id/place/astana> rdfs:label ?label } ORDER BY ?label
"""
LABELS = {"Astana", "أستانا"}


def _converted(wrapper: SPARQLWrapper) -> Any:
    """Return an answer as the format has it: a dictionary, a document, bytes."""
    return wrapper.queryAndConvert()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(address: str, method: str) -> None:
    wrapper = SPARQLWrapper(address + "/sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(JSON)
    rows = _converted(wrapper)["results"]["bindings"]
    assert {row["label"]["value"] for row in rows} == LABELS
    wrapper.setReturnFormat(XML)
    assert len(_converted(wrapper).getElementsByTagName("result")) == len(LABELS)
    wrapper.setReturnFormat(CSV)
    assert len(_converted(wrapper).decode().split()) == len(LABELS) + 1
    wrapper.setQuery("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5")
    wrapper.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=_converted(wrapper), format="turtle")) == 5


def test_sparqlwrapper_direct_post(address: str) -> None:
    wrapper = SPARQLWrapper(address + "/sparql")
    wrapper.setMethod(POST)
    wrapper.setRequestMethod("postdirectly")
    wrapper.setQuery("ASK { }")
    wrapper.setReturnFormat(JSON)
    assert _converted(wrapper)["boolean"] is True


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_rdflib_store(address: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(address + "/sparql", method=method))
    place = rdflib.URIRef("http://data.example.org/id/place/astana")
    assert {str(label) for label in graph.objects(place, rdflib.RDFS.label)} == LABELS
    assert {str(row[0]) for row in graph.query(QUERY)} == LABELS  # type: ignore[index]
    assert (place, rdflib.RDFS.label, rdflib.Literal("Astana", lang="en")) in graph
    graph.close()


def test_rdflib_reads_an_address(address: str) -> None:
    graph = rdflib.Graph().parse(address + "/doc/place/astana")
    assert len(graph) > 5


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not on this machine")
def test_curl(address: str) -> None:
    def curl(*arguments: str) -> str:
        command = ["curl", "--silent", "--show-error", "--noproxy", "*", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

    found = curl("--location", "--header", "Accept: text/turtle", address + "/id/place/astana")
    assert len(rdflib.Graph().parse(data=found, format="turtle")) > 5
    assert curl("--head", address + "/doc/place/astana.ttl").startswith("HTTP/1.1 200")
    assert curl("--header", "Accept: text/csv", "--data-urlencode", f"query={QUERY}", address + "/sparql").split() == [
        "label",
        *sorted(LABELS),
    ]
    direct = ("--header", "Content-Type: application/sparql-query", "--data-binary", "ASK {}")
    assert curl(*direct, address + "/sparql") == '{"head":{},"boolean":true}'
