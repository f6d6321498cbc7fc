"""News items of a table: first sentences, labels, what headings name, who reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.readers.item_headings import heading_topics
from communique.converter.readers.item_sources import source_names
from communique.converter.readers.news_items import first_sentence, item_record, short_label
from communique.converter.records import Problem

DAY = "2018-12-06"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The U.S. and Mr. A. B. Smith meet St. John in Rimbo. It rains.",
            "The U.S. and Mr. A. B. Smith meet St. John in Rimbo.",
        ),
        ("Yahoo! News says it rains in town. It does.", "Yahoo! News says it rains in town."),
        ("Floods. Many people leave their homes. It rains.", "Floods. Many people leave their homes."),
        ('"It rains here today." He says so. Twice.', '"It rains here today."'),
        ("It rains for 3.5 days in town no. 4 of the north", "It rains for 3.5 days in town no. 4 of the north"),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text(max_size=400))
def test_a_label_is_short_and_begins_the_text(text: str) -> None:
    label = short_label(text)
    assert len(label) <= 140
    assert text.startswith(label.removesuffix("…"))


def test_a_long_sentence_is_cut_on_a_words_end() -> None:
    label = short_label("word " * 60)
    assert label.endswith("word…")
    assert len(label) <= 140


def test_an_empty_or_endless_text_is_a_problem() -> None:
    assert isinstance(item_record(3, DAY, " \u200b "), Problem)
    assert isinstance(item_record(3, DAY, "x" * 20_001), Problem)


@pytest.mark.parametrize(
    ("heading", "topics"),
    [
        ("A war, Siege of Rimbo", ["A war", "Siege of Rimbo"]),
        ("Exland general election, 2010", ["Exland general election, 2010"]),
        ("Exland elections, 2010, Wyland elections, 2010", ["Exland elections, 2010", "Wyland elections, 2010"]),
        ("Floods in Rimbo, Exland", ["Floods in Rimbo, Exland"]),
        ("Shooting in Rimbo, North Exland", ["Shooting in Rimbo, North Exland"]),
        ("  ", []),
    ],
)
def test_what_a_heading_names(heading: str, topics: list[str]) -> None:
    assert heading_topics(heading) == topics


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("A Post", ("A Post",)),
        ("An agency via The Example Post", ("An agency", "The Example Post")),
        ("An agency via the Example Post", ("An agency", "Example Post")),
        ("Diario in Spanish", ("Diario",)),
        ("2015–present", ()),
        ("US$180 million", ()),
        ("the second of its kind", ()),
        ("blue News", ("blue News",)),
        ("news.example", ("news.example",)),
        ("X" * 101, ()),
    ],
)
def test_sources_are_names(source: str, names: tuple[str, ...]) -> None:
    assert source_names(source) == names
