"""Chinese bodies, towns and persons that only what stands beside them tells."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.headline import read_headline


def _actors(text: str) -> set[str]:
    reading = read_headline(text, load(), language="zh")
    return {stated.value.actor.text for stated in reading.participations}


def _places(text: str, tags: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    reading = read_headline(text, load(), language="zh", tags=tags)
    return [(stated.value.text, stated.value.within) for stated in reading.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("奥斯陆海鸥以2比1击败卑尔根灯塔夺冠", {"奥斯陆海鸥", "卑尔根灯塔"}),
        ("北湾联主场3-0战胜南湾联", {"北湾联", "南湾联"}),
        ("挪威队在决赛中击败智利女足", {"挪威队", "智利女足"}),
        ("主队击败对手", set()),
        ("挪威队员抵达", set()),
        ("预算案需经国会批准", {"国会"}),
        ("最高法院驳回上诉", {"最高法院"}),
        ("国会选举推迟", set()),
        ("他在国会发言", set()),
        ("国会大厦关闭", set()),
        ("挪威卑尔根大学公布报告", {"卑尔根大学"}),
        ("挪威奥斯陆银行宣布裁员", {"挪威奥斯陆银行"}),
        ("挪威的大学宣布停课", set()),
        ("联合国驻智利特派团宣布撤离", {"联合国驻智利特派团"}),
        ("联合国秘书长埃丽莎·莫雷诺发表声明", {"埃丽莎·莫雷诺"}),
        ("联合国智利多层面综合稳定团营地遭袭", {"联合国智利多层面综合稳定团"}),
        ("挪威法院判处前市长莫雷诺监禁", {"挪威法院", "莫雷诺"}),
        ("挪威最高法院院长莫雷诺辞职", {"莫雷诺"}),
        ("挪威卑尔根队2比0战胜智利瓦尔帕莱索队", {"卑尔根队", "瓦尔帕莱索队"}),
        ("已故挪威渔业党主席的儿子抵达", {"挪威渔业党"}),
        ("不过最高法院驳回上诉", {"最高法院"}),
        ("外长Moreno发表声明", {"Moreno"}),
        ("国王莫雷诺免去部长职务", {"莫雷诺"}),
        ("继智利之后，越南发射卫星", {"越南"}),
        ("智利杯在越南开幕", set()),
        ("越南的制裁生效", {"越南"}),
        ("越南的渔民获救", set()),
        ("越南《渔业日报》停刊", set()),
    ],
)
def test_actors(text: str, expected: set[str]) -> None:
    assert _actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("越南南部城市托雷諾發生爆炸", [("越南", ""), ("托雷諾", "越南")]),
        ("渔业大会在智利莫雷尼亚落幕", [("智利", ""), ("莫雷尼亚", "智利")]),
        ("智利莫雷尼亚的一所学校起火", [("智利", ""), ("莫雷尼亚", "智利")]),
        ("越南军队收复古城托雷诺", [("托雷诺", "")]),
        ("智利莫雷诺公司宣布裁员", []),
        ("越南河内市一家医院起火", [("越南", ""), ("河内市", "越南")]),
        ("越南有数百人感染霍乱", [("越南", "")]),
        ("在法国巴黎的卢纳宫举行仪式", [("法国", ""), ("巴黎", "法国"), ("卢纳宫", "巴黎")]),
        ("法国里昂博诺博物馆失火", [("法国", ""), ("里昂", "法国"), ("博诺博物馆", "里昂")]),
        ("游客在曼彻斯特美术馆被困", [("曼彻斯特美术馆", "")]),
        ("旅客在河内机场滞留", [("河内", "")]),
        ("四川省茂县发生滑坡", [("四川省", ""), ("茂县", "四川省")]),
        ("香港特首发表讲话", []),
        ("越南两座灯塔发生火灾", [("越南", "")]),
        ("越南外长宣布港口发生火灾", []),
        ("市长抵达哈瓦那访问", [("哈瓦那", "")]),
        ("2017年北爱尔兰大选进行投票", [("北爱尔兰", "")]),
    ],
)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert _places(text) == expected


def test_a_place_is_called_as_the_tags_call_it() -> None:
    assert _places("约旦河西岸地区举行选举", ("約旦河西岸地區",)) == [("约旦河西岸地区", "")]
