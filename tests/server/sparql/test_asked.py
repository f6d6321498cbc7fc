"""What the words of a query tell before it is run."""

from __future__ import annotations

import pytest

from communique.server.sparql.asked import repeatable, stated_graphs

HERE = "http://data.example.org/sparql"


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("ASK {}", ()),
        ("ASK FROM <http://a/1> {}", ("http://a/1",)),
        ("ASK FROM<http://a/1>FROM NAMED<http://a/2>{}", ("http://a/1", "http://a/2")),
        ("ASK from # <http://a/0>\n named <urn:a:1> {}", ("urn:a:1",)),
        ("ASK FROM <http://a/1> FROM NAMED <http://a/1> {}", ("http://a/1",)),
        ("ASK FROM <id/graph/x> {}", ("http://data.example.org/id/graph/x",)),
        ("BASE <http://b/c/> ASK FROM <d> {}", ("http://b/c/d",)),
        ("PREFIX g: <http://g/> ASK FROM g:a FROM NAMED g:a.b FROM g: {}", ("http://g/a", "http://g/a.b", "http://g/")),
        (r"PREFIX : <http://g/> ASK FROM :a\/b {}", ("http://g/a/b",)),
        ("ASK FROM g:undeclared {}", ()),
        ("ASK { ?from <http://a/from> 'FROM <http://a/1>' } # FROM <http://a/2>", ()),
        ("PREFIX from: <http://a/> ASK { from:a from:b from:c }", ()),
    ],
)
def test_stated_graphs(query: str, graphs: tuple[str, ...]) -> None:
    assert stated_graphs(query, HERE) == graphs


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK {}", True),
        ("SELECT (COUNT(*) AS ?n) { ?now ?uuid 'RAND()' } # NOW()", True),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?o > 1) }", True),
        ("CONSTRUCT WHERE { ?s ?p [] }", True),
        ('PREFIX now: <http://a/> ASK { ?s <http://a/NOW> "now" }', False),  # errs by running the query again
        ("ASK { FILTER(RAND() > 0.5) }", False),
        ("ASK { FILTER(now() > 1) }", False),
        ("SELECT (Uuid() AS ?u) {}", False),
        ("SELECT (STRUUID() AS ?u) {}", False),
        ("SELECT (BNODE() AS ?u) {}", False),
        ("SELECT * { SERVICE <http://a/> {} }", False),
        ("CONSTRUCT { ?s ?p _:b } { ?s ?p ?o }", False),
        ("CONSTRUCT { ?s ?p [] } { ?s ?p ?o }", False),
        ("CONSTRUCT { ?s ?p (1 2) } { ?s ?p ?o }", False),
    ],
)
def test_repeatable(query: str, expected: bool) -> None:
    assert repeatable(query) is expected
