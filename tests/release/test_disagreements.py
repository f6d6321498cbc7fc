from __future__ import annotations

import time
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH

from communique.converter.iris import symbol_slug
from communique.ontology import namespaces as ns
from communique.release.disagreements import Disagreement, find_disagreements
from communique.release.findings import Finding
from communique.shapes.load import shape_files
from communique.shapes.release.constraints import constraint_files, release_constraints
from communique.shapes.results import report_triples

BASE = "https://example.org/"
PROLOGUE = f"""
@prefix cmq: <{ns.CMQ}> .
@prefix cmc: <https://w3id.org/communique/choice/> .
@prefix dcterms: <{ns.DCTERMS}> .
@prefix rdfs: <{ns.RDFS}> .
@prefix xsd: <{ns.XSD}> .
@prefix doc: <{BASE}id/document/> .
@prefix vote: <{BASE}id/vote/> .
@prefix actor: <{BASE}id/actor/> .
"""


def store_of(**sources: str) -> ox.Store:
    """Return a store in which each source says something in Turtle, in its own graph and in the default graph."""
    store = ox.Store()
    for name, said in sources.items():
        graph = ox.NamedNode(f"{BASE}id/graph/{name}/table-csv")
        node = ox.NamedNode(f"{BASE}id/source/{name}/table-csv")
        about = [
            ox.Triple(graph, ox.NamedNode(ns.PROV + "wasDerivedFrom"), node),
            ox.Triple(node, ox.NamedNode(ns.DCTERMS + "identifier"), ox.Literal(f"{name}/table.csv")),
        ]
        triples = [quad.triple for quad in ox.parse(PROLOGUE + said, format=ox.RdfFormat.TURTLE)]
        add(store, graph, (*about, *triples))
    return store


def add(store: ox.Store, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
    for triple in triples:
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
        if triple.predicate != ox.NamedNode(ns.CMQ + "row"):
            store.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph()))


def found_in(store: ox.Store) -> list[tuple[str, str]]:
    """Return the shapes that were broken, and the messages."""
    return [(one.shape.removeprefix(ns.CMSH), one.message) for one in find_disagreements(store, BASE)]


TEXT = """
doc:A-RES-71-248 a cmq:Document , cmq:Resolution ; cmq:symbol "A/RES/71/248" ; cmq:vote vote:{id} .
vote:{id} a cmq:Vote ; cmq:inFavour {yes} ; cmq:against {no} ; cmq:abstaining 52 .
"""


def test_counts_of_two_sources() -> None:
    store = store_of(library=TEXT.format(id=1, yes=105, no=14), meeting=TEXT.format(id=2, yes=105, no=15))
    assert found_in(store) == [
        (
            "SameText-count",
            "Sources give different counts for the vote on this text (A/RES/71/248, against): "
            "library/table.csv says 14; meeting/table.csv says 15",
        )
    ]


def test_counts_of_one_vote_in_two_sources() -> None:
    store = store_of(library=TEXT.format(id=1, yes=105, no=14), meeting=TEXT.format(id=1, yes=105, no=15))
    ((shape, message),) = found_in(store)
    assert shape == "SameVote-count"
    assert message.endswith("library/table.csv says 14; meeting/table.csv says 15")


def test_sources_that_agree_are_silent() -> None:
    assert not found_in(store_of(a=TEXT.format(id=1, yes=105, no=14), b=TEXT.format(id=2, yes=105, no=14)))


def test_a_count_that_is_not_stated_is_no_disagreement() -> None:
    silent = "doc:A-RES-71-248 a cmq:Document ; cmq:symbol 'A/RES/71/248' ; cmq:vote vote:2 . vote:2 a cmq:Vote ."
    assert not found_in(store_of(a=TEXT.format(id=1, yes=105, no=14), b=silent))


def test_several_votes_on_a_text_in_one_source() -> None:
    both = TEXT.format(id=1, yes=105, no=14) + TEXT.format(id=2, yes=90, no=14)
    ((shape, message),) = found_in(store_of(library=both, other=TEXT.format(id=1, yes=105, no=14)))[:1]
    assert shape == "SameText-count"
    shapes = [shape for shape, _ in found_in(store_of(library=both))]
    assert shapes == ["SameText-votes"]
    ((_, message),) = found_in(store_of(library=both))
    assert message == (
        "One source has several votes on this text as a whole (A/RES/71/248): "
        "library/table.csv says vote/1; library/table.csv says vote/2"
    )


BALLOT = """
doc:A-RES-71-248 a cmq:Document ; cmq:symbol "A/RES/71/248" ; cmq:vote vote:{vote} .
vote:{vote} a cmq:Vote ; cmq:ballot <{base}id/vote/{vote}#ballot-{choice}> .
<{base}id/vote/{vote}#ballot-{choice}> a cmq:Ballot ; cmq:voter actor:chad ; cmq:choice cmc:{choice} ; cmq:row {row} .
actor:chad a cmq:Actor ; rdfs:label "Chad"@en .
"""


def test_a_member_with_two_choices_in_one_vote() -> None:
    against = BALLOT.format(vote=1, choice="against", row=7, base=BASE)
    abstaining = BALLOT.format(vote=1, choice="abstaining", row=9, base=BASE)
    ((shape, message),) = found_in(store_of(library=against, meeting=abstaining))
    assert shape == "SameVote-choice"
    assert message == (
        "Sources give a member different choices in one vote (vote/1): "
        "meeting/table.csv (row 9) says Chad: abstaining; library/table.csv (row 7) says Chad: against"
    )
    # Within one source the gate says so, and a disagreement of sources it is not.
    assert not found_in(store_of(library=against + abstaining))


def test_a_member_with_another_choice_in_another_source() -> None:
    store = store_of(
        library=BALLOT.format(vote=1, choice="against", row=7, base=BASE),
        meeting=BALLOT.format(vote=2, choice="in-favour", row=1, base=BASE),
    )
    assert [shape for shape, _ in found_in(store)] == ["SameText-choice"]


DOCUMENT = 'doc:{slug} a cmq:Document ; cmq:symbol "{symbol}" ; cmq:adoptedOn "{day}"^^xsd:{kind} .'


def adopted(symbol: str, day: str, kind: str = "date") -> str:
    return DOCUMENT.format(slug=symbol_slug(symbol), symbol=symbol, day=day, kind=kind)


def test_dates_of_adoption() -> None:
    first, second = adopted("A/RES/71/248", "2016-12-21"), adopted("A/RES/71/248", "2016-12-22")
    assert found_in(store_of(a=first, b=second)) == [
        (
            "Adoption-dates",
            "Sources give different dates of adoption (A/RES/71/248): "
            "a/table.csv says 2016-12-21; b/table.csv says 2016-12-22",
        )
    ]
    assert not found_in(store_of(a=first, b=adopted("A/RES/71/248", "2016-12", "gYearMonth")))


@pytest.mark.parametrize(
    ("symbol", "day", "broken"),
    [
        ("S/RES/770 (1992)", "1991-08-13", ["Adoption-year"]),
        ("S/RES/770 (1992)", "1992-08-13", []),
        ("A/RES/31/4", "1976-11-01", []),
        ("A/RES/31/4", "1977-09-01", []),
        ("A/RES/31/4", "1979-11-01", ["Adoption-session"]),
        ("A/RES/ES-10/19", "2017-12-21", []),
        ("A/RES/2200 A (XXI)", "1966-12-16", []),
    ],
)
def test_a_symbol_and_the_date_of_adoption(symbol: str, day: str, broken: list[str]) -> None:
    assert [shape for shape, _ in found_in(store_of(a=adopted(symbol, day)))] == broken


def test_the_day_of_the_vote_and_the_year_of_the_draft() -> None:
    said = adopted("S/RES/2014 (2011)", "2011-10-21") + (
        'doc:S-RES-2014-2011 cmq:vote vote:1 ; cmq:draft doc:d . doc:d a cmq:Document ; cmq:symbol "S/2010/141" .'
        'vote:1 a cmq:Vote ; dcterms:date "2011-10-20"^^xsd:date .'
    )
    broken = found_in(store_of(a=said))
    assert [shape for shape, _ in broken] == ["Adoption-draft", "Adoption-vote"]
    assert "a/table.csv says S/2010/141" in broken[0][1]


def test_a_draft_with_a_number_like_a_year() -> None:
    said = adopted("S/RES/91 (1951)", "1951-03-30") + (
        'doc:S-RES-91-1951 cmq:draft doc:d . doc:d a cmq:Document ; cmq:symbol "S/2017/Rev.1" .'
    )
    assert not found_in(store_of(a=said))


def everything() -> ox.Store:
    return store_of(
        a=TEXT.format(id=1, yes=105, no=14)
        + BALLOT.format(vote=1, choice="against", row=7, base=BASE)
        + adopted("A/RES/71/248", "2016-12-21")
        + adopted("S/RES/770 (1992)", "1991-08-13")
        + 'vote:1 dcterms:date "2016-12-20"^^xsd:date .',
        b=TEXT.format(id=2, yes=106, no=14)
        + TEXT.format(id=1, yes=105, no=15)
        + BALLOT.format(vote=1, choice="abstaining", row=3, base=BASE)
        + BALLOT.format(vote=2, choice="in-favour", row=2, base=BASE)
        + adopted("A/RES/71/248", "2019-12-22")
        + 'vote:1 dcterms:date "2016-12-21"^^xsd:date .',
    )


def test_findings_are_sorted_the_same_every_time_and_fit_report_and_manifest() -> None:
    found = find_disagreements(everything(), BASE)
    assert found == tuple(sorted(found)) == find_disagreements(everything(), BASE)
    assert {one.shape.removeprefix(ns.CMSH) for one in found} >= {
        "Adoption-dates", "Adoption-session", "Adoption-vote", "Adoption-year", "SameText-choice", "SameText-count",
        "SameText-votes", "SameVote-choice", "SameVote-count", "SameVote-date",
    }  # fmt: skip
    triples = report_triples([one.result() for one in found], f"{BASE}report")
    assert sum(1 for triple in triples if triple.predicate.value == ns.SH + "result") == len(found)
    findings = [one.finding() for one in found]
    assert all(isinstance(one, Finding) and one.file in ("a/table.csv", "b/table.csv") for one in findings)
    assert any(one.line == 7 for one in findings)


def as_shacl_finds(store: ox.Store) -> set[tuple[str, str, str, str]]:
    """Return focus, constraint, path and value of what pySHACL finds in the merged graph."""
    data = Graph()
    merged = [quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
    data.parse(data=ox.serialize(merged, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = Graph()
    for file in constraint_files():
        shapes.parse(file, format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    return {
        (said[SH.focusNode], said[SH.sourceConstraint], said.get(SH.resultPath, ""), said[SH.value])
        for node in report.subjects(RDF.type, SH.ValidationResult)
        for said in [{predicate: str(value) for predicate, value in report.predicate_objects(node)}]
    }


def plain(one: Disagreement) -> tuple[str, str, str, str]:
    return one.focus, one.shape, one.path, one.value or one.focus  # the value of a node shape is its focus node


def test_the_validator_finds_the_same() -> None:
    store = everything()
    assert {plain(one) for one in find_disagreements(store, BASE)} == as_shacl_finds(store)


def test_the_shapes_are_not_those_of_the_gate() -> None:
    assert not {file.resolve() for file in constraint_files()} & {file.resolve() for file in shape_files()}
    assert len(release_constraints()) == 11


def test_a_large_release_takes_seconds() -> None:
    store = ox.Store()
    quads = []
    voter, choice, ballot = (ox.NamedNode(ns.CMQ + name) for name in ("voter", "choice", "ballot"))
    kind, choices = ox.NamedNode(ns.RDF + "type"), [ox.NamedNode(f"{BASE}{n}") for n in range(3)]
    for number in range(300):
        vote = ox.NamedNode(f"{BASE}id/vote/{number}")
        quads.append(ox.Quad(vote, kind, ox.NamedNode(ns.CMQ + "Vote")))
        for member in range(150):
            part = ox.NamedNode(f"{vote.value}#ballot-{member}")
            quads.append(ox.Quad(vote, ballot, part))
            quads.append(ox.Quad(part, voter, ox.NamedNode(f"{BASE}id/actor/{member}")))
            quads.append(ox.Quad(part, choice, choices[member % 3]))
    store.bulk_extend(quads)
    began = time.process_time()
    assert not find_disagreements(store, BASE)
    assert time.process_time() - began < 5  # half a second on an idle machine
