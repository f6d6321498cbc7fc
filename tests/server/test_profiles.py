"""The same thing in the terms of another vocabulary: content negotiation by profile."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from communique.server.negotiation import preferred_profile
from communique.server.schema_org import Terms, translated

BASE = "http://data.example.org/"
EVENT = "event/2017-01-23/talks-open-in-astana-1a2b3c"
SCHEMA = "https://schema.org/"
OWN = "https://w3id.org/communique/ontology"


def _graph(response: httpx.Response) -> rdflib.Graph:
    assert response.status_code == 200, response.text
    return rdflib.Graph().parse(data=response.content, format=response.headers["content-type"].partition(";")[0])


@pytest.mark.parametrize(
    ("header", "profile"),
    [
        (None, OWN),
        ("", OWN),
        ("<https://schema.org/>", "https://schema.org"),
        ("<https://schema.org>", "https://schema.org"),
        ("<http://schema.org/>", "https://schema.org"),
        ("<https://example.org/none>;q=1, <https://schema.org/>;q=0.4", "https://schema.org"),
        (f"<{OWN}>;q=0.9, <https://schema.org/>;q=0.5", OWN),
        (f"<{OWN}#>;q=0.1, <https://schema.org/>;q=0.5", "https://schema.org"),
        ("<https://schema.org/>;q=0", OWN),
        ("<https://example.org/none>", OWN),
        ("https://schema.org/", OWN),
        ("<<>>,;;q", OWN),
    ],
)
def test_by_header(client: httpx.Client, header: str | None, profile: str) -> None:
    headers = {"accept": "text/turtle"} | ({} if header is None else {"accept-profile": header})
    response = client.get(f"/doc/{EVENT}", headers=headers)
    assert (response.status_code, response.headers["content-profile"]) == (200, f"<{profile}>")
    assert f'<{profile}>; rel="profile"' in response.headers["link"]
    assert "Accept-Profile" in response.headers["vary"]


@pytest.mark.parametrize("name", ["schema", "https://schema.org/", "https://schema.org"])
def test_by_parameter(client: httpx.Client, name: str) -> None:
    response = client.get(f"/doc/{EVENT}", params={"_profile": name}, headers={"accept": "application/n-triples"})
    assert response.headers["content-profile"] == "<https://schema.org>"
    graph = _graph(response)
    thing = rdflib.URIRef(f"{BASE}id/{EVENT}")
    assert (thing, rdflib.RDF.type, rdflib.URIRef(SCHEMA + "Event")) in graph
    assert (thing, rdflib.URIRef(SCHEMA + "location"), rdflib.URIRef(BASE + "id/place/astana")) in graph
    assert {str(value) for value in graph.objects(thing, rdflib.URIRef(SCHEMA + "startDate"))} == {"2017-01-23"}
    assert {str(predicate) for predicate in graph.predicates()} - {str(rdflib.RDF.type)} <= {
        str(predicate) for predicate in graph.predicates() if str(predicate).startswith(SCHEMA)
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("place/astana", "Place"),
        ("actor/northland", "Country"),
        ("actor/example-news", "Organization"),
        ("document/S-RES-2254-2015", "Legislation"),
        ("report/aa11bb22cc33", "NewsArticle"),
        ("process/astana-talks", "Event"),
    ],
)
def test_kinds(client: httpx.Client, path: str, kind: str) -> None:
    graph = _graph(client.get(f"/doc/{path}.ttl?_profile=schema"))
    assert (rdflib.URIRef(f"{BASE}id/{path}"), rdflib.RDF.type, rdflib.URIRef(SCHEMA + kind)) in graph


def test_what_schema_org_has_no_word_for(client: httpx.Client) -> None:
    assert client.get("/doc/topic/ceasefire.ttl?_profile=schema").status_code == 406
    described = client.get("/doc/topic/ceasefire.ttl", headers={"accept-profile": "<https://schema.org/>"})
    assert described.headers["content-profile"] == f"<{OWN}>"


def test_the_format_counts_for_more_than_the_profile(client: httpx.Client) -> None:
    page = client.get(f"/doc/{EVENT}", headers={"accept": "text/html", "accept-profile": "<https://schema.org/>"})
    assert page.headers["content-type"].startswith("text/html")
    refused = client.get(f"/doc/{EVENT}.html?_profile=schema")
    assert refused.status_code == 406
    assert any("_profile=schema" in entry["href"] for entry in refused.json()["alternates"])


def test_unknown(client: httpx.Client) -> None:
    response = client.get(f"/doc/{EVENT}?_profile=other")
    assert response.status_code == 400
    assert "schema (https://schema.org)" in response.json()["detail"]


def test_the_list_of_representations(client: httpx.Client) -> None:
    graph = _graph(client.get(f"/doc/{EVENT}?_profile=alt", headers={"accept": "text/turtle"}))
    altr = "http://www.w3.org/ns/dx/connegp/altr#"
    listed = set(graph.objects(rdflib.URIRef(f"{BASE}id/{EVENT}"), rdflib.URIRef(altr + "hasRepresentation")))
    assert len(listed) == 10
    tokens = set(graph.objects(None, rdflib.URIRef("http://www.w3.org/ns/dx/prof/hasToken")))
    assert tokens == {rdflib.Literal("cmq"), rdflib.Literal("schema")}
    for representation in listed:
        assert client.get(str(representation).removeprefix(BASE.rstrip("/"))).status_code == 200


def test_coordinates() -> None:
    place = ox.NamedNode(BASE + "id/place/a#geometry")
    wkt = ox.NamedNode("http://www.opengis.net/ont/geosparql#asWKT")
    found = translated([ox.Triple(place, wkt, ox.Literal("POINT (71.45 51.18)"))], Terms({}, {}))
    values = {triple.predicate.value: triple.object.value for triple in found if isinstance(triple.object, ox.Literal)}
    assert values == {SCHEMA + "longitude": "71.45", SCHEMA + "latitude": "51.18"}
    assert not translated([ox.Triple(place, wkt, ox.Literal("POLYGON ((1 1, 2 2))"))], Terms({}, {}))


@pytest.mark.parametrize(
    ("header", "expected"),
    [("<b>, <a>;q=0.5", "b"), ("<a>;q=0", None), (None, None), ("<a>;q=0.2, <b>;q=0.3", "b"), ("<a>;q=x, <b>", "b")],
)
def test_preferred(header: str | None, expected: str | None) -> None:
    assert preferred_profile(header, ["a", "b"]) == expected
