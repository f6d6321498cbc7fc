"""Chinese headlines: names that the authority knows, and simple roles. Precision before recall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ...passages import Span
from ...records import DocumentKey, Evidence, Figure, Name, Participation, Period, Reading, Stated
from .chinese_periods import main_period
from .chinese_status import chinese_status
from .chinese_types import read_type_chinese
from .found import FoundName
from .lexicon import chinese_words

if TYPE_CHECKING:
    from ...authority import Authority, Match

_AT = (
    "在",
    "于",
    "於",
    "位于",
    "位於",
    "抵达",
    "抵達",
    "前往",
    "飞往",
    "訪問",
    "访问",
    "赴",
    "入境",
    "进入",
    "進入",
    "飞抵",
    "飛抵",
)
_TO = ("向", "对", "對", "针对", "針對", "将", "將", "把", "给", "給", "遭")
_DOTS = ("·", "•", "‧", "-", "－")
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
_TITLE = re.compile(r"《[^《》]*》")
_PROVINCE = ("省", "州", "郡", "县", "縣", "大区", "大區")
_TOWN_BEFORE = (*_AT, "首都", "首府", "首都是", "城市", "市", "省会", "省會", "城镇", "城鎮", "港口", "邻近", "鄰近")
_LARGE = 1_000_000  # people; so large a town is known by its bare name
# What stands before a name that only describes or names something else: an embassy to it, a storm.
_ATTRIBUTE = ("驻", "駐", "台风", "台風", "颱風", "飓风", "颶風", "气旋", "氣旋", "风暴", "風暴")
_NO_BODY = re.compile(
    r"[对對向与與和在于於的為为兩两将將被遭就称稱说說指及]|[举舉][行办辦]|宣[布佈]|[总總][统統理]|表[决決示]|[发發]生|[选選][举舉出]|通[过過]|批准"
)
# "One aircraft of that country": the country is no actor.
_SOME_OF_IT = re.compile(
    r"[一二两兩三四五六七八九十多数數几幾\d]+(?:[名位个個架艘列辆輛支]|[条條]|枚)|第[一二三四五六七八九十\d]|前|首[位名个個座]|[\u4e00-\u9fff]{2,4}[号號](?!令)"
)
_FROM = ("从", "從", "自")
_FROM_HANDS = re.compile(r"(?:[武军]\w{0,5}|叛軍|組織)?手[中上里裡]")
_BUILDING = re.compile(r"[一二两兩三四五六七八九十多数數几幾\d]+(?:[座家所间間处處]|[个個](?:城市|地区|地區|省|州))")
# What follows a name that is a sentence's subject, rather than describes a noun.
_ACTING = re.compile(
    r"[，、：（(「“政当當再也又均都皆仍正已曾将將拟擬于於在对對向与與和及同就为為从從自因由以把被遭受要会會能可不未没沒无無否"
    r"决決继繼开開停首先后後成完进進举舉签簽宣表公发發派出入加提建取退撤放承试試获獲重恢指批谴譴警呼促制禁允接邀打击擊攻炮砲轰轟占佔]"
    r"|[今昨]天|[日月近]前|全[面国國]|[两兩二三]国|[两兩]國|第"
)
_HAPPENS = frozenset({"accident", "disaster", "death"})
_PASSIVE = re.compile(r"被(?!指|控|[认認]|[称稱])|遭|受到|[获獲]得?[释釋]")
_CLAUSE = re.compile(r"[，。；！？]")


def chinese_names(text: str, authority: Authority, context: Sequence[str] = ()) -> tuple[FoundName, ...]:
    """Return the actors and places that the authority knows in a Chinese text, in its order.

    A body whose name begins with its country is found whole ("法国宪法委员会"); `first` and `last` are characters.
    What stands in the title of a work is not found. A short name is a town's only where the town is told to be meant:
    by its country in the text or in `context` (what else the page says), by the words around it, or by its size.
    """
    found: list[FoundName] = []
    titles = [match.span() for match in _TITLE.finditer(text)]
    matches = authority.find(text, "zh")
    countries = {
        (entity.country, match.text)
        for match in (*matches, *(match for said in context for match in authority.find(said, "zh")))
        for entity in match.entities
        if entity.country
    }
    ends = {match.end for match in matches if any(entity.kind in ("state", "country") for entity in match.entities)}
    towns = {match.start for match in matches if all(entity.sort == "place" for entity in match.entities)}
    for match in matches:
        if any(start <= match.start < end for start, end in titles) or not _meant(text, match, countries, ends):
            continue
        name = _body(text, match) or _name(text, match, found, match.end in towns)
        if name:
            end = match.start + len(name.text)
            found.append(FoundName(authority.identify(name), match.start, end, match.start, end, "name-authority", 0.8))
    return tuple(found)


def _meant(text: str, match: Match, countries: set[tuple[str, str]], ends: set[int]) -> bool:
    """Return whether a match of up to three characters, if it is a town's name only, means that town."""
    if len(match.text) > 3 or not match.text[0] >= "\u4e00" or any(e.kind != "city" for e in match.entities):
        return True
    if text.startswith(_PROVINCE, match.end) and not match.text.endswith(_PROVINCE):
        return False  # the province of that name is none of the tables'
    return (
        match.start in ends
        or text.endswith(_TOWN_BEFORE, 0, match.start)
        or text.startswith(("市", "城"), match.end)
        or any(entity.population >= _LARGE for entity in match.entities)
        or any(
            country == entity.country and said != match.text for entity in match.entities for country, said in countries
        )
    )


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,6}}?(?P<end>{'|'.join(sorted(chinese_words().bodies, key=len, reverse=True))})"
    )


def _body(text: str, match: Match) -> Name | None:
    if not any(entity.kind == "state" for entity in match.entities):
        return None
    rest = _bodies().match(text, match.end)
    if rest is None or _NO_BODY.search(text, match.end, rest.start("end")):
        return None
    return Name(match.text + rest.group(), "actor", chinese_words().bodies[rest["end"]], "zh")


def _name(text: str, match: Match, before: Sequence[FoundName], chained: bool) -> Name | None:
    actors = [entity for entity in match.entities if entity.sort == "actor"]
    places = [entity for entity in match.entities if entity.sort == "place"]
    lead = text[: match.start]
    after = text[match.end :]
    if (not actors and not places) or lead.endswith(_DOTS) or after.startswith(_DOTS):
        return None
    words = chinese_words()
    inside = after.startswith(words.inside)
    if not inside and (after.startswith(words.describing) or (actors and _SOME_OF_IT.match(after))):
        return None
    if lead.endswith(_ATTRIBUTE):
        return None
    chained = chained or (bool(before) and before[-1].name.sort == "place" and before[-1].end == match.start)
    located = lead.endswith(_AT) or inside or bool(_BUILDING.match(after)) or chained or _followed_by_place(after)
    if lead.endswith(("北", "南")) and any(actor.kind == "state" for actor in actors):
        return None
    if lead.endswith(_FROM) and _FROM_HANDS.match(after):
        located = False
    if places and (located or not actors):
        return Name(match.text, "place", places[0].kind, "zh")
    if not actors:
        return None
    return Name(match.text, "actor", actors[0].kind, "zh")


def _followed_by_place(after: str) -> bool:
    return bool(re.match(r"\w{1,6}?(?:省|市|州|县|縣|区|區|岛|島|海域|机场|機場)", after))


def read_chinese(
    text: str,
    authority: Authority,
    periods: Sequence[Stated[Period]],
    figures: tuple[Stated[Figure], ...],
    documents: tuple[Stated[DocumentKey], ...],
    published: str = "",
    context: Sequence[str] = (),
) -> Reading:
    """Return the reading of a Chinese headline, of a page of the day `published` that says `context` of its subject."""
    names = chinese_names(text, authority, context)
    read = read_type_chinese(_unnamed(text, (*authority.find(text, "zh"), *names)))
    code, at = (read[0], read[2]) if read else ("", len(text))
    event_type = None
    if read:
        event_type = Stated(code, Evidence("event-type-zh", read[1], Span(read[2], read[3], text[read[2] : read[3]])))
    where = (read[2], read[3]) if read else None
    period = main_period(text, periods, where, published)
    status, asserted_by = chinese_status(text, names, code, where, period, published)
    places: dict[str, Stated[Name]] = {}
    participations: dict[tuple[str, str], Stated[Participation]] = {}
    previous: tuple[FoundName, str] | None = None
    for found in names:
        span = Span(found.start, found.end, text[found.start : found.end])
        if found.name.sort == "place":
            places.setdefault(found.name.text, Stated(found.name, Evidence(found.rule, found.confidence, span)))
            continue
        role, rule = _role(text, found, code, at, previous)
        previous = (found, role)
        name = found.name
        identity = name.entity or name.text
        if role == "other" and any(known == identity for known, _ in participations):
            continue
        participations.setdefault((identity, role), Stated(Participation(name, role), Evidence(rule, 0.6, span)))
    return Reading(
        event_type=event_type,
        period=period,
        status=status,
        asserted_by=asserted_by,
        places=tuple(places.values()),
        participations=tuple(participations.values()),
        figures=figures,
        documents=documents,
    )


def _unnamed(text: str, names: Sequence[FoundName | Match]) -> str:
    """Return a text of the same length without its names, whose characters are no words (聯合國 is no 聯合)."""
    for found in names:
        text = text[: found.start] + "□" * (found.end - found.start) + text[found.end :]
    return text


def _acts(text: str, end: int, at: int) -> bool:
    """Return whether a country, before the word at `at`, does that itself: what follows its name is no noun."""
    return at - end <= 2 or bool(_ACTING.match(text, end)) or read_type_chinese(text[end : end + 2]) is not None


def _role(text: str, found: FoundName, code: str, at: int, previous: tuple[FoundName, str] | None) -> tuple[str, str]:
    lead = text[: found.start]
    if lead.endswith("由") and text[found.end :].startswith(_DRAFTING):
        return "sponsor", "role-zh-drafted-by"
    if lead.endswith(_FROM) and _FROM_HANDS.match(text, found.end):
        return "target", "role-zh-from"
    if lead.endswith(_BY):
        return "agent", "role-zh-by"
    if code == "sanction" and lead.endswith(_WITH):
        return "target", "role-zh-toward"
    if lead.endswith(_TO):
        return "target", "role-zh-toward"
    if previous and text[previous[0].end : found.start] in _WITH:
        return previous[1], "role-zh-series"
    if code in _MUTUAL and (lead.endswith(_WITH) or text[found.end :].startswith(_WITH)):
        return _MUTUAL[code], "role-zh-with"
    if found.end <= at and not _CLAUSE.search(text, found.end, at):
        if code in _HAPPENS:
            return "other", "role-zh-mentioned"
        if code not in _MUTUAL and _PASSIVE.search(text, found.end, at):
            return "target", "role-zh-passive"
        if found.name.kind == "state" and not _acts(text, found.end, at):
            return "other", "role-zh-mentioned"
        return _MUTUAL.get(code, "agent"), "role-zh-subject"
    if found.start >= at and not _CLAUSE.search(text, at, found.start):
        return _MUTUAL.get(code, "target"), "role-zh-object"
    return "other", "role-zh-mentioned"
