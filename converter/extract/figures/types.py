"""What the readers of figures hand on."""

from __future__ import annotations

from decimal import Decimal

from ...frozen import frozen
from ...records import Period


@frozen
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
