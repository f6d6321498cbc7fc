"""What the processes of a build do with tables, files of any length: they are cut, and converted piece by piece.

One process cuts, all of them convert. What a piece gives depends on its rows alone, never on the process.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from communique.converter.convert import Converted
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Raw
from communique.converter.records import Problem

from .checks import Checked, check
from .failures import changed, failure, finding, info, long_input
from .files import beginning, stamp
from .findings import Finding
from .quads import Quads
from .tasks import BatchOutcome, Counts, Piece, Surveyed
from .work import Kept, Worker, lap


class Tables:
    """One process's work on tables."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._converter = worker.converter
        self._concepts: Kept[dict[str, str]] = Kept(dict)

    def begin(self, table: Surveyed, number: int) -> tuple[Checked, BatchOutcome]:
        """Return a table with what is said of itself, and what the gate says of that; no file belongs to `number`."""
        document, outcome = Checked(table, info(table)), BatchOutcome(number)
        document.converted = self._converter.convert_rows((), document.info, table.reader or "", frozenset(), {})
        check(self._worker.job, self._converter, [document], outcome)
        document.failure = next(iter(outcome.held), None)
        return document, outcome

    def cut(self, table: Surveyed) -> Iterator[Raw | Finding]:
        """Yield what is to be read of a table, and why something in it can't be read.

        Raises `ReleaseError` when the file was changed since it was surveyed.
        """
        planned = table.planned
        try:
            for raw in self._converter.cut(long_input(planned, beginning(planned)), table.reader or ""):
                yield finding(planned, raw) if isinstance(raw, Problem) else raw
        except Exception as error:
            yield failure(planned, error)
        if stamp(planned) != table.stamp:
            raise changed(planned)

    def convert(self, piece: Piece) -> BatchOutcome:
        """Convert and validate a piece of a table and write its quads; return everything else it gives."""
        outcome = BatchOutcome(piece.number)
        clock = time.perf_counter()
        planned = piece.table.planned
        document = Checked(piece.table, info(piece.table))
        converted, failures = self._rows(piece, document.info)
        outcome.held = failures + [finding(planned, problem) for problem in converted.unread]
        document.converted = converted
        unread = len(outcome.held)
        clock = lap(outcome, "convert", clock)
        check(self._worker.job, self._converter, [document], outcome, described=False)
        clock = lap(outcome, "gate", clock)
        quads = Quads()
        counts, outcome.graph_hash = quads.add(document, (), self._worker.graph(planned))
        outcome.counts = replace(counts, rows=sum(raw.rows for raw in piece.raws), unread=unread)
        for index, unit in enumerate(converted.units):
            outcome.entities |= frozenset() if index in document.held else unit.entities
        outcome.problems += [finding(planned, problem) for problem in converted.problems]
        self._worker.save(piece.number, quads)
        self._worker.note(piece.number, [document])
        lap(outcome, "write", clock)
        return outcome

    def _rows(self, piece: Piece, about: SourceInfo) -> tuple[Converted, list[Finding]]:
        """Return the quads of a piece, and why rows of it could not be converted."""
        convert = partial(
            self._converter.convert_rows,
            info=about,
            reader=piece.table.reader or "",
            known=self._worker.known(piece.known),
            concepts=self._concepts(piece.concepts),
        )
        try:
            return convert(piece.raws), []
        except Exception as error:
            failure(piece.table.planned, error)
        whole = convert(())
        failures: list[Finding] = []
        for raw in piece.raws:
            try:
                one = convert((raw,))
            except Exception as error:
                failures.append(replace(failure(piece.table.planned, error), line=raw.line))
            else:
                whole = replace(
                    whole,
                    units=whole.units + one.units,
                    problems=whole.problems + one.problems,
                    unread=whole.unread + one.unread,
                )
        return whole, failures

    def end(
        self, document: Checked, number: int, counts: Counts, hashes: list[str], found: Finding | None
    ) -> BatchOutcome:
        """Write what is said of a table itself, once all its pieces are; `number` is that of the file for it.

        `found` is the first reason why something of it could not be read.
        """
        outcome, quads = BatchOutcome(number), Quads()
        if counts.units == counts.held and document.failure is None:
            document.failure = found
        if counts.units == counts.held and document.failure is None:
            said = "nothing in it could be published" if counts.held else "its reader found nothing in it"
            document.failure = Finding(document.planned.name, 1, "", "", said, "look whether it is whole")
            outcome.held.append(document.failure)
        if document.failure is not None:
            document = replace(document, converted=None)
        described, own = quads.add(document, self._worker.description(document), self._worker.graph(document.planned))
        together = hashlib.sha256("\n".join([own, *hashes]).encode()).hexdigest()
        outcome.documents.append(self._worker.outcome(document, counts + described, together))
        self._worker.save(number, quads)
        return outcome
