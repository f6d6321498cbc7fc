"""The mapping file: read, and refused with file, key and remedy where something in it can't be meant.

A mapping is checked as a whole before a table is read by it, so that a slip in it is no problem of every row.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from communique.errors import InputError

from ...frozen import frozen
from .cells import Condition
from .days import ISO
from .fields import FIELDS, KEYS, Field, Kind
from .parts import PartReader, Parts

TABLE_KEYS = ("name", "columns", "optional", "delimiter", "empty", "language", "dates", "years_from")
"""The keys of a mapping's `[table]`."""

_OF_A_THING = ("name", "when", "unless", "each", "key", "votes", "roll_calls")


@frozen
class Thing:
    """What a mapping makes of a row: a record's kind, its key and fields, for each of some values if it says so."""

    kind: Kind
    name: str
    where: str
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    each: Mapping[str, Parts]
    key: Mapping[str, Parts]
    fields: Mapping[str, Parts]
    inside: Mapping[str, tuple[Mapping[str, Parts], ...]]
    votes: tuple[str, ...] = ()
    roll_calls: tuple[str, ...] = ()


@frozen
class Warned:
    """What of a row is to be reported: a condition, and the words for it."""

    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    message: str


@frozen
class TableMapping:
    """A mapping from the columns of a table to records."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...]
    delimiter: str
    empty: frozenset[str]
    language: str
    cells: Mapping[str, Parts]
    things: tuple[Thing, ...]
    warnings: tuple[Warned, ...]


@lru_cache(maxsize=64)
def read_mapping(path: str, text: str) -> TableMapping:
    """Return the mapping of a file's text; raises `InputError` with file, key and remedy when it can't be used."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(path, f"not TOML: {error}", remedy="see https://toml.io, or docs/tables.md") from error
    return _Reader(path, content).mapping()


class _Reader(PartReader):
    """Reads a mapping; every name that is wrong is reported with those that would be right."""

    def mapping(self) -> TableMapping:
        self.known("the file", self.content, ("table", "cells", "parts", "warning", *get_args(Kind)))
        table = self.content.get("table")
        if not isinstance(table, dict) or not table.get("columns"):
            raise self.wrong("[table]", "says no columns", "name those by which the table is known: columns = […]")
        self.known("[table]", table, TABLE_KEYS)
        self.language = self.string("[table] language", table.get("language", "en"))
        self.years_from = self._year(table.get("years_from", 0))
        self.dates = self.formats("[table] dates", table.get("dates", ISO))
        required = self.strings("[table] columns", table["columns"])
        optional = self.strings("[table] optional", table.get("optional", ()))
        delimiter = self.string("[table] delimiter", table.get("delimiter", ""))
        if len(delimiter) > 1:
            raise self.wrong("[table] delimiter", f"{delimiter!r} is no single character", 'write ";" or "\\t"')
        self.columns = (*required, *optional)
        cells = {}
        for name, how in self.table("[cells]", self.content.get("cells", {})).items():
            cells[name] = self.parts(f"cell {name}", how)
            self.derived.append(name)
        return TableMapping(
            self.string("[table] name", table.get("name", "")),
            required,
            optional,
            delimiter,
            frozenset(self.strings("[table] empty", table.get("empty", ()))),
            self.language,
            cells,
            tuple(sorted(self._things(), key=lambda thing: thing.kind != "vote")),
            tuple(self._warning(warning) for warning in self.tables("[[warning]]", self.content.get("warning", []))),
        )

    def _things(self) -> Iterator[Thing]:
        votes = [vote.get("name", "") for vote in self.tables("[[vote]]", self.content.get("vote", []))]
        kinds: tuple[Kind, ...] = get_args(Kind)
        found = False
        for kind in kinds:
            for number, thing in enumerate(self.tables(f"[[{kind}]]", self.content.get(kind, [])), 1):
                found = True
                name = self.string(f"[[{kind}]] name", thing.get("name", ""))
                yield self._thing(kind, name, f"{kind} {name or number}", thing, votes)
        if not found:
            raise self.wrong("the file", "makes no records", f"add one of {', '.join(f'[[{kind}]]' for kind in kinds)}")

    def _thing(self, kind: Kind, name: str, where: str, thing: dict[str, Any], votes: list[str]) -> Thing:
        fields, keys = FIELDS[kind], KEYS[kind]
        own = (*_OF_A_THING[: None if kind == "document" else -2], *fields)
        self.known(where, thing, own)
        before = len(self.derived)
        each = {}
        for part, how in self.table(f"{where}, each", thing.get("each", {})).items():
            each[part] = self.parts(f"{where}, {part}", how)
        self.derived += each
        key = self.table(f"{where}, key", thing.get("key", {}))
        self.known(f"{where}, key", key, keys)
        if not key and not (kind == "event" and "headline" in thing):
            raise self.wrong(
                where, "has no key", f"say what its address is made of: key = {{ {' / '.join(keys)} = … }}"
            )
        made = Thing(
            kind,
            name,
            where,
            self.conditions(f"{where}, when", thing.get("when", {})),
            self.conditions(f"{where}, unless", thing.get("unless", {})),
            each,
            {part: self.parts(f"{where}, {part}", how, keys[part]) for part, how in key.items()},
            {
                part: self.parts(f"{where}, {part}", thing[part], fields[part])
                for part in thing
                if part in fields and not fields[part].inside
            },
            {
                part: self._inside(f"{where}, {part}", thing[part], fields[part])
                for part in thing
                if part in fields and fields[part].inside
            },
            self._votes(f"{where}, votes", thing.get("votes", ()), votes),
            self._votes(f"{where}, roll_calls", thing.get("roll_calls", ()), votes),
        )
        del self.derived[before:]
        return made

    def _inside(self, where: str, value: Any, outer: Field) -> tuple[Mapping[str, Parts], ...]:
        found = []
        for table in self.tables(where, value if isinstance(value, list) else [value]):
            self.known(where, table, outer.inside)
            if missing := [name for name, one in outer.inside.items() if one.needed and name not in table]:
                raise self.wrong(where, f"lacks {', '.join(missing)}", "add it")
            found.append({name: self.parts(f"{where}, {name}", how, outer.inside[name]) for name, how in table.items()})
        return tuple(found)

    def _votes(self, where: str, value: Any, votes: list[str]) -> tuple[str, ...]:
        names = (value,) if isinstance(value, str) else self.strings(where, value)
        for name in names:
            if name not in votes:
                raise self.wrong(where, f"no [[vote]] is named {name!r}", f"the votes are {', '.join(votes) or 'none'}")
        return names

    def _warning(self, warning: dict[str, Any]) -> Warned:
        self.known("[[warning]]", warning, ("when", "unless", "message"))
        message = self.string("[[warning]] message", warning.get("message", ""))
        self.slots("[[warning]] message", message)
        return Warned(
            self.conditions("[[warning]] when", warning.get("when", {})),
            self.conditions("[[warning]] unless", warning.get("unless", {})),
            message,
        )

    def _year(self, value: Any) -> int:
        if not isinstance(value, int) or not 0 <= value < 9900:
            raise self.wrong("[table] years_from", f"{value!r} is no year", "write a year, as in years_from = 1946")
        return value
