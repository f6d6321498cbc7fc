"""Chinese peoples, governments of a part of a State, and armed groups behind the words for what they are."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _actors(text: str) -> list[tuple[str, str]]:
    reading = read_headline(text, load(), language="zh")
    return [(stated.value.actor.text, stated.value.actor.kind) for stated in reading.participations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("库尔德人举行示威", [("库尔德人", "group")]),
        ("越南軍隊襲擊圖西族人", [("越南軍隊", "military"), ("圖西族人", "group")]),
        ("胡图族与图西族爆发冲突", [("胡图族", "group"), ("图西族", "group")]),
        ("库尔德人部队撤离", []),
        ("库尔德人聚居的村庄起火", []),
        ("挪威人举行示威", []),
    ],
)
def test_peoples(text: str, expected: list[tuple[str, str]]) -> None:
    assert _actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("香港特區政府宣布停課", [("香港特區政府", "organisation")]),
        ("格陵兰政府拒绝出售岛屿", [("格陵兰政府", "organisation")]),
        ("托雷诺自治区政府宣布举行公投", [("托雷诺自治区政府", "organisation")]),
        ("奥斯陆市政府宣布停课", [("奥斯陆市政府", "organisation")]),
        ("示威者包围香港政府总部", []),
        ("奥斯陆政府大楼起火", []),
    ],
)
def test_governments(text: str, expected: list[tuple[str, str]]) -> None:
    assert _actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("反政府武装托雷诺袭击港口", [("托雷诺", "armed_group")]),
        ("什葉派武裝托雷諾發射火箭", [("托雷諾", "armed_group")]),
        ("左翼游击队海鸥解放军释放人质", [("海鸥解放军", "armed_group")]),
        ("極端組織「白鷺之光」承認責任", [("白鷺之光", "armed_group")]),
        ("极端组织塔利班袭击港口", [("塔利班", "armed_group")]),
        ("武装组织袭击港口", []),
        ("河内武装组织袭击港口", []),
        ("白鹭独立军袭击港口", [("白鹭独立军", "armed_group")]),
        ("恐怖组织头目被捕", []),
        ("反政府武装控制的港口起火", []),
    ],
)
def test_groups_behind_what_they_are(text: str, expected: list[tuple[str, str]]) -> None:
    assert _actors(text) == expected
