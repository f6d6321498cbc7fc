"""Pages of a long description, as data and as links (Hydra Core Vocabulary, section 5.3; RFC 8288)."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pyoxigraph as ox

from communique.ontology.namespaces import FOAF, RDF

from .resources import HYDRA

Neighbours = tuple[tuple[str, int], ...]
"""Relation (`first`, `prev`, `next`) and page number."""


def neighbours(number: int, more: bool) -> Neighbours:
    """Return the other pages that a page leads to; none where there is only one."""
    found: list[tuple[str, int]] = []
    if number > 1:
        found += [("first", 1), ("prev", number - 1)]
    if more:
        found.append(("next", number + 1))
    return tuple(found)


def at_page(query: str, number: int) -> str:
    """Return a query string that leads to another page, the other parameters kept; "" for the bare first page."""
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != "page"]
    pages = [("page", str(number))] if number > 1 else []
    return urlencode([*kept, *pages])


def view(document: str, thing: str, number: int, more: bool) -> list[ox.Triple]:
    """Return what a page of a description says of itself; nothing where there is only one.

    `document` is the address of the description, `thing` what it describes.
    """
    others = neighbours(number, more)
    if not others:
        return []
    here = _page(document, number)
    triples = [
        _triple(document, FOAF + "primaryTopic", thing),
        _triple(document, RDF + "type", HYDRA + "Collection"),
        _triple(document, HYDRA + "view", here),
        _triple(here, RDF + "type", HYDRA + "PartialCollectionView"),
    ]
    names = {"first": "first", "prev": "previous", "next": "next"}
    return triples + [_triple(here, HYDRA + names[relation], _page(document, other)) for relation, other in others]


def _page(document: str, number: int) -> str:
    return f"{document}?page={number}"


def _triple(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))
