"""The reader of day records: items, headings over them, sources, labels, broken lines."""

from __future__ import annotations

import gzip
import io
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.readers import Input, recognise
from communique.converter.readers.current_events import READER, cut, read
from communique.converter.records import Period, Problem, Record
from communique.errors import InputError

DAY = "2018-12-06"


def _unpacked(packed: bytes) -> Callable[[], BinaryIO]:
    return lambda: cast(BinaryIO, gzip.GzipFile(fileobj=io.BytesIO(packed)))


def _event(text: str, *sources: str, category: str = "Uncategorized", **more: Any) -> dict[str, Any]:
    return {"category": category, "kind": "event", "text": text, "sources": list(sources), **more}


def _heading(text: str, category: str = "Uncategorized") -> dict[str, Any]:
    return {"category": category, "kind": "heading", "text": text, "sources": []}


def _line(*items: Any, day: Any = DAY) -> str:
    return json.dumps({"date": day, "source_page": "a page", "items": list(items), "tier": "snapshot"}) + "\n"


def _all(document: Input | str) -> tuple[list[Record], list[Problem]]:
    records: list[Record] = []
    problems: list[Problem] = []
    for raw in cut(document if isinstance(document, Input) else Input("days.jsonl", document)):
        for found in [raw] if isinstance(raw, Problem) else read(pickle.loads(pickle.dumps(raw))):
            if isinstance(found, Record):
                records.append(found)
                problems += found.problems
            else:
                problems.append(found)
    return records, problems


def _topics(*items: dict[str, Any]) -> list[list[tuple[str, str]]]:
    records, _ = _all(_line(*items))
    return [[(topic.value.text, topic.evidence.rule) for topic in record.events[0].topics] for record in records]


# -- an item ---------------------------------------------------------------------------------------------------------


def test_an_item_is_a_record_of_its_own() -> None:
    text = "Two sides meet in Rimbo. They talk for a week."
    (record,), problems = _all(_line(_event(text, "A paper", "A paper", "B radio")))
    (event,) = record.events
    assert problems == []
    assert (record.row, record.text, record.language, record.published) == (1, text, "en", DAY)
    assert record.part.startswith(f"{DAY}-")
    assert (event.key, event.headline and event.headline.text) == (event.key, text)
    assert event.key.title == "Two sides meet in Rimbo."  # type: ignore[union-attr]
    assert [label.value.text for label in event.labels] == ["Two sides meet in Rimbo."]
    assert [abstract.value.text for abstract in event.abstracts] == [text]
    assert event.period is not None
    assert (event.period.value, event.period.evidence.rule) == (Period(DAY, DAY), "page-day")
    assert event.period.evidence.confidence == 0.7
    assert [(source.value.text, source.value.kind) for source in event.sources] == [
        ("A paper", "organisation"),
        ("B radio", "organisation"),
    ]


def test_a_single_sentence_has_no_abstract() -> None:
    (record,), _ = _all(_line(_event("A bridge opens.")))
    assert record.events[0].abstracts == ()


def test_wiki_residue_is_cleaned_and_spans_count_in_the_text_as_it_stands() -> None:
    text = "A ''bridge'' opens in [[Rimbo|the town]].<ref>http://news.example/1</ref>"
    (record,), _ = _all(_line(_event(text)))
    (event,) = record.events
    assert event.labels[0].value.text == "A bridge opens in the town."
    assert record.text == text
    assert event.headline is not None
    at = event.headline.text.index("bridge")
    span = event.headline.span(at, at + 6)
    assert (record.text[span.start : span.end], span.text) == ("bridge", "bridge")


# -- topics ----------------------------------------------------------------------------------------------------------


def test_a_heading_is_the_topic_of_what_follows_and_shares_a_name() -> None:
    assert _topics(
        _heading("Yemeni peace process"),
        _event("Delegations arrive in Rimbo."),
        _event("Talks on Yemen go on."),
        _event("A ferry runs aground."),
        _event("Yemen is mentioned again."),
    ) == [
        [("Yemeni peace process", "topic-heading")],
        [("Yemeni peace process", "topic-heading-carried")],
        [],
        [],
    ]


def test_headings_stand_in_one_another_and_name_several_topics() -> None:
    assert _topics(
        _heading("A war, Siege of Rimbo"),
        _heading("Battle of the Bridge"),
        _event("A tower falls."),
        _heading("Another war"),
        _event("B."),
    ) == [
        [("A war", "topic-heading"), ("Siege of Rimbo", "topic-heading"), ("Battle of the Bridge", "topic-heading")],
        [("Another war", "topic-heading")],
    ]


def test_the_category_is_a_topic_and_ends_headings() -> None:
    assert _topics(
        _heading("A war", "Armed conflicts"),
        _event("A tower falls.", category="Armed conflicts"),
        _event("A match is played.", category="Sports"),
        _event("It rains."),
    ) == [
        [("A war", "topic-heading"), ("Armed conflicts", "item-category")],
        [("Sports", "item-category")],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Exland uprising: Rebels take a town.", ["Exland uprising"]),
        ("2011 Exland floods: The river rises.", ["2011 Exland floods"]),
        ("The minister: A war is over.", []),
        ('The minister says of the war: "It is over."', []),
        ("It rains. A war: The river rises.", []),
    ],
)
def test_a_course_of_events_before_a_colon_is_a_topic(text: str, topics: list[str]) -> None:
    (record,), _ = _all(_line(_event(text)))
    assert [topic.value.text for topic in record.events[0].topics] == topics
    for topic in record.events[0].topics:
        assert topic.evidence.span is not None
        assert topic.evidence.span.text == topic.value.text


def test_headings_of_the_item_itself() -> None:
    assert _topics(_event("It rains.", headings=["Some weather"])) == [[("Some weather", "topic-heading")]]


@pytest.mark.parametrize(
    "source", ["2014–present", "2011", "November 2016", "2015 - present", "state", "post-U.S. withdrawal"]
)
def test_a_heading_in_brackets_is_no_event(source: str) -> None:
    records, problems = _all(_line(_event("Civil War in Exland", source), _event("A tower falls.", "A paper")))
    assert problems == []
    assert [record.text for record in records] == ["A tower falls."]
    assert records[0].topic == f"Civil War in Exland ({source})"


def test_a_sentence_with_an_odd_source_stays_an_event() -> None:
    records, problems = _all(
        _line(_event("A film opens in town.", "2001"), _event("A fair opens in town", "2010", "A paper"))
    )
    assert [source.value.text for record in records for source in record.events[0].sources] == ["A paper"]
    assert len(records) == 2
    assert [problem.reason for problem in problems] == [
        f"{DAY}: no name of a source: '2001'",
        f"{DAY}: no name of a source: '2010'",
    ]


# -- what is wrong ---------------------------------------------------------------------------------------------------


def test_what_can_not_be_read_is_a_problem() -> None:
    records, problems = _all(
        _line(
            _event("It rains."),
            _event("It rains.", "A paper", category="Weather"),
            {"kind": "event"},
            "text",
            {"kind": "portrait", "text": "A face."},
            _event("   "),
            _heading("A heading without items"),
        )
    )
    assert [record.text for record in records] == ["It rains."]
    (event,) = records[0].events
    assert [source.value.text for source in event.sources] == ["A paper"]
    assert [topic.value.text for topic in event.topics] == ["Weather"]
    assert len(problems) == 6
    assert {problem.line for problem in problems} == {1}
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "line",
    [
        _line(_event("It rains."), day="2017-02-30"),
        _line(_event("It rains."), day=None),
        _line(_event("It rains."), day=20170203),
        _line(),
        '{"date": "2018-12-07", "items": {"text": "x"}}\n',
        '{"date": "2018-12-07", "items": [\n',
        "[" * 100_000 + "\n",
        '"text"\n',
        "x" * 1_500_000 + "\n",
    ],
    ids=["no such day", "no day", "a number", "no items", "no list", "cut off", "deep", "no object", "giant"],
)
def test_a_broken_day_costs_itself_alone(line: str) -> None:
    good = _line(_event("A bridge opens."))
    records, problems = _all(good + line + _line(_event("A bridge closes."), day="2018-12-08"))
    assert [record.text for record in records] == ["A bridge opens.", "A bridge closes."]
    assert [problem.line for problem in problems] == [2]
    assert problems[0].remedy


def test_deeply_nested_items_are_a_problem() -> None:
    nested = '{"date": "2018-12-06", "items": [' + "[" * 900 + "]" * 900 + "]}\n"
    records, problems = _all(nested)
    assert (records, [problem.line for problem in problems]) == ([], [1])


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "kind", "sources", "category", "headings"]), inner)
    ),
    max_leaves=8,
)


@given(st.lists(_JSON, min_size=1, max_size=4))
def test_whatever_the_items_are_none_vanishes(items: list[Any]) -> None:
    records, problems = _all(_line(*items))
    texts = [item["text"] for item in items if isinstance(item, dict) and isinstance(item.get("text"), str)]
    assert {record.text for record in records} <= set(texts)
    assert len(problems) >= len(items) - len(texts)
    assert records or problems


def test_a_day_that_stands_twice_is_read_and_told() -> None:
    records, problems = _all(_line(_event("A bridge opens.")) + _line(_event("A bridge closes.")))
    assert len(records) == 2
    assert [(problem.line, problem.reason) for problem in problems] == [
        (2, "2018-12-06 stands here again, after line 1; it was read as well")
    ]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(InputError, match="nothing stands in the file"):
        list(cut(Input("days.jsonl", "\n\n")))


def test_a_bom_and_a_cut_off_gzip() -> None:
    text = "\ufeff" + "".join(_line(_event(f"Bridge {n} opens.")) for n in range(2000))
    packed = gzip.compress(text.encode())[:-200]
    document = Input("days.jsonl", text[:65536].lstrip("\ufeff"), _unpacked(packed))
    assert READER.recognises(document)
    records, problems = _all(document)
    assert records[0].text == "Bridge 0 opens."
    assert "damaged or cut off" in problems[-1].reason
    assert len(records) + 2 > problems[-1].line - 1


def test_the_format_is_known_by_its_first_line() -> None:
    assert recognise(Input("days.jsonl", _line(_event("It rains.")))) is READER
    assert READER.recognises(Input("x", _line(_event("It rains."))[:120]))
    assert READER.recognises(Input("x", '{"items": [{"kind": "event", "text": "It rains."}], "date": "2018-12-06"}'))
    assert not READER.recognises(Input("x", '{"date": "2018-12-06", "items": "none"}'))
    assert not READER.recognises(Input("x", '{"id": 1}\n'))


# -- the example -----------------------------------------------------------------------------


def test_the_example_is_read(examples: Path) -> None:
    path = examples / "tables" / "current-events.jsonl"
    records, problems = _all(Input(path.name, path.read_text(encoding="utf-8")))
    assert (len(records), problems) == (4, [])
    assert [record.topic for record in records] == [
        "Yemeni peace process",
        "Yemeni peace process",
        "Disasters and accidents",
        "Yemeni Civil War (2014–present)",
    ]
