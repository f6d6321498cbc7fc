from __future__ import annotations

import pytest

from communique.converter.iris import Iris
from communique.server.addresses import BadAddress, document_path, identifier, link

BASE = "http://data.example.org/kg/"


@pytest.mark.parametrize(
    "path", ["actor/syria", "event/2017-01-23/阿斯塔纳-1a2b3c", "place/a (b)", "document/S-RES-1", "x/é%", "topic/हिंदी"]
)
def test_requested_paths_become_the_addresses_that_were_minted(path: str) -> None:
    assert identifier(BASE, path) == Iris(BASE).entity(path)


@pytest.mark.parametrize("path", ["\x00", "a\x7fb", "a\ufffd", "a" * 2_001, "\ud800"])
def test_bad(path: str) -> None:
    with pytest.raises(BadAddress):
        identifier(BASE, path)


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
