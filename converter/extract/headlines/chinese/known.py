"""What a name that the authority knows is in a Chinese text: an actor, a place, or only a part of something else.

Texts are folded: simplified characters, plain marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ....records import Name
from ..lexicon import table
from ..names.found import FoundName
from .persons import KIN
from .scenes import begins, counts_parts, holds, is_put_under, is_struck
from .words import begins_clause, governs

if TYPE_CHECKING:
    from ....authority import Entity, Match

_WHERE = "在|于|位于|抵达|前往|飞往|访问|造访|赴|入境|进入|飞抵|返回|境内|来到|逃往|至|逃到|运往|驶往|迁往|送往|流亡"
_WHERE += "|离开|逃离|撤离|飞离|驶离|途经|路过|现身"
_AT = tuple(_WHERE.split("|"))
_JOINED = ("的", "了", "但", "而", "随后", "之后", "后", "指", "称", "、", "时", "前")
_DOTS = ("·", "-")
_PROVINCE = ("省", "州", "郡", "县", "大区")
_CALLED = "首都|首府|首都是|城市|市|省会|城镇|港口|邻近|古城|重镇|攻占|收复|夺回|占领"
_TOWN_BEFORE = (*_AT, *_CALLED.split("|"))
_LARGE = 1_000_000  # people; so large a town is known by its bare name
# What stands before a name that only describes or names something else: an embassy to it, a storm.
_ATTRIBUTE = ("驻", "台风", "飓风", "气旋", "风暴")
# "One aircraft of that country": the country is no actor.
_SOME_OF_IT = re.compile(
    r"[一二两三四五六七八九十多数几\d]+(?:[名位个架艘列辆支条枚])|第[一二三四五六七八九十\d]|前|首[位名个座艘枚颗例]|[\u4e00-\u9fff]{2,4}号(?!令)"
)
_RULED = re.compile(
    r"(?:政府|当局|政权)(?!大楼|大厦|办公|总部|机关)|武装(?!冲突|袭击|抢劫|交火)|叛军|民兵|分离主义|分裂主义"
)
_FROM = ("从", "自")
_SOURCE = re.compile(r"(?:进口|购[买入]|采购|订购|引进|独立|脱离|获得|得到|取得|接[收获]|收到)")
_ITS_OFFICER = re.compile(r"[^,。;的]{0,5}?(?:总统|总理|首相|部长|主席|大使|议员|警方|军方|媒体|公司|选手|公民|人)")
_SUFFERED_BY = ("被", "遭", "遭到", "受到")
# "The former president of that country, convicted of …": the country only describes.
_OF_OFFICER = re.compile(
    r"[因被遭曾涉刚][^,。;的]{1,16}的(?:前|现任|时任|新任|已故)*[^,。;的]{0,6}?(?:总统|总理|首相|部长|主席|议长|国王|领导人|领袖|将军|司令)"
)
_FROM_HANDS = re.compile(r"(?:[武军]\w{0,5}|叛军|组织)?手[中上里]")
# What follows a name that is a clause's subject, rather than describes a noun, where the lexicon of verbs has no word.
_ACTING = re.compile(
    r"[当再也又均都皆仍正已曾拟会能可不未没无否决继停首先后完举宣退撤承获恢批谴警呼促禁允邀击攻炮轰占逮捕驱达声递斡发派提取放试重修]"
    r"|加[入强快大]|[今昨]天|[日月近]前|全[面国]|[两二三四五]国|第"
)
# What begins so, but is a noun that the name describes.
_ADJECTIVAL = re.compile(
    r"接壤|两国(?:首都|边|接壤)|成员|以来|开普|发言|公[司民]|制[药造]|表演|重型|加[州拿]|自由|全国|会[员议长]|出[生产身]|建筑|要员|当[局地]|首[都府脑]"
    r"|后[卫代]|先[锋驱]|第[一二三]大|警[方察员]|驱逐舰|攻击舰|获奖|同[胞乡]|和平|报[纸社业]|指[数挥]|[\u4e00-\u9fff]{2,4}(?:学家|代表)"
)
_HELD = re.compile(r"[^,。;、的]{0,10}?(?:选举|大选|公投|地震|大火|山火|政变|内战|骚乱|危机|洪[水灾]|议会|战争)")
_OF_A_YEAR = re.compile(r"(?:\d{4}年|\d年|第[\d一二三四五六七八九十]+届)$")
# "The city of Gao of Mali", "in a market of Kabul", not "pilgrims of Iraq".
_OF_PLACE = re.compile(
    r"的(?:首都|首府|[东南西北中]部|[^,。;]{0,10}?(?:[市镇村省州县岛城区港营校场馆院店厦矿河湖山寺宫]|基地|边境|附近))"
)
# "The sanctions of that country": it acts by them.
_DEED = re.compile(
    r"的[^,。;、的]{0,4}?(?:制裁|袭击|空袭|攻击|谴责|批评|指[责控]|欢迎|支持|援助|邀请|请求|要求|入侵|封锁|轰炸|炮击|调[停解]|斡旋|反对"
    r"|拒绝|同意|承认)"
)
_NAMED_AFTER_TOWN = re.compile(
    r"协[议定]|公约|条约|[宣声][言明]|影展|电影节|奥运|大屠杀|[时日]报|邮报|晚报|新闻网|电视台|卫视|大学|[队式]|竞技(?!场)|理工|联队|舰队|上(?:保安|自卫)|时间|公主|王子|女王|湖|瀑布"
    r"|人(?![民口])|战役|猎鹰|爱国者|骑士|勇士|公牛|湖人|火箭队|马刺|雄鹿|热火|尼克斯|巨人|红袜|洋基|道奇|联合(?=[^国会])|城(?=[队击夺赢胜不])|帮|模式|证券|交易所"
)
# What a country or body stands before as a part of a name: "the … World Cup", "a … member".
_IN_AN_EVENT = re.compile(
    r"(?:世界|亚洲|国家|超级)?杯(?!葛)|锦标赛|公开赛|大奖赛|世界杯|联赛|奖|电影节|音乐节|(?:任一|各|其他)成员|影展|医保|健保|主义|时代|家族|医改|指数"
)
_PROPER_BEFORE = ("跨", "皇家", "新", "环", "泛")
_OF_PEOPLE = re.compile(r"[^,。;]{0,40}?[、和与及][\u4e00-\u9fff]{2,7}的(?:公民|国民|人|旅客|难民|移民)")
_SETTING_OUT = re.compile(r"[飞前]往|出发|启程|飞抵|起飞")
_ON_THE_WAY = re.compile(r"[^,。;]{1,16}?(?:途中|时)[^,。;]{0,8}?(?:坠|失|沉|翻|撞|遇|爆炸|起火|脱轨|倾覆)")
_IN = ("在", "于")
_LEAD = "斡旋|调[停解]|主持|居中|主办|牵头|倡议|召集"
# Whose mediation, lead or auspices talks are under: 由…斡旋, 在…主持下.
LEADING = re.compile(rf"(?:居中|出面|联合|共同)?(?:{_LEAD})")
LEADERSHIP = re.compile(rf"(?:[、和与及]\w{{2,9}}){{0,5}}?的?(?:{_LEAD}|协调)之?下")
_MEETS = re.compile(r"举行[^,。]{0,6}?(?:会[谈晤]|谈判|对话|磋商|首脑|军演)")
_SHIP = re.compile("号(?!令|线|楼|院|码头|公路|站|港)")  # a ship that is called by a town
# The house of a body that the authority knows.
_HOUSE_OF = re.compile("(?:[宫院馆]|[议国]会|大[楼厦学])$")
_NEAR_IT = re.compile(
    r"大[楼厦]|国会山|附近|门[口外前]|周边|外(?:[,。;围]|发生|爆发|示威|集会|聚集|抗议|静坐|遭)|前(?:发生|爆发|示威|集会|聚集|抗议|静坐|广场)"
)
# "The dispute of A with B": both take part.
_BETWEEN_THEM = re.compile(
    r"(?:之?间)?的?[^,。;的]{0,6}?(?:争端|争议|纠纷|冲突|谈判|磋商|会谈|关系|战争|贸易战|对峙|对抗|危机|摩擦|协[议定]|合作)"
)
# What only a government does.
_DECIDES = re.compile(
    r"(?:政府|当局)?(?:[也已再将就]|首次|再次|随后|正式|成功)*"
    r"(?:宣布(?!为)|表示|决定|批准|拒绝|要求|呼吁|谴责|指[责控]|警告|同意|承认|否认|禁止|取消|停办|敦促|抗议|签署|(?:将|准备|计划|拟)+举行[^,。;]{0,12}公投)"
)
_LIST = re.compile(r"(?:[东南西北中]+部|等地|首都)?(?:、|和|与|及)")
_AREA_BEHIND = re.compile(r"\w{1,6}?(?:[省市州县区岛](?![长议民政府委警级场])|海域|机场)")
# Whose town or region it is: 香港特别行政区行政长官.
_OFFICER = re.compile(
    r"(?:特别行政区|特区|省|州|市)?(?:行政长官|州长|省长|市长|总督|首席部长|(?:省|市)委书记|副州长|副市长|(?:大|总)?主教|特首|首长)"
)
_COUNTED = re.compile(r"[一二两三四五六七八九十\d]个$")
_OFFICE = re.compile(r"(?:担任|出任|就任|当选|接任|成为|提名|任命)[^,。;]{0,12}$")
_CAPACITY = re.compile(
    r"(?:[首大副]?(?:法官|院长|议长|主席|部长|局长|议员|总裁|行长|主任|委员|会长|秘书长|执行长|发言人)|新一任|下一任|新任)"
)


@cache
def _beside() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words behind a country's name that make it an adjective, and those that make it a place."""
    data = table("chinese/shapes.toml")["beside"]
    return tuple(data["describing"].split()), tuple(data["inside"].split())


def meant(folded: str, match: Match, countries: set[tuple[str, str]], ends: set[int]) -> bool:
    """Return whether a match of up to three characters, if it is a town's name only, means that town.

    `countries` are those that the page tells of, each with the name that does; `ends` is where countries' names end.
    """
    if len(match.text) > 3 or not match.text[0] >= "\u4e00" or any(e.kind != "city" for e in match.entities):
        return True
    if folded.startswith(_PROVINCE, match.end) and not match.text.endswith(_PROVINCE):
        return False  # the province of that name is none of the tables'
    return (
        match.start in ends
        or folded.endswith(_TOWN_BEFORE, 0, match.start)
        or folded.startswith(("市", "城"), match.end)
        or any(entity.population >= _LARGE for entity in match.entities)
        or any(
            country == entity.country and said != match.text for entity in match.entities for country, said in countries
        )
    )


def known_name(
    folded: str, match: Match, before: Sequence[FoundName], chained: bool, alone: bool = True
) -> Name | None:
    """Return the actor or place that a known name is where it stands; None where it only describes something.

    `before` are the names before it; `chained` tells that a place follows, right behind or after 的, and `alone` that
    no other State follows in the clause.
    """
    actors = [entity for entity in match.entities if entity.sort == "actor"]
    lands = [entity for entity in match.entities if entity.sort == "place"]
    lead, after = folded[: match.start], folded[match.end :]
    if (not actors and not lands) or lead.endswith((*_DOTS, *_ATTRIBUTE)) or after.startswith(_DOTS):
        return None
    if lead.endswith("继") and re.match("之?后|以后", after):
        return None  # who did the same before
    state = any(actor.kind == "state" for actor in actors)
    place = Name(match.text, "place", lands[0].kind, "zh") if lands else None
    if place and state and (is_put_under(after) or is_struck(lead, after, alone=alone)):
        return place
    if (state and _OF_OFFICER.match(after)) or (place and not actors and _RULED.match(after)):
        return None
    if any(actor.kind == "person" for actor in actors) and KIN.match(after):
        return None
    if (
        place
        and lead.endswith(("年", "届"))
        and _OF_A_YEAR.search(lead)
        and _HELD.match(after)
        and (state or place.kind == "region")
    ):
        return None if _is_continent(lands[0]) else place
    if _IN_AN_EVENT.match(after) or (after.startswith("成员国") and _COUNTED.search(lead)):
        return None
    if not state and _CAPACITY.match(after) and _OFFICE.search(lead):
        return None
    led = lead.endswith((*_IN, "、", "和", "与", "及")) and LEADERSHIP.match(after)
    if actors and (led or (lead.endswith("由") and LEADING.match(after))):
        return Name(match.text, "actor", actors[0].kind, "zh")
    if (
        actors
        and not place
        and actors[0].kind == "organisation"
        and _HOUSE_OF.search(folded, 0, match.end)
        and _NEAR_IT.match(after)
    ):
        return Name(match.text, "place", "site", "zh")
    describing, within = _beside()
    inside = (
        after.startswith(within)
        and not _MEETS.match(after)
        and not (state and after.startswith("的") and not _OF_PLACE.match(after))
    )
    chained = chained or (bool(before) and before[-1].name.sort == "place" and before[-1].end == match.start)
    some = _SOME_OF_IT.match(after) and not counts_parts(after)
    if state and not inside and not chained and (after.startswith(describing) or some):
        return None
    if not actors and _SHIP.match(after):
        return None
    if not actors and (_NAMED_AFTER_TOWN.match(after) or lead.endswith(_PROPER_BEFORE)):
        return None
    if (not actors and _OFFICER.match(after)) or (lead.endswith("为") and after.startswith(("首都", "首府"))):
        return None
    if lead.endswith(("北", "南")) and state:
        return None
    if place and actors and _is_other_side(folded, match, before):
        return Name(match.text, "actor", actors[0].kind, "zh")
    if place and not actors and begins(lead) and _governs_itself(lands[0]) and decides(after):
        return Name(match.text, "actor", "state", "zh")
    if place and _located(match, lead, after, inside or chained, bool(actors), lands[0]):
        return place
    if place and not actors:
        return None
    if place and _is_listed(folded, match, before) and before[-1].name.sort == "place":
        return place
    if not actors or (state and not _takes_part(folded, match, before)):
        return None
    return Name(match.text, "actor", actors[0].kind, "zh")


def _located(match: Match, lead: str, after: str, inside: bool, acts: bool, land: Entity) -> bool:
    """Return whether a place's name is that of a place here, not an actor's nor an adjective."""
    located = inside or lead.endswith(_AT) or holds(after)
    located = located or bool(_AREA_BEHIND.match(after) and not begins_clause(after[:8]))
    if lead.endswith(_FROM) and _FROM_HANDS.match(after):
        located = False
    if not located and _is_continent(land) and (_SOME_OF_IT.match(after) or not _goes_on(after)):
        return False  # "European", "an African cup"
    if acts:
        return located
    if lead.endswith(_FROM) and _SETTING_OUT.match(after) and not _ON_THE_WAY.match(after):
        return False
    return not (land.kind in ("region", "water") and _OF_A_YEAR.search(lead))


def decides(after: str) -> bool:
    """Return whether what follows a place's name tells what only its government does: 格陵兰宣布…."""
    return bool(_DECIDES.match(after))


def _governs_itself(land: Entity) -> bool:
    """Return whether a place may have a government of its own, as territories and parts of a State have."""
    return land.kind == "territory" or (land.kind == "region" and not _is_continent(land))


def _is_other_side(folded: str, match: Match, before: Sequence[FoundName]) -> bool:
    """Return whether a State is joined to the one before it as the other side of a dispute or of relations."""
    joined = bool(before) and before[-1].end == match.start - 1 and folded[match.start - 1] in "与和同跟"
    return joined and before[-1].name.kind == "state" and bool(_BETWEEN_THEM.match(folded, match.end))


def _is_continent(place: Entity) -> bool:
    return place.kind == "region" and not place.country and not place.within


def _goes_on(after: str) -> bool:
    """Return whether what stands behind a name is the rest of its clause rather than a noun that it describes."""
    return not _ADJECTIVAL.match(after) and bool(begins_clause(after) or _ACTING.match(after))


def _takes_part(folded: str, match: Match, before: Sequence[FoundName]) -> bool:
    """Return whether a country is more than an adjective here: it does something, or something is done to it."""
    lead, after = folded[: match.start], folded[match.end :]
    if lead.endswith(_FROM) and (_FROM_HANDS.match(after) or _SOURCE.match(after)):
        return True
    if lead.endswith(_SUFFERED_BY) and after[:1].isalnum() and not after.startswith("的"):
        return not (_ADJECTIVAL.match(after) or _ITS_OFFICER.match(after))
    acts = _goes_on(after) or bool(_DEED.match(after))
    if lead.endswith("是") or not acts or _OF_PEOPLE.match(after):
        return False
    return (
        begins(lead)
        or lead.endswith(_JOINED)
        or governs(lead)
        or _is_listed(folded, match, before)
        or not after[:1].isalnum()
    )


def _is_listed(folded: str, match: Match, before: Sequence[FoundName]) -> bool:
    return bool(before) and bool(_LIST.fullmatch(folded, before[-1].end, match.start))
