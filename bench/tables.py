"""A table of votes to statements: Communique against morph-kgc with an RML mapping, then every stage of a build.

    python bench/tables.py VOTES --morph PYTHON [--rounds R]

VOTES is the voting data of the General Assembly (CSV, plain or gzip). PYTHON is that of an environment with morph-kgc,
whose last release can't be installed beside ours (it needs pyoxigraph below 0.4):

    uv venv .cache/morph-kgc && uv pip install --python .cache/morph-kgc --group morph-kgc

First both make the same statements, in turn, R times: morph-kgc as it is by default and with two processes, ours with
one process and with as many as a build takes. Each run is a command of its own, timed from its start until all is
written. Printed are seconds, processor seconds and peak memory of all processes of a run together, and the ratios of
each round; statements are compared sorted. Then a whole build: seconds and rate of each stage.

The comparison favours morph-kgc. RML has no core function for a hash, nor for who a member was on a day, so it is
given tables in which addresses are hashed and members identified, with nothing but what its mapping needs and not
compressed; ours reads the file as published, groups its rows to roll calls, and also makes documents, topics and rows,
which are written but for the rows, and left out when statements are compared.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memory import Run, Watch, measured
from table_work import BASE

from communique.release.build import Outcome, build
from communique.release.crew import processors
from communique.release.settings import Source, load

HERE = Path(__file__).parent
MAPPING = HERE / "rml" / "votes.rml.ttl"
_BOTH_MAKE = (
    r"^<[^>]*/id/vote/[^>]*> <[^>]*(rdf-syntax-ns#type|rdf-schema#label|dc/terms/date"
    r"|ontology#(ballot|voter|choice|body|session|inFavour|against|abstaining))> "
)


def statements(files: list[Path]) -> tuple[int, str]:
    """Return how many different statements of those that both make some files of N-Triples hold, and their hash."""
    found = " ".join(f"'{file}'" for file in files)
    # morph-kgc writes a tab in a literal as it is, canonical N-Triples as an escape.
    run = f"cat {found} | LC_ALL=C grep -E '{_BOTH_MAKE}' | sed 's/\\t/\\\\t/g' | LC_ALL=C sort -u -S 500M"
    digest, count = hashlib.sha256(), 0
    with subprocess.Popen(run, shell=True, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


class Morph:
    """morph-kgc on the tables that were prepared for it."""

    def __init__(self, python: Path, prepared: Path, processes: int | None) -> None:
        self.name = f"morph-kgc, {f'{processes} processes' if processes else 'as by default'}"
        self._python, self._prepared, self._processes = python, prepared, processes

    def run(self, out: Path) -> Run:
        """Convert into a folder."""
        chosen = f"number_of_processes = {self._processes}\n" if self._processes else ""
        (out / "morph.ini").write_text(
            f"[CONFIGURATION]\noutput_file = {out / 'out.nt'}\noutput_format = N-TRIPLES\nlogging_level = ERROR\n"
            f"{chosen}[votes]\nmappings = {MAPPING}\n",
            "utf-8",
        )
        return measured([str(self._python), "-m", "morph_kgc", str(out / "morph.ini")], self._prepared)


class Ours:
    """Communique's conversion on the file as it was published."""

    def __init__(self, votes: Path, processes: int) -> None:
        self.name = f"communique, {processes} process{'es' if processes > 1 else ''}"
        self._votes, self._processes = votes, processes

    def run(self, out: Path) -> Run:
        """Convert into a folder."""
        work = [sys.executable, str(HERE / "table_work.py"), "convert"]
        return measured([*work, str(self._votes), str(out), str(self._processes)], out)


def compare(votes: Path, python: Path, rounds: int) -> None:
    """Print what each run took, the ratios, and whether all gave the same statements."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder, "prepared")
        prepared.mkdir()
        subprocess.run([sys.executable, str(HERE / "table_work.py"), "prepare", votes, prepared], check=True)
        theirs = [Morph(python, prepared, 2), Morph(python, prepared, None)]
        ours = [Ours(votes, processors()), Ours(votes, 1)]
        took: dict[str, list[Run]] = {}
        hashes: dict[str, tuple[int, str]] = {}
        for number in range(1, rounds + 1):
            for way in (ours[0], theirs[0], ours[1], theirs[1]):
                with tempfile.TemporaryDirectory(dir=folder) as out:
                    run = way.run(Path(out))
                    took.setdefault(way.name, []).append(run)
                    if way.name not in hashes:
                        hashes[way.name] = statements(sorted(Path(out).glob("*.nt")))
                print(
                    f"round {number}: {way.name:<27} {run.seconds:6.1f} s {run.processor:6.1f} processor s "
                    f"{run.peak / 1e6:7,.0f} MB"
                )
        print()
        for our in ours:
            for their in theirs:
                _ratios(our.name, their.name, took)
    for name, (count, digest) in hashes.items():
        print(f"{name:<27} {count:,} statements of those both make, sha256 {digest[:16]}")
    if len(set(hashes.values())) > 1:
        raise SystemExit("they are not the same statements")


def _ratios(our: str, their: str, took: dict[str, list[Run]]) -> None:
    pairs = list(zip(took[our], took[their], strict=True))
    time_, processor, memory = (
        _spread([getattr(b, of) / getattr(a, of) for a, b in pairs]) for of in ("seconds", "processor", "peak")
    )
    print(f"{their} / {our}: time {time_}, processor time {processor}, memory {memory}")


def _spread(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def whole_build(votes: Path) -> None:
    """Print seconds and rate of each stage of a build of the table alone, and the peak memory of all its processes."""
    with tempfile.TemporaryDirectory() as home:
        settings = load(Path(home))
        settings = settings.model_copy(update={"sources": [Source(name="votes", path=votes)]})
        watch, clock = Watch(os.getpid()), time.perf_counter()
        outcome = build(settings)
        total, peak = time.perf_counter() - clock, watch.end()
    rows, quads = sum(file.counts.rows for file in outcome.inputs), outcome.counts["quads"]
    print(
        f"\nwhole build: {rows:,} rows, {quads:,} quads in {total:.0f} s ({rows / total:,.0f} rows/s, "
        f"{quads / total:,.0f} quads/s), peak memory {peak / 1e6:,.0f} MB; "
        f"{len(outcome.problems)} warnings, {len(outcome.held_back)} held back"
    )
    _stages(outcome, rows, quads)


def _stages(outcome: Outcome, rows: int, quads: int) -> None:
    for stage, seconds in sorted(outcome.seconds.items(), key=lambda item: -item[1]):
        of = " of all processes together" if "." in stage else ""
        rate = f"{rows / max(seconds, 1e-9):13,.0f} rows/s {quads / max(seconds, 1e-9):13,.0f} quads/s"
        print(f"  {stage:<18} {seconds:7.1f} s{rate}{of}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("votes", type=Path)
    parser.add_argument("--morph", type=Path, help="the python of an environment with morph-kgc; none: no comparison")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-build", action="store_true")
    given = parser.parse_args()
    print(f"{given.votes.name}, base {BASE}, {processors()} processors\n")
    if given.morph:
        compare(given.votes.resolve(), given.morph.absolute(), given.rounds)
    if not given.without_build:
        whole_build(given.votes.resolve())


if __name__ == "__main__":
    main()
