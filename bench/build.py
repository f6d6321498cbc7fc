"""How fast documents become a release, by stage, and against the shortest honest script with rdflib and pySHACL.

    python bench/build.py ARCHIVE [--pages N] [--rounds R]

ARCHIVE is a folder of archive pages (`news/YYYY/MM/D/….md`). First the way from pages to quads, ours and
`bench/by_hand.py`, in turn, R times: documents per second of each, and the ratios of each round, for one processor and
as a build does it, with a process for each. Then the gate, ours in batches and pySHACL a page, on one processor. Then
a whole build, with the rate of each stage. What is made is counted and dropped, on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import by_hand
from rdflib import Graph

from communique.converter.authority import load as load_authority
from communique.converter.convert import Converted, Converter
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input
from communique.ontology.vocabulary import ontology_triples
from communique.release.build import build
from communique.release.settings import Source, load
from communique.shapes.gate import Gate, Statement

BASE = by_hand.BASE.removesuffix("id/")
BATCH = 32
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
PROCESSORS = os.cpu_count() or 1


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Return how many seconds some work took, and how many quads it gave."""
    clock = time.perf_counter()
    made = work()
    return time.perf_counter() - clock, made


class Ours:
    """Pages to quads with the converter, as a build uses it: a look for the pages' paths, then the quads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.converter = Converter(BASE, load_authority())
        self.known: frozenset[str] = frozenset()

    def survey(self, files: list[Path]) -> int:
        """Find out which archive pages there are."""
        self.known = frozenset(
            path for file in files for path in self.converter.survey(self._input(file)).archive_paths
        )
        return 0

    def convert(self, files: list[Path]) -> int:
        """Return how many quads some pages give."""
        made = (self.converted(file) for file in files)
        return sum(_size(page) for page in made)

    def converted(self, file: Path) -> Converted:
        """Return what a page gives."""
        document = self._input(file)
        checksum = "sha256:" + hashlib.sha256(document.text.encode()).hexdigest()
        info = SourceInfo("archive", document.path, checksum, LICENCE)
        return self.converter.convert(document, info, "auto", self.known)

    def _input(self, file: Path) -> Input:
        return Input(file.relative_to(self.root).as_posix(), file.read_text("utf-8"))


def _size(page: Converted) -> int:
    return len(page.description) + sum(
        len(unit.statements) + len(unit.lines) + len(unit.mentions) for unit in page.units
    )


_ours: Ours
_known_file = Path()


def _start(root: Path) -> None:
    """Make this process one that converts, as a build's processes are made before the first document."""
    global _ours
    _ours = Ours(root)


def _survey(files: list[Path]) -> frozenset[str]:
    _ours.survey(files)
    return _ours.known


def _convert(files: list[Path], known: Path) -> int:
    """Return how many quads some pages give; `known` is the file of all archive pages, read when it is new."""
    global _known_file
    if known != _known_file:
        _ours.known, _known_file = frozenset(json.loads(known.read_text("utf-8"))), known
    return _ours.convert(files)


@contextmanager
def all_processors(files: list[Path], root: Path) -> Iterator[Callable[[], int]]:
    """Give a function that takes all pages to quads with a process for each processor, as a build does."""
    batches = [files[at : at + BATCH] for at in range(0, len(files), BATCH)]
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(PROCESSORS, multiprocessing.get_context("spawn"), _start, (root,)) as pool,
    ):

        def work() -> int:
            known = sorted(frozenset[str]().union(*pool.map(_survey, batches)))
            file = Path(folder, str(time.monotonic_ns()))
            file.write_text(json.dumps(known), "utf-8")
            return sum(pool.map(_convert, batches, [file] * len(batches)))

        work()
        yield work


def compare_conversion(files: list[Path], root: Path, rounds: int) -> None:
    """Print rates and ratios of the way to quads, round by round."""
    known = {"/" + file.relative_to(root).as_posix() for file in files}
    table = by_hand.names()
    ratios: dict[str, list[float]] = {"one processor": [], f"{PROCESSORS} processors": []}
    with all_processors(files, root) as convert_all:
        for number in range(1, rounds + 1):
            ours = Ours(root)
            survey, _ = timed(lambda ours=ours: ours.survey(files))  # type: ignore[misc]
            convert, quads = timed(lambda ours=ours: ours.convert(files))  # type: ignore[misc]
            hand, hand_quads = timed(
                lambda: sum(sum(1 for _ in by_hand.convert(file, root, known, table).quads()) for file in files)
            )
            together, _ = timed(convert_all)
            print(f"round {number}: by hand                  {_rate(files, hand)} ({hand_quads / hand:,.0f} quads/s)")
            for name, seconds in zip(ratios, (survey + convert, together), strict=True):
                ratios[name].append(hand / seconds)
                print(
                    f"         communique, {name:<12} {_rate(files, seconds)} ({quads / seconds:,.0f} quads/s); "
                    f"ratio {hand / seconds:.2f} by documents, {hand / hand_quads / (seconds / quads):.2f} by quads"
                )
    for name, of in ratios.items():
        print(f"pages to quads, {name}: median ratio {statistics.median(of):.2f} ({min(of):.2f} to {max(of):.2f})")
    print()


def compare_gates(files: list[Path], root: Path) -> None:
    """Print the gate's rate, in batches and page by page, and that of pySHACL on the script's pages."""
    ours = Ours(root)
    ours.survey(files)
    made = [unit for file in files for unit in ours.converted(file).units]
    units: list[list[Statement]] = [[*unit.statements, *unit.lines, *unit.mentions] for unit in made]
    used = frozenset(key for unit in made for key in unit.entities)
    gate = Gate([*ontology_triples(), *(triple for _, triple in ours.converter.entity_triples(used))])
    batched, _ = timed(lambda: sum(len(gate.check(units[at : at + BATCH])) for at in range(0, len(units), BATCH)))
    single, _ = timed(lambda: sum(len(gate.check([unit])) for unit in units))
    shapes = Graph()
    for file in sorted((by_hand.ROOT / "shapes").glob("*.ttl")):
        shapes.parse(file)
    table, known = by_hand.names(), set(ours.known)
    datasets = [by_hand.convert(file, root, known, table) for file in files]
    plain, _ = timed(lambda: sum(by_hand.valid(dataset, shapes) for dataset in datasets))
    print(f"gate, in batches of {BATCH}          {_rate(files, batched)}")
    print(f"gate, page by page             {_rate(files, single)}")
    print(f"by hand, pySHACL page by page  {_rate(files, plain)}; ratio {plain / batched:.2f}\n")


def whole_build(root: Path, pages: int) -> None:
    """Print the rate of each stage of a build of the archive."""
    with tempfile.TemporaryDirectory() as home:
        settings = load(Path(home)).model_copy(update={"sources": [Source(name="archive", path=root, licence=LICENCE)]})
        clock = time.perf_counter()
        outcome = build(settings)
        total = time.perf_counter() - clock
    print(
        f"whole build: {outcome.documents} documents ({pages} pages), {outcome.counts['quads']:,} quads "
        f"in {total:.1f} s, {outcome.documents / total:,.1f} documents/s; held back {len(outcome.held_back)}"
    )
    work = sum(seconds for stage, seconds in outcome.seconds.items() if "." in stage)
    for stage, seconds in outcome.seconds.items():
        share = f", {seconds / work:.0%} of the converting processes' time" if "." in stage else ""
        print(f"  {stage:<16} {seconds:7.2f} s  {outcome.documents / max(seconds, 1e-9):11,.0f} documents/s{share}")


def _rate(files: list[Path], seconds: float) -> str:
    return f"{len(files) / seconds:8,.1f} documents/s"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--pages", type=int, default=10**9, help="take only the first so many pages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gate-pages", type=int, default=200, help="pages for the comparison of the gates")
    given = parser.parse_args()
    files = sorted(file for file in given.archive.rglob("*.md") if file.name != "index.md")[: given.pages]
    if not files:
        parser.error(f"{given.archive}: no pages")
    print(f"{len(files)} pages\n")
    compare_conversion(files, given.archive, given.rounds)
    compare_gates(files[: given.gate_pages], given.archive)
    whole_build(given.archive, len(files))


if __name__ == "__main__":
    main()
