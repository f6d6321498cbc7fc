"""Statements as the gate takes them: triples, or lines of canonical N-Triples."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

Statement = ox.Triple | bytes
"""A triple, or a line of canonical N-Triples (https://www.w3.org/TR/rdf12-n-triples/#canonical) without its ` .`"""


def as_triples(statements: Iterable[Statement]) -> list[ox.Triple]:
    """Return statements as triples; raises `SyntaxError` for a line that is none."""
    triples, lines = _parted(statements)
    if lines:
        parsed = ox.parse(b" .\n".join([*lines, b""]), format=ox.RdfFormat.N_TRIPLES)
        triples += [quad.triple for quad in parsed]
    return triples


def as_text(statements: Iterable[Statement]) -> bytes:
    """Return statements as lines of canonical N-Triples, each without its ` .`, joined by line feeds."""
    triples, lines = _parted(statements)
    if triples:
        written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        lines.append(written[:-3].replace(b" .\n", b"\n"))
    return b"\n".join(lines)


def _parted(statements: Iterable[Statement]) -> tuple[list[ox.Triple], list[bytes]]:
    """Return the triples and the lines among statements, each in their order."""
    triples: list[ox.Triple] = []
    lines: list[bytes] = []
    for statement in statements:
        if isinstance(statement, bytes):
            lines.append(statement)
        else:
            triples.append(statement)
    return triples, lines
