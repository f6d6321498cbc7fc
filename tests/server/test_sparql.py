"""The endpoint, over HTTP: answers, limits, refusals."""

from __future__ import annotations

import csv
import io
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
import rdflib

from communique.release.settings import Limits, Settings, Site

Connect = Callable[[Settings], AbstractContextManager[httpx.Client]]

BASE = "http://data.example.org/"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
LABELS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?l { ?s rdfs:label ?l } ORDER BY ?s ?l"


def test_select_in_every_format(client: httpx.Client) -> None:
    rows = {}
    for media_type in (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ):
        response = client.get("/sparql", params={"query": LABELS}, headers={"accept": media_type})
        assert response.headers["content-type"].partition(";")[0] == media_type
        assert "Accept" in response.headers["vary"]
        rows[media_type] = response
    count = len(rows["application/sparql-results+json"].json()["results"]["bindings"])
    assert count > 5
    assert len(list(csv.reader(io.StringIO(rows["text/csv"].text)))) == count + 1
    assert rows["text/tab-separated-values"].text.count("\n") == count + 1
    assert rows["application/sparql-results+xml"].text.count("<result>") == count


@pytest.mark.parametrize("form", ["CONSTRUCT WHERE { ?s ?p ?o }", f"DESCRIBE <{BASE}id/place/astana>"])
@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_graphs(client: httpx.Client, form: str, media_type: str) -> None:
    response = client.get("/sparql", params={"query": form}, headers={"accept": media_type})
    assert len(rdflib.Graph().parse(data=response.content, format=media_type)) > 3


def test_the_three_ways_to_ask_agree(client: httpx.Client) -> None:
    accept = {"accept": "text/csv"}
    direct = {**accept, "content-type": "application/sparql-query"}
    answers = [
        client.get("/sparql", params={"query": LABELS}, headers=accept),
        client.post("/sparql", data={"query": LABELS}, headers=accept),
        client.post("/sparql", content=LABELS, headers=direct),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1


def test_a_form_is_decoded_once(client: httpx.Client) -> None:
    response = client.post("/sparql", data={"query": "SELECT ('%2B+&' AS ?x) {}", "format": "json"})
    assert response.json()["results"]["bindings"][0]["x"]["value"] == "%2B+&"


def test_the_dataset_of_the_protocol(client: httpx.Client) -> None:
    graph = BASE + "id/graph/un/intra-talks-txt"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def ask(query: str, **dataset: str) -> int:
        response = client.get("/sparql", params={"query": query, "format": "json", **dataset})
        return int(response.json()["results"]["bindings"][0]["n"]["value"])

    everything, one = ask(count), ask(count, **{"default-graph-uri": graph})
    assert 0 < one < everything
    assert ask(named, **{"named-graph-uri": graph}) == one
    assert ask(count, **{"named-graph-uri": graph}) == 0
    assert ask(named, **{"default-graph-uri": graph}) == 0
    assert ask(count.replace("{", "FROM <urn:none> {", 1), **{"default-graph-uri": graph}) == one
    assert ask(count, **{"default-graph-uri": "http://127.0.0.1:9/remote"}) == 0


def test_where_a_query_breaks(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELECT * {\n  ?s ?p }"})
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    assert response.json()["line"] == 2
    assert response.json()["column"] > 1


def test_updates_are_refused(client: httpx.Client) -> None:
    direct = {"content-type": "application/sparql-update"}
    assert client.post("/sparql", content="CLEAR ALL", headers=direct).status_code == 403
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert client.get("/sparql", params={"query": "CLEAR ALL"}).status_code == 400


def test_federation_is_refused(client: httpx.Client) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert client.get("/sparql", params={"query": query}).status_code == 403


def test_no_acceptable_format(client: httpx.Client) -> None:
    turtle = {"accept": "text/turtle"}
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=turtle).status_code == 406
    construct = {"query": "CONSTRUCT WHERE {?s ?p ?o}"}
    assert client.get("/sparql", params=construct, headers={"accept": "text/csv"}).status_code == 406


def test_a_format_named_beside_accept(client: httpx.Client) -> None:
    def kind(query: str, name: str) -> str:
        response = client.get("/sparql", params={"query": query, "format": name}, headers={"accept": "*/*"})
        return str(response.headers["content-type"]).partition(";")[0]

    assert kind("ASK {}", "csv") == "text/csv"
    assert kind("ASK {}", "ttl") == "application/sparql-results+json"
    assert kind("CONSTRUCT WHERE {?s ?p ?o}", "rdf") == "application/rdf+xml"
    assert kind("CONSTRUCT WHERE {?s ?p ?o}", "nobody's") == "text/turtle"


def test_the_service_describes_itself(client: httpx.Client) -> None:
    for headers in ({"accept": "text/turtle"}, {"accept": "application/rdf+xml"}):
        response = client.get("/sparql", headers=headers)
        graph = rdflib.Graph().parse(data=response.content, format=response.headers["content-type"].partition(";")[0])
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        assert list(graph.subjects(sd.endpoint)) == [rdflib.URIRef(BASE + "sparql")]
        assert list(graph.objects(None, sd.supportedLanguage)) == [sd.SPARQL11Query]


def test_people_get_a_form_a_table_and_their_query_back(client: httpx.Client) -> None:
    html = {"accept": "text/html,*/*;q=0.8"}
    assert "<form" in client.get("/sparql", headers=html).text
    table = client.post("/sparql", data={"query": LABELS, "format": "html"}).text
    assert 'href="/doc/place/astana"' in table
    assert '<span lang="ar" dir="rtl">' in table
    wrong = client.post("/sparql", data={"query": "SELECT <b>", "format": "html"})
    assert wrong.status_code == 400
    assert "SELECT &lt;b&gt;" in wrong.text
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=html).status_code == 200


@pytest.fixture(scope="module")
def strict(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The small release under tight limits."""
    folder: Path = tmp_path_factory.mktemp("strict")
    (folder / "current").symlink_to(settings.current.resolve())
    limits = Limits(query_seconds=1.0, query_result_bytes=300_000, query_processes=2, query_queue=1)
    return Settings(home=folder, site=Site(base=BASE), limits=limits)


def test_a_runaway_query_ends_with_its_process_while_others_are_answered(strict: Settings, connected: Connect) -> None:
    with connected(strict) as client:
        pool = client.get("/health").json()["query_processes"]
        answers: list[httpx.Response] = []
        asking = threading.Thread(
            target=lambda: answers.append(httpx.get(f"{client.base_url}/sparql", params={"query": RUNAWAY}, timeout=30))
        )
        started = time.monotonic()
        asking.start()
        quick = [client.get("/sparql", params={"query": "ASK {}"}).status_code for _ in range(20)]
        page = client.get("/doc/place/astana.html").status_code
        others = time.monotonic() - started
        asking.join(30)
        took = time.monotonic() - started
        assert (set(quick), page) == ({200}, 200)
        assert others < took
        assert answers[0].status_code == 504
        assert answers[0].json()["title"] == "Query timeout"
        assert 1.0 <= took < 4.0
        deadline = time.monotonic() + 10
        while client.get("/health").json()["query_processes"] < pool and time.monotonic() < deadline:
            time.sleep(0.05)
        assert client.get("/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_a_full_queue_asks_to_come_back(strict: Settings, connected: Connect) -> None:
    with connected(strict) as client:
        statuses: list[int] = []

        def ask() -> None:
            answer = httpx.get(f"{client.base_url}/sparql", params={"query": RUNAWAY}, timeout=30)
            statuses.append(answer.status_code)

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert set(statuses) == {503, 504}


def test_a_long_result_is_never_a_short_one(strict: Settings, connected: Connect) -> None:
    with connected(strict) as client:
        query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_client_that_leaves_frees_its_process(strict: Settings, connected: Connect) -> None:
    slow = strict.model_copy(update={"limits": Limits(query_seconds=60, query_processes=2, query_queue=0)})
    with connected(slow) as client:
        for _ in range(4):
            with pytest.raises(httpx.ReadTimeout):
                httpx.get(f"{client.base_url}/sparql", params={"query": RUNAWAY}, timeout=0.3)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if client.get("/sparql", params={"query": "ASK {}"}).status_code == 200:
                return
            time.sleep(0.1)
        pytest.fail("both processes are still taken")


def test_a_query_that_eats_memory_ends_alone(settings: Settings, connected: Connect) -> None:
    limits = Limits(query_seconds=60, query_processes=2, query_memory_bytes=150_000_000)
    with connected(settings.model_copy(update={"limits": limits})) as client:
        greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
        answer = client.get("/sparql", params={"query": greedy})
        assert (answer.status_code, answer.json()["title"]) == (422, "Query too large")
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
