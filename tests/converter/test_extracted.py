"""Headlines of a record: with measured confidences, a threshold, and a model's names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.confidence.calibration import calibration
from communique.converter.extract.headlines.headline import LONGEST
from communique.converter.extract.models.names import ModelName
from communique.converter.extracted import ALL, Extraction, extracted
from communique.converter.mapping.record import Pages
from communique.converter.passages import Passage
from communique.converter.records import Event, EventKey, Evidence, Name, Period, Record, Stated, Text

TEXT = "A ferry sinks off Mombasa on 4 May 2016, killing 3 people; oru wanjala condemns the owner."
NO_PAGES = Pages(frozenset(), frozenset())
DAY = Stated(Period("2016-05-05", "2016-05-05"), Evidence("page-day", 1.0))


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def _record() -> Record:
    passage = Passage.verbatim(f"# Ferry\n\n{TEXT}\n", 9)
    label = Stated(Text(TEXT, "en"), Evidence("item-text", 1.0, passage.whole))
    event = Event(EventKey("2016-05-05", "ferry", path="/a"), labels=(label,), headline=passage, period=DAY)
    return Record(passage.document, language="en", published="2016-05-05", events=(event,))


class Names:
    """A model that knows one name."""

    def reads(self, language: str) -> bool:
        return language == "en"

    def names(self, text: str) -> tuple[ModelName, ...]:
        at = text.index("oru wanjala")
        return (ModelName(at, at + 11, "actor", "person", "model-PERSON", 0.65),)


def test_headlines_are_read_with_measured_confidences(authority: Authority) -> None:
    [event] = extracted(_record(), authority, NO_PAGES).events
    [place] = event.places
    measured = {step.confidence for step in calibration().steps if step.rule == "name-authority"}
    assert place.value.text == "Mombasa"
    assert place.evidence.confidence in measured
    assert event.period is not None
    assert event.period.value == Period("2016-05-04", "2016-05-04")


def test_where_a_stated_date_is_too_unsure_the_day_of_the_page_stands_again(authority: Authority) -> None:
    [plain] = extracted(_record(), authority, NO_PAGES, ALL).events
    assert plain.period is not None
    least = plain.period.evidence.confidence + 0.01
    assert least < DAY.evidence.confidence
    record = extracted(_record(), authority, NO_PAGES, Extraction(least))
    [event] = record.events
    assert event.period == DAY
    assert event.labels == plain.labels
    assert "left out" in record.problems[-1].reason
    assert record.problems[-1].line == 3


def test_a_models_names_take_part_and_say_who_found_them(authority: Authority) -> None:
    [plain] = extracted(_record(), authority, NO_PAGES).events
    [event] = extracted(_record(), authority, NO_PAGES, Extraction(model=Names())).events
    assert "oru wanjala" not in {p.value.actor.text for p in plain.participations}
    [found] = [p for p in event.participations if p.value.actor.text == "oru wanjala"]
    assert found.value.actor.kind == "person"
    assert found.evidence.rule.startswith("model-PERSON-role-")
    assert found.evidence.confidence <= 0.65
    assert found.evidence.span is not None
    assert _record().text[found.evidence.span.start : found.evidence.span.end] == "oru wanjala"
    assert event.places == plain.places


def test_headings_say_what_an_event_is_a_part_of(authority: Authority) -> None:
    record = _record()
    heading = Stated(Name("2031 Sudmark floods", "topic"), Evidence("topic-heading"))
    event = replace(record.events[0], topics=(heading,))
    (read,) = extracted(replace(record, events=(event,)), authority, NO_PAGES).events
    assert [(topic.value.text, topic.value.sort) for topic in read.topics] == [("2031 Sudmark floods", "process")]
    assert [part.value for part in read.part_of] == [Name("2031 Sudmark floods", "process")]


def test_what_is_too_long_for_a_headline_is_told(authority: Authority) -> None:
    record = _record()
    assert not any("headline of" in problem.reason for problem in extracted(record, authority, NO_PAGES).problems)
    text = "\n" + record.events[0].headline.text + " It rains." * LONGEST  # type: ignore[union-attr]
    event = replace(record.events[0], headline=Passage.verbatim(text))
    read = extracted(replace(record, events=(event,)), authority, NO_PAGES)
    [told] = [problem for problem in read.problems if "headline of" in problem.reason]
    assert told.line == 2
    assert str(LONGEST) in told.reason
    assert told.remedy
    assert [place.value.text for place in read.events[0].places] == ["Mombasa"]
