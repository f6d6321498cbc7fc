"""Things as entries of lists: what they are called, when they are dated, and a word on them."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, RDF, SCHEMA

from ..addresses import link
from ..dates import Dates
from ..labels import Names, natural
from .dates import in_words, period_in_words
from .evidence import Evidence
from .layout import KINDS
from .model import Entry
from .said import Said

ENTRIES = 100
"""Entries of a list on a page."""

_DEFAULT = ox.DefaultGraph()
_STATES = {"planned": "planned", "claimed": "claimed"}
_LONGEST_NOTE = 200
_MOST_BY_NAME = 500
_COUNTS = (("inFavour", "in favour"), ("against", "against"), ("abstaining", "abstaining"), ("notVoting", "not voting"))


class Entries:
    """Makes entries from one store, for one reader."""

    def __init__(self, names: Names, dates: Dates) -> None:
        self._names, self._store, self._dates = names, names.store, dates

    def entry(self, iri: str, note: str = "", evidence: tuple[Evidence, ...] = ()) -> Entry:
        """Return a thing as an entry of a list, with its date if it has one."""
        start, end = self._text(iri, CMQ + "startDate"), self._text(iri, CMQ + "endDate")
        day = self.day(iri)
        address = self._text(iri, SCHEMA + "url") if "/id/report/" in iri else ""
        return Entry(
            self._names.link(iri),
            period_in_words(start, end) if start or end else in_words(day),
            start or end or day,
            note or self._note(iri),
            self.state(iri),
            link(self._names.base, address, self._names.root) or "",
            evidence,
        )

    def state(self, iri: str) -> str:
        """Return whether an event was merely planned or claimed, in a word; "" if neither."""
        states = [_STATES.get(node.rpartition("/")[2], "") for node in self._nodes(iri, CMQ + "status")]
        return next((state for state in states if state), "")

    def day(self, iri: str) -> str:
        """Return the first day of a thing, "" if it has none."""
        return self._dates.of.get(iri, "")

    def ordered(self, iris: Iterable[str], undated: str = "") -> list[str]:
        """Return things by date, then by name; long lists by date alone, so that not everything is looked up.

        `undated` is what those without a date are sorted as.
        """
        each = set(iris)
        if len(each) > _MOST_BY_NAME:
            return sorted(each, key=lambda iri: (self.day(iri) or undated, iri))
        return sorted(each, key=lambda iri: (self.day(iri) or undated, natural(self._names.text(iri).text), iri))

    def named_by(self, iris: Iterable[str], predicate: str) -> tuple[str, ...]:
        """Return what things lead to by a property, by name."""
        found = {node for iri in iris for node in self._nodes(iri, predicate)}
        return tuple(sorted(found, key=lambda iri: (self._names.text(iri).text, iri)))

    def kind(self, said: Said) -> str:
        """Return what sort of thing a page is about, in words."""
        types = {value.value for value in said.get(RDF + "type", []) if isinstance(value, ox.NamedNode)}
        for name, words, _ in KINDS:
            if name in types or CMQ + name in types:
                return words
        return self._names.text(min(types)).text.capitalize() if types else ""

    def kind_of(self, iri: str) -> str:
        """Return what sort of thing an IRI names, in words."""
        found = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDF + "type"), None, _DEFAULT)
        return self.kind({RDF + "type": sorted((quad.object for quad in found), key=str)})

    def _note(self, iri: str) -> str:
        if iri in self._dates.votes:
            return self.result(iri)
        if iri in self._dates.documents:
            title = self._text(iri, DCTERMS + "title")
            if title and title != self._names.text(iri).text:
                return title if len(title) <= _LONGEST_NOTE else title[:_LONGEST_NOTE].rsplit(" ", 1)[0] + " …"
        return ""

    def result(self, iri: str) -> str:
        """Return a vote's counts in a line, or how it was decided; "" where neither is stated."""
        stated = [(self._texts(iri, CMQ + name), words) for name, words in _COUNTS]
        counts = [f"{' or '.join(sorted(numbers))} {words}" for numbers, words in stated if numbers]
        return ", ".join(counts) or self._text(iri, CMQ + "modality")

    def _text(self, iri: str, predicate: str) -> str:
        return min(self._texts(iri, predicate), default="")

    def _texts(self, iri: str, predicate: str) -> set[str]:
        found = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, _DEFAULT)
        return {quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}

    def _nodes(self, iri: str, predicate: str) -> list[str]:
        found = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, _DEFAULT)
        return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode))
