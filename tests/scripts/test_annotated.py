"""Annotations find their texts by day and number, or by page; what reads otherwise is left out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from annotated import annotated, day_items, page_items, said_of

DAY = {
    "date": "2031-03-05",
    "items": [
        {"category": "Law", "kind": "event", "text": "A court in Portville  frees a ''captain''."},
        {"category": "Law", "kind": "heading", "text": "Harbour trial"},
        {"category": "Law", "kind": "event", "text": "The verdict is read."},
        {"category": "Sport", "kind": "event", "text": "A boat wins."},
    ],
}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_an_item_is_found_by_its_number_among_the_events_of_its_day() -> None:
    wanted = frozenset(["2031-03-05-01", "2031-03-05-02", "2031-03-05-03"])
    found = list(day_items([json.dumps(DAY)], wanted))
    assert [(item["id"], item["text"], item["topic"]) for item in found] == [
        ("2031-03-05-01", "A court in Portville frees a captain.", None),
        ("2031-03-05-02", "The verdict is read.", "Harbour trial"),
        ("2031-03-05-03", "A boat wins.", None),
    ]


def test_a_page_is_found_by_its_path(tmp_path: Path) -> None:
    page = tmp_path / "news/2031/03/5/a-boat-wins.md"
    page.parent.mkdir(parents=True)
    page.write_text("## [2031-03-5](/news/2031/03/5/index.md)\n\n##### Regatta\n# A boat wins.\n", encoding="utf-8")
    paths = ["news/2031/03/5/a-boat-wins.md", "news/2031/03/6/gone.md"]
    (item,) = page_items(tmp_path, paths)
    assert (item["text"], item["published"], item["topic"]) == ("A boat wins.", "2031-03-05", "Regatta")


def test_a_text_that_reads_otherwise_is_left_out() -> None:
    said = {"1": {"text": _digest("A boat wins."), "event_type": "sport"}, "2": {"text": _digest("old")}}
    items = [{"id": "1", "text": "A boat wins."}, {"id": "2", "text": "new"}]
    (only,) = annotated(said, items)
    assert (only["text"], only["event_type"], only["actors"]) == ("A boat wins.", "sport", [])


def test_the_annotations_hold_no_texts() -> None:
    broad = {*("agent", "target", "participant", "mediator", "other")}
    for said in said_of().values():
        assert len(said["text"]) == 16
        assert {actor["role"] for actor in said.get("actors", [])} <= broad
        assert {role for roles in said.get("roles", {}).values() for role in roles} <= broad | {""}


def test_annotations_are_chosen_by_set_and_language() -> None:
    assert {said["set"] for said in said_of(("first", "held")).values()} == {"first", "held"}
    assert all("/" in key for key in said_of(language="zh"))
    assert said_of(("held",), "zh") == {}
