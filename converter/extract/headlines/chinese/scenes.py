"""Whether a State is where something happens in a Chinese text, rather than one who does it.

Texts are folded; `lead` is what stands before the State's name and `after` what stands behind it.
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import table
from .shapes import either, shape_words
from .words import has_verb

_NUMBER = r"(?:[一二两三四五六七八九十百千多数几余各\d]|至少|超过|大约|将近|约|近|全部|全国|境内)+"
# "A lorry of that country overturned": it is where that happened, unless another country is named for it.
_MISHAP = re.compile(
    r"[一二两三四五六七八九十多数几\d]+[架列辆台节][^,。;]{0,28}?"
    r"(?:失事|坠毁|坠落|坠[崖海河]|沉没|翻[车侧覆船沉]|倾覆|起火|失火|着火|爆炸|相撞|撞[上向毁]|脱轨|出轨)"
)
_BUILDING = re.compile(
    r"(?:近郊|郊[外区]|市中心|附近|海域|沿海|近海|外海|上空|[东南西北中]+[部郊])*的?[一二两三四五六七八九十多数几\d]+"
    r"(?:[座家所间处起宗]|个(?:[^,。]{0,4}(?:[营基]地?|市场|村|哨站|检查站)))"
)
# "There are people in that country who …": it is where they are.
_EXISTING = re.compile(r"有(?:超过|至少|约|近|大约|数|多|[\d一二两三四五六七八九十百千万几])")
# "Heavy rain fell on a country": it is where that happened.
_STRUCK = re.compile(
    r"(?!政府|军|总|首相|外|宣|警|在|于|向|对)[^,。;、在]{0,16}?(?:普降|暴雨|洪水|洪灾|泥石流|山体滑坡|海啸|雪崩|干旱|[疫灾]情|[飓台]风)"
)
_OCCURS = re.compile(r"[^,。;、的在与和同向对]{1,14}?(发生|爆发)")
_SUDDENLY = (
    r"(?:突然|再[次度]|今[日天]|[昨当本]日|凌晨|清晨|上午|中午|下午|晚间|夜间|(?:星期|周)[一二三四五六日]"
    r"|严重|剧烈|连环|持续)*"
)
# What befalls what can't move.
_BEFALLS = (
    r"(?:[坍倒垮崩]塌|塌方|溃[坝堤决]|决堤|喷发|爆炸|起火|失火|着火|大火|火灾|枪击|踩踏|停电|泄[漏露]|骚乱|暴动|遇袭|遭袭|被[炸毁烧淹袭]"
    r"|(?:遭到?|受到|被)[^,。;]{0,14}?(?:袭击|攻击|空袭|轰炸|炮击|枪击|纵火|炸毁|烧毁|淹没|摧毁|破坏|占领|攻占|包围|闯入|冲击|洗劫))"
)
# What befalls a country, as a noun right behind it.
_DISASTER = re.compile(
    r"([^,。;、的在与和同向对机船舰艇轮军驻外]{0,5}?)(?:(?:恐怖|自杀式?)(?:袭击|攻击)|大?地震|大火|山火|林火|火灾|热浪|寒[潮流]|暴雪|雪灾|冰雹|沙尘暴|龙卷风"
    r"|滑坡|山崩|饥荒|旱灾|蝗灾|水灾|骚乱|暴动|内战|政变|矿难|车祸|踩踏|枪击|爆炸|大?停电|霍乱)(?![者犯国])"
)


_EMERGENCY = re.compile(
    r"(?:全[国境])?(?:已|将)?(?:进入|处于|陷入)[^,。;]{0,8}?(?:紧急状态|戒严|宵禁|戒备|警戒|封锁|停电)"
)
# "Soldiers of that country stage a coup": that is where they do.
_COUP = re.compile(r"[^,。;、在]{0,8}?(?:发动|发生|策动|策划)[^,。;]{0,4}(?:政变|叛乱|兵变|哗变|起义)")


@cache
def _parts() -> re.Pattern[str]:
    """Return a pattern of a number of a country's parts, of its towns, or of places all over it."""
    parts = either(table("chinese/places.toml")["parts"].split())
    return re.compile(
        rf"的?(?:有|共)?{_NUMBER}(?:[座所处]|个?(?:{parts})(?![场长民政府]))|(?:全国)?(?:各|多|数)[地处]|全国\d"
    )


@cache
def _immovable() -> re.Pattern[str]:
    """Return a pattern of something built or grown, and of what befalls it."""
    words = shape_words()
    nouns = either(
        (
            *(word for word in words.site_kinds if len(word) > 1 or word in "桥塔"),
            *table("chinese/places.toml")["built"].split(),
        )
    )
    return re.compile(rf"([^,。;、的在与和同向对驻]{{0,8}}?)(?:{nouns}){_SUDDENLY}{_BEFALLS}")


def begins(lead: str) -> bool:
    """Return whether a clause begins behind a text."""
    return not (lead and lead[-1].isalnum())


def is_struck(lead: str, after: str, *, alone: bool) -> bool:
    """Return whether a State begins a clause that tells what happened to something there; 越南两座桥发生爆炸.

    `alone` tells that no other State follows in the clause.
    """
    if not begins(lead):
        return False
    if _STRUCK.match(after) or (alone and _MISHAP.match(after)):
        return True
    disaster = _DISASTER.match(after)
    if disaster and not has_verb(disaster[1]):
        return True
    built = _immovable().match(after)
    if built and not has_verb(built[1]):
        return True
    if _COUP.match(after):
        return True
    occurs = _OCCURS.match(after)
    return bool(occurs) and not has_verb(after[: occurs.start(1)])  # type: ignore[union-attr]


def counts_parts(after: str) -> bool:
    """Return whether parts of a country are counted behind its name: 越南7个省."""
    return bool(_parts().match(after))


def is_put_under(after: str) -> bool:
    """Return whether an emergency or a curfew comes over a State: 宣布法国进入紧急状态."""
    return bool(_EMERGENCY.match(after))


def holds(after: str) -> bool:
    """Return whether something that stands in a country, or is there, follows its name: 越南一家医院."""
    return bool(_BUILDING.match(after) or _EXISTING.match(after)) or counts_parts(after)
