"""When a Chinese headline's event was: only what its main clause says."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline
from communique.converter.records import Period


def _period(text: str) -> Period | None:
    period = read_headline(text, load(), language="zh", published="2017-04-10").period
    return period.value if period else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("渔民代表在4月8日签署协议。", "2017-04-08"),
        ("4月8日，渔民代表签署协议。", "2017-04-08"),
        ("渔民代表在9日签署协议。", "2017-04-09"),
        ("會談於9日舉行。", "2017-04-09"),
        ("9日，武装分子袭击港口。", "2017-04-09"),
        ("灯塔协会在9日举行的选举中获得多数席位。", "2017-04-09"),
        ("武装分子在28日袭击港口。", "2017-03-28"),
        ("渔民代表将于28日签署协议。", "2017-04-28"),
    ],
)
def test_the_day_of_the_main_verb(text: str, day: str) -> None:
    assert _period(text) == Period(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "市长拒绝签署去年11月提出的协议。",
        "自3月2日以来，港口罢工不断。",
        "繼船長3月2日請辭後，舵手也辭職。",
        "此前在3月2日，市长宣布辞职。",
        "市长（3月2日当选）宣布辞职。",
        "影片《3月2日》获奖。",
        "2012年帆船大奖赛开幕。",
        "渔业大会说明日期不变。",
        "市长宣布辞职。新市长将于5月2日就职。",
        "法院裁定市长于3月2日签署的法令无效。",
        "警方释放3月2日在码头劫持的船员。",
        "由於議會未能於4月8日通過預算，燈塔關閉。",
        "今年已有五艘渔船沉没。",
        "警方找到上月失窃的船桨。",
    ],
)
def test_other_dates_leave_the_day_of_the_page(text: str) -> None:
    assert _period(text) is None


def test_two_days_in_a_row() -> None:
    assert _period("4月8日及9日，武装分子袭击港口。") == Period("2017-04-08", "2017-04-09")


def test_a_range_of_days() -> None:
    assert _period("4月8日至12日，市长访问越南。") == Period("2017-04-08", "2017-04-12")


@pytest.mark.parametrize(
    ("text", "status", "by"),
    [
        ("渔民代表将于4月28日签署协议。", "planned", None),
        ("市长宣布在4月28日举行选举。", "planned", None),
        ("越南计划发射卫星。", "planned", None),
        ("越南宣布将兴建港口。", None, None),
        ("越南聲稱擊落飛船。", "claimed", "actor/vietnam"),
        ("據越南稱，港口遭到襲擊。", "claimed", "actor/vietnam"),
        ("据越南报道，港口遭到袭击。", "claimed", "actor/vietnam"),
        ("越南表示，智利袭击港口。", "claimed", "actor/vietnam"),
        ("越南称呼港口为袭击目标。", None, None),
        ("据称港口遭到袭击。", "claimed", None),
        ("越南可能袭击港口。", "planned", None),
        ("越南拟发射卫星。", "planned", None),
        ("越南表示欢迎智利签署法令。", None, None),
        ("市长将选举结果公布。", None, None),
        ("渔民代表签署协议。", None, None),
    ],
)
def test_status(text: str, status: str | None, by: str | None) -> None:
    reading = read_headline(text, load(), language="zh", published="2017-04-10")
    assert (reading.status.value if reading.status else None) == status
    assert (reading.asserted_by.value.entity if reading.asserted_by else None) == by
