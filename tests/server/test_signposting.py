"""Typed links, read by a client that knows nothing of this site."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import httpx
import pytest

signposting = pytest.importorskip("signposting", reason="the Signposting client is not installed")

BASE = "http://data.example.org/"
EVENT = "event/2017-01-23/talks-open-in-astana-1a2b3c"
DOCUMENT = "document/S-RES-2254-2015"
SCHEMA = "https://schema.org/"
FILE = "https://undocs.example/fr/S/RES/2254"


def test_level_1_on_a_page(address: str) -> None:
    found = signposting.find_signposting_http(f"{address}/doc/{EVENT}")
    assert str(found.citeAs.target) == f"{BASE}id/{EVENT}"
    assert {str(kind.target) for kind in found.types} == {SCHEMA + "AboutPage", SCHEMA + "Event"}
    assert found.license is None  # it was read from two sources, and one states no terms
    described = {str(post.target): (str(post.type), *map(str, post.profiles)) for post in found.describedBy}
    turtle = f"{address}/doc/{EVENT}.ttl"
    assert described[turtle] == ("text/turtle", "https://w3id.org/communique/ontology")
    assert described[turtle + "?_profile=schema"] == ("text/turtle", "https://schema.org")
    for post in found.describedBy:
        response = httpx.get(str(post.target), trust_env=False)
        assert response.headers["content-type"].partition(";")[0] == str(post.type)


def test_terms_that_all_sources_share(address: str) -> None:
    for path in ("topic/ceasefire", "report/aa11bb22cc33"):
        found = signposting.find_signposting_http(f"{address}/doc/{path}")
        assert str(found.license.target) == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_files_are_items(address: str) -> None:
    found = signposting.find_signposting_http(f"{address}/doc/{DOCUMENT}")
    assert [str(item.target) for item in found.items] == [FILE]


def test_from_the_identifier_through_the_redirect(address: str) -> None:
    assert str(signposting.find_signposting_http(f"{address}/id/{EVENT}").citeAs.target) == f"{BASE}id/{EVENT}"


@pytest.mark.parametrize("media_type", ["application/linkset+json", "application/linkset"])
def test_level_2_sets_of_links(address: str, media_type: str) -> None:
    page = signposting.find_signposting_http(f"{address}/doc/{DOCUMENT}")
    linkset = next(post for post in page.linksets if str(post.type) == media_type)
    assert httpx.get(str(linkset.target), trust_env=False).headers["content-type"] == media_type
    found = signposting.find_signposting_linkset(str(linkset.target), media_type)
    page_links = _from(found, f"{BASE}doc/{DOCUMENT}")
    assert page_links["cite-as"] == {f"{BASE}id/{DOCUMENT}"}
    assert page_links["type"] == {SCHEMA + name for name in ("AboutPage", "CreativeWork", "Legislation")}
    assert page_links["item"] == {FILE}
    assert f"{BASE}doc/{DOCUMENT}.jsonld" in page_links["describedby"]
    assert _from(found, f"{BASE}doc/{DOCUMENT}.ttl") == {"describes": {f"{BASE}doc/{DOCUMENT}"}}
    assert _from(found, FILE) == {"collection": {f"{BASE}doc/{DOCUMENT}"}}


def _from(found: Any, start: str) -> dict[str, set[str]]:
    """Return relation to targets of the links that start at an address."""
    links: dict[str, set[str]] = defaultdict(set)
    for post in found.for_context(start).signposts:
        if str(post.context) == start:
            links[str(post.rel)].add(str(post.target))
    return links


def test_the_dataset(address: str) -> None:
    found = signposting.find_signposting_http(f"{address}/dataset")
    assert str(found.citeAs.target) == f"{BASE}dataset"
    assert {str(kind.target) for kind in found.types} == {SCHEMA + "AboutPage", SCHEMA + "Dataset"}
    assert f"{address}/dataset/communique.nq.gz" in {str(item.target) for item in found.items}
