"""Counts in prose: who was killed, hurt, missing, driven out, arrested; votes; money; troops; anything else counted.

A number is found first; the words around it, within its clause, say whether it counts anything and what.
"""

from __future__ import annotations

from ...passages import Span
from ...records import Evidence, Figure, Stated
from ..blanks import plain_blanks
from .chinese import find_chinese
from .context import find_counts
from .types import Count
from .votes import find_votes

GOLD_MEASURE: dict[str, str] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "internally-displaced": "displaced",
    "refugees": "displaced",
    "arrested": "arrested",
    "affected": "affected",
    "in-need": "affected",
    "vote_for": "vote_for",
    "vote_against": "vote_against",
    "vote_abstain": "vote_abstain",
    "money_usd": "money_usd",
    "troops": "troops",
    "other": "other",
}
"""The coarse measure of each measure that is read."""


def find_figures(text: str, *, language: str = "en") -> tuple[Stated[Figure], ...]:
    """Return the counts that `text` states, in its order, their spans in `text`.

    Not ordinals, ages, durations, distances, percentages, rates, years, subsets ("including four children"),
    numbers of documents, nor vague words ("dozens"). Measures are the keys of GOLD_MEASURE; `unit` names what is
    counted, or an ISO 4217 currency, where the measure does not. English and Chinese; votes as tallies in any.
    """
    plain = plain_blanks(text)
    if language.startswith("zh"):
        counts = find_chinese(plain)
    elif language.startswith("en"):
        votes = find_votes(plain)
        counts = [*votes, *find_counts(plain, [(count.start, count.end) for count in votes])]
    else:
        counts = find_votes(plain)
    return tuple(_stated(text, count) for count in sorted(counts, key=lambda count: (count.start, count.end)))


def _stated(text: str, count: Count) -> Stated[Figure]:
    figure = Figure(count.measure, count.value, count.bound, count.unit, None, count.period)
    evidence = Evidence(count.rule, count.confidence, Span(count.start, count.end, text[count.start : count.end]))
    return Stated(figure, evidence)
