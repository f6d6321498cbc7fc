"""Chinese names of provinces and regions that stand without a word for what they are."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _read(text: str) -> tuple[list[str], list[str]]:
    reading = read_headline(text, load(), language="zh")
    return [stated.value.text for stated in reading.places], [p.value.actor.text for p in reading.participations]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("中國廣東發生龍捲風", ["中國", "廣東"]),
        ("海盗袭击加沙的渔港", ["加沙"]),
        ("印度阿萨姆托雷诺举行集会", ["印度", "阿萨姆", "托雷诺"]),
        ("在克什米爾停火線附近發生火災", ["克什米爾"]),
        ("印控克什米尔托雷诺一处港口起火", ["印控克什米尔", "托雷诺"]),
        ("灯塔在广东亮起", ["广东"]),
        ("直升机在东阿塞拜疆省坠毁", ["东阿塞拜疆省"]),
        ("旅客離開湖北", ["湖北"]),
        # who or what is only of there
        ("广东人举行集会", []),
        ("克里米亚问题升温", []),
        ("车臣武装撤离", []),
        ("浙江大学公布报告", []),
        ("歌手埃丽莎·旁遮普获奖", []),
        ("渔民加西奈森起火", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert _read(text)[0] == places


def test_a_region_that_decides_acts() -> None:
    assert _read("加泰羅尼亞宣布獨立") == ([], ["加泰羅尼亞"])
    assert _read("加泰罗尼亚举行游行") == (["加泰罗尼亚"], [])
