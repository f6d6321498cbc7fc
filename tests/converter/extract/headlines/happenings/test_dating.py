from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline

PUBLISHED = "2017-02-01"  # a Wednesday
Ends = tuple[str | None, str | None]


def _ends(text: str, published: str = PUBLISHED) -> Ends | None:
    period = read_headline(text, load(), published=published).period
    return (period.value.start, period.value.end) if period else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The premier announces that she will resign as party leader on 15 May.", ("2017-05-15", "2017-05-15")),
        ("The foreign ministers of Chile and Peru will hold a meeting in Lima on Monday.", ("2017-02-06",) * 2),
        ("The union calls for a general strike on Friday in protest at the arrests.", ("2017-02-03",) * 2),
        ("The premier schedules a referendum for 9 April.", ("2017-04-09",) * 2),
        ("Kenya's president is stepping down in September.", ("2017-09",) * 2),
        ("The council extends the curfew in Lima to March 14.", (None, "2017-03-14")),
        ("Airlines suspend all flights to Lima until Monday after strikes.", (None, "2017-02-06")),
        ("Norway bans such nets from 25 October.", ("2017-10-25", None)),
        ("Chile will lift its ban on flights beginning tomorrow.", ("2017-02-02", None)),
        ("The rule will be extended to all schools by spring 2019.", (None, "2019")),
        ("The bank gives the city a deadline of Friday to pay.", ("2017-02-03",) * 2),
        ("The ferry company says it will launch a route with Malta as its hub, on 2 March.", ("2017-03-02",) * 2),
    ],
)
def test_what_is_announced_lies_ahead(text: str, expected: Ends) -> None:
    assert _ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 18 December 2015, the Security Council adopted the resolution.", ("2015-12-18",) * 2),
        ("The mayor published a letter in March 2003.", ("2003-03",) * 2),
        ("A blast killed ten people in Kabul on Monday.", ("2017-01-30",) * 2),
        ("The death toll of the flood which struck Lima on 3 May 2016 rises to nine.", ("2016-05-03",) * 2),
        ("Exports fell by a tenth in the first nine months of 2016.", ("2016-01", "2016-09")),
        ("Exports rose by a tenth in the first half of 2016, the bank said.", ("2016-01", "2016-06")),
        ("Norway's economy shrinks in the third quarter of 2016.", ("2016-07", "2016-09")),
        ("Floods in Chile have killed 40 people since Sunday.", ("2017-01-29", None)),
    ],
)
def test_what_lies_behind_counts_beside_the_main_verb_or_at_the_beginning(text: str, expected: Ends) -> None:
    assert _ends(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chile's parliament passes a law which it had rejected in 2009.",
        "A March 2003 letter by the mayor is published.",
        "The president signs the Clean Harbours Act of 2016 into law.",
        "A court in Lima sentences two men for the murder of a judge last November.",
        "The singer, winner of the prize in 2007, dies.",
        "A man is charged with stealing a painting in Oslo on 3 January.",
        "Police in Oslo arrest the captain of a ship suspected of damaging a cable yesterday.",
        "The candidate withdraws from the 14 June presidential election.",
        "Envoys arrested on 28 January in Oslo are released.",
        "The two presidents meet for the first time since 1990.",
        "Norway offers to help Chile with its inquiry into the bombing on Sunday that killed nine.",
        "The mayor visits a school in Lima on Wednesday.",
        "Chile's former president (1990–1994) visits Lima.",
        "Protesters march in Lima after the vote of 20 January.",
        "The film, which was made in 1968, is shown in Lima.",
        "Peru hangs a man, the first time it has killed a prisoner since 2007.",
        "The index achieves a record high, passing the record from July.",
    ],
)
def test_dates_of_something_else_and_of_the_page_are_none(text: str) -> None:
    assert _ends(text) is None


def test_without_the_day_of_the_page_a_date_of_the_main_clause_counts() -> None:
    assert _ends("The parties signed the accord in Lima on 3 May 2016.", "") == ("2016-05-03", "2016-05-03")
    assert _ends("The parties meet after the accord of 3 May 2016.", "") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile imposes a curfew in Lima. The curfew will begin on 9 February.", ("2017-02-09", None)),
        ("The first toll road opens in Peru. It is due to open fully on December 13.", ("2017-12-13",) * 2),
        ("The premier agrees to dissolve parliament. She calls for elections in mid-September 2017.", ("2017-09",) * 2),
        ("A poet dies in Lima. She would have turned 65 on Tuesday.", None),
        ("A bridge falls in Lima. The mayor of Oslo will resign on 9 February.", None),
    ],
)
def test_a_later_sentence_may_state_when_it_will_be(text: str, expected: Ends | None) -> None:
    assert _ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Chile, the mayor of Lima wins Sunday's run-off election.", ("2017-01-29",) * 2),
        ("The death toll of yesterday's collision near Oslo rises to nine.", ("2017-01-31",) * 2),
        ("Chile's rivals want to postpone Sunday's election.", None),
        ("Rebels condemn yesterday's coup in Chile.", None),
        ("The agency reports that solar farms made over one-third of the electricity in June 2016.", ("2016-06",) * 2),
        ("Divers find the wreck of a ship, sunk in 1676 during a war.", None),
    ],
)
def test_outcomes_and_reports_have_the_date_of_what_they_tell(text: str, expected: Ends | None) -> None:
    assert _ends(text) == expected
