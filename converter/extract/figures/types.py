"""What the readers of figures hand on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ...records import Period


@dataclass(frozen=True, slots=True)
class Count:
    """A count read at `start` to `end` of a text."""

    start: int
    end: int
    measure: str
    value: int | Decimal
    bound: str
    unit: str = ""
    period: Period | None = None
    rule: str = "figure"
    confidence: float = 0.8
