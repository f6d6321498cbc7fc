"""Anchoring: spans of a reading point into the document, with the document's own wording."""

from __future__ import annotations

import re

from communique.converter.authority import load
from communique.converter.extract.anchored import anchored, moved
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.passages import Passage, Span
from communique.converter.records import Evidence, Stated


def test_spans_move_into_the_document() -> None:
    document = "# Heading\n\n  Norway and  Chile meet in Lima.  \n"
    passage = Passage.verbatim(document, 9).sub(re.compile(r"\s+"), " ").stripped()
    reading = anchored(read_headline(passage.text, load()), passage)
    assert [p.value.actor.text for p in reading.participations] == ["Norway", "Chile"]
    for stated in (*reading.participations, *reading.places):
        span = stated.evidence.span
        assert span is not None
        assert document[span.start : span.end] == span.text
    assert reading.event_type is not None
    assert reading.event_type.evidence.span is not None
    assert reading.event_type.evidence.span.text == "meet"


def test_a_rewritten_passage_keeps_the_documents_wording() -> None:
    document = "Ministers of N&amp;M Bank meet"
    passage = Passage.verbatim(document).sub(re.compile("&amp;"), "&")
    stated = moved(Stated("x", Evidence("rule", 1.0, Span(13, 21, "N&M Bank"))), passage)
    assert stated.evidence.span == Span(13, 25, "N&amp;M Bank")


def test_a_statement_of_the_record_as_a_whole_stays() -> None:
    stated = Stated("x", Evidence("rule"))
    assert moved(stated, Passage.verbatim("text")) is stated
