"""A whole page in the words of no real one: the course of a talks page, read end to end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.pages.page import read_page
from communique.converter.readers import Input
from communique.converter.readers.un_page import READER
from communique.converter.records import (
    DocumentKey,
    Event,
    EventKey,
    Name,
    Participation,
    Period,
    Record,
    Stated,
    Text,
)

PAGES = Path(__file__).parent / "documents"
CYPRUS = (PAGES / "cyprus.txt").read_text("utf-8")
LIBYA = (PAGES / "libya.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


@pytest.fixture(scope="module")
def page(authority: Authority) -> Callable[[str], Record]:
    def read(text: str) -> Record:
        (record,) = READER.read(Input("page.txt", text))
        return read_page(record, authority)

    return read


def titled(record: Record, title: str) -> Event:
    (event,) = [e for e in record.events if title in (e.key.title if isinstance(e.key, EventKey) else e.key.text)]
    return event


def roles(event: Event) -> set[tuple[str, str]]:
    return {(p.value.role, p.value.actor.entity or p.value.actor.text) for p in event.participations}


def where(event: Event) -> list[str]:
    return [p.value.entity or p.value.text for p in event.places]


def when(event: Event) -> Period | None:
    return event.period.value if event.period else None


def test_rounds_have_their_own_dates_and_places(page: Callable[[str], Record]) -> None:
    record = page(CYPRUS)
    rounds = [e for e in record.events if isinstance(e.key, EventKey) and ", round" in e.key.title]
    assert [(when(e), where(e)) for e in rounds[:3]] == [
        (Period("2016-11-07", "2016-11-11"), ["Mont Pèlerin", "place/switzerland"]),
        (Period("2016-11-20", "2016-11-21"), []),  # only one passage names a place for another round
        (Period("2017-01-09", "2017-01-11"), ["place/geneva"]),
    ]
    assert roles(rounds[0]) == {("host", "Espen Barth Eide")}
    assert rounds[0].mandated_by[0].evidence.rule == "inherited-from-series"


def test_guarantors_and_auspices(page: Callable[[str], Record]) -> None:
    event = titled(page(CYPRUS), "round of 12 January 2017")
    assert roles(event) == {
        ("convener", "actor/united-nations"),
        ("guarantor", "actor/greece"),
        ("guarantor", "actor/turkey"),
        ("guarantor", "actor/united-kingdom"),
    }


def test_a_meeting_that_opened_and_closed_without_result(page: Callable[[str], Record]) -> None:
    event = titled(page(CYPRUS), "28 June to 7 July 2017")
    assert where(event) == ["Crans-Montana", "place/switzerland"]
    assert [o.value for o in event.outcomes] == [Text("without agreement", "en")]


def test_the_agenda_keeps_pairs_together(page: Callable[[str], Record]) -> None:
    series = titled(page(CYPRUS), "Cyprus peace process")
    assert [a.value.text for a in series.agenda] == [
        "governance and power sharing",
        "property",
        "territory",
        "security and guarantees",
    ]
    assert [m.value for m in series.mandated_by] == [DocumentKey("S/RES/1250 (1999)")]


def test_a_mission_its_founding_and_its_resolution(page: Callable[[str], Record]) -> None:
    record = page(CYPRUS)
    (actor,) = [a for a in record.actors if a.aliases]
    assert (actor.name.text, actor.aliases[0].value.text) == ("United Nations Peacekeeping Force in Cyprus", "UNFICYP")
    assert DocumentKey("S/RES/186 (1964)") in [e.value for e in actor.established_by]
    founding = titled(record, "Establishment of")
    assert when(founding) == Period("1964-03", "1964-03")
    assert ("agent", "actor/united-nations-security-council") in roles(founding)
    (resolution,) = [d for d in record.documents if d.key.symbol == "S/RES/186 (1964)"]
    assert [v.value[0] for v in resolution.language_versions] == ["ar", "zh", "en", "fr", "ru", "es"]
    assert resolution.adopted_on is None  # a month is no day of adoption


def test_one_sentence_with_two_rounds_in_two_places(page: Callable[[str], Record]) -> None:
    record = page(LIBYA)
    first, second = [e for e in record.events if isinstance(e.key, EventKey) and ", round" in e.key.title]
    assert (when(first), where(first)) == (Period("2015-01-14", "2015-01-15"), ["place/geneva"])
    assert (when(second), where(second)) == (Period("2015-03-05", "2015-03-07"), ["Skhirat", "place/morocco"])


def test_a_launch_begins_a_series_and_an_agreement_is_its_outcome(page: Callable[[str], Record]) -> None:
    record = page(LIBYA)
    series = titled(record, "Libyan peace process")
    assert when(series) == Period("2014-09-29", None)
    assert ("facilitator", "United Nations Support Mission in Libya") in roles(series)
    (outcome,) = series.outcomes
    assert isinstance(outcome.value, EventKey)
    assert when(titled(record, "Libyan Political Agreement")) == Period("2015-12-17", "2015-12-17")


def test_a_meeting_beside_the_series_is_part_of_the_process(page: Callable[[str], Record]) -> None:
    event = titled(page(LIBYA), "Meeting in Tunis")
    assert {("host", "actor/egypt"), ("host", "actor/algeria"), ("host", "actor/tunisia")} <= roles(event)
    assert [(p.value.entity, p.evidence.rule) for p in event.part_of if isinstance(p.value, Name)] == [
        ("process/libyan-peace-process", "section-process")
    ]


def test_figures_hang_on_the_conflict(page: Callable[[str], Record]) -> None:
    crisis = titled(page(LIBYA), "Conflict in Libya")
    figures = {(f.value.value, f.value.bound, f.value.period) for f in crisis.figures}
    assert figures == {(435000, "about", Period("2014-05", None)), (2800, "at_least", Period("2014", "2014"))}
    assert when(crisis) == Period("2014-05", None)


def test_themes(page: Callable[[str], Record]) -> None:
    themes = {a.name.text: [t.value for t in a.themes] for a in page(LIBYA).actors if a.themes}
    assert themes == {
        "OCHA": [Name("Humanitarian Coordination", "topic")],
        "IOM": [Name("Migration", "topic")],
    }


@pytest.mark.parametrize("text", [CYPRUS, LIBYA])
def test_every_statement_quotes_the_page(page: Callable[[str], Record], text: str) -> None:
    record = page(text)
    seen = 0
    for event in record.events:
        stated: list[Stated[object]] = [
            *event.labels, *event.types, *event.places, *event.participations, *event.part_of,
            *event.agenda, *event.mandated_by, *event.documents, *event.outcomes, *event.figures,
        ]  # fmt: skip
        for one in stated + ([event.period] if event.period else []):
            span = one.evidence.span
            assert span is not None
            assert record.text[span.start : span.end] == span.text != ""
            assert 0 < one.evidence.confidence <= 1
            seen += 1
    assert seen > 30


@pytest.mark.parametrize("text", [CYPRUS, LIBYA])
def test_reading_is_deterministic_and_says_nothing_twice(
    page: Callable[[str], Record], text: str, authority: Authority
) -> None:
    record = page(text)
    assert record == page(text)
    keys = [event.key for event in record.events]
    assert len(keys) == len(set(keys))
    assert len(record.documents) == len({d.key for d in record.documents})


def test_an_empty_page_says_nothing(authority: Authority) -> None:
    assert read_page(Record(""), authority) == Record("")


def test_prose_in_another_language_is_left_alone(authority: Authority) -> None:
    (record,) = READER.read(Input("page.txt", CYPRUS))
    read = read_page(replace(record, language="fr"), authority)
    assert read.events == ()
    assert [d.key.symbol for d in read.documents][:1] == ["S/RES/186 (1964)"]


def test_participations_are_stated_once(page: Callable[[str], Record]) -> None:
    for event in page(CYPRUS).events:
        values: list[Participation] = [p.value for p in event.participations]
        assert len(values) == len(set(values))


def test_a_quotation_with_a_speaker_whom_no_table_knows(page: Callable[[str], Record]) -> None:
    (quotation,) = page(LIBYA).quotations
    assert quotation.speaker is not None
    assert quotation.speaker.value.text == "Ghassan Salamé"
    assert quotation.period is not None
    assert quotation.period.value == Period("2017-08-28", "2017-08-28")
    assert quotation.venue is not None
    assert quotation.venue.value.entity == "actor/united-nations-security-council"
