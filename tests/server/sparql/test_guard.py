"""No clause gets through to the engine, however it is dressed up; words in texts and names do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from communique.server.sparql.guard import Federated, clear

TRYING = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service <URL> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { { { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
    "SELECT * { ?s ?p 1SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<URL>{ ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <URL> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?e) SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { # a comment\nSERVICE # another\n<URL> { ?s ?p ?o } }",
    "SELECT * { FILTER('#' != '\"') SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER('it\\'s' != '') SERVICE <URL> { ?s ?p ?o } FILTER('a' = 'a') }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?c) FILTER(1<'&&?c>') SERVICE <URL> { ?s ?p ?o } FILTER('a'='b') }",
    "PREFIX e: <http://e/> SELECT * { VALUES ?x { e:a\\' } SERVICE <URL> { ?s ?p ?o } VALUES ?y { e:b\\' } }",
    "PREFIX e: <http://e/> SELECT * { VALUES ?x { e:a.b\\' } SERVICE <URL> { ?s ?p ?o } VALUES ?y { e:b.c\\' } }",
    "PREFIX e: <http://e/> SELECT * { ?s e:p?trueSERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVI\\u0043E <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER('\\u0027' = '') SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?v) BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE?v#>\n{ ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { services:{ ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { serviceSILENTs: # >\n { ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { services:a.b\t{ ?s ?p ?o } }",
    "PREFIX s: <URL> SELECT * { ?s ?p trueservices: { ?s ?p ?o } }",
    "SELECT * { \u017fERVICE <URL> { ?s ?p ?o } }",
]

HARMLESS = [
    "ASK {}",
    "SELECT * { ?s ?p 'Internal Oversight Services' }",
    'SELECT * { ?s ?p """Service\n"of" SERVICE""" }',
    "SELECT * { ?service ?p $SERVICE }",
    "SELECT * { ?s <http://example.org/service#service> ?o }",
    "PREFIX e: <http://e/> SELECT * { ?s e:service ?o }",
    "SELECT * { ?s ?p ?o } # ask the SERVICE desk",
    "SELECT * { ?s ?p '\\u00e9' }",
    "SELECT * { ?s ?p 'service \\u00e9t\\u00e9' }",
    "PREFIX service: <http://e/> SELECT * { ?s service:a ?o . service:b.c ?p service:d . OPTIONAL { service:e ?p 1 } }",
    "PREFIX my-services: <http://e/> SELECT * { ?s my-services:a/my-services:b ?o }",
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service }",
]


class Listener:
    """Counts connections on loopback and closes them."""

    def __init__(self) -> None:
        self.count = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.count += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def _run(query: str) -> None:
    try:
        results = ox.Store().query(query)
        if not isinstance(results, ox.QueryBoolean):
            list(results)
    except (OSError, SyntaxError, RuntimeError, ValueError):
        pass


def test_the_engine_would_call_out(listener: Listener) -> None:
    _run(TRYING[0].replace("URL", listener.url))
    assert listener.count


@pytest.mark.parametrize("query", TRYING)
def test_refused(query: str) -> None:
    query = query.replace("URL", "http://127.0.0.1:9/")
    for allowed in ([], ["http://example.org/sparql"]):
        with pytest.raises(Federated):
            clear(query, allowed)


@pytest.mark.parametrize("query", HARMLESS)
def test_allowed_and_run_without_a_connection(query: str, listener: Listener) -> None:
    cleared = clear(query)
    assert not cleared.reaches_out
    _run(cleared.text)
    assert listener.count == 0


def test_what_is_read_in_two_ways_is_settled_before_it_is_run(listener: Listener) -> None:
    query = "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n) SERVICE <URL> { ?s ?p ?o } #'''\n}"
    query = query.replace("URL", listener.url)
    cleared = clear(query)
    assert not cleared.reaches_out
    _run(cleared.text)
    assert listener.count == 0
    _run(query)
    assert listener.count


LISTED = "http://example.org/sparql"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE <{LISTED}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ OPTIONAL {{ service silent # an aside\n<{LISTED}>{{ ?s ?p ?o }} }} SERVICE<{LISTED}>{{}} }}",
        f"PREFIX service: <http://e/> ASK {{ SERVICE <{LISTED}> {{ ?s service:p 'SERVICE' }} }}",
    ],
)
def test_a_listed_endpoint_may_be_asked(query: str) -> None:
    assert clear(query, [LISTED]).reaches_out
    with pytest.raises(Federated):
        clear(query)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE <{LISTED}> {{ ?s ?p ?o }} SERVICE <{LISTED}2> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?e {{ <{LISTED}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        f"PREFIX e: <{LISTED}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
        f"BASE <{LISTED}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{LISTED}/../x> {{ ?s ?p ?o }} }}",
    ],
)
def test_nothing_but_a_listed_endpoint_may_be_asked(query: str) -> None:
    with pytest.raises(Federated):
        clear(query, [LISTED])


def test_settled_leaves_other_queries_alone() -> None:
    query = "SELECT * { ?a ?b ?c } # comment"
    assert clear(query).text == query


def test_settled_means_the_same() -> None:
    query = "SELECT ('service' AS ?a) ('a#b' AS ?c) (<http://a/#b> AS ?d) { } # it's"
    solutions = ox.Store().query(clear(query).text)
    assert isinstance(solutions, ox.QuerySolutions)
    solution = next(solutions)
    assert [solution[name].value for name in "acd"] == ["service", "a#b", "http://a/#b"]
