"""Terms that belong to one unit, so that many units stand in one graph without seeing each other.

A scoped term reads exactly like the term it stands for (patterns, node kinds and messages see no difference), but it
equals only the same term of the same unit. Nothing has to be renamed, and nothing renamed back.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import Graph
from rdflib import term as rdflib_term
from rdflib.namespace import NamespaceManager
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import BNode, IdentifiedNode, Literal, Node, URIRef

from communique.errors import InputError
from communique.ontology.namespaces import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class ScopedIRI(URIRef):
    """An IRI as one unit uses it; `unit` says which."""

    __slots__ = ("_hash", "unit")
    unit: int
    _hash: int

    def __new__(cls, value: str, unit: int) -> ScopedIRI:
        """Return the term; unlike rdflib's own it is not checked, as the shapes do that."""
        self = str.__new__(cls, value)
        self.unit = unit
        self._hash = hash((value, unit))
        return self

    def __eq__(self, other: Any) -> bool:
        return type(other) is ScopedIRI and self.unit == other.unit and str.__eq__(self, other)

    def __hash__(self) -> int:
        return self._hash


class ScopedBNode(BNode):
    """A blank node as one unit uses it; `unit` says which."""

    __slots__ = ("_hash", "unit")
    unit: int
    _hash: int

    def __new__(cls, value: str, unit: int) -> ScopedBNode:
        """Return the term."""
        self = str.__new__(cls, value)
        self.unit = unit
        self._hash = hash((value, unit))
        return self

    def __eq__(self, other: Any) -> bool:
        return type(other) is ScopedBNode and self.unit == other.unit and str.__eq__(self, other)

    def __hash__(self) -> int:
        return self._hash


class DataLiteral(Literal):
    """A literal of the data, compared as SPARQL's `<` and `<=` do: what can't be compared is never less.

    rdflib knows no order of years and months, orders different datatypes by their names, and raises for others.
    """

    __slots__ = ()

    def __lt__(self, other: Any) -> bool:
        return _comparable(self, other) and str(self) != str(other) and not self.__gt__(other)

    def __le__(self, other: Any) -> bool:
        return _comparable(self, other) and (str(self) == str(other) or not self.__gt__(other))

    __hash__ = Literal.__hash__


def _comparable(left: Literal, right: Any) -> bool:
    if not isinstance(right, Literal) or left.ill_typed or right.ill_typed or left.language or right.language:
        return False
    numbers = isinstance(left.value, int | float | Decimal) and isinstance(right.value, int | float | Decimal)
    return numbers or left.datatype == right.datatype


# rdflib orders terms of different kinds by a table of their exact classes.
rdflib_term._ORDERING[ScopedIRI] = rdflib_term._ORDERING[URIRef]
rdflib_term._ORDERING[ScopedBNode] = rdflib_term._ORDERING[BNode]
rdflib_term._ORDERING[DataLiteral] = rdflib_term._ORDERING[Literal]


class FullNames(NamespaceManager):
    """No prefixes: the referee writes addresses in full, and looks nothing up for each."""

    def __init__(self) -> None:
        """Keep no store: there is nothing to remember."""

    def bind(self, *_: Any, **__: Any) -> None:
        """Ignore a prefix."""

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Return that there are none: a query of a shape declares its own."""
        return iter(())

    def normalizeUri(self, rdfTerm: str) -> str:  # noqa: N802, N803 - rdflib's names
        """Return an address in angle brackets."""
        return f"<{rdfTerm}>"


class RefereeGraph(Graph):
    """A graph for the referee, which asks each time it finds something whether there is a graph at all."""

    def __bool__(self) -> bool:
        return True  # else rdflib counts every triple

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """Answer a query; a shape asks the same one of every node, and reading it takes longer than answering it."""
        read = _read_query(query_object) if isinstance(query_object, str) else query_object
        return super().query(read, *args, **kwargs)


@lru_cache(maxsize=64)
def _read_query(text: str) -> Query:
    return prepareQuery(text)


def new_graph() -> Graph:
    """Return an empty graph for the referee; its store knows no named graphs, which makes it faster."""
    return RefereeGraph(store="SimpleMemory", namespace_manager=FullNames())


def scope(node: ox.NamedNode | ox.BlankNode, unit: int) -> IdentifiedNode:
    """Return a node as a term of its unit."""
    return ScopedIRI(node.value, unit) if isinstance(node, ox.NamedNode) else ScopedBNode(node.value, unit)


def unscoped(term: Term) -> Node:
    """Return a term as it is, with its lexical form kept; raises `InputError` for a triple term.

    Whether an IRI is a good one is for the shapes to say, not for rdflib's log.
    """
    if isinstance(term, ox.NamedNode):
        return str.__new__(URIRef, term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise InputError(str(term), "a triple stands as a term of another", remedy="write it as plain triples")
    if term.language:
        return DataLiteral(term.value, lang=term.language)
    if term.datatype == _XSD_STRING:
        return DataLiteral(term.value)
    return DataLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)


_XSD_STRING = ox.NamedNode(XSD + "string")


def ntriples(node: Node) -> str:
    """Return a term in N-Triples."""
    if isinstance(node, Literal):
        if node.language:
            return str(ox.Literal(str(node), language=node.language))
        return str(ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None))
    return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"


def readable(node: Node) -> str:
    """Return a term as a person reads it: an address, a text, or a blank node's label."""
    return f"_:{node}" if isinstance(node, BNode) else str(node)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib from logging each malformed literal: the shapes report them."""
    logger = logging.getLogger("rdflib.term")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
