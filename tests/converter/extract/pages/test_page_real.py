"""The real pages that the rules were first written for, where they are beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.converter.authority import load
from communique.converter.extract.pages.page import read_page
from communique.converter.readers import Input
from communique.converter.readers.un_page import READER
from communique.converter.records import DocumentKey, Event, EventKey, Name, Period, Record

pytestmark = pytest.mark.real_data

ENVOY = "actor/staffan-de-mistura"
THREE = ("actor/iran", "actor/russia", "actor/turkey")


@pytest.fixture(scope="module")
def seed(shared: Path) -> Record:
    (file,) = (shared / "data" / "seeds").glob("003*.txt")
    (record,) = READER.read(Input(file.name, file.read_text("utf-8")))
    return read_page(record, load())


def event(record: Record, start: str) -> Event:
    (found,) = [e for e in record.events if (e.key.title if isinstance(e.key, EventKey) else e.key.text) == start]
    return found


def acting(found: Event, role: str) -> tuple[str, ...]:
    return tuple(sorted(p.value.actor.entity or "" for p in found.participations if p.value.role == role))


def places(found: Event) -> list[str]:
    return [p.value.entity or p.value.text for p in found.places]


def test_the_series(seed: Record) -> None:
    series = event(seed, "Intra-Syrian talks")
    assert isinstance(series.key, Name)
    assert series.key.entity == "process/intra-syrian-talks"
    assert [m.value for m in series.mandated_by] == [DocumentKey("S/RES/2254 (2015)")]
    assert [(a.value.text, a.evidence.rule) for a in series.agenda] == [
        ("governance", "talks-focus"),
        ("schedule and process to draft a new constitution", "talks-focus"),
        ("holding of elections", "talks-focus"),
        ("counter-terrorism strategies", "discussions-include"),
    ]
    assert places(series) == ["place/geneva"]
    assert acting(series, "convener") == (ENVOY,)


def test_the_rounds(seed: Record) -> None:
    rounds = [e for e in seed.events if isinstance(e.key, EventKey) and ", round " in e.key.title]
    assert [e.period.value for e in rounds if e.period] == [
        Period("2016-02", "2016-02"),
        Period("2016-03", "2016-03"),
        Period("2016-04", "2016-04"),
        Period("2017-02-23", "2017-03-03"),
        Period("2017-03-23", "2017-03-31"),
        Period("2017-05-15", "2017-05-19"),
        Period("2017-07-10", None),
    ]
    assert {tuple(places(e)) for e in rounds} == {("place/geneva",)}
    assert {acting(e, "convener") for e in rounds} == {(ENVOY,)}
    assert [e.places[0].evidence.rule == "inherited-from-series" for e in rounds] == [False] * 3 + [True] * 3 + [False]
    assert [e.status.value if e.status else "" for e in rounds] == [""] * 6 + ["planned"]
    assert rounds[3].labels[0].value.text == "Intra-Syrian talks, round of 23 February to 3 March 2017"


def test_ankara_and_the_ceasefire(seed: Record) -> None:
    ankara = event(seed, "Meeting in Ankara, Turkey, December 2016")
    assert places(ankara) == ["place/ankara", "place/turkey"]
    assert acting(ankara, "convener") == THREE
    ceasefire = event(seed, "nationwide ceasefire")
    assert [o.value for o in ankara.outcomes] == [ceasefire.key]
    assert ceasefire.period is not None
    assert ceasefire.period.value == Period("2016-12-30", None)
    assert [t.value for t in ceasefire.types] == ["agree"]
    for one in (ankara, ceasefire):
        assert [p.value.entity for p in one.part_of if isinstance(p.value, Name)] == ["process/syrian-peace-process"]


def test_astana(seed: Record) -> None:
    astana = event(seed, "Astana talks")
    assert astana.period is not None
    assert astana.period.value == Period("2017-01", "2017-05")
    assert places(astana) == ["place/kazakhstan", "place/astana"]
    assert acting(astana, "convener") == acting(astana, "guarantor") == THREE
    (outcome,) = astana.outcomes
    (zones,) = [e for e in seed.events if e.key == outcome.value]
    figures = [(f.value.measure, f.value.value, f.value.unit) for f in zones.figures]
    assert figures == [("other", 4, "de-escalation zones")]


def test_the_mechanism_and_its_documents(seed: Record) -> None:
    (body,) = [a for a in seed.actors if a.aliases]
    assert body.name.text == "International, Impartial and Independent Mechanism"
    assert body.aliases[0].value.text == "IIIM"
    by = [e.value.entity if isinstance(e.value, Name) else e.value for e in body.established_by]
    assert DocumentKey("A/RES/71/248") in by
    assert "actor/united-nations-general-assembly" in by
    documents = {d.key.symbol or d.key.title[:20]: d for d in seed.documents}
    resolution = documents["A/RES/71/248"]
    assert resolution.adopted_on is not None
    assert resolution.adopted_on.value == Period("2016-12-21", "2016-12-21")
    assert [v.value[0] for v in resolution.language_versions] == ["ar", "zh", "en", "fr", "ru", "es"]
    report, terms = documents["Report of the Secret"], documents["Terms of reference o"]
    assert [c.value for c in report.cites] == [resolution.key]
    assert [a.value for a in terms.annexed_to] == [report.key]
    assert [v.value[0] for v in documents["Frequently asked que"].language_versions] == ["ar", "en"]
    listed = documents["List of voluntary co"].date
    assert listed is not None
    assert listed.value == Period("2017-07-01", "2017-07-01")


def test_the_figures(seed: Record) -> None:
    (crisis,) = [e for e in seed.events if len(e.figures) > 1]
    assert crisis.period is not None
    assert crisis.period.value == Period("2011-03", None)
    told = {(f.value.measure, f.value.value, f.value.bound, f.value.period) for f in crisis.figures}
    assert told == {
        ("killed", 250_000, "at_least", Period("2011", None)),
        ("injured", 1_000_000, "at_least", Period("2011", None)),
        ("refugees", 5_000_000, "about", None),
        ("internally-displaced", 6_000_000, "at_least", None),
        ("in-need", 13_000_000, "at_least", None),
    }
    assert {f.value.place.entity for f in crisis.figures if f.value.place} == {"place/syria"}


def test_quotation_pictures_and_themes(seed: Record) -> None:
    (quotation,) = seed.quotations
    assert quotation.speaker is not None
    assert quotation.speaker.value.entity == "actor/antonio-guterres"
    assert quotation.venue is not None
    assert quotation.venue.value.entity == "actor/united-nations-security-council"
    assert quotation.period is not None
    assert quotation.period.value == Period("2018-01-18", "2018-01-18")
    assert [p.credit.value if p.credit else "" for p in seed.pictures] == ["UNICEF/Alessio Romenzi", ""]
    themes = {a.name.text: a.themes[0].value.text for a in seed.actors if a.themes}
    assert themes == {
        "OCHA": "Humanitarian Coordination",
        "UNICEF": "Children",
        "FAO": "Food Security",
        "WFP": "Food Security",
        "UNHCR": "Refugees",
        "WHO": "Health",
        "UNESCO": "World Heritage",
    }
    offices = {a.name.entity: a.offices[0].value.text for a in seed.actors if a.offices}
    assert offices == {
        "actor/antonio-guterres": "Secretary-General",
        ENVOY: "United Nations Special Envoy for Syria",
    }


def test_a_page_that_names_no_years(shared: Path) -> None:
    lines = (shared / "data" / "un" / "intra_syrian_talks_unog_excerpt.txt").read_text("utf-8").splitlines()[2:]
    (record,) = READER.read(Input("talks.txt", "\n\n".join(["Intra-Syrian Talks", *lines])))
    read = read_page(record, load())
    rounds = {e.key.title for e in read.events if isinstance(e.key, EventKey) and ", round " in e.key.title}
    assert rounds == {
        "Intra-Syrian talks, round from 14-24 March",
        "Intra-Syrian talks, round from 29 January to 3 February",
        "Intra-Syrian talks, round from 13 April",
    }
    assert all(e.period is None for e in read.events if isinstance(e.key, EventKey) and e.key.title in rounds)
    assert [m.value.symbol for m in event(read, "Intra-Syrian talks").mandated_by] == ["S/RES/2254 (2015)"]
    truce = event(read, "cessation of hostilities")
    assert [d.value.symbol for d in truce.documents] == ["S/RES/2268 (2016)"]
    figures = {(f.value.measure, f.value.value) for e in read.events for f in e.figures}
    assert figures == {("killed", 260_000), ("refugees", 4_000_000)}
