"""Who does what in a Chinese headline: from the words beside a name, and from which side of the verb it stands on."""

from __future__ import annotations

import re

from .chinese_names import ACTING, FROM_HANDS, LEADERSHIP, LEADING
from .chinese_types import read_type_chinese
from .found import FoundName

_TO = ("向", "对", "對", "针对", "針對", "将", "將", "把", "给", "給", "遭")
_WITH = ("与", "與", "和", "同", "跟", "及", "以及", "、")
_DRAFTING = ("提出", "提交", "起草", "草拟", "草擬")
_BY = ("被", "遭", "由")
_MUTUAL = {
    "consult": "party",
    "agree": "signatory",
    "cooperate": "participant",
    "sport": "participant",
    "election": "participant",
}
_FROM = ("从", "從", "自")
_HAPPENS = frozenset({"accident", "disaster", "death"})
_PASSIVE = re.compile(r"被(?!指|控|[认認]|[称稱])|遭|受到|[获獲]得?[释釋]")
_CLAUSE = re.compile(r"[，。；！？]")
_UNDER = ("在", "于", "於")
_ACCORDING = ("据", "據", "根据", "根據")
_TELLING = re.compile(r"[^，。]{0,6}?(?:[报報][道導告]|[称稱]|消息|指|[统統][计計]|[数數][据據]|透露)")
# Who is named only for standing behind another: 土耳其支持的武装.
_BACKING = re.compile(r"(?:所)?(?:支持|[资資]助|[领領][导導]|主[导導]|控制|率[领領]|[训訓][练練]|扶持)的")
_SAYING = re.compile(r"宣[布佈称稱]|[声聲][称稱明]|表示|[称稱說说]|指[责責控出]|[确確][认認]|[证證][实實]")


def _acts(text: str, end: int, at: int) -> bool:
    """Return whether a country, before the word at `at`, does that itself: what follows its name is no noun."""
    return at - end <= 2 or bool(ACTING.match(text, end)) or read_type_chinese(text[end : end + 2]) is not None


def role_of(text: str, found: FoundName, code: str, at: int, previous: tuple[FoundName, str] | None) -> tuple[str, str]:
    """Return the role of an actor in what the word at `at` tells, and the rule that says so.

    `code` is the type of event, `previous` the actor before, with its role.
    """
    lead, after = text[: found.start], text[found.end :]
    if (lead.endswith("由") and LEADING.match(after)) or (lead.endswith(_UNDER) and LEADERSHIP.match(after)):
        return "mediator", "role-zh-mediated-by"
    if lead.endswith(_ACCORDING) and _TELLING.match(after):
        return "other", "role-zh-source"
    if _BACKING.match(after):
        return "other", "role-zh-backer"
    if lead.endswith("由") and after.startswith(_DRAFTING):
        return "sponsor", "role-zh-drafted-by"
    if lead.endswith(_FROM) and FROM_HANDS.match(text, found.end):
        return "target", "role-zh-from"
    if lead.endswith(_BY):
        return "agent", "role-zh-by"
    if code == "sanction" and lead.endswith(_WITH):
        return "target", "role-zh-toward"
    if lead.endswith(_TO):
        return "target", "role-zh-toward"
    if previous and text[previous[0].end : found.start] in _WITH:
        return previous[1], "role-zh-series"
    if code in _MUTUAL and (lead.endswith(_WITH) or after.startswith(_WITH)):
        return _MUTUAL[code], "role-zh-with"
    if found.end <= at and not _CLAUSE.search(text, found.end, at):
        if code in _HAPPENS:
            return "other", "role-zh-mentioned"
        if code not in _MUTUAL and _suffers(text, found.end, at):
            return "target", "role-zh-passive"
        if found.name.kind == "state" and not _acts(text, found.end, at):
            return "other", "role-zh-mentioned"
        return _MUTUAL.get(code, "agent"), "role-zh-subject"
    if found.start >= at and not _CLAUSE.search(text, at, found.start):
        return _MUTUAL.get(code, "target"), "role-zh-object"
    return "other", "role-zh-mentioned"


def _suffers(text: str, start: int, at: int) -> bool:
    """Return whether what begins at `start`, behind a name, says what was done to it, and not what it says or does."""
    passive = _PASSIVE.search(text, start, at)
    return passive is not None and not _SAYING.search(text, start, passive.start())
