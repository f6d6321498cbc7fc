"""What the mapping makes of records of tables: addresses, rows, what is unknown, what can't be used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from communique.converter.authority import load
from communique.converter.iris import Iris
from communique.converter.mapping.record import Mapped
from communique.converter.mapping.statements import row_in
from communique.converter.naming import Namer
from communique.converter.passages import Span
from communique.converter.records import (
    Ballot,
    Choice,
    Document,
    DocumentKey,
    Event,
    EventKey,
    Evidence,
    Member,
    Name,
    Record,
    Stated,
    Text,
    Vote,
    VoteKey,
)
from communique.ontology.namespaces import CMQ, DCTERMS, RDFS, SCHEMA

Map = Callable[..., Mapped]
Quads = Callable[[Mapped], tuple[set[ox.Triple], set[ox.Triple]]]

SAID = Evidence("column")
VOTE = Vote(VoteKey(undl="9"), date="1989-12-22")
CHINA, FRANCE = Member("CHN", "CHINA"), Member("FRA", "FRANCE")


def _voted(*ballots: Ballot, **further: object) -> Record:
    return Record(row=2, votes=(replace(VOTE, ballots=ballots, **further),))  # type: ignore[arg-type]


def _values(triples: set[ox.Triple], *predicates: str, of: str = "") -> set[str]:
    return {str(t.object) for t in triples if t.predicate.value in predicates and of in str(t.subject)}


def _number(value: int) -> str:
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_ballots_are_canonical_lines(mapped: Map) -> None:
    found = mapped(_voted(Ballot(CHINA, "against", 2), Ballot(FRANCE, "in-favour", 3)))
    for lines in (found.lines, found.mentions):
        parsed = ox.parse(b"".join(line + b" .\n" for line in lines), format=ox.RdfFormat.N_TRIPLES)
        assert [str(quad.triple).encode() for quad in parsed] == lines


def test_the_same_choice_twice_is_one_ballot_on_two_rows(mapped: Map, quads: Quads) -> None:
    said, alone = quads(mapped(_voted(Ballot(CHINA, "against", 2), Ballot(CHINA, "against", 3), in_favour=0)))
    assert len(_values(said, CMQ + "ballot")) == 1
    assert _values(alone, CMQ + "row", of="#ballot") == {_number(2), _number(3)}
    assert not _values(alone, CMQ + "contradicts")
    assert _values(alone, CMQ + "listedAgainst") == {_number(1)}


@pytest.mark.parametrize("choice", ["in-favour", "against", "abstaining", "not-voting"])
def test_a_choice_is_a_concept_of_the_scheme(choice: Choice, mapped: Map, quads: Quads) -> None:
    said, _ = quads(mapped(_voted(Ballot(CHINA, choice))))
    assert _values(said, CMQ + "choice") == {f"<https://w3id.org/communique/choice/{choice}>"}


def test_counts_that_are_not_stated_are_unknown(mapped: Map, quads: Quads) -> None:
    said, alone = quads(mapped(_voted(modality="Adopted without vote", against=0)))
    counts = {t.predicate.value.removeprefix(CMQ) for t in said if str(t.object).endswith("integer>")}
    assert counts == {"against"}
    assert _values(said, CMQ + "modality") == {'"Adopted without vote"'}
    assert {t.predicate.value for t in alone} == {CMQ + "row"}


def test_members_are_who_they_were_on_the_day(mapped: Map, quads: Quads) -> None:
    then, _ = quads(mapped(_voted(Ballot(Member("DDR", "GERMAN DEMOCRATIC REPUBLIC"), "against", 2))))
    now, _ = quads(mapped(_voted(Ballot(Member("DEU", "GERMANY"), "against", 2), date="2017-12-22")))
    assert not _values(then, CMQ + "voter") & _values(now, CMQ + "voter")


def test_the_same_code_means_another_member_on_another_day() -> None:
    namer = Namer(load(), Iris("http://127.0.0.1:8000/"))
    egypt = Member("EGY", "EGYPT")
    assert [namer.member(egypt, day).key for day in ("1957-01-10", "1972-01-10")] == ["actor/egypt", "actor/egypt"]
    yemen = Member("YEM", "YEMEN")
    before, after = (namer.member(yemen, day).key for day in ("1985-01-10", "1995-01-10"))
    assert before != after
    assert namer.member(yemen, "1985-01-10").key == before


def test_a_vote_of_one_who_was_no_member_yet_stays_and_is_reported(mapped: Map, quads: Quads) -> None:
    found = mapped(_voted(Ballot(CHINA, "against", 2), Ballot(Member("SSD", "SOUTH SUDAN"), "in-favour", 3)))
    assert len(_values(quads(found)[0], CMQ + "ballot")) == 2
    (problem,) = found.problems
    assert problem.line == 3
    assert "before it was a member" in problem.reason


def test_voters_are_entities_of_the_unit(mapped: Map) -> None:
    assert {"actor/china", "actor/france"} <= mapped(_voted(Ballot(CHINA, "against"), vetoed_by=(FRANCE,))).entities


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("S/RES/242 (1967)", "actor/united-nations-security-council"),
        ("A/RES/71/248", "actor/united-nations-general-assembly"),
        ("E/RES/2009/1", None),
        ("S/2015/996", None),
        ("A/71/L.48", None),
    ],
)
def test_a_resolution_says_who_adopted_it(symbol: str, body: str | None, mapped: Map, quads: Quads) -> None:
    said, _ = quads(mapped(Record(documents=(Document(DocumentKey(symbol)),))))
    assert _values(said, CMQ + "adoptedBy") == ({f"<http://127.0.0.1:8000/id/{body}>"} if body else set())


def test_addresses_that_are_none_cost_themselves_alone(mapped: Map, quads: Quads) -> None:
    bad = ("ftp://x.example/a", "https://x.example/a b", "https://x.example/[a]", "//x.example", "")
    files = tuple(Stated(("fr", url), SAID) for url in bad)
    document = Document(DocumentKey("S/2015/996"), links=bad, urls=bad, language_versions=files)
    found = mapped(Record(row=4, documents=(document,)))
    said, _ = quads(found)
    assert not _values(said, RDFS + "seeAlso", SCHEMA + "url", CMQ + "file")
    assert len(_values(said, CMQ + "languageVersion")) == 1
    assert len(found.problems) == 3 * len(bad) - 1  # a language without a file has no address
    assert {problem.line for problem in found.problems} == {4}


def test_subjects_are_concepts_where_a_thesaurus_has_them(mapped: Map, quads: Quads) -> None:
    document = Document(
        DocumentKey("S/2015/996"), subjects=(Stated(Text("PÊCHE"), SAID), Stated(Text("Mali", "en"), SAID))
    )
    said, _ = quads(mapped(Record(documents=(document,)), {"peche": "http://thesaurus.example/1"}))
    assert _values(said, DCTERMS + "subject") == {
        "<http://thesaurus.example/1>",
        "<http://127.0.0.1:8000/id/topic/mali>",
    }


def test_the_title_of_a_document_in_another_language_is_no_english_one(mapped: Map, quads: Quads) -> None:
    key = DocumentKey(title="Accord sur les filets", id="pax:3")
    document = Document(key, titles=(Stated(Text("Accord sur les filets", "fr"), SAID),))
    said, _ = quads(mapped(Record(documents=(document,))))
    assert _values(said, DCTERMS + "title") == {'"Accord sur les filets"@fr'}


def test_a_document_named_twice_in_a_row_stands_there_once(mapped: Map) -> None:
    document = Document(DocumentKey("A/RES/44/900"))
    lines = mapped(replace(_voted(on=(document,)), documents=(document,))).mentions
    assert len(lines) == len(set(lines)) == 2


def test_an_agenda_item_is_a_topic_even_with_the_name_of_a_state(mapped: Map, quads: Quads) -> None:
    found = mapped(_voted(agenda=(Name("Mali", "topic"),)))
    assert _values(quads(found)[0], CMQ + "agenda") == {"<http://127.0.0.1:8000/id/topic/mali>"}
    assert found.entities == frozenset()


def test_a_ballot_is_found_on_its_own_line(mapped: Map) -> None:
    found = mapped(_voted(Ballot(CHINA, "against", 2), Ballot(FRANCE, "in-favour", 3), Ballot(FRANCE, "in-favour", 5)))
    ballots = [line.split(b">")[0][1:].decode() for line in found.lines if line.endswith(b"/in-favour>")]
    assert [row_in(found.mentions, ballot) for ballot in ballots] == [5]
    assert row_in(found.mentions, "http://127.0.0.1:8000/id/vote/9") == 2
    assert row_in(found.mentions, "http://127.0.0.1:8000/id/actor/china") is None


def test_mentions_in_the_prose_of_a_row_say_the_row(mapped: Map, quads: Quads) -> None:
    text = "Talks are held."
    label = Stated(Text(text, "en"), Evidence("headline", 1.0, Span(0, len(text), text)))
    _, alone = quads(mapped(Record(text=text, row=12, events=(Event(EventKey("", text), labels=(label,)),))))
    assert _values(alone, CMQ + "row", of="#mention") == _values(alone, CMQ + "row", of="/event/") == {_number(12)}


def test_a_document_of_a_whole_has_no_rows(mapped: Map) -> None:
    assert mapped(Record(documents=(Document(DocumentKey("S/2015/996")),))).mentions == []


class TestAddresses:
    iris = Iris("http://127.0.0.1:8000/")

    def test_an_event_with_a_number_is_the_same_in_every_file(self) -> None:
        key = EventKey("2017-02-23", "A – B", id="ucdp:1")
        assert self.iris.event(key, "a/one.csv") == self.iris.event(key, "b/two.jsonl")
        assert self.iris.event(key) != self.iris.event(replace(key, id="ucdp:2"))

    def test_agreements_of_one_title_are_told_apart_by_their_numbers(self) -> None:
        one, two = (self.iris.document(DocumentKey(title="Ceasefire", id=number)) for number in ("pax:1", "pax:2"))
        assert one != two
        assert one.startswith("http://127.0.0.1:8000/id/document/ceasefire-")

    def test_a_symbol_is_the_address_whatever_the_number(self) -> None:
        assert self.iris.document(DocumentKey("S/2015/996", id="undl:1")) == self.iris.document(
            DocumentKey("S/2015/996")
        )

    def test_votes_go_by_their_record_or_their_content(self) -> None:
        assert self.iris.vote(VoteKey(undl="649155")) == "http://127.0.0.1:8000/id/vote/649155"
        one, two = (self.iris.vote(VoteKey(content=content)) for content in (("a", "bc"), ("ab", "c")))
        assert one != two
        assert len(one.rpartition("/")[2]) == 16

    def test_long_topics_with_one_beginning_are_two(self) -> None:
        start = "Report of the Special Committee on the Situation with regard to the Implementation of the "
        one, two = (self.iris.topic(start + end) for end in ("Declaration", "Charter"))
        assert one != two
        assert self.iris.topic(f"{start.upper()}  DECLARATION.") == one
        assert self.iris.topic("Fisheries") == "http://127.0.0.1:8000/id/topic/fisheries"
