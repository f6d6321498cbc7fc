"""The rounds of a conversion: which batches to do again because a page that they list was held back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from communique.shapes.gate import Result

from .findings import Finding
from .tasks import Batch, BatchOutcome, DocumentOutcome, Key, Noted, Surveyed


class Rounds:
    """All batches of a build with their latest outcomes; what was held back once stays held back."""

    def __init__(self, surveyed: Sequence[tuple[Surveyed, ...]], work: Path) -> None:
        self._surveyed = surveyed
        self._work = work
        self._outcomes: dict[int, BatchOutcome] = {}
        self._known = frozenset(path for batch in surveyed for document in batch for path in document.archive_paths)
        self._held: set[Key] = set()
        self._findings: dict[Finding, None] = {}
        self._violations: dict[Noted, None] = {}
        self._round = 0

    @property
    def files(self) -> int:
        """How many files of quads there are: one a batch, one a piece of a table, and one a table."""
        return max(len(self._surveyed), max(self._outcomes, default=-1) + 1)

    def known(self) -> Path:
        """Write the archive pages that the input holds after the rounds so far; return the file."""
        return self._write("last")

    def next(self) -> list[Batch]:
        """Return the batches of the next round: first all, then those that list a page no longer there, then none."""
        numbers = list(range(len(self._surveyed))) if self._round == 0 else self._affected()
        if not numbers:
            return []
        file = self._write(str(self._round))
        self._round += 1
        return [Batch(number, self._surveyed[number], file, self._held_in(number)) for number in numbers]

    def _write(self, name: str) -> Path:
        file = self._work / f"known-{name}.json"
        file.write_text(json.dumps(sorted(self._known)), "utf-8")
        return file

    def _affected(self) -> list[int]:
        still = {
            path
            for outcome in self._outcomes.values()
            for unit in outcome.units
            if not unit.held
            for path in unit.archive_paths
        }
        lost, self._known = self._known - still, self._known & still
        return [
            number
            for number, outcome in sorted(self._outcomes.items())
            if any(not unit.related_paths.isdisjoint(lost) for unit in outcome.units)
        ]

    def _held_in(self, number: int) -> frozenset[Key]:
        names = {document.planned.name for document in self._surveyed[number]}
        return frozenset(key for key in self._held if key[0] in names)

    def add(self, outcome: BatchOutcome) -> None:
        """Take the outcome of a batch, in place of its earlier one."""
        self._outcomes[outcome.number] = outcome
        self._held |= {unit.key for unit in outcome.units if unit.held}
        self._findings |= dict.fromkeys(outcome.held)
        self._violations |= dict.fromkeys(n for n in outcome.noted if n.result.severity == "violation")

    @property
    def held_back(self) -> list[Finding]:
        """Why things were held back."""
        return list(self._findings)

    @property
    def problems(self) -> list[Finding]:
        """Warnings about what is published, sorted."""
        return sorted({finding for outcome in self._outcomes.values() for finding in outcome.problems})

    @property
    def documents(self) -> list[DocumentOutcome]:
        """All documents that a reader knows or that were held back, in the order of the plan."""
        found = [document for _, outcome in sorted(self._outcomes.items()) for document in outcome.documents]
        return sorted(found, key=lambda document: (document.source, document.path))

    @property
    def entities(self) -> set[str]:
        """The authority's entities that published units refer to."""
        return {key for outcome in self._outcomes.values() for key in outcome.entities}

    @property
    def results(self) -> list[Result]:
        """What the gate says of all units: every violation there was, and the warnings that still stand."""
        warnings = [
            noted.result
            for outcome in self._outcomes.values()
            for noted in outcome.noted
            if noted.result.severity != "violation"
        ]
        return [noted.result for noted in self._violations] + warnings
