"""Measure how often each rule of the headline reader is right, and write the confidences that the package applies.

    python scripts/calibrate.py GOLD.jsonl [--score FILE] [--into FILE] [--set-aside] [--rules]

GOLD holds annotated headlines, and `score.py` beside it says what agrees with an annotation. Days whose SHA-256 is a
multiple of four are set aside: nothing is fitted to them; `--set-aside` says how reliable the confidences are there.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from calibration.fitting import fit
from calibration.judged import Judged, is_set_aside, judged, scorer
from calibration.reliability import Reliability, applied, crossed, own, reliability

from communique.converter.authority import load
from communique.converter.extract.confidence.calibration import COLUMNS, Calibration

INTO = Path(__file__).parents[1] / "converter" / "extract" / "confidence" / "calibration.csv"


def write(calibration: Calibration, file: Path) -> None:
    """Write a calibration as the package reads it."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows((step.rule, step.start, step.confidence, step.right, step.read) for step in calibration.steps)


def show(heading: str, statements: Sequence[Judged], after: Sequence[tuple[float, bool]]) -> None:
    """Print reliability before and after, as a whole and by kind of statement."""
    print(f"{heading:<28} statements   Brier before  after   calibration error before  after")
    by_family: dict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        by_family[statement.family].append(index)
    before = own(statements)
    for family, indexes in [("all", list(range(len(statements)))), *sorted(by_family.items())]:
        _line(family, reliability([before[i] for i in indexes]), reliability([after[i] for i in indexes]))
    print()


def _line(family: str, before: Reliability, after: Reliability) -> None:
    print(
        f"  {family:<26} {before.statements:>10} {before.brier:>14.3f} {after.brier:>6.3f} {before.error:>26.3f}"
        f" {after.error:>6.3f}"
    )


def show_rules(statements: Iterable[Judged], calibration: Calibration) -> None:
    """Print every rule: how many of its statements are right, and its mean confidence before and after."""
    rules: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for statement in statements:
        rules[statement.family, statement.rule].append(statement)
    print(f"{'kind':<11} {'rule':<30} {'read':>5} {'right':>5} {'share':>6} {'own':>6} {'calibrated':>11}")
    for (family, rule), made in sorted(rules.items(), key=lambda item: (_excess(item[1]), item[0]), reverse=True):
        after = sum(confidence for confidence, _ in applied(calibration, made)) / len(made)
        right = sum(one.right for one in made)
        mean = sum(one.own for one in made) / len(made)
        print(
            f"{family:<11} {rule:<30} {len(made):>5} {right:>5} {right / len(made):>6.2f} {mean:>6.2f} {after:>11.2f}"
        )


def _excess(made: Sequence[Judged]) -> float:
    """Return by how many statements a rule promises more than it keeps."""
    return sum(one.own - one.right for one in made)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--score", type=Path, help="the matching rules (default: score.py beside GOLD)")
    parser.add_argument("--into", type=Path, default=INTO)
    parser.add_argument("--set-aside", action="store_true", help="measure the set-aside days too")
    parser.add_argument("--rules", action="store_true", help="print a line a rule")
    given = parser.parse_args()
    items = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines() if line.strip()]
    authority, score = load(), scorer(given.score or given.gold.with_name("score.py"))
    statements = judged((item for item in items if not is_set_aside(item["published"])), authority, score)
    calibration = fit(statements)
    show("other days (cross-validated)", statements, crossed(statements))
    if given.set_aside:
        held = judged((item for item in items if is_set_aside(item["published"])), authority, score)
        show("days set aside", held, applied(calibration, held))
    if given.rules:
        show_rules(statements, calibration)
    write(calibration, given.into)
    print(f"{len(calibration.steps)} steps of {len({step.rule for step in calibration.steps})} rules: {given.into}")


if __name__ == "__main__":
    main()
