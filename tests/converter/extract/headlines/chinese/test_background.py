"""Chinese names that take no part, and States that do: slogans, titles of cases, whose somebody is, disputes."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _read(text: str) -> tuple[list[str], list[str]]:
    reading = read_headline(text, load(), language="zh")
    return [stated.value.text for stated in reading.places], [p.value.actor.text for p in reading.participations]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # slogans, and the titles of cases and resolutions
        ("渔民高喊“越南滚出去”，焚烧渔网", []),
        ("以「越南優先」為口號的歌手埃麗莎·莫雷諾當選議員", ["埃麗莎·莫雷諾"]),
        ("挪威最高法院就“越南诉智利案”作出裁决", ["挪威最高法院"]),
        ("挪威议会通过关于越南海军的第12号决议", ["挪威议会"]),
        ("極端組織「白鷺之光」襲擊港口", ["白鷺之光"]),
        ("挪威议会要求越南释放渔民", ["挪威议会", "越南"]),
        # whose somebody is
        ("隶属于挪威海军的研究员发现沉船", []),
        ("與塔利班有關聯的海鷗陣線釋放船員", ["海鷗陣線"]),
        ("挪威石油公司旗下的灯塔银行公布亏损", ["灯塔银行"]),
        ("受越南支持的挪威渔业工会宣布罢工", ["挪威渔业工会"]),
        ("越南支持的挪威渔业工会宣布罢工", ["挪威渔业工会"]),
        ("越南所控制的挪威渔业工会宣布罢工", ["挪威渔业工会"]),
        ("越南支持挪威渔业工会的罢工", ["越南", "挪威渔业工会"]),
        ("前挪威石油公司工程师埃丽莎·莫雷诺被捕", ["埃丽莎·莫雷诺"]),
        ("越南与塔利班的会谈破裂", ["越南", "塔利班"]),
        # a group of States, a day that is no name
        ("七国集团会议落幕", ["七国集团"]),
        ("二十國集團領導人抵達", ["二十國集團"]),
        ("挪威渔业工会官员周四表示满意", ["挪威渔业工会"]),
        # an officer's own land, and another's
        ("挪威石油公司与越南总统埃丽莎·莫雷诺签约", ["挪威石油公司", "埃丽莎·莫雷诺"]),
        ("三名挪威渔业工会职员获释", ["挪威渔业工会"]),
    ],
)
def test_actors(text: str, actors: list[str]) -> None:
    assert _read(text)[1] == actors


@pytest.mark.parametrize(
    ("text", "places", "actors"),
    [
        # where somebody may only come to be
        ("渔民担心被遣返越南", [], []),
        ("挪威法院裁定，若船員返回越南恐遭迫害", [], ["挪威法院"]),
        ("渔民被遣返，抵达越南", ["越南"], []),
        # what is only talked about
        ("欧盟就南海争端举行会议", [], ["欧盟"]),
        ("国际法院就南海仲裁案作出裁决", [], ["国际法院"]),
        ("渔民在南海获救", ["南海"], []),
        # both sides of a dispute
        ("越南與智利的漁業爭端升級", [], ["越南", "智利"]),
        ("越南和智利之间的边界纠纷持续", [], ["越南", "智利"]),
        ("越南与智利的港口爆发示威", ["智利"], ["越南"]),
        # a territory that decides, or where something happens
        ("格陵蘭宣布退出漁業協定", [], ["格陵蘭"]),
        ("苏格兰将举行独立公投", [], ["苏格兰"]),
        ("格陵兰举行渔业展览", ["格陵兰"], []),
        ("非洲宣布为疫区", ["非洲"], []),
        # a place before its officer
        ("托雷诺自治区主席埃丽莎·莫雷诺辞职", [], ["埃丽莎·莫雷诺"]),
        ("在奥斯陆与总理埃丽莎·莫雷诺会谈", ["奥斯陆"], ["埃丽莎·莫雷诺"]),
    ],
)
def test_places_and_actors(text: str, places: list[str], actors: list[str]) -> None:
    assert _read(text) == (places, actors)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # districts and villages right behind a place
        ("香港白鷺灣發生火災", ["香港", "白鷺灣"]),
        ("越南河内青龙寨举行集会", ["越南", "河内", "青龙寨"]),
        ("台湾石牌岭附近起火", ["台湾", "石牌岭"]),
        ("香港海关举行展览", ["香港"]),
        ("香港街头爆发示威", ["香港"]),
        ("香港部门举行演习", ["香港"]),
        ("智利圣地亚哥爆发示威", ["智利", "圣地亚哥"]),
    ],
)
def test_districts(text: str, places: list[str]) -> None:
    assert _read(text)[0] == places
