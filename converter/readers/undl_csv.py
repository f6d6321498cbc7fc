"""The UN Digital Library's spreadsheet export: a row a record, a column a MARC field.

A column is known by the field in its name, however it is written: `symbol_191a`, `191$a`, `191__a`, `8564_u`. Repeated
values of a field stand in one cell, with `; ` between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pymarc import Field, Indicators, Record, Subfield

from communique.errors import InputError

from ..records import Problem
from ..records import Record as Said
from . import Input, Raw, TableReader
from .marc import Numbered, read
from .marc_fields import Marc
from .tables import header, rows

_COLUMN = re.compile(r"(?:^|[_ ])(?P<tag>[0-9]{3})(?:[_$ ]{0,2}|(?P<ind>[0-9_][0-9_]))(?P<code>[a-z])?$", re.IGNORECASE)
_NUMBERS = ("undl_record_id", "undl_id", "record_id", "001")
_WHOLE = frozenset(("239", "245"))  # fields whose values hold `; ` of their own
_SEVERAL = re.compile(r"; | ?;(?=\S)|\|")


def _column(name: str) -> tuple[str, str, str] | None:
    """Return tag, indicators and subfield of a column; the code is "" where a field stands as a whole."""
    if name.lower() in _NUMBERS:
        return "001", "", ""
    found = _COLUMN.search(name.strip())
    return (found["tag"], (found["ind"] or "").replace("_", " "), (found["code"] or "").lower()) if found else None


def _columns(names: tuple[str, ...]) -> dict[int, tuple[str, str, str]]:
    """Return what the columns hold, by their places; a field as a whole only where no column has its terms alone."""
    found = {place: column for place, name in enumerate(names) if (column := _column(name))}
    split = {(tag, code) for tag, _, code in found.values()}
    return {
        place: (tag, indicators, code or ("" if tag < "010" else "a"))
        for place, (tag, indicators, code) in found.items()
        if code or tag < "010" or (tag, "a") not in split
    }


def _recognises(document: Input) -> bool:
    if document.text.lstrip("\ufeff \r\n")[:1] == "<":
        return False
    tags = {(tag, code) for tag, _, code in _columns(header(document.text).names).values()}
    return len(tags) > 1 and not tags.isdisjoint({(tag, "a") for tag in ("191", "245", "791")})


def _cut(document: Input) -> Iterator[Raw | Problem]:
    """Yield the rows as MARC records."""
    columns = _columns(header(document.text).names)
    if not any(tag in ("191", "245", "791") for tag, _, _ in columns.values()):
        reason = "no column holds a symbol (191$a) or a title (245$a)"
        raise InputError(document.path, reason, line=1, remedy="export these fields, and keep the row of their names")
    for found in rows(document, ()):
        if isinstance(found, Problem):
            yield found
            continue
        line, cells = found
        yield Raw(line, Numbered(Marc(_record(columns, cells), line), f"row {line}"))


def _record(columns: dict[int, tuple[str, str, str]], cells: list[str]) -> Record:
    """Return the MARC record of a row."""
    held: list[Field] = []
    fields: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
    for place, (tag, indicators, code) in columns.items():
        text = cells[place].strip()
        if text and tag < "010":
            held.append(Field(tag, data=text))
        elif text:
            values = [text] if tag in _WHOLE else [value for value in _SEVERAL.split(text) if value]
            fields.setdefault((tag, indicators), []).append((code, values))
    for (tag, indicators), subfields in fields.items():
        pair = Indicators(*(indicators or "  "))
        held += [Field(tag, pair, [Subfield(*found) for found in together]) for together in _together(subfields)]
    return Record(fields=held)


def _together(subfields: list[tuple[str, list[str]]]) -> list[list[tuple[str, str]]]:
    """Return the subfields of each field: the first values of all columns belong together, then the second ones.

    Where the columns have unequal numbers of values, nobody knows which belong together, and each is a field.
    """
    if len({len(values) for _, values in subfields}) == 1:
        pairs = [[(code, value) for value in values] for code, values in sorted(subfields)]
        return [list(field) for field in zip(*pairs, strict=True)]
    return [[(code, value)] for code, values in subfields for value in values]


def _read(raw: Raw) -> Iterator[Said | Problem]:
    yield from read(raw.data)


READER = TableReader(
    name="undl-csv",
    version="1",
    description="the UN Digital Library's spreadsheet export, with MARC fields in its columns",
    suffixes=(".csv", ".tsv", ".txt"),
    recognises=_recognises,
    cut=_cut,
    read=_read,
)
