"""Dates as tables write them."""

from __future__ import annotations

import pytest

from communique.converter.readers.declared.days import ISO, compiled, read_period


@pytest.mark.parametrize(
    ("form", "language", "text", "start", "end"),
    [
        ("yyyy-MM-dd", "en", "2017-02-28", "2017-02-28", "2017-02-28"),
        ("yyyy-MM", "en", "2017-02", "2017-02", "2017-02"),
        ("yyyy", "en", "2017", "2017", "2017"),
        ("d MMMM yyyy", "en", "26 May 2022", "2022-05-26", "2022-05-26"),
        ("d MMMM yyyy", "en", "01 february  1988", "1988-02-01", "1988-02-01"),
        ("d MMM yyyy", "en", "3 Sept. 1950", "1950-09-03", "1950-09-03"),
        ("d-d MMMM yyyy", "en", "7-9 January 1980", "1980-01-07", "1980-01-09"),
        ("d-d MMMM yyyy", "en", "7 – 9 January 1980", "1980-01-07", "1980-01-09"),
        ("d MMMM - d MMMM yyyy", "en", "30 April - 2 May 1980", "1980-04-30", "1980-05-02"),
        ("dd.MM.yyyy", "de", "05.11.2021", "2021-11-05", "2021-11-05"),
        ("d MMMM yyyy", "fr", "1 août 1990", "1990-08-01", "1990-08-01"),
        ("d MMMM yyyy", "es", "3 DICIEMBRE 1960", "1960-12-03", "1960-12-03"),
        ("MMMM d, yyyy", "en", "July 4, 1976", "1976-07-04", "1976-07-04"),
        ("yyyy-yyyy", "en", "1991-1995", "1991", "1995"),
    ],
)
def test_formats(form: str, language: str, text: str, start: str, end: str) -> None:
    period = read_period(text, (compiled(form),), language)
    assert (period.start, period.end) == (start, end)


def test_two_digits_are_years_of_the_named_hundred() -> None:
    forms = (compiled("d MMMM yy", 1946),)
    assert read_period("30 January 86", forms, "en").start == "1986-01-30"
    assert read_period("30 January 46", forms, "en").start == "1946-01-30"
    assert read_period("30 January 45", forms, "en").start == "2045-01-30"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2017-02-30", "no day of the calendar"),
        ("2017-13-01", "no day of the calendar"),
        ("0000-01-01", "no day of the calendar"),
        ("28 February 2017", "is no date of the form yyyy-MM-dd or yyyy-MM or yyyy"),
        ("", "is no date"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_period(text, tuple(map(compiled, ISO)), "en")


def test_a_month_must_be_one_in_the_language() -> None:
    with pytest.raises(ValueError, match="'mai' is no month in the language 'en'"):
        read_period("1 mai 1990", (compiled("d MMMM yyyy"),), "en")


def test_a_period_must_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        read_period("9-7 January 1980", (compiled("d-d MMMM yyyy"),), "en")


@pytest.mark.parametrize("form", ["", "d MMMM", "d yyyy", "HH:mm yyyy", "d-d-d MMMM yyyy", "d MMMM yy"])
def test_what_is_no_format_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match=r"lacks a year|use d, M and y|years_from"):
        compiled(form)
