"""Rules for single sentences of a page: outcomes, ceasefires, adoptions, founded bodies, crises."""

from __future__ import annotations

from communique.converter.authority import load
from communique.converter.extract.pages.page import read_page
from communique.converter.passages import Passage
from communique.converter.records import (
    DocumentKey,
    Event,
    EventKey,
    ListedDocument,
    Name,
    Paragraph,
    Period,
    Record,
    Section,
    Text,
)


def read(text: str, title: str = "", listed: tuple[str, ...] = ()) -> Record:
    document = "\n".join([title, text, *listed])
    blocks = [Paragraph(Passage.verbatim(document, len(title) + 1, len(title) + 1 + len(text)))]
    at = len(title) + len(text) + 2
    documents = []
    for line in listed:
        documents.append(ListedDocument(Passage.verbatim(document, at, at + len(line)), (("en", ""),)))
        at += len(line) + 1
    section = Section(None, (*blocks, *documents))
    record = Record(document, title=Text(title, "en") if title else None, language="en", sections=(section,))
    return read_page(record, load())


def only(record: Record, part: str) -> Event:
    (event,) = [e for e in record.events if part in (e.key.title if isinstance(e.key, EventKey) else e.key.text)]
    return event


def period(event: Event) -> Period | None:
    return event.period.value if event.period else None


def test_a_ceasefire_between_two_parties() -> None:
    event = only(read("A humanitarian truce between Yemen and Oman took effect on 2 April 2022."), "truce")
    assert period(event) == Period("2022-04-02", None)
    assert [t.value for t in event.types] == ["retreat"]
    assert {p.value.actor.entity for p in event.participations} == {"actor/yemen", "actor/oman"}


def test_an_agreement_that_was_signed_has_the_day_of_its_signing() -> None:
    record = read("The Atlantis talks in Geneva led to the Agreement on Shared Waters, signed in Vienna on 4 May 2015.")
    assert period(only(record, "Agreement on Shared Waters")) == Period("2015-05-04", "2015-05-04")


def test_a_pact_and_other_results() -> None:
    record = read("The Atlantis talks were held in Geneva on 4 May 2015 and led to further bloodshed.")
    (outcome,) = only(record, "Atlantis talks").outcomes
    assert outcome.value == Text("further bloodshed", "en")


def test_the_only_round_of_unknown_talks_is_the_talks_themselves() -> None:
    event = only(read("The Atlantis talks were held in Geneva on 4 and 5 May 2015."), "Atlantis")
    assert isinstance(event.key, EventKey)
    assert period(event) == Period("2015-05-04", "2015-05-05")
    assert [p.value.entity for p in event.places] == ["place/geneva"]


def test_the_same_meeting_told_twice_is_one_event() -> None:
    sentence = "In parallel, the parties met in Ankara, Turkey in May 2016."
    again = "Separately, Russia hosted the parties in Ankara in May 2016."
    record = read(f"{sentence} {again}")
    event = only(record, "Meeting in Ankara")
    assert ("host", "actor/russia") in {(p.value.role, p.value.actor.entity) for p in event.participations}


def test_a_planned_round_is_planned() -> None:
    record = read(
        "The next round of the Atlantis talks will be held in Geneva in May 2031. It met in Vienna in May 2030.",
        "Atlantis talks",
    )
    coming = only(record, "round from May 2031")
    assert coming.status is not None
    assert coming.status.value == "planned"
    assert only(record, "round of May 2030").status is None


def test_an_adoption_gives_the_resolution_its_day() -> None:
    record = read("On 18 December 2015, the Council unanimously adopted resolution 2254 (2015).")
    (document,) = record.documents
    assert document.adopted_on is not None
    assert document.adopted_on.value == Period("2015-12-18", "2015-12-18")
    assert only(record, "Adoption").outcomes[0].value == DocumentKey("S/RES/2254 (2015)")


def test_a_resolution_of_another_organ_is_not_the_assemblys() -> None:
    record = read("The Expert Panel on Tides (EPT) was created by the Human Rights Council through resolution 39/2.")
    assert [d.key.symbol for d in record.documents] == ["A/HRC/RES/39/2"]
    (body,) = record.actors
    assert {e.value.entity for e in body.established_by if isinstance(e.value, Name)} == {"actor/human-rights-council"}


def test_two_listed_resolutions_leave_it_open_which_founded_the_body() -> None:
    sentence = "On 4 May 2015, the General Assembly established the Tidal Commission."
    listed = ("General Assembly resolution 69/1", "General Assembly resolution 69/2")
    assert only(read(sentence, "", listed), "Tidal Commission").mandated_by == ()
    assert [m.evidence.rule for m in only(read(sentence, "", listed[:1]), "Tidal").mandated_by] == ["listed-resolution"]


def test_annexes_find_the_document_they_are_annexed_to() -> None:
    listed = (
        "Letter dated 20 December 2018 from the Secretary-General, S/2018/1134",
        "Map, annexed to the letter from the Secretary-General",
        "Table, annexed to the note by the Registrar",
    )
    documents = {d.key.symbol or d.key.title[:3]: d for d in read("See below.", "", listed).documents}
    assert [a.value for a in documents["Map"].annexed_to] == [DocumentKey("S/2018/1134")]
    assert [a.value for a in documents["Tab"].annexed_to] == [DocumentKey(title="note by the Registrar")]
    letter = documents["S/2018/1134"].date
    assert letter is not None
    assert letter.value == Period("2018-12-20", "2018-12-20")


def test_figures_go_to_the_country_they_count_in() -> None:
    record = read(
        "Since May 2014, fighting in Libya has killed 3,000 people. The conflict in Mali broke out in 2012. "
        "At least 4,000 people have been killed there. In Libya, 500 people were killed in 2016 by the fighting.",
        "Libya",
    )
    told = {
        (e.places[0].value.entity, f.value.value)
        for e in record.events
        for f in e.figures
        if f.value.measure == "killed"
    }
    assert told == {("place/libya", 3000), ("place/mali", 4000), ("place/libya", 500)}


def test_a_page_without_a_country_has_no_crisis() -> None:
    assert read("Over 4,000 people were killed in the war.").events == ()


def test_an_agreement_that_two_sides_signed() -> None:
    event = only(read("Yemen and Oman signed the Tidal Accord in Bogotá on 24 November 2016."), "Tidal Accord")
    assert isinstance(event.key, EventKey)
    assert event.key.date == "2016-11-24"
    assert period(event) == Period("2016-11-24", "2016-11-24")
    assert [p.value.actor.entity for p in event.participations] == ["actor/yemen", "actor/oman"]
    assert [p.value.entity for p in event.places] == ["place/bogota"]
