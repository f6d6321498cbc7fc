"""The site follows what is published, and says so when there is nothing to serve."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import httpx

from communique.release.settings import Settings
from communique.server.app import create_app

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]
BASE = "http://data.example.org/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
QUERY = {"query": f"SELECT ?l {{ <{BASE}id/actor/a> <{RDFS}label> ?l }}", "format": "csv"}


class Home(Protocol):
    """What the fixture gives."""

    @property
    def settings(self) -> Settings: ...
    def publish(self, name: str, data: str, gone: tuple[str, ...] = ()) -> Path: ...
    def switch(self, name: str) -> None: ...


def _labelled(label: str) -> str:
    return (
        f"GRAPH <{BASE}id/graph/s/1> {{ <{BASE}id/actor/a> a <https://w3id.org/communique/ontology#Actor> ;"
        f' <{RDFS}label> "{label}" }}'
    )


def test_nothing_is_read_before_the_server_starts(tmp_path: Path) -> None:
    create_app(Settings(home=tmp_path / "missing"))
    assert not list(tmp_path.iterdir())


def test_without_a_release_there_is_a_remedy(empty_home: Home, connected: Connect) -> None:
    with connected(empty_home.settings) as client:
        for path in ("/", "/doc/actor/a", "/events", "/sparql", "/dataset"):
            page = client.get(path, headers={"accept": "text/html"})
            assert page.status_code == 503, path
            assert "communique build" in page.text
            assert client.get(path).json()["status"] == 503
        assert client.get("/health").status_code == 503
        assert client.get("/ontology.ttl").status_code == 200


def test_a_switch_is_followed(empty_home: Home, connected: Connect) -> None:
    with connected(empty_home.settings) as client:
        assert client.get("/doc/actor/a.ttl").status_code == 503
        empty_home.publish("r1", _labelled("first"))
        first = client.get("/doc/actor/a.ttl")
        assert "first" in first.text
        assert client.get("/sparql", params=QUERY).text.split() == ["l", "first"]
        empty_home.publish("r2", _labelled("second"), gone=("id/actor/b",))
        second = client.get("/doc/actor/a.ttl", headers={"if-none-match": first.headers["etag"]})
        assert (second.status_code, "second" in second.text) == (200, True)
        assert client.get("/sparql", params=QUERY).text.split() == ["l", "second"]
        assert client.get("/health").json()["release"] == "r2"
        assert client.get("/doc/actor/b").status_code == 410
        empty_home.switch("r1")
        assert client.get("/doc/actor/a.ttl").headers["etag"] == first.headers["etag"]
        assert client.get("/sparql", params=QUERY).text.split() == ["l", "first"]


def test_a_damaged_release_is_said_to_be(empty_home: Home, connected: Connect) -> None:
    folder = empty_home.publish("r1", _labelled("first"))
    shutil.rmtree(folder / "store")
    with connected(empty_home.settings) as client:
        response = client.get("/doc/actor/a.ttl")
        assert response.status_code == 503
        assert str(folder) not in response.text
        assert client.get("/health").status_code == 503


def test_search_without_an_index_is_no_error_of_the_server(empty_home: Home, connected: Connect) -> None:
    empty_home.publish("r1", _labelled("first"))
    with connected(empty_home.settings) as client:
        assert client.get("/search").status_code == 200
        assert client.get("/search", params={"q": "first"}).status_code == 503
