"""What a build's processes are given and give back; all of it can be sent between processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

if TYPE_CHECKING:
    from communique.converter.convert import Converted, Survey
    from communique.converter.mapping.sources import SourceInfo
    from communique.converter.readers import Input
    from communique.shapes.gate import Result

from .findings import Finding
from .plan import Planned

Key = tuple[str, str]
"""A unit among all: its document's name (source and path) and its part."""


class Converts(Protocol):
    """What a build needs of a converter; see `communique.converter.convert.Converter`."""

    def survey(self, document: Input, reader: str = "auto") -> Survey:
        """Return the document's reader and archive pages."""

    def convert(self, document: Input, info: SourceInfo, reader: str, known: frozenset[str]) -> Converted:
        """Return the document's quads."""

    def held_back_description(self, info: SourceInfo, reason: str) -> list[ox.Triple]:
        """Return what is said of a document that is held back."""

    def entity_triples(self, keys: frozenset[str]) -> list[tuple[str, ox.Triple]]:
        """Return what the authority says of some entities, with the tables that say so."""

    def replaced_triples(self, keys: frozenset[str]) -> list[tuple[str, ox.Triple]]:
        """Return which addresses of merged rows lead to these entities, with the tables that say so."""


class Checks(Protocol):
    """What a build needs of a gate; see `communique.shapes.gate.Gate`."""

    def check(self, units: Sequence[Sequence[ox.Triple]]) -> list[Result]:
        """Return what the shapes say of each unit."""


@dataclass(frozen=True, slots=True)
class Tools:
    """How a process makes its converter and gates: functions at a module's top level, so that they can be sent."""

    converter: Callable[[str, Path], Converts]
    gate: Callable[[Iterable[ox.Triple], Sequence[Path]], Checks]


@dataclass(frozen=True, slots=True)
class Job:
    """What stays the same during a build; `folder` is where its processes write."""

    base: str
    authority: Path
    shapes: tuple[Path, ...]
    document_bytes: int
    folder: Path
    tools: Tools


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document after the first look: what it is, or why it can't be read."""

    planned: Planned
    checksum: str = ""
    reader: str | None = None
    archive_paths: frozenset[str] = frozenset()
    failure: Finding | None = None

    @property
    def unknown(self) -> bool:
        """Whether it can be read, but no reader knows its format."""
        return self.reader is None and self.failure is None


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are converted and validated together.

    `known` is the file of the archive pages that the input holds, `held` the units that are held back already.
    """

    number: int
    documents: tuple[Surveyed, ...]
    known: Path
    held: frozenset[Key]


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """What other batches need to know of a unit."""

    key: Key
    archive_paths: frozenset[str]
    related_paths: frozenset[str]
    held: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A result of the gate, for the validation report."""

    source_iri: str
    part: str
    result: Result


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """A document as the manifest lists it; `graph_hash` is the SHA-256 of its graph's sorted N-Triples."""

    name: str
    source: str
    path: str
    source_iri: str
    graph_iri: str
    checksum: str
    reader: str
    graph_hash: str
    statements: int
    mentions: int
    held: bool


@dataclass(slots=True)
class BatchOutcome:
    """What a batch gives, but for its quads, which are in files named for its number."""

    number: int
    documents: list[DocumentOutcome] = field(default_factory=list)
    units: list[UnitOutcome] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    held: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def published_file(folder: Path, number: int) -> Path:
    """Return the file of a batch's published quads, in named graphs and in the default graph."""
    return folder / f"published-{number:06}.nq"


def held_file(folder: Path, number: int) -> Path:
    """Return the file of a batch's quads that are held back."""
    return folder / f"held-{number:06}.nq"
