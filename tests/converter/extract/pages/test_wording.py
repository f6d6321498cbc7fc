"""Dates in words."""

from __future__ import annotations

import pytest

from communique.converter.extract.pages.wording import key_date, say_period
from communique.converter.records import Period


@pytest.mark.parametrize(
    ("period", "words", "key"),
    [
        (Period("2016", "2016"), "2016", "2016"),
        (Period("2016-02", "2016-02"), "February 2016", "2016-02"),
        (Period("2017-03-23", "2017-03-31"), "23 to 31 March 2017", "2017-03-23/2017-03-31"),
        (Period("2017-02-23", "2017-03-03"), "23 February to 3 March 2017", "2017-02-23/2017-03-03"),
        (Period("2016-12-30", "2017-01-02"), "30 December 2016 to 2 January 2017", "2016-12-30/2017-01-02"),
        (Period("2017-01", "2017-05"), "January to May 2017", "2017-01/2017-05"),
        (Period("2017-07-10", None), "from 10 July 2017", "2017-07-10"),
        (Period(None, "2017-05"), "until May 2017", "/2017-05"),
        (Period("2016", "2017-05"), "2016 to May 2017", "2016/2017-05"),
        (Period(None, None), "", ""),
    ],
)
def test_a_period_in_words_and_in_a_key(period: Period, words: str, key: str) -> None:
    assert say_period(period) == words
    assert key_date(period) == key
