from __future__ import annotations

import pytest

from communique.server.pages.dates import in_words, period_in_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2017-01-23", "2017-01-23", "23 January 2017"),
        ("2016-02", "2016-02", "February 2016"),
        ("2011", "2011", "2011"),
        ("2017-03-23", "2017-03-31", "23–31 March 2017"),
        ("2017-02-23", "2017-03-03", "23 February – 3 March 2017"),
        ("2017-01", "2017-05", "January – May 2017"),
        ("2016-12-30", "2017-01-02", "30 December 2016 – 2 January 2017"),
        ("2011", "2017-05", "2011 – May 2017"),
        ("2017-07-10", None, "from 10 July 2017"),
        (None, "2017", "until 2017"),
        (None, None, ""),
    ],
)
def test_periods(start: str | None, end: str | None, words: str) -> None:
    assert period_in_words(start, end) == words


@pytest.mark.parametrize("odd", ["2017-13", "yesterday", "", "2017-1-1"])
def test_what_is_no_date_stays_as_it_is(odd: str) -> None:
    assert in_words(odd) == odd
