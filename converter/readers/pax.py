"""The reader of PA-X, the Peace Agreements Database: CSV as published, or any selection of its columns.

https://www.peaceagreements.org/ ("PA-X Codebook"); each row is an agreement. Where the reader decides:

- An agreement is a document, and the event that it was agreed on its day, whose outcome it is. What only one side
  declared is an announcement.
- A row is one version of what the database says of an agreement; where a file holds several, the highest is read,
  and each of the others is a problem.
- Parties are read where their column says "For the X: …", or lists names parted by semicolons; what it says otherwise
  stands in the document's description, as stage, status and kind of conflict do.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.errors import InputError

from ..records import Problem, Record
from . import Input, Raw, TableReader
from .pax_row import Row
from .tables import header, rows

REQUIRED = ("AgtId", "Agt", "Dat")
_READ = (
    *REQUIRED,
    *("Ver", "Con", "Contp", "PPName", "Status", "Agtp", "Stage", "StageSub", "Part", "ThrdPart"),
    *("Loc1ISO", "Loc2ISO", "UcdpAgr"),
)
_COLUMNS = "name the columns as the published dataset does"


def recognises(document: Input) -> bool:
    """Return whether a table has the columns of the database."""
    return header(document.text).has(REQUIRED)


def cut(document: Input) -> Iterator[Raw | Problem]:
    """Yield the latest version of each agreement. Raises `InputError` when a column is missing."""
    names = header(document.text).names
    if not header(document.text).has(REQUIRED):
        lacking = ", ".join(name for name in REQUIRED if name not in names)
        reason = f"the header has no column {lacking}; it has: {', '.join(names)[:300] or 'none'}"
        raise InputError(document.path, reason, line=1, remedy=_COLUMNS)
    columns = [(at, name) for at, name in enumerate(names) if name in _READ]
    number, version = names.index("AgtId"), names.index("Ver") if "Ver" in names else None
    latest: dict[str, tuple[int, int]] = {}
    for found in rows(document, REQUIRED):
        if not isinstance(found, Problem):
            line, values = found
            of, known = _number(values[number]), _version(values, version)
            if of and (of not in latest or known > latest[of][0]):
                latest[of] = (known, line)
    for found in rows(document, REQUIRED):
        if isinstance(found, Problem):
            yield found
            continue
        line, values = found
        of = _number(values[number])
        if not of:
            yield Problem(line, f"a row without the number of its agreement: {values[number][:40]!r}", "give its AgtId")
        elif latest[of][1] == line:
            yield Raw(line, {name: values[at] for at, name in columns})
        else:
            reason = f"agreement {of} stands on line {latest[of][1]} too, in a version as late or later, which was read"
            yield Problem(line, reason, "keep one row of each agreement")


def read(raw: Raw) -> Iterator[Record | Problem]:
    """Yield the record of an agreement, or a problem if it has no name."""
    yield Row(raw.line, raw.data).record()


def _number(text: str) -> str:
    plain = text.strip().removesuffix(".0")
    return str(int(plain)) if plain.isdecimal() and len(plain) < 10 else ""


def _version(values: list[str], column: int | None) -> int:
    plain = _number(values[column]) if column is not None else ""
    return int(plain) if plain else 0


READER = TableReader(
    name="pax",
    version="1",
    description="Peace agreements of the PA-X database, as CSV.",
    suffixes=(".csv",),
    recognises=recognises,
    cut=cut,
    read=read,
)
