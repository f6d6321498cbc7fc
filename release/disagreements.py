"""Where the sources of a release disagree: each finding says in plain words which of them says what.

The shapes in `shapes/release/` find, in the merged graph, what is stated in two ways; here the named graphs tell who
states which. Nothing is decided: every statement stays in the graph of its source, and the finding is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import pyoxigraph as ox

from communique.ontology import namespaces as ns
from communique.shapes.release.constraints import Constraint, Sources, release_constraints
from communique.shapes.results import Result

from .findings import Finding

_DEFAULT = ox.DefaultGraph()
_LABEL = ox.NamedNode(ns.RDFS + "label")
_SYMBOL = ox.NamedNode(ns.CMQ + "symbol")
_ROW = ox.NamedNode(ns.CMQ + "row")
_DERIVED_FROM = ox.NamedNode(ns.PROV + "wasDerivedFrom")
_IDENTIFIER = ox.NamedNode(ns.DCTERMS + "identifier")
_ROWS_NAMED = 3
_WORDS = {
    ns.CMQ + "inFavour": "in favour",
    ns.CMQ + "against": "against",
    ns.CMQ + "abstaining": "abstaining",
    ns.CMQ + "notVoting": "not voting",
    ns.CMQ + "members": "members",
}

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One of the things that are said: in words, and by whom, as pairs of a source's identifier and a row (0: none)."""

    value: str
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """What sources do not agree on: the thing (`focus`), the broken shape, and who says what.

    `path` is the property, if one is at issue, else ""; `value` is the further thing or text that it is about, and
    `term` the same in N-Triples.
    """

    focus: str
    shape: str
    path: str
    value: str
    term: str
    message: str
    said: tuple[Said, ...]

    def result(self) -> Result:
        """Return it as a result of validation, a warning."""
        return Result(
            unit=0,
            focus=self.focus,
            path=self.path or None,
            value=self.value or None,
            shape=self.shape,
            message=self.message,
            severity="warning",
            component=ns.SH + "SPARQLConstraintComponent",
            term=self.term,
        )

    def finding(self) -> Finding:
        """Return it as the manifest lists problems, under the first of the sources and its row."""
        sources = sorted({source for said in self.said for source in said.sources})
        file, row = sources[0] if sources else ("", 0)
        return Finding(file, row or 1, self.focus, self.shape, self.message, "compare the sources with the document")


def find_disagreements(store: ox.Store, base: str) -> tuple[Disagreement, ...]:
    """Return what the sources of a release disagree on, sorted; the same for the same content.

    `store` has every statement in the named graph of its source and merged in the default graph; `base` is the site's
    address. Each shape is evaluated once for all its focus nodes.
    """
    names = _Names(store, base)
    found = {one for constraint in release_constraints() for one in _broken(store, constraint, names)}
    return tuple(sorted(found))


def _broken(store: ox.Store, constraint: Constraint, names: _Names) -> Iterator[Disagreement]:
    for solution in _solutions(store, constraint):
        bound = {name: _bound(solution, name) for name in ("this", "value", "path")}
        focus, value, path = bound["this"], bound["value"], bound["path"]
        if focus is None:
            continue
        evidence = _PUT_IN.sub(partial(_put_in, bound), constraint.evidence)
        said = tuple(sorted(_said(store, evidence, constraint.sources, names)))
        if said or constraint.sources == "any":
            message = _message(constraint.message, focus, path, value, said, names)
            where = path.value if isinstance(path, ox.NamedNode) else ""
            yield Disagreement(
                names.address(focus), constraint.shape, where, names.address(value), _text(value), message, said
            )


_PUT_IN = re.compile(r"\$(this|value|path)\b")


def _put_in(bound: dict[str, Term | None], variable: re.Match[str]) -> str:
    return _text(bound[variable[1]]) or variable[0]


def _solutions(store: ox.Store, constraint: Constraint) -> Iterator[ox.QuerySolution]:
    if not constraint.candidates:
        yield from _select(store, constraint.select)
        return
    this = ox.Variable("this")
    for candidate in _select(store, constraint.candidates):
        yield from _select(store, constraint.select, {this: candidate["this"]})


def _select(
    store: ox.Store,
    query: str,
    bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] | None = None,
) -> ox.QuerySolutions:
    solutions = store.query(query, substitutions=bound or {})
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("not a SELECT query")
    return solutions


def _bound(solution: ox.QuerySolution, name: str) -> Term | None:
    try:
        term: Term | None = solution[name]
    except KeyError:
        return None
    return term


def _text(term: Term | None) -> str:
    return "" if term is None else str(term)


def _said(store: ox.Store, evidence: str, wanted: Sources, names: _Names) -> Iterator[Said]:
    """Yield what is said and by whom; nothing when it is not said by as many sources as the constraint is about."""
    by_value: dict[str, set[tuple[ox.NamedNode, int]]] = {}
    for solution in _select(store, evidence):
        subject, predicate, value = solution["subject"], solution["predicate"], solution["object"]
        about = _bound(solution, "about")
        words = f"{names.of(about)}: {names.of(value)}" if about is not None else names.of(value)
        for quad in store.quads_for_pattern(subject, predicate, value, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                rows = sorted(names.rows(subject, quad.graph_name))[:_ROWS_NAMED] or [0]
                by_value.setdefault(words, set()).update((quad.graph_name, row) for row in rows)
    graphs = {graph for places in by_value.values() for graph, _ in places}
    if wanted == "several" and (len(graphs) < 2 or len(by_value) < 2):
        return
    if wanted == "one":
        by_value = _crowded(by_value, graphs)
    for words, places in by_value.items():
        if places:
            yield Said(words, tuple(sorted((names.source(graph), row) for graph, row in places)))


def _crowded(
    by_value: dict[str, set[tuple[ox.NamedNode, int]]], graphs: set[ox.NamedNode]
) -> dict[str, set[tuple[ox.NamedNode, int]]]:
    """Return what the graphs say that say more than one of the things."""
    crowded = {graph for graph in graphs if sum(any(g == graph for g, _ in places) for places in by_value.values()) > 1}
    return {value: {place for place in places if place[0] in crowded} for value, places in by_value.items()}


def _message(
    what: str, focus: Term, path: Term | None, value: Term | None, said: tuple[Said, ...], names: _Names
) -> str:
    """Return the finding in plain words: what is wrong with which thing, and who says what."""
    about = [names.of(focus)]
    if isinstance(path, ox.NamedNode) and path.value in _WORDS:
        about.append(_WORDS[path.value])
    if isinstance(value, ox.NamedNode):
        about.append(names.of(value))
    sayings = "; ".join(f"{_who(one.sources)} {one.value}" for one in said)
    return f"{what} ({', '.join(about)}): {sayings}" if sayings else f"{what} ({', '.join(about)})"


def _who(sources: tuple[tuple[str, int], ...]) -> str:
    """Return the sources with their rows and the verb: "a/table.csv (row 7) and b/table.csv say"."""
    rows: dict[str, list[int]] = {}
    for source, row in sources:
        rows.setdefault(source, []).extend([row] if row else [])
    named = [
        f"{source} (row{'s' if len(at) > 1 else ''} {', '.join(map(str, at))})" if at else source
        for source, at in sorted(rows.items())
    ]
    return f"{' and '.join(named)} {'say' if len(named) > 1 else 'says'}"


@dataclass(frozen=True)
class _Names:
    """What things and sources are called in messages."""

    store: ox.Store
    base: str

    def of(self, term: Term) -> str:
        """Return a text as it is, the symbol or name of a thing, else the end of its address."""
        if not isinstance(term, ox.NamedNode):
            return term.value if isinstance(term, ox.Literal | ox.BlankNode) else str(term)
        if term.value.startswith(ns.CMC):
            return term.value.removeprefix(ns.CMC).replace("-", " ")
        for predicate in (_SYMBOL, _LABEL):
            texts = [
                quad.object
                for quad in self.store.quads_for_pattern(term, predicate, None, _DEFAULT)
                if isinstance(quad.object, ox.Literal)
            ]
            if texts:
                return min(texts, key=lambda text: (text.language != "en", text.value)).value
        return term.value.removeprefix(f"{self.base}id/").removeprefix(ns.ROOT)

    def address(self, term: Term | None) -> str:
        """Return an address or a text as it is, a blank node with `_:` before it, and "" for nothing."""
        return term.value if isinstance(term, ox.NamedNode | ox.Literal) else _text(term)

    def source(self, graph: ox.NamedNode) -> str:
        """Return the name and path of the source that a named graph holds the statements of."""
        return self._sources.get(graph, graph.value.removeprefix(f"{self.base}id/graph/"))

    def rows(self, subject: Term, graph: ox.NamedNode) -> Iterator[int]:
        """Yield the rows of a table at which something is described."""
        if isinstance(subject, ox.NamedNode):
            for quad in self.store.quads_for_pattern(subject, _ROW, None, graph):
                if isinstance(quad.object, ox.Literal):
                    yield int(quad.object.value)

    @cached_property
    def _sources(self) -> dict[ox.NamedNode, str]:
        found: dict[ox.NamedNode, str] = {}
        for quad in self.store.quads_for_pattern(None, _DERIVED_FROM, None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                for named in self.store.quads_for_pattern(quad.object, _IDENTIFIER, None, _DEFAULT):
                    if isinstance(named.object, ox.Literal):
                        found[quad.subject] = named.object.value
        return found
