"""Tags and topic headings: told by their words alone, the same wherever they stand."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.tags.tags import courses, read_tags
from communique.converter.records import Evidence, Name, Stated

Tag = Stated[Name]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def _tag(text: str, rule: str = "topic-heading", language: str = "en", confidence: float = 1.0) -> Tag:
    return Stated(Name(text, "topic", language=language), Evidence(rule, confidence))


@pytest.mark.parametrize(
    ("text", "sort", "kind"),
    [
        ("2031 Sudmark general election", "process", ""),
        ("National Harbour Commission", "actor", "organisation"),
        ("Enrique Valdepeña", "actor", "person"),
        ("Sudmark papers", "topic", ""),
        ("Maria Fire", "topic", ""),
        ("ferry", "topic", ""),
        ("Bridge collapse", "topic", ""),
        ("President", "topic", ""),
    ],
)
def test_a_tag_s_words_tell_what_it_is(authority: Authority, text: str, sort: str, kind: str) -> None:
    (read,) = read_tags([_tag(text, "context-tag")], authority)
    assert (read.value.text, read.value.sort, read.value.kind) == (text, sort, kind)


def test_what_the_authority_knows_is_left_to_it(authority: Authority) -> None:
    tags = (_tag("Sinai insurgency"), _tag("Kenya"), _tag("United Nations Security Council"))
    assert read_tags(tags, authority) == tags


def test_the_rule_says_what_told_it_and_how_sure_it_is(authority: Authority) -> None:
    (read,) = read_tags([_tag("Sudmark insurgency", "topic-heading-carried", confidence=0.7)], authority)
    assert read.evidence == Evidence("topic-heading-carried-process", 0.7)
    (sure,) = read_tags([_tag("Sudmark insurgency")], authority)
    assert sure.evidence == Evidence("topic-heading-process", 0.9)


def test_a_chinese_course_needs_a_place(authority: Authority) -> None:
    named, common = read_tags([_tag("2031年肯尼亚大选", language="zh"), _tag("总统选举", language="zh")], authority)
    assert (named.value.sort, common.value.sort) == ("process", "topic")


def test_a_heading_of_several_names_is_parted(authority: Authority) -> None:
    read = read_tags([_tag("2031 Sudmark floods, Norland–Sudmark relations")], authority)
    assert [(tag.value.text, tag.value.sort) for tag in read] == [
        ("2031 Sudmark floods", "process"),
        ("Norland–Sudmark relations", "topic"),
    ]


@pytest.mark.parametrize("text", ["Riots in Portville, Norland", "Harbour, ferry and bridge", "Sudmark election, 2031"])
def test_a_comma_inside_a_name_parts_nothing(authority: Authority, text: str) -> None:
    assert len(read_tags([_tag(text)], authority)) == 1


def test_variants_in_one_record_are_one(authority: Authority) -> None:
    tags = [_tag("Sudmark election, 2031"), _tag("2031 Sudmark elections")]
    assert [tag.value.text for tag in read_tags(tags, authority)] == ["2031 Sudmark election"]


def test_a_heading_s_course_holds_the_event_and_a_tag_s_does_not(authority: Authority) -> None:
    tags = read_tags([_tag("Sudmark insurgency"), _tag("Norland war", "context-tag"), _tag("ferry")], authority)
    assert [part.value for part in courses(tags, authority)] == [Name("Sudmark insurgency", "process")]


def test_a_phase_belongs_to_its_whole(authority: Authority) -> None:
    tags = read_tags([_tag("Yemeni civil war (2014–present)")], authority)
    own, whole = courses(tags, authority)
    assert isinstance(own.value, Name)
    assert isinstance(whole.value, Name)
    assert (own.value.entity, whole.value.entity) == (None, "process/yemeni-civil-war")
    assert whole.evidence.rule == "topic-phase"
