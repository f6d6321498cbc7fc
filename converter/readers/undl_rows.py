"""Rows of voting data: of the rows of a roll call only the first is parsed in full.

A roll call has up to two hundred rows that are the same but for their first columns. What follows those is compared as
it stands in the file; only what has quotation marks in its first columns, or is new, goes the way of any table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import BinaryIO

from ..frozen import frozen
from ..records import Problem
from . import Input
from .lines import opened
from .tables import Header, header, rows

MOST = 300
"""Rows in a roll call; no body of the United Nations has so many members."""

_BLANKS = bytes(32 if byte < 32 and byte not in b"\t\n\r" else byte for byte in range(256))
_BUFFER = 1 << 16


@frozen
class Columns:
    """Where in the header the columns of the ballots stand."""

    head: Header
    own: tuple[int, ...]

    @property
    def width(self) -> int:
        """How many columns there are up to the last of a ballot's own."""
        return max(self.own, default=-1) + 1

    @property
    def shared(self) -> list[int]:
        """Where the columns stand that all rows of a roll call share."""
        return [at for at in range(len(self.head.names)) if at not in self.own]


@frozen
class RollCall:
    """Rows that follow one another and differ in a ballot's own columns alone: what they share, by column.

    `lines` are those on which they begin, `ballots` the values of the first columns of each.
    """

    shared: dict[str, str]
    lines: list[int]
    ballots: list[list[str]]


def roll_calls(document: Input, own: Collection[str], required: Collection[str]) -> Iterator[RollCall | Problem]:
    """Yield the roll calls of a table; at most MOST of its rows are held at a time.

    Raises `InputError` when a required column is missing.
    """
    head = header(document.text)
    columns = Columns(head, tuple(at for at, name in enumerate(head.names) if name in own))
    stream = _Repeats(opened(document), columns)
    shared_at, width = columns.shared, columns.width
    now: list[str] = []
    held: RollCall | None = None
    for row in rows(replace(document, open=lambda: stream), required):
        if held:
            stream.give(held)
        if isinstance(row, Problem):
            yield replace(row, line=row.line + stream.passed)
            continue
        line, values = row[0] + stream.passed, row[1]
        shared = [values[at] for at in shared_at]
        if held is None or shared != now:
            if held:
                yield held
            now, held = shared, RollCall({head.names[at]: values[at] for at in shared_at}, [], [])
        elif len(held.lines) >= MOST:
            reason = f"more than {MOST} rows that differ in the member alone"
            remedy = "look whether the columns that tell roll calls apart (undl_id, date, resolution) were emptied"
            yield Problem(line, reason, remedy)
            yield held
            held = RollCall(held.shared, [], [])
        held.lines.append(line)
        held.ballots.append(values[:width])
        stream.follow(values, line, MOST - len(held.lines))
    if held:
        stream.give(held)
        yield held


class _Repeats(io.BufferedReader):
    """The lines of a table but for those that repeat the row before in all but a ballot's own columns.

    It has a blank for each control character: passages from meeting records hold remains of page breaks.
    """

    def __init__(self, stream: BinaryIO, columns: Columns) -> None:
        super().__init__(stream, _BUFFER)  # type: ignore[arg-type]  # what can be read from is enough
        self._columns = columns
        self._delimiter = columns.head.delimiter
        first, last = columns.own[0], columns.own[-1]
        self._side_by_side = last - first + 1 == len(columns.own) and last + 1 < len(columns.head.names)
        self._last = self._tail = b""
        self._following = False
        self._begin = b""
        self._before: list[str] = []
        self._line = self._room = 0
        self._ballots: list[list[str]] = []
        self.passed = 0

    def follow(self, values: list[str], line: int, room: int) -> None:
        """Pass over the lines that repeat the row just read, which ends on the last line given; at most `room`."""
        width, before = self._columns.width, self._columns.own[0]
        head = self._delimiter.join([*values[:width], ""]).encode()
        self._following = self._side_by_side and self._last.startswith(head) and self._ends(values, len(head))
        self._begin = self._delimiter.join([*values[:before], ""]).encode()
        self._before = values[:before]
        self._line, self._room = line, room

    def _ends(self, values: list[str], at: int) -> bool:
        """Return whether the last line from there is the rest of the row; remember it, with the delimiter before it."""
        tail = self._last[at - 1 :]
        if tail == self._tail:
            return True
        try:
            text = tail[1:].translate(_BLANKS).decode()
            parsed = next(csv.reader([text], delimiter=self._delimiter, strict=True), [])
        except (csv.Error, UnicodeDecodeError):
            return False
        self._tail = tail if parsed == values[self._columns.width :] else b""
        return bool(self._tail)

    def give(self, held: RollCall) -> None:
        """Add the rows that were passed over to their roll call."""
        if self._ballots:
            held.lines.extend(range(self._line + 1, self._line + 1 + len(self._ballots)))
            held.ballots.extend(self._ballots)
            self._ballots = []

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line, as long as it is in the file."""
        raw = super().readline(size)
        if self._following:
            while len(self._ballots) < self._room and raw.endswith(self._tail) and (ballot := self._ballot(raw)):
                self._ballots.append(ballot)
                self.passed += 1
                raw = super().readline(size)
            self._following = False
        self._last = raw
        return raw.translate(_BLANKS)

    def _ballot(self, raw: bytes) -> list[str] | None:
        """Return the first values of a line; None where it takes more than splitting, or is of another roll call."""
        own = raw[len(self._begin) : -len(self._tail)]
        if b'"' in own or not raw.startswith(self._begin):
            return None
        try:
            values = own.translate(_BLANKS).decode().split(self._delimiter)
        except UnicodeDecodeError:
            return None
        return self._before + values if len(values) == len(self._columns.own) else None
