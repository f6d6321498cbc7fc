"""The reader of UCDP events on every collected row, against counts made without it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from communique.converter.authority import load
from communique.converter.readers import Input, Raw, recognise
from communique.converter.readers.ucdp import READER, cut, read
from communique.converter.records import Name, Record

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def collected(shared: Path) -> Path:
    return shared / "data" / "events" / "ucdp_ged_subset.jsonl"


@pytest.fixture(scope="module")
def rows(collected: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in collected.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def records(collected: Path) -> list[Record]:
    with collected.open(encoding="utf-8") as lines:
        beginning = lines.read(65536)
    document = Input(collected.name, beginning, lambda: collected.open("rb"))
    assert recognise(document) is READER
    found: list[Record] = []
    for raw in cut(document):
        assert isinstance(raw, Raw)
        found += [record for record in read(raw) if isinstance(record, Record)]
    assert not any(record.problems for record in found)
    return found


def test_every_collected_row_is_an_event(rows: list[dict[str, str]], records: list[Record]) -> None:
    assert len(rows) == len(records) == 10_064
    assert [str(row["id"]) for row in rows] == [record.part for record in records]
    assert [record.row for record in records] == list(range(1, len(rows) + 1))


def test_the_syrian_events_by_place_and_month(rows: list[dict[str, str]], records: list[Record]) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row["location_root_name"] == "Syria":
            place = row["location_where_name"] or row["location_adm2_name"] or row["location_adm1_name"] or "Syria"
            expected[re.sub(r"\s+", " ", place), row["start_date"][:7]] += 1
    found: Counter[tuple[str, str]] = Counter()
    for record in records:
        (event,) = record.events
        name = event.places[0].value
        if "Syria" in (name.within, name.text):
            assert event.period is not None
            place = event.labels[0].value.text.rpartition(": ")[2].rpartition(", ")[0]
            found[place, (event.period.value.start or "")[:7]] += 1
    assert sum(found.values()) == 4313
    assert found == expected


def test_the_dead_of_all_events_are_those_of_the_file(rows: list[dict[str, int]], records: list[Record]) -> None:
    expected = [
        (
            sum(row[f"deaths_{who}"] for who in ("side_a", "side_b", "civilian", "unknown")),
            row["deaths_low"],
            row["deaths_high"],
        )
        for row in rows
    ]
    assert [(f.value, f.low, f.high) for record in records for f in [record.events[0].figures[0].value]] == expected


def test_most_sides_are_known_to_the_authority(records: list[Record]) -> None:
    authority = load()
    sides = Counter(part.value.actor for record in records for part in record.events[0].participations)
    known = sum(count for name, count in sides.items() if authority.identify(name).entity)
    assert known / (sides.total() - sides[Name("Civilians", "actor", "group")]) > 0.93
    countries = {
        Name(n.within, "place", "country") for record in records for n in [record.events[0].places[0].value] if n.within
    }
    assert {name.text for name in countries if not authority.identify(name).entity} <= {"Congo"}
