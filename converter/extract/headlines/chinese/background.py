"""Names of a Chinese text that take no part in what it tells: in slogans and titles, for whose somebody is, or feared.

Texts are folded.
"""

from __future__ import annotations

import re

from ..names.found import FoundName

_OPENING, _CLOSING = '“「『"', '”」』"'
_QUOTE = rf"[{_OPENING}]([^{_OPENING}{_CLOSING}]{{3,40}})[{_CLOSING}]"
# What is shouted, and what is the title of a case, a resolution, a campaign or a work.
_SLOGAN = re.compile(rf"(?:高[喊呼]|呼喊|喊[出着]?|口号|标语|横幅|题为|主题)[^,。;{_OPENING}]{{0,6}}{_QUOTE}")
_TITLE = re.compile(
    rf"{_QUOTE}(?:[一等]?案|诉讼|决议|法案|条约|协[议定]|公约|宣言|运动|的?口号|的?标语|倡议|行动|计划|战略|政策|理论|提案|议案|动议|声明|报告|文章"
    r"|社论|歌曲|影片|电影|纪录片|展览|演唱会)"
)
_CASE = re.compile(rf"(?:[就在对于审{_OPENING}]|审理|裁定|^)([^,。;就在对于{_OPENING}]{{2,12}}诉[^,。;讼]{{2,12}}?案)")
_RESOLUTION = re.compile(
    r"(?:关于|有关|涉及)([^,。;]{1,20}?的?)(?:第?[\d()-]+号)?(?:决议|法案|议案|提案|动议|公约|议定书|草案)"
)
# "If they are sent back to …": nobody is there.
_FEARED = re.compile(
    r"(?:担心|害怕|恐惧|唯恐|生怕|恐怕|以免|免遭|避免|一旦|如果?|若|拒绝|反对)[^,。;]{0,14}"
    r"(?:返回|遣返|送返|遣送|遣回|引渡|回到|送回|驱逐)[回到至往]?$"
)
# "On the question of …": what is talked about elsewhere.
_ABOUT = re.compile(r"(?:就|针对|关于|有关|围绕|涉及|因为?|由于|鉴于)$")
_MATTER = re.compile(
    r"[^,。;的]{0,6}?(?:仲裁|争端|争议|问题|危机|局势|内战|议题|事务|冲突|事件|和平进程|[^火空矿惨]案)"
)
# What somebody belongs to, or is backed by.
_OF = re.compile(
    r"(?:[隶从附]属于?|效忠于?|忠于|依附于?|脱胎[自于]|分裂自|源自|出身于?|效力于?|任职于|就读于|供职于|毕业于|服务于|受雇于)$"
)
_WITH = re.compile(r"[与同和跟]$")
_LINKED = re.compile(r"(?:有|存在|保持)?(?:密切|紧密)?(?:关联|联系|关系|结盟|勾结|往来)(?:密切)?的")
_BACKED = re.compile(r"(?:所)?(?:支[持援]|资助|扶[植持]|领导|主导|控制|武装|训练|庇护)的")
_FOLLOWERS = re.compile(r"的?(?:支持者|拥护者|追随者|反对者|信徒|歌迷|影迷|球迷)")
_UNDER = re.compile(r"[旗麾辖]下")


def in_background(folded: str, found: FoundName) -> bool:
    """Return whether a name takes no part where it stands."""
    lead = folded[: found.start]
    if _FEARED.search(lead) or any(begin <= found.start < end for begin, end in _titles(folded)):
        return True
    after = folded[found.end :]
    if found.name.sort == "place":
        return bool(_ABOUT.search(lead) and _MATTER.match(after))
    return _describes(lead, after)


def _titles(folded: str) -> list[tuple[int, int]]:
    """Return where the words of slogans and titles stand."""
    return [match.span(1) for pattern in (_SLOGAN, _TITLE, _CASE, _RESOLUTION) for match in pattern.finditer(folded)]


def _describes(lead: str, after: str) -> bool:
    """Return whether an actor is named only for another who belongs to it: 隶属于某组织的…, 某公司旗下的…."""
    if _OF.search(lead):
        return "的" in after[:8]
    if _WITH.search(lead) and _LINKED.match(after):
        return True
    if _FOLLOWERS.match(after):
        return True
    return bool(_UNDER.match(after) or _BACKED.match(after))
