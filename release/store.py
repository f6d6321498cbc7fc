"""The store of a release: every statement in the named graph of its source and merged in the default graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from communique.converter.iris import ID, Iris
from communique.errors import ReleaseError
from communique.ontology import namespaces as ns

from .vocabulary import vocabulary_quads

_DEFAULT = ox.DefaultGraph()
_PIECE = 32_000_000


def fill(folder: Path, files: Iterable[Path], authority: Iterable[tuple[str, ox.Triple]], base: str) -> ox.Store:
    """Return a new store in `folder` with the quads of `files`, the authority's statements and the vocabulary.

    The files are used up. Raises `OSError` or `ReleaseError` when the disk can't hold them.
    """
    try:
        store = ox.Store(str(folder))
        for piece in _pieces(files):
            store.bulk_load(piece, format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(_authority_quads(authority, base))
        # Loading a file would give the vocabulary's blank nodes new labels.
        store.bulk_extend(vocabulary_quads())
        store.flush()
        store.optimize()
    except RuntimeError as error:  # what RocksDB says when it isn't the system's error
        raise ReleaseError(f"the store can't be written: {error}") from error
    return store


def _pieces(files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the content of the files in pieces large enough for the store and small enough for the memory."""
    piece: list[bytes] = []
    for file in files:
        piece.append(file.read_bytes())
        file.unlink()
        if sum(map(len, piece)) >= _PIECE:
            yield b"".join(piece)
            piece.clear()
    yield b"".join(piece)


def _authority_quads(statements: Iterable[tuple[str, ox.Triple]], base: str) -> Iterator[ox.Quad]:
    iris = Iris(base)
    for table, triple in statements:
        graph = ox.NamedNode(iris.authority_graph(table))
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        yield ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT)


def select(store: ox.Store, query: str) -> Iterator[list[str]]:
    """Yield the rows of a SELECT as texts, for queries that bind no triple."""
    rows = store.query(query)
    if not isinstance(rows, ox.QuerySolutions):
        raise ValueError("not a SELECT query")
    for row in rows:
        yield [term.value for term in row if isinstance(term, ox.NamedNode | ox.Literal)]


def addresses(store: ox.Store, base: str) -> list[str]:
    """Return the addresses under `/id/` that a store describes, without fragments, sorted."""
    start = base + ID
    found = {
        quad.subject.value.partition("#")[0]
        for quad in store.quads_for_pattern(None, ox.NamedNode(ns.RDF + "type"), None, _DEFAULT)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(start)
    }
    return sorted(found)


def counts(store: ox.Store) -> dict[str, int]:
    """Return how many statements the default graph has, how many quads all graphs have, and its members by class.

    Classes are those of the project's own vocabulary, by their name in it.
    """
    rows = select(
        store,
        "SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?class "
        f'FILTER(STRSTARTS(STR(?class), "{ns.CMQ}")) }} GROUP BY ?class ORDER BY ?class',
    )
    by_class = {name.removeprefix(ns.CMQ): int(count) for name, count in rows}
    ((statements,),) = select(store, "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }")
    return {"statements": int(statements), "quads": len(store), **by_class}
