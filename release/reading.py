"""The reading of a build's inputs: a first look at all, then documents in rounds, then tables in pieces."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from communique.converter.iris import Iris

from .crew import Crew
from .findings import Finding
from .pieces import Pieces
from .plan import Planned
from .rounds import Rounds
from .tasks import BatchOutcome, Surveyed

BATCH = 32
"""Documents that are validated together; results do not depend on the number of processes, only on this."""

_WORTH_A_PROCESS = 1_000_000  # bytes: for less, starting a process takes longer than what it saves

Stage = Callable[[str, int], AbstractContextManager[None]]


def wanted(workers: int, planned: Sequence[Planned]) -> int:
    """Return how many processes are worth having for these files, at most `workers`."""
    size = sum(file.file.stat().st_size for file in planned if not file.refused)
    return min(workers, max(-(-len(planned) // BATCH), 1 + size // _WORTH_A_PROCESS))


class Reading:
    """Reads all inputs; `stage` times one stage of it, `progress` is told how far it is."""

    def __init__(
        self, crew: Crew, planned: Sequence[Planned], stage: Stage, progress: Callable[[str, int, int], None]
    ) -> None:
        self._crew, self._planned = crew, planned
        self._stage, self._progress = stage, progress
        self._work = crew.worker.job.folder
        self._surveyed: list[Surveyed] = []
        self.seconds: dict[str, float] = {}

    @property
    def unknown(self) -> tuple[str, ...]:
        """The files that no reader knows."""
        return tuple(document.planned.name for document in self._surveyed if document.unknown)

    def run(self) -> Rounds:
        """Return everything that the inputs gave; their quads are in files of the folder that the job names."""
        self._survey()
        documents = [document for document in self._surveyed if not document.table]
        rounds = Rounds([tuple(documents[at : at + BATCH]) for at in range(0, len(documents), BATCH)], self._work)
        self._convert(rounds, len(documents))
        self._convert_tables(rounds, [document for document in self._surveyed if document.table])
        return rounds

    def _survey(self) -> None:
        batches = [tuple(self._planned[at : at + BATCH]) for at in range(0, len(self._planned), BATCH)]
        seen: dict[str, str] = {}
        iris = Iris(self._crew.worker.job.base)
        with self._stage("survey", len(self._planned)):
            for batch in self._crew.survey(batches):
                self._surveyed += [_alone(document, iris, seen) for document in batch]
                self._progress("survey", len(self._surveyed), len(self._planned))

    def _convert(self, rounds: Rounds, total: int) -> None:
        with self._stage("convert", total):
            done = 0
            while batches := rounds.next():
                total = max(total, done + sum(len(batch.documents) for batch in batches))
                for batch, outcome in zip(batches, self._crew.convert(batches), strict=True):
                    self._add(rounds, outcome)
                    done += len(batch.documents)
                    self._progress("convert", done, total)

    def _convert_tables(self, rounds: Rounds, tables: Sequence[Surveyed]) -> None:
        concepts = self._concepts(tables)
        pieces = Pieces(self._crew.tables, tables, rounds.files, rounds.known(), concepts)
        with self._stage("rows", pieces.lines):
            done = 0
            for outcome in self._crew.convert_pieces(pieces.cut()):
                pieces.add(outcome)
                self._add(rounds, outcome)
                done += outcome.counts.rows
                self._progress("rows", min(done, pieces.lines), pieces.lines)
            for outcome in (*pieces.end(), *pieces.begun):
                self._add(rounds, outcome)

    def _concepts(self, tables: Sequence[Surveyed]) -> Path:
        """Write the labels of all concepts with their addresses; return the file."""
        file = self._work / "concepts.json"
        labels: dict[str, str] = {}
        for table in tables:
            for label, iri in table.concepts.items():
                labels.setdefault(label, iri)
        file.write_text(json.dumps(labels, sort_keys=True), "utf-8")
        return file

    def _add(self, rounds: Rounds, outcome: BatchOutcome) -> None:
        rounds.add(outcome)
        for part, seconds in outcome.seconds.items():
            self.seconds[part] = self.seconds.get(part, 0.0) + seconds


def _alone(document: Surveyed, iris: Iris, seen: dict[str, str]) -> Surveyed:
    """Return the document, unless one before it has the same address."""
    planned = document.planned
    first = seen.setdefault(iris.graph(planned.source.name, planned.path), planned.name)
    if first == planned.name and seen.get(f"file:{planned.name}", str(planned.file)) == str(planned.file):
        seen[f"file:{planned.name}"] = str(planned.file)
        return document
    reason = f"its address is that of {first}, which is read"
    failure = Finding(planned.name, 1, "", "", reason, "rename or remove one of the two")
    return replace(document, reader=None, archive_paths=frozenset(), failure=failure)
