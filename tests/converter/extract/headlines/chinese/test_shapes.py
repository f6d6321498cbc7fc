"""Chinese names that no table knows, by their shape."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _actors(text: str, tags: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    reading = read_headline(text, load(), language="zh", tags=tags)
    return {(stated.value.actor.text, stated.value.actor.kind) for stated in reading.participations}


def _places(text: str) -> list[tuple[str, str]]:
    reading = read_headline(text, load(), language="zh")
    return [(stated.value.text, stated.value.kind) for stated in reading.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("歌手埃丽莎·莫雷诺因病逝世", {("埃丽莎·莫雷诺", "person")}),
        ("作家卡尔-奥托·本森達成協議", {("卡尔-奥托·本森", "person")}),
        ("部長瑪麗娜·托雷斯和法官伊萬·佩特羅夫出席", {("瑪麗娜·托雷斯", "person"), ("伊萬·佩特羅夫", "person")}),
        ("运动员郑晓岚、周力和孙小梅在决赛中获胜", {("郑晓岚", "person"), ("周力", "person"), ("孙小梅", "person")}),
        ("外长特别强调合作", set()),
        ("总统任期届满", set()),
        ("总统权力移交", set()),
        ("反对派拥护埃丽莎·莫雷骆（Elisa）", {("埃丽莎·莫雷骆", "person")}),
        ("歌手埃丽莎·莫雷诺担任主席", {("埃丽莎·莫雷诺", "person")}),
        ("车手大卫·莫雷诺荣膺冠军", {("大卫·莫雷诺", "person")}),
        ("主席提名委员", set()),
        # kings and popes, the younger one, and who needs no title
        ("國王莫雷諾三世登基", {("莫雷諾三世", "person")}),
        ("国王埃丽莎·莫雷诺二世退位", {("埃丽莎·莫雷诺二世", "person")}),
        ("总统小埃丽莎·莫雷诺就职", {("小埃丽莎·莫雷诺", "person")}),
        ("郑晓岚逝世，享年九十岁", {("郑晓岚", "person")}),
        ("高管辞职", set()),
        ("万人当选", set()),
        ("总统周一就任", set()),
    ],
)
def test_persons(text: str, expected: set[tuple[str, str]]) -> None:
    assert _actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("挪威海洋研究所公布报告", {("挪威海洋研究所", "organisation")}),
        ("挪威驻智利大使馆关闭", {("挪威驻智利大使馆", "organisation")}),
        ("挪威政府宣布，将关闭三家工厂", {("挪威政府", "organisation")}),
        ("挪威最高法院驳回智利司法部提出的上诉", {("挪威最高法院", "organisation"), ("智利司法部", "organisation")}),
        ("智利海军击落挪威空军一架飞机", {("智利海军", "military"), ("挪威空军", "military")}),
        ("一个协会发表声明", set()),
        ("挪威中央选举委员会公布结果", {("挪威中央选举委员会", "organisation")}),
        ("挪威当局公布结果", {("挪威当局", "organisation")}),
        ("当局公布结果", set()),
        ("以色列軍隊撤離", {("以色列軍隊", "military")}),
        ("旅客乘坐智利航空抵達", {("智利航空", "organisation")}),
        ("当地武装组织袭击村庄", set()),
        ("挪威议会选举", set()),
        ("《奥斯陆晚报》报道，桥梁坍塌", {("奥斯陆晚报", "organisation")}),
        ("小说《奥斯陆晚报》出版", set()),
        ("挪威教育部部长卡尔·奥尔森辞职", {("卡尔·奥尔森", "person")}),
    ],
)
def test_bodies(text: str, expected: set[tuple[str, str]]) -> None:
    assert _actors(text) == expected


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("蓝鲸工坊宣布停产", ("蓝鲸工坊",), {("蓝鲸工坊", "organisation")}),
        ("蓝鲸工坊宣布停产", (), set()),
        ("蓝鲸工坊的产品停产", ("蓝鲸工坊",), set()),
        ("2017年蓝鲸杯宣布延期", ("2017年蓝鲸杯",), set()),
    ],
)
def test_a_tag_that_acts_is_an_actor(text: str, tags: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    assert _actors(text, tags) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("越南北部諾瓦利省發生爆炸", [("越南", "country"), ("諾瓦利省", "region")]),
        ("越南首都河内的明珠医院發生火灾", [("越南", "country"), ("河内", "city"), ("明珠医院", "site")]),
        ("在越南一家医院發生火灾", [("越南", "country")]),
        ("2017年越南議會選舉進行投票", [("越南", "country")]),
        ("越南普降暴雨", [("越南", "country")]),
        ("智利的游客抵達", []),
        ("欧洲首艘飞船在越南降落", [("越南", "country")]),
        ("敘利亞政府軍的諾瓦利空軍基地遭到襲擊", [("諾瓦利空軍基地", "site")]),
        ("越南的城市發生火灾", [("越南", "country")]),
        ("示威者在越南遭镇压", [("越南", "country")]),
    ],
)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert _places(text) == expected


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("大马士革否认指控", {"actor/government-of-syria"}, []),
        ("莫斯科方面表示，談判繼續", {"actor/government-of-russia"}, []),
        ("大马士革發生爆炸", set(), ["place/damascus"]),
        ("在莫斯科表示支持的人", set(), ["place/moscow"]),
        ("白宫宣布制裁", {"actor/white-house"}, []),
    ],
)
def test_a_capital_that_speaks_is_the_government(text: str, actors: set[str], places: list[str]) -> None:
    reading = read_headline(text, load(), language="zh")
    assert {stated.value.actor.entity for stated in reading.participations} == actors
    assert [stated.value.entity for stated in reading.places] == places
