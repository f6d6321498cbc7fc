"""What leads to a thing: lists by property, bounded, so that a State with thousands of ballots is a page like any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, OWL, RDF, SCHEMA, SKOS

from ..addresses import owner_of
from ..labels import Names
from ..stores import pointing, subjects
from .entries import ENTRIES, Entries
from .evidence import Evidences
from .layout import INCOMING, NOT_INCOMING
from .model import Section
from .said import anchor

_FEW = 1_000
"""Up to so many statements are looked through whatever their property is."""

_MOST = 20_000
_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF + "type")
_OBJECT_PROPERTY = ox.NamedNode(OWL + "ObjectProperty")
_STANDARD = (
    DCTERMS + "isPartOf",
    DCTERMS + "isVersionOf",
    DCTERMS + "publisher",
    DCTERMS + "spatial",
    DCTERMS + "subject",
    OWL + "sameAs",
    SCHEMA + "about",
    SKOS + "broader",
    SKOS + "narrower",
    SKOS + "related",
)


Pointing = dict[str, list[str]]
"""Property to what points to a thing by it."""


class Incoming:
    """Lists of what leads to things, for one reader."""

    def __init__(self, names: Names, evidence: Evidences, entries: Entries) -> None:
        self._names, self._store, self._evidence, self._entries = names, names.store, evidence, entries

    def sections(self, iri: str, of: Pointing, number: int) -> Iterator[Section]:
        """Give a section for each property that leads to a thing; `number` counts the pages of each list from 1."""
        node = ox.NamedNode(iri)
        headings = dict(INCOMING)
        listed: set[str] = set()
        for predicate in [*headings, *sorted(of.keys() - headings.keys())]:
            if predicate not in of:
                continue
            found: Iterable[str] = of[predicate]
            if predicate == CMQ + "partOf":
                found = self._all_parts(iri)
            if predicate == CMQ + "topic":  # a tag says less than what was said already
                found = [subject for subject in found if subject not in listed]
            listed.update(found)
            title = headings.get(predicate, f"{self._names.text(predicate).text.capitalize()}: named by")
            yield self._section(title, predicate, node, self._entries.ordered(found), number)

    def listed(
        self, title: str, ordered: Sequence[str], number: int, note: Callable[[str], str] = lambda _: ""
    ) -> Section:
        """Return a page of things in the order given as a section."""
        window = ordered[(number - 1) * ENTRIES : number * ENTRIES]
        entries = tuple(self._entries.entry(iri, note(iri)) for iri in window)
        return Section(anchor(title), title, entries=entries, dated=True, more=max(0, len(ordered) - number * ENTRIES))

    def pointing(self, iri: str) -> Pointing:
        """Return what points to a thing from elsewhere, by property."""
        few = islice(pointing(self._store, iri, NOT_INCOMING), _FEW + 1)
        found = [(each.predicate.value, each.subject.value) for each in few if isinstance(each.subject, ox.NamedNode)]
        if len(found) > _FEW:
            known = [each for each in self._known() if self._leads(each, iri)]
            found = [(each, one) for each in known for one in islice(subjects(self._store, each, iri), _MOST)]
        by_property: Pointing = defaultdict(list)
        for predicate, subject in found:
            if owner_of(subject) != iri:
                by_property[predicate].append(subject)
        return by_property

    def _leads(self, predicate: str, iri: str) -> bool:
        """Return whether anything points to a thing by a property: a query costs more than such a look."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri), _DEFAULT)
        return next(found, None) is not None

    def _known(self) -> list[str]:
        """Return the properties that lead from thing to thing: those of the vocabulary, and others that it uses."""
        ours = self._names.vocabulary.quads_for_pattern(None, _TYPE, _OBJECT_PROPERTY, _DEFAULT)
        named = {quad.subject.value for quad in ours if isinstance(quad.subject, ox.NamedNode)}
        return sorted(named.union(_STANDARD, dict(INCOMING)) - NOT_INCOMING)

    def _section(self, title: str, predicate: str, node: ox.NamedNode, ordered: list[str], number: int) -> Section:
        window = ordered[(number - 1) * ENTRIES : number * ENTRIES]
        entries = tuple(
            self._entries.entry(
                iri,
                self._role(iri, node) if predicate == CMQ + "participant" else "",
                self._evidence.of(iri, predicate, node),
            )
            for iri in window
        )
        dated = any(entry.when for entry in entries)
        return Section(anchor(title), title, entries=entries, dated=dated, more=max(0, len(ordered) - number * ENTRIES))

    def _all_parts(self, iri: str) -> list[str]:
        """Return everything that is part of a process, or of a part of it."""
        found: dict[str, None] = {}
        waiting = [iri]
        while waiting and len(found) < _MOST:
            whole = ox.NamedNode(waiting.pop())
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(CMQ + "partOf"), whole, _DEFAULT):
                part = quad.subject
                if isinstance(part, ox.NamedNode) and part.value not in found and part.value != iri:
                    found[part.value] = None
                    waiting.append(part.value)
        return list(found)

    def _role(self, event: str, actor: ox.NamedNode) -> str:
        """Return an actor's roles in an event, in words; empty if it has none."""
        roles = set()
        for part in self._of(ox.NamedNode(event), "participation"):
            if actor in self._of(part, "actor"):
                roles |= {self._names.text(role.value).text for role in self._of(part, "role")}
        return ", ".join(sorted(roles))

    def _of(self, subject: ox.NamedNode, name: str) -> list[ox.NamedNode]:
        found = self._store.quads_for_pattern(subject, ox.NamedNode(CMQ + name), None, _DEFAULT)
        return [quad.object for quad in found if isinstance(quad.object, ox.NamedNode)]
