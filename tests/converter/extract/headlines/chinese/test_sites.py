"""Chinese buildings, facilities, mountains and waters, by the last word of their name."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _places(text: str) -> list[str]:
    return [stated.value.text for stated in read_headline(text, load(), language="zh").places]


def _actors(text: str) -> list[str]:
    return [stated.value.actor.text for stated in read_headline(text, load(), language="zh").participations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a place, whatever its characters
        ("越南河內明珠夜總會發生火災", ["越南", "河內", "明珠夜總會"]),
        ("挪威奥斯陆海鸥塔起火", ["挪威", "奥斯陆", "海鸥塔"]),
        ("挪威奧斯陸海鷗清真寺遭縱火", ["挪威", "奧斯陸", "海鷗清真寺"]),
        ("智利瓦尔帕莱索八角楼酒店发生爆炸", ["智利", "瓦尔帕莱索", "八角楼酒店"]),
        ("越南河内白鹭广场灯塔咖啡馆起火", ["越南", "河内", "白鹭广场", "灯塔咖啡馆"]),
        ("挪威奥斯陆国家博物馆失窃", ["挪威", "奥斯陆", "国家博物馆"]),
        ("智利白鹭峰发生雪崩", ["智利", "白鹭峰"]),
        ("越南河內白石斷崖崩塌", ["越南", "河內", "白石斷崖"]),
        # a foreign name, behind a verb of going or taking, or at the beginning
        ("市长抵达托雷诺机场", ["托雷诺机场"]),
        ("莫雷诺大桥发生坍塌", ["莫雷诺大桥"]),
        ("海盗从托雷诺港出发", ["托雷诺港"]),
        ("智利白鹭峰火山喷发", ["智利", "白鹭峰火山"]),
        ("亞馬遜雨林起火", ["亞馬遜"]),
        # its town goes before it
        ("挪威卑爾根莫雷诺橋坍塌", ["挪威", "卑爾根", "莫雷诺橋"]),
        ("游客在奥斯陆莫雷诺体育场被困", ["奥斯陆", "莫雷诺体育场"]),
        # a site that is called by its town, a water that is called by its country
        ("挪威奧斯陸火車站關閉", ["挪威", "奧斯陸火車站"]),
        ("奥斯陆清真寺遭纵火", ["奥斯陆清真寺"]),
        ("挪威首都奥斯陆机场附近发生火灾", ["挪威", "奥斯陆"]),
        ("越南湾发生船难", ["越南湾"]),
        ("挪威奧斯陸湖發生船難", ["挪威", "奧斯陸湖"]),
        # in quotation marks
        ("位於河內的「白鷺世界 Egret World」度假村起火", ["河內", "白鷺世界"]),
        # what many towns have
        ("挪威奧斯陸獨立廣場舉行集會", ["挪威", "奧斯陸", "獨立廣場"]),
        ("越南河内英雄纪念碑落成", ["越南", "河内", "英雄纪念碑"]),
        # what only ends so
        ("挪威自由市场关闭", []),
        ("挪威奥斯陆教育部大楼外举行集会", ["挪威", "奥斯陆"]),
        ("军队占领叙利亚托雷诺古城", ["叙利亚", "托雷诺"]),
        ("越南登山者失踪", []),
        ("消防员抵达露天市场", []),
        ("警方包围军火仓库", []),
        ("智利海军进入军港", []),
        ("军方占领军事基地", []),
        ("挪威奥斯陆市民集会", ["挪威", "奥斯陆"]),
        ("挪威奥斯陆圣诞市场起火", ["挪威", "奥斯陆"]),
        ("挪威奥斯陆一家儿童医院起火", ["挪威", "奥斯陆"]),
    ],
)
def test_sites(text: str, expected: list[str]) -> None:
    assert _places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四川省九里溝縣發生滑坡", ["四川省", "九里溝縣"]),
        ("日本熊本縣白石町舉行祭典", ["日本", "熊本縣", "白石町"]),
        ("印度北部喜托雷邦发生地震", ["印度", "喜托雷邦"]),
        ("火灾发生在奥斯陆镇附近", ["奥斯陆镇"]),
        ("挪威奥斯陆镇民集会", ["挪威", "奥斯陆"]),
        ("议会要求停止建造定居点", []),
        ("挪威奥斯陆市长辞职", []),
    ],
)
def test_areas(text: str, expected: list[str]) -> None:
    assert _places(text) == expected


@pytest.mark.parametrize(
    ("text", "places", "actors"),
    [
        ("市長在越南駐智利大使館宣誓就職", ["越南駐智利大使館"], []),
        ("越南驻智利大使馆宣布关闭", [], ["越南驻智利大使馆"]),
        ("白宫附近发生枪击", ["白宫"], []),
        ("渔民在白宫外示威", ["白宫"], []),
        ("白宫外交顾问辞职", [], ["白宫"]),
        ("挪威卑尔根大学发生枪击", ["挪威", "卑尔根大学"], []),
        ("挪威卑尔根大学公布报告", [], ["卑尔根大学"]),
        ("挪威奥斯陆北区法院附近发生爆炸", ["挪威", "奥斯陆", "北区法院"], []),
        ("奥斯陆北区法院驳回上诉", [], ["奥斯陆北区法院"]),
    ],
)
def test_houses_of_bodies(text: str, places: list[str], actors: list[str]) -> None:
    assert (_places(text), _actors(text)) == (places, actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts of a country that are counted
        ("越南12個省舉行補選", ["越南"]),
        ("挪威8个联邦主体举行选举", ["挪威"]),
        ("日本多個都道府縣發布警報", ["日本"]),
        ("智利全国各地举行示威", ["智利"]),
        ("智利多座城市爆发示威", ["智利"]),
        # what befalls what stands there
        ("越南煤矿爆炸，三人死亡", ["越南"]),
        ("挪威水坝溃坝", ["挪威"]),
        ("越南紡織廠凌晨起火", ["越南"]),
        ("智利火车站遭炸弹袭击", ["智利"]),
        ("智利地震造成三人死亡", ["智利"]),
        ("越南骚乱持续", ["越南"]),
        # what comes over a State
        ("总统埃丽莎·莫雷诺宣布越南进入紧急状态", ["越南"]),
        ("智利全國進入戒嚴狀態", ["智利"]),
        ("越南军官发动政变", ["越南"]),
        ("智利總統府遭示威者包圍", ["智利"]),
        # what a State does, or what moves
        ("越南谴责炼油厂爆炸", []),
        ("越南军舰起火", []),
        ("越南示威者占领大桥", []),
    ],
)
def test_scenes(text: str, expected: list[str]) -> None:
    assert _places(text) == expected
