"""What bench/tables.py runs as processes of their own: our conversion of a table, and what morph-kgc is given.

python bench/table_work.py convert VOTES FOLDER PROCESSES   # statements as N-Triples, one file a process
python bench/table_work.py prepare VOTES FOLDER             # ballots.csv and votes.csv
"""

from __future__ import annotations

import csv
import gzip
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from communique.converter.authority import load
from communique.converter.convert import Converter
from communique.converter.iris import digest
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input, Raw
from communique.converter.readers.undl_votes import cut, read
from communique.converter.records import Record
from communique.release.pieces import ROWS

BASE = "http://127.0.0.1:8000/"
_INFO = SourceInfo("votes", "votes.csv", "sha256:0")


class Ours:
    """The converter as a build's process has it, and the file that it writes statements to."""

    def __init__(self, folder: Path) -> None:
        self._converter = Converter(BASE, load())
        self._file = folder.joinpath(f"{os.getpid()}.nt").open("wb")

    def convert(self, raws: list[Raw]) -> None:
        """Write the statements of some roll calls."""
        made = self._converter.convert_rows(raws, _INFO, "undl-votes", frozenset(), {})
        for unit in made.units:
            self._file.write(b" .\n".join([*unit.lines, b""]))
            self._file.write(ox.serialize(unit.statements, format=ox.RdfFormat.N_TRIPLES) or b"")
        self._file.flush()


_ours: Ours


def _start(folder: Path) -> None:
    global _ours
    _ours = Ours(folder)


def _convert(raws: list[Raw]) -> None:
    _ours.convert(raws)


def convert(votes: Path, folder: Path, processes: int) -> None:
    """Convert a table as a build does: one process cuts, the others convert, and only a few pieces wait."""
    if processes == 1:
        ours = Ours(folder)
        for piece in _pieces(votes):
            ours.convert(piece)
        return
    waiting: deque[Future[None]] = deque()
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _start, (folder,)) as pool:
        for piece in _pieces(votes):
            waiting.append(pool.submit(_convert, piece))
            if len(waiting) >= 2 * processes + 2:
                waiting.popleft().result()
        while waiting:
            waiting.popleft().result()


def _pieces(votes: Path) -> Iterator[list[Raw]]:
    held: list[Raw] = []
    rows = 0
    for raw in _raws(votes):
        held.append(raw)
        rows += raw.rows
        if rows >= ROWS:
            yield held
            held, rows = [], 0
    yield held


def _raws(votes: Path) -> Iterator[Raw]:
    def opened() -> BinaryIO:
        return cast("BinaryIO", gzip.open(votes)) if votes.suffix == ".gz" else votes.open("rb")

    with opened() as file:
        beginning = file.read(100_000).decode("utf-8", "ignore")
    for raw in cut(Input("votes.csv", beginning, opened)):
        if isinstance(raw, Raw):
            yield raw


def prepare(votes: Path, folder: Path) -> None:
    """Write what morph-kgc is given: a table of ballots and one of roll calls, with all that their addresses need."""
    converter = Converter(BASE, load())
    with (
        folder.joinpath("ballots.csv").open("w", encoding="utf-8", newline="") as ballots_file,
        folder.joinpath("votes.csv").open("w", encoding="utf-8", newline="") as votes_file,
    ):
        ballots, calls = csv.writer(ballots_file), csv.writer(votes_file)
        ballots.writerow(("vote", "ballot", "voter", "choice"))
        calls.writerow(("vote", "label", "date", "session", "in_favour", "against", "abstaining"))
        for raw in _raws(votes):
            for record in read(raw):
                for vote in record.votes if isinstance(record, Record) else ():
                    id_ = converter.iris.vote(vote.key).rpartition("/")[2]
                    label = vote.label.text if vote.label else ""
                    calls.writerow((id_, label, vote.date, vote.session, vote.in_favour, vote.against, vote.abstaining))
                    for ballot in vote.ballots:
                        key = converter.authority.member(ballot.member.code, ballot.member.name, vote.date) or ""
                        hashed = digest(converter.iris.entity(key), ballot.choice, length=10)
                        ballots.writerow((id_, hashed, key.removeprefix("actor/"), ballot.choice))


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        convert(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
