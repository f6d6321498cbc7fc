"""Likely roles: where no rule is sure of a role, what the circumstances make of it, by measured weights.

`likely.csv` gives each circumstance a weight for each broad role and for taking no part; the weights of all that hold
are added, and the sums made probabilities (a multinomial logistic regression). `scripts/weigh_roles.py` fits them to
annotated headlines. A circumstance that is not in the table weighs nothing.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ROLES = ("agent", "target", "participant", "other", "")
"""The broad roles that are weighed; the last is that of a name that takes no part."""

_SURE = 0.5
"""How likely it must be that a name takes no part for it to be left out: to miss who takes part is the worse fault."""

Weights = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """Weights of circumstances, a number for each of `ROLES`."""

    weights: dict[str, Weights]

    def role(self, circumstances: Iterable[str]) -> tuple[str, float]:
        """Return the likeliest role ("" for none) under some circumstances, and its probability."""
        sums = [math.fsum(column) for column in zip(*self._weights(circumstances), strict=True)]
        heights = [math.exp(one - max(sums)) for one in sums]
        probable = [height / math.fsum(heights) for height in heights]
        if probable[-1] >= _SURE:
            return "", probable[-1]
        best = max(range(len(ROLES) - 1), key=probable.__getitem__)
        return ROLES[best], probable[best]

    def _weights(self, circumstances: Iterable[str]) -> Sequence[Weights]:
        none = (0.0,) * len(ROLES)
        return [none, *(self.weights[one] for one in circumstances if one in self.weights)]


@cache
def likely() -> Likely:
    """Return the weights that are part of the package."""
    text = files(__package__).joinpath("likely.csv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return Likely({row[0]: tuple(map(float, row[1:])) for row in rows})
