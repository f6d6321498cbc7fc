"""The table of names that nobody identified, for a person to decide about, and the decisions made in it.

Each build takes the decisions out of HOME/review.csv and keeps them in HOME/authority/decisions.csv, where they are
applied. Then it writes the table anew: what stands in it is undecided.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from communique.converter.authority import Authority, load, load_with
from communique.converter.authority.decisions import (
    COLUMNS as KEPT_COLUMNS,
)
from communique.converter.authority.decisions import (
    FILE,
    FORMULA,
    NAME_COLUMNS,
    Decision,
    decided,
    read_decisions,
    rows,
)
from communique.converter.iris import Iris
from communique.errors import InputError

from .gathering import Open, gathered
from .model import Candidate, Candidates, Unknown
from .near import SOURCE, Near

REVIEW = "review.csv"
COLUMNS = ("decision", *NAME_COLUMNS, "count", "candidates", "why", "passages", "links")
BETWEEN = " | "
"""What separates candidates, passages and links in a cell."""

_PROPOSED = 2000  # names, the most frequent, that candidates are looked for
_SEARCH = "https://www.wikidata.org/w/index.php?search="


@dataclass(frozen=True, slots=True)
class Undecided:
    """The names that wait for a decision: the table, how many stand in it, and how many seen once it leaves out."""

    file: Path
    names: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one build's names."""

    opened: Sequence[Open]
    left_out: int
    rows: Sequence[Sequence[str]]

    @property
    def table(self) -> bytes:
        """Return the table as a file."""
        return _csv(COLUMNS, self.rows)

    def asking(self, further: Candidates) -> Review:
        """Return the review with the candidates that somebody else proposes, too."""
        answers = further([one.unknown for one in self.opened[:_PROPOSED]])
        at = COLUMNS.index("candidates")
        rows = [
            [*row[:at], BETWEEN.join(filter(None, (row[at], _proposed(answers.get(one.unknown, ()))))), *row[at + 1 :]]
            for one, row in zip(self.opened, self.rows, strict=True)
        ]
        return replace(self, rows=rows)

    def renew(self, home: Path, authority: Path) -> Undecided:
        """Write the table into the home; return what is undecided now.

        Decisions made there while the build ran are kept, for the next one to apply. If one of them can't be
        understood, the table stays as it is, and the next build says so.
        """
        file = home / REVIEW
        with suppress(InputError):
            take_decisions(home, authority)
            kept = authority / FILE
            known = {decision.address for decision in read_decisions(kept)} if kept.is_file() else set()
            if self.opened or file.exists():
                both = zip(self.opened, self.rows, strict=True)
                _write_whole(file, _csv(COLUMNS, (row for one, row in both if one.address not in known)))
        return Undecided(file, len(self.opened), self.left_out)


def take_decisions(home: Path, authority: Path) -> None:
    """Keep the decisions that stand in the home's table in the user's table of decisions; newer ones replace older.

    Raises `InputError` with file, line, column and remedy when one can't be used; nothing is written then.
    """
    review, kept = home / REVIEW, authority / FILE
    found = (decided(row, review, line) for line, row in rows(review, KEPT_COLUMNS, COLUMNS)) if review.exists() else ()
    new = [decision for decision in found if decision]
    if not new:
        return
    newer = {decision.address for decision in new}
    old = list(read_decisions(kept)) if kept.is_file() else []
    both = [decision for decision in old if decision.address not in newer] + new
    load_with(authority, both)
    authority.mkdir(exist_ok=True)
    _write_whole(kept, _csv(KEPT_COLUMNS, map(_kept, {decision.address: decision for decision in both}.values())))


def review(files: Sequence[Path], authority: Path, base: str) -> Review:
    """Return the review of the names in a build's notes, whose files are in the order of the inputs.

    `authority` is the folder of the user's tables; candidates come from it and from the project's own.
    """
    opened, left_out = gathered(files)
    if not opened:
        return Review((), 0, ())
    near = _near(load(authority if authority.is_dir() else None))
    answers = near([one.unknown for one in opened[:_PROPOSED]])
    iris = Iris(base)
    return Review(opened, left_out, [_row(one, near, answers.get(one.unknown, ()), iris) for one in opened])


@lru_cache(maxsize=1)
def _near(authority: Authority) -> Near:
    return Near(authority)


def _row(one: Open, near: Near, candidates: Sequence[Candidate], iris: Iris) -> list[str]:
    unknown = one.unknown
    passages = BETWEEN.join(f"{where.place}: {where.text}" for where in one.passages)
    links = [iris.entity(one.address), *dict.fromkeys(where.document for where in one.passages), _search(unknown)]
    return [
        "",
        *_name(unknown),
        str(one.count),
        _proposed(candidates),
        near.why(unknown),
        passages,
        BETWEEN.join(links),
    ]


def _name(unknown: Unknown) -> tuple[str, ...]:
    return (unknown.text, unknown.sort, unknown.kind, unknown.language, unknown.within)


def _proposed(candidates: Iterable[Candidate]) -> str:
    return BETWEEN.join(map(_candidate, candidates))


def _candidate(candidate: Candidate) -> str:
    source = "" if candidate.source == SOURCE else candidate.source
    about = "; ".join(filter(None, (candidate.label, candidate.description, source)))
    return f"{candidate.id} ({about})" if about else candidate.id


def _search(unknown: Unknown) -> str:
    return _SEARCH + quote(unknown.text, safe="")


def _kept(decision: Decision) -> tuple[str, ...]:
    name = decision.name
    return (name.text, name.sort, name.kind, name.language, name.within, decision.written)


def _csv(header: Sequence[str], table: Iterable[Sequence[str]]) -> bytes:
    """Return a table as a file, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([f"'{value}" if value[:1] in FORMULA else value for value in row] for row in table)
    return out.getvalue().encode("utf-8-sig")


def _write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    aside = file.with_name(f".{file.name}.new")
    aside.write_bytes(content)
    os.replace(aside, file)
