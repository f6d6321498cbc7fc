"""Fitting confidences to judged statements, with few of them to a rule.

The confidences that rules give themselves are first put on the scale of what was right, for each kind of statement by
isotonic regression. A rule is then moved off that curve as far as its own statements say: they count against a prior
of so many statements that are right as often as the curve says. So a rule met twice stays near its kind's curve, and a
rule met fifty times is where it was measured.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.converter.extract.confidence.calibration import Calibration, Step

from .judged import Judged

PRIOR = 8.0
"""How many statements the curve of its kind counts for, against those of a rule."""
_OWN = 2.0
"""For how many statements each level of own confidence counts that are right as often as it says."""
_LEAST, _MOST = 0.03, 0.97


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising step function from a rule's own confidence to the share that was right."""

    starts: tuple[float, ...]
    shares: tuple[float, ...]

    def __call__(self, own: float) -> float:
        """Return the share of statements with this confidence of their own that are right."""
        return self.shares[max(0, bisect_right(self.starts, own) - 1)]


def fit(statements: Iterable[Judged], prior: float = PRIOR) -> Calibration:
    """Return the measured confidence of every rule that made one of the statements."""
    families: dict[str, list[Judged]] = defaultdict(list)
    for statement in statements:
        families[statement.family].append(statement)
    return Calibration(step for made in families.values() for step in _family(made, prior))


def _family(made: Sequence[Judged], prior: float) -> Iterable[Step]:
    curve = isotonic(made)
    rules: dict[str, list[Judged]] = defaultdict(list)
    for statement in made:
        rules[statement.rule].append(statement)
    for rule, own in rules.items():
        yield from _rule(rule, own, curve, prior)


def isotonic(made: Sequence[Judged]) -> Curve:
    """Return the rising curve closest to what was right (pool adjacent violators, weighted by counts)."""
    pools: list[tuple[float, float, float]] = []  # where it starts, the right ones, all
    for own in sorted({statement.own for statement in made}):
        here = [statement.right for statement in made if statement.own == own]
        pools.append((own, sum(here) + _OWN * own, len(here) + _OWN))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            (start, right, total), (_, more_right, more) = pools[-2:]
            pools[-2:] = [(start, right + more_right, total + more)]
    return Curve(tuple(start for start, _, _ in pools), tuple(right / total for _, right, total in pools))


def _rule(rule: str, made: Sequence[Judged], curve: Curve, prior: float) -> Iterable[Step]:
    expected = sum(curve(statement.own) for statement in made) / len(made)
    measured = (sum(statement.right for statement in made) + prior * expected) / (len(made) + prior)
    shift = _logit(measured) - _logit(expected)
    steps: list[Step] = []
    for own in sorted({statement.own for statement in made}):
        here = [statement.right for statement in made if statement.own == own]
        confidence = round(min(_MOST, max(_LEAST, _logistic(_logit(curve(own)) + shift))), 2)
        if steps and steps[-1].confidence == confidence:
            last = steps.pop()
            steps.append(Step(rule, last.start, confidence, last.right + sum(here), last.read + len(here)))
        else:
            steps.append(Step(rule, own, confidence, sum(here), len(here)))
    return steps


def _logit(share: float) -> float:
    held = min(1 - 1e-6, max(1e-6, share))
    return math.log(held / (1 - held))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
