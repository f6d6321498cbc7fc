"""Fitting confidences: few statements of a rule move it little, many move it far, and set-aside days not at all."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from calibration.fitting import fit, isotonic
from calibration.judged import Judged, is_set_aside, judged, scorer
from calibration.reliability import crossed, reliability

from communique.converter.authority import load

ROOT = Path(__file__).parents[2]
SCORE = """
def norm(name):
    return name.casefold()

def names(item, key):
    return {norm(x["name"]) for x in item[key]}

def figures(item):
    return {(f["measure"], float(f["value"]), f["bound"]) for f in item["figures"]}
"""


def _made(rule: str, own: float, right: int, wrong: int, day: str = "2020-01-01") -> list[Judged]:
    return [Judged(day, "role", rule, own, judged) for judged in [True] * right + [False] * wrong]


def test_many_statements_move_a_rule_and_few_stay_near_their_kind() -> None:
    statements = [*_made("common", 0.8, 80, 20), *_made("bad", 0.8, 2, 48), *_made("rare", 0.8, 0, 1)]
    fitted = fit(statements)
    overall = 82 / 151
    assert fitted.confidence("common", 0.8) == pytest.approx(0.8, abs=0.03)
    assert fitted.confidence("bad", 0.8) == pytest.approx(0.04, abs=0.09)
    assert overall - 0.1 < fitted.confidence("rare", 0.8) < overall
    assert fitted.confidence("unmet", 0.8) == 0.8


def test_kinds_of_statements_do_not_mix() -> None:
    places = [Judged("2020-01-01", "place", "shape", 0.8, True) for _ in range(30)]
    fitted = fit([*places, *_made("bad", 0.8, 0, 30)])
    assert fitted.confidence("shape", 0.8) > 0.9
    assert fitted.confidence("bad", 0.8) < 0.1


def test_isotonic_curve_pools_what_falls() -> None:
    statements = [*_made("a", 0.4, 10, 30), *_made("a", 0.6, 18, 2), *_made("a", 0.7, 12, 8), *_made("a", 0.9, 39, 1)]
    curve = isotonic(statements)
    assert curve.starts == (0.4, 0.6, 0.9)
    assert list(curve.shares) == sorted(curve.shares)
    assert curve(0.65) == curve(0.6) == pytest.approx(0.75, abs=0.02)
    assert curve(0.1) == curve(0.4)


def test_reliability_is_zero_for_certainty_that_is_right_and_one_for_certainty_that_is_wrong() -> None:
    assert reliability([(1.0, True), (0.0, False)]).brier == 0
    assert reliability([(1.0, False)]).error == 1
    half = reliability([(0.5, True), (0.5, False)])
    assert (half.brier, half.error, half.statements) == (0.25, 0, 2)


def test_a_day_is_judged_by_the_others_alone() -> None:
    statements = [*_made("a", 0.8, 20, 0, "2020-01-01"), *_made("a", 0.8, 0, 20, "2020-01-02")]
    said = crossed(statements)
    assert len(said) == 40
    assert {right: round(confidence) for confidence, right in said} == {True: 0, False: 1}


def _item(day: str, number: int, place: str) -> dict[str, object]:
    return {
        "id": f"{day}-{number}",
        "published": day,
        "text": "Heavy floods kill 12 people in Bamako.",
        "topic": None,
        "context": [],
        "event_type": "disaster",
        "date": None,
        "places": [{"name": place, "kind": "city"}],
        "actors": [],
        "documents": [],
        "figures": [{"measure": "killed", "value": 12, "bound": "exact"}],
    }


def test_labelled_roles_are_judged_alone(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORE, "utf-8")
    item = {
        "published": "2020-01-01",
        "text": "Norway condemns Chile over a raid in Bamako, Kenya says.",
        "event_type": "accuse",
        "roles": {"Norway": ["agent"], "Chile": ["other", "agent"]},
    }
    made = judged([item], load(), scorer(tmp_path / "score.py"))
    assert [(one.family, one.right) for one in made] == [("event type", True), ("role", True), ("role", False)]


def test_the_command_writes_what_the_package_reads_and_keeps_off_set_aside_days(tmp_path: Path) -> None:
    days = [f"2020-01-{day:02}" for day in range(1, 21)]
    assert 0 < sum(map(is_set_aside, days)) < 20
    gold = tmp_path / "gold.jsonl"
    items = [_item(day, 1, "Lima" if is_set_aside(day) else "Bamako") for day in days]
    gold.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    (tmp_path / "score.py").write_text(SCORE, "utf-8")
    into = tmp_path / "calibration.csv"
    command = [sys.executable, str(ROOT / "scripts" / "calibrate.py"), str(gold), "--into", str(into), "--set-aside"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    rows = {row["rule"]: row for row in csv.DictReader(into.read_text("utf-8").splitlines())}
    fitted_to = sum(not is_set_aside(day) for day in days)
    assert rows["name-authority"]["right"] == rows["name-authority"]["read"] == str(fitted_to)
    assert float(rows["name-authority"]["confidence"]) > 0.9
    assert "days set aside" in done.stdout
    again = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert again.stdout == done.stdout
