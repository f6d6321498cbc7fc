"""With proof and without it the gate finds the same, whatever is wrong; and these tests see a proof that is not one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.ontology.namespaces import RDF
from communique.shapes.gate import Gate
from communique.shapes.load import load_rules
from communique.shapes.proof import excerpt, facts, nodes, values
from communique.shapes.proof.terms import Memo
from communique.shapes.scope import Term
from communique.shapes.statements import Statement

Turtle = Callable[[str], list[ox.Triple]]
Unit = list[ox.Triple]

SOUND = """
ex:e a cmq:Event ; rdfs:label "Talks"@en , "会谈"@zh ; skos:altLabel "the \\"talks\\"" ; cmq:eventType cmt:consult ;
    cmq:startDate "2017-02"^^xsd:gYearMonth ; cmq:endDate "2017-03-03"^^xsd:date ; cmq:status cms:planned ;
    cmq:earliest "2017-02-01"^^xsd:date ; cmq:latest "2017-03-03"^^xsd:date ; cmq:place ex:geneva , ex:astana ;
    cmq:participant ex:russia , ex:ana ; cmq:outcome "a truce"@en , ex:f ; cmq:participation ex:part ; cmq:figure ex:f .
ex:part a cmq:Participation ; cmq:actor ex:ana ; cmq:role cmr:party , cmr:guarantor .
ex:f a cmq:Figure ; cmq:measure cmm:killed ; cmq:value 12 ; cmq:startDate "2011"^^xsd:gYear ;
    cmq:low 2 ; cmq:high 30.5 .
ex:r a cmq:Report ; schema:url "https://example.org/a?b=c"^^xsd:anyURI ; dcterms:title "News"@en .
ex:d a cmq:Document , cmq:Resolution ; cmq:symbol "S/RES/2254 (2015)" ; cmq:adoptedBy ex:assembly ; cmq:cites ex:d .
ex:ana a cmq:Actor , cmq:Person ; rdfs:label "Ana"@en ; cmq:office "judge"@en ; cmq:memberOf ex:assembly ;
    owl:sameAs <http://www.wikidata.org/entity/Q42> .
ex:astana a cmq:Place ; rdfs:label "Astana"@en ; cmq:within ex:switzerland ; geo:hasGeometry ex:point .
ex:point a geo:Geometry ; geo:asWKT "POINT(71.4 51.2)"^^geo:wktLiteral .
ex:q a cmq:Quotation ; schema:text "We must act."@en ; cmq:speaker ex:ana ; prov:wasQuotedFrom ex:s ;
    cmq:startDate "2011-02-01"^^xsd:date ; cmq:endDate "2011-02-03"^^xsd:date .
ex:m a cmq:Mention ; cmq:subject ex:e , ex:f ; cmq:predicate cmq:place ; cmq:object ex:geneva ; cmq:exact "in \\\\ G" ;
    cmq:start 3 ; cmq:end 7 ; cmq:rule "place" ; cmq:confidence 0.9 .
ex:geneva cmq:within ex:switzerland .
"""

TERMS = """
ex:x ex:y ex:russia , ex:e , ex:f , ex:d , ex:ana , ex:nobody , ex:point , ex:pin , _:b , cmt:consult , cms:hoped ,
    cmq:Actor , cmq:Event , skos:Concept , cmr:party , "" , "a" , "a"@en , "A"@zh , "javascript:1"^^xsd:anyURI , 5 ,
    -5 , 5.5 , 7.0e0 , "five"^^xsd:integer , "2017-02-23"^^xsd:date , "2017-02-30"^^xsd:date , "2017"^^xsd:gYear ,
    "2017-13"^^xsd:gYearMonth , "S/RES/1 (1946)" , "POINT(1, 2)"^^geo:wktLiteral , "x\\ny\\"z"@en ,
    "a  b"^^xsd:token , true .
"""

EXTRA = """
@prefix cmq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/shape/> . @prefix schema: <https://schema.org/> .
ex:place a sh:NodeShape ; sh:targetObjectsOf cmq:place ; sh:nodeKind sh:IRI ; sh:property ex:within .
ex:within a sh:PropertyShape ; sh:path cmq:within ; sh:maxCount 1 ; sh:severity sh:Warning .
ex:speaks a sh:NodeShape ; sh:targetSubjectsOf cmq:speaker , cmq:rule ; sh:property
    [ sh:path cmq:speaker ; sh:node [ sh:property [ sh:path cmq:memberOf ; sh:minCount 1 ; sh:message "Of what?" ] ] ] .
ex:one a sh:NodeShape ; sh:targetNode <http://example.org/id/e> , <http://example.org/id/russia> ;
    sh:property ex:topic .
ex:topic a sh:PropertyShape ; sh:path cmq:topic ; sh:minCount 1 ; sh:severity sh:Info .
ex:used a sh:PropertyShape ; sh:targetClass cmq:Report ; sh:path [ sh:inversePath cmq:reportedIn ] ; sh:minCount 1 ;
    sh:message "No event is reported in it."@en .
ex:counted a sh:NodeShape ; sh:targetClass cmq:Figure ; sh:sparql [ sh:message "Too low."@en ; sh:select
    "SELECT $this WHERE { $this <https://w3id.org/communique/ontology#value> ?v . FILTER (?v < 10) }" ] .
"""


@pytest.fixture(scope="module")
def gates(
    tmp_path_factory: pytest.TempPathFactory, context: list[ox.Triple], turtle: Turtle
) -> list[tuple[Gate, Gate]]:
    file: Path = tmp_path_factory.mktemp("shapes") / "extra.ttl"
    file.write_text(EXTRA)
    more = [
        *context,
        *turtle("ex:park a cmq:Place ; rdfs:label 'Park'@en ; geo:hasGeometry ex:pin . ex:russia cmq:place ex:park ."),
    ]
    return [(Gate(more, extra), Gate(more, extra, prove=False)) for extra in ([], [file])]


def same(pair: tuple[Gate, Gate], units: list[Unit]) -> int:
    """Compare what is found, in one batch; return how much it is."""
    with_proof, without = (gate.check(units) for gate in pair)
    assert with_proof == without
    return len(without)


@st.composite
def broken(draw: st.DrawFn, sound: Unit, terms: Unit) -> Unit:
    """A unit of which some statements are left out, changed, said of another node, or doubled."""
    unit = list(sound)
    places = st.integers(0, len(sound) - 1)
    for at in draw(st.lists(places, max_size=4)):
        triple = unit[at]
        value: Term = draw(st.sampled_from(terms)).object
        other = unit[draw(places)]
        match draw(st.sampled_from(["drop", "object", "add", "subject", "predicate", "type"])):
            case "drop":
                unit[at] = other
            case "object":
                unit[at] = ox.Triple(triple.subject, triple.predicate, value)
            case "add":
                unit.append(ox.Triple(triple.subject, triple.predicate, value))
            case "subject":
                unit[at] = ox.Triple(other.subject, triple.predicate, triple.object)
            case "predicate":
                unit.append(ox.Triple(triple.subject, other.predicate, triple.object))
            case _:
                unit.append(ox.Triple(triple.subject, ox.NamedNode(RDF + "type"), other.object))
    return unit


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_gate_finds_the_same_with_proof(
    data: st.DataObject, gates: list[tuple[Gate, Gate]], turtle: Turtle
) -> None:
    units = broken(turtle(SOUND), turtle(TERMS))
    same(data.draw(st.sampled_from(gates)), data.draw(st.lists(units, min_size=1, max_size=2)))


FAULTS = """
ex:e a cmq:Event ; rdfs:label "Talks"@en ; cmq:earliest "2017-02-02"^^xsd:date ; cmq:latest "2017-02-01"^^xsd:date ;
    cmq:participant ex:nobody .
ex:d a cmq:Document ; dcterms:date "2017"^^xsd:gYear .
ex:q a cmq:Quotation ; schema:text "No."@en ; prov:wasQuotedFrom ex:s ; cmq:startDate "2011"^^xsd:gYear ;
    cmq:endDate "2010"^^xsd:gYear .
"""


def spoilt(sound: Unit) -> list[Unit]:
    """The unit with each statement given another property, and with each given another value."""
    odd = ox.NamedNode("http://example.org/id/odd")
    values: list[Term] = [ox.NamedNode("http://example.org/id/nobody"), ox.Literal(""), ox.Literal("five")]
    others = [ox.Triple(triple.subject, odd, triple.object) for triple in sound]
    others += [ox.Triple(triple.subject, triple.predicate, values[n % 3]) for n, triple in enumerate(sound)]
    places = [*range(len(sound)), *range(len(sound))]
    return [[*sound[:n], other, *sound[n + 1 :]] for n, other in zip(places, others, strict=True)]


def test_each_statement_spoilt(gates: list[tuple[Gate, Gate]], turtle: Turtle) -> None:
    units = spoilt(turtle(SOUND))
    assert same(gates[0], [*units[::2], turtle(FAULTS)]) > 40
    assert same(gates[1], units[1::8]) > 40


def test_what_conforms_is_proven(gates: list[tuple[Gate, Gate]], turtle: Turtle) -> None:
    gate = gates[0][0]
    assert gate._asked([turtle(SOUND)], []) == {}
    with_proof = gates[1][0]
    asked = with_proof._asked([turtle(SOUND)], [])
    names = [str(shape.node).rsplit("/")[-1] for shape in with_proof._rules.shapes.shapes]
    assert {names[number] for number in asked[0].shapes} == {"used", "counted", "one", "topic"}


def test_the_referee_decides_about_new_classes(gates: list[tuple[Gate, Gate]], turtle: Turtle) -> None:
    unit = turtle(
        "ex:Summit rdfs:subClassOf cmq:Event . ex:s a ex:Summit . cmq:Place rdfs:comment 'x' . ex:p a cmq:Place ."
    )
    for pair in gates:
        assert pair[0]._asked([unit], [])[0].open is None
        assert same(pair, [unit, turtle(SOUND)]) > 0


def test_a_context_of_its_own_may_have_classes(gates: list[tuple[Gate, Gate]], turtle: Turtle) -> None:
    unit = turtle("ex:s a ex:Summit . ex:n cmq:place ex:s , ex:pin . ex:pin a ex:Summit .")
    further = turtle("ex:Summit rdfs:subClassOf cmq:Event .")
    for with_proof, without in gates:
        first = with_proof.check([unit])
        assert [r.shape for r in with_proof.check([unit], further)].count(
            "https://w3id.org/communique/shapes#label"
        ) == 2
        assert with_proof.check([unit], further) == without.check([unit], further) != first
        assert with_proof.check([unit]) == without.check([unit]) == first


def _always(*_: object) -> bool:
    return True


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (nodes.Values, "proven"),
        (nodes.Closed, "holds"),
        (nodes.Less, "__call__"),
        (nodes.Members, "__call__"),
        (values.ValueCheck, "__call__"),
        (facts.Facts, "is_instance"),
        (excerpt, "_lines"),
    ],
)
def test_a_check_that_says_yes_too_easily_is_found(
    where: object, name: str, monkeypatch: pytest.MonkeyPatch, gates: list[tuple[Gate, Gate]], turtle: Turtle
) -> None:
    with_proof, without = gates[0]
    monkeypatch.setattr(where, name, _always if name != "_lines" else lambda *_: [])
    with_proof._known.plans.clear()
    units = [*spoilt(turtle(SOUND))[::5], turtle(FAULTS)]
    assert with_proof.check(units) != without.check(units)
    with_proof._known.plans.clear()


DEEP = """
@prefix cmq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <http://example.org/shape/> .
ex:deep a sh:NodeShape ; sh:targetClass cmq:Event ; sh:property [ sh:path cmq:place ; sh:node ex:inside ] .
ex:inside a sh:NodeShape ; sh:property ex:within .
ex:within a sh:PropertyShape ; sh:path cmq:within ; sh:not [ sh:path skos:altLabel ; sh:maxCount 1 ] .
ex:met a sh:NodeShape ; sh:targetObjectsOf cmq:agenda ; sh:closed true ;
    sh:property [ sh:path skos:note ; sh:minCount 1 ] .
"""


def test_the_referee_sees_what_counts(tmp_path: Path, context: list[ox.Triple], turtle: Turtle) -> None:
    """Through the context and back into the unit, and nodes that are targets by what points to them."""
    (tmp_path / "deep.ttl").write_text(DEEP)
    pair = tuple(Gate(context, [tmp_path / "deep.ttl"], prove=prove) for prove in (True, False))
    event = 'ex:e a cmq:Event ; rdfs:label "Talks"@en ; cmq:place ex:geneva ; cmq:agenda ex:free , ex:x , cmq:Event . '
    texts = [
        *(
            event,
            event + "ex:switzerland skos:altLabel 'CH' .",
            event + "ex:switzerland skos:altLabel 'CH' , 'Swiss' .",
        ),
        *(
            event + "ex:x rdfs:comment 'x' .",
            event + "ex:x skos:note 'x' ; rdfs:seeAlso ex:y .",
            "_:b cmq:agenda _:c .",
        ),
    ]
    units = [turtle(text) for text in texts]
    assert pair[0].check(units) == pair[1].check(units)
    assert [pair[0].check([unit]) for unit in units] == [pair[1].check([unit]) for unit in units]


def test_a_roll_call_in_doubt_is_short(gates: list[tuple[Gate, Gate]], turtle: Turtle) -> None:
    ballot = "ex:v cmq:ballot ex:b{0} . ex:b{0} a cmq:Ballot ; cmq:voter ex:russia ; cmq:choice cmc:against . "
    unit = turtle("ex:v a cmq:Vote ; cmq:inFavour -1 . " + "".join(ballot.format(n) for n in range(99)))
    (asked,) = gates[0][0]._asked([unit], []).values()
    assert len(asked.triples) < 5
    assert same(gates[0], [unit]) > 0


def test_lines_are_read_as_triples_are(gates: list[tuple[Gate, Gate]], turtle: Turtle) -> None:
    unit = turtle(SOUND.replace("12", '"twelve"'))
    lines: list[Statement] = [str(triple).encode() for triple in unit]
    assert gates[0][0].check([lines]) == gates[0][0].check([unit]) != []


@pytest.mark.parametrize("line", [b"nonsense", b"<http://example.org/a> <http://example.org/b> \xff"])
def test_lines_that_are_none(line: bytes, gates: list[tuple[Gate, Gate]]) -> None:
    with pytest.raises(SyntaxError):
        gates[0][0].check([[line]])


def test_what_is_remembered_is_bounded() -> None:
    memo: Memo[bool] = Memo()
    for n in range(10_000):
        memo.remember(str(n), True)
    memo.remember("x" * 10_000, True)
    assert len(memo) < 5_000
    assert max(map(len, memo)) < 10


def test_the_projects_own_shapes_are_all_covered() -> None:
    rules = load_rules()
    uncovered = [
        str(shape.node)
        for shape, compiled in zip(rules.shapes.shapes, rules.prover.shapes, strict=True)
        if compiled.check is None
    ]
    assert uncovered == []
