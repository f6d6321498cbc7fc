"""The mapping file: read, and refused with file, key and remedy where something in it can't be meant.

A mapping is checked as a whole before a table is read by it, so that a slip in it is no problem of every row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, cast, get_args

from communique.errors import InputError

from ...extract.documents.symbols import Kind as SymbolKind
from .cells import BETWEEN, VALUE, Condition, Others, Part, slots
from .days import ISO, Format, compiled
from .fields import FIELDS, KEYS, Field, Kind

Parts = tuple[Part, ...]

_TABLE = ("name", "columns", "optional", "delimiter", "empty", "language", "dates", "years_from")
_OF_A_THING = ("name", "when", "unless", "each", "key", "votes", "roll_calls")
_PART = (
    *("column", "columns", "value", "template", "split", "find", "between", "replace", "others", "containing", "when"),
    *("unless", "as", "symbols", "kind", "language", "language_in", "formats"),
)
_AS = ("symbol", "date", "sponsors", "reporters")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Warned:
    """What of a row is to be reported: a condition, and the words for it."""

    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    message: str


@dataclass(frozen=True, slots=True)
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


@dataclass
class _Reader:
    """Reads a mapping; every name that is wrong is reported with those that would be right."""

    path: str
    content: dict[str, Any]
    columns: tuple[str, ...] = ()
    language: str = "en"
    dates: tuple[Format, ...] = ()
    years_from: int = 0
    derived: list[str] = field(default_factory=list)

    def mapping(self) -> TableMapping:
        self._known("the file", self.content, ("table", "cells", "parts", "warning", *get_args(Kind)))
        table = self.content.get("table")
        if not isinstance(table, dict) or not table.get("columns"):
            raise self._wrong("[table]", "says no columns", "name those by which the table is known: columns = […]")
        self._known("[table]", table, _TABLE)
        self.language = self._string("[table] language", table.get("language", "en"))
        self.years_from = self._year(table.get("years_from", 0))
        self.dates = self._formats("[table] dates", table.get("dates", ISO))
        required = self._strings("[table] columns", table["columns"])
        optional = self._strings("[table] optional", table.get("optional", ()))
        delimiter = self._string("[table] delimiter", table.get("delimiter", ""))
        if len(delimiter) > 1:
            raise self._wrong("[table] delimiter", f"{delimiter!r} is no single character", 'write ";" or "\\t"')
        self.columns = (*required, *optional)
        cells = {}
        for name, how in self._table("[cells]", self.content.get("cells", {})).items():
            cells[name] = self._parts(f"cell {name}", how)
            self.derived.append(name)
        return TableMapping(
            self._string("[table] name", table.get("name", "")),
            required,
            optional,
            delimiter,
            frozenset(self._strings("[table] empty", table.get("empty", ()))),
            self.language,
            cells,
            tuple(self._things()),
            tuple(self._warning(warning) for warning in self._tables("[[warning]]", self.content.get("warning", []))),
        )

    def _things(self) -> Iterator[Thing]:
        votes = [vote.get("name", "") for vote in self._tables("[[vote]]", self.content.get("vote", []))]
        kinds: tuple[Kind, ...] = get_args(Kind)
        found = False
        for kind in kinds:
            for number, thing in enumerate(self._tables(f"[[{kind}]]", self.content.get(kind, [])), 1):
                found = True
                name = self._string(f"[[{kind}]] name", thing.get("name", ""))
                yield self._thing(kind, name, f"{kind} {name or number}", thing, votes)
        if not found:
            raise self._wrong(
                "the file", "makes no records", f"add one of {', '.join(f'[[{kind}]]' for kind in kinds)}"
            )

    def _thing(self, kind: Kind, name: str, where: str, thing: dict[str, Any], votes: list[str]) -> Thing:
        fields, keys = FIELDS[kind], KEYS[kind]
        own = (*_OF_A_THING[: None if kind == "document" else -2], *fields)
        self._known(where, thing, own)
        before = len(self.derived)
        each = {}
        for part, how in self._table(f"{where}, each", thing.get("each", {})).items():
            each[part] = self._parts(f"{where}, {part}", how)
        self.derived += each
        key = self._table(f"{where}, key", thing.get("key", {}))
        self._known(f"{where}, key", key, keys)
        if not key and not (kind == "event" and "headline" in thing):
            raise self._wrong(
                where, "has no key", f"say what its address is made of: key = {{ {' / '.join(keys)} = … }}"
            )
        made = Thing(
            kind,
            name,
            where,
            self._conditions(f"{where}, when", thing.get("when", {})),
            self._conditions(f"{where}, unless", thing.get("unless", {})),
            each,
            {part: self._parts(f"{where}, {part}", how) for part, how in key.items()},
            {
                part: self._parts(f"{where}, {part}", thing[part], fields[part])
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
        for table in self._tables(where, value if isinstance(value, list) else [value]):
            self._known(where, table, outer.inside)
            if missing := [name for name, one in outer.inside.items() if one.needed and name not in table]:
                raise self._wrong(where, f"lacks {', '.join(missing)}", "add it")
            found.append({name: self._parts(f"{where}, {name}", how) for name, how in table.items()})
        return tuple(found)

    def _votes(self, where: str, value: Any, votes: list[str]) -> tuple[str, ...]:
        names = (value,) if isinstance(value, str) else self._strings(where, value)
        for name in names:
            if name not in votes:
                raise self._wrong(
                    where, f"no [[vote]] is named {name!r}", f"the votes are {', '.join(votes) or 'none'}"
                )
        return names

    def _warning(self, warning: dict[str, Any]) -> Warned:
        self._known("[[warning]]", warning, ("when", "unless", "message"))
        message = self._string("[[warning]] message", warning.get("message", ""))
        self._slots("[[warning]] message", message)
        return Warned(
            self._conditions("[[warning]] when", warning.get("when", {})),
            self._conditions("[[warning]] unless", warning.get("unless", {})),
            message,
        )

    # -- parts -------------------------------------------------------------------------------------------------------

    def _parts(self, where: str, how: Any, _field: Field | None = None) -> Parts:
        return tuple(self._part(where, one) for one in (how if isinstance(how, list) else [how]))

    def _part(self, where: str, how: Any) -> Part:
        how = self._shared(where, {"column": how} if isinstance(how, str) else self._table(where, how))
        self._known(where, how, _PART)
        if sum(key in how for key in ("column", "columns", "value")) + (
            "template" in how and len(how) == 1
        ) > 1 or not ({"column", "columns", "value", "template"} & how.keys()):
            raise self._wrong(
                where, "must say where its values come from", "give one of column, columns, value, template"
            )
        columns = self._strings(where, how.get("columns", [how["column"]] if "column" in how else []))
        for column in columns:
            self._column(where, column)
        for template in ("template", "containing"):
            self._slots(where, self._string(where, how.get(template, "")))
        read_as = self._among(where, "as", how.get("as", ""), _AS)
        kinds = self._strings(where, how.get("symbols", ()))
        for kind in kinds:
            self._among(where, "symbols", kind, get_args(SymbolKind))
        replace = self._table(where, how.get("replace", {}))
        return Part(
            columns,
            None if "value" not in how else self._string(where, how["value"]),
            how.get("template", ""),
            self._string(where, how.get("split", "")),
            self._pattern(where, how["find"]) if "find" in how else None,
            self._pattern(where, how["between"]) if "between" in how else BETWEEN,
            {self._string(where, key): self._string(where, value) for key, value in replace.items()},
            cast(Others, self._among(where, "others", how.get("others", "problem"), get_args(Others))),
            how.get("containing", ""),
            self._conditions(where, how.get("when", {})),
            self._conditions(where, how.get("unless", {})),
            read_as,
            frozenset(kinds),
            self._string(where, how.get("kind", "")),
            self._string(where, how.get("language", self.language)),
            self._pattern(where, how["language_in"]) if "language_in" in how else None,
            self._formats(where, how["formats"]) if "formats" in how else self.dates,
        )

    def _shared(self, where: str, how: dict[str, Any]) -> dict[str, Any]:
        """Return what a part says, with what it takes over from one that several fields share."""
        if "use" not in how:
            return how
        shared, name = self._table("[parts]", self.content.get("parts", {})), how["use"]
        if name not in shared:
            raise self._wrong(where, f"no [parts.{name}]", f"there are: {', '.join(shared) or 'none'}")
        own = {key: value for key, value in how.items() if key != "use"}
        return {**self._table(f"[parts.{name}]", shared[name]), **own}

    def _column(self, where: str, column: str) -> None:
        known = (*self.columns, *self.derived)
        if column not in known:
            near = get_close_matches(column, known, 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise self._wrong(
                where,
                f"there is no column {column!r}",
                f"{hint}name it in [table] columns or optional; a constant is written {{ value = … }}",
            )

    def _slots(self, where: str, template: str) -> None:
        for column in slots(template):
            self._column(where, column)

    def _conditions(self, where: str, value: Any) -> tuple[Condition, ...]:
        found = []
        for column, pattern in self._table(where, value).items():
            self._column(where, column)
            found.append((column, self._pattern(where, pattern)))
        return tuple(found)

    # -- values of TOML ------------------------------------------------------------------------------------------------

    def _pattern(self, where: str, value: Any) -> re.Pattern[str]:
        try:
            pattern = re.compile(self._string(where, value))
        except re.error as error:
            raise self._wrong(where, f"{value!r} is no pattern ({error})", "write a regular expression") from error
        if pattern.groups and VALUE not in pattern.groupindex and where.endswith("find"):
            raise self._wrong(where, "no group", f"name the group of the value: (?P<{VALUE}>…)")
        return pattern

    def _formats(self, where: str, value: Any) -> tuple[Format, ...]:
        try:
            return tuple(compiled(form, self.years_from) for form in self._strings(where, value))
        except ValueError as error:
            raise self._wrong(where, str(error), "see “Dates” in docs/tables.md") from error

    def _year(self, value: Any) -> int:
        if not isinstance(value, int) or not 0 <= value < 9900:
            raise self._wrong("[table] years_from", f"{value!r} is no year", "write a year, as in years_from = 1946")
        return value

    def _string(self, where: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self._wrong(where, f"{value!r} is no text", "put it between quotation marks")
        return value

    def _strings(self, where: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, (list, tuple)):
            raise self._wrong(where, f"{value!r} is no list", 'write ["…", "…"]')
        return tuple(self._string(where, one) for one in value)

    def _table(self, where: str, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(where, f"{value!r} is no table", "write { column = … } or the name of a column")
        return value

    def _tables(self, where: str, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            raise self._wrong(where, "is no list of tables", f"write it in double brackets: {where}")
        return [self._table(where, one) for one in value]

    def _among(self, where: str, key: str, value: Any, known: Collection[str]) -> str:
        if value not in known and value != "":
            raise self._wrong(where, f"{key} = {value!r}", f"it is one of {', '.join(known)}")
        return cast(str, value)

    def _known(self, where: str, table: Mapping[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"did you mean {near[0]}? " if near else ""
                raise self._wrong(where, f"does not know {key!r}", f"{hint}there are: {', '.join(known)}")

    def _wrong(self, where: str, reason: str, remedy: str) -> InputError:
        return InputError(self.path, f"{where}: {reason}", remedy=remedy)
