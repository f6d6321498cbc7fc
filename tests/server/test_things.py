"""Things and their descriptions, over HTTP."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from communique.ontology.namespaces import CMQ

BASE = "http://data.example.org/"

EVENT = "event/2017-01-23/talks-open-in-astana-1a2b3c"
RDF = {
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "json-ld"),
    "nt": ("application/n-triples", "nt"),
    "rdf": ("application/rdf+xml", "xml"),
}


def _type(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


def test_a_thing_leads_to_its_description(client: httpx.Client) -> None:
    response = client.get(f"/id/{EVENT}")
    assert response.status_code == 303
    assert response.headers["location"] == f"/doc/{EVENT}"
    assert "Accept" in response.headers["vary"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser makes one
@pytest.mark.parametrize("extension", RDF)
def test_fixed_and_negotiated_say_the_same(client: httpx.Client, extension: str) -> None:
    media_type, parser = RDF[extension]
    fixed = client.get(f"/doc/{EVENT}.{extension}", headers={"accept": "text/html"})
    negotiated = client.get(f"/doc/{EVENT}", headers={"accept": media_type})
    assert _type(fixed) == _type(negotiated) == media_type
    assert fixed.content == negotiated.content
    graph = rdflib.Graph().parse(data=fixed.content, format=parser)
    turtle = rdflib.Graph().parse(data=client.get(f"/doc/{EVENT}.ttl").content, format="turtle")
    assert set(graph) == set(turtle)
    assert len(graph) > 30


def test_a_description_has_parts_and_names(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get(f"/doc/{EVENT}.ttl").content, format="turtle")
    part = rdflib.URIRef(f"{BASE}id/{EVENT}#participation-0001")
    assert (part, rdflib.URIRef(CMQ + "actor"), rdflib.URIRef(BASE + "id/actor/northland")) in graph
    assert rdflib.Literal("Astana", "en") in set(graph.objects(rdflib.URIRef(BASE + "id/place/astana")))


def test_parts_of_parts_belong_to_a_document(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get("/doc/document/S-RES-2254-2015.ttl").content, format="turtle")
    assert "https://undocs.example/fr/S/RES/2254" in {str(value) for value in graph.objects()}


def test_incoming_links_are_part_of_a_description(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get("/doc/place/astana.nt").content, format="nt")
    assert (rdflib.URIRef(f"{BASE}id/{EVENT}"), rdflib.URIRef(CMQ + "place"), None) in graph


def test_trig_has_the_sources_with_their_mentions(client: httpx.Client) -> None:
    response = client.get(f"/doc/{EVENT}.trig")
    assert _type(response) == "application/trig"
    quads = list(ox.parse(response.content, format=ox.RdfFormat.TRIG))
    graphs = {str(quad.graph_name) for quad in quads}
    assert {f"<{BASE}id/graph/archive/2017-01-23/talks-md>", f"<{BASE}id/graph/un/intra-talks-txt>"} <= graphs
    assert any(quad.predicate.value == CMQ + "exact" for quad in quads)


def test_a_graph_gives_all_that_its_source_says(client: httpx.Client) -> None:
    quads = list(ox.parse(client.get("/doc/graph/un/intra-talks-txt.trig").content, format=ox.RdfFormat.TRIG))
    assert any("quotation-77" in str(quad.subject) for quad in quads)


def test_entity_tags_and_revalidation(client: httpx.Client) -> None:
    turtle = client.get(f"/doc/{EVENT}.ttl")
    page = client.get(f"/doc/{EVENT}", headers={"accept": "text/html"})
    other = client.get("/doc/place/astana.ttl")
    tags = [response.headers["etag"] for response in (turtle, page, other)]
    assert len(set(tags)) == 3
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)
    for header in (tags[0], f'"x", W/{tags[0]}', "*"):
        again = client.get(f"/doc/{EVENT}.ttl", headers={"if-none-match": header})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tags[0])
    assert client.get(f"/doc/{EVENT}.ttl", headers={"if-none-match": '"x"'}).status_code == 200


def test_the_languages_wanted_are_part_of_a_page(client: httpx.Client) -> None:
    english = client.get(f"/doc/{EVENT}.html")
    chinese = client.get(f"/doc/{EVENT}.html", headers={"accept-language": "zh"})
    assert english.headers["etag"] != chinese.headers["etag"]
    assert "Accept-Language" in chinese.headers["vary"]
    assert '<h1 lang="zh" dir="ltr">阿斯塔纳会谈开始</h1>' in chinese.text


def test_head_has_the_headers_of_get(client: httpx.Client) -> None:
    for path in (f"/doc/{EVENT}.ttl", f"/doc/{EVENT}", "/", "/events", "/sparql", "/dataset", "/ontology", "/health"):
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (200, b""), path
        assert head.headers["content-type"] == got.headers["content-type"]
        assert head.headers["content-length"] == got.headers["content-length"]


def test_letters_of_every_script(client: httpx.Client) -> None:
    wire = "topic/%E5%81%9C%E7%81%AB-%E0%A4%B9%E0%A4%BF%E0%A4%82%E0%A4%A6%E0%A5%80"
    assert client.get(f"/id/{wire}").headers["location"] == f"/doc/{wire}"
    described = client.get(f"/doc/{wire}.nt")
    assert f"<{BASE}id/topic/停火-हिंदी>" in described.text
    assert f'<{BASE}id/{wire}>; rel="describes"' in described.headers["link"]
    assert f'href="/doc/{wire}"' in client.get("/topics").text


def test_links_to_the_other_formats(client: httpx.Client) -> None:
    link = client.get(f"/doc/{EVENT}").headers["link"]
    assert f'</doc/{EVENT}.ttl>; rel="alternate"; type="text/turtle"' in link
    assert f'<{BASE}id/{EVENT}>; rel="cite-as"' in link
    described = client.get(f"/doc/{EVENT}.ttl").headers["link"]
    assert f'<{BASE}id/{EVENT}>; rel="describes"' in described


def test_merged_things_lead_to_what_replaces_them(client: httpx.Client) -> None:
    response = client.get("/doc/actor/northland-old.ttl")
    assert (response.status_code, response.headers["location"]) == (301, "/doc/actor/northland.ttl")


def test_not_acceptable_lists_what_there_is(client: httpx.Client) -> None:
    response = client.get(f"/doc/{EVENT}", headers={"accept": "image/png"})
    assert response.status_code == 406
    turtle = {"type": "text/turtle", "href": f"/doc/{EVENT}.ttl"}
    assert turtle in response.json()["alternates"]
    assert f'<{turtle["href"]}>; rel="alternate"; type="text/turtle"' in response.headers["link"]


def test_format_by_parameter(client: httpx.Client) -> None:
    assert _type(client.get(f"/doc/{EVENT}?format=ttl")) == "text/turtle"
    assert client.get(f"/doc/{EVENT}?format=exe").status_code == 400


def test_redirects_keep_the_query(client: httpx.Client) -> None:
    response = client.get("/id/place/astana?format=ttl&page=1")
    assert response.headers["location"] == "/doc/place/astana?format=ttl&page=1"
    merged = client.get("/doc/actor/northland-old?format=nt")
    assert merged.headers["location"] == "/doc/actor/northland?format=nt"
    assert client.get('/id/place/astana?a=<">').headers["location"].isascii()
    assert "<" not in client.get('/id/place/astana?a=<">').headers["location"]


@pytest.mark.parametrize("prefix", ["/id/", "/doc/"])
def test_gone(client: httpx.Client, prefix: str) -> None:
    assert client.get(f"{prefix}event/2016-01-01/withdrawn-abcdef").status_code == 410


@pytest.mark.parametrize(
    ("path", "accept", "expected"),
    [
        ("/doc/nothing", "text/html", "text/html"),
        ("/doc/nothing", "text/turtle", "application/problem+json"),
        ("/doc/nothing", "*/*", "application/problem+json"),
        ("/doc/nothing.html", "*/*", "text/html"),
        ("/doc/nothing.ttl", "text/html", "application/problem+json"),
        ("/nowhere", "text/html", "text/html"),
    ],
)
def test_unknown_in_the_format_asked_for(client: httpx.Client, path: str, accept: str, expected: str) -> None:
    response = client.get(path, headers={"accept": accept})
    assert (response.status_code, _type(response)) == (404, expected)
    if expected != "text/html":
        assert set(response.json()) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize(
    "path",
    [
        "/doc/",
        "/id/",
        "/doc/%00",
        "/doc/a%00.ttl",
        "/doc/%FF%FE",
        "/doc/%zz",
        "/doc/%",
        "/doc/../../etc/passwd",
        "/doc/..%2f..%2fetc%2fpasswd",
        "/static/..%2fapp.py",
        "/static/../app.py",
        "/dataset/dumps/..%2f..%2fmanifest.json",
        "/dataset/dumps/manifest.json",
        "/doc/" + "a" * 5_000,
        "/doc/<script>",
        "/doc/event/2017-01-23/talks-open-in-astana-1a2b3c.exe",
        "/doc/.ttl",
        "/doc/%E2%80%AE.ttl",
        "/doc/a b\\c|d^e`{}",
        "/doc/x%0d%0aSet-Cookie:%20a=b",
        "/day/2017/13/01",
        "/day/2017/02/30",
        "/day/abc",
        "/day/0000",
        "/day/２０１７",
        "/events?page=0",
        "/events?page=-1",
        "/events?page=999999",
        "/events?page=" + "9" * 100,
        "/events?page=abc",
        "/events?page=²",
        "/ontology.exe",
        "/event-type/%00",
        "/event-type/none",
        "/event-type/a b<>",
        "/search?q=" + "a" * 1_000,
        "/sparql?query=" + "(" * 20_000,
        "/sparql?query=%FF",
        "/sparql?query=ASK{}&query=ASK{}",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_odd_requests_get_a_clean_refusal(client: httpx.Client, path: str, accept: str) -> None:
    response = client.get(path, headers={"accept": accept})
    assert 400 <= response.status_code < 500, response.text[:200]
    assert "set-cookie" not in response.headers
    assert "Traceback" not in response.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_nothing_can_be_changed(client: httpx.Client, method: str) -> None:
    response = client.request(method, f"/doc/{EVENT}")
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"


def test_other_sites_may_read(client: httpx.Client) -> None:
    assert client.get(f"/doc/{EVENT}.ttl").headers["access-control-allow-origin"] == "*"
    preflight = client.options("/sparql", headers={"origin": "http://a", "access-control-request-method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
