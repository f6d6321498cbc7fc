"""What tables say of votes, documents, terms, places and events: what holds a record back, what is reported."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from communique.shapes.gate import Gate

Turtle = Callable[[str], list[ox.Triple]]

CMSH = "https://w3id.org/communique/shapes#"

GOOD = {
    "vote": """ex:v a cmq:Vote ; rdfs:label "Fisheries"@en ; cmq:body ex:assembly ;
        dcterms:date "1990-12-04"^^xsd:date ;
        cmq:session "45" ; cmq:agenda ex:item ; dcterms:subject <http://metadata.un.org/thesaurus/1002424> , ex:item ;
        cmq:modality "Recorded vote" ; skos:note "Second reading." ; cmq:inFavour 1 ; cmq:against 1 ; cmq:abstaining 0 ;
        cmq:notVoting 0 ; cmq:members 159 ; cmq:vetoedBy ex:russia ; cmq:meetingRecord ex:pv ; cmq:row 2 ;
        dcterms:identifier "undl:123" ; rdfs:seeAlso <https://library.example/123> ; cmq:ballot ex:b1 , ex:b2 .
        ex:b1 a cmq:Ballot ; cmq:voter ex:russia ; cmq:choice cmc:against ; cmq:row 2 .
        ex:b2 a cmq:Ballot ; cmq:voter ex:chile ; cmq:choice cmc:in-favour ; cmq:row 3 .
        ex:chile a cmq:Actor , cmq:State ; rdfs:label "Chile"@en .
        ex:item a cmq:Topic , skos:Concept ; rdfs:label "Fisheries"@en .
        ex:pv a cmq:Document ; cmq:symbol "A/45/PV.58" .""",
    "document": """ex:d a cmq:Document , cmq:Resolution ; cmq:symbol "A/RES/45/900" ; cmq:adoptedBy ex:assembly ;
        dcterms:title "Fisheries"@en ; dcterms:description "On nets."@en ; cmq:adoptedOn "1990-12-04"^^xsd:date ;
        dcterms:date "1991"^^xsd:gYear ; cmq:draft ex:l ; cmq:meetingRecord ex:l ; cmq:pressRelease ex:l ;
        cmq:committeeReport ex:l ; dcterms:isVersionOf ex:l ; dcterms:isPartOf ex:l ; cmq:sponsor ex:russia ;
        cmq:signatory ex:russia ; schema:about ex:russia ; dcterms:subject ex:item ; cmq:agenda ex:item ;
        dcterms:spatial ex:geneva ; cmq:partOf ex:process ; dcterms:identifier "undl:9" ; cmq:row 7 ;
        rdfs:seeAlso <https://library.example/9> ; schema:url "https://docs.example/9.pdf"^^xsd:anyURI .
        ex:l a cmq:Document ; cmq:symbol "A/45/L.9" .
        ex:item a cmq:Topic , skos:Concept ; rdfs:label "Fisheries"@en .""",
    "concept": """ex:c a skos:Concept ; skos:inScheme ex:thesaurus ; skos:notation "17" ; skos:prefLabel "nets"@en ,
        "filets"@fr ; skos:altLabel "drift nets"@en ; skos:broader ex:gear ; skos:related ex:fish ; cmq:row 3 .""",
    "place": """ex:p a cmq:Place ; rdfs:label "Quay"@en ; cmq:within ex:geneva ; geo:hasGeometry ex:g ; cmq:row 4 .
        ex:g a geo:Geometry ; geo:asWKT "POINT(-180 89.99)"^^geo:wktLiteral .""",
    "event": """ex:e a cmq:Event ; rdfs:label "A clash"@en ; cmq:reportedBy ex:russia ; cmq:figure ex:f ; cmq:row 5 ;
        dcterms:identifier "ucdp:17" ; cmq:earliest "2017-02-01"^^xsd:date ; cmq:latest "2017-02-01"^^xsd:date .
        ex:f a cmq:Figure ; cmq:measure cmm:killed ; cmq:value 15 ; cmq:low 12 ; cmq:high 20 ; cmq:side ex:russia .""",
}

VIOLATIONS = [
    ("vote", '"1990-12-04"^^xsd:date', '"1990-02-30"^^xsd:date', "Vote-date"),
    ("vote", '"Fisheries"@en ; cmq:body', '"Fisheries" ; cmq:body', "Vote-label"),
    ("vote", "cmq:body ex:assembly", "cmq:body ex:geneva", "Vote-body"),
    ("vote", 'cmq:session "45"', 'cmq:session "45" , "46"', "Vote-session"),
    ("vote", "cmq:agenda ex:item", "cmq:agenda ex:russia", "Vote-agenda"),
    ("vote", "cmq:inFavour 1", 'cmq:inFavour "one"', "Vote-inFavour"),
    ("vote", "cmq:members 159", "cmq:members -1", "Vote-members"),
    ("vote", "cmq:vetoedBy ex:russia", "cmq:vetoedBy ex:geneva", "Vote-vetoedBy"),
    ("vote", "cmq:meetingRecord ex:pv", "cmq:meetingRecord ex:russia", "Vote-meetingRecord"),
    ("vote", '"undl:123"', '"123"', "identifier"),
    ("vote", "<https://library.example/123>", '"https://library.example/123"', "seeAlso"),
    ("vote", "cmq:row 2 .", "cmq:row 0 .", "row"),
    ("vote", "cmc:against", "cmc:present", "Ballot-choice"),
    ("vote", "cmq:voter ex:chile", "cmq:voter ex:chile , ex:russia", "Ballot-voter"),
    ("document", "cmq:signatory ex:russia", "cmq:signatory ex:geneva", "Document-signatory"),
    ("document", "schema:about ex:russia", "schema:about ex:geneva", "Document-about"),
    ("document", "dcterms:spatial ex:geneva", "dcterms:spatial ex:russia", "Document-spatial"),
    ("document", "cmq:pressRelease ex:l", "cmq:pressRelease ex:russia", "Document-pressRelease"),
    ("document", "cmq:committeeReport ex:l", "cmq:committeeReport ex:russia", "Document-committeeReport"),
    ("document", "dcterms:isVersionOf ex:l", "dcterms:isVersionOf ex:russia", "Document-versionOf"),
    ("document", "dcterms:isPartOf ex:l", "dcterms:isPartOf ex:russia", "Document-supplementTo"),
    ("document", "dcterms:subject ex:item", 'dcterms:subject "fish"', "Document-subject"),
    ("document", '"https://docs.example/9.pdf"', '"docs/9.pdf"', "Document-url"),
    ("document", '"1991"^^xsd:gYear', '"1991-13"^^xsd:gYearMonth', "Document-date"),
    ("concept", '"filets"@fr', '"filets"@en', "Concept-prefLabel"),
    ("concept", '"nets"@en', '"nets"', "Concept-prefLabel"),
    ("concept", 'skos:prefLabel "nets"@en ,\n        "filets"@fr ;', "", "Concept-labelled"),
    ("concept", "skos:broader ex:gear", 'skos:broader "gear"', "Concept-broader"),
    ("place", "-180 89.99", "-180.5 89.99", "Geometry-wkt"),
    ("place", "-180 89.99", "89.99 -180", "Geometry-wkt"),
    ("event", "cmq:reportedBy ex:russia", "cmq:reportedBy ex:geneva", "Event-reportedBy"),
    ("event", "cmq:side ex:russia", "cmq:side ex:geneva", "Figure-side"),
    ("event", "cmq:low 12", 'cmq:low "few"', "Figure-low"),
    ("event", '"2017-02-01"^^xsd:date .', '"2017-01-01"^^xsd:date .', "Event-order"),
]

WARNINGS = [
    ("vote", 'dcterms:date "1990-12-04"^^xsd:date ;', "", "Vote-dated"),
    ("vote", "cmq:row 3 .", "cmq:row 3 , 4 .", "Ballot-once"),
    ("document", 'cmq:adoptedOn "1990-12-04"^^xsd:date ;', "", "Resolution-adoptedOn"),
    ("document", '"1990-12-04"^^xsd:date', '"1990-12-04"^^xsd:date , "1990-12-14"^^xsd:date', "Document-adoptedOnce"),
    ("document", 'ex:l a cmq:Document ; cmq:symbol "A/45/L.9" .', "ex:l a cmq:Document .", "Document-name"),
    ("event", "cmq:low 12", "cmq:low 17", "Figure-lowOfValue"),
    ("event", "cmq:low 12", "cmq:low 21", "Figure-lowOfHigh"),
    ("event", "cmq:high 20", "cmq:high 14.5", "Figure-valueOfHigh"),
]


@pytest.mark.parametrize("name", GOOD)
def test_conforms(name: str, gate: Gate, turtle: Turtle) -> None:
    assert gate.check([turtle(GOOD[name])]) == []


@pytest.mark.parametrize(("name", "old", "new", "shape"), VIOLATIONS)
def test_keeps_back(name: str, old: str, new: str, shape: str, gate: Gate, turtle: Turtle) -> None:
    assert old in GOOD[name]
    found = gate.check([turtle(GOOD[name].replace(old, new))])
    assert CMSH + shape in {result.shape for result in found if result.severity == "violation"}


@pytest.mark.parametrize(("name", "old", "new", "shape"), WARNINGS)
def test_is_only_reported(name: str, old: str, new: str, shape: str, gate: Gate, turtle: Turtle) -> None:
    assert old in GOOD[name]
    found = gate.check([turtle(GOOD[name].replace(old, new))])
    assert CMSH + shape in {result.shape for result in found}
    assert {result.severity for result in found} == {"warning"}
    assert all(result.message.endswith(".") for result in found)


def test_a_resolution_that_is_merely_named_needs_no_date(gate: Gate, turtle: Turtle) -> None:
    assert gate.check([turtle('ex:d a cmq:Document , cmq:Resolution ; cmq:symbol "A/RES/45/900" .')]) == []


def test_a_resolution_with_a_vote_is_dated_by_it(gate: Gate, turtle: Turtle) -> None:
    text = """ex:d a cmq:Document , cmq:Resolution ; cmq:symbol "A/RES/45/900" ; dcterms:identifier "undl:9" ;
        cmq:vote ex:v .
        ex:v a cmq:Vote ; dcterms:date "1990-12-04"^^xsd:date ; cmq:inFavour 100 ."""
    assert gate.check([turtle(text)]) == []
