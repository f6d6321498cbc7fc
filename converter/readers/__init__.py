"""Readers: one file a format; each turns a document's text into records and knows nothing of RDF.

A reader registers itself by the entry point group `communique.readers`; an entry point names a `Reader`, for documents
that are read as a whole, or a `TableReader`, for files of any length. Other packages add a format in the same way,
without a change here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, BinaryIO

from ..frozen import frozen
from ..records import Problem, Record


@frozen
class Input:
    """A document to read: its path inside the source (with `/`) and its decoded text.

    A table reader finds in `text` only the beginning of a long file, and reads it through `open`, which gives its
    uncompressed bytes anew each time; None where `text` is all there is. `mapping` is the file that says what the
    columns of a table mean, where the source names one.
    """

    path: str
    text: str
    open: Callable[[], BinaryIO] | None = None
    mapping: Path | None = None


@frozen
class Reader:
    """A format of documents.

    `recognises` says from path and text whether a document is in this format, without raising; of a long file it sees
    the beginning. `read` yields its records, and raises `InputError` with line and remedy when the document as a whole
    can't be used. `version` rises whenever the records of an unchanged document change. `place` may tell the archive
    path of the one page that a document is from where it lies, without reading it; None, or no such function: it must
    be read.
    """

    name: str
    version: str
    description: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Input], bool]
    read: Callable[[Input], Iterator[Record]]
    place: Callable[[str], str | None] | None = None


@frozen
class Raw:
    """What becomes one or more records, before it is read: a row, the rows of a roll call, an XML record.

    `line` is that of the file on which it begins, from 1; `rows` how many rows or records of the file it takes up;
    `data` is the reader's own and can be pickled.
    """

    line: int
    data: Any
    rows: int = 1


@frozen
class TableReader:
    """A format of files of any length, whose records stand one after another.

    `cut` yields what is to be read, in the file's order and in bounded memory, and a problem for each part of the file
    that can't be used; the rest is read. It raises `InputError` with line and remedy when nothing of the file can be
    used. `read` turns one of these into records, in whatever process; what it can't use it names in the record's
    `problems`, or yields as a `Problem` when it makes no record. `names_concepts` says that the records' concepts have
    labels that other documents use as subjects.
    """

    name: str
    version: str
    description: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Input], bool]
    cut: Callable[[Input], Iterator[Raw | Problem]]
    read: Callable[[Raw], Iterator[Record | Problem]]
    names_concepts: bool = False


@cache
def readers() -> dict[str, Reader | TableReader]:
    """Return every registered reader by its name, in the order of their names."""
    found: list[Reader | TableReader] = [point.load() for point in entry_points(group="communique.readers")]
    return {reader.name: reader for reader in sorted(found, key=lambda reader: reader.name)}


def recognise(document: Input) -> Reader | TableReader | None:
    """Return the first reader that knows this document's format, or None."""
    return next((reader for reader in readers().values() if reader.recognises(document)), None)
