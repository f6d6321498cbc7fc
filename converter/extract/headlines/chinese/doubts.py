"""Chinese names of countries and towns that mean teams, areas or governments: they stay names, but without entity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..names.found import FoundName
from .metonyms import is_government

_SENTENCE_END = re.compile(r"[。！？\n]|\.md\)")
_BEATS = "[击擊][败敗]|[战戰][胜勝]|不[敌敵]|淘汰|[险險][胜勝]|大[胜勝]|逼和"
_CONTEST = re.compile(rf"{_BEATS}|[夺奪]得|[夺奪]冠|[赢贏]得|冠[军軍]|[决決][赛賽]|出[线線]")
_SPORT = re.compile(
    r"足球|[篮籃]球|排球|棒球|[网網]球|板球|[橄榄欖]+球|冰球|手球|羽毛球|乒乓球|曲棍球|[锦錦][标標][赛賽]|世界[杯盃]|[国國]家[杯盃]|[亚亞]洲[杯盃]"
    r"|[欧歐]洲[杯盃]|美洲[杯盃]|[联聯][赛賽]|外[围圍][赛賽]|[预預][选選][赛賽]|超[级級][碗杯盃]|[总總][决決][赛賽]"
)
_NO_SPORT = re.compile(r"[选選][举舉]|投票|[候參参][选選]|[军軍][队隊事方]|[空海陆陸][军軍]")
_AREA = re.compile(r"[省州邦县郡]|(?:大|自治|行政)?区|地区|府(?!邸)")
_BEATEN = re.compile(rf"(?:{_BEATS})[\u4e00-\u9fff]{{0,3}}$")
_BEATING = re.compile(rf"[^，。；在于於]{{0,6}}?(?:{_BEATS}|[队隊]|[俱乐樂]+部)")


def undoubted(text: str, folded: str, names: Iterable[FoundName]) -> tuple[FoundName, ...]:
    """Return the names in a Chinese text, those without their entity that mean somebody else.

    States, and towns beside a word for winning, are teams in sport; a town with a word for an area is the area, and a
    capital that is accused or dealt with the government.
    """
    return tuple(
        replace(found, name=replace(found.name, entity=""))
        if found.name.entity and _other(text, folded, found)
        else found
        for found in names
    )


def _other(text: str, folded: str, found: FoundName) -> bool:
    town = found.name.kind == "city" and found.name.sort == "place"
    if town and (_AREA.match(folded, found.end) or is_government(folded, found.start, found.end)):
        return True
    return _is_team(text, found) or (found.name.sort == "actor" and _is_qualifier(folded, found))


def _is_qualifier(folded: str, found: FoundName) -> bool:
    """Return whether a name alone in brackets tells which bearer of the name before it is meant."""
    return folded[: found.start].rstrip().endswith("(") and folded[found.end :].lstrip().startswith(")")


def of_sport(text: str) -> bool:
    """Return whether a Chinese text tells of a contest in sport."""
    return bool(_SPORT.search(text) and _CONTEST.search(text)) and not _NO_SPORT.search(text)


def _is_team(text: str, found: FoundName) -> bool:
    if found.name.kind not in ("state", "country", "territory", "region", "city"):
        return False
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, 0, found.start)), default=0)
    end = _SENTENCE_END.search(text, found.end)
    sentence = text[begin : end.start() if end else len(text)]
    if not of_sport(sentence):
        return False
    if found.name.sort == "actor":
        return True
    lead, after = text[begin : found.start], text[found.end : begin + len(sentence)]
    return bool(_BEATEN.search(lead) or _BEATING.match(after))
