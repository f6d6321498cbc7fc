"""The actors and places of a Chinese text: names that the authority knows, and names known by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...folding import fold
from ...records import Name
from .chinese_metonyms import government
from .chinese_shapes import Shape, bodies, describes, persons, places
from .chinese_tagged import tagged
from .chinese_types import begins_with_event, ends_with_event
from .found import FoundName
from .lexicon import chinese_words

if TYPE_CHECKING:
    from ...authority import Authority, Entity, Match

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
    "飛往",
    "訪問",
    "访问",
    "造訪",
    "造访",
    "赴",
    "入境",
    "进入",
    "進入",
    "飞抵",
    "飛抵",
    "返回",
    "境内",
    "境內",
)
_AGAINST = (
    "向",
    "对",
    "對",
    "针对",
    "針對",
    "将",
    "將",
    "把",
    "给",
    "給",
    "遭",
    "被",
    "由",
    "与",
    "與",
    "和",
    "同",
    "跟",
    "及",
    "以及",
    "、",
    "据",
    "據",
    "令",
    "使",
    "让",
    "讓",
    "因",
    "由于",
    "由於",
    "的",
    "了",
    "但",
    "而",
    "随后",
    "隨後",
    "之后",
    "之後",
    "指",
    "称",
    "稱",
)
_DOTS = ("·", "•", "‧", "-", "－")
_TITLE = re.compile(r"《[^《》]*》")
_PERIODICAL = re.compile(r"(?:[报報刊]|杂志|雜誌|学人|學人|快[讯訊]|世界)$")
_TELLING = re.compile(
    r"》(?:[报報][导導道]|[称稱]|[刊发發]|指|披露|援引|[网網]|[记記]者|、|[^，。]{0,12}(?:列入|[点點]名))"
)
_PROVINCE = ("省", "州", "郡", "县", "縣", "大区", "大區")
_TOWN_BEFORE = (*_AT, "首都", "首府", "首都是", "城市", "市", "省会", "省會", "城镇", "城鎮", "港口", "邻近", "鄰近")
_LARGE = 1_000_000  # people; so large a town is known by its bare name
# What stands before a name that only describes or names something else: an embassy to it, a storm.
_ATTRIBUTE = ("驻", "駐", "台风", "台風", "颱風", "飓风", "颶風", "气旋", "氣旋", "风暴", "風暴")
# "One aircraft of that country": the country is no actor.
_SOME_OF_IT = re.compile(
    r"[一二两兩三四五六七八九十多数數几幾\d]+(?:[名位个個架艘列辆輛支]|[条條]|枚)|第[一二三四五六七八九十\d]|前|首[位名个個座艘枚颗顆例]|[\u4e00-\u9fff]{2,4}[号號](?!令)"
)
_FROM = ("从", "從", "自")
FROM_HANDS = re.compile(r"(?:[武军]\w{0,5}|叛軍|組織)?手[中上里裡]")
_BUILDING = re.compile(
    r"[一二两兩三四五六七八九十多数數几幾\d]+(?:[座家所间間处處起宗]|[个個](?:城市|地区|地區|省|州|[^，。]{0,4}(?:[营營基][地]?|市[场場]|村)))"
)
# What follows a name that is a sentence's subject, rather than describes a noun.
ACTING = re.compile(
    r"$|[，。；、：当當再也又均都皆仍正已曾将將拟擬于於在对對向与與和及同就为為从從自因由以把被遭受要会會能可不未没沒无無否"
    r"决決继繼开開停首先后後成完进進举舉签簽宣表公发發派出入提建取退撤放承试試获獲重恢指批谴譴警呼促制禁允接邀打击擊攻炮砲轰轟占佔炸击擊逮捕驱驅修达達声聲称稱说說递遞交报報斡调調主]"
    r"|加[入强強快大]|[今昨]天|[日月近]前|全[面国國]|[两兩二三四五][国國]|第"
)
# What begins with such a character, but is a noun that the name describes.
_ADJECTIVAL = re.compile(
    r"接壤|[两兩][国國](?:首都|[边邊]|接壤)|成[员員]|以[来來]|[开開]普|[发發]言|公[司民]|制[药藥造]|表演|重型|加[州拿]|自由|全[国國]"
    r"|出[生产產身]|建[筑築]|[会會][员員议議]|要[员員]|[\u4e00-\u9fff]{2,4}(?:[学學]家|代表)"
)
_HELD = re.compile(
    r"[^，。；、的]{0,10}?(?:[选選][举舉]|大[选選]|公投|地震|大火|山火|政[变變]|内[战戰]|[骚騷][乱亂]|危[机機]|洪[水灾災]|[议議][会會]|[战戰][争爭])"
)
_OF_A_YEAR = re.compile(r"(?:\d{4}年|\d年|第[\d一二三四五六七八九十]+[届屆])$")
# "The city of Gao of Mali", "in a market of Kabul", not "pilgrims of Iraq".
_OF_PLACE = re.compile(
    r"的(?:首都|首府|[东南西北中東]部|[^，。；]{0,10}?(?:[市镇鎮村省州县縣岛島城区區港营營校场場馆館院店厦廈矿礦河湖山寺宫宮]|基地|边境|邊境|附近))"
)
_NAMED_AFTER_TOWN = re.compile(
    r"[协協][议議定]|公[约約]|[条條][约約]|[宣声聲][言明]|影展|[电電]影[节節]|奥运|奧運|大屠[杀殺]|[时時日]报|[时時日]報|[邮郵][报報]|大[学學]|[队隊式]|竞技|競技|理工|[联聯][队隊]|[舰艦][队隊]|上(?:保安|自[卫衛])|[时時][间間]|公主|王子|女王|湖|瀑布|人(?![民口])|[战戰]役"
)
_PROPER_BEFORE = ("跨", "皇家", "新", "环", "環", "泛")
# "Heavy rain fell on a country", "a country's coal mine exploded": it is where that happened.
_STRUCK = re.compile(
    r"(?!政府|军|軍|[总總]|首相|外|宣|警|在|于|於|向|[对對])[^，。；、在]{0,8}?(?:普降|暴雨|洪水|洪[灾災]|泥石流|山[体體]滑坡|海[啸嘯]|雪崩|[干乾]旱|[疫灾災]情|[飓颶台颱][风風])"
)
_OF_PEOPLE = re.compile(r"[^，。；]{0,40}?[、和与及與][\u4e00-\u9fff]{2,7}的(?:公民|[国國]民|人|旅客|[难難]民|移民)")
_SETTING_OUT = re.compile(r"[飞飛前]往|出[发發]|[启啟]程|[飞飛]抵|起[飞飛]")
_IN = ("在", "于", "於")
_LEAD = "斡旋|[調调][停解]|主持|居中|主[办辦]|[牵牽][头頭]|倡[议議]|召集"
# Whose mediation, lead or auspices talks are under: 由…斡旋, 在…主持下.
LEADING = re.compile(rf"(?:居中|出面|[联聯]合|共同)?(?:{_LEAD})")
LEADERSHIP = re.compile(rf"的?(?:{_LEAD}|[协協][调調])之?下")
_MEETS = re.compile(r"[举舉]行[^，。]{0,6}?(?:[会會][谈談晤]|[谈談]判|[对對][话話]|磋商|首[脑腦]|[军軍]演)")


def chinese_names(text: str, authority: Authority, context: Sequence[str] = ()) -> tuple[FoundName, ...]:
    """Return the actors and places in a Chinese text, in its order: those that the authority knows, and by shape.

    A body whose name begins with its country is found whole ("法国宪法委员会"); `first` and `last` are characters.
    What stands in the title of a work is not found, unless it is a newspaper that reports. A short name is a town's
    only where the town is told to be meant: by its country in the text or in `context` (what else the page says), by
    the words around it, or by its size.
    """
    folded = fold(text)
    titles = [match.span() for match in _TITLE.finditer(text)]
    found_in = authority.find(text, "zh")
    papers = {(m.start - 1, m.end + 1) for m in found_in if all(entity.sort == "actor" for entity in m.entities)}
    titles = [span for span in titles if span not in papers]
    matches = [m for m in found_in if not any(start <= m.start < end for start, end in titles)]
    countries = {
        (entity.country, match.text)
        for match in (*matches, *(match for said in context for match in authority.find(said, "zh")))
        for entity in match.entities
        if entity.country
    }
    ends = {match.end for match in matches if any(entity.kind in ("state", "country") for entity in match.entities)}
    matches = [match for match in matches if _meant(text, match, countries, ends) and not _in_latin(text, match)]
    people = list(persons(folded, frozenset(match.end for match in matches)))
    listed = {match.start for match in matches if any(entity.kind == "person" for entity in match.entities)}
    named = frozenset({shape.start for shape in people} | listed)
    matches = [match for match in matches if not (_is_body(match) and describes(folded, match.end, named))]
    shapes = _shapes(folded, matches, titles, context, people, named)
    shapes = [shape for shape in shapes if not any(_within(shape, match) for match in matches)]
    towns = {match.start for match in matches if all(entity.sort == "place" for entity in match.entities)}
    towns |= {shape.start for shape in shapes if shape.sort == "place"}
    found: list[FoundName] = []
    items: list[Match | Shape] = [*matches, *shapes]
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if found and item.start < found[-1].end:
            continue
        if isinstance(item, Shape):
            name = authority.identify(Name(text[item.start : item.end], item.sort, item.kind, "zh"))
            found.append(FoundName(name, item.start, item.end, item.start, item.end, item.rule, item.confidence))
        elif not any(shape.start <= item.start and item.end <= shape.end for shape in shapes):
            known = government(folded, item, authority) or _name(text, item, found, item.end in towns)
            if known:
                end = item.start + len(known.text)
                meant = known if known.entity else authority.identify(known)
                found.append(FoundName(meant, item.start, end, item.start, end, "name-authority", 0.8))
    return tuple(found)


def _owners(folded: str, ends: frozenset[int]) -> frozenset[int]:
    """Return where known names end that own what follows: 政府军的…基地."""
    return frozenset(end for end in ends if folded[end : end + 1] == "的")


def _is_body(match: Match) -> bool:
    return all(entity.kind in ("organisation", "military", "armed_group") for entity in match.entities)


def _is_town_of(match: Match, shape: Shape) -> bool:
    """Return whether a shape is a known town with the word for town: 台南市."""
    return (
        shape.kind == "city"
        and match.start == shape.start
        and match.end == shape.end - 1
        and any(entity.kind == "city" for entity in match.entities)
    )


def _in_latin(text: str, match: Match) -> bool:
    """Return whether a name in Latin letters is a word of a longer one, which the table doesn't know."""
    before, after = text[: match.start], text[match.end :]
    return match.text.isascii() and bool(re.search(r"[A-Za-z],? $", before) or re.match(r" ?[A-Za-z]", after))


def _within(shape: Shape, match: Match) -> bool:
    """Return whether a known name is as long as a shape or longer; a country or town is a part of longer names."""
    return match.start <= shape.start and shape.end <= match.end


def _shapes(
    folded: str,
    matches: Sequence[Match],
    titles: Sequence[tuple[int, int]],
    context: Sequence[str],
    people: Sequence[Shape],
    named: frozenset[int],
) -> list[Shape]:
    """Return what is a name by its shape, without overlaps; the more telling shapes first."""
    ends = frozenset(match.end for match in matches)
    lands = [match for match in matches if any(entity.sort == "place" for entity in match.entities)]
    covered = frozenset(at for match in matches for at in range(match.start, match.end))
    kept: list[Shape] = []
    candidates = [
        *tagged(folded, context, ends),
        *people,
        *sorted(
            bodies(folded, ends, frozenset(match.start for match in lands), named, covered),
            key=lambda shape: shape.start - shape.end,
        ),
        *places(folded, frozenset(match.end for match in lands) | _owners(folded, ends)),
    ]
    for shape in candidates:
        if any(start < shape.end and shape.start < end for start, end in titles):
            continue
        if shape.rule == "name-zh-area" and any(_is_town_of(match, shape) for match in lands):
            continue
        if not any(shape.start < other.end and other.start < shape.end for other in kept):
            kept.append(shape)
    for start, end in titles:
        if _PERIODICAL.search(folded, start, end - 1) and _TELLING.match(folded, end - 1):
            kept.append(Shape(start + 1, end - 1, "actor", "organisation", "name-zh-periodical", 0.7))
    return kept


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


def _name(text: str, match: Match, before: Sequence[FoundName], chained: bool) -> Name | None:
    actors = [entity for entity in match.entities if entity.sort == "actor"]
    lands = [entity for entity in match.entities if entity.sort == "place"]
    lead, after = text[: match.start], text[match.end :]
    if (not actors and not lands) or lead.endswith(_DOTS) or after.startswith(_DOTS) or lead.endswith(_ATTRIBUTE):
        return None
    state = any(actor.kind == "state" for actor in actors)
    struck = state and not (lead and lead[-1].isalnum()) and _STRUCK.match(after)
    held = struck or bool(state and _OF_A_YEAR.search(lead) and _HELD.match(after))
    if held and lands:
        return Name(match.text, "place", lands[0].kind, "zh")
    words = chinese_words()
    if actors and ((lead.endswith("由") and LEADING.match(after)) or (lead.endswith(_IN) and LEADERSHIP.match(after))):
        return Name(match.text, "actor", actors[0].kind, "zh")
    inside = (
        after.startswith(words.inside)
        and not _MEETS.match(after)
        and not (state and after.startswith("的") and not _OF_PLACE.match(after))
    )
    if state and not inside and (after.startswith(words.describing) or _SOME_OF_IT.match(after)):
        return None
    if not actors and (_NAMED_AFTER_TOWN.match(after) or lead.endswith(_PROPER_BEFORE)):
        return None
    chained = chained or (bool(before) and before[-1].name.sort == "place" and before[-1].end == match.start)
    located = lead.endswith(_AT) or inside or bool(_BUILDING.match(after)) or chained or _followed_by_place(after)
    if lead.endswith(("北", "南")) and state:
        return None
    if lead.endswith(_FROM) and FROM_HANDS.match(after):
        located = False
    if lands and not located and _is_continent(lands[0]) and (_SOME_OF_IT.match(after) or not ACTING.match(after)):
        return None  # "European", "an African cup"
    if lands and not actors and lead.endswith(_FROM) and _SETTING_OUT.match(after):
        return None
    if lands and not actors and lands[0].kind in ("region", "water") and _OF_A_YEAR.search(lead):
        return None
    if lands and (located or not actors):
        return Name(match.text, "place", lands[0].kind, "zh")
    if lands and _is_listed(text, match, before) and before[-1].name.sort == "place":
        return Name(match.text, "place", lands[0].kind, "zh")
    if not actors or (state and not _takes_part(text, match, before)):
        return None
    return Name(match.text, "actor", actors[0].kind, "zh")


def _is_continent(place: Entity) -> bool:
    return place.kind == "region" and not place.country and not place.within


def _takes_part(text: str, match: Match, before: Sequence[FoundName]) -> bool:
    """Return whether a country is more than an adjective here: it does something, or something is done to it."""
    lead, after = text[: match.start], text[match.end :]
    acts = (bool(ACTING.match(after)) and not _ADJECTIVAL.match(after)) or begins_with_event(fold(after[:8]))
    if lead.endswith(_FROM) and FROM_HANDS.match(after):
        return True
    if lead.endswith("是") or not acts or _OF_PEOPLE.match(after):
        return False
    return (
        not lead
        or not lead[-1].isalnum()
        or lead.endswith(_AGAINST)
        or ends_with_event(fold(lead[-5:]))
        or _is_listed(text, match, before)
        or not after[:1].isalnum()
    )


_LIST = re.compile(r"(?:[东東南西北中]+部|等地|首都)?(?:、|和|[与與]|及)")


def _is_listed(text: str, match: Match, before: Sequence[FoundName]) -> bool:
    return bool(before) and bool(_LIST.fullmatch(text, before[-1].end, match.start))


def _followed_by_place(after: str) -> bool:
    return bool(re.match(r"\w{1,6}?(?:省|市|州|县|縣|区|區|岛|島|海域|机场|機場)", after))
