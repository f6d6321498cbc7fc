"""What happened before and after a document was adopted: events that share a place, an actor or a process with it.

Everything is looked up from the document, and bounded: in time by a number of days, else by numbers of steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, OWL, SCHEMA

from ..dates import Dates
from ..labels import Names
from .entries import Entries
from .model import Entry, Group, Section
from .said import Said, nodes, said_of

DAYS = 90
"""How far before and after is looked."""

EVENTS = 10
DOCUMENTS = 5
"""Entries on each side."""

_MOST_PLACES = 1_000
_MOST_LINKS = 20_000
_DEFAULT = ox.DefaultGraph()
_ABOUT = (CMQ + "agenda", DCTERMS + "subject")
_NAMING = ("document", "mandatedBy", "outcome")
"""Properties by which an event names a document."""

Reasons = dict[str, set[str]]
"""Thing to what it shares with the document."""


class Around:
    """Finds what stands around documents in time, for one reader."""

    def __init__(self, names: Names, entries: Entries, dates: Dates) -> None:
        self._names, self._store, self._entries, self._dates = names, names.store, entries, dates

    def section(self, iri: str, said: Said) -> Section:
        """Return what happened before and after a document, nearest first; empty without a day to count from."""
        here = _day(self._dates.of.get(iri, ""))
        if here is None:
            return Section("before-and-after", "Before and after")
        events = self._events(iri, said)
        documents = self._documents(iri, said)
        groups = [
            *self._groups("events", f"Events in the {DAYS} days", events, here, DAYS, EVENTS),
            *self._groups("documents", "Documents on the same items or subjects,", documents, here, None, DOCUMENTS),
        ]
        notes = ["Events share a place, an actor or a process with the document, which does not make them its cause."]
        return Section("before-and-after", "Before and after", groups=tuple(groups), notes=tuple(notes))

    def _groups(
        self, name: str, title: str, found: Reasons, here: date, most_days: int | None, most: int
    ) -> Iterator[Group]:
        sides: dict[str, list[tuple[int, int, str]]] = {"before": [], "after": []}
        for iri, reasons in found.items():
            day = _day(self._dates.of.get(iri, ""))
            if day is None:
                continue
            distance = (day - here).days
            if most_days is None or abs(distance) <= most_days:
                sides["before" if distance < 0 else "after"].append((abs(distance), -len(reasons), iri))
        for side, near in sides.items():
            entries = tuple(self._entry(iri, found[iri]) for _, _, iri in sorted(near)[:most])
            if entries:
                yield Group(f"{name}-{side}", f"{title} {side}", entries=entries)

    def _entry(self, iri: str, reasons: set[str]) -> Entry:
        shared = ", ".join(sorted({self._names.text(reason).text for reason in reasons}))
        return self._entries.entry(iri, f"shares: {shared}")

    # -- events ------------------------------------------------------------------------------------------------

    def _events(self, iri: str, said: Said) -> Reasons:
        found: Reasons = defaultdict(set)
        for thing in self._named(iri, said):
            for reason in self._with_what_belongs(thing):
                for predicate in (CMQ + "place", CMQ + "participant", CMQ + "partOf"):
                    for event in self._pointing(predicate, reason):
                        if event in self._dates.of:
                            found[event].add(thing)
        return found

    def _named(self, iri: str, said: Said) -> list[str]:
        """Return the places, actors and processes that a document is about, by itself or by the events that name it."""
        direct = (DCTERMS + "spatial", SCHEMA + "about", CMQ + "partOf", CMQ + "mandates")
        things = {node.value for predicate in direct for node in nodes(said, predicate)}
        of_drafts = [said_of(self._store, draft.value) for draft in nodes(said, CMQ + "draft")]
        things |= {node.value for own in of_drafts for predicate in direct for node in nodes(own, predicate)}
        for own in (said, *of_drafts):
            for subject in nodes(own, DCTERMS + "subject"):  # may be an actor or a place by another address
                things.update(self._pointing(OWL + "sameAs", subject.value))
        for name in _NAMING:
            for event in islice(self._pointing(CMQ + name, iri), EVENTS):
                things.add(event)
                own = said_of(self._store, event)
                things |= {node.value for p in ("place", "partOf") for node in nodes(own, CMQ + p)}
        return sorted(things - {iri})

    def _with_what_belongs(self, thing: str) -> list[str]:
        """Return a thing with its government, its territory, and the places within that."""
        found = dict.fromkeys([thing])
        for predicate in ("governmentOf", "territoryOf"):
            found.update(dict.fromkeys(self._pointing(CMQ + predicate, thing)))
        waiting = list(found)
        while waiting and len(found) < _MOST_PLACES:
            for place in self._pointing(CMQ + "within", waiting.pop()):
                if place not in found:
                    found[place] = None
                    waiting.append(place)
        return list(found)

    # -- documents ---------------------------------------------------------------------------------------------

    def _documents(self, iri: str, said: Said) -> Reasons:
        """Return the resolutions that share an agenda item or a subject with a document, by themselves or by drafts."""
        found: Reasons = defaultdict(set)
        of_drafts = [said_of(self._store, draft.value) for draft in nodes(said, CMQ + "draft")]
        shared = {(p, n.value) for own in (said, *of_drafts) for p in _ABOUT for n in nodes(own, p)}
        for predicate, thing in sorted(shared):
            for other in self._pointing(predicate, thing):
                for resolution in self._resolutions(other):
                    if resolution != iri:
                        found[resolution].add(thing)
        most = max(map(len, found.values()), default=0)
        return {other: things for other, things in found.items() if len(things) >= min(most, 2)}

    def _resolutions(self, document: str) -> Iterable[str]:
        """Return a document if it is a resolution, else those that it was the draft of."""
        known = self._dates.documents.get(document)
        if known and known.resolution:
            return [document]
        return self._pointing(CMQ + "draft", document) if known else ()

    def _pointing(self, predicate: str, iri: str) -> Iterable[str]:
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri), _DEFAULT)
        for quad in islice(found, _MOST_LINKS):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value


def _day(text: str) -> date | None:
    """Return the first day of a date as stated (a day, a month or a year), None if it is none."""
    try:
        return date.fromisoformat(f"{text}-01-01"[:10]) if text else None
    except ValueError:
        return None
