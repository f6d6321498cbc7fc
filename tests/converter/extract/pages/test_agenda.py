"""Subjects of talks: lists in prose, with their many "and"s."""

from __future__ import annotations

import pytest

from communique.converter.extract.pages.agenda import find_agenda
from communique.converter.passages import Passage


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("The talks focus on borders, water and the return of refugees.", ["borders", "water", "return of refugees"]),
        (
            "Talks focus on a plan and timetable to hold a census and the drafting of a law as a basis for peace.",
            ["plan and timetable to hold a census", "drafting of a law"],
        ),
        (
            "Negotiations centred on security and guarantees, property, and territory.",
            ["security and guarantees", "property", "territory"],
        ),
        (
            "The talks will focus on matters of governance, including a new charter and the holding of polls.",
            ["governance", "new charter", "holding of polls"],
        ),
        ("Discussions include measures against smuggling.", ["measures against smuggling"]),
        ("They address prisoners as well as the detained.", ["prisoners", "detained"]),
        ("The talks ended on Friday.", []),
        ("The photographer focused on", []),
    ],
)
def test_subjects(sentence: str, subjects: list[str]) -> None:
    assert [subject.value.text for subject in find_agenda(Passage.verbatim(sentence))] == subjects


def test_a_subject_stands_where_its_span_says() -> None:
    document = "Before. The talks focus on water and land."
    for subject in find_agenda(Passage.verbatim(document, 8)):
        span = subject.evidence.span
        assert span is not None
        assert document[span.start : span.end] == subject.value.text
