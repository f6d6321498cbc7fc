"""When things of a release are dated: worked out from its store once, then kept with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from communique.ontology.namespaces import CMQ, DCTERMS, RDF

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF + "type")


@dataclass(frozen=True, slots=True)
class Vote:
    """What lists need of a vote: its day, body and agenda, and the documents it was on as a whole or in part.

    A text is empty where the release doesn't say.
    """

    iri: str
    day: str
    body: str
    agenda: tuple[str, ...]
    on: tuple[str, ...]
    on_parts: tuple[str, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it was on."""
        return (*self.on, *self.on_parts)


@dataclass(frozen=True, slots=True)
class Document:
    """What lists need of a document: its day, the body that adopted it, its symbol and series.

    The day is that of its adoption, else its date, else the day on which its whole text was voted on.
    """

    iri: str
    day: str
    body: str
    symbol: str
    resolution: bool

    @property
    def series(self) -> str:
        """The series of its symbol: S/RES of S/RES/2254 (2015), A/RES/71 of A/RES/71/248, S/PV of S/PV.7588."""
        return series_of(self.symbol)


@dataclass(frozen=True, slots=True)
class Dates:
    """The first day of every dated event, document and vote (IRI to day), and what else lists need of the last two."""

    of: dict[str, str]
    documents: dict[str, Document]
    votes: dict[str, Vote]


def series_of(symbol: str) -> str:
    """Return what stands before the last number of a symbol; the symbol itself when there is nothing before."""
    plain = symbol.partition(" ")[0].partition("(")[0]
    cut = max(plain.rfind("/"), plain.rfind("."))
    return plain[:cut] if cut > 0 else plain


def dates(store: ox.Store) -> Dates:
    """Return the dates of a store."""
    votes = _votes(store)
    documents = _documents(store, votes)
    of = {iri: min(days) for iri, days in values(store, CMQ + "earliest").items()}
    of |= {iri: vote.day for iri, vote in votes.items() if vote.day}
    of |= {iri: document.day for iri, document in documents.items() if document.day}
    return Dates(of, documents, votes)


def values(store: ox.Store, predicate: str) -> dict[str, list[str]]:
    """Return the values of a property in the default graph, by what it is said of."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, _DEFAULT):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found[quad.subject.value].append(quad.object.value)
    return found


def instances(store: ox.Store, kind: str) -> Iterator[str]:
    """Give the things of one of our classes."""
    for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(CMQ + kind), _DEFAULT):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value


def _votes(store: ox.Store) -> dict[str, Vote]:
    known = set(instances(store, "Vote"))
    if not known:
        return {}
    day, body, agenda = (values(store, name) for name in (DCTERMS + "date", CMQ + "body", CMQ + "agenda"))
    on, on_parts = _voted_on(store, "vote"), _voted_on(store, "rollCall")
    return {
        iri: Vote(
            iri,
            min(day.get(iri, ()), default=""),
            min(body.get(iri, ()), default=""),
            tuple(sorted(agenda.get(iri, ()))),
            tuple(sorted(on.get(iri, ()))),
            tuple(sorted(on_parts.get(iri, ()))),
        )
        for iri in sorted(known)
    }


def _voted_on(store: ox.Store, name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for document, votes in values(store, CMQ + name).items():
        for vote in votes:
            found[vote].append(document)
    return found


def _documents(store: ox.Store, votes: dict[str, Vote]) -> dict[str, Document]:
    voted: dict[str, list[str]] = defaultdict(list)
    for vote in votes.values():
        for document in vote.on if vote.day else ():
            voted[document].append(vote.day)
    resolutions = set(instances(store, "Resolution"))
    known = resolutions.union(instances(store, "Document"))
    names = (CMQ + "adoptedOn", DCTERMS + "date", CMQ + "adoptedBy", CMQ + "symbol")
    adopted, dated, body, symbol = (values(store, name) for name in names)
    return {
        iri: Document(
            iri,
            min(adopted.get(iri) or dated.get(iri) or voted.get(iri) or (), default=""),
            min(body.get(iri, ()), default=""),
            min(symbol.get(iri, ()), default=""),
            iri in resolutions,
        )
        for iri in sorted(known)
    }
