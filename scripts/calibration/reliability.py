"""Reliability: how far confidences are from how often statements are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from communique.converter.extract.confidence.calibration import Calibration

from .fitting import fit
from .judged import Judged

_BINS = 10


@dataclass(frozen=True, slots=True)
class Reliability:
    """Figures over `statements`: the Brier score, and the expected calibration error over ten equal bins."""

    statements: int
    brier: float
    error: float


def reliability(said: Sequence[tuple[float, bool]]) -> Reliability:
    """Return how reliable confidences are, each given with whether its statement was right."""
    if not said:
        return Reliability(0, 0.0, 0.0)
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in said:
        bins[min(_BINS - 1, int(confidence * _BINS))].append((confidence, right))
    return Reliability(
        len(said),
        sum((confidence - right) ** 2 for confidence, right in said) / len(said),
        sum(abs(sum(c for c, _ in held) - sum(r for _, r in held)) for held in bins.values()) / len(said),
    )


def own(statements: Iterable[Judged]) -> list[tuple[float, bool]]:
    """Return the confidences that the rules give themselves."""
    return [(statement.own, statement.right) for statement in statements]


def applied(calibration: Calibration, statements: Iterable[Judged]) -> list[tuple[float, bool]]:
    """Return calibrated confidences."""
    return [(calibration.confidence(one.rule, one.own), one.right) for one in statements]


def crossed(
    statements: Sequence[Judged], fitted: Callable[[Iterable[Judged]], Calibration] = fit
) -> list[tuple[float, bool]]:
    """Return each statement's confidence as calibrated on all other days, in the order of the statements."""
    by_day = {
        day: fitted(one for one in statements if one.day != day) for day in {statement.day for statement in statements}
    }
    return [(by_day[one.day].confidence(one.rule, one.own), one.right) for one in statements]
