"""Chinese names that say again what was named before them are found once."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _actors(text: str) -> list[str]:
    reading = read_headline(text, load(), language="zh")
    return [stated.value.actor.text for stated in reading.participations]


def _places(text: str) -> list[str]:
    return [stated.value.text for stated in read_headline(text, load(), language="zh").places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in brackets behind an actor
        ("世界卫生组织（WHO）公布报告", ["世界卫生组织"]),
        ("歐洲聯盟（簡稱歐盟）公布報告", ["歐洲聯盟"]),
        ("挪威海洋研究所 (NATO旗下)公布报告", ["挪威海洋研究所"]),
        ("灯塔阵线（越南）公布报告", ["灯塔阵线"]),
        ("越南议会（智利谴责其决定）通过决议", ["越南议会", "智利"]),  # a clause of its own
        ("渔民（越南）获救，智利道歉", ["智利"]),
        # in another script, or by another name
        ("越南议会谴责欧盟，歐盟道歉", ["越南议会", "欧盟"]),
        ("挪威海軍抵達，挪威海军撤离", ["挪威海軍"]),
        ("世界卫生组织宣布撤离，世卫组织随后致歉", ["世界卫生组织"]),
        # by a part of its name, and another body
        ("挪威最高法院驳回上诉，最高法院随后休庭", ["挪威最高法院"]),
        ("最高法院驳回智利海军的上诉", ["最高法院", "智利海军"]),
        # Latin letters left over, and those that the text is written with
        ("世界卫生组织 WHO公布报告", ["世界卫生组织"]),
        ("灯塔协会 of NATO公布报告", ["灯塔协会"]),
        ("NATO公布报告", ["NATO"]),
        ("越南与 NATO 签署协议", ["越南", "NATO"]),
        ("越南与NATO签署协议", ["越南", "NATO"]),
    ],
)
def test_actors(text: str, expected: list[str]) -> None:
    assert _actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("挪威奧斯陸發生火災，奥斯陆机场关闭。挪威奥斯陆下雨", ["挪威", "奧斯陸"]),
        ("火灾发生在奥斯陆（挪威首都）", ["奥斯陆"]),
        ("火灾发生在奥斯陆 Oslo近郊", ["奥斯陆"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert _places(text)[: len(expected)] == expected
