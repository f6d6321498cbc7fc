"""A headline as a whole: everything it says, each with the passage that says it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import LONGEST, read_headline
from communique.converter.records import Reading, Stated


def _all(reading: Reading) -> list[Stated[object]]:
    single = [reading.event_type, reading.period, reading.status, reading.asserted_by]
    many = [
        *reading.places,
        *reading.participations,
        *reading.figures,
        *reading.documents,
        *reading.memberships,
        *reading.offices,
    ]
    return [stated for stated in (*single, *many) if stated is not None]


def test_everything_at_once() -> None:
    text = (
        "Norway and Chile sign the Cold Rivers Treaty in Geneva, Switzerland, on 3 May 2016, "
        "ending a dispute that killed at least 40 people."
    )
    reading = read_headline(text, load(), published="2016-05-04")
    assert reading.event_type is not None
    assert reading.event_type.value == "agree"
    assert [(place.value.text, place.value.entity) for place in reading.places] == [
        ("Geneva", "place/geneva"),
        ("Switzerland", "place/switzerland"),
    ]
    assert {p.value.actor.entity for p in reading.participations} == {"actor/norway", "actor/chile"}
    assert reading.period is not None
    assert reading.period.value.start == "2016-05-03"
    assert [figure.value.value for figure in reading.figures] == [40]
    assert "Cold Rivers Treaty" in [document.value.title for document in reading.documents]


def test_every_statement_has_its_passage_rule_and_confidence() -> None:
    text = "UN envoy Marta Quill says rebels killed 12 people in Nairobi on Monday."
    for stated in _all(read_headline(text, load(), published="2017-02-01")):
        span = stated.evidence.span
        assert span is not None
        assert text[span.start : span.end] == span.text
        assert stated.evidence.rule
        assert 0 < stated.evidence.confidence <= 1


def test_status_and_who_says_so() -> None:
    claimed = read_headline("Chile claims to have captured the island.", load())
    assert claimed.status is not None
    assert claimed.status.value == "claimed"
    assert claimed.asserted_by is not None
    assert claimed.asserted_by.value.entity == "actor/chile"
    planned = read_headline("Chile plans to withdraw from the treaty.", load())
    assert planned.status is not None
    assert planned.status.value == "planned"
    assert read_headline("Chile withdraws from the treaty.", load()).status is None


def test_membership_and_office() -> None:
    reading = read_headline("Negotiator of the Inland Water Committee Ahmed Sorel resigns over the delay.", load())
    [membership] = reading.memberships
    person, body = membership.value
    assert (person.text, body.text) == ("Ahmed Sorel", "Inland Water Committee")
    assert [p.value.actor.text for p in reading.participations] == ["Ahmed Sorel"]
    [office] = reading.offices
    assert office.value[1].startswith("Negotiator")


def test_a_short_form_in_brackets_and_a_medium_are_no_further_actors() -> None:
    reading = read_headline("The African Union (AU) suspends Kenya. (Reuters)", load())
    assert [stated.value.actor.text for stated in reading.participations] == ["African Union", "Kenya"]


@pytest.mark.parametrize("text", ["", "   ", "…", "!!!", "A", "the of and"])
def test_texts_without_content_give_an_empty_reading(text: str) -> None:
    assert read_headline(text, load()) == Reading()


def test_chinese() -> None:
    reading = read_headline("俄罗斯与土耳其在日内瓦举行会谈", load(), language="zh")
    assert reading.event_type is not None
    assert reading.event_type.value == "consult"
    assert [place.value.entity for place in reading.places] == ["place/geneva"]
    roles = {(p.value.actor.entity, p.value.role) for p in reading.participations}
    assert roles == {("actor/russia", "party"), ("actor/turkey", "party")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("越南军队從智利手中夺回岛屿", {("actor/chile", "target")}),
        ("越南宣布与智利断交", {("actor/vietnam", "agent"), ("actor/chile", "target")}),
        ("越南遭到空袭", {("actor/vietnam", "target")}),
        ("议会遭越南袭击", {("actor/vietnam", "agent")}),
        ("越南渔船沉没", set()),
        ("越南蓝燕医学院宣布停课", set()),
        ("台风席卷越南", {("actor/vietnam", "target")}),
        (
            "由越南斡旋，智利與秘魯舉行會談",
            {("actor/vietnam", "mediator"), ("actor/chile", "party"), ("actor/peru", "party")},
        ),
        (
            "智利和秘鲁在越南主持下签署协议",
            {("actor/vietnam", "mediator"), ("actor/chile", "signatory"), ("actor/peru", "signatory")},
        ),
        ("据越南报道，智利袭击秘鲁", {("actor/vietnam", "other"), ("actor/chile", "agent"), ("actor/peru", "target")}),
        ("越南支持的智利军队袭击秘鲁", {("actor/peru", "target")}),
        ("越南宣布成功解放被智利占领的港口", {("actor/vietnam", "agent"), ("actor/chile", "agent")}),
        ("越南再次发射火箭", {("actor/vietnam", "agent")}),
        ("越南皇家剧院宣布停演", set()),
        ("越南被指袭击智利", {("actor/vietnam", "agent"), ("actor/chile", "target")}),
    ],
)
def test_who_does_and_who_suffers_in_chinese(text: str, expected: set[tuple[str, str]]) -> None:
    reading = read_headline(text, load(), language="zh")
    roles = {(p.value.actor.entity, p.value.role) for p in reading.participations if p.value.actor.entity}
    assert roles == expected


@pytest.mark.parametrize("language", ["", "en"])
def test_chinese_is_known_by_its_script(language: str) -> None:
    reading = read_headline("越南与智利在日内瓦（Geneva）举行会谈", load(), language=language)
    assert reading.event_type is not None
    assert reading.event_type.value == "consult"


def test_a_text_with_some_chinese_stays_english() -> None:
    reading = read_headline("Norway and Chile sign the Cold Rivers Treaty (冷河).", load())
    assert reading.event_type is not None
    assert reading.event_type.value == "agree"


def test_the_sign_of_a_currency_is_no_border_of_a_name() -> None:
    reading = read_headline("Norway lends US$12 million to Chile.", load())
    assert {p.value.actor.entity for p in reading.participations} == {"actor/norway", "actor/chile"}
    assert reading.places == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120), st.sampled_from(["en", "zh"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    reading = read_headline(text, load(), language=language)
    assert reading == read_headline(text, load(), language=language)
    for stated in _all(reading):
        span = stated.evidence.span
        assert span is None or text[span.start : span.end] == span.text


@pytest.mark.real_data
def test_annotated_headlines(shared: Path) -> None:
    """Most hand-annotated headlines get the type of their annotation, and reading one takes about a millisecond."""
    items = [json.loads(line) for line in (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    authority = load()
    began = time.process_time()
    readings = [
        read_headline(
            item["text"], authority, published=item["published"], topic=item["topic"] or "", tags=item["context"]
        )
        for item in items
    ]
    taken = (time.process_time() - began) / len(items)
    right = sum(
        reading.event_type is not None
        and reading.event_type.value in {item["event_type"], *item.get("event_type_also", [])}
        for item, reading in zip(items, readings, strict=True)
    )
    assert right / len(items) >= 0.6
    assert taken < 0.01


@pytest.mark.parametrize(
    "text",
    [
        "Fire breaks out at the airport of Marisk",
        "Two are hurt at the base of Marisk",
        "Talks are held at Marisk air",
        "Marisk air base is shelled",
    ],
)
def test_a_site_at_the_end_is_read_whole(text: str) -> None:
    for place in read_headline(text, load()).places:
        span = place.evidence.span
        assert span is not None
        assert text[span.start : span.end] == span.text


def test_of_a_text_that_is_no_headline_any_more_the_beginning_is_read() -> None:
    beginning = "Norway condemns Chile. " + "It rains. " * (LONGEST // 10)
    reading = read_headline(beginning + "Hezbollah attacks Kenya. " * 50_000, load())
    assert {stated.value.actor.text for stated in reading.participations} == {"Norway", "Chile"}
    assert (
        read_headline("挪威谴责智利。" + "下雨。" * LONGEST + "肯尼亚谴责越南。", load(), language="zh").event_type
        is not None
    )
