"""The parts of a mapping that say where the values of a field come from, read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, cast, get_args

from communique.errors import InputError

from ...authority.tables import KINDS
from ...extract.documents.symbols import Kind as SymbolKind
from .cells import BETWEEN, VALUE, Condition, Others, Part, Row, slots
from .days import Format, compiled
from .fields import Field
from .toml import Toml

Parts = tuple[Part, ...]

PART_KEYS = (
    *("column", "columns", "value", "template", "split", "find", "between", "replace", "others", "containing", "when"),
    *("unless", "as", "symbols", "kind", "within", "language", "language_in", "formats"),
)
"""The keys of what says where a value comes from; with `use`, those of one that several fields share."""

_FROM = frozenset({"column", "columns", "value"})
_AS = ("symbol", "date", "sponsors", "reporters")
_KINDS = tuple(kind for kinds in KINDS.values() for kind in sorted(kinds))


@dataclass
class PartReader(Toml):
    """Reads parts; `columns` are those of the table, `derived` those that the mapping makes of them so far."""

    columns: tuple[str, ...] = ()
    derived: list[str] = field(default_factory=list)
    language: str = "en"
    dates: tuple[Format, ...] = ()
    years_from: int = 0

    def parts(self, where: str, how: Any, field: Field | None = None) -> Parts:
        """Return where a field's values come from: a column, a table that says how, or a list of these.

        A constant, or what a value is replaced by, must be one that the field can have.
        """
        found = tuple(self._part(where, one) for one in (how if isinstance(how, list) else [how]))
        for part in found if field else ():
            for value in (part.constant, *part.replace.values()):
                self._fits(where, field, replace(part, columns=(), replace={}, constant=value))
        return found

    def _fits(self, where: str, field: Field | None, constant: Part) -> None:
        row = Row(0, {}, [])
        if field and constant.constant is not None and not constant.when and not constant.unless:
            list(field.read(constant, row, where))
        for problem in row.problems:
            raise InputError(self.path, problem.reason, remedy=problem.remedy)

    def _part(self, where: str, how: Any) -> Part:
        how = self._shared(where, {"column": how} if isinstance(how, str) else self.table(where, how))
        self.known(where, how, PART_KEYS)
        if len(_FROM & how.keys()) > 1 or not ({*_FROM, "template"} & how.keys()):
            raise self.wrong(
                where, "must say where its values come from", "give one of column, columns, value, template"
            )
        columns = self.strings(where, how.get("columns", [how["column"]] if "column" in how else []))
        for column in columns:
            self._column(where, column)
        for template in ("template", "containing", "within"):
            self.slots(where, self.string(where, how.get(template, "")))
        read_as = self.among(where, "as", how.get("as", ""), _AS)
        kinds = self.strings(where, how.get("symbols", ()))
        for kind in kinds:
            self.among(where, "symbols", kind, get_args(SymbolKind))
        return Part(
            columns,
            None if "value" not in how else self.string(where, how["value"]),
            how.get("template", ""),
            self.string(where, how.get("split", "")),
            self._find(where, how["find"]) if "find" in how else None,
            self.pattern(where, how["between"]) if "between" in how else BETWEEN,
            {
                self.string(where, key): self.string(where, value)
                for key, value in self.table(where, how.get("replace", {})).items()
            },
            cast(Others, self.among(where, "others", how.get("others", "problem"), get_args(Others))),
            how.get("containing", ""),
            self.conditions(where, how.get("when", {})),
            self.conditions(where, how.get("unless", {})),
            read_as,
            frozenset(kinds),
            self.among(where, "kind", how.get("kind", ""), _KINDS),
            how.get("within", ""),
            self.string(where, how.get("language", self.language)),
            self.pattern(where, how["language_in"]) if "language_in" in how else None,
            self.formats(where, how["formats"]) if "formats" in how else self.dates,
        )

    def _find(self, where: str, value: Any) -> re.Pattern[str]:
        pattern = self.pattern(where, value)
        if pattern.groups and VALUE not in pattern.groupindex:
            raise self.wrong(where, f"no group of {value!r} is the value", f"name it: (?P<{VALUE}>…)")
        return pattern

    def _shared(self, where: str, how: dict[str, Any]) -> dict[str, Any]:
        """Return what a part says, with what it takes over from one that several fields share."""
        if "use" not in how:
            return how
        shared, name = self.table("[parts]", self.content.get("parts", {})), how["use"]
        if name not in shared:
            raise self.wrong(where, f"no [parts.{name}]", f"there are: {', '.join(shared) or 'none'}")
        own = {key: value for key, value in how.items() if key != "use"}
        return {**self.table(f"[parts.{name}]", shared[name]), **own}

    def _column(self, where: str, column: str) -> None:
        known = (*self.columns, *self.derived)
        if column not in known:
            near = get_close_matches(column, known, 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise self.wrong(
                where,
                f"there is no column {column!r}",
                f"{hint}name it in [table] columns or optional; a constant is written {{ value = … }}",
            )

    def slots(self, where: str, template: str) -> None:
        """Check that a template names columns that there are."""
        for column in slots(template):
            self._column(where, column)

    def conditions(self, where: str, value: Any) -> tuple[Condition, ...]:
        """Return conditions: columns with the patterns that their cells match."""
        found = []
        for column, pattern in self.table(where, value).items():
            self._column(where, column)
            found.append((column, self.pattern(where, pattern)))
        return tuple(found)

    def formats(self, where: str, value: Any) -> tuple[Format, ...]:
        """Return formats of dates."""
        try:
            return tuple(compiled(form, self.years_from) for form in self.strings(where, value))
        except ValueError as error:
            raise self.wrong(where, str(error), "see “Dates” in docs/tables.md") from error
