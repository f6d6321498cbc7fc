"""Ranges: numbers that stand together for the two ends of a count ("five to seven", "between 20 and 30")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .numerals import Numeral
from .types import Count

_FROM = re.compile(r"\bfrom (?:[$€£]|us\$)? ?$")
_BETWEEN = re.compile(r"\bbetween (?:[$€£]|us\$)? ?$")


def paired(text: str, numbers: Sequence[Numeral]) -> list[tuple[Numeral, Numeral | None]]:
    """Return each number alone, or with the one that ends its range: five to seven, 20–30, between 20 and 30.

    A number right after a dash that ends no range (the score 3-1) is left out.
    """
    pairs: list[tuple[Numeral, Numeral | None]] = []
    for number in numbers:
        last = pairs[-1][0] if pairs and pairs[-1][1] is None else None
        joint = text[last.end : number.start] if last else ""
        if last and last.value < number.value and not _is_span_of_years(last, number):
            lead = text[max(0, last.start - 12) : last.start].lower()
            joined = joint.rstrip("$€£") == " to " and not _FROM.search(lead)
            if (
                joined
                or (joint in ("-", "–", " - ", " – "))
                or (joint.rstrip("$€£") == " and " and _BETWEEN.search(lead))
            ):
                pairs[-1] = (last, number)
                continue
        if text[max(0, number.start - 1) : number.start] not in ("-", "–"):
            pairs.append((number, None))
    return pairs


def _is_span_of_years(first: Numeral, last: Numeral) -> bool:
    return first.plain and last.plain and 1000 <= first.value <= 2200 and 1000 <= last.value <= 2200


def limits(count: Count, upper: Numeral) -> list[Count]:
    """Return the two ends of a range as two counts."""
    return [
        replace(count, bound="at_least"),
        replace(count, start=upper.start, end=upper.end, value=upper.value, bound="at_most"),
    ]


def order_of(number: Numeral) -> int:
    """Return the million or billion that the upper end of a range states for both."""
    return next(scale for scale in (10**9, 10**6, 1000, 1) if number.value >= scale)
