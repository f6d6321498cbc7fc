from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.extract.dates.periods import earliest, find_periods, latest
from communique.converter.records import Period

PUBLISHED = "2017-01-23"  # a Monday
Ends = tuple[str | None, str | None]


def ends(text: str, language: str = "en", published: str = "") -> list[Ends]:
    return [
        (found.value.start, found.value.end) for found in find_periods(text, language=language, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 23 February to 3 March 2017", [("2017-02-23", "2017-03-03")]),
        ("From 23 to 31 March 2017", [("2017-03-23", "2017-03-31")]),
        ("from 29 December to 3 January 2017", [("2016-12-29", "2017-01-03")]),
        ("from 29 December 2016 until 3 January", [("2016-12-29", "2017-01-03")]),
        ("March 14–15, 2017", [("2017-03-14", "2017-03-15")]),
        ("They met in February, March and April 2016.", [("2016-02",) * 2, ("2016-03",) * 2, ("2016-04",) * 2]),
        ("Between January and May 2017, they met", [("2017-01", "2017-05")]),
        ("on 23 and 25 March 2017", [("2017-03-23",) * 2, ("2017-03-25",) * 2]),
        ("remarks, 18 Jan. '18", [("2018-01-18", "2018-01-18")]),
        ("On 30 December 2016, they signed", [("2016-12-30", "2016-12-30")]),
        ("a truce that began on 30 December 2016.", [("2016-12-30", None)]),
        ("on the 10th of July 2017", [("2017-07-10", "2017-07-10")]),
        ("announced on December 7, 2015.", [("2015-12-07", "2015-12-07")]),
        ("Since March 2011, the country", [("2011-03", None)]),
        ("hurt since the onset of the crisis in 2011.", [("2011", None)]),
        ("as of 1 July 2017", [("2017-07-01", None)]),
        ("to be ready by 2020", [(None, "2020")]),
        ("until 3 March 2017", [(None, "2017-03-03")]),
        ("in Ankara in December 2016, by", [("2016-12", "2016-12")]),
        ("votes in 2017 as expected", [("2017", "2017")]),
        ("from 2011 to 2016", [("2011", "2016")]),
        ("in 2016–17.", [("2016", "2017")]),
        ("2017-01-23", [("2017-01-23", "2017-01-23")]),
        ("23\u00a0January\n2017", [("2017-01-23", "2017-01-23")]),
        ("23/01/2017", [("2017-01-23", "2017-01-23")]),
    ],
)
def test_stated_dates_need_no_context(text: str, expected: list[Ends]) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14-24 March", [("2017-03-14", "2017-03-24")]),
        ("29 January to 3 February", [("2017-01-29", "2017-02-03")]),
        ("on 18 January", [("2017-01-18", "2017-01-18")]),
        ("on 30 December", [("2016-12-30", "2016-12-30")]),
        ("the attack on 21 August.", [("2016-08-21", "2016-08-21")]),
        ("the vote is scheduled for 15 August", [("2017-08-15", "2017-08-15")]),
        ("last October and November", [("2016-10",) * 2, ("2016-11",) * 2]),
        ("in October and November last year", [("2016-10",) * 2, ("2016-11",) * 2]),
        ("in May", [("2016-05", "2016-05")]),
        ("yesterday", [("2017-01-22", "2017-01-22")]),
        ("last week", [("2017-01-16", "2017-01-22")]),
        ("last month", [("2016-12", "2016-12")]),
        ("last year", [("2016", "2016")]),
        ("they met on Friday", [("2017-01-20", "2017-01-20")]),
        ("they will meet on Friday", [("2017-01-27", "2017-01-27")]),
        ("storms over the weekend and lasting through Tuesday", [("2017-01-21", "2017-01-24")]),
    ],
)
def test_missing_years_and_relative_dates_follow_from_publication(text: str, expected: list[Ends]) -> None:
    found = find_periods(text, published=PUBLISHED)
    assert [(stated.value.start, stated.value.end) for stated in found] == expected
    assert all(stated.evidence.confidence < 0.9 for stated in found)
    assert ends(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "resolution 2254 (2015)",
        "resolution 71/248",
        "S/RES/2268",
        "the 2016-2017 constitutional crisis",
        "during the 2016 presidential election",
        "in 2016 general elections",
        "the 1980s",
        "Theresa May says",
        "signed by May and others",
        "they may march on",
        "March on Washington",
        "1,234 people",
        "2016–17 season",
        "30 February 2017",
        "31 April 2016",
        "3/4/2017",
        "Sunday Times",
        "Black Friday sales",
        "a man aged 45",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert ends(text, published=PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017年3月3日", [("2017-03-03", "2017-03-03")]),
        ("當地時間3月26日20時", [("2017-03-26", "2017-03-26")]),
        ("2016年12月", [("2016-12", "2016-12")]),
        ("去年12月", [("2016-12", "2016-12")]),
        ("去年，", [("2016", "2016")]),
        ("上月", [("2017-03", "2017-03")]),
        ("自2011年以来", [("2011", None)]),
        ("2月23日至3月3日", [("2017-02-23", "2017-03-03")]),
        ("十二月三十日", [("2016-12-30", "2016-12-30")]),
        ("2017年2月30日", []),
        ("2014年克里米亚危机", []),
        ("晨光明日报", []),
        ("信中表明天气不佳", []),
        ("目前日本的港口", []),
        ("明天，", [("2017-04-02", "2017-04-02")]),
    ],
)
def test_chinese(text: str, expected: list[Ends]) -> None:
    assert ends(text, "zh", "2017-04-01") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "le 3 mars 2017", ("2017-03-03",) * 2),
        ("fr", "en mars 2017", ("2017-03",) * 2),
        ("es", "el 3 de marzo de 2017", ("2017-03-03",) * 2),
        ("ru", "30 декабря 2016 года", ("2016-12-30",) * 2),
        ("ar", "في 3 مارس 2017", ("2017-03-03",) * 2),
        ("de", "am 3. März 2017", ("2017-03-03",) * 2),
        ("xx", "2017-03-03", ("2017-03-03",) * 2),
    ],
)
def test_other_languages_by_their_names_of_months(language: str, text: str, expected: Ends) -> None:
    assert ends(text, language) == [expected]


def test_rules_name_what_was_read_and_spans_hold_the_words() -> None:
    text = "From 23 February to 3 March 2017 and in July 2016"
    found = find_periods(text)
    assert [stated.evidence.rule for stated in found] == ["date-range", "date-month"]
    assert [stated.evidence.span.text for stated in found if stated.evidence.span] == [
        "From 23 February to 3 March 2017",
        "July 2016",
    ]


def test_calendar_bounds() -> None:
    assert earliest(Period("2016", "2016-02")) == date(2016, 1, 1)
    assert latest(Period("2016", "2016-02")) == date(2016, 2, 29)
    assert earliest(Period("2017-03-03", None)) == date(2017, 3, 3)
    assert latest(Period("2017-03-03", None)) is None
    assert earliest(Period("soon", None)) is None


VOCABULARY = (
    "from to 23 3 31 30 February March May 2016 2017 , – - and"
    " in since until the last Monday yesterday 月 年 日 2017年 3月 ' 18 / ."
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)),
    st.sampled_from(["en", "zh", "fr", "qq"]),
)
def test_any_text_gives_ordered_valid_spans(text: str, language: str) -> None:
    at = 0
    for stated in find_periods(text, language=language, published=PUBLISHED):
        span = stated.evidence.span
        assert span is not None
        assert at <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        at = span.end
        assert stated.value.start or stated.value.end
        for limit in (stated.value.start, stated.value.end):
            assert limit is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", limit)
        first, last = earliest(stated.value), latest(stated.value)
        assert (stated.value.start is None) == (first is None)
        assert (stated.value.end is None) == (last is None)


@pytest.mark.parametrize("part", ["1", "1 ", "-", "1-", "(", "March ", "March, ", "2011 ", "3 ", "3月"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_texts_take_linear_time(part: str, language: str) -> None:
    text = part * (100_000 // len(part))
    began = time.process_time()
    find_periods(text, language=language, published=PUBLISHED)
    assert time.process_time() - began < 5  # a second on an idle machine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the first nine months of 2010", [("2010-01", "2010-09")]),
        ("over the last three months of 2010", [("2010-10", "2010-12")]),
        ("in the second half of 2014, sales", [("2014-07", "2014-12")]),
        ("the fourth quarter of 2015", [("2015-10", "2015-12")]),
        ("in Q2 2015", [("2015-04", "2015-06")]),
        ("profits last quarter", [("2016-10", "2016-12")]),
        ("the first half of last year", [("2016-01", "2016-06")]),
        ("in the first half of the match", []),
        ("a quarter of the harvest", []),
    ],
)
def test_parts_of_years(text: str, expected: list[Ends]) -> None:
    assert ends(text, published=PUBLISHED) == expected
