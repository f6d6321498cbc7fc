"""How fast the gate is with proof, and how fast the referee is alone.

    python bench/gate.py [ARCHIVE] [--votes FILE] [--pages N] [--roll-calls N] [--rounds R]

ARCHIVE is a folder of archive pages (`news/YYYY/MM/D/….md`; else the example's), FILE the voting data of the UN's
library, plain or gzip. Each kind of unit is checked in batches as a build does, R times with proof and without it in
turn; rates are by processor time. Both must find the same.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from communique.converter.authority import load as load_authority
from communique.converter.convert import Converted, Converter
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input, Raw
from communique.release.vocabulary import concept_triples
from communique.shapes.gate import Gate, Result, Statement

BASE = "https://example.org/"
BATCH = 32
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
EXAMPLE = Path(__file__).parents[1] / "examples" / "archive"


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that are checked together, and what the authority says of what they name."""

    units: list[list[Statement]]
    further: list[ox.Triple]


def batches(made: Sequence[Converted], converter: Converter) -> list[Batch]:
    """Return what documents, or pieces of a table, gave, as a build hands it to the gate."""
    found = []
    for at in range(0, len(made), BATCH):
        some = made[at : at + BATCH]
        units = [unit for document in some for unit in document.units]
        used = frozenset(key for unit in units for key in unit.entities)
        found.append(
            Batch(
                [[*unit.statements, *unit.lines, *unit.mentions] for unit in units],
                [triple for _, triple in converter.entity_triples(used)],
            )
        )
    return found


def archive(root: Path, limit: int) -> list[Batch]:
    """Return the batches of an archive's pages."""
    converter = Converter(BASE, load_authority())
    files = sorted(file for file in root.rglob("*.md") if file.name != "index.md")[:limit]
    documents = [Input(file.relative_to(root).as_posix(), file.read_text("utf-8")) for file in files]
    known = frozenset(path for document in documents for path in converter.survey(document).archive_paths)
    made = []
    for document in documents:
        info = SourceInfo("archive", document.path, "sha256:" + "0" * 64, LICENCE)
        made.append(converter.convert(document, info, "news-archive", known))
    return batches(made, converter)


def roll_calls(file: Path, limit: int) -> list[Batch]:
    """Return the batches of a table of votes."""

    def opened() -> BinaryIO:
        return cast(BinaryIO, gzip.open(file) if file.suffix == ".gz" else file.open("rb"))

    with opened() as stream:
        document = Input(file.name, stream.read(4096).decode(errors="replace"), opened)
    converter = Converter(BASE, load_authority())
    info = SourceInfo("votes", document.path, "sha256:" + "0" * 64, LICENCE)
    raws = islice((raw for raw in converter.cut(document, "undl-votes") if isinstance(raw, Raw)), limit)
    made = [converter.convert_rows([raw], info, "undl-votes", frozenset(), {}) for raw in raws]
    return batches(made, converter)


def run(gate: Gate, work: Sequence[Batch]) -> tuple[float, list[Result]]:
    """Return the seconds of processor time that a gate takes, and what it finds."""
    clock = time.process_time()
    found = [result for batch in work for result in gate.check(batch.units, batch.further)]
    return time.process_time() - clock, found


def compare(name: str, work: Sequence[Batch], rounds: int) -> None:
    """Print the rates of both and their ratio, round by round."""
    units = sum(len(batch.units) for batch in work)
    statements = sum(len(unit) for batch in work for unit in batch.units)
    print(f"{name}: {units:,} units, {statements:,} statements")
    proof, referee = Gate(concept_triples()), Gate(concept_triples(), prove=False)
    ratios = []
    for number in range(1, rounds + 1):
        with_proof, found = run(proof, work)
        alone, found_alone = run(referee, work)
        if found != found_alone:
            sys.exit(f"{name}: the gate finds {len(found)} results with proof, the referee {len(found_alone)}")
        ratios.append(alone / with_proof)
        print(
            f"  round {number}: with proof {units / with_proof:10,.1f} units/s ({statements / with_proof:,.0f} "
            f"statements/s), referee alone {units / alone:8,.1f} units/s; ratio {ratios[-1]:.1f}; "
            f"{len(found)} results"
        )
    print(f"  median ratio {statistics.median(ratios):.1f}\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--votes", type=Path)
    parser.add_argument("--pages", type=int, default=300, help="take only the first so many pages")
    parser.add_argument("--roll-calls", type=int, default=100, help="take only the first so many roll calls")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    compare("archive pages", archive(given.archive, given.pages), given.rounds)
    if given.votes:
        compare("roll calls", roll_calls(given.votes, given.roll_calls), given.rounds)


if __name__ == "__main__":
    main()
