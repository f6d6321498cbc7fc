"""Rows of delimited tables (RFC 4180) and of JSON lines; a broken row is a problem, the rest is read."""

from __future__ import annotations

import csv
import json
import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from communique.errors import InputError

from ..frozen import frozen
from ..records import Problem
from . import Input
from .lines import lines

DELIMITERS = ",;\t|"
_MOST_LINES = 200
"""Lines in a row that is believed; more of them means that a quotation mark was not closed."""

_QUOTES = "close the quotation mark, or double those that belong to the text"


@frozen
class Header:
    """The first row of a table: the names of its columns, without outer blanks, and what stands between them."""

    names: tuple[str, ...]
    delimiter: str

    def has(self, columns: Collection[str]) -> bool:
        """Return whether all these columns are there."""
        return set(columns) <= set(self.names)


Row = tuple[int, list[str]]
"""The line on which a row begins, from 1, and its values, as many as there are columns."""


def header(text: str) -> Header:
    """Return the header of a table from its beginning: split at whichever delimiter gives the most columns."""
    first = re.split(r"[\r\n]", text.removeprefix("\ufeff").lstrip("\r\n"), maxsplit=1)[0][:20_000]
    split = [(next(csv.reader([first], delimiter=delimiter), []), delimiter) for delimiter in DELIMITERS]
    names, delimiter = max(split, key=lambda found: len(found[0]))
    return Header(tuple(name.strip() for name in names), delimiter)


def rows(document: Input, required: Collection[str]) -> Iterator[Row | Problem]:
    """Yield the rows below the header; blank lines are passed over.

    Raises `InputError` when a required column is missing. A row with too many or too few values is a problem, as is
    one whose quotation marks do not close; reading goes on with the line after it.
    """
    head = header(document.text)
    if missing := [column for column in required if column not in head.names]:
        reason = f"the header has no column {', '.join(missing)}; it has: {', '.join(head.names)[:300] or 'none'}"
        raise InputError(
            document.path, reason, line=1, remedy=f"name the columns so, and part them by {head.delimiter!r}"
        )
    yield from _Rows(document, head).read()


@dataclass
class _Rows:
    """Reads rows one by one; the lines of a row that turns out broken are read again, but for its first."""

    document: Input
    head: Header

    def __post_init__(self) -> None:
        self._again: deque[tuple[int, str]] = deque()
        self._taken: list[tuple[int, str]] = []
        self._problems: list[Problem] = []
        self._source = lines(self.document)

    def read(self) -> Iterator[Row | Problem]:
        width = len(self.head.names)
        reader = csv.reader(self._feed(), delimiter=self.head.delimiter, strict=True)
        seen_header = False
        while True:
            self._taken.clear()
            reason = ""
            try:
                values = next(reader, None)
            except csv.Error as error:
                values, reason = [], f"a row that can't be read ({error})"
            yield from self._problems
            self._problems.clear()
            if values is None:
                return
            if not values and not reason:
                continue
            if not seen_header:
                seen_header = True
                if not reason:
                    continue
            line = self._taken[0][0] if self._taken else 0
            if not reason and len(values) != width:
                reason = f"a row of {len(values)} values under a header of {width}"
            if not reason:
                yield line, values
                continue
            yield Problem(line, reason, _remedy(self._taken[0][1]))
            self._again.extendleft(reversed(self._taken[1:]))
            reader = csv.reader(self._feed(), delimiter=self.head.delimiter, strict=True)

    def _feed(self) -> Iterator[str]:
        while True:
            found: tuple[int, str] | Problem | None
            found = self._again.popleft() if self._again else next(self._source, None)
            if found is None:
                return
            if isinstance(found, Problem):
                self._problems.append(found)
                continue
            self._taken.append(found)
            if len(self._taken) > _MOST_LINES:
                raise csv.Error(f"it goes on for more than {_MOST_LINES} lines")
            yield found[1]


def _remedy(line: str) -> str:
    if "\r" in line.rstrip("\r\n"):
        return "save the file with line ends of today (LF, or CR LF)"
    return _QUOTES if '"' in line else "give it a value for each column"


def json_lines(document: Input) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Yield the objects of a file of JSON lines (https://jsonlines.org/) with their lines; blank ones are left out."""
    for found in lines(document):
        if isinstance(found, Problem):
            yield found
            continue
        number, text = found
        if not text.strip():
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield Problem(number, f"not JSON ({error})", "write one JSON object a line")
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            yield Problem(number, "not a JSON object", "write one JSON object a line")
