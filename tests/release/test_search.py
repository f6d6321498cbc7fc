"""The full-text index, over real-looking names in several scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.ontology import namespaces as ns
from communique.release.search import search, write_index

BASE = "http://example.org/"
SUBJECT = "http://thesaurus.example/1004789"


def _add(store: ox.Store, path: str, predicate: str, text: str, language: str | None = None) -> None:
    literal = ox.Literal(text, language=language) if language else ox.Literal(text)
    store.add(
        ox.Quad(ox.NamedNode(path if ":" in path else BASE + path), ox.NamedNode(predicate), literal, ox.DefaultGraph())
    )


@pytest.fixture
def index(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    store = ox.Store()
    _add(store, "id/event/1", ns.RDFS + "label", "Talks on Syria's war open in Astana", "en")
    _add(store, "id/event/1", ns.CMQ + "earliest", "2017-01-23")
    _add(store, "id/event/1#part", ns.RDFS + "label", "Astana", "en")
    _add(store, "id/event/2", ns.RDFS + "label", "敘利亞和談在日內瓦重啟", "zh")
    _add(store, "id/event/2", ns.DCTERMS + "abstract", "Astana is named only here", "en")
    _add(store, "id/actor/cote", ns.RDFS + "label", "Côte d’Ivoire", "en")
    _add(store, "id/actor/cote", ns.SKOS + "altLabel", "Elfenbeinküste", "de")
    _add(store, "id/document/S-RES-2254-2015", ns.CMQ + "symbol", "S/RES/2254 (2015)")
    _add(store, "id/vote/814720", ns.RDFS + "label", "Recorded vote on A/RES/71/248", "en")
    _add(store, SUBJECT, ns.SKOS + "prefLabel", "PLEBISCITES", "en")
    _add(store, SUBJECT, ns.SKOS + "prefLabel", "全民投票", "zh")
    _add(store, ns.CMQ + "Event", ns.RDFS + "label", "Plebiscites", "en")
    _add(store, BASE + "dataset", ns.DCTERMS + "title", "Plebiscites", "en")
    _add(store, "id/source/x", ns.RDFS + "label", "Astana", "en")
    file = tmp_path / "search.sqlite"
    assert write_index(store, BASE, file) == 6
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("astana", ["event/1", "event/2"]),  # a label counts more than an abstract
        ("ASTANA talks", ["event/1"]),
        ("asta", ["event/1", "event/2"]),
        ("asta talks", []),  # only the last word may be a beginning
        ("syria's", ["event/1"]),
        ("syria’s", ["event/1"]),
        ("叙利亚", ["event/2"]),  # simplified finds traditional
        ("敘利亞", ["event/2"]),
        ("利亚和", ["event/2"]),
        ("瓦", ["event/2"]),
        ("亚叙", []),
        ("叙亚", []),
        ("cote d'ivoire", ["actor/cote"]),
        ("elfenbeinkuste", ["actor/cote"]),
        ("S/RES/2254 (2015)", ["document/S-RES-2254-2015"]),
        ("2254", ["document/S-RES-2254-2015"]),
        ("recorded A/RES/71/248", ["vote/814720"]),
        ("plebiscites", [SUBJECT]),
        ("投票", [SUBJECT]),
        ('" OR label:', []),
        ("NOT", []),
        ("*", []),
        ("", []),
    ],
)
def test_search(index: sqlite3.Connection, text: str, found: list[str]) -> None:
    result = search(index, text)
    assert [hit.iri.removeprefix(BASE + "id/") for hit in result.hits] == found
    assert result.total == len(found)


def test_filters_and_pages(index: sqlite3.Connection) -> None:
    assert search(index, "astana", kind="actor").total == 0
    assert [hit.languages for hit in search(index, "astana", language="zh").hits] == [("zh",)]
    page = search(index, "astana", limit=1, offset=1)
    assert (page.total, len(page.hits)) == (2, 1)
    hit = search(index, "astana", limit=1).hits[0]
    assert (hit.kind, hit.date, hit.label) == ("event", "2017-01-23", "Talks on Syria's war open in Astana")
