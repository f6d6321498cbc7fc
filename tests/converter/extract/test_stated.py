"""Figures, dates and documents together, in sentences as newswires and pages of the United Nations word them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.records import Period

_SENTENCES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "stated.toml").read_text(encoding="utf-8"))[
    "sentence"
]


def _period(stated: str) -> Period | None:
    """Return the period of an ISO 8601 date or interval, whose open end is two dots; None for an empty one."""
    if not stated:
        return None
    first, _, last = stated.partition("/")
    start, end = (None if part == ".." else part for part in (first, last or first))
    return Period(start, end)


@pytest.mark.parametrize("sentence", _SENTENCES, ids=[entry["text"][:40] for entry in _SENTENCES])
def test_figures_date_and_documents(sentence: dict[str, Any]) -> None:
    published = sentence.get("published", "2019-05-14")
    reading = read_headline(sentence["text"], load(), language=sentence.get("language", "en"), published=published)
    figures = [f"{s.value.measure} {s.value.value} {s.value.bound}" for s in reading.figures]
    documents = [stated.value.symbol or stated.value.title for stated in reading.documents]
    assert figures == sentence.get("figures", [])
    assert (reading.period.value if reading.period else None) == _period(sentence.get("date", ""))
    assert documents == sentence.get("documents", [])
