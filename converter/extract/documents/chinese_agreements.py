"""Treaties and other agreements by name in Chinese: 《巴黎协定》, 退出跨太平洋伙伴协定."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEAD = r"(?:协定|協定|协议|協議|条约|條約|公约|公約|议定书|議定書|和约|和約|盟约|盟約|宪章|憲章)"
_QUOTED = re.compile(rf"《(?P<name>[^《》]{{2,40}}?{_HEAD})》")
_NAME = re.compile(rf"(?P<name>[\u4e00-\u9fff·]{{2,16}}?{_HEAD})(?!书|書|草案|[国國]|[组組]|委)")
# What stands right before a name and is no part of it.
_LEAD = re.compile(
    r".*(?:退出|加入|重返|[签簽][署订訂定了]|批准|核准|遵守|遵循|恪守|[坚堅][守持]|履行|[执執]行|[违違]反"
    r"|[废廢]除|[废廢]止|撕毁|撕毀|通[过過]"
    r"|根据|根據|按照|依照|依据|依據|[关關][于於]|[恢回][复復]|[暂暫]停|中止|[终終]止|[达達]成|推[动動]|支持"
    r"|反[对對]|是否|有[关關]|了|的|[与與]|和|及|在|[将將把]|被|[对對]"
    r"|修[订訂]|表[决決]|使用|[从從]|由|加|新|以|就|按|之)"
)
# Words that say of what kind an agreement is, and not which.
_PLAIN = re.compile(
    r"(?:[长長短中]期|停[火战戰]|和平|自由|[贸貿]易|合作|[双雙多][边邊方]|[三四两兩]方|初步|框架|最[终終]"
    r"|[临臨][时時]|全面|有[关關]|相[关關]|[该該此本这這]|[一二两兩三四五六七八九十]?[项項份个個]"
    r"|政治|[经經][济濟]|[军軍]事|安全|防[务務]|[战戰]略|引渡|[换換][俘囚]|投[资資]|[关關][税稅]|[边邊]界"
    r"|[领領]土|能源|文化|科技|伙伴|夥伴|[联聯]合|[执執]政|政府|[国國][际際]|保密|[认認]罪"
    r"|[谅諒]解|[购購][买買]|收[购購]|[并併][购購]|服[务務]|[贷貸]款|援助|救助|[债債][务務]|和解|友好|互助"
    r"|[历歷]史|重要|正式|秘密|[书書]面|口[头頭]|共同|[进進]一步|[协協][调調]|使用|者|用[户戶]|[渔漁]|核[能武]?"
    r"|撤[出军軍离離]|[间間]|合[并併]|任命|主教|[这這]一|性|等|年|月|日|\d|，)*"
)


def find_chinese_agreements(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each agreement's name; what only tells its kind ("停火协议") is none."""
    taken = 0
    for match in _QUOTED.finditer(text):
        yield match.span("name")
        taken = match.end()
    for match in _NAME.finditer(text):
        lead = _LEAD.match(match["name"], 0, len(match["name"]) - 2)
        start = match.start("name") + (lead.end() if lead else 0)
        stem = re.sub(rf"{_HEAD}$", "", text[start : match.end("name")])
        if len(stem) > 1 and not _PLAIN.fullmatch(stem) and text[start - 1 : start] != "《" and start >= taken:
            yield start, match.end("name")
