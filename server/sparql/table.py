"""Query results as a table for a page (https://www.w3.org/TR/sparql11-results-json/)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..addresses import link
from ..labels import Text

MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A bound value; `href` is None where there is nothing to follow."""

    text: Text
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of a result; `total` is how many there are. The answer to ASK is in `answer`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    total: int
    answer: bool | None = None


def read_table(results: dict[str, Any], base: str, root: str) -> Table:
    """Return results in the JSON format as a table; links are relative to this site where they lead to it."""
    if "boolean" in results:
        return Table((), (), 1, bool(results["boolean"]))
    columns = tuple(results["head"].get("vars", ()))
    bindings = results["results"]["bindings"]
    rows = tuple(
        tuple(_cell(binding[name], base, root) if name in binding else None for name in columns)
        for binding in bindings[:MOST_ROWS]
    )
    return Table(columns, rows, len(bindings))


def _cell(term: dict[str, Any], base: str, root: str) -> Cell:
    value = term["value"]
    if term["type"] == "uri":
        return Cell(Text(value.removeprefix(base)), link(base, value, root))
    if not isinstance(value, str):
        return Cell(Text(str(value)))
    datatype = str(term.get("datatype", "")).rpartition("#")[2]
    return Cell(Text(value, term.get("xml:lang", "")), note=term.get("xml:lang", "") or datatype)
