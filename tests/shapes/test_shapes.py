"""For each shape what conforms, and what does not and why."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import Graph

from communique.shapes.gate import Gate
from communique.shapes.load import hoisted, shapes_graph

GOOD = {
    "event": """ex:e a cmq:Event ; rdfs:label "Talks"@en ; cmq:eventType cmt:consult ;
        cmq:startDate "2017-02"^^xsd:gYearMonth ; cmq:endDate "2017-03-03"^^xsd:date ;
        cmq:earliest "2017-02-01"^^xsd:date ; cmq:latest "2017-03-03"^^xsd:date ;
        cmq:status cms:planned ; cmq:place ex:geneva ; cmq:participant ex:russia ; cmq:outcome "a truce"@en , ex:f ;
        cmq:participation <http://example.org/id/e#p> ; cmq:related ex:other .
        <http://example.org/id/e#p> a cmq:Participation ; cmq:actor ex:russia ; cmq:role cmr:party , cmr:guarantor .""",
    "figure": """ex:f a cmq:Figure ; cmq:measure cmm:killed ; cmq:value 250000 ; cmq:bound cmb:at_least ;
        cmq:unit "people"@en ; cmq:place ex:geneva ;
        cmq:startDate "2011"^^xsd:gYear ; cmq:low 200000 ; cmq:high 300000.5 .""",
    "report": """ex:r a cmq:Report ; schema:url "https://example.org/a?b=c"^^xsd:anyURI ; dcterms:title "News"@en .""",
    "document": """ex:d a cmq:Document , cmq:Resolution ; cmq:symbol "S/RES/2254 (2015)" ; cmq:adoptedBy ex:assembly ;
        cmq:adoptedOn "2015-12-18"^^xsd:date ; cmq:languageVersion ex:l ; cmq:vote ex:v .
        ex:l a cmq:LanguageVersion ; dcterms:language <http://id.loc.gov/vocabulary/iso639-1/ar> ; cmq:file ex:pdf .
        ex:pdf schema:url "https://example.org/ar.pdf"^^xsd:anyURI .
        ex:v a cmq:Vote ; cmq:body ex:assembly ; dcterms:date "2015-12-18"^^xsd:date ;
        cmq:inFavour 105 ; cmq:against 15 ; cmq:ballot ex:b .
        ex:b a cmq:Ballot ; cmq:voter ex:russia ; cmq:choice cmc:against .""",
    "actor": """ex:a a cmq:Actor , cmq:Person ; rdfs:label "Ana"@en ; skos:altLabel "A."@en ; cmq:office "judge"@en ;
        cmq:memberOf ex:assembly ; owl:sameAs <http://www.wikidata.org/entity/Q42> .""",
    "place": """ex:p a cmq:Place ; rdfs:label "Astana"@en ; cmq:within ex:switzerland ; cmq:territoryOf ex:russia ;
        owl:sameAs <https://sws.geonames.org/1526273/> ; geo:hasGeometry ex:g .
        ex:g a geo:Geometry ; geo:asWKT "POINT(71.4 51.2)"^^geo:wktLiteral .""",
    "quotation": """ex:q a cmq:Quotation ; schema:text "We must act."@en ; cmq:speaker ex:russia ;
        prov:wasQuotedFrom ex:s .""",
    "picture": """ex:i a cmq:Picture ; schema:caption "A hall."@en ; schema:creditText "UN" ;
        prov:wasDerivedFrom ex:s .""",
    "source": """ex:s a cmq:Source ; rdfs:label "A page" ; dcterms:identifier "news/1.md" ;
        cmq:reader "news-archive 1" ; cmq:checksum "sha256:%s" ;
        dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/> ."""
    % ("0" * 64),
    "mention": """ex:m a cmq:Mention ; cmq:subject ex:e , ex:f ; cmq:predicate cmq:place ;
        cmq:object ex:geneva ;
        cmq:exact "in G" ;
        cmq:start 3 ; cmq:end 7 ;
        cmq:rule "place" ; cmq:confidence 0.9 .""",
    "topic": """ex:t a cmq:Topic , skos:Concept ; rdfs:label "Elections"@en .""",
}

BAD = [
    ("event", 'rdfs:label "Talks"', 'skos:altLabel "Talks"', "label"),
    ("event", '"Talks"@en', '"Talks"', "label"),
    ("event", "cmt:consult", "cmt:confer", "Event-eventType"),
    ("event", '"2017-02"^^xsd:gYearMonth', '"2017-13"^^xsd:gYearMonth', "startDate"),
    ("event", '"2017-02"^^xsd:gYearMonth', '"2017-02-30"^^xsd:date', "startDate"),
    ("event", '"2017-02"^^xsd:gYearMonth', '"Feb. 2017"', "startDate"),
    ("event", '"2017-02"^^xsd:gYearMonth', '"2017"^^xsd:gYear , "2018"^^xsd:gYear', "startDate"),
    ("event", '"2017-02-01"^^xsd:date', '"2017-04-01"^^xsd:date', "Event-order"),
    ("event", "cms:planned", "cms:hoped", "Event-status"),
    ("event", "cmq:place ex:geneva", "cmq:place ex:russia", "Event-place"),
    ("event", "cmq:participant ex:russia", "cmq:participant ex:nobody", "Event-participant"),
    ("event", '"a truce"@en', '"a truce"', "Event-outcome"),
    ("event", "cmr:party", "cmr:emperor", "Participation-role"),
    ("event", "cmq:role", "cmq:place ex:geneva ; cmq:role", "Participation"),
    ("figure", "cmm:killed", "cmm:eaten", "Figure-measure"),
    ("figure", "250000", '"many"', "Figure-value"),
    ("figure", "250000", "-1", "Figure-value"),
    ("figure", "cmb:at_least", "cmb:some", "Figure-bound"),
    ("figure", '"2011"^^xsd:gYear', '"2011"^^xsd:gYear ; cmq:endDate "2010"^^xsd:gYear', "Period"),
    ("figure", "cmq:place", "rdfs:seeAlso", "Figure"),
    ("report", "https://example.org/a", "https://example.org/a b", "Report-url"),
    ("report", "https://example.org/a?b=c", "javascript:alert(1)", "Report-url"),
    ("document", "S/RES/2254", "resolution 2254", "Document-symbol"),
    ("document", "iso639-1/ar", "iso639-1/arabic", "LanguageVersion-language"),
    ("document", "https://example.org/ar.pdf", "ftp://example.org/ar.pdf", "File-url"),
    ("document", "105", "-105", "Vote-inFavour"),
    ("document", "cmc:against", "cmc:maybe", "Ballot-choice"),
    ("document", "cmq:voter", "rdfs:comment 'x' ; cmq:voter", "Ballot"),
    ("actor", "entity/Q42", "wiki/Q42", "sameAs"),
    ("actor", "cmq:memberOf ex:assembly", "cmq:memberOf ex:geneva", "Actor-memberOf"),
    ("place", "1526273/", "1526273", "sameAs"),
    ("place", "71.4 51.2", "71.4, 51.2", "Geometry-wkt"),
    ("quotation", "schema:text", "schema:caption", "Quotation-text"),
    ("picture", '"A hall."@en', '""@en', "Picture-caption"),
    ("source", "sha256:", "md5:", "Source-checksum"),
    ("mention", "cmq:start 3", "cmq:start 30", "Mention-start"),
    ("mention", "0.9", "1.9", "Mention-confidence"),
    ("mention", "cmq:rule", "cmq:reason", "Mention-rule"),
    ("topic", '"Elections"@en', "'Elections'", "label"),
]


@pytest.mark.parametrize("name", GOOD)
def test_conforms(name: str, gate: Gate, turtle: Callable[[str], list[ox.Triple]]) -> None:
    assert gate.check([turtle(GOOD[name])]) == []


@pytest.mark.parametrize(("name", "old", "new", "shape"), BAD)
def test_fails(name: str, old: str, new: str, shape: str, gate: Gate, turtle: Callable[[str], list[ox.Triple]]) -> None:
    assert old in GOOD[name]
    found = gate.check([turtle(GOOD[name].replace(old, new))])
    violated = {result.shape for result in found if result.severity == "violation"}
    assert f"https://w3id.org/communique/shapes#{shape}" in violated
    assert all(result.message.endswith(".") for result in found)


def test_a_missing_licence_is_a_warning(gate: Gate, turtle: Callable[[str], list[ox.Triple]]) -> None:
    text = GOOD["source"].replace("dcterms:license", "dcterms:source")
    assert [result.severity for result in gate.check([turtle(text)])] == ["warning"]


@pytest.mark.parametrize("form", [lambda graph: graph, hoisted], ids=["as written", "as run"])
def test_the_shapes_are_shapes(form: Callable[[Graph], Graph]) -> None:
    """Hold the shapes against the shapes of SHACL (https://www.w3.org/TR/shacl/#shacl-shacl)."""
    shapes = Graph()
    for triple in form(shapes_graph()):
        shapes.add(triple)
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
