"""Readers: one file a format; each turns a document's text into records and knows nothing of RDF.

A reader registers itself by the entry point group `communique.readers`; an entry point names a `Reader`. Other
packages add a format in the same way, without a change here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from ..records import Record


@dataclass(frozen=True, slots=True)
class Input:
    """A document to read: its path inside the source (with `/`) and its decoded text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A format.

    `recognises` says from path and text whether a document is in this format, without raising. `read` yields its
    records, and raises `InputError` with line and remedy when the document as a whole can't be used. `version` rises
    whenever the records of an unchanged document change. `place` may tell the archive path of the one page that a
    document is from where it lies, without reading it; None, or no such function: it must be read.
    """

    name: str
    version: str
    description: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Input], bool]
    read: Callable[[Input], Iterator[Record]]
    place: Callable[[str], str | None] | None = None


@cache
def readers() -> dict[str, Reader]:
    """Return every registered reader by its name, in the order of their names."""
    found: list[Reader] = [point.load() for point in entry_points(group="communique.readers")]
    return {reader.name: reader for reader in sorted(found, key=lambda reader: reader.name)}


def recognise(document: Input) -> Reader | None:
    """Return the first reader that knows this document's format, or None."""
    return next((reader for reader in readers().values() if reader.recognises(document)), None)
