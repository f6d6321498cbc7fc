"""The dataset's description and the manifest, read back with rdflib."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from communique.release import opened
from communique.release.build import build
from communique.release.settings import Settings, Site, Source
from communique.release.tasks import Tools

Archive = Callable[[dict[str, str | bytes]], Path]
BY_SA = rdflib.URIRef("https://creativecommons.org/licenses/by-sa/4.0/")


def test_description(settings: Settings, archive: Archive, tools: Tools) -> None:
    folder = archive({"a.md": "path: /a\nlabel: First\n", "b.md": "path: /b\nlabel: Second\n"})
    site = Site(title="A site", publisher="A library", licence="https://example.org/terms", description="Events.")
    source = Source(name="news", path=folder, licence=str(BY_SA), attribution="An archive")
    settings = settings.model_copy(update={"site": site, "sources": [source]})
    build(settings, tools=tools)
    release = opened.current(settings)
    assert release is not None
    graph = rdflib.Graph().parse(release.description, format="turtle")
    dataset = rdflib.URIRef("http://127.0.0.1:8000/dataset")
    assert (dataset, DCTERMS.license, rdflib.URIRef("https://example.org/terms")) in graph
    assert (dataset, VOID.sparqlEndpoint, rdflib.URIRef("http://127.0.0.1:8000/sparql")) in graph
    assert list(graph.subjects(DCTERMS.license, BY_SA))
    assert int(str(graph.value(dataset, VOID.triples))) == release.manifest["counts"]["statements"]
    partitions = {
        str(graph.value(part, VOID["class"])): int(str(graph.value(part, VOID.entities)))
        for part in graph.objects(dataset, VOID.classPartition)
    }
    assert partitions["https://w3id.org/communique/ontology#Event"] == 2
    assert (
        sum(int(str(o)) for p in graph.objects(dataset, VOID.propertyPartition) for o in graph.objects(p, VOID.triples))
        == release.manifest["counts"]["statements"]
    )
    sizes = {
        str(graph.value(d, DCAT.downloadURL)): int(str(graph.value(d, DCAT.byteSize)))
        for d in graph.subjects(RDF.type, DCAT.Distribution)
    }
    assert sizes == {f"{dataset}/{dump.name}": dump.size for dump in release.dumps}
    assert not list(graph.subject_objects(DCTERMS.issued))
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]


def test_another_title_is_another_release(settings: Settings, archive: Archive, tools: Tools) -> None:
    folder = archive({"a.md": "path: /a\nlabel: First\n"})
    first = build(settings, [folder], tools=tools)
    renamed = settings.model_copy(update={"site": Site(title="Another")})
    assert build(renamed, [folder], tools=tools).release != first.release
