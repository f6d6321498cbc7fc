"""Capitals that speak or are spoken to in Chinese: the government is meant, not the town."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ....records import Name
from ..lexicon import table

if TYPE_CHECKING:
    from ....authority import Authority, Match

_SPEAKING = re.compile(
    r"(?:方面|当局)?(?:也|已|将|则|再次|随后|立即|强烈)*(?:表示|称|宣[布称]|警告|指[责控]|谴责|呼吁|否认|回应|要求|反对|抗议|拒绝|承认|敦促)"
)
_ADDRESSED = re.compile(
    r"(?:指[责控]|谴责|警告|敦促|呼吁|要求|批评|抨击|抗议|制裁|施压|激怒|反对|说服|威胁|致函|感谢)(?:了)?$"
)
_TOWARDS = re.compile(r"[对向给促]$")
_DEALT = re.compile(
    r"(?:方面|当局|政府)?(?:再次|继续|进一步|正式|共同|联合)?(?:实施|进行|采取|加大|施加|发出|提出|作出|做出|表示|表达)?(?:了|的|更多|新的?|强烈|严[重厉正]|经济|外交|贸易)*"
    r"(?:制裁|施压|压力|警告|抗议|道歉|让步|要求|交涉|抵制|不满|关税|通牒|政策|态度|威胁|承诺|保证|妥协|示好|停止)"
)
_RELATED = re.compile(
    r"(?:[与和同跟][^,。、]{2,5})?(?:之间)?(?:的|双边|外交|贸易|经济|军事|政治)*(?:关系|谈判|会谈|对话|合作|同盟|协议|争端|争议|冲突|摩擦|紧张|僵局|断交|建交)"
)
_WITH = re.compile(r"[与和同跟]$")

_AUTHORITIES = ("当局", "當局")


@cache
def _capitals() -> dict[str, str]:
    """Return the State, as Chinese calls it, of each capital."""
    states = table("chinese/shapes.toml")["capitals"]
    return {capital: state for state, capitals in states.items() for capital in capitals.split()}


def is_government(folded: str, start: int, end: int) -> bool:
    """Return whether the capital that stands here is one to whom, or with whom, States deal: "对莫斯科实施制裁"."""
    if folded[start:end] not in _capitals():
        return False
    before = folded[max(0, start - 4) : start]
    if _ADDRESSED.search(before) or (_TOWARDS.search(before) and _DEALT.match(folded, end)):
        return True
    related = _RELATED.match(folded, end)
    return bool(related) and (bool(_WITH.search(before)) or folded[end] in "与和同跟")


def named_government(name: Name, authority: Authority) -> Name:
    """Return a body with its entity if it is called the authorities of a State: 挪威当局."""
    if not name.text.endswith(_AUTHORITIES):
        return name
    found = [entity for entity in authority.lookup(f"{name.text[:-2]}政府", "zh") if entity.government_of]
    return replace(name, entity=found[0].key) if len(found) == 1 else name


def government(folded: str, match: Match, authority: Authority) -> Name | None:
    """Return the government that a capital stands for where it begins a clause and speaks; else None."""
    state = _capitals().get(folded[match.start : match.end])
    if not state or (match.start and folded[match.start - 1].isalnum()) or not _SPEAKING.match(folded, match.end):
        return None
    found = [entity for entity in authority.lookup(f"{state}政府", "zh") if entity.government_of]
    return Name(match.text, "actor", "organisation", "zh", entity=found[0].key) if len(found) == 1 else None
