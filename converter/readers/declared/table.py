"""The reader of declared tables: a file's rows, read by the mapping that its source names or by a built-in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from communique.errors import InputError

from ...records import Problem, Record
from .. import Input, Raw, TableReader
from ..tables import Header, header, rows
from .mapping import TableMapping, read_mapping
from .rows import read_row

_REMEMBERED = 10_000
"""Rows that are remembered, to tell one that stands there again."""

_SUFFIXES = (".csv", ".tsv", ".tab")


@cache
def built_in() -> tuple[tuple[str, str], ...]:
    """Return name and text of each mapping that comes with the reader, in the order of their names."""
    folder = files(__package__).joinpath("mappings")
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple((file.name, file.read_text("utf-8")) for file in found)


def chosen(document: Input) -> tuple[str, str] | None:
    """Return name and text of the mapping for a file: the one its source names, else the built-in one that fits best.

    Raises `InputError` when the source's mapping can't be read.
    """
    if document.mapping is not None:
        try:
            return document.mapping.name, document.mapping.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = f"the mapping {document.mapping.name} can't be read ({error})"
            raise InputError(document.path, reason, remedy="give a TOML file in UTF-8") from error
    head = header(document.text)
    fitting = [named for named in built_in() if head.has(read_mapping(*named).columns)]
    return max(fitting, key=lambda named: len(read_mapping(*named).columns), default=None)


def recognises(document: Input) -> bool:
    """Return whether a file's source names a mapping, or its header has all columns of a built-in one."""
    if document.mapping is not None:
        return True
    return document.path.lower().removesuffix(".gz").endswith(_SUFFIXES) and chosen(document) is not None


def cut(document: Input) -> Iterator[Raw | Problem]:
    """Yield the rows of a table, each with its mapping; one that stands there again is read too.

    Raises `InputError` when the mapping can't be used, or the header lacks a column that it needs.
    """
    named = chosen(document)
    if named is None:
        reason = f"no mapping for a table with the columns {', '.join(header(document.text).names)[:300]}"
        known = ", ".join(name.removesuffix(".toml") for name, _ in built_in())
        remedy = f'give the source a mapping = "my-table.toml" (docs/tables.md); built in are: {known}'
        raise InputError(document.path, reason, line=1, remedy=remedy)
    try:
        mapping = read_mapping(*named)
    except InputError as error:
        raise InputError(document.path, f"in the mapping {error.path}: {error.reason}", remedy=error.remedy) from error
    head = _header(document, mapping)
    seen: dict[int, int] = {}
    for found in rows(document, mapping.columns):
        if isinstance(found, Problem):
            yield found
            continue
        line, values = found
        first = seen.setdefault(hash(tuple(values)), line)
        if len(seen) > _REMEMBERED:
            del seen[next(iter(seen))]
        yield Raw(line, (named, head.names, values, first))


def read(raw: Raw) -> Iterator[Record | Problem]:
    """Yield the record of a row, or the problem that it gives none; a row that stands there again says so."""
    named, names, values, first = raw.data
    mapping = read_mapping(*named)
    cells = dict.fromkeys(mapping.optional, "") | dict(zip(names, values, strict=True))
    found = read_row(mapping, raw.line, cells)
    if first != raw.line and isinstance(found, Record):
        again = Problem(
            raw.line, f"the same row as in line {first}: both are one thing", "tell them apart, or drop one"
        )
        found = replace(found, problems=(*found.problems, again))
    yield found


def _header(document: Input, mapping: TableMapping) -> Header:
    head = header(document.text)
    if mapping.delimiter and head.delimiter != mapping.delimiter:
        reason = f"its columns stand apart by {head.delimiter!r}, the mapping says {mapping.delimiter!r}"
        raise InputError(document.path, reason, line=1, remedy="export the table so, or correct the mapping")
    return head


READER = TableReader(
    name="table",
    version="1",
    description="any table, read as a mapping file says",
    suffixes=_SUFFIXES,
    recognises=recognises,
    cut=cut,
    read=read,
)
