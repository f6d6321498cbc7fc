"""Answers of services, kept from build to build in a SQLite file in HOME/cache; it may be deleted at any time."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from .model import Candidate

FILE = "candidates.sqlite"

_TABLE = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT, name TEXT, language TEXT, type TEXT, asked REAL NOT NULL, candidates TEXT NOT NULL,
    PRIMARY KEY (service, name, language, type)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """What a service, named by its key, is asked: a name with its language and the service's type for it, or ""."""

    service: str
    name: str
    language: str
    type: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer; `asked` is when, in seconds since 1970."""

    asked: float
    candidates: tuple[Candidate, ...]


class Cache:
    """Keeps answers. A file that is damaged is begun anew; what can't be kept is only asked again."""

    def __init__(self, file: Path) -> None:
        self._connection = _opened(file)

    def get(self, asked: Asked) -> Kept | None:
        """Return the answer that was kept, however old."""
        query = "SELECT asked, candidates FROM answer WHERE (service, name, language, type) = (?, ?, ?, ?)"
        try:
            row = self._connection.execute(query, astuple(asked)).fetchone()
            return Kept(row[0], tuple(Candidate(*values) for values in json.loads(row[1]))) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def put(self, asked: Asked, kept: Kept) -> None:
        """Keep an answer in place of an earlier one."""
        candidates = json.dumps([astuple(candidate) for candidate in kept.candidates], ensure_ascii=False)
        with suppress(sqlite3.Error), self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", (*astuple(asked), kept.asked, candidates)
            )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _opened(file: Path) -> sqlite3.Connection:
    for _ in range(2):
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connected(str(file))
        except sqlite3.Error:
            with suppress(OSError):
                file.unlink()
    return _connected(":memory:")


def _connected(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        connection.execute(_TABLE)
        connection.execute("SELECT asked, candidates FROM answer LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
