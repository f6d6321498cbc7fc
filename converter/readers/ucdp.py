"""The reader of the UCDP Georeferenced Event Dataset: CSV as published, or JSON lines of the same facts.

https://ucdp.uu.se/downloads/; each row is an event of organised violence. Where the reader decides:

- The event's address is made of its number in the dataset: whichever file names it, it is one event.
- All three types of violence are of our type `assault`; the dataset's own type is the rule that the statement names.
- Sides are both `party`: the dataset does not say who attacked. One-sided violence has an `agent` and a `target`.
- The number killed is the dataset's best estimate with its low and high ones; the JSON lines have none, so it is the
  sum of the four counts of deaths (rule `ucdp-deaths-summed`). The count of a side is kept when it is 0, too.
- A place has coordinates where `where_prec` says that they are its own (1, 2), or the second-order unit's (3).
- A number that stands there again is a problem, and its first row is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.errors import InputError

from ..records import Problem, Record
from . import Input, Raw, TableReader
from .tables import header, json_lines, rows
from .ucdp_columns import missing, ours
from .ucdp_row import Row

_MOST = 1 << 27
"""Numbers of events are below this; the dataset's have six digits."""

_COLUMNS = "name the columns as the published dataset does: id, side_a, side_b, date_start"


def recognises(document: Input) -> bool:
    """Return whether a table's columns, or the keys of its first JSON object, are those of such events."""
    return not missing(_keys(document.text))


def cut(document: Input) -> Iterator[Raw | Problem]:
    """Yield the rows of a file. Raises `InputError` when it has not the columns."""
    numbers = _Numbers()
    for found in _json(document) if _is_json(document.text) else _delimited(document):
        if isinstance(found, Problem):
            yield found
            continue
        line, cells = found
        number = cells.get("id", "").strip().removesuffix(".0")
        if not number.isdecimal() or len(number) > 9 or int(number) >= _MOST:
            yield Problem(line, f"a row without the number of its event: {number[:40]!r}", "give it the dataset's id")
        elif numbers.add(int(number)):
            yield Raw(line, (int(number), cells))
        else:
            yield Problem(line, f"event {number} stands in an earlier row, which was read", "keep one of the two rows")


def read(raw: Raw) -> Iterator[Record | Problem]:
    """Yield the record of a row."""
    number, cells = raw.data
    yield Row(raw.line, cells).record(number)


class _Numbers:
    """The numbers that were seen: a bit each."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, number: int) -> bool:
        """Remember a number; return whether it is new."""
        at, bit = number >> 3, 1 << (number & 7)
        if at >= len(self._bits):
            self._bits.extend(bytes(at + 1 - len(self._bits)))
        new = not self._bits[at] & bit
        self._bits[at] |= bit
        return new


def _delimited(document: Input) -> Iterator[tuple[int, dict[str, str]] | Problem]:
    names = header(document.text).names
    if lacking := missing(names):
        reason = f"the header has no column {', '.join(lacking)}; it has: {', '.join(names)[:300] or 'none'}"
        raise InputError(document.path, reason, line=1, remedy=_COLUMNS)
    known = ours(names)
    columns = [(at, known[name]) for at, name in enumerate(names) if name in known]
    for found in rows(document, ()):
        if isinstance(found, Problem):
            yield found
        else:
            line, values = found
            yield line, {column: values[at] for at, column in columns}


def _json(document: Input) -> Iterator[tuple[int, dict[str, str]] | Problem]:
    for found in json_lines(document):
        if isinstance(found, Problem):
            yield found
        else:
            line, value = found
            yield line, {column: _text(value[name]) for name, column in ours(value).items()}


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list, bool)) else str(value)


def _is_json(text: str) -> bool:
    return text.lstrip("\ufeff \r\n\t").startswith("{")


def _keys(text: str) -> tuple[str, ...]:
    if not _is_json(text):
        return header(text).names
    try:
        value = json.loads(text.lstrip("\ufeff \r\n\t").partition("\n")[0])
    except (ValueError, RecursionError):
        return ()
    return tuple(value) if isinstance(value, dict) else ()


READER = TableReader(
    name="ucdp",
    version="1",
    description="Events of the UCDP Georeferenced Event Dataset, as CSV or JSON lines.",
    suffixes=(".csv", ".jsonl", ".ndjson"),
    recognises=recognises,
    cut=cut,
    read=read,
)
