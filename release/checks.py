"""The check of a batch: which units the shapes hold back, and what they have to say of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from communique.converter.convert import Converted, Unit
from communique.converter.mapping.sources import SourceInfo
from communique.shapes.gate import Result, Statement

from .findings import Finding
from .plan import Planned
from .tasks import BatchOutcome, Checks, Converts, Job, Noted, Surveyed
from .vocabulary import concept_triples


@dataclass(slots=True)
class Checked:
    """A document, or a piece of one, while it is worked on; `held` says of units, by index, why they are held back."""

    surveyed: Surveyed
    info: SourceInfo
    converted: Converted | None = None
    failure: Finding | None = None
    held: dict[int, str] = field(default_factory=dict)

    @property
    def planned(self) -> Planned:
        """The file."""
        return self.surveyed.planned

    @property
    def all_held(self) -> bool:
        """Whether nothing of it is published."""
        return self.converted is None or 0 < len(self.converted.units) == len(self.held)


def check(
    job: Job, converter: Converts, documents: Sequence[Checked], outcome: BatchOutcome, *, described: bool = True
) -> None:
    """Mark the units that break a shape, and note everything that the gate says.

    What is said of the documents themselves is validated too where they are `described` here.
    """
    checked: list[tuple[Checked, int | None, Sequence[Statement]]] = []
    entities: set[str] = set()
    for document in documents:
        if document.converted is None:
            continue
        if described:
            checked.append((document, None, document.converted.description))
        for index, unit in enumerate(document.converted.units):
            if index not in document.held:
                checked.append((document, index, _all(unit)))
                entities |= unit.entities
    if not checked:
        return
    authority = [triple for _, triple in converter.entity_triples(frozenset(entities))]
    gate = _gate(job.tools.gate, job.shapes)
    for result in gate.check([statements for _, _, statements in checked], authority):
        document, place, _ = checked[result.unit]
        _note(document, place, result, outcome)


@lru_cache(maxsize=1)
def _gate(make: Callable[[Iterable[ox.Triple], Sequence[Path]], Checks], shapes: tuple[Path, ...]) -> Checks:
    """Return the process's gate; each batch brings its own entities."""
    return make(concept_triples(), shapes)


def _all(unit: Unit) -> list[Statement]:
    """Return everything that a unit says; the gate reads lines as they are."""
    return [*unit.statements, *unit.lines, *unit.mentions]


def _note(document: Checked, index: int | None, result: Result, outcome: BatchOutcome) -> None:
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
    if result.severity != "violation":
        return "compare it with the document"
    about = f" of {result.path.rpartition('#')[2].rpartition('/')[2]}" if result.path else ""
    return f"correct the value{about} in the document"
