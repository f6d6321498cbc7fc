"""Who does what in a Chinese headline: by the verb's class, the side of it, and the word that joins a name to it."""

from __future__ import annotations

import pytest

from communique.converter.authority import load
from communique.converter.extract.headlines.gold import gold_code
from communique.converter.extract.headlines.headline import read_headline


def _roles(text: str) -> dict[str, str]:
    reading = read_headline(text, load(), language="zh")
    return {p.value.actor.text: gold_code("role", p.value.role) for p in reading.participations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # subject, verb, object
        ("越南谴责智利", {"越南": "agent", "智利": "target"}),
        ("越南空軍轟炸智利海軍", {"越南空軍": "agent", "智利海軍": "target"}),
        # the passive
        ("智利海军遭越南空军袭击", {"智利海军": "target", "越南空军": "agent"}),
        ("智利被越南开除", {"智利": "target", "越南": "agent"}),
        ("智利受到越南和秘鲁的谴责", {"智利": "target", "越南": "agent", "秘鲁": "agent"}),
        # words that join a name to the verb after it
        ("越南向智利提供援助", {"越南": "agent", "智利": "target"}),
        ("越南对智利实施制裁", {"越南": "agent", "智利": "target"}),
        ("越南將智利列入制裁名單", {"越南": "agent", "智利": "target"}),
        ("越南与智利断交", {"越南": "agent", "智利": "target"}),
        ("越南、智利和秘鲁宣布与挪威断交", {"越南": "agent", "智利": "agent", "秘鲁": "agent", "挪威": "target"}),
        # verbs whose sides are equals
        ("越南与智利举行会谈", {"越南": "participant", "智利": "participant"}),
        ("越南海军同智利海军发生交火", {"越南海军": "participant", "智利海军": "participant"}),
        # a light verb and the noun that says what is done
        ("越南海军对智利海军发动大规模袭击", {"越南海军": "agent", "智利海军": "target"}),
        ("越南陸軍執行打擊智利陸軍的行動", {"越南陸軍": "agent", "智利陸軍": "target"}),
    ],
)
def test_functions(text: str, expected: dict[str, str]) -> None:
    assert _roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("越南国家足球队击败智利国家足球队夺冠", {"越南国家足球队": "participant", "智利国家足球队": "participant"}),
        ("越南国家足球队不敌智利国家足球队", {"越南国家足球队": "participant", "智利国家足球队": "participant"}),
        ("车手埃丽莎·莫雷诺赢得自行车赛冠军", {"埃丽莎·莫雷诺": "agent"}),
        ("总统选举举行投票，埃丽莎·莫雷诺以三百票当选", {"埃丽莎·莫雷诺": "participant"}),
        (
            "埃丽莎·莫雷诺在总统选举中败给伊万·佩特罗夫",
            {"埃丽莎·莫雷诺": "participant", "伊万·佩特罗夫": "participant"},
        ),
        ("越南以4:1的比分击败智利，夺得足球锦标赛冠军", {"越南": "participant", "智利": "participant"}),
        ("越南国家足球队战平智利国家足球队", {"越南国家足球队": "participant", "智利国家足球队": "participant"}),
        ("歌手埃丽莎·莫雷诺获得最佳女主角奖", {"埃丽莎·莫雷诺": "agent"}),
        ("歌手埃丽莎·莫雷诺获颁终身成就奖", {"埃丽莎·莫雷诺": "target"}),
        ("议员埃丽莎·莫雷诺当选挪威议会新任议长", {"埃丽莎·莫雷诺": "target", "挪威议会": "agent"}),
        ("挪威议会确认埃丽莎·莫雷诺为司法部长", {"挪威议会": "agent", "埃丽莎·莫雷诺": "target"}),
        ("挪威首相埃丽莎·莫雷诺造访智利", {"埃丽莎·莫雷诺": "agent"}),
        ("挪威首相埃丽莎·莫雷诺会见伊万·佩特罗夫", {"埃丽莎·莫雷诺": "participant", "伊万·佩特罗夫": "participant"}),
        ("作家埃丽莎·莫雷诺病逝", {"埃丽莎·莫雷诺": "target"}),
        ("总理埃丽莎·莫雷诺宣布辞职", {"埃丽莎·莫雷诺": "agent"}),
        ("总统埃丽莎·莫雷诺任命伊万·佩特罗夫为总理", {"埃丽莎·莫雷诺": "agent", "伊万·佩特罗夫": "target"}),
        ("總統埃麗莎·莫雷諾被議會罷免", {"埃麗莎·莫雷諾": "target", "議會": "agent"}),
        ("作家埃丽莎·莫雷诺因逃税受审", {"埃丽莎·莫雷诺": "target"}),
        ("智利呼吁越南释放记者", {"智利": "agent", "越南": "target"}),
        ("挪威最高法院裁定挪威政府须赔偿渔民", {"挪威最高法院": "agent", "挪威政府": "target"}),
        ("挪威警告，智利海軍不得靠近", {"挪威": "agent", "智利海軍": "target"}),
    ],
)
def test_classes_of_verbs(text: str, expected: dict[str, str]) -> None:
    assert _roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject goes on to the next clause, unless that brings one of its own
        ("越南发表声明，谴责智利", {"越南": "agent", "智利": "target"}),
        ("越南海军抵达港口，炮击智利海军", {"越南海军": "agent", "智利海军": "target"}),
        # what a verb before 的 takes is not what the main verb takes
        ("支持智利政府的越南军队袭击秘鲁军队", {"智利政府": "other", "越南军队": "agent", "秘鲁军队": "target"}),
        (
            "越南空军在打击智利陆军的行动中误炸秘鲁陆军",
            {"越南空军": "agent", "智利陆军": "other", "秘鲁陆军": "target"},
        ),
        ("越南议会通过决议，谴责智利", {"越南议会": "agent", "智利": "target"}),
        (
            "在越南、智利和秘鲁斡旋下，法塔赫举行会谈",
            {
                "越南": "mediator",
                "智利": "mediator",
                "秘鲁": "mediator",
                "法塔赫": "participant",
            },
        ),
        ("代表埃丽莎·莫雷诺呼吁智利停火", {"埃丽莎·莫雷诺": "agent", "智利": "target"}),
        ("挪威渔业党领导人埃丽莎·莫雷诺谴责智利", {"埃丽莎·莫雷诺": "agent", "智利": "target"}),
        ("运动员莫雷诺打破世界纪录", {"莫雷诺": "agent"}),
        ("越南外交部谴责智利海军空袭河内机场", {"越南外交部": "agent", "智利海军": "target"}),
        ("议会遭袭击，塔利班承认责任", {"议会": "target", "塔利班": "agent"}),
        ("支持智利的越南军队轰炸了秘鲁军队", {"智利": "other", "越南军队": "agent", "秘鲁军队": "target"}),
        ("越南空军空袭位于港口以北的塔利班营地", {"越南空军": "agent", "塔利班": "target"}),
        ("越南政府发动为期两周的反塔利班攻势", {"越南政府": "agent", "塔利班": "target"}),
        # a character of a name is no word (比 in 冈比亚)
        ("冈比亚前总统埃丽莎·莫雷诺宣布辞职后，乘坐专机离开", {"埃丽莎·莫雷诺": "agent"}),
        # sources and occasions
        ("据路透社报道，越南袭击智利", {"路透社": "other", "越南": "agent", "智利": "target"}),
        ("继挪威之后，越南宣布制裁智利", {"越南": "agent", "智利": "target"}),
        ("越南与智利签署协议。秘鲁感到担忧。", {"越南": "participant", "智利": "participant", "秘鲁": "other"}),
    ],
)
def test_clauses(text: str, expected: dict[str, str]) -> None:
    assert _roles(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("被判入狱的作家获颁文学奖", "culture"),
        ("议会以300票支持、20票反对通过预算案", "adopt"),
        ("越南以智利支持叛军为由宣布断交", "sanction"),
        ("载有婚礼宾客的渡轮沉没", "accident"),
        ("議會通過預算案。此前發生示威，數百人被捕。", "adopt"),
        ("据渔业周刊报道，港口罢工持续", "protest"),
        ("音乐会期间发生枪击", "assault"),
        ("部长谴责发生在港口的恐怖袭击", "accuse"),
        ("越南承认智利", "support"),
        ("银行承认资料外泄", "accident"),
        ("总理同意辞职", "office"),
        ("警方拘捕数百名示威者", "coerce"),
        ("海军在空军掩护下登岛夺回港口", "assault"),
        ("潜艇发明家被控谋杀记者", "legal"),
        ("挪威议会确认埃丽莎·莫雷诺为司法部长", "office"),
        ("议会批准埃丽莎·莫雷诺出任驻外大使", "office"),
        ("议会批准埃丽莎·莫雷诺提出的预算案", "adopt"),
        ("越南向近海发射了两枚导弹", "mobilize"),
        ("越南发射了两枚卫星", "science"),
        ("煤矿发生爆炸，九人死亡", "accident"),
        ("化工厂夜间爆炸", "accident"),
        ("市场发生爆炸，九人死亡", "assault"),
        ("总统解除部长埃丽莎·莫雷诺的职务", "office"),
        ("越南解除对智利的封锁", "concede"),
        ("货机降落时撞入民居", "accident"),
        ("北部发生山林大火", "disaster"),
        ("作家埃丽莎·莫雷诺获得国际奖", "culture"),
        ("支持智利政府的越南军队遭到民兵袭击", "assault"),
    ],
)
def test_types(text: str, code: str) -> None:
    reading = read_headline(text, load(), language="zh")
    assert reading.event_type is not None
    assert reading.event_type.value == code
