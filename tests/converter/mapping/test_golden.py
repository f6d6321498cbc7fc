"""Records of tables and what is stated of them: `golden/*.trig`, the named graph holding what stands there alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.converter.authority import load
from communique.converter.iris import Iris
from communique.converter.mapping.entities import entity
from communique.converter.mapping.record import Mapped
from communique.converter.records import (
    Actor,
    Ballot,
    Concept,
    Document,
    DocumentKey,
    Event,
    EventKey,
    Evidence,
    Figure,
    Member,
    Name,
    Participation,
    Period,
    Place,
    Record,
    Stated,
    Text,
    Vote,
    VoteKey,
)
from communique.ontology.vocabulary import ontology_triples
from communique.shapes.gate import Gate

GOLDEN = Path(__file__).parent / "golden"
BASE = "http://127.0.0.1:8000/"
SAID = Evidence("column")
NETS = "http://metadata.un.org/thesaurus/1002424"
THESAURUS = {"fishing nets": NETS}


def _day(day: str) -> Stated[Period]:
    return Stated(Period(day, day), SAID)


def _key(symbol: str) -> Stated[DocumentKey]:
    return Stated(DocumentKey(symbol), SAID)


def _vote() -> Record:
    key = VoteKey(undl="123456")
    members = [("USA", "UNITED STATES"), ("SUN", "USSR"), ("ZAR", "ZAIRE"), ("", "ATLANTIS")]
    choices = ["in-favour", "against", "in-favour", "not-voting"]
    return Record(
        part="123456",
        row=7,
        language="en",
        votes=(
            Vote(
                key,
                label=Text("Drift nets on the high seas", "en"),
                body=Name("United Nations General Assembly", "actor", "organisation"),
                date="1989-12-22",
                session="44",
                agenda=(Name("LARGE-SCALE PELAGIC DRIFT-NET FISHING", "topic"),),
                subjects=(Text("FISHING NETS", "en"), Text("GHOST GEAR", "en")),
                modality="Recorded vote",
                note="As orally revised.",
                in_favour=3,
                against=1,
                vetoed_by=(Member("SUN", "USSR"),),
                members=159,
                ballots=(
                    *(
                        Ballot(Member(code, name), choice, row)  # type: ignore[arg-type]
                        for row, ((code, name), choice) in enumerate(zip(members, choices, strict=True), 7)
                    ),
                    Ballot(Member("SUN", "USSR"), "abstaining", 11),
                ),
                on=(
                    Document(DocumentKey("A/RES/44/900"), roll_calls=(Stated(key, SAID),), drafts=(_key("A/44/L.9"),)),
                ),
                meeting="A/44/PV.85",
                identifiers=("undl:123456",),
                links=("https://digitallibrary.un.org/record/123456", "no address"),
            ),
        ),
    )


def _resolution() -> Record:
    return Record(
        part="77",
        row=3,
        documents=(
            Document(
                DocumentKey("S/RES/9999 (1990)", id="undl:77"),
                titles=(Stated(Text("On nets", "en"), SAID), Stated(Text("Des filets", "fr"), SAID)),
                descriptions=(Stated(Text("Calls upon fishers.", "en"), SAID),),
                date=_day("1990-02"),
                adopted_on=_day("1990-02-14"),
                language_versions=(
                    Stated(("fr", "https://docs.example/f.pdf"), SAID),
                    Stated(("es", "docs/s.pdf"), SAID),
                ),
                cites=(_key("S/RES/9998 (1990)"),),
                annexed_to=(_key("S/21000"),),
                drafts=(_key("S/21001"),),
                meetings=(_key("S/PV.2900"),),
                press_releases=(_key("SC/5150"),),
                reports=(_key("A/44/746"),),
                version_of=_key("S/21002"),
                supplement_to=_key("S/21003"),
                sponsors=(Stated(Name("France", "actor", "state"), SAID),),
                signatories=(Stated(Name("League of Netters", "actor", "organisation"), SAID),),
                about=(Stated(Name("Yemen", "actor", "state"), SAID),),
                subjects=(Stated(Text("Fishing nets", "en"), SAID),),
                agenda=(Stated(Name("Mali", "topic"), SAID),),
                places=(Stated(Name("Geneva", "place"), SAID),),
                votes=(Stated(VoteKey(content=("body", "45")), SAID),),
                part_of=(Stated(Name("Yemeni peace process", "process"), SAID),),
                identifiers=("undl:77",),
                links=("https://digitallibrary.un.org/record/77",),
                urls=("https://undocs.example/S/RES/9999",),
            ),
        ),
    )


def _agreement() -> Record:
    key = DocumentKey(title="Agreement on Nets", id="pax:1")
    return Record(part="1", row=2, documents=(Document(key, titles=(Stated(Text("Agreement on Nets", "en"), SAID),)),))


def _concept() -> Record:
    concept = Concept(
        NETS,
        "http://metadata.un.org/thesaurus/",
        notation="1002424",
        labels=(Text("FISHING NETS", "en"), Text("FILETS DE PÊCHE", "fr"), Text("渔网", "zh")),
        others=(Text("NETS", "en"),),
        broader=("http://metadata.un.org/thesaurus/1002420",),
        narrower=("http://metadata.un.org/thesaurus/1002425",),
        related=("http://metadata.un.org/thesaurus/1002430",),
        near=("http://metadata.un.org/thesaurus/1002431", "thesaurus/7"),
    )
    return Record(part=NETS, row=5, concepts=(concept,))


def _event() -> Record:
    quay = Name("Old Quay (Ibb)", "place", "site", within="Yemen")
    return Record(
        part="142698",
        row=9,
        events=(
            Event(
                EventKey("2017-02-23", "Fishers – Netters: Old Quay", id="ucdp:142698"),
                labels=(Stated(Text("Fishers – Netters: Old Quay, 23 February 2017", "en"), SAID),),
                types=(Stated("assault", SAID),),
                period=_day("2017-02-23"),
                places=(Stated(quay, SAID),),
                participations=(
                    Stated(Participation(Name("Fishers' Front", "actor", "armed_group"), "party"), SAID),
                    Stated(Participation(Name("Netters' League", "actor", "armed_group"), "party"), SAID),
                ),
                figures=(
                    Stated(Figure("killed", 15, low=12, high=Decimal("20.5")), SAID),
                    Stated(Figure("killed", 4, side=Name("Netters' League", "actor", "armed_group")), SAID),
                ),
                sources=(Stated(Name("Quay Herald", "actor", "organisation"), SAID),),
                identifiers=("ucdp:142698",),
            ),
        ),
        actors=(Actor(Name("Fishers' Front", "actor", "armed_group"), aliases=(Stated(Text("FF", "en"), SAID),)),),
        places=(Place(quay, Name("Yemen", "place", "country"), (13.5, 0.00001)),),
    )


RECORDS = {
    "vote": _vote,
    "resolution": _resolution,
    "agreement": _agreement,
    "concept": _concept,
    "event": _event,
}
_REPORTED = {"vote": {"Vote-inFavourOfListed", "Ballot-contradicts"}}
"""The shapes that have a warning: three are stated to have voted in favour, two are listed; a member stands twice."""


@pytest.mark.parametrize(("name", "reported"), [(name, _REPORTED.get(name, set())) for name in RECORDS])
def test_the_gate_lets_them_pass(name: str, reported: set[str], mapped: Callable[..., Mapped]) -> None:
    found = mapped(RECORDS[name](), THESAURUS)
    authority = load()
    context = [triple for item in authority.closure(found.entities) for triple in entity(Iris(BASE), item)]
    results = Gate([*ontology_triples(), *context]).check([[*found.statements, *found.lines, *found.mentions]])
    assert {result.severity for result in results} <= {"warning"}
    assert {result.shape.rpartition("#")[2] for result in results} == reported


@pytest.mark.parametrize("name", RECORDS)
def test_golden(
    name: str,
    mapped: Callable[..., Mapped],
    quads: Callable[[Mapped], tuple[set[ox.Triple], set[ox.Triple]]],
) -> None:
    """There are no blank nodes, so graphs that are equal as sets are isomorphic."""
    statements, alone = quads(mapped(RECORDS[name](), THESAURUS))
    expected = list(ox.parse((GOLDEN / f"{name}.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    assert statements == {quad.triple for quad in expected if isinstance(quad.graph_name, ox.DefaultGraph)}
    assert alone == {quad.triple for quad in expected if not isinstance(quad.graph_name, ox.DefaultGraph)}
