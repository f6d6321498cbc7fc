"""The vocabulary is complete, consistent, and within OWL 2 DL as far as its structure tells."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS

from communique.ontology.graphs import alignment_graph, ontology_graph
from communique.ontology.namespaces import CMQ, OWL, RDF, RDFS, ROOT, SKOS
from communique.ontology.vocabulary import (
    SCHEMES,
    Scheme,
    concepts,
    ontology_triples,
    top,
)

CHECKOUT = Path(__file__).parents[2]
TERMS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
GOLD: dict[Scheme, frozenset[str]] = {
    "role": frozenset(["agent", "target", "participant", "mediator", "other"]),
    "measure": frozenset(
        [
            "killed",
            "injured",
            "missing",
            "displaced",
            "arrested",
            "affected",
            "vote_for",
            "vote_against",
            "vote_abstain",
            "money_usd",
            "troops",
            "other",
        ]
    ),
    "event-type": frozenset(
        [
            "agree",
            "consult",
            "support",
            "concede",
            "cooperate",
            "aid",
            "retreat",
            "request",
            "accuse",
            "reject",
            "threaten",
            "protest",
            "sanction",
            "mobilize",
            "coerce",
            "assault",
            "adopt",
            "election",
            "office",
            "legal",
            "announce",
            "disaster",
            "accident",
            "crime",
            "death",
            "economy",
            "science",
            "culture",
            "sport",
            "other",
        ]
    ),
    "bound": frozenset(("exact", "at_least", "at_most", "about")),
    "status": frozenset(("happened", "planned", "claimed")),
    "choice": frozenset(("in-favour", "against", "abstaining", "not-voting")),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return ontology_graph()


def ours(graph: Graph) -> set[URIRef]:
    found = {s for s in graph.subjects() if isinstance(s, URIRef) and str(s).startswith(ROOT)} - {URIRef(CMQ[:-1])}
    assert len(found) > 150
    return found


def kinds(graph: Graph, node: URIRef) -> set[str]:
    return {str(o).removeprefix(OWL) for o in graph.objects(node, URIRef(RDF + "type")) if str(o).startswith(OWL)}


def test_every_term_says_what_it_is(graph: Graph) -> None:
    schemes = set(graph.subjects(URIRef(RDF + "type"), URIRef(SKOS + "ConceptScheme")))
    for term in ours(graph) - schemes:
        assert "en" in {getattr(label, "language", "") for label in graph.objects(term, URIRef(RDFS + "label"))}, term
        explained = (RDFS + "comment", SKOS + "definition")
        assert any(graph.value(term, URIRef(predicate)) for predicate in explained), term
        assert graph.value(term, URIRef(SKOS + "example")), term
        assert graph.value(term, URIRef(RDFS + "isDefinedBy")), term


def test_schemes_state_their_licence(graph: Graph) -> None:
    for scheme in graph.subjects(URIRef(RDF + "type"), URIRef(SKOS + "ConceptScheme")):
        assert graph.value(scheme, DCTERMS.license)


def test_nothing_is_two_kinds_of_property(graph: Graph) -> None:
    for node in {s for s in graph.subjects() if isinstance(s, URIRef)}:
        assert len(kinds(graph, node) & set(TERMS)) <= 1, node


def test_every_predicate_is_declared(graph: Graph) -> None:
    built_in = (RDF, RDFS, OWL)
    for predicate in set(graph.predicates()):
        assert str(predicate).startswith(built_in) or kinds(graph, URIRef(str(predicate))) & set(TERMS), predicate


def test_ranges_are_classes_or_datatypes_of_owl_2(graph: Graph) -> None:
    datatypes = {"string", "integer", "boolean", "decimal", "nonNegativeInteger", "anyURI", "dateTime"}
    for prop, value in graph.subject_objects(URIRef(RDFS + "range")):
        if "DatatypeProperty" in kinds(graph, URIRef(str(prop))):
            assert str(value).rpartition("#")[2] in datatypes, prop
        else:
            assert "Class" in kinds(graph, URIRef(str(value))), (prop, value)


def test_literals_have_datatypes_of_owl_2() -> None:
    """Dates and months are no datatypes of OWL 2 (https://www.w3.org/TR/owl2-syntax/#Datatype_Maps)."""
    for triple in ontology_triples():
        if isinstance(triple.object, ox.Literal) and not triple.object.language:
            assert triple.object.datatype.value.endswith(("#string", "#langString")), triple


def test_no_blank_nodes() -> None:
    assert not any(
        isinstance(t, ox.BlankNode) for triple in ontology_triples() for t in (triple.subject, triple.object)
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_codes_of_the_annotation_rules(scheme: Scheme) -> None:
    found = concepts(scheme)
    assert {code for code, concept in found.items() if concept.broader is None} == GOLD[scheme]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_fine_concept_has_exactly_one_broad_one(scheme: Scheme, graph: Graph) -> None:
    for code, concept in concepts(scheme).items():
        assert top(scheme, code) in GOLD[scheme]
        assert len(set(graph.objects(URIRef(concept.iri), URIRef(SKOS + "broader")))) <= 1


def test_unknown_code() -> None:
    with pytest.raises(KeyError):
        top("role", "emperor")


def test_alignments_align_terms_of_ours(graph: Graph) -> None:
    defined = ours(graph)
    for subject in set(alignment_graph().subjects()):
        assert subject in defined or str(subject).endswith("alignment")


@pytest.mark.parametrize("folder", ["shapes", "converter", "release", "server"])
def test_every_term_in_use_is_defined(folder: str, graph: Graph) -> None:
    defined = {str(term) for term in ours(graph)}
    pattern = re.compile(r"\bcmq:([A-Za-z]\w*)|cmq\(\"(\w+)\"\)")
    for file in sorted((CHECKOUT / folder).rglob("*")):
        if file.suffix in (".py", ".ttl", ".html", ".rq"):
            for match in pattern.finditer(file.read_text("utf-8")):
                assert CMQ + (match[1] or match[2]) in defined, f"{file.name}: {match[0]}"
