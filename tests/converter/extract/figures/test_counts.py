from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.converter.extract.figures.counts import GOLD_MEASURE, find_figures
from communique.converter.records import Period

Counted = tuple[str, int | Decimal, str]


def counted(text: str, language: str = "en") -> list[Counted]:
    return [
        (found.value.measure, found.value.value, found.value.bound) for found in find_figures(text, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leaving 5 dead and 30 injured", [("killed", 5, "exact"), ("injured", 30, "exact")]),
        ("the death toll rises to seventeen", [("killed", 17, "exact")]),
        ("the toll is believed to have reached 50.", [("killed", 50, "about")]),
        ("A blast kills four", [("killed", 4, "exact")]),
        ("killing at least 15 people and injuring dozens", [("killed", 15, "at_least")]),
        ("Nine soldiers and seven rebels are killed", [("killed", 9, "exact"), ("killed", 7, "exact")]),
        (
            "killed six soldiers and nine civilians, including four children",
            [("killed", 6, "exact"), ("killed", 9, "exact")],
        ),
        ("Twenty people have died", [("killed", 20, "exact")]),
        ("two hundred and five killed", [("killed", 205, "exact")]),
        ("more than a dozen missing", [("missing", 12, "at_least")]),
        ("Two gunmen killed 12 people in a raid", [("other", 2, "exact"), ("killed", 12, "exact")]),
        (
            "Thirty people are missing and 22 bodies have been found",
            [("missing", 30, "exact"), ("killed", 22, "exact")],
        ),
        ("Police arrest nearly 80 people", [("arrested", 80, "about")]),
        (
            "20,000 people evacuated as floods leave 5 million homeless",
            [("displaced", 20_000, "exact"), ("displaced", 5_000_000, "exact")],
        ),
        ("as many as 300 hostages", [("other", 300, "at_most")]),
        ("An estimated 5 million Syrians have fled the country", [("refugees", 5_000_000, "about")]),
        ("and more than 6 million are internally displaced.", [("internally-displaced", 6_000_000, "at_least")]),
        ("more than 13 million people in need of assistance, has", [("in-need", 13_000_000, "at_least")]),
        ("sends 5,000 peacekeepers", [("troops", 5_000, "exact")]),
        ("recalls 4.5 million cars", [("other", 4_500_000, "exact")]),
        ("6.25 million", []),
    ],
)
def test_counts(text: str, expected: list[Counted]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("adopts it 15-0", [("vote_for", 15, "exact"), ("vote_against", 0, "exact")]),
        ("adopted 15-0-0", [("vote_for", 15, "exact"), ("vote_against", 0, "exact"), ("vote_abstain", 0, "exact")]),
        (
            "votes 105-15-52 to set up",
            [("vote_for", 105, "exact"), ("vote_against", 15, "exact"), ("vote_abstain", 52, "exact")],
        ),
        (
            "by 66 votes to 12 with 3 abstentions",
            [("vote_for", 66, "exact"), ("vote_against", 12, "exact"), ("vote_abstain", 3, "exact")],
        ),
        (
            "with 105 in favour, 15 against and 52 abstaining",
            [("vote_for", 105, "exact"), ("vote_against", 15, "exact"), ("vote_abstain", 52, "exact")],
        ),
        ("confirmed by a 54–45 vote", [("vote_for", 54, "exact"), ("vote_against", 45, "exact")]),
        ("The team wins the final 4-3", []),
    ],
)
def test_votes(text: str, expected: list[Counted]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "words"),
    [
        ("equivalent to US$11.3 million, are", "money_usd", 11_300_000, "", "US$11.3 million"),
        ("over $3bn in debt", "money_usd", 3 * 10**9, "", "$3bn"),
        ("around 6.6 billion euros", "other", 6_600_000_000, "EUR", "6.6 billion euros"),
        ("5 million Canadian dollars", "other", 5_000_000, "CAD", "5 million Canadian dollars"),
        ("30 billion won", "other", 30 * 10**9, "KRW", "30 billion won"),
        ("£2.5", "other", Decimal("2.5"), "GBP", "£2.5"),
        ('create four "de-escalation zones" in', "other", 4, "de-escalation zones", "four"),
    ],
)
def test_money_and_units(text: str, measure: str, value: int | Decimal, unit: str, words: str) -> None:
    (found,) = find_figures(text)
    assert (found.value.measure, found.value.value, found.value.unit) == (measure, value, unit)
    assert found.evidence.span
    assert found.evidence.span.text == words


@pytest.mark.parametrize(
    "text",
    [
        "a 45-year-old man",
        "three days later",
        "five consecutive nights",
        "20 km away",
        "5 percent",
        "rises 4.5%",
        "two-thirds of them",
        "the 3rd time",
        "a magnitude 6.3 earthquake",
        "at 10:30",
        "John Smith, 86, dies",
        "dies at 77",
        "in 2017 they met",
        "on 5 March",
        "March 5 talks",
        "resolution 2254 (2015) and A/RES/71/248",
        "Boeing 737 crashes",
        "Article 50 is invoked",
        "dozens of people are killed",
        "hundreds flee",
        "one of them says",
        "no one was hurt",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert counted(text) == []


def test_a_count_keeps_the_since_of_its_sentence() -> None:
    text = "Over 250,000 people have been killed and over one million injured since the onset of the crisis in 2011."
    text += " In 2012, 5 died."
    killed, injured, died = find_figures(text)
    assert killed.value.period == injured.value.period == Period("2011", None)
    assert died.value.period is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("造成42人死亡", [("killed", 42, "exact")]),
        ("100多人受伤", [("injured", 100, "at_least")]),
        ("至少5人死亡，20余人受傷", [("killed", 5, "at_least"), ("injured", 20, "at_least")]),
        ("超过25万人死亡", [("killed", 250_000, "at_least")]),
        ("死亡人數升至144人", [("killed", 144, "exact")]),
        ("警方逮捕了12人，其中包括3名记者", [("arrested", 12, "exact")]),
        ("三名士兵被杀", [("killed", 3, "exact")]),
        ("法案以219：212獲得通過", [("vote_for", 219, "exact"), ("vote_against", 212, "exact")]),
        ("59票同意、0票反對", [("vote_for", 59, "exact"), ("vote_against", 0, "exact")]),
        ("1130万美元", [("money_usd", 11_300_000, "exact")]),
        ("2017年3月26日20時，7级地震", []),
        ("数十人受伤，幾十人死亡，數百人被捕", []),
        ("最少8人死亡", [("killed", 8, "at_least")]),
        ("至少共有6人死亡", [("killed", 6, "at_least")]),
        ("造成至少7死12傷", [("killed", 7, "at_least"), ("injured", 12, "exact")]),
        ("车祸酿成3人死4人伤", [("killed", 3, "exact"), ("injured", 4, "exact")]),
        ("造成40至50人死亡", [("killed", 40, "at_least"), ("killed", 50, "at_most")]),
        ("约３～５万人流离失所", [("displaced", 30_000, "at_least"), ("displaced", 50_000, "at_most")]),
        ("43~51人受伤", [("injured", 43, "at_least"), ("injured", 51, "at_most")]),
        ("3万多人被捕", [("arrested", 30_000, "at_least")]),
        ("对5人发出逮捕令", [("other", 5, "exact")]),
        ("法案通过:10:31", []),
        ("三个海岛国家签署声明", [("other", 3, "exact")]),
        ("港口发生两起爆炸，共造成7人丧生", [("other", 2, "exact"), ("killed", 7, "exact")]),
        ("超过400万桶石油无法交付", [("other", 4_000_000, "at_least")]),
        ("影片获得13项大奖", [("other", 13, "exact")]),
        ("约有49,000名男性获平反", [("other", 49_000, "about")]),
        (
            "洪水导致至少67人遇难，上千万人被迫离开家园",
            [("killed", 67, "at_least"), ("displaced", 10_000_000, "at_least")],
        ),
        ("有10万人处于饥荒中", [("affected", 100_000, "exact")]),
        ("金额低于4.78万美元", [("money_usd", 47_800, "at_most")]),
        ("罚款20亿港元", [("other", 2_000_000_000, "exact")]),
        ("机上39人无人生还", [("killed", 39, "exact")]),
        ("至少有13人（包括6名警察）被炸死", [("killed", 13, "at_least")]),
        ("候选人以777票当选", [("vote_for", 777, "exact")]),
        ("一名男子被捕", []),
        ("唯一一名领导人", []),
        ("第3名、前10名选手，两人握手", []),
        ("为期三个月，共48个小时，百分之五", []),
        ("七国集团与第43届会议", []),
        ("議會10:31通過法案", []),
    ],
)
def test_chinese(text: str, expected: list[Counted]) -> None:
    assert counted(text, "zh") == expected


@pytest.mark.parametrize("text", ["发放600万元新台币", "耗資新臺幣600萬元"])
def test_the_money_of_taiwan(text: str) -> None:
    (figure,) = find_figures(text, language="zh")
    assert (figure.value.value, figure.value.unit) == (6_000_000, "TWD")


VOCABULARY = (
    "at least 5 30 one two million hundred and people are were killed injured ,"
    " . $ 2017 March toll to 15-0 votes against in favour missing 人 死亡 万 票"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)), st.sampled_from(["en", "zh", "fr"]))
def test_any_text_gives_ordered_spans_and_known_measures(text: str, language: str) -> None:
    at = 0
    for stated in find_figures(text, language=language):
        span = stated.evidence.span
        assert span is not None
        assert at <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        at = span.end
        assert stated.value.measure in GOLD_MEASURE
        assert stated.value.bound in ("exact", "at_least", "at_most", "about")
        assert stated.value.value >= 0


@pytest.mark.parametrize(
    "part",
    ["1", "1 ", "-", "1-", "(", "one ", "one-", "5 and ", "$5 ", "12 people are ", "death toll ", "票", "3票", "三"],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_texts_take_linear_time(part: str, language: str) -> None:
    text = part * (100_000 // len(part))
    began = time.process_time()
    find_figures(text, language=language)
    assert time.process_time() - began < 5  # a second on an idle machine


@pytest.mark.parametrize("years", ["2018–2019", "2016-17", "1998 – 1999"])
def test_a_span_of_years_is_no_tally(years: str) -> None:
    assert find_figures(f"The Assembly votes against the {years} budget.") == ()
