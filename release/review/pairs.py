"""Same event, two documents: pairs of events that may be one, by day, place, participants, words and figures.

Nothing is decided here: a person reads the table of likely pairs. Events are gone through by day with those that last
until then at hand, and only pairs that share something rare are looked at, so that the work grows with the number of
events and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2, sqrt

from .events import ComparedEvent

MOST = 2_000
"""Pairs in the table at most: more than a person will read."""
THRESHOLD = 0.35
"""The score below which a pair is not worth a look."""
LONGEST = 31
"""Days that an event may last to be compared: that of a year falls together with everything in it."""

_MARGIN = 1  # days; where it is night the next day has begun elsewhere
# Bits that two events must share to be looked at, and of what counts for that; less where few events are compared.
_TELLING, _RARE = 8.0, 3.0
_CROWD = 500  # events at the same time that share something: too many for it to tell anything
_EACH = 3  # pairs in which an event may stand

_WORDS, _PARTICIPANTS, _PLACE, _FIGURES, _TYPE = 0.9, 0.6, 0.55, 0.5, 0.15
_ELSEWHERE, _OTHERWISE = 0.7, 0.9  # what remains of a score where places, types differ


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that may be one; `score` and the parts that it is made of, by their names, are between 0 and 1."""

    first: ComparedEvent
    second: ComparedEvent
    score: float
    parts: Mapping[str, float]

    @property
    def why(self) -> str:
        """The parts of the score that are not nought, in words."""
        return ", ".join(f"{name} {part:.2f}" for name, part in self.parts.items() if part)

    @property
    def order(self) -> tuple[float, str, str]:
        """The place in the table: most likely first."""
        return (-self.score, self.first.address, self.second.address)


def likely_pairs(events: Iterable[ComparedEvent], apart: frozenset[frozenset[str]] = frozenset()) -> list[Pair]:
    """Return the pairs of events that are likely one, most likely first, at most `MOST`.

    `apart` are pairs of addresses that are decided, and left out. Two events that one document describes are two.
    """
    compared = sorted(
        (event for event in events if event.last - event.first < LONGEST),
        key=lambda event: (event.first, event.address),
    )
    most = log2(max(len(compared), 2))
    scored = (
        pair
        for first, second in _candidates(compared, min(_TELLING, most * 0.75), min(_RARE, most / 4))
        if not first.documents & second.documents and frozenset((first.address, second.address)) not in apart
        if (pair := _scored(first, second, most)).score >= THRESHOLD
    )
    best = sorted(scored, key=lambda pair: pair.order)
    return list(_few_of_each(best))[:MOST]


def _few_of_each(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the pairs, but of each event only the most likely."""
    seen: dict[str, int] = defaultdict(int)
    for pair in pairs:
        both = (pair.first.address, pair.second.address)
        if all(seen[address] < _EACH for address in both):
            for address in both:
                seen[address] += 1
            yield pair


def _candidates(
    events: Sequence[ComparedEvent], telling: float, rare: float
) -> Iterator[tuple[ComparedEvent, ComparedEvent]]:
    """Yield pairs at the same time that share enough of what is rare, the one that began earlier first."""
    holding: dict[str, list[ComparedEvent]] = defaultdict(list)
    for event in events:
        shared: dict[str, float] = defaultdict(float)
        others: dict[str, ComparedEvent] = {}
        for feature, bits in _features(event, rare):
            current = [other for other in holding[feature] if other.last + _MARGIN >= event.first]
            if len(current) <= _CROWD:
                for other in current:
                    shared[other.address] += bits
                    others[other.address] = other
            current.append(event)
            holding[feature] = current
        for address in sorted(shared):
            if shared[address] >= telling:
                yield others[address], event


def _features(event: ComparedEvent, rare: float) -> Iterator[tuple[str, float]]:
    for features in (event.words, event.participants, event.places, event.figures):
        yield from ((feature, bits) for feature, bits in features.items() if bits >= rare)


def _scored(first: ComparedEvent, second: ComparedEvent, most: float) -> Pair:
    """Return two events as a pair; `most` is the weight of what one event alone has."""
    parts = {
        "words": _alike(first.words, second.words),
        "participants": _rare_and_alike(first.participants, second.participants, most),
        "place": max(_shared(_where(first, second), _where(second, first)), default=0.0) / most,
        "figures": min(1.0, sum(_shared(first.figures, second.figures)) / most),
        "type": float(bool(first.types & second.types)),
        "date": _at_once(first, second),
    }
    weights = zip(parts.values(), (_WORDS, _PARTICIPANTS, _PLACE, _FIGURES, _TYPE), strict=False)
    against = 1.0
    for part, weight in weights:
        against *= 1 - weight * part
    score = (1 - against) * parts["date"]
    if first.places and second.places and not parts["place"]:
        score *= _ELSEWHERE
    if first.types and second.types and not parts["type"]:
        score *= _OTHERWISE
    return Pair(first, second, round(score, 3), {name: round(part, 2) for name, part in parts.items()})


def _where(event: ComparedEvent, other: ComparedEvent) -> dict[str, float]:
    """Return where an event was, and what contains that as far as the other event is stated to be there.

    Two towns of one country are two places: the country is none that they share.
    """
    stated = {*event.stated_places, *other.stated_places}
    return {place: bits for place, bits in event.places.items() if place in stated}


def _shared(these: Mapping[str, float], those: Mapping[str, float]) -> list[float]:
    return [bits for feature, bits in these.items() if feature in those]


def _alike(these: Mapping[str, float], those: Mapping[str, float]) -> float:
    """Return how much of their information two events share: the cosine of the weights."""
    shared = sum(bits * bits for bits in _shared(these, those))
    norms = sqrt(sum(bits * bits for bits in these.values()) * sum(bits * bits for bits in those.values()))
    return min(1.0, shared / norms) if norms else 0.0


def _rare_and_alike(these: Mapping[str, float], those: Mapping[str, float], most: float) -> float:
    """Return how alike two sets of participants are, less where many events have them."""
    return _alike(these, those) * min(1.0, sum(_shared(these, those)) / most)


def _at_once(first: ComparedEvent, second: ComparedEvent) -> float:
    """Return 1 for the same days, less for days that overlap, least for a day apart."""
    if (first.first, first.last) == (second.first, second.last):
        return 1.0
    if second.first > first.last or first.first > second.last:
        return 0.7
    longest = max(event.last - event.first for event in (first, second)) + 1
    return 0.9 if longest <= 7 else 0.7
