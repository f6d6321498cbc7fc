"""Measured confidences: rising steps, rules that were never met, and the languages that were measured."""

from __future__ import annotations

from itertools import pairwise

import pytest

from communique.converter.authority import load
from communique.converter.extract.confidence.calibration import Calibration, Step, calibrated, calibration
from communique.converter.extract.headlines.headline import read_as, read_headline

STEPS = Calibration([Step("verb", 0.8, 0.9, 9, 10), Step("verb", 0.5, 0.4, 2, 6), Step("noun", 0.7, 0.7, 1, 1)])


@pytest.mark.parametrize(
    ("rule", "own", "expected"),
    [
        ("verb", 0.5, 0.4),
        ("verb", 0.79, 0.4),
        ("verb", 0.8, 0.9),
        ("verb", 1.0, 0.9),
        ("verb", 0.25, 0.2),
        ("verb", 0.0, 0.0),
        ("noun", 0.95, 0.7),
        ("never-met", 0.33, 0.33),
    ],
)
def test_confidence_rises_in_steps_and_falls_in_proportion_below_them(rule: str, own: float, expected: float) -> None:
    assert STEPS.confidence(rule, own) == expected


def test_only_confidences_change() -> None:
    text = "France and Mali sign a trade agreement in Bamako, killing at least 3 people on 4 May 2016."
    plain = read_headline(text, load(), published="2016-05-05")
    measured = Calibration([Step("name-authority", 0.1, 0.123, 1, 9)]).reading(plain)
    assert [place.value for place in measured.places] == [place.value for place in plain.places] != []
    assert {place.evidence.confidence for place in measured.places} == {0.123}
    assert [place.evidence.span for place in measured.places] == [place.evidence.span for place in plain.places]
    assert measured.figures == plain.figures
    assert measured.period == plain.period


def test_what_is_read_in_a_language_that_was_not_measured_keeps_its_own_confidence() -> None:
    text = "法国总统访问马里首都巴马科"
    reading = read_headline(text, load(), language="en")
    assert reading.places
    assert calibrated(reading, read_as(text, "en")) == reading
    english = read_headline("Two people die in Bamako, Mali.", load())
    assert calibrated(english, read_as("Two people die in Bamako, Mali.", "")) != english


def test_the_packages_own_calibration_is_sound() -> None:
    steps = calibration().steps
    assert len({step.rule for step in steps}) > 20
    for step in steps:
        assert 0 < step.confidence < 1
        assert 0 <= step.start <= 1
        assert 0 <= step.right <= step.read
        assert step.read > 0
    for before, after in pairwise(steps):
        if before.rule == after.rule:
            assert before.start < after.start
            assert before.confidence < after.confidence
