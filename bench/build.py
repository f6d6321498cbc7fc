"""How fast documents become a release, by stage, and against the shortest honest script with rdflib and pySHACL.

    python bench/build.py ARCHIVE [--pages N] [--rounds R]

ARCHIVE is a folder of archive pages (`news/YYYY/MM/D/….md`). First the way from pages to quads, ours and
`bench/by_hand.py`, in turn, R times in this one process: documents per second of each, and the ratio of each round.
Then the gate, ours in batches and pySHACL a page. Then a whole build, with the rate of each stage. Times are of one
processor, but for the whole build, which uses all.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

import by_hand
from rdflib import Dataset, Graph

from communique.converter.authority import load as load_authority
from communique.converter.convert import Converted, Converter
from communique.converter.mapping.sources import SourceInfo
from communique.converter.readers import Input
from communique.ontology.vocabulary import ontology_triples
from communique.release.build import build
from communique.release.settings import Source, load
from communique.shapes.gate import Gate

T = TypeVar("T")
BATCH = 32
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how many seconds some work took, and what it gave."""
    clock = time.perf_counter()
    result = work()
    return time.perf_counter() - clock, result


def ours(files: list[Path], root: Path) -> tuple[dict[str, float], list[Converted]]:
    """Return the seconds of each step from pages to quads, with a converter that knows nothing yet."""
    seconds: dict[str, float] = {}
    converter = Converter(by_hand.BASE.removesuffix("id/"), load_authority())
    known: set[str] = set()

    def inputs() -> list[Input]:
        return [Input(file.relative_to(root).as_posix(), file.read_text("utf-8")) for file in files]

    def survey() -> None:
        for document in documents:
            known.update(converter.survey(document).archive_paths)

    def convert() -> list[Converted]:
        paths = frozenset(known)
        return [
            converter.convert(
                document, SourceInfo("archive", document.path, "sha256:" + "0" * 64, LICENCE), "auto", paths
            )
            for document in documents
        ]

    seconds["files"], documents = timed(inputs)
    seconds["survey"], _ = timed(survey)
    seconds["read, extract, map"], converted = timed(convert)
    return seconds, converted


def theirs(files: list[Path], root: Path) -> tuple[float, int, list[Dataset]]:
    """Return the seconds from pages to quads of the script, the number of quads, and the datasets."""
    known = {"/" + file.relative_to(root).as_posix() for file in files}
    table = by_hand.names()
    seconds, datasets = timed(lambda: [by_hand.convert(file, root, known, table) for file in files])
    return seconds, sum(1 for dataset in datasets for _ in dataset.quads()), datasets


def compare_conversion(files: list[Path], root: Path, rounds: int) -> tuple[list[Converted], list[Dataset]]:
    """Print rates and ratios of the way to quads, round by round, and return what both gave."""
    ratios = []
    for number in range(1, rounds + 1):
        steps, converted = ours(files, root)
        mine = sum(steps.values())
        other, their_quads, datasets = theirs(files, root)
        quads = sum(len(unit.statements) + len(unit.mentions) for one in converted for unit in one.units)
        ratios.append(other / mine)
        shown = ", ".join(f"{name} {len(files) / seconds:,.0f}/s" for name, seconds in steps.items())
        print(f"round {number}: communique {len(files) / mine:,.0f} documents/s ({shown}; {quads / mine:,.0f} quads/s)")
        print(f"         by hand    {len(files) / other:,.0f} documents/s ({their_quads / other:,.0f} quads/s)")
        print(f"         ratio {other / mine:.2f} by documents, {(quads / mine) / (their_quads / other):.2f} by quads")
    print(f"to quads: median ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})\n")
    return converted, datasets


def compare_gates(converted: list[Converted], datasets: list[Dataset], sample: int) -> None:
    """Print the gate's rate on a sample, in batches and page by page, and pySHACL's on the script's pages."""
    units = [[*unit.statements, *unit.mentions] for one in converted[:sample] for unit in one.units]
    authority = Converter(by_hand.BASE.removesuffix("id/"), load_authority())
    entities = frozenset(key for one in converted[:sample] for unit in one.units for key in unit.entities)
    gate = Gate([*ontology_triples(), *(triple for _, triple in authority.entity_triples(entities))])
    batched, _ = timed(lambda: [gate.check(units[at : at + BATCH]) for at in range(0, len(units), BATCH)])
    single, _ = timed(lambda: [gate.check([unit]) for unit in units])
    shapes = Graph()
    for file in sorted((by_hand.ROOT / "shapes").glob("*.ttl")):
        shapes.parse(file)
    plain, _ = timed(lambda: [by_hand.valid(dataset, shapes) for dataset in datasets[:sample]])
    print(
        f"gate, {len(units)} pages: in batches of {BATCH} {len(units) / batched:,.1f}/s, "
        f"one by one {len(units) / single:,.1f}/s,"
    )
    print(f"      by hand (pySHACL a page) {min(sample, len(datasets)) / plain:,.1f}/s; ratio {plain / batched:.2f}\n")


def whole_build(root: Path, documents: int) -> None:
    """Print the rate of each stage of a build of the archive."""
    with tempfile.TemporaryDirectory() as home:
        settings = load(Path(home)).model_copy(update={"sources": [Source(name="archive", path=root, licence=LICENCE)]})
        total, outcome = timed(lambda: build(settings))
    print(
        f"whole build: {outcome.documents} documents in {total:.1f} s, {outcome.documents / total:,.1f}/s; "
        f"held back {len(outcome.held_back)}"
    )
    work = sum(seconds for stage, seconds in outcome.seconds.items() if "." in stage)
    for stage, seconds in outcome.seconds.items():
        share = f", {seconds / work:.0%} of the converting processors' time" if "." in stage else ""
        print(f"  {stage:<18} {seconds:7.2f} s  {documents / seconds if seconds else 0:9,.0f} documents/s{share}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--pages", type=int, default=10**9, help="take only the first so many pages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gate-sample", type=int, default=200, help="pages for the comparison of the gates")
    given = parser.parse_args()
    files = sorted(file for file in given.archive.rglob("*.md") if file.name != "index.md")[: given.pages]
    if not files:
        parser.error(f"{given.archive}: no pages")
    print(f"{len(files)} pages\n")
    converted, datasets = compare_conversion(files, given.archive, given.rounds)
    compare_gates(converted, datasets, given.gate_sample)
    whole_build(given.archive, len(files))


if __name__ == "__main__":
    main()
