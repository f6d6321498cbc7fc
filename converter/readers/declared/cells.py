"""Values out of the cells of a row, as text: chosen by conditions, split, found by a pattern, replaced, joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ...frozen import frozen
from ...records import Problem
from .days import Format

Others = Literal["problem", "keep", "leave"]
"""What becomes of a value that a table of replacements does not have."""

Condition = tuple[str, re.Pattern[str]]
"""A column, and a pattern that its cell, or a part of it, matches."""

_SLOT = re.compile(r"\{([^{}]+)\}")
BETWEEN = re.compile(r"(?:[\s,;&+|/]|\band\b)*")
"""What may stand between values that a pattern finds, if a mapping says nothing else."""

VALUE = "value"
"""The name of the group, and of the slot in a template, that stands for a value itself."""


@frozen
class Part:
    """How values are taken out of a row; docs/tables.md explains every key."""

    columns: tuple[str, ...] = ()
    constant: str | None = None
    template: str = ""
    split: str = ""
    find: re.Pattern[str] | None = None
    between: re.Pattern[str] = BETWEEN
    replace: Mapping[str, str] = field(default_factory=dict)
    others: Others = "problem"
    containing: str = ""
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    read_as: str = ""
    symbol_kinds: frozenset[str] = frozenset()
    kind: str = ""
    within: str = ""
    language: str = ""
    language_in: re.Pattern[str] | None = None
    formats: tuple[Format, ...] = ()


@dataclass(slots=True)
class Row:
    """The cells of a row by column, without outer blanks, and what of them could not be used.

    `claimed` says of each value that belongs to one of several things whether one of them has taken it.
    """

    line: int
    cells: Mapping[str, str]
    problems: list[Problem]
    claimed: dict[tuple[str, str], bool] = field(default_factory=dict)

    def part(self, cells: Mapping[str, str]) -> Row:
        """Return the row with these cells, for one of the things that it speaks of."""
        return Row(self.line, {**self.cells, **cells}, self.problems, self.claimed)

    def problem(self, where: str, reason: str, remedy: str = "") -> None:
        """Note what could not be used; the rest of the row is read."""
        self.problems.append(Problem(self.line, f"{where}: {reason}", remedy))

    def holds(self, when: tuple[Condition, ...], unless: tuple[Condition, ...]) -> bool:
        """Return whether the row meets all these conditions, and none of those."""
        return all(pattern.search(self.cells[column]) for column, pattern in when) and not any(
            pattern.search(self.cells[column]) for column, pattern in unless
        )


def slots(template: str) -> list[str]:
    """Return the columns that a template names."""
    return [name for name in _SLOT.findall(template) if name != VALUE]


def filled(template: str, row: Row, value: str = "") -> str:
    """Return a template with its columns' cells; empty if one of them is."""
    found = {name: row.cells[name] for name in slots(template)}
    if not all(found.values()):
        return ""
    return _SLOT.sub(lambda match: value if match[1] == VALUE else found[match[1]], template)


def values(part: Part, row: Row, where: str) -> Iterator[str]:
    """Yield the values that a part takes out of a row, none of them empty; `where` names the field in problems."""
    if (part.when or part.unless) and not row.holds(part.when, part.unless):
        return
    if part.constant is not None:
        yield part.constant
        return
    if not part.columns:
        if text := filled(part.template, row):
            yield text
        return
    for column in part.columns:
        for found in _found(part, row, column, where):
            replaced = _replaced(part, row, found, where)
            value = filled(part.template, row, replaced) if part.template and replaced else replaced
            if value and _contained(part, row, value, where):
                yield value


def _found(part: Part, row: Row, column: str, where: str) -> Iterator[str]:
    cell = row.cells[column]
    if not cell:
        return
    for piece in filter(None, map(str.strip, cell.split(part.split) if part.split else [cell])):
        if part.find is None:
            yield piece
            continue
        at, rest = 0, []
        for match in part.find.finditer(piece):
            rest.append(piece[at : match.start()])
            at = match.end()
            yield (match[VALUE] if VALUE in part.find.groupindex else match[0]) or ""
        rest.append(piece[at:])
        if left := [text.strip() for text in rest if not part.between.fullmatch(text)]:
            row.problem(
                where,
                f"{' … '.join(left)[:200]!r} was not understood (column {column!r}: {piece[:100]!r})",
                "let the mapping's `find` or `between` say what that is",
            )


def _replaced(part: Part, row: Row, found: str, where: str) -> str:
    if not part.replace or part.others == "keep":
        return part.replace.get(found, found)
    if found not in part.replace and part.others == "problem":
        known = ", ".join(list(part.replace)[:20])
        row.problem(where, f"{found[:100]!r} is none of: {known}", "correct it, or give it a line in the mapping")
    return part.replace.get(found, "")


def _contained(part: Part, row: Row, value: str, where: str) -> bool:
    if not part.containing:
        return True
    needle = filled(part.containing, row)
    if not needle:
        row.problem(where, f"what {value[:200]!r} belongs to can't be told: {part.containing!r} has an empty cell")
    taken = not needle or needle in value
    row.claimed[where, value] = taken or row.claimed.get((where, value), False)
    return bool(needle) and taken
