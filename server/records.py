"""Ballots and voting records of members, looked up once for a release and then kept, those asked for last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from .ballots import Ballot, Cast, ballots, casts, record
from .dates import Vote, dates
from .site import Edition

T = TypeVar("T")

LATEST_YEARS = 5
"""How many years a member's own page counts; the page of its record has all."""

_MOST = 32


class Kept(Generic[T]):
    """What was made for the members that were asked for last. Threads may share it."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make
        self._kept: OrderedDict[str, T] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, iri: str) -> T:
        """Return what is kept of a member, or made of it now."""
        with self._lock:
            if iri in self._kept:
                self._kept.move_to_end(iri)
                return self._kept[iri]
        found = self._make(iri)
        with self._lock:
            self._kept[iri] = found
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return found


def record_of(edition: Edition, iri: str) -> tuple[Cast, ...]:
    """Return everything that a member chose, by date."""
    return edition.once("records", lambda store: Kept(lambda each: record(store, each, _votes(edition)))).of(iri)


def year_of(edition: Edition, iri: str, year: str) -> tuple[Cast, ...]:
    """Return what a member chose in a year, "" for votes without a date."""
    return casts(edition.release.store, [each for each in _ballots_of(edition, iri) if each.vote.day[:4] == year])


def latest_of(edition: Edition, iri: str) -> tuple[Cast, ...]:
    """Return what a member chose in the latest years that it has ballots of."""
    all_of_it = _ballots_of(edition, iri)
    latest = sorted({each.vote.day[:4] for each in all_of_it}, reverse=True)[:LATEST_YEARS]
    return casts(edition.release.store, [each for each in all_of_it if each.vote.day[:4] in latest])


def _ballots_of(edition: Edition, iri: str) -> tuple[Ballot, ...]:
    return edition.once("ballots", lambda store: Kept(lambda each: ballots(store, each, _votes(edition)))).of(iri)


def _votes(edition: Edition) -> dict[str, Vote]:
    return edition.once("dates", dates).votes
