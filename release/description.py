"""The description of a release as a dataset, in VoID and DCAT.

Follows https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/. It has no times, so that the same content
has the same description; run.json has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

import pyoxigraph as ox

from communique.converter.iris import ID, digest
from communique.ontology import namespaces as ns

from .dumps import Written
from .settings import Settings, Source
from .store import select

SPDX = "http://spdx.org/rdf/terms#"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
DATASET = "dataset"
"""The dataset's path under the site's address; its files are `dataset/<name>`."""

_PREFIXES = {**ns.PREFIXES, "spdx": SPDX}
_VOCABULARIES = (ns.CMQ, ns.DCTERMS, ns.FOAF, ns.GEO, ns.OWL, ns.PROV, ns.RDFS, ns.SCHEMA, ns.SKOS)


def describe(
    store: ox.Store, settings: Settings, sources: Sequence[Source], dumps: Sequence[Written], statements: int
) -> bytes:
    """Return the description in Turtle: licences, counts by class and property, dumps, endpoint, vocabularies."""
    dataset = settings.site.base + DATASET
    triples = [
        *_about(dataset, settings, statements),
        *_sources(dataset, settings.site.base, sources),
        *_partitions(dataset, store),
        *_distributions(dataset, dumps),
        *_examples(dataset, store, settings.site.base),
    ]
    turtle = ox.serialize(sorted(set(triples), key=_order), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return turtle or b""


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """Sort by subject, and a subject's types before its other properties."""
    return (str(triple.subject), triple.predicate.value != ns.RDF + "type", triple.predicate.value, str(triple.object))


def _triple(subject: str, predicate: str, value: str | int | ox.Literal) -> ox.Triple:
    term: ox.NamedNode | ox.Literal
    if isinstance(value, str):
        term = ox.NamedNode(value)
    else:
        term = value if isinstance(value, ox.Literal) else ox.Literal(value)
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term)


def _about(dataset: str, settings: Settings, statements: int) -> Iterator[ox.Triple]:
    site = settings.site
    yield _triple(dataset, ns.RDF + "type", ns.VOID + "Dataset")
    yield _triple(dataset, ns.RDF + "type", ns.DCAT + "Dataset")
    yield _triple(dataset, ns.DCTERMS + "title", ox.Literal(site.title))
    if site.description:
        yield _triple(dataset, ns.DCTERMS + "description", ox.Literal(site.description))
    if site.licence:
        yield _triple(dataset, ns.DCTERMS + "license", site.licence)
    if site.publisher:
        publisher = site.publisher_url or f"{dataset}#publisher"
        yield _triple(dataset, ns.DCTERMS + "publisher", publisher)
        yield _triple(publisher, ns.RDF + "type", ns.FOAF + "Agent")
        yield _triple(publisher, ns.FOAF + "name", ox.Literal(site.publisher))
    yield _triple(dataset, ns.FOAF + "homepage", site.base)
    yield _triple(dataset, ns.VOID + "uriSpace", ox.Literal(site.base + ID))
    yield _triple(dataset, ns.VOID + "sparqlEndpoint", site.base + "sparql")
    yield _triple(dataset, ns.VOID + "triples", statements)
    for vocabulary in _VOCABULARIES:
        yield _triple(dataset, ns.VOID + "vocabulary", vocabulary)
    for format in ("Turtle", "JSON-LD", "N-Triples", "RDF_XML", "TriG", "N-Quads"):
        yield _triple(dataset, ns.VOID + "feature", f"http://www.w3.org/ns/formats/{format}")


def _sources(dataset: str, base: str, sources: Sequence[Source]) -> Iterator[ox.Triple]:
    """Say of each source what it is, whom to name, and on which terms its part of the dataset stands."""
    for source in sources:
        part = f"{dataset}#source-{quote(source.name)}"
        yield _triple(dataset, ns.DCTERMS + "hasPart", part)
        yield _triple(part, ns.RDF + "type", ns.DCAT + "Dataset")
        yield _triple(part, ns.DCTERMS + "title", ox.Literal(source.title or source.name))
        yield _triple(part, ns.DCTERMS + "identifier", ox.Literal(source.name))
        yield _triple(part, ns.VOID + "uriSpace", ox.Literal(f"{base}{ID}graph/{quote(source.name)}/"))
        if source.licence:
            yield _triple(part, ns.DCTERMS + "license", source.licence)
        if source.attribution:
            yield _triple(part, ns.DCTERMS + "rights", ox.Literal(source.attribution))


def _partitions(dataset: str, store: ox.Store) -> Iterator[ox.Triple]:
    for query, link, name, count in (
        ("?thing a ?key", "classPartition", "class", "entities"),
        ("?thing ?key ?value", "propertyPartition", "property", "triples"),
    ):
        distinct = "DISTINCT " if name == "class" else ""
        rows = select(store, f"SELECT ?key (COUNT({distinct}?thing) AS ?count) WHERE {{ {query} }} GROUP BY ?key")
        for key, number in rows:
            part = f"{dataset}#{name}-{digest(key, length=10)}"
            yield _triple(dataset, ns.VOID + link, part)
            yield _triple(part, ns.VOID + name, key)
            yield _triple(part, ns.VOID + count, int(number))


def _distributions(dataset: str, dumps: Sequence[Written]) -> Iterator[ox.Triple]:
    for dump in dumps:
        address = f"{dataset}/{dump.format.name}"
        node = f"{dataset}#{dump.format.name}"
        checksum = f"{node}-checksum"
        yield _triple(dataset, ns.VOID + "dataDump", address)
        yield _triple(dataset, ns.DCAT + "distribution", node)
        yield _triple(node, ns.RDF + "type", ns.DCAT + "Distribution")
        yield _triple(node, ns.DCTERMS + "title", ox.Literal(f"{dump.format.name}: {dump.format.about}", language="en"))
        yield _triple(node, ns.DCAT + "downloadURL", address)
        yield _triple(node, ns.DCAT + "mediaType", MEDIA_TYPES + dump.format.media_type)
        yield _triple(node, ns.DCAT + "compressFormat", MEDIA_TYPES + "application/gzip")
        size = ox.Literal(str(dump.size), datatype=ox.NamedNode(ns.XSD + "nonNegativeInteger"))
        yield _triple(node, ns.DCAT + "byteSize", size)
        yield _triple(node, SPDX + "checksum", checksum)
        yield _triple(checksum, ns.RDF + "type", SPDX + "Checksum")
        yield _triple(checksum, SPDX + "algorithm", SPDX + "checksumAlgorithm_sha256")
        hexadecimal = ox.Literal(dump.checksum, datatype=ox.NamedNode(ns.XSD + "hexBinary"))
        yield _triple(checksum, SPDX + "checksumValue", hexadecimal)


def _examples(dataset: str, store: ox.Store, base: str) -> Iterator[ox.Triple]:
    """Name the first thing of each main class."""
    for name in ("Event", "Process", "Document", "Actor", "Place"):
        kind = ox.NamedNode(ns.CMQ + name)
        found = (
            quad.subject.value
            for quad in store.quads_for_pattern(None, ox.NamedNode(ns.RDF + "type"), kind, ox.DefaultGraph())
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(base)
        )
        if example := min(found, default=None):
            yield _triple(dataset, ns.VOID + "exampleResource", example)
