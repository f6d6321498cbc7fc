"""What the processes of a build do: look at documents, convert them, validate them, write their quads to files.

What a batch gives depends on its documents and on the pages that the input holds, never on the process that does it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import pyoxigraph as ox

from communique.converter.iris import Iris
from communique.converter.readers import Input
from communique.ontology import namespaces as ns

from .checks import Checked, check
from .failures import changed, failure, finding, info, long_input
from .files import beginning, checksum, decode, measured, read, stamp
from .findings import Finding
from .plan import Planned
from .quads import Quads
from .review.notes import Notes, notes_file
from .tasks import Batch, BatchOutcome, Counts, DocumentOutcome, Job, Surveyed, UnitOutcome, held_file, published_file

_CHECKSUM = ns.CMQ + "checksum"
T = TypeVar("T")


class Kept(Generic[T]):
    """What the newest JSON file of its kind holds, read once."""

    def __init__(self, kind: Callable[[Any], T]) -> None:
        self._kind = kind
        self._kept: tuple[Path, T] | None = None

    def __call__(self, file: Path) -> T:
        """Return what `file` holds."""
        if self._kept is None or self._kept[0] != file:
            self._kept = file, self._kind(json.loads(file.read_text("utf-8")))
        return self._kept[1]


class Worker:
    """One process's converter and its work on batches of documents."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.converter = job.tools.converter(job.base, job.authority, job.extract)
        self.known: Kept[frozenset[str]] = Kept(frozenset)
        self._iris = Iris(job.base)

    def survey(self, documents: tuple[Planned, ...]) -> list[Surveyed]:
        """Return what a first look at some documents tells, in their order."""
        return [self._surveyed(planned) for planned in documents]

    def _surveyed(self, planned: Planned) -> Surveyed:
        digest, reader = "", planned.source.reader
        try:
            table = long_input(planned, beginning(planned))
            if self.converter.is_table(table, reader):
                seen = stamp(planned)
                digest, lines = measured(planned)
                found = self.converter.survey(table, reader)
                return Surveyed(
                    planned, digest, found.reader, table=True, stamp=seen, lines=lines, concepts=found.concepts
                )
            data = read(planned, self.job.document_bytes)
            digest = checksum(data)
            found = self.converter.survey(Input(planned.path, decode(planned.name, data)), reader)
        except Exception as error:
            return Surveyed(planned, digest, failure=failure(planned, error))
        return Surveyed(planned, digest, found.reader, found.archive_paths)

    def convert(self, batch: Batch) -> BatchOutcome:
        """Convert and validate some documents and write their quads; return everything else they give.

        Raises `ReleaseError` when a document was changed since it was surveyed.
        """
        outcome = BatchOutcome(batch.number)
        clock = time.perf_counter()
        known = self.known(batch.known)
        documents = [self._converted(surveyed, known) for surveyed in batch.documents if not surveyed.unknown]
        for document in documents:
            for index, unit in enumerate(document.converted.units if document.converted else ()):
                if (document.planned.name, unit.part) in batch.held:
                    document.held[index] = "it was held back"
        clock = lap(outcome, "convert", clock)
        check(self.job, self.converter, documents, outcome)
        clock = lap(outcome, "gate", clock)
        quads = Quads()
        for document in documents:
            self._write(document, outcome, quads)
        self.save(batch.number, quads)
        self.note(batch.number, documents)
        lap(outcome, "write", clock)
        return outcome

    def _converted(self, surveyed: Surveyed, known: frozenset[str]) -> Checked:
        planned, about = surveyed.planned, info(surveyed)
        if surveyed.failure is not None or surveyed.reader is None:
            return Checked(surveyed, about, failure=surveyed.failure)
        try:
            data = read(planned, self.job.document_bytes)
            if checksum(data) != surveyed.checksum:
                raise changed(planned)
            document = Input(planned.path, decode(planned.name, data))
            converted = self.converter.convert(document, about, surveyed.reader, known)
        except Exception as error:
            return Checked(surveyed, about, failure=failure(planned, error))
        return Checked(surveyed, about, converted)

    def _write(self, document: Checked, outcome: BatchOutcome, quads: Quads) -> None:
        counts, graph_hash = quads.add(document, self.description(document), self.graph(document.planned))
        for index, unit in enumerate(document.converted.units if document.converted else ()):
            held = index in document.held
            outcome.entities |= frozenset() if held else unit.entities
            key = (document.planned.name, unit.part)
            outcome.units.append(UnitOutcome(key, unit.archive_paths, unit.related_paths, held))
        outcome.held += [document.failure] if document.failure else []
        outcome.problems += _problems(document)
        outcome.documents.append(self.outcome(document, replace(counts, rows=1), graph_hash))

    # -- of documents and tables alike ------------------------------------------------------------------------

    def graph(self, planned: Planned) -> str:
        """Return the named graph of what a file says."""
        return self._iris.graph(planned.source.name, planned.path)

    def outcome(self, document: Checked, counts: Counts, graph_hash: str) -> DocumentOutcome:
        """Return a document as the manifest lists it."""
        planned, converted = document.planned, document.converted
        return DocumentOutcome(
            name=planned.name,
            source=planned.source.name,
            path=planned.path,
            source_iri=self._iris.source(planned.source.name, planned.path),
            graph_iri=self.graph(planned),
            checksum=document.surveyed.checksum,
            reader=converted.reader if converted else "",
            graph_hash=graph_hash,
            counts=counts,
            held=document.all_held,
        )

    def description(self, document: Checked) -> list[ox.Triple]:
        """Return what is published of a document itself, also when nothing else of it is."""
        if document.converted is not None and not document.all_held:
            return document.converted.description
        reason = document.failure.message if document.failure else min(document.held.values(), default="")
        said = self.converter.held_back_description(document.info, reason)
        # Of a file that could not even be read there is no checksum to state.
        return [triple for triple in said if document.info.checksum or triple.predicate.value != _CHECKSUM]

    def note(self, number: int, documents: Sequence[Checked]) -> None:
        """Write which names nobody knows in what is published of these documents."""
        notes = Notes()
        for document in documents:
            planned = document.planned
            address = self._iris.source(planned.source.name, planned.path)
            for index, unit in enumerate(document.converted.units if document.converted else ()):
                if index not in document.held:
                    notes.add(planned.name, address, unit)
        notes.save(notes_file(self.job.folder, number))

    def save(self, number: int, quads: Quads) -> None:
        """Write the quads of a batch or piece to its files."""
        published_file(self.job.folder, number).write_bytes(b"".join(quads.published))
        held_file(self.job.folder, number).write_bytes(b"".join(quads.held))


def lap(outcome: BatchOutcome, stage: str, since: float) -> float:
    """Note how long a stage took, and return when it ended."""
    now = time.perf_counter()
    outcome.seconds[stage] = now - since
    return now


def _problems(document: Checked) -> list[Finding]:
    """Return what the reader could not use, and that a document says nothing at all."""
    if document.converted is None:
        return []
    found = [finding(document.planned, problem) for problem in document.converted.problems]
    if not document.converted.units:
        said = "its reader found nothing in it"
        found.append(Finding(document.planned.name, 1, "", "", said, "look whether it is whole"))
    return found
