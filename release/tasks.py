"""What a build's processes are given and give back; all of it can be sent between processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

if TYPE_CHECKING:
    from communique.converter.convert import Converted, Survey
    from communique.converter.mapping.sources import SourceInfo
    from communique.converter.readers import Input, Raw
    from communique.converter.records import Problem
    from communique.shapes.gate import Result, Statement

from .findings import Finding
from .plan import Planned
from .settings import Extract

Key = tuple[str, str]
"""A unit among all: its document's name (source and path) and its part."""


class Converts(Protocol):
    """What a build needs of a converter; see `communique.converter.convert.Converter`."""

    def survey(self, document: Input, reader: str = "auto") -> Survey:
        """Return the document's reader and archive pages."""

    def convert(self, document: Input, info: SourceInfo, reader: str, known: frozenset[str]) -> Converted:
        """Return the document's quads."""

    def is_table(self, document: Input, reader: str = "auto") -> bool:
        """Return whether a document is read in pieces, as its beginning tells."""

    def cut(self, document: Input, reader: str) -> Iterator[Raw | Problem]:
        """Yield what is to be read of a table, and what of it can't be used."""

    def convert_rows(
        self, raws: Iterable[Raw], info: SourceInfo, reader: str, known: frozenset[str], concepts: Mapping[str, str]
    ) -> Converted:
        """Return the quads of a piece of a table."""

    def held_back_description(self, info: SourceInfo, reason: str) -> list[ox.Triple]:
        """Return what is said of a document that is held back."""

    def entity_triples(self, keys: frozenset[str]) -> list[tuple[str, ox.Triple]]:
        """Return what the authority says of some entities, with the tables that say so."""

    def replaced_triples(self, keys: frozenset[str]) -> list[tuple[str, ox.Triple]]:
        """Return which addresses of merged rows lead to these entities, with the tables that say so."""


class Checks(Protocol):
    """What a build needs of a gate; see `communique.shapes.gate.Gate`."""

    def check(self, units: Sequence[Sequence[Statement]], further: Iterable[ox.Triple] = ()) -> list[Result]:
        """Return what the shapes say of each unit; `further` is context for these units alone."""


@dataclass(frozen=True, slots=True)
class Tools:
    """How a process makes its converter and gates: functions at a module's top level, so that they can be sent."""

    converter: Callable[[str, Path, Extract], Converts]
    gate: Callable[[Iterable[ox.Triple], Sequence[Path]], Checks]


@dataclass(frozen=True, slots=True)
class Job:
    """What stays the same during a build; `folder` is where its processes write."""

    base: str
    authority: Path
    extract: Extract
    shapes: tuple[Path, ...]
    document_bytes: int
    folder: Path
    tools: Tools


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document after the first look: what it is, or why it can't be read.

    A `table` is read in pieces; `stamp` is its size and time when it was looked at, `lines` how many it has, `concepts`
    the labels of its concepts with their addresses.
    """

    planned: Planned
    checksum: str = ""
    reader: str | None = None
    archive_paths: frozenset[str] = frozenset()
    failure: Finding | None = None
    table: bool = False
    stamp: tuple[int, int] = (0, 0)
    lines: int = 0
    concepts: Mapping[str, str] = field(default_factory=dict)

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
class Piece:
    """A stretch of a table, converted and validated as one.

    `known` is the file of the archive pages that the input holds, `concepts` that of its concepts' labels.
    """

    number: int
    table: Surveyed
    raws: tuple[Raw, ...]
    known: Path
    concepts: Path


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of a document, or of a piece of it.

    `rows` are those of the file, each of them read or `unread`; `units` what they became (pages, roll calls, records),
    of which `held` were held back. `statements` and `mentions` are those that were written; a statement that two pieces
    of a table make counts twice.
    """

    rows: int = 0
    unread: int = 0
    units: int = 0
    held: int = 0
    statements: int = 0
    mentions: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of two pieces together."""
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


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
    counts: Counts
    held: bool


@dataclass(slots=True)
class BatchOutcome:
    """What a batch or a piece gives, but for its quads, which are in files named for its number.

    `counts` and `graph_hash` are those of a piece; a batch has them with each of its documents.
    """

    number: int
    documents: list[DocumentOutcome] = field(default_factory=list)
    units: list[UnitOutcome] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    held: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    graph_hash: str = ""


def published_file(folder: Path, number: int) -> Path:
    """Return the file of a batch's published quads, in named graphs and in the default graph."""
    return folder / f"published-{number:06}.nq"


def held_file(folder: Path, number: int) -> Path:
    """Return the file of a batch's quads that are held back."""
    return folder / f"held-{number:06}.nq"
