"""What the processes of a build do: look at documents, convert them, validate them, write their quads to files.

What a batch gives depends on its documents and on the pages that the input holds, never on the process that does it.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from communique.converter.iris import Iris
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input
from communique.errors import CommuniqueError, InputError, ReleaseError
from communique.ontology import namespaces as ns
from communique.shapes.gate import Result

from .findings import Finding
from .plan import Planned, checksum, decode, read
from .tasks import (
    Batch,
    BatchOutcome,
    DocumentOutcome,
    Job,
    Noted,
    Surveyed,
    UnitOutcome,
    held_file,
    published_file,
)
from .vocabulary import concept_triples

if TYPE_CHECKING:
    from communique.converter.convert import Converted

_CHECKSUM = ns.CMQ + "checksum"


@dataclass(slots=True)
class _Document:
    """A document while its batch is worked on; `held` says of units, by index, why they are held back."""

    surveyed: Surveyed
    info: SourceInfo
    converted: Converted | None = None
    failure: Finding | None = None
    held: dict[int, str] = field(default_factory=dict)

    @property
    def planned(self) -> Planned:
        return self.surveyed.planned

    @property
    def all_held(self) -> bool:
        return self.converted is None or 0 < len(self.converted.units) == len(self.held)


class Worker:
    """One process's converter and its work on batches."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.converter = job.tools.converter(job.base, job.authority)
        self._iris = Iris(job.base)
        self._known: tuple[Path, frozenset[str]] | None = None

    def survey(self, documents: tuple[Planned, ...]) -> list[Surveyed]:
        """Return what a first look at some documents tells, in their order."""
        return [self._surveyed(planned) for planned in documents]

    def convert(self, batch: Batch) -> BatchOutcome:
        """Convert and validate some documents and write their quads; return everything else they give.

        Raises `ReleaseError` when a document was changed since it was surveyed.
        """
        outcome = BatchOutcome(batch.number)
        clock = time.perf_counter()
        known = self._known_pages(batch.known)
        documents = [self._converted(surveyed, known) for surveyed in batch.documents if not surveyed.unknown]
        clock = _lap(outcome, "convert", clock)
        self._validate(batch, documents, outcome)
        clock = _lap(outcome, "gate", clock)
        published: list[bytes] = []
        held: list[bytes] = []
        for document in documents:
            self._write(document, outcome, published, held)
        published_file(self._job.folder, batch.number).write_bytes(b"".join(published))
        held_file(self._job.folder, batch.number).write_bytes(b"".join(held))
        _lap(outcome, "write", clock)
        return outcome

    # -- reading ----------------------------------------------------------------------------------------------

    def _surveyed(self, planned: Planned) -> Surveyed:
        digest = ""
        try:
            data = read(planned, self._job.document_bytes)
            digest = checksum(data)
            document = Input(planned.path, decode(planned.name, data))
            found = self.converter.survey(document, planned.source.reader)
        except Exception as error:
            return Surveyed(planned, digest, failure=_failure(planned, error))
        return Surveyed(planned, digest, found.reader, found.archive_paths)

    def _known_pages(self, file: Path) -> frozenset[str]:
        if self._known is None or self._known[0] != file:
            self._known = file, frozenset(json.loads(file.read_text("utf-8")))
        return self._known[1]

    def _converted(self, surveyed: Surveyed, known: frozenset[str]) -> _Document:
        planned, source = surveyed.planned, surveyed.planned.source
        info = SourceInfo(
            name=source.name,
            path=planned.path,
            licence=source.licence,
            title=source.title,
            attribution=source.attribution,
            checksum=surveyed.checksum,
        )
        if surveyed.failure is not None or surveyed.reader is None:
            return _Document(surveyed, info, failure=surveyed.failure)
        try:
            data = read(planned, self._job.document_bytes)
            if checksum(data) != surveyed.checksum:
                raise ReleaseError(f"{planned.file}: changed while it was being read; build again")
            converted = self.converter.convert(
                Input(planned.path, decode(planned.name, data)), info, surveyed.reader, known
            )
        except Exception as error:
            return _Document(surveyed, info, failure=_failure(planned, error))
        return _Document(surveyed, info, converted)

    # -- validating -------------------------------------------------------------------------------------------

    def _validate(self, batch: Batch, documents: list[_Document], outcome: BatchOutcome) -> None:
        """Mark the units that break a shape, and note everything the gate says."""
        checked: list[tuple[_Document, int | None, Sequence[ox.Triple]]] = []
        entities: set[str] = set()
        for document in documents:
            if document.converted is None:
                continue
            checked.append((document, None, document.converted.description))
            for index, unit in enumerate(document.converted.units):
                if (document.planned.name, unit.part) in batch.held:
                    document.held[index] = "it was held back"
                else:
                    checked.append((document, index, [*unit.statements, *_triples(unit.mentions)]))
                    entities |= unit.entities
        if not checked:
            return
        authority = self.converter.entity_triples(frozenset(entities))
        gate = self._job.tools.gate([*concept_triples(), *(triple for _, triple in authority)], self._job.shapes)
        for result in gate.check([statements for _, _, statements in checked]):
            document, place, _ = checked[result.unit]
            _note(document, place, result, outcome)

    # -- writing ----------------------------------------------------------------------------------------------

    def _write(self, document: _Document, outcome: BatchOutcome, published: list[bytes], held: list[bytes]) -> None:
        planned, converted = document.planned, document.converted
        graph = self._iris.graph(planned.source.name, planned.path)
        statements = _lines(self._description(document))
        mentions: set[bytes] = set()
        for index, unit in enumerate(converted.units if converted else ()):
            if index in document.held:
                held += _in_graph(_lines(unit.statements).union(unit.mentions), graph)
            else:
                statements |= _lines(unit.statements)
                mentions.update(unit.mentions)
                outcome.entities |= unit.entities
            outcome.units.append(
                UnitOutcome((planned.name, unit.part), unit.archive_paths, unit.related_paths, index in document.held)
            )
        mentions -= statements
        published += _in_graph(statements | mentions, graph)
        published += [line + b" .\n" for line in sorted(statements)]
        outcome.held += [document.failure] if document.failure else []
        outcome.problems += _problems(document)
        outcome.documents.append(
            DocumentOutcome(
                name=planned.name,
                source=planned.source.name,
                path=planned.path,
                source_iri=self._iris.source(planned.source.name, planned.path),
                graph_iri=graph,
                checksum=document.surveyed.checksum,
                reader=converted.reader if converted else "",
                graph_hash=hashlib.sha256(b"\n".join(sorted(statements | mentions))).hexdigest(),
                statements=len(statements),
                mentions=len(mentions),
                held=document.all_held,
            )
        )

    def _description(self, document: _Document) -> list[ox.Triple]:
        if document.converted is not None and not document.all_held:
            return document.converted.description
        reason = document.failure.message if document.failure else min(document.held.values(), default="")
        said = self.converter.held_back_description(document.info, reason)
        # Of a file that could not even be read there is no checksum to state.
        return [triple for triple in said if document.info.checksum or triple.predicate.value != _CHECKSUM]


def _lap(outcome: BatchOutcome, stage: str, since: float) -> float:
    now = time.perf_counter()
    outcome.seconds[stage] = now - since
    return now


def _failure(planned: Planned, error: Exception) -> Finding:
    """Return why a document is held back; raises the error again when it is not about this document.

    A mistake in a reader costs the documents that show it, not the build.
    """
    if isinstance(error, InputError):
        return Finding(planned.name, error.line or 1, "", "", error.reason, error.remedy)
    if isinstance(error, CommuniqueError | MemoryError):
        raise error
    reason = f"its conversion failed ({type(error).__name__}: {error})"
    return Finding(planned.name, 1, "", "", reason, "please report this with the document")


def _note(document: _Document, index: int | None, result: Result, outcome: BatchOutcome) -> None:
    """Put a result where it belongs; a violation in a document's own description holds back all its units."""
    converted = document.converted
    if converted is None:
        raise ValueError("the gate was given a document that was not converted")
    unit = None if index is None else converted.units[index]
    part = unit.part if unit else ""
    line = (unit.line(result.focus, result.path) if unit else None) or 1
    finding = Finding(document.planned.name, line, part, result.shape, result.message, _remedy(result, unit is None))
    outcome.noted.append(Noted(converted.source_iri, part, result))
    if result.severity != "violation":
        outcome.problems.append(finding)
        return
    outcome.held.append(finding)
    for held in range(len(converted.units)) if index is None else (index,):
        document.held[held] = result.message


def _remedy(result: Result, of_source: bool) -> str:
    if of_source:
        return "complete what communique.toml says of the source"
    about = f" of {result.path.rpartition('#')[2].rpartition('/')[2]}" if result.path else ""
    return f"correct the value{about} in the document"


def _problems(document: _Document) -> list[Finding]:
    """Return what the reader could not use, and that a document says nothing at all."""
    if document.converted is None:
        return []
    name = document.planned.name
    found = [Finding(name, p.line, "", "", p.reason, p.remedy) for p in document.converted.problems]
    if not document.converted.units:
        found.append(Finding(name, 1, "", "", "its reader found nothing in it", "look whether it is whole"))
    return found


def _lines(triples: Iterable[ox.Triple]) -> set[bytes]:
    """Return triples as lines of canonical N-Triples, each without its ` .`"""
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return {line[:-2] for line in written.split(b"\n") if line}


def _triples(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    """Return lines of N-Triples, each without its ` .`, as triples."""
    for quad in ox.parse(b" .\n".join([*lines, b""]), format=ox.RdfFormat.N_TRIPLES):
        yield quad.triple


def _in_graph(lines: Iterable[bytes], graph: str) -> list[bytes]:
    end = f" <{graph}> .\n".encode()
    return [line + end for line in sorted(lines)]
