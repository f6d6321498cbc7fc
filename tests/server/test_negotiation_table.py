"""Negotiation over HTTP, against the real application: status, type, coding, Vary and ETag of every case."""

from __future__ import annotations

import gzip

import httpx
import pytest

EVENT = "/doc/event/2017-01-23/talks-open-in-astana-1a2b3c"
NEGOTIATED = "Accept, Accept-Encoding, Accept-Language, Accept-Profile"
FIXED = "Accept-Encoding, Accept-Profile"

HTML, TURTLE, JSON_LD = "text/html", "text/turtle", "application/ld+json"
N_TRIPLES, RDF_XML, TRIG = "application/n-triples", "application/rdf+xml", "application/trig"

# What programs really send.
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
FIREFOX_NOW = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
OLD_EXPLORER = "image/gif, image/jpeg, image/pjpeg, application/x-ms-application, application/xaml+xml, */*"
FETCH = "*/*"
JAVA_URL = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
RDFLIB_TURTLE = "text/turtle,application/x-turtle"
RDFLIB_ANY = "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1"
RDFLIB_7 = (
    "text/turtle, application/ld+json, application/n-triples;q=0.9, text/n3;q=0.9, application/trig;q=0.8,"
    " application/rdf+xml;q=0.8, application/xhtml+xml;q=0.5, */*;q=0.1"
)
PROTEGE = "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09"
OWL_API = (
    "text/turtle, application/rdf+xml, application/owl+xml;q=0.9, text/owl-functional;q=0.8, text/owl-manchester;q=0.7,"
    " application/xml;q=0.5, */*;q=0.1"
)
JENA = (
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
    "application/trig,application/n-quads;q=0.9,*/*;q=0.3"
)
RDF4J = (
    "application/rdf+xml;q=0.8, application/xml;q=0.8, text/xml;q=0.8, application/n-triples, text/plain;q=0.8,"
    " text/turtle, application/x-turtle, application/trig;q=0.8, application/ld+json"
)
SPARQLWRAPPER = "application/turtle,text/turtle,text/rdf+n3,application/n-triples,application/n3,text/n3"
COMUNICA = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,"
    "application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,text/xml;q=0.3,image/svg+xml;q=0.3,text/html;q=0.2,"
    "application/xhtml+xml;q=0.18"
)
LODVIEW = "application/rdf+xml, text/turtle;q=0.9"

CASES = [
    # nothing said, or nothing that can be read
    ("no Accept", None, 200, HTML),
    ("empty", "", 200, HTML),
    ("commas alone", ",,,", 200, HTML),
    ("no slash", "turtle", 200, HTML),
    ("bad bytes", "\xe9\xff", 200, HTML),
    ("quote never closed", 'a/b;c="d, text/turtle', 200, HTML),
    ("a malformed range beside a good one", "turtle, application/trig", 200, TRIG),
    ("wildcard type with a subtype", "*/turtle, application/trig", 200, TRIG),
    ("weight above one", "text/turtle;q=2, application/trig", 200, TRIG),
    ("weight that is no number", "text/turtle;q=high, application/trig", 200, TRIG),
    ("weight with four digits", "text/turtle;q=0.1234, application/trig;q=0.1", 200, TRIG),
    ("very long", "text/turtle," * 500, 200, TURTLE),
    # wildcards
    ("anything", "*/*", 200, HTML),
    ("anything, little", "*/*;q=0.001", 200, HTML),
    ("any text", "text/*", 200, HTML),
    ("any application", "application/*", 200, JSON_LD),
    ("any text but HTML", "text/*, text/html;q=0", 200, TURTLE),
    ("anything but HTML", "*/*, text/html;q=0", 200, TURTLE),
    ("nothing but Turtle", "*/*;q=0, text/turtle", 200, TURTLE),
    ("a named type before a wildcard", "application/rdf+xml, */*", 200, RDF_XML),
    ("any image", "image/*", 406, ""),
    # each format by its name
    ("HTML", "text/html", 200, HTML),
    ("Turtle", "text/turtle", 200, TURTLE),
    ("JSON-LD", "application/ld+json", 200, JSON_LD),
    ("JSON", "application/json", 200, "application/json"),
    ("N-Triples", "application/n-triples", 200, N_TRIPLES),
    ("RDF/XML", "application/rdf+xml", 200, RDF_XML),
    ("TriG", "application/trig", 200, TRIG),
    ("capitals", "TEXT/TURTLE", 200, TURTLE),
    # weights
    ("second is better", "text/turtle;q=0.3, application/rdf+xml;q=0.7", 200, RDF_XML),
    ("first is better", "application/rdf+xml;q=0.7, text/turtle;q=0.3", 200, RDF_XML),
    ("equal: the server's order", "application/rdf+xml, text/turtle", 200, TURTLE),
    ("a range beats its wildcard", "text/*;q=0.9, text/turtle;q=0.1, application/trig;q=0.5", 200, HTML),
    ("blanks around the weight", "text/turtle ; q = 0.2 , application/trig ; q=0.3", 200, TRIG),
    ("Q in capitals", "text/turtle;Q=0.2, application/trig;Q=0.3", 200, TRIG),
    ("q=0", "text/turtle;q=0", 406, ""),
    ("q=0.000", "text/turtle;q=0.000, text/html;q=0.0", 406, ""),
    ("everything refused", "*/*;q=0", 406, ""),
    ("one refused, one unknown", "text/turtle;q=0, image/png", 406, ""),
    # parameters
    ("charset as it is", "text/turtle;charset=utf-8", 200, TURTLE),
    ("charset in capitals", "text/turtle; charset=UTF-8; q=0.5", 200, TURTLE),
    ("charset in quotes", 'text/turtle; charset="utf-8"', 200, TURTLE),
    ("charset of a type that has none", "application/ld+json;charset=utf-8", 200, JSON_LD),
    ("another charset", "text/turtle;charset=iso-8859-1", 406, ""),
    ("another charset, or another type", "text/turtle;charset=utf-16, application/trig;q=0.1", 200, TRIG),
    ("a profile of JSON-LD", 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 200, JSON_LD),
    ("an unknown parameter", "text/html;level=1", 406, ""),
    ("an unknown parameter, or anything", "text/html;level=1, */*;q=0.1", 200, HTML),
    ("an extension after the weight", "text/turtle;q=0.5;x=1", 200, TURTLE),
    # what there isn't
    ("unknown", "image/png", 406, ""),
    ("several unknown", "image/png, application/pdf;q=0.5", 406, ""),
    ("unknown and known", "image/png, application/n-triples;q=0.1", 200, N_TRIPLES),
    ("N3", "text/n3", 406, ""),
    # programs
    ("Firefox", FIREFOX, 200, HTML),
    ("Firefox, lately", FIREFOX_NOW, 200, HTML),
    ("Chrome", CHROME, 200, HTML),
    ("Internet Explorer", OLD_EXPLORER, 200, HTML),
    ("fetch in a page", FETCH, 200, HTML),
    ("curl", "*/*", 200, HTML),
    ("wget", "*/*", 200, HTML),
    ("Apache HttpClient, which says nothing", None, 200, HTML),
    ("Java's URLConnection", JAVA_URL, 200, HTML),
    ("rdflib, Turtle", RDFLIB_TURTLE, 200, TURTLE),
    ("rdflib 5", RDFLIB_ANY, 200, RDF_XML),
    ("rdflib 7", RDFLIB_7, 200, TURTLE),
    ("Protégé", PROTEGE, 200, RDF_XML),
    ("OWL API", OWL_API, 200, TURTLE),
    ("Jena", JENA, 200, TURTLE),
    ("RDF4J", RDF4J, 200, TURTLE),
    ("SPARQLWrapper", SPARQLWRAPPER, 200, TURTLE),
    ("Comunica", COMUNICA, 200, TRIG),
    ("LodView", LODVIEW, 200, RDF_XML),
]


def _get(client: httpx.Client, path: str, **headers: str | None) -> httpx.Response:
    """Ask with exactly these headers, and no Accept or Accept-Encoding of the client's own."""
    request = client.build_request("GET", path)
    for name in ("accept", "accept-encoding", "user-agent"):
        request.headers.pop(name, None)
    further = [
        (name.replace("_", "-").encode(), value.encode("latin-1"))
        for name, value in headers.items()
        if value is not None
    ]
    request.headers = httpx.Headers([*request.headers.raw, *further])
    return client.send(request)


def _type(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize(
    ("accept", "status", "media_type"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_accept(client: httpx.Client, accept: str | None, status: int, media_type: str) -> None:
    response = _get(client, EVENT, accept=accept)
    assert response.status_code == status
    if status == 406:
        assert _type(response) == "application/problem+json"
        assert response.headers["vary"] == "Accept"
        assert "etag" not in response.headers
        offered = {entry["type"]: entry["href"] for entry in response.json()["alternates"]}
        assert set(offered) == {HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG}
        assert all(
            f'<{href}>; rel="alternate"; type="{kind}"' in response.headers["link"] for kind, href in offered.items()
        )
        return
    assert _type(response) == media_type
    assert response.headers["vary"] == NEGOTIATED
    assert ("charset=utf-8" in response.headers["content-type"]) == media_type.startswith("text/")
    tag = response.headers["etag"]
    assert tag.startswith('"')
    assert tag == _get(client, EVENT, accept=accept).headers["etag"]
    again = _get(client, EVENT, accept=accept, if_none_match=tag)
    assert (again.status_code, again.headers["etag"], again.headers["vary"]) == (304, tag, NEGOTIATED)
    assert again.headers["content-location"] == response.headers["content-location"]
    assert "content-type" not in again.headers
    located = _get(client, response.headers["content-location"])
    assert located.content == response.content


def test_lines_of_a_header_are_one_list(client: httpx.Client) -> None:
    request = client.build_request("GET", EVENT)
    lines = [("accept", "text/html;q=0.1"), ("accept", "application/trig"), ("accept-encoding", "gzip;q=0")]
    kept = [(name, value) for name, value in request.headers.items() if not name.startswith("accept")]
    request.headers = httpx.Headers([*kept, *lines, ("accept-encoding", "br")])
    response = client.send(request)
    assert _type(response) == TRIG
    assert "content-encoding" not in response.headers


def test_each_representation_has_a_tag_of_its_own(client: httpx.Client) -> None:
    tags = [
        _get(
            client, EVENT, accept=accept, accept_encoding=coding, accept_language=language, accept_profile=profile
        ).headers["etag"]
        for accept, language, profile in (
            (HTML, None, None),
            (HTML, "zh", None),
            (TURTLE, None, None),
            (TURTLE, None, "<https://schema.org/>"),
            (JSON_LD, None, None),
            ("application/json", None, None),
            (N_TRIPLES, None, None),
            (RDF_XML, None, None),
            (TRIG, None, None),
        )
        for coding in (None, "gzip")
    ]
    assert len(tags) == len(set(tags)) == 18


@pytest.mark.parametrize(
    ("path", "vary"),
    [
        (EVENT, NEGOTIATED),
        (EVENT + ".ttl", FIXED),
        (EVENT + ".jsonld", FIXED),
        (EVENT + ".html", "Accept-Encoding, Accept-Language"),
        (EVENT + ".trig", "Accept-Encoding"),
        (EVENT + "?format=ttl", FIXED),
        (EVENT + "?_mediatype=text/turtle", FIXED),
        (EVENT + "?format=ttl&_profile=schema", "Accept-Encoding"),
        (EVENT + "?_profile=schema", "Accept, Accept-Encoding, Accept-Language"),
        (EVENT.replace("/doc/", "/linkset/"), "Accept, Accept-Encoding"),
        (EVENT.replace("/doc/", "/linkset/") + ".json", "Accept-Encoding"),
        ("/dataset", "Accept, Accept-Encoding"),
        ("/dataset.ttl", "Accept-Encoding"),
        ("/ontology", "Accept, Accept-Encoding, Accept-Language"),
        ("/ontology.ttl", "Accept-Encoding"),
        ("/event-type/consult", "Accept, Accept-Encoding, Accept-Language"),
        ("/events", "Accept, Accept-Encoding, Accept-Language"),
        ("/static/style.css", "Accept-Encoding"),
        ("/openapi.json", "Accept-Encoding"),
    ],
)
def test_vary_names_what_an_address_varies_by(client: httpx.Client, path: str, vary: str) -> None:
    for accept in (None, "*/*"):
        response = _get(client, path, accept=accept)
        assert (response.status_code, response.headers["vary"]) == (200, vary)


@pytest.mark.parametrize(
    ("query", "status", "media_type"),
    [
        ("?format=ttl", 200, TURTLE),
        ("?format=html", 200, HTML),
        ("?_mediatype=application/rdf%2Bxml", 200, RDF_XML),
        ("?format=ttl&_mediatype=text/turtle", 200, TURTLE),
        ("?format=ttl&_mediatype=text/html", 400, ""),
        ("?format=exe", 400, ""),
        ("?format=", 400, ""),
        ("?_mediatype=image/png", 400, ""),
    ],
)
def test_formats_by_name_come_before_accept(client: httpx.Client, query: str, status: int, media_type: str) -> None:
    response = _get(client, EVENT + query, accept="application/n-triples")
    assert response.status_code == status
    if status == 200:
        assert _type(response) == media_type


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (None, ""),
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip, deflate, br, zstd", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("*", "gzip"),
        ("*;q=0", ""),
        ("br", ""),
        ("gzip;q=0.2, identity;q=0.8", ""),
        ("gzip;q=much", ""),
        ("identity;q=0", ""),
        (";;,", ""),
    ],
)
def test_codings(client: httpx.Client, accepted: str | None, coding: str) -> None:
    request = client.build_request("GET", EVENT + ".ttl")
    request.headers.pop("accept-encoding")
    if accepted is not None:
        request.headers["accept-encoding"] = accepted
    response = client.send(request, stream=True)
    body = b"".join(response.iter_raw())
    response.close()
    assert response.headers.get("content-encoding", "") == coding
    assert int(response.headers["content-length"]) == len(body)
    plain = _get(client, EVENT + ".ttl")
    assert (gzip.decompress(body) if coding else body) == plain.content
    assert (response.headers["etag"] == plain.headers["etag"]) == (not coding)


@pytest.mark.parametrize(
    "path", [EVENT, EVENT + ".ttl", "/events", "/dataset", "/ontology", "/static/style.css", "/openapi.json"]
)
@pytest.mark.parametrize("coding", [None, "gzip"])
def test_head_is_get_without_a_body(client: httpx.Client, path: str, coding: str | None) -> None:
    got = _get(client, path, accept_encoding=coding)
    request = client.build_request("HEAD", path, headers={"accept-encoding": coding or "identity"})
    request.headers.pop("accept")
    head = client.send(request)
    different = {"date", "x-request-id"}
    assert head.content == b""
    assert {k: v for k, v in head.headers.items() if k not in different} == {
        k: v for k, v in got.headers.items() if k not in different
    }
