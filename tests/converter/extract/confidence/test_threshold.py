"""The threshold: what is less sure goes, with all that hangs on it, and nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from communique.converter.authority import load
from communique.converter.convert import Converted, Converter
from communique.converter.extract.confidence.threshold import above, noted
from communique.converter.extracted import Extraction
from communique.converter.mapping.sources import SourceInfo
from communique.converter.passages import Span
from communique.converter.readers import Input
from communique.converter.records import (
    Actor,
    Event,
    EventKey,
    Evidence,
    Name,
    Participation,
    Period,
    Quotation,
    Record,
    Stated,
    Text,
)

V = TypeVar("V")
ACTOR = Name("Coast Guard", "actor", "organisation")
PLACE = Name("Tern Bay", "place", "water")


def _said(value: V, confidence: float, start: int = 0) -> Stated[V]:
    return Stated(value, Evidence("rule", confidence, Span(start, start + 1, "x")))


def _record() -> Record:
    event = Event(
        EventKey("2020-01-01", "a", path="/a"),
        labels=(_said(Text("a", "en"), 0.1),),
        types=(_said("accident", 0.5),),
        period=_said(Period("2020", "2020"), 0.4),
        status=_said("claimed", 0.2),
        asserted_by=_said(ACTOR, 0.2),
        places=(_said(PLACE, 0.6, 20), _said(PLACE, 0.3, 10)),
        participations=(_said(Participation(ACTOR, "agent"), 0.5),),
    )
    member = Actor(ACTOR, member_of=(_said(ACTOR, 0.3),))
    quotation = Quotation(_said(Text("b", "en"), 0.1), speaker=_said(ACTOR, 0.3))
    return Record("line\nline\nline\nline\nline\nline", events=(event,), actors=(member,), quotations=(quotation,))


def test_what_lies_below_goes_and_what_lies_at_the_threshold_stays() -> None:
    left_out: list[Evidence] = []
    record = above(_record(), 0.5, left_out)
    [event] = record.events
    assert [place.evidence.confidence for place in event.places] == [0.6]
    assert event.types == _record().events[0].types
    assert event.participations == _record().events[0].participations
    assert event.period is None
    assert record.actors == ()
    assert record.quotations[0].speaker is None
    assert len(left_out) == 4


def test_wording_stays_and_a_claim_does_not_become_a_fact() -> None:
    record = above(_record(), 1.0, [])
    [event] = record.events
    assert event.labels == _record().events[0].labels
    assert (event.status, event.asserted_by) == (_record().events[0].status, _record().events[0].asserted_by)
    assert record.quotations[0].text == _record().quotations[0].text
    assert (event.types, event.places, event.participations) == ((), (), ())


def test_no_threshold_changes_nothing() -> None:
    left_out: list[Evidence] = []
    assert above(_record(), 0.0, left_out) is not None
    assert above(_record(), 0.0, left_out) == _record()
    assert noted(_record(), 0.0, left_out) == _record()


def test_what_is_left_out_is_counted_with_its_line() -> None:
    left_out: list[Evidence] = []
    [problem] = noted(above(_record(), 0.35, left_out), 0.35, left_out).problems
    assert problem.reason == "statements left out here as less sure than 0.35: 3"
    assert problem.line == 1


@pytest.fixture(scope="module")
def document(examples: Path) -> Input:
    pages = sorted(path for path in examples.rglob("*.md") if path.name != "index.md" and "news" in path.parts)
    return Input(pages[0].relative_to(examples).as_posix(), pages[0].read_text("utf-8"))


def _converted(document: Input, confidence: float) -> Converted:
    converter = Converter("http://127.0.0.1:8000/", load(), Extraction(confidence))
    return converter.convert(document, SourceInfo("s", document.path, "sha256:0"), "auto", frozenset())


def test_statement_mention_and_participation_vanish_together(document: Input) -> None:
    whole, strict = _converted(document, 0.0), _converted(document, 0.9)
    triples = {triple for unit in whole.units for triple in unit.statements}
    kept = {triple for unit in strict.units for triple in unit.statements}
    assert kept < triples
    mentions = [line for unit in whole.units for line in unit.mentions]
    kept_mentions = [line for unit in strict.units for line in unit.mentions]
    assert set(kept_mentions) < set(mentions)
    named = {line.partition(b" ")[0] for line in kept_mentions}
    subjects = {str(triple.subject).encode() for triple in kept}
    for line in kept_mentions:
        node, predicate, value = line.split(b" ", 2)
        assert node in named
        if predicate.endswith(b"#subject>"):
            assert value in subjects
    assert not any(
        "#participation" in str(triple.object) and triple.object not in {t.subject for t in kept} for triple in kept
    )
    assert any("left out" in problem.reason for problem in strict.problems)
    assert not any("left out" in problem.reason for problem in whole.problems)
