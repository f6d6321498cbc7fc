"""Chinese names of countries and towns that mean teams, or are a part of a longer name."""

from __future__ import annotations

import pytest

from communique.converter.authority import Authority, load
from communique.converter.extract.headlines.names.names import find_names


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load()


def linked(text: str, authority: Authority) -> set[str]:
    return {found.name.entity for found in find_names(text, authority, language="zh") if found.name.entity}


@pytest.mark.parametrize(
    "text",
    [
        "乌拉圭击败丹麦，夺得女子世界杯冠军。",
        "挪威在手球锦标赛决赛中不敌冰岛。",
        "底特律狼队在篮球联赛中击败丹佛熊队。",
        "深圳新闻网报道，一座大桥通车。",
    ],
)
def test_a_team_or_a_part_of_a_longer_name_has_no_entity(text: str, authority: Authority) -> None:
    assert linked(text, authority) == set()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("足球锦标赛决赛在丹麦哥本哈根举行。", "place/copenhagen"),
        ("国际奥委会投票，哥本哈根击败奥斯陆，获得世界杯举办权。", "place/copenhagen"),
        ("乌拉圭与丹麦签署足球合作协议。", "actor/uruguay"),
    ],
)
def test_where_a_contest_is_held_is_a_place(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("阿富汗坎大哈地区发生火灾。", "place/kandahar"),
        ("人民阵线(乌拉圭)攻占一座营地。", "actor/uruguay"),
        ("泰国宋卡府一座桥梁倒塌。", "place/songkhla"),
        ("挪威指责莫斯科拖延。", "place/moscow"),
        ("挪威对莫斯科实施制裁。", "place/moscow"),
        ("俄罗斯与基辅的谈判破裂。", "place/kyiv"),
        ("莫斯科与华盛顿关系紧张。", "place/moscow"),
    ],
)
def test_an_area_or_a_government_is_no_town(text: str, key: str, authority: Authority) -> None:
    assert key not in linked(text, authority)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("阿富汗坎大哈发生火灾。", "place/kandahar"),
        ("以色列对大马士革发动空袭。", "place/damascus"),
        ("飞机从北京和莫斯科起飞。", "place/moscow"),
    ],
)
def test_a_town_where_something_happens_stays(text: str, key: str, authority: Authority) -> None:
    assert key in linked(text, authority)
