"""One record to quads, with the project's authority."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyoxigraph as ox
import pytest

from communique.converter.authority import load
from communique.converter.iris import Iris
from communique.converter.mapping.record import Mapped, Pages, map_record
from communique.converter.mapping.sources import SourceInfo
from communique.converter.naming import Namer
from communique.converter.records import Record

BASE = "http://127.0.0.1:8000/"

Map = Callable[..., Mapped]


def _map(record: Record, concepts: Mapping[str, str] | None = None) -> Mapped:
    iris = Iris(BASE)
    namer = Namer(load(), iris, concepts or {})
    info = SourceInfo("tables", "table.csv", "sha256:" + "0" * 64)
    return map_record(record, info, iris, namer, Pages(frozenset(), frozenset()))


@pytest.fixture(scope="session")
def mapped() -> Map:
    """Map a record: `mapped(record, concepts={})`."""
    return _map


def parsed(lines: list[bytes]) -> set[ox.Triple]:
    data = b"".join(line + b" .\n" for line in lines)
    return {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}


@pytest.fixture(scope="session")
def quads() -> Callable[[Mapped], tuple[set[ox.Triple], set[ox.Triple]]]:
    """Return what a record says for all to ask, and what stands in the named graph of its source alone."""
    return lambda found: ({*found.statements, *parsed(found.lines)}, parsed(found.mentions))
