from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.release.opened import Release
from communique.server.addresses import BadAddress, document_path, identifier, link

BASE = "http://data.example.org/kg/"


@pytest.fixture(scope="module")
def release() -> Release:
    return Release("r", Path(), {}, BASE, ox.Store())


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("actor/syria", "actor/syria"),
        ("place/a (b)", "place/a%20(b)"),
        ("x/e\u0301%", "x/é%25"),
        ("topic/हिंदी", "topic/हिंदी"),
        ("event/2017-01-23/阿斯塔纳-1a2b3c", "event/2017-01-23/阿斯塔纳-1a2b3c"),
    ],
)
def test_requested_paths_become_addresses(release: Release, path: str, iri: str) -> None:
    assert identifier(release, path) == f"{BASE}id/{iri}"


@pytest.mark.parametrize("path", ["\x00", "a\x7fb", "a\ufffd", "a" * 2_001, "\ud800"])
def test_bad(release: Release, path: str) -> None:
    with pytest.raises(BadAddress):
        identifier(release, path)


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        (BASE + "id/actor/a", "/kg/doc/actor/a"),
        (BASE + "id/event/a#figure-1", "/kg/doc/event/a#figure-1"),
        (BASE + "dataset", "/kg/dataset"),
        ("https://w3id.org/communique/role/party", "/kg/role/party"),
        ("https://w3id.org/communique/ontology#Event", "/kg/ontology#Event"),
        ("https://example.org/x?y=1", "https://example.org/x?y=1"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("urn:x:y", None),
        ("http://", None),
        ("http://[", None),
        ("mailto:a@b", None),
    ],
)
def test_link(iri: str, href: str | None) -> None:
    assert link(BASE, iri, "/kg") == href


def test_document_path() -> None:
    assert document_path(BASE, BASE + "id/event/a#b", "ttl") == "/doc/event/a.ttl#b"
