"""Quads as lines: what a document says, in its named graph and, but for its mentions, in the default graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox

from .checks import Checked
from .tasks import Counts


class Quads:
    """The lines of a batch as they are published and held back."""

    def __init__(self) -> None:
        self.published: list[bytes] = []
        self.held: list[bytes] = []

    def add(self, document: Checked, description: Iterable[ox.Triple], graph: str) -> tuple[Counts, str]:
        """Take the quads of a document or of a piece; return how many they are and the hash of what is published.

        The hash is the SHA-256, in hexadecimal, of the sorted N-Triples.
        """
        statements = as_lines(description)
        mentions: set[bytes] = set()
        units = document.converted.units if document.converted else []
        for index, unit in enumerate(units):
            if index in document.held:
                self.held += _in_graph(as_lines(unit.statements).union(unit.lines, unit.mentions), graph)
            else:
                statements |= as_lines(unit.statements)
                statements.update(unit.lines)
                mentions.update(unit.mentions)
        mentions -= statements
        everything = sorted(statements | mentions)
        self.published += _in_graph(everything, graph)
        self.published += [line + b" .\n" for line in sorted(statements)]
        counts = Counts(units=len(units), held=len(document.held), statements=len(statements), mentions=len(mentions))
        return counts, hashlib.sha256(b"\n".join(everything)).hexdigest()


def as_lines(triples: Iterable[ox.Triple]) -> set[bytes]:
    """Return triples as lines of canonical N-Triples, each without its ` .`"""
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return {line[:-2] for line in written.split(b"\n") if line}


def _in_graph(lines: Iterable[bytes], graph: str) -> list[bytes]:
    end = f" <{graph}> .\n".encode()
    return [line + end for line in sorted(lines)]
