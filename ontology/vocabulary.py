"""The vocabulary from its Turtle files: for the gate, the site, and everyone who needs a code of a scheme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import pyoxigraph as ox

from .namespaces import CMB, CMC, CMM, CMR, CMS, CMT, RDF, SKOS

Scheme = Literal["event-type", "role", "measure", "bound", "status", "choice"]

SCHEMES: dict[Scheme, tuple[str, str]] = {
    "event-type": ("event-types.ttl", CMT),
    "role": ("roles.ttl", CMR),
    "measure": ("measures.ttl", CMM),
    "bound": ("bounds.ttl", CMB),
    "status": ("statuses.ttl", CMS),
    "choice": ("choices.ttl", CMC),
}
"""Each scheme's file and the namespace of its concepts."""

TBOX = "communique.ttl"
ALIGNMENTS = "alignments.ttl"


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme: its code, address, English label, and the code of the broader concept, if any."""

    code: str
    iri: str
    label: str
    broader: str | None = None


@cache
def concepts(scheme: Scheme) -> dict[str, Concept]:
    """Return a scheme's concepts by their codes, sorted by code."""
    file, namespace = SCHEMES[scheme]
    broader: dict[str, str] = {}
    labels: dict[str, str] = {}
    codes: set[str] = set()
    for triple in file_triples(file):
        if not isinstance(triple.subject, ox.NamedNode) or not triple.subject.value.startswith(namespace):
            continue
        code, value = triple.subject.value.removeprefix(namespace), triple.object
        if triple.predicate == _TYPE and value == _CONCEPT:
            codes.add(code)
        elif triple.predicate == _LABEL and isinstance(value, ox.Literal) and value.language == "en":
            labels[code] = value.value
        elif triple.predicate == _BROADER and isinstance(value, ox.NamedNode):
            broader[code] = value.value.removeprefix(namespace)
    return {code: Concept(code, namespace + code, labels[code], broader.get(code)) for code in sorted(codes)}


def top(scheme: Scheme, code: str) -> str:
    """Return the code of the broadest concept above a code, or itself; raises `KeyError` for an unknown one."""
    concept = concepts(scheme)[code]
    return code if concept.broader is None else top(scheme, concept.broader)


@cache
def file_triples(name: str) -> tuple[ox.Triple, ...]:
    """Return the triples of one of the ontology's Turtle files."""
    data = (files(__package__) / name).read_bytes()
    return tuple(quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE))


def ontology_triples() -> list[ox.Triple]:
    """Return the classes, properties and concepts, without the alignments."""
    names = (TBOX, *(file for file, _ in SCHEMES.values()))
    return [triple for name in names for triple in file_triples(name)]


_TYPE = ox.NamedNode(RDF + "type")
_CONCEPT = ox.NamedNode(SKOS + "Concept")
_LABEL = ox.NamedNode(SKOS + "prefLabel")
_BROADER = ox.NamedNode(SKOS + "broader")
