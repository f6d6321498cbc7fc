"""How complete the series of resolutions in a release are: which numbers are missing, which records lack what.

Only what lies between the lowest and the highest number found can be said to be missing; what a series had before or
after that, nothing here knows. A resolution counts as found when a source describes it; one that others merely name
(cite it, or give its draft) stays missing, and is listed as named.

`completeness.json` has this form, whose keys stay:

    {"format": 1,
     "series": [{
        "series": "S/RES", "name": "Resolutions of the Security Council", "session": "",
        "found": 2611, "first": 1, "last": 2640,
        "missing": {"count": 29, "ranges": [[18, 18], [25, 26]]},
        "named": ["S/RES/18 (1947)"],
        "lacking": {"date": {"count": 5, "symbols": ["S/RES/48 (1948)"]}, "title": …, "vote": …, "file": …,
                    "subject": …},
        "sources": [{"source": "un/resolutions.csv", "found": 2611,
                     "lacking": {"date": 5, "title": 0, "vote": 0, "file": 2611, "subject": 97}}]
     }]}

A date is that of the document, of its adoption or of its vote; a file is a language version with a file, or the address
where the document stands itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pyoxigraph as ox

from communique.converter.extract.documents.symbols import Symbol, parse_symbol
from communique.ontology import namespaces as ns

FORMAT = 1
WANTED = ("date", "title", "vote", "file", "subject")
"""What a record of a resolution should have, in the order of the report."""

_DEFAULT = ox.DefaultGraph()
_SYMBOL = ox.NamedNode(ns.CMQ + "symbol")
_FILE = ox.NamedNode(ns.CMQ + "file")
_DATE = ox.NamedNode(ns.DCTERMS + "date")
_DERIVED_FROM = ox.NamedNode(ns.PROV + "wasDerivedFrom")
_IDENTIFIER = ox.NamedNode(ns.DCTERMS + "identifier")
_VOTE, _LANGUAGE_VERSION = ns.CMQ + "vote", ns.CMQ + "languageVersion"
_SAYS = {
    ns.CMQ + "adoptedOn": "date",
    ns.DCTERMS + "date": "date",
    ns.DCTERMS + "title": "title",
    _VOTE: "vote",
    ns.SCHEMA + "url": "file",
    ns.DCTERMS + "subject": "subject",
}
_DESCRIBES = frozenset({
    *_SAYS, _LANGUAGE_VERSION, ns.CMQ + "rollCall", ns.CMQ + "agenda", ns.DCTERMS + "description",
})  # fmt: skip
"""What is stated of a resolution by who describes it. That it had a draft is said by the record of the draft, too."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many resolutions of a series one source describes, and how many of them lack what in that source."""

    source: str
    found: int
    lacking: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Series:
    """A series of resolutions: those of the Council, or of one session of the Assembly.

    `found` counts the resolutions that are described (parts of one number each), `missing` are the ranges of numbers,
    both ends included, between `first` and `last` that none of them has. `named` are symbols that sources name and
    none describes; `lacking` has for each of `WANTED` the symbols that lack it in all sources.
    """

    key: str
    name: str
    session: str
    found: int
    first: int
    last: int
    missing: tuple[tuple[int, int], ...]
    named: tuple[str, ...]
    lacking: Mapping[str, tuple[str, ...]]
    sources: tuple[SourceCount, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the series as `completeness.json` has it."""
        return {
            "series": self.key,
            "name": self.name,
            "session": self.session,
            "found": self.found,
            "first": self.first,
            "last": self.last,
            "missing": {
                "count": sum(last - first + 1 for first, last in self.missing),
                "ranges": [list(ends) for ends in self.missing],
            },
            "named": list(self.named),
            "lacking": {
                what: {"count": len(symbols), "symbols": list(symbols)} for what, symbols in self.lacking.items()
            },
            "sources": [
                {"source": one.source, "found": one.found, "lacking": dict(one.lacking)} for one in self.sources
            ],
        }


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is known of the series in a release, by body and session."""

    series: tuple[Series, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the whole as `completeness.json` has it."""
        return {"format": FORMAT, "series": [one.as_json() for one in self.series]}


@dataclass
class _Found:
    """A resolution: what it has by the named graph that says so; "" stands for the merged graph."""

    symbol: Symbol
    has: dict[str, set[str]] = field(default_factory=dict)


def completeness(store: ox.Store, base: str) -> Completeness:
    """Return how complete the series of resolutions in a store are, the same for the same content.

    `store` has every statement in the named graph of its source and merged in the default graph; `base` is the site's
    address. Takes about half a millisecond for each resolution.
    """
    sources = _sources(store)
    by_series: dict[str, list[_Found]] = {}
    for quad in store.quads_for_pattern(None, _SYMBOL, None, _DEFAULT):
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
            symbol = parse_symbol(quad.object.value)
            if isinstance(symbol, Symbol) and symbol.kind == "resolution" and not symbol.base:
                by_series.setdefault(series_of(symbol), []).append(_described(store, quad.subject, symbol))
    made = (_series(key, found, sources, base) for key, found in by_series.items())
    return Completeness(tuple(sorted((one for one in made if one), key=lambda one: _place(one.key))))


def series_of(symbol: Symbol) -> str:
    """Return what a resolution's series is called: `S/RES`, `A/RES/71`, `A/RES/ES-10`, `A/RES (XXI)`."""
    if symbol.body == "S":
        return "S/RES"
    if symbol.body == "A" and symbol.text.endswith(")"):
        return f"A/RES ({symbol.session})"
    return symbol.text.rpartition("/")[0]


# -- reading the store --------------------------------------------------------------------------------------------


def _sources(store: ox.Store) -> dict[str, str]:
    """Return the named graphs of the sources, each with its source's name and path."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, _DERIVED_FROM, None, _DEFAULT):
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            for named in store.quads_for_pattern(quad.object, _IDENTIFIER, None, _DEFAULT):
                if isinstance(named.object, ox.Literal):
                    found[quad.subject.value] = named.object.value
    return found


def _described(store: ox.Store, node: ox.NamedNode, symbol: Symbol) -> _Found:
    found = _Found(symbol)
    for quad in store.quads_for_pattern(node, None, None, None):
        predicate = quad.predicate.value
        if predicate not in _DESCRIBES:
            continue
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        has = found.has.setdefault(graph, set())
        if what := _SAYS.get(predicate):
            has.add(what)
        if predicate == _VOTE and "date" not in has and _any(store, quad.object, _DATE, quad.graph_name):
            has.add("date")
        if predicate == _LANGUAGE_VERSION and "file" not in has and _any(store, quad.object, _FILE, quad.graph_name):
            has.add("file")
    return found


def _any(
    store: ox.Store, subject: Term, predicate: ox.NamedNode, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph
) -> bool:
    if not isinstance(subject, ox.NamedNode):
        return False
    return next(iter(store.quads_for_pattern(subject, predicate, None, graph)), None) is not None


# -- counting -----------------------------------------------------------------------------------------------------


def _series(key: str, everything: Iterable[_Found], sources: Mapping[str, str], base: str) -> Series | None:
    """Return a series; None if no source describes a resolution of it."""
    ordered = sorted(everything, key=lambda one: (one.symbol.number or 0, one.symbol.part, one.symbol.text))
    found = [one for one in ordered if "" in one.has]
    numbers = sorted({one.symbol.number for one in found if one.symbol.number})
    if not numbers:
        return None
    name, session = _name(key)
    return Series(
        key=key,
        name=name,
        session=session,
        found=len(found),
        first=numbers[0],
        last=numbers[-1],
        missing=tuple(_gaps(numbers)),
        named=tuple(one.symbol.text for one in ordered if "" not in one.has),
        lacking={what: tuple(one.symbol.text for one in found if what not in one.has[""]) for what in WANTED},
        sources=tuple(_by_source(found, sources, base)),
    )


def _by_source(found: Iterable[_Found], sources: Mapping[str, str], base: str) -> Iterator[SourceCount]:
    by_graph: dict[str, list[set[str]]] = {}
    for one in found:
        for graph, has in one.has.items():
            if graph:
                by_graph.setdefault(graph, []).append(has)
    named = {graph: sources.get(graph, graph.removeprefix(f"{base}id/graph/")) for graph in by_graph}
    for graph in sorted(by_graph, key=named.__getitem__):
        having = by_graph[graph]
        lacking = {what: sum(what not in has for has in having) for what in WANTED}
        yield SourceCount(named[graph], len(having), lacking)


def _gaps(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between sorted numbers that none of them has."""
    for before, after in pairwise(numbers):
        if after - before > 1:
            yield before + 1, after - 1


def _name(key: str) -> tuple[str, str]:
    """Return what a series is called, and its session."""
    if key == "S/RES":
        return "Resolutions of the Security Council", ""
    if match := re.fullmatch(r"A/RES(?:/(?:(ES-|S-)?(\d+))| \((.+)\))", key):
        kind = {"ES-": "emergency special session ", "S-": "special session "}.get(match[1] or "", "session ")
        return f"Resolutions of the General Assembly, {kind}{match[2] or match[3]}", key[6:].strip("()")
    return f"Resolutions {key}", ""


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _place(key: str) -> tuple[int, int, str]:
    """Return the key by which series are sorted: the Council, the Assembly by session, special sessions, others."""
    if key == "S/RES":
        return 0, 0, key
    if match := re.fullmatch(r"A/RES/(\d+)", key):
        return 1, int(match[1]), key
    if match := re.fullmatch(r"A/RES \(([IVXLC]+)\)", key):
        values = [_ROMAN[letter] for letter in match[1]]
        return 1, sum(-v if v < max(values[at:]) else v for at, v in enumerate(values)), key
    if match := re.fullmatch(r"A/RES/E?S-(\d+)", key):
        return 2, int(match[1]), key
    return 3, 0, key
