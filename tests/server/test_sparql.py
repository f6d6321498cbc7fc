"""The endpoint, over HTTP: answers, limits, refusals."""

from __future__ import annotations

import csv
import io
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from urllib.parse import quote

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
    assert ask(count.replace("{", f"FROM <{graph}> {{", 1)) == one
    assert ask(f"PREFIX g: <{BASE}id/graph/> " + named.replace("{", "FROM NAMED g:un\\/intra-talks-txt {", 1)) == one


@pytest.mark.parametrize(
    ("query", "dataset"),
    [
        ("ASK {}", {"default-graph-uri": "http://127.0.0.1:9/remote"}),
        ("ASK {}", {"named-graph-uri": "http://127.0.0.1:9/remote"}),
        ("ASK FROM <http://127.0.0.1:9/remote> {}", {}),
        ("PREFIX r: <http://127.0.0.1:9/> ASK FROM NAMED r:remote {}", {}),
        ("BASE <http://127.0.0.1:9/> ASK # FROM <a>\nFROM<remote> {}", {}),
    ],
)
def test_a_graph_that_is_not_in_the_store_is_not_fetched(
    client: httpx.Client, query: str, dataset: dict[str, str]
) -> None:
    response = client.get("/sparql", params={"query": query, **dataset})
    assert (response.status_code, response.json()["title"]) == (400, "Unknown graph")
    assert "http://127.0.0.1:9/remote" in response.json()["detail"]


def test_where_a_query_breaks(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "SELECT * {\n  ?s ?p }"})
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    problem = response.json()
    assert (problem["line"], problem["column"], problem["title"]) == (2, 10, "Malformed query")
    assert problem["excerpt"] == "  ?s ?p }\n         ^"


def test_a_long_line_is_shown_around_the_place_where_it_breaks(client: httpx.Client) -> None:
    query = "ASK { " + "?s ?p ?o . " * 100 + "?s ?p }" + " " * 500
    line, caret = client.post("/sparql", data={"query": query}).json()["excerpt"].split("\n")
    assert (len(line), line[: len(caret) - 1].rstrip().endswith("}")) == (100, True)


def test_an_answer_is_revalidated_if_it_repeats(client: httpx.Client) -> None:
    def ask(query: str, tag: str = "", **more: str) -> httpx.Response:
        headers = {"accept": "application/sparql-results+json"} | ({"if-none-match": tag} if tag else {})
        return client.get("/sparql", params={"query": query, **more}, headers=headers)

    first = ask(LABELS)
    tag = first.headers["etag"]
    assert "must-revalidate" in first.headers["cache-control"]
    assert (ask(LABELS, tag).status_code, ask(LABELS, tag).content) == (304, b"")
    assert ask(LABELS).headers["etag"] == tag
    assert ask(LABELS, format="csv").headers["etag"] != tag
    assert ask(LABELS + " ").headers["etag"] != tag
    assert ask("ASK {", "*").status_code == 400
    for volatile in (
        "SELECT (NOW() AS ?n) {}",
        "SELECT (rand() AS ?n) {}",
        "SELECT (StrUUID() AS ?n) {}",
        "SELECT (UUID() AS ?n) {}",
        "SELECT (BNODE() AS ?n) {}",
        "CONSTRUCT { [] ?p ?o } { ?s ?p ?o }",
    ):
        accept = {"accept": "text/turtle, application/sparql-results+json"}
        response = client.get("/sparql", params={"query": volatile}, headers=accept)
        assert (response.status_code, response.headers.get("etag")) == (200, None)
    assert "etag" not in client.post("/sparql", data={"query": LABELS}).headers


def test_other_sites_pages_may_ask(client: httpx.Client) -> None:
    asked = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    preflight = client.options("/sparql", headers=asked | {"access-control-request-headers": "content-type"})
    assert preflight.status_code in (200, 204)
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert client.get("/sparql", params={"query": "ASK {}"}).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/sparql", params={"query": "ASK {}"})
    assert (response.status_code, response.headers["content-type"]) == (405, "application/problem+json")
    assert {"GET", "POST"} <= set(response.headers["allow"].replace(" ", "").split(","))


def test_a_dataset_without_a_query_is_no_request_for_the_description(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"default-graph-uri": BASE + "id/graph/un/intra-talks-txt"}).status_code == 400
    assert client.get("/sparql", params={"query": ""}).status_code == 400


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
    assert "<pre><code>SELECT &lt;b&gt;\n" in wrong.text
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


def test_a_long_result_has_its_status_before_the_first_byte(strict: Settings, connected: Connect) -> None:
    with connected(strict) as client:
        response = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
        assert (response.status_code, response.json()["title"]) == (422, "Query too large")
        assert "content-length" in client.get("/sparql", params={"query": LABELS}).headers


def test_a_long_result_is_never_a_short_one(strict: Settings, connected: Connect) -> None:
    limits = strict.limits.model_copy(update={"query_result_bytes": 3_000_000, "query_seconds": 20})
    with connected(strict.model_copy(update={"limits": limits})) as client:
        query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
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


def test_a_client_that_stops_reading_holds_no_process(settings: Settings, connected: Connect) -> None:
    limits = Limits(query_seconds=1, query_processes=2, query_queue=0, query_result_bytes=2_000_000_000)
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    with connected(settings.model_copy(update={"limits": limits})) as client, ExitStack() as stack:
        for _ in range(2):
            stuck = stack.enter_context(socket.create_connection((client.base_url.host, client.base_url.port or 80)))
            stuck.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        deadline = time.monotonic() + 10
        time.sleep(1)
        while client.get("/sparql", params={"query": "ASK {}"}).status_code != 200:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_a_query_whose_process_is_killed_from_outside_may_be_asked_again(
    settings: Settings, connected: Connect
) -> None:
    with connected(settings) as client:
        answers: list[httpx.Response] = []
        url = f"{client.base_url}/sparql"
        asking = threading.Thread(target=lambda: answers.append(httpx.get(url, params={"query": RUNAWAY}, timeout=30)))
        asking.start()
        time.sleep(0.5)
        for process in _started("communique.server.sparql.worker"):
            os.kill(process, signal.SIGKILL)
        asking.join(30)
        assert (answers[0].status_code, answers[0].headers["retry-after"]) == (503, "5")
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize("query", ["ASK {" + "{" * 100_000 + "}" * 100_001, "ASK { FILTER(" + "!" * 200_000 + "1) }"])
def test_a_query_nested_too_deeply_ends_alone(settings: Settings, connected: Connect, query: str) -> None:
    with connected(settings) as client:
        assert client.post("/sparql", data={"query": query}).status_code in (400, 422)
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def _started(module: str) -> list[int]:
    """The processes that this one started and that run a module."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and module.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except (OSError, ValueError, IndexError):
            continue
    return found
