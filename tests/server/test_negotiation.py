"""Accept headers of browsers, tools and troublemakers, against what a description is offered in."""

from __future__ import annotations

import pytest

from communique.server.formats import DESCRIPTIONS, RESULTS, offers
from communique.server.negotiation import languages, negotiate

THINGS = list(offers(DESCRIPTIONS))
ANSWERS = list(offers(RESULTS))
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
CHROMIUM = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
SAFARI = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RDFLIB = (
    "text/turtle, application/ld+json, application/n-triples;q=0.9, text/n3;q=0.9, application/trig;q=0.8,"
    " application/rdf+xml;q=0.8, application/xhtml+xml;q=0.5, */*;q=0.1"
)
JENA = (
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
    "application/trig,application/n-quads;q=0.9,*/*;q=0.3"
)
PROTEGE = "application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09"
JENA_RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("   ", "text/html"),
        ("*/*", "text/html"),
        ("*/*;q=0.1", "text/html"),
        (FIREFOX, "text/html"),
        (CHROMIUM, "text/html"),
        (SAFARI, "text/html"),
        (RDFLIB, "text/turtle"),
        (JENA, "text/turtle"),
        (PROTEGE, "application/rdf+xml"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ("text/turtle; charset=UTF-8; q=0.5", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "application/ld+json"),
        ("application/json", "application/json"),
        ("application/json;q=0.5, application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/trig", "application/trig"),
        ("application/*", "application/ld+json"),
        ("text/*", "text/html"),
        ("text/*;q=0.5, text/turtle;q=0.4", "text/html"),
        ("text/*, text/html;q=0", "text/turtle"),
        ("text/html;q=0, */*", "text/turtle"),
        ("text/html;q=0", None),
        ("text/html;q=0.000", None),
        ("*/*;q=0", None),
        ("*/*;q=0, text/turtle", "text/turtle"),
        ("text/turtle;q=0.3, application/rdf+xml;q=0.7", "application/rdf+xml"),
        ("application/rdf+xml;q=0.7, text/turtle;q=0.3", "application/rdf+xml"),
        ("text/turtle, */*", "text/turtle"),
        ("text/turtle, application/rdf+xml", "text/turtle"),
        ("text/turtle;q=0.5, text/turtle;q=0.9, application/rdf+xml;q=0.8", "text/turtle"),
        ("image/png", None),
        ("image/png, application/pdf;q=0.2", None),
        ("text/html;level=1", None),
        ("text/html;level=1, text/turtle;q=0.1", "text/turtle"),
        ("turtle", "text/html"),
        ("turtle, application/trig", "application/trig"),
        ("text/turtle;q=2, application/trig", "application/trig"),
        ("text/turtle;q=, application/trig", "application/trig"),
        ("text/turtle;q=0.1234, application/trig;q=0.1", "application/trig"),
        ("*/turtle, application/trig", "application/trig"),
        (",,,text/turtle,,", "text/turtle"),
        ('a/b;c="d,e", text/turtle', "text/turtle"),
        ('a/b;c="d, text/turtle', "text/html"),
        ("text/turtle;", "text/turtle"),
        ("\x00\xff", "text/html"),
        ("text/turtle," * 3_000, "text/turtle"),
    ],
)
def test_description(accept: str | None, expected: str | None) -> None:
    assert negotiate(accept, THINGS) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        (JENA_RESULTS, "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("application/json", "application/json"),
        ("text/csv", "text/csv"),
        ("text/csv;header=present", None),
        ("text/tab-separated-values, text/csv;q=0.9", "text/tab-separated-values"),
        ("text/turtle", None),
    ],
)
def test_results(accept: str | None, expected: str | None) -> None:
    assert negotiate(accept, ANSWERS) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, ("en",)),
        ("zh-CN,zh;q=0.9", ("zh", "en")),
        ("fr;q=0.5, ar", ("ar", "fr", "en")),
        ("*", ("en",)),
        ("en;q=0, es", ("es",)),
        ("x y z, ;;;q", ("en",)),
    ],
)
def test_languages(header: str | None, expected: tuple[str, ...]) -> None:
    assert languages(header) == expected
