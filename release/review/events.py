"""The events of a release as they are compared: days, places, participants, words and figures of each.

What all events have in common tells nothing; so everything that an event has weighs as much as it is rare in the
release (its information, in bits).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import log2

import pyoxigraph as ox

from communique.converter.folding import borderless, fold
from communique.ontology import namespaces as ns

_DEFAULT = ox.DefaultGraph()
_RUN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|[^\W_\u2e80-\u9fff\uf900-\ufaff]+")
_LEAST_COUNT = 2  # one killed in each of two events is no likeness


@dataclass(frozen=True, slots=True, order=True)
class ComparedEvent:
    """An event as it is compared.

    `first` and `last` are its days (proleptic ordinals), `label` one of its labels and `documents` the named graphs
    that describe it. `words`, `participants`, `places` and `figures` have a weight in bits each; a place comes with
    those that contain it. `stated_places` are those that are stated of it, without what only contains another of them.
    """

    address: str
    first: int
    last: int
    label: str
    documents: frozenset[str]
    types: frozenset[str]
    words: Mapping[str, float] = field(compare=False, hash=False)
    participants: Mapping[str, float] = field(compare=False, hash=False)
    places: Mapping[str, float] = field(compare=False, hash=False)
    stated_places: tuple[str, ...]
    figures: Mapping[str, float] = field(compare=False, hash=False)

    @property
    def dates(self) -> str:
        """The days in ISO 8601, as a period if there are several."""
        days = [date.fromordinal(day).isoformat() for day in (self.first, self.last)]
        return days[0] if self.first == self.last else "/".join(days)


def compared_events(store: ox.Store) -> list[ComparedEvent]:
    """Return the events of a release that have a day, by address; processes are no events here.

    `store` has every statement in the named graph of its source and merged in the default graph.
    """
    documents = _documents(store)
    days = {which: dict(_values(store, ns.CMQ + which)) for which in ("earliest", "latest")}
    dated = [event for event in sorted(documents) if event in days["earliest"] and event in days["latest"]]
    labels = _grouped(_values(store, ns.RDFS + "label"), documents)
    texts = _grouped(_values(store, ns.DCTERMS + "abstract"), documents)
    states = dict(_values(store, ns.CMQ + "governmentOf"))
    actors = _grouped(_values(store, ns.CMQ + "participant"), documents)
    places = _grouped(_values(store, ns.CMQ + "place"), documents)
    types = _grouped(_values(store, ns.CMQ + "eventType"), documents)
    within = _grouped(_values(store, ns.CMQ + "within"))
    figures = _figures(store, documents)
    words = _weighed({event: _words([*labels[event], *texts[event]]) for event in dated})
    # A government and its State are named for each other.
    taking_part = _weighed({event: {states.get(actor, actor) for actor in actors[event]} for event in dated})
    where = _weighed({event: set(_containing(places[event], within)) for event in dated})
    counted = _weighed({event: figures[event] for event in dated})
    return [
        ComparedEvent(
            address=event,
            first=date.fromisoformat(days["earliest"][event]).toordinal(),
            last=date.fromisoformat(days["latest"][event]).toordinal(),
            label=min(labels[event], default=""),
            documents=frozenset(documents[event]),
            types=frozenset(types[event]),
            words=words[event],
            participants=taking_part[event],
            places=where[event],
            stated_places=tuple(sorted(_closest(places[event], within))),
            figures=counted[event],
        )
        for event in dated
    ]


def _documents(store: ox.Store) -> dict[str, set[str]]:
    """Return the named graphs that describe each event."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, ox.NamedNode(ns.RDF + "type"), ox.NamedNode(ns.CMQ + "Event"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            found[quad.subject.value].add(quad.graph_name.value)
    kind = ox.NamedNode(ns.CMQ + "Process")
    for quad in store.quads_for_pattern(None, ox.NamedNode(ns.RDF + "type"), kind, _DEFAULT):
        if isinstance(quad.subject, ox.NamedNode):
            found.pop(quad.subject.value, None)
    return found


def _values(store: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, _DEFAULT):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject.value, quad.object.value


def _grouped(values: Iterable[tuple[str, str]], wanted: Mapping[str, object] | None = None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for subject, value in values:
        if wanted is None or subject in wanted:
            found[subject].add(value)
    return found


def _figures(store: ox.Store, documents: Mapping[str, object]) -> dict[str, set[str]]:
    """Return measure and value of each event's figures."""
    measures, values = dict(_values(store, ns.CMQ + "measure")), dict(_values(store, ns.CMQ + "value"))
    found: dict[str, set[str]] = defaultdict(set)
    for event, figure in _values(store, ns.CMQ + "figure"):
        value = values.get(figure, "")
        if event in documents and figure in measures and value.isdecimal() and int(value) >= _LEAST_COUNT:
            found[event].add(f"{measures[figure]} {value}")
    return found


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words of texts as they are compared; of scripts without blanks, pairs of characters."""
    found: set[str] = set()
    for text in texts:
        for run in _RUN.findall(fold(text)):
            if borderless(run[0]):
                found.update(run[at : at + 2] for at in range(max(1, len(run) - 1)))
            elif len(run) > 1:
                found.add(run)
    return found


def _containing(places: Iterable[str], within: Mapping[str, set[str]]) -> set[str]:
    """Return places with all that contain them."""
    found: set[str] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += within.get(place, ())
    return found


def _closest(places: set[str], within: Mapping[str, set[str]]) -> set[str]:
    """Return places without those that contain another of them."""
    return places - {around for place in places for around in _containing(within.get(place, ()), within)}


def _weighed(features: Mapping[str, set[str]]) -> dict[str, dict[str, float]]:
    """Return each event's features with their weight: the bits that one of them tells."""
    counts = Counter(feature for found in features.values() for feature in found)
    total = max(len(features), 1)
    bits = {feature: log2(total / count) for feature, count in counts.items()}
    return {event: {feature: bits[feature] for feature in sorted(found)} for event, found in features.items()}
