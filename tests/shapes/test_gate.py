"""Units share a graph and do not see each other; files of every format; reports."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Graph

from communique.errors import InputError
from communique.shapes.gate import Gate, Result, report_triples, validate_file

Turtle = Callable[[str], list[ox.Triple]]

NAMED = 'ex:e a cmq:Event ; rdfs:label "Talks"@en .'
NAMELESS = "ex:e a cmq:Event ."
DATED = NAMED + ' ex:e cmq:startDate "{0}"^^xsd:date ; cmq:endDate "{0}"^^xsd:date .'
CMSH = "https://w3id.org/communique/shapes#"

INVERSE = """
@prefix cmq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<http://example.org/shape> a sh:NodeShape ; sh:targetClass cmq:Topic ; sh:property <http://example.org/used> .
<http://example.org/used> a sh:PropertyShape ; sh:path [ sh:inversePath cmq:topic ] ; sh:minCount 1 ;
    sh:message "No event is about it."@en .
"""
NESTED = """
@prefix cmq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<http://example.org/shape> a sh:NodeShape ; sh:targetClass cmq:Event ; sh:property <http://example.org/place> .
<http://example.org/place> a sh:PropertyShape ; sh:path cmq:place ; sh:property <http://example.org/wkt> .
<http://example.org/wkt> a sh:PropertyShape ; sh:minCount 1 ;
    sh:path <http://www.opengis.net/ont/geosparql#hasGeometry> .
"""


def test_a_label_in_one_unit_does_not_save_another(gate: Gate, turtle: Turtle) -> None:
    found = gate.check([turtle(NAMED), turtle(NAMELESS), turtle(NAMED)])
    assert [(result.unit, result.focus, result.shape) for result in found] == [
        (1, "http://example.org/id/e", CMSH + "label")
    ]


def test_two_units_may_date_the_same_event_differently(gate: Gate, turtle: Turtle) -> None:
    units = [turtle(DATED.format("2017-02-28")), turtle(DATED.format("2017-03-01"))]
    assert gate.check(units) == []
    assert {result.shape for result in gate.check([[*units[0], *units[1]]])} == {CMSH + "startDate", CMSH + "endDate"}


def test_a_unit_describes_further_what_the_context_describes(gate: Gate, turtle: Turtle) -> None:
    more = "ex:russia cmq:office 'guarantor'@en . " + NAMED + " ex:e cmq:participant ex:russia ."
    wrong = "ex:russia cmq:office ''@en ."
    assert [(r.unit, r.shape) for r in gate.check([turtle(more), turtle(wrong), turtle(NAMED)])] == [
        (1, CMSH + "Actor-office")
    ]


def test_what_the_context_alone_describes_is_not_judged(context: list[ox.Triple], turtle: Turtle) -> None:
    gate = Gate([*context, *turtle("ex:nameless a cmq:Actor .")])
    assert gate.check([turtle(NAMED + " ex:e cmq:participant ex:nameless .")]) == []


def test_units_together_are_judged_as_each_alone(gate: Gate, turtle: Turtle) -> None:
    texts = [
        NAMED,
        NAMELESS,
        DATED.format("2017-02-30"),
        "ex:m a cmq:Mention ; cmq:start 1 .",
        "ex:russia cmq:office 1 .",
    ]
    units = [turtle(text) for text in texts * 3]
    alone = [(n, r.focus, r.shape, r.term) for n, unit in enumerate(units) for r in gate.check([unit])]
    assert [(r.unit, r.focus, r.shape, r.term) for r in gate.check(units)] == alone


def test_statements_may_be_lines(gate: Gate, turtle: Turtle) -> None:
    unit = turtle(NAMELESS + ' ex:r a cmq:Report ; schema:url "a b"^^xsd:anyURI .')
    lines = [str(triple).encode() for triple in unit]
    assert gate.check([lines]) == gate.check([[*unit[:1], *lines[1:]]]) == gate.check([unit]) != []


def test_a_batch_may_have_context_of_its_own(gate: Gate, turtle: Turtle) -> None:
    units = [turtle(NAMED + " ex:e cmq:participant ex:ana , ex:russia .")]
    ana = turtle('ex:ana a cmq:Person ; rdfs:label "Ana"@en .')
    assert [result.value for result in gate.check(units)] == ["http://example.org/id/ana"]
    assert gate.check(units, ana) == []


def test_order_does_not_matter(gate: Gate, turtle: Turtle) -> None:
    unit = turtle(NAMELESS + " ex:r a cmq:Report . ex:m a cmq:Mention .")
    shuffled = random.Random(7).sample(unit, len(unit))
    assert gate.check([unit]) == gate.check([shuffled]) != []


def test_shapes_that_look_back_see_one_unit_at_a_time(tmp_path: Path, context: list[ox.Triple], turtle: Turtle) -> None:
    (tmp_path / "extra.ttl").write_text(INVERSE)
    gate = Gate(context, [tmp_path / "extra.ttl"])
    topic = ' ex:t a cmq:Topic ; rdfs:label "T"@en .'
    found = gate.check([turtle(NAMED + topic), turtle(NAMED + topic + " ex:e cmq:topic ex:t .")])
    assert [(result.unit, result.message) for result in found] == [(0, "No event is about it.")]


def test_a_shape_inside_a_shape_may_judge_the_context(tmp_path: Path, context: list[ox.Triple], turtle: Turtle) -> None:
    (tmp_path / "extra.ttl").write_text(NESTED)
    gate = Gate(context, [tmp_path / "extra.ttl"])
    found = gate.check([turtle(NAMED), turtle(NAMED + " ex:e cmq:place ex:geneva .")])
    assert [(result.unit, result.focus) for result in found] == [(1, "http://example.org/id/geneva")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("<urn:a> <urn:b> .", "extra.ttl:1"), (INVERSE.replace("minCount 1", "minCount 'one'"), "can't be used")],
)
def test_shapes_that_cannot_be_used(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "extra.ttl").write_text(text)
    with pytest.raises(InputError, match=reason):
        Gate((), [tmp_path / "extra.ttl"])


VALUES = st.sampled_from(
    [
        '"abc"^^xsd:date',
        '"2017"^^xsd:gYear',
        "5",
        '"x"@en',
        "_:b",
        "ex:e",
        '"5"^^xsd:integer',
        '"x"^^ex:d',
        "1e3",
        '"é"',
    ]
)


PROPERTIES = (
    "startDate",
    "endDate",
    "earliest",
    "latest",
    "eventType",
    "place",
    "outcome",
    "value",
    "low",
    "high",
    "start",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=VALUES, second=VALUES)
def test_no_value_breaks_the_gate(first: str, second: str, gate: Gate, turtle: Turtle) -> None:
    said = " ; ".join(f"cmq:{name} {value}" for name in PROPERTIES for value in (first, second))
    assert gate.check([turtle(f"ex:x a cmq:Event , cmq:Figure , cmq:Mention ; {said} .")])


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_files_of_every_format(tmp_path: Path, suffix: str, turtle: Turtle) -> None:
    forms = {
        "ttl": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "nq": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdf": ox.RdfFormat.RDF_XML,
    }
    file = tmp_path / f"data.{suffix}"
    ox.serialize(turtle(NAMELESS), file, format=forms[suffix])
    report = validate_file(file)
    assert not report.conforms
    assert [result.shape for result in report.results] == [CMSH + "label"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ttl", "<urn:a> <urn:b> <urn:c> .\n\n@@", "a.ttl:3: not valid Turtle"),
        ("a.jsonld", '{"@context": "https://schema.org/", "@id": "urn:a"}', "remote contexts are not fetched"),
        ("a.txt", "", "no RDF format"),
        ("missing.ttl", None, "No such file"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=said):
        validate_file(tmp_path / name)


def test_blank_nodes_are_nodes_too(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("@prefix cmq: <https://w3id.org/communique/ontology#> . [] a cmq:Event .")
    (result,) = validate_file(file).results
    assert result.focus.startswith("_:")


def test_the_ontology_itself_can_be_validated(tmp_path: Path) -> None:
    from communique.ontology.graphs import ontology_graph

    ontology_graph().serialize(tmp_path / "ontology.ttl", format="turtle")
    assert validate_file(tmp_path / "ontology.ttl").conforms


def test_the_report_is_one(gate: Gate, turtle: Turtle) -> None:
    results = gate.check([turtle(NAMELESS + ' ex:r a cmq:Report ; schema:url "javascript:1"^^xsd:anyURI .')])
    triples = report_triples(results, "http://example.org/report")
    assert triples == report_triples(reversed(results), "http://example.org/report")
    assert not any(isinstance(term, ox.BlankNode) for t in triples for term in (t.subject, t.object))
    graph = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> .
        [] sh:targetClass sh:ValidationResult ; sh:property
        [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path sh:resultSeverity ; sh:minCount 1 ] ,
        [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ] ."""
    assert validate(graph, shacl_graph=Graph().parse(data=shape, format="turtle"))[0]
    assert report_triples([], "http://example.org/report")[1].object == ox.Literal(True)


def test_results_are_plain_values() -> None:
    result = Result(0, "http://example.org/e", None, None, CMSH + "label", "It needs a name.", "violation")
    assert (result.term, result.component) == ("", "")
