"""Tables and mappings of a few lines, read as a build reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from communique.converter.readers import Input, Raw
from communique.converter.readers.declared import READER
from communique.converter.records import Problem, Record


@dataclass(frozen=True)
class Read:
    """What a table gave: its records, and all problems, those of records too."""

    records: list[Record]
    problems: list[Problem]

    @property
    def reasons(self) -> list[str]:
        return [problem.reason for problem in self.problems]


def read(document: Input) -> Read:
    """Read a whole table."""
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in READER.cut(document):
        found = READER.read(raw) if isinstance(raw, Raw) else [raw]
        for one in found:
            if isinstance(one, Problem):
                problems.append(one)
            else:
                records.append(one)
                problems += one.problems
    return Read(records, problems)


def written(rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> str:
    """Return rows as the text of a table."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    table = csv.DictWriter(text, columns, restval="", delimiter=delimiter, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


Reading = Callable[..., Read]


@pytest.fixture
def table(tmp_path: Path) -> Reading:
    """Read a table by a mapping: `table(toml, rows_or_text)`; without mapping (""), by a built-in one."""

    def reading(mapping: str, rows: str | Sequence[Mapping[str, str]], name: str = "table.csv") -> Read:
        path: Path | None = None
        if mapping:
            path = tmp_path / "mapping.toml"
            path.write_text(mapping, encoding="utf-8")
        return read(Input(name, rows if isinstance(rows, str) else written(rows), None, path))

    return reading
