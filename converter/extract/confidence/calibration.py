"""Confidences as measured: how often, on annotated headlines, what a rule read was right.

`calibration.csv` is made by `scripts/calibrate.py`; see `docs/extraction.md`. A rule that was not met there keeps the
confidence that it gives itself.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from ...frozen import frozen
from ...records import Evidence, Reading, Stated

COLUMNS = ("rule", "from", "confidence", "right", "read")
T = TypeVar("T")


@frozen
class Step:
    """From the rule's own confidence `start` on, a statement of `rule` is right with probability `confidence`.

    `right` of `read` statements there agreed with the annotation.
    """

    rule: str
    start: float
    confidence: float
    right: int
    read: int


class Calibration:
    """The measured confidence of each rule, rising in steps with the confidence that the rule gives itself."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps = tuple(sorted(steps, key=lambda step: (step.rule, step.start)))
        by_rule: dict[str, tuple[list[float], list[float]]] = {}
        for step in self.steps:
            starts, confidences = by_rule.setdefault(step.rule, ([], []))
            starts.append(step.start)
            confidences.append(step.confidence)
        self._by_rule: Mapping[str, tuple[list[float], list[float]]] = by_rule

    def confidence(self, rule: str, own: float) -> float:
        """Return how likely a statement is right that `rule` reads with its own confidence `own` (0 to 1).

        Below the least that was measured of a rule, it falls in proportion to zero.
        """
        measured = self._by_rule.get(rule)
        if measured is None:
            return own
        starts, confidences = measured
        at = bisect_right(starts, own) - 1
        return confidences[at] if at >= 0 else round(own * confidences[0] / starts[0], 2)

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return the evidence with its measured confidence."""
        return Evidence(evidence.rule, self.confidence(evidence.rule, evidence.confidence), evidence.span)

    def reading(self, reading: Reading) -> Reading:
        """Return the reading of a headline with measured confidences."""
        return Reading(
            event_type=self._one(reading.event_type),
            period=self._one(reading.period),
            status=self._one(reading.status),
            asserted_by=self._one(reading.asserted_by),
            places=self._all(reading.places),
            participations=self._all(reading.participations),
            figures=self._all(reading.figures),
            documents=self._all(reading.documents),
            memberships=self._all(reading.memberships),
            offices=self._all(reading.offices),
        )

    def _one(self, stated: Stated[T] | None) -> Stated[T] | None:
        return None if stated is None else Stated(stated.value, self.evidence(stated.evidence))

    def _all(self, stated: tuple[Stated[T], ...]) -> tuple[Stated[T], ...]:
        return tuple([Stated(one.value, self.evidence(one.evidence)) for one in stated]) if stated else ()


@cache
def calibration() -> Calibration:
    """Return the calibration that is part of the package."""
    text = files("communique.converter.extract.confidence").joinpath("calibration.csv").read_text("utf-8")
    return Calibration(
        Step(row["rule"], float(row["from"]), float(row["confidence"]), int(row["right"]), int(row["read"]))
        for row in csv.DictReader(text.splitlines())
    )


def calibrated(reading: Reading, language: str) -> Reading:
    """Return the reading of a headline with measured confidences, if it was read as English: no other was measured."""
    return calibration().reading(reading) if language.partition("-")[0] == "en" else reading
