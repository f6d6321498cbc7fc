"""What a Chinese page's heading and tags name, where it stands in the text as the subject of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....folding import fold
from .bodies import body_kind
from .shapes import Shape
from .types import begins_with_event

# What is no actor: years, works, happenings, offices, common words.
_NO_ACTOR = re.compile(
    r"^[\d第]|[》」”]|(?:选举|大选|公投|战争|内战|冲突|战役|行动|事件|袭击|爆炸|地震|台风|飓风|危机|革命|政变|抗议|示威|奖|赛|杯|节|会议|峰会|协议|协定|条约|法案|法"
    r"|病毒|疫情|病|主义|问题|进程|计划|政策|指数|号|总统|总理|首相|部长|主席|领袖|国王|教|语|族|人|者|机|星|球|洞|车|船|舰|导弹|卫星|火箭|软件|系统|技术|犯|罪|案|联军|政府|反对派|警方|军方|当局|媒体|岛|兰)$"
)
_ACTS = re.compile(
    r"(?:再次|首次|正式|成功|突然|今日|本日|同日|昨日|当天|随后|已|将|曾|在(?=[^,。]{1,12}(?:击|赢|夺|宣|发|战|举|攻|占))|主场|客场|于|的(?=科学家|研究))?"
)
_VERB = re.compile(
    r"宣[布称告]|表[示决]|称|指[出责控]|发[布表射生起动现]|公[布开]|要求|呼吁|警告|批准|通过|裁[定决]|判[决处]|决定|确认|证实|否[认决]|拒绝|同意|签[署订]|击败|战胜|不敌|赢得|夺|获"
    r"|推出|提出|承认|召[开见回]|结束|取消|暂停|停止|收购|出售|合并|起诉|逮捕|拘捕|攻|占领|袭击|发射|试[射飞]|进[入行攻]|撤|加入|退出|成为|成立|选出|任命|提名|开始|计划|准备|报[道导]|研究团队|修改"
)


def tagged(folded: str, context: Sequence[str], borders: frozenset[int]) -> Iterator[Shape]:
    """Yield the actors that a heading or tag names and that do something in the text, which is folded.

    `borders` are where names that are known end: what such a name covers to its end is left to it.
    """
    for said in dict.fromkeys(fold(tag.strip()) for tag in context):
        if not 2 <= len(said) <= 20 or _NO_ACTOR.search(said) or ("·" in said and "·" in said[1:-1]):
            continue
        for match in re.finditer(re.escape(said), folded):
            start, end = match.span()
            begins = start == 0 or not folded[start - 1].isalnum() or folded[start - 1] in "和与及被由向对"
            if begins and end not in borders and _does(folded, end):
                yield Shape(start, end, "actor", body_kind(said) or "organisation", "name-zh-tag", 0.6)


def _does(folded: str, end: int) -> bool:
    aside = re.match(r"\([^()]{1,24}\)", folded[end:])
    at = end + aside.end() if aside else end
    lead = _ACTS.match(folded, at)
    at = lead.end() if lead else at
    return bool(_VERB.match(folded, at)) or begins_with_event(folded[at : at + 8])
