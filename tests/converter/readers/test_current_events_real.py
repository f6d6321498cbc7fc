"""The reader of day records on the collected days, against counts made without it."""

from __future__ import annotations

import gzip
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from communique.converter.readers import Input, Raw
from communique.converter.readers.current_events import cut, read
from communique.converter.readers.item_headings import heading_topics
from communique.converter.records import Problem, Record

pytestmark = pytest.mark.real_data


def _unpacked(packed: bytes) -> Callable[[], BinaryIO]:
    return lambda: cast(BinaryIO, gzip.GzipFile(fileobj=io.BytesIO(packed)))


def _all(document: Input) -> tuple[list[Record], list[Problem]]:
    found = [item for raw in cut(document) for item in ([raw] if isinstance(raw, Problem) else read(raw))]
    records = [item for item in found if isinstance(item, Record)]
    told = [item for item in found if isinstance(item, Problem)]
    return records, told + [problem for record in records for problem in record.problems]


@pytest.fixture(scope="module")
def collected(shared: Path) -> bytes:
    return (shared / "data" / "events" / "current_events_2002_2026.jsonl.gz").read_bytes()


def test_every_collected_day_is_read(collected: bytes) -> None:
    expected = []
    kinds: Counter[str] = Counter()
    empty = []
    for number, line in enumerate(gzip.decompress(collected).splitlines(), 1):
        items = json.loads(line)["items"]
        kinds.update(item["kind"] for item in items)
        expected += [(number, len(items))] if items else []
        empty += [] if items else [number]
    found = list(cut(Input("days.jsonl", "", _unpacked(collected))))
    assert kinds == {"event": 114_532, "heading": 47_591}
    assert [(raw.line, len(raw.data[1])) for raw in found if isinstance(raw, Raw)] == expected
    assert [problem.line for problem in found if isinstance(problem, Problem)] == empty
    assert (len(expected), len(empty)) == (8587, 13)


def test_every_item_of_every_tenth_day_is_a_record_a_heading_or_a_problem(collected: bytes) -> None:
    lines = gzip.decompress(collected).decode().splitlines()[::10]
    days = [json.loads(line) for line in lines]
    events = [(day["date"], item) for day in days for item in day["items"] if item["kind"] == "event"]
    records, problems = _all(Input("days.jsonl", "\n".join(lines)))
    found = {(record.published, record.text): record for record in records}
    missing = [item for day, item in events if (day, item["text"]) not in found]
    assert len(records) == len(found) == len({record.part for record in records}) == len(events) - len(missing)
    # What is no record is a heading whose brackets were taken for its source, and stands over items or is told.
    headings = {topic.value.text for record in records for topic in record.events[0].topics}
    told = " ".join(problem.reason for problem in problems)
    for item in missing:
        assert len(item["sources"]) == 1
        names = heading_topics(f"{item['text']} ({item['sources'][0]})")
        assert set(names) <= headings or item["text"] in told
    assert len(events) > 11_000
    assert len(missing) < len(events) / 80
    assert all(len(record.events[0].labels[0].value.text) <= 140 for record in records)
    assert all(record.events[0].headline and record.events[0].headline.text for record in records)
