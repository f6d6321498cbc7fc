"""The tables of a build: cut into pieces while they are read, and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from communique.converter.readers import Raw

from .checks import Checked
from .findings import Finding
from .tables import Tables
from .tasks import BatchOutcome, Counts, Piece, Surveyed

ROWS = 4096
"""Rows in a piece; what a build gives does not depend on the number of processes, only on this and on RECORDS."""

RECORDS = 100
"""Records in a piece."""


@dataclass(slots=True)
class _Table:
    """A table while its pieces are worked on."""

    document: Checked
    begun: BatchOutcome
    counts: Counts = field(default_factory=Counts)
    hashes: list[str] = field(default_factory=list)


class Pieces:
    """The pieces of some tables; files are numbered from `first`."""

    def __init__(self, tables: Tables, surveyed: Sequence[Surveyed], first: int, known: Path, concepts: Path) -> None:
        self._tables, self._surveyed = tables, surveyed
        self._numbers = count(first)
        self._known, self._concepts = known, concepts
        self._open: dict[str, _Table] = {}
        self._of: dict[int, _Table] = {}
        self.begun: list[BatchOutcome] = []

    @property
    def lines(self) -> int:
        """How many lines all tables have."""
        return sum(table.lines for table in self._surveyed)

    def cut(self) -> Iterator[Piece]:
        """Yield the pieces of all tables in order; what can't be read is noted in `begun`."""
        for table in self._surveyed:
            document, outcome = self._tables.begin(table, -1 - len(self.begun))
            self.begun.append(outcome)
            self._open[table.planned.name] = found = _Table(document, outcome)
            if document.failure is not None:
                continue
            piece: list[Raw] = []
            rows = 0
            for raw in self._tables.cut(table):
                if isinstance(raw, Finding):
                    outcome.held.append(raw)
                    found.counts += Counts(rows=1, unread=1)
                    continue
                piece.append(raw)
                rows += raw.rows
                if len(piece) >= RECORDS or rows >= ROWS:
                    yield self._piece(table, piece)
                    piece, rows = [], 0
            if piece:
                yield self._piece(table, piece)

    def _piece(self, table: Surveyed, raws: Sequence[Raw]) -> Piece:
        number = next(self._numbers)
        self._of[number] = self._open[table.planned.name]
        return Piece(number, table, tuple(raws), self._known, self._concepts)

    def add(self, outcome: BatchOutcome) -> None:
        """Take what a piece gave."""
        table = self._of.pop(outcome.number)
        table.counts += outcome.counts
        table.hashes.append(outcome.graph_hash)

    def end(self) -> Iterator[BatchOutcome]:
        """Yield what is said of the tables themselves, once all pieces are done."""
        for table in self._open.values():
            found = next(iter(table.begun.held), None)
            yield self._tables.end(table.document, next(self._numbers), table.counts, table.hashes, found)
