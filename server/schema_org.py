"""A description in the terms of schema.org, for those who know no other vocabulary.

What our terms mean there is taken from the ontology's alignments; the table here has what the standard vocabularies
that we use beside our own mean. What has no counterpart is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, FOAF, GEO, OWL, PROV, RDF, RDFS, SCHEMA, SKOS

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF + "type")
_NARROWER = tuple(ox.NamedNode(iri) for iri in (RDFS + "subClassOf", RDFS + "subPropertyOf"))
_ALIGNED = (*_NARROWER, ox.NamedNode(SKOS + "closeMatch"))
_POINT = re.compile(r"\s*(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)\s*", re.IGNORECASE)
_SOURCE = DCTERMS + "source"
_COORDINATES = ox.NamedNode(SCHEMA + "GeoCoordinates")

_STANDARD = {
    RDFS + "label": "name",
    SKOS + "prefLabel": "name",
    DCTERMS + "title": "name",
    SKOS + "altLabel": "alternateName",
    DCTERMS + "abstract": "description",
    DCTERMS + "publisher": "publisher",
    DCTERMS + "language": "inLanguage",
    DCTERMS + "license": "license",
    DCTERMS + "rights": "creditText",
    DCTERMS + "source": "isBasedOn",
    DCTERMS + "identifier": "identifier",
    DCTERMS + "date": "datePublished",
    DCTERMS + "subject": "about",
    SKOS + "notation": "identifier",
    OWL + "sameAs": "sameAs",
    FOAF + "homepage": "url",
    GEO + "hasGeometry": "geo",
    PROV + "wasDerivedFrom": "isBasedOn",
    CMQ + "symbol": "identifier",
    CMQ + "within": "containedInPlace",
    CMQ + "reportedIn": "subjectOf",
    CMQ + "file": "encoding",
    CMQ + "document": "mentions",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What our classes and properties are in schema.org: IRI to IRIs."""

    classes: dict[str, tuple[str, ...]]
    properties: dict[str, str]


def terms_of(vocabulary: ox.Store) -> Terms:
    """Return the terms by the alignments in a store that has the ontology and its alignments.

    A class without a counterpart has those of the classes it is narrower than.
    """
    aligned: dict[str, set[str]] = defaultdict(set)
    broader: dict[str, set[str]] = defaultdict(set)
    for predicate in _ALIGNED:
        for quad in vocabulary.quads_for_pattern(None, predicate, None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                if quad.object.value.startswith(SCHEMA):
                    aligned[quad.subject.value].add(quad.object.value)
                elif predicate in _NARROWER:
                    broader[quad.subject.value].add(quad.object.value)

    def found(iri: str) -> set[str]:
        return aligned.get(iri) or {each for above in sorted(broader.get(iri, ())) for each in found(above)}

    ours = {iri: tuple(sorted(found(iri))) for iri in (*aligned, *broader) if iri.startswith(CMQ)}
    properties = {iri: SCHEMA + name for iri, name in _STANDARD.items()}
    properties |= {iri: iris[0] for iri, iris in ours.items() if iris and _is_property(iri) and iri not in properties}
    return Terms({iri: iris for iri, iris in ours.items() if iris and not _is_property(iri)}, properties)


def _is_property(iri: str) -> bool:
    return iri.removeprefix(CMQ)[:1].islower()


def types(terms: Terms, kinds: Iterable[str]) -> list[str]:
    """Return the classes of schema.org that a thing of these classes of ours belongs to, the narrowest we know."""
    return sorted({iri for kind in kinds for iri in terms.classes.get(kind, ())})


def translated(triples: Iterable[ox.Triple], terms: Terms) -> list[ox.Triple]:
    """Return what statements say in the terms of schema.org, in a stable order."""
    found: set[ox.Triple] = set()
    for triple in triples:
        predicate, value = triple.predicate.value, triple.object
        if predicate == RDF + "type" and isinstance(value, ox.NamedNode):
            found |= {ox.Triple(triple.subject, _TYPE, ox.NamedNode(kind)) for kind in types(terms, [value.value])}
        elif predicate == GEO + "asWKT" and isinstance(value, ox.Literal):
            found |= _coordinates(triple.subject, value.value)
        elif predicate.startswith(SCHEMA):
            found.add(triple)
        elif predicate == _SOURCE and not isinstance(value, ox.NamedNode):
            continue  # where a row of a table comes from, in words
        elif predicate in terms.properties:
            found.add(ox.Triple(triple.subject, ox.NamedNode(terms.properties[predicate]), value))
    return sorted(found, key=str)


def _coordinates(subject: ox.NamedNode | ox.BlankNode | ox.Triple, text: str) -> set[ox.Triple]:
    """Return a point's coordinates; well-known text has the longitude first."""
    match = _POINT.fullmatch(text)
    if not match:
        return set()
    longitude, latitude = (
        ox.Literal(part, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")) for part in match.groups()
    )
    return {
        ox.Triple(subject, _TYPE, _COORDINATES),
        ox.Triple(subject, ox.NamedNode(SCHEMA + "longitude"), longitude),
        ox.Triple(subject, ox.NamedNode(SCHEMA + "latitude"), latitude),
    }
