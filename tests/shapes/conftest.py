"""Short Turtle to triples, and one gate for all tests."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from communique.ontology.namespaces import PREFIXES
from communique.ontology.vocabulary import ontology_triples
from communique.shapes.gate import Gate

HEAD = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
HEAD += "@prefix ex: <http://example.org/id/> .\n"

CONTEXT = """
ex:russia a cmq:Actor , cmq:State ; rdfs:label "Russia"@en .
ex:assembly a cmq:Actor , cmq:Organization ; rdfs:label "General Assembly"@en .
ex:geneva a cmq:Place ; rdfs:label "Geneva"@en ; cmq:within ex:switzerland .
ex:switzerland a cmq:Place ; rdfs:label "Switzerland"@en .
"""

Turtle = Callable[[str], list[ox.Triple]]


def triples(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)]


@pytest.fixture(scope="session")
def turtle() -> Turtle:
    return triples


@pytest.fixture(scope="session")
def context() -> list[ox.Triple]:
    return [*ontology_triples(), *triples(CONTEXT)]


@pytest.fixture(scope="session")
def gate(context: list[ox.Triple]) -> Gate:
    return Gate(context)
