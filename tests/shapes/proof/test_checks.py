"""What a check says of any node is what the referee says: on shapes of every kind, and on the W3C's suite.

https://w3c.github.io/data-shapes/data-shapes-test-suite/
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import SH

from communique.shapes.files import read_triples
from communique.shapes.proof.compiler import Compiled, compile_shapes
from communique.shapes.proof.facts import Facts, Known, descriptions
from communique.shapes.proof.terms import term
from communique.shapes.scope import new_graph, ntriples, quiet, unscoped
from communique.shapes.statements import as_text

HEAD = """
@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""

CONSTRAINTS = [
    *(f"sh:datatype {name}" for name in ("xsd:string", "xsd:integer", "xsd:decimal", "xsd:date", "xsd:boolean")),
    *(f"sh:datatype {name}" for name in ("xsd:anyURI", "rdf:langString", "xsd:gYear", "xsd:double", "ex:own")),
    *(f"sh:nodeKind sh:{name}" for name in ("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "IRIOrLiteral")),
    "sh:nodeKind sh:BlankNodeOrLiteral",
    *("sh:minCount 1", "sh:minCount 2", "sh:maxCount 1", "sh:maxCount 0"),
    *("sh:minLength 0", "sh:minLength 1", "sh:minLength 4", "sh:maxLength 3"),
    *('sh:pattern "^a"', 'sh:pattern "^A" ; sh:flags "i"', 'sh:pattern "a" , "b"', 'sh:pattern "^a  b$"'),
    *("sh:minInclusive 5", "sh:maxInclusive 5", "sh:minExclusive 5", "sh:maxExclusive 5.5"),
    'sh:minInclusive "2017-02-01"^^xsd:date',
    *('sh:in ( 5 "a" ex:a )', "sh:hasValue ex:a", 'sh:hasValue "a"@en , 5', 'sh:languageIn ( "en" "zh" )'),
    *("sh:uniqueLang true", "sh:class ex:C", "sh:class ex:C , ex:D"),
    *("sh:equals ex:q", "sh:disjoint ex:q", "sh:lessThan ex:q", "sh:lessThanOrEquals ex:q"),
    "sh:or ( [ sh:datatype rdf:langString ] [ sh:datatype xsd:string ; sh:minLength 2 ] )",
    "sh:and ( [ sh:nodeKind sh:Literal ] [ sh:maxLength 3 ] )",
    "sh:xone ( [ sh:nodeKind sh:IRI ] [ sh:class ex:C ] )",
    "sh:not [ sh:datatype xsd:date ]",
    "sh:not [ sh:class ex:C ]",
    "sh:not [ sh:path ex:q ; sh:maxCount 1 ]",
    "sh:node [ sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:datatype xsd:integer ] ]",
    "sh:property [ sh:path ex:q ; sh:nodeKind sh:Literal ]",
    "sh:or ( [ sh:property [ sh:path ex:p ; sh:lessThan ex:q ] ] [ sh:property [ sh:path ex:q ; sh:minCount 2 ] ] )",
    "sh:closed true ; sh:ignoredProperties ( rdf:type ex:p )",
    "sh:closed false",
    "sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1",
]

TERMS = [
    *("ex:a", "ex:b", "ex:c", "_:b", '"a"', '""', '"a"@en', '"A"@en-GB', '"x"@zh', '"a  b"', '"a  b"^^xsd:token'),
    *("5", "6", "-1", "5.0", "5e0", "05", '"five"^^xsd:integer', '"5"^^xsd:decimal', '"5 "^^xsd:integer', "true"),
    *('"2017-02-23"^^xsd:date', '"2017-02-30"^^xsd:date', '"2017"^^xsd:gYear', '"2017-13"^^xsd:gYearMonth'),
    *('"a b"^^xsd:anyURI', '"abc"^^ex:own', '"a\\nb\\"c\\\\"', '"maybe"^^xsd:boolean', '"INF"^^xsd:decimal'),
]
LINES = [
    *(f"ex:{s} ex:{p} {value} ." for s in "ab" for p in "pq" for value in TERMS),
    *("ex:a a ex:C .", "ex:b a ex:E .", "ex:E rdfs:subClassOf ex:C .", "_:b a ex:D .", "_:b ex:p 5 .", "ex:c a ex:D ."),
]


def triples(text: str) -> list[ox.Triple]:
    return list(dict.fromkeys(quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)))


def shapes_of(statements: Iterable[ox.Triple]) -> ShapesGraph:
    graph = new_graph()
    for triple in statements:
        graph.add((unscoped(triple.subject), unscoped(triple.predicate), unscoped(triple.object)))
    return ShapesGraph(graph, False, logging.getLogger(__name__))


def compare(shapes: ShapesGraph, compiled: list[Compiled], data: list[ox.Triple], every: int = 1) -> Counter[str]:
    """Hold every shape against its targets and every node (or each so many), twice; return how often what was said."""
    graph = new_graph()
    for triple in data:
        graph.add((unscoped(triple.subject), unscoped(triple.predicate), unscoped(triple.object)))
    nodes = descriptions(as_text(data))
    # Classes under others are of the context.
    context = [triple for triple in data if triple.predicate.value.endswith("subClassOf")]
    facts = Facts(nodes, Known(context, ()))
    tokens = {*nodes, *(value for node in nodes.values() for values in node.values() for value in values)}
    said: Counter[str] = Counter()
    with quiet():
        for shape, found in zip(shapes.shapes, compiled, strict=True):
            targets = {ntriples(node) for node in shape.focus_nodes(graph)}
            for token in sorted({*sorted(tokens)[::every], *targets}):
                focus = term(token)
                assert focus is not None
                try:
                    conforms, results = shape.validate(SHACLExecutor(), graph, focus=focus)
                except Exception as error:
                    conforms, results = None, [error]
                verdict = found.check(token, facts) if found.check else None
                case = f"{shape.node} {token}: {verdict}, but {results}"
                assert verdict is None or verdict is conforms, case
                assert not (verdict and results), case
                if found.check and found.check.path is not None:
                    values = facts.of(token).get(found.check.path, [])
                    proven = found.check.values.proven(token, values, facts)
                    assert proven is (verdict is True), case
                said[f"{conforms} {verdict}"] += 1
    return said


def everything() -> tuple[ShapesGraph, list[Compiled]]:
    text = [f"ex:N{n} a sh:NodeShape ; {c} ." for n, c in enumerate(CONSTRAINTS) if "Count" not in c[:12] and _free(c)]
    text += [f"ex:P{n} a sh:PropertyShape ; sh:path ex:p ; {c} ." for n, c in enumerate(CONSTRAINTS)]
    shapes = shapes_of(triples("\n".join(text)))
    return shapes, compile_shapes(shapes)


def _free(constraint: str) -> bool:
    """Whether a node shape may have a constraint."""
    return not constraint.startswith(("sh:lessThan", "sh:uniqueLang", "sh:qualified"))


SHAPES, COMPILED = everything()


@settings(max_examples=12, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=9))
def test_every_constraint_on_any_node(lines: list[str]) -> None:
    compare(SHAPES, COMPILED, triples("\n".join(lines)))


def test_most_of_what_conforms_is_proven() -> None:
    said: Counter[str] = Counter()
    for at in range(0, len(LINES), 25):
        said += compare(SHAPES, COMPILED, triples("\n".join(LINES[at : at + 5] + LINES[-6:])))
    assert said["True True"] > 0.9 * (said["True True"] + said["True None"]), said


def test_what_is_not_covered_has_no_check() -> None:
    uncovered = [
        *("sh:path [ sh:inversePath ex:p ] ; sh:minCount 1", "sh:path ( ex:p ex:q ) ; sh:minCount 1"),
        'sh:path ex:p ; sh:sparql [ sh:select "SELECT $this WHERE { $this a $this }" ]',
        "sh:path ex:p ; sh:node [ sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 1 ] ]",
        "sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1",
        "sh:path ex:p ; sh:lessThan ex:q , ex:r",
    ]
    for constraint in uncovered:
        shapes = shapes_of(triples(f"ex:S a sh:PropertyShape ; sh:targetClass ex:C ; {constraint} ."))
        assert [c.check for c in compile_shapes(shapes) if c.target.classes] == [None], constraint


def test_shapes_that_lead_to_themselves_have_no_check() -> None:
    text = "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:node ex:S ] ."
    assert [c.check for c in compile_shapes(shapes_of(triples(text))) if c.target.classes] == [None]


@pytest.mark.real_data
def test_the_suite_of_the_w3c(shared: Path) -> None:
    said: Counter[str] = Counter()
    files = sorted((shared / "suites/shacl/tests/core").glob("*/*.ttl"))
    for file in files:
        data = read_triples(file)
        if (
            not any(triple.predicate.value == f"{SH}conforms" for triple in data)
            or "shapesGraph" not in file.read_text()
        ):
            continue
        parts = [read_triples(part) for part in file.parent.glob(f"{file.stem}-*.ttl")] or [data]
        statements = [triple for part in parts for triple in part]
        try:
            shapes = shapes_of(statements)
            compiled = compile_shapes(shapes)
        except Exception as error:  # some of the suite's shapes are wrong on purpose
            said[type(error).__name__] += 1
            continue
        said += compare(shapes, compiled, statements, every=4)
        said["tests"] += 1
    assert said["tests"] > 90
    assert said["True True"] > 2 * said["True None"] > 0, said
    assert said["False False"] > 1000, said
