"""What a release holds, in lists: worked out from its store once, then kept with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, RDF, ROOT

from .dates import Dates, Document, Vote
from .labels import Names, natural
from .pages.layout import DATED, LISTS

_DEFAULT = ox.DefaultGraph()
_REPLACED = ox.NamedNode(DCTERMS + "isReplacedBy")
_DAY = len("2017-01-23")
_TYPE = ox.NamedNode(RDF + "type")


@dataclass(frozen=True, slots=True)
class Days:
    """What is dated, by day: events of a single day, documents, votes, and the records of meetings that these name.

    `days` are those that have any of them; `longer` are events that go on, as (first day, last day, IRI).
    """

    days: tuple[str, ...]
    on: dict[str, tuple[str, ...]]
    documents: dict[str, tuple[str, ...]]
    votes: dict[str, tuple[str, ...]]
    longer: tuple[tuple[str, str, str], ...]

    def number(self, day: str) -> tuple[int, int, int]:
        """Return how many events, documents and votes a day has."""
        return len(self.on.get(day, ())), len(self.documents.get(day, ())), len(self.votes.get(day, ()))

    def covering(self, day: str) -> list[str]:
        """Return the events that are known to go on for longer than a day, and cover this one."""
        return [iri for first, last, iri in self.longer if first <= day <= last]

    def before(self, day: str) -> str | None:
        """Return the nearest earlier day that has something."""
        position = bisect_left(self.days, day)
        return self.days[position - 1] if position else None

    def after(self, day: str) -> str | None:
        """Return the nearest later day that has something."""
        position = bisect_right(self.days, day)
        return self.days[position] if position < len(self.days) else None

    def within(self, prefix: str) -> tuple[str, ...]:
        """Return the days of a year (`2017`) or a month (`2017-01`) that have something."""
        return self.days[bisect_left(self.days, prefix) : bisect_left(self.days, prefix + "~")]


def counts(store: ox.Store) -> dict[str, int]:
    """Return how many things each list has."""
    return {name: len(_members(store, name)) for name in LISTS}


def examples(store: ox.Store) -> tuple[str, ...]:
    """Return the first thing of each list that has any."""
    return tuple(found for name in LISTS if (found := min(_members(store, name), default="")))


def days(store: ox.Store, dated: Dates) -> Days:
    """Return what is dated, by day."""
    latest = _dates(store, "latest")
    on: dict[str, list[str]] = {}
    longer = []
    for iri, first in _dates(store, "earliest").items():
        last = latest.get(iri, first)
        if first == last:
            on.setdefault(first, []).append(iri)
        else:
            longer.append((first, last, iri))
    documents = _by_day(dated.documents.values())
    votes = _by_day(dated.votes.values())
    return Days(
        tuple(sorted({*on, *documents, *votes})),
        {day: tuple(sorted(iris)) for day, iris in on.items()},
        documents,
        votes,
        tuple(sorted(longer)),
    )


def _by_day(things: Iterable[Document | Vote]) -> dict[str, tuple[str, ...]]:
    """Return those of a known day, by day."""
    found: dict[str, list[str]] = {}
    for thing in things:
        if len(thing.day) == _DAY:
            found.setdefault(thing.day, []).append(thing.iri)
    return {day: tuple(sorted(iris)) for day, iris in found.items()}


def listing(store: ox.Store, name: str, names: Names, dated: Dates) -> Sequence[str]:
    """Return the members of a list: events and votes by date, latest first and undated last, all else by name.

    Processes have a list of their own and are left out of the events.
    """
    members = _members(store, name)
    if name in DATED:
        return sorted(sorted(members), key=lambda iri: dated.of.get(iri, ""), reverse=True)
    return sorted(members, key=lambda iri: (natural(names.text(iri).text), iri))


def _members(store: ox.Store, name: str) -> set[str]:
    found = {
        quad.subject.value
        for kind in LISTS[name][1]
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(_class(kind)), _DEFAULT)
        if isinstance(quad.subject, ox.NamedNode) and not quad.subject.value.startswith(ROOT)
    }
    if name == "subjects":  # topics are concepts too, with a list of their own
        found -= _members(store, "topics")
    merged = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, _REPLACED, None, _DEFAULT)
        if isinstance(quad.subject, ox.NamedNode)
    }
    return found - merged - (_members(store, "processes") if name == "events" else set())


def _class(kind: str) -> str:
    return kind if "://" in kind else CMQ + kind


def _dates(store: ox.Store, name: str) -> dict[str, str]:
    return {
        quad.subject.value: quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(CMQ + name), None, _DEFAULT)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
