"""Counts in Chinese prose: 造成42人死亡, 100多人受伤, 59票同意; simplified and traditional."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from .types import Count
from .votes import find_votes
from .word_lists import words_of

_MONEY = {name: code for code, names in words_of("chinese_money").items() for name in names.split()}
_CURRENCIES = "|".join(sorted(_MONEY.keys() - {"元"}, key=lambda name: (-len(name), name)))
_COUNTERS = words_of("")["chinese_counters"]
# What makes a character no measure word: a duration, a rate, a name.
_NOT_CLASS = (
    r"(?!月|年|日|小时|小時|星期|世纪|世紀|百分|季度|钟|鐘|[周週]年|份额|份額|联网|聯網|地(?!区|區)|米|部分|部份"
    r"|组织|組織|方面|套|度)"
)
_LANDS = r"(?<=\d)[国國州省市县縣](?![家际際营營有道立务務王集会會内内])"
_NUMERAL = re.compile(
    r"(?<![\d.,/第A-Za-z数數几幾])(?<!(?<![\d人名])-)(?P<n>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,3})?"
    r"|[一二两兩三四五六七八九十百千零〇]{1,8})(?P<few1>[多余餘几幾])?(?P<scale>[十百千]?[万萬亿億]|[百千])?"
    r"(?P<few2>[多余餘])?(?:以上)?"
    rf"(?P<class> ?(?:名|位|个|個|人|具|{_CURRENCIES}|元|票|[{_COUNTERS}]|{_LANDS})){_NOT_CLASS}"
)
_BOUND = (
    (
        "at_least",
        re.compile(
            r"(?:至少|最少|超过|超過|逾|多于|多於|不少于|不少於|起码|起碼|高达|高達)"
            r"(?:共|已|有|造成|导致|導致|致|令|使|夺走|奪走|其中)* ?$"
        ),
    ),
    ("at_most", re.compile(r"(?:最多|至多|不超过|不超過|多达|多達|低于|低於|少于|少於|不足|未满|未滿|不到|未及) ?$")),
    ("about", re.compile(r"(?:约|約|近|大约|大約|将近|將近|接近|估计|估計|左右) ?(?:有)? ?$")),
)
_KILLED = re.compile(
    r"[无無]人生[还還]|死亡|[丧喪]生|罹[难難]|遇[难難]|身亡|被杀|被殺|[遭被][枪槍]杀|毙命|斃命|遇害|死[于於,，、。；]|死$|致死|[阵陣]亡"
    r"|不治|[遗遺][体體]|溺[毙斃]|丧命|喪命"
)
_INJURED = re.compile(r"受伤|受傷|[轻輕重][伤傷]|负伤|負傷|[伤傷][,，、。；]|[伤傷]$|不适|不適")
_MISSING = re.compile(r"失踪|失蹤|下落不明|失[联聯]")
_DISPLACED = re.compile(
    r"放[弃棄]家[园園]|[离離][开開]家[园園]|流[离離]失所|无家可归|無家可歸|疏散|撤[离離]|逃[离離]|[难難]民|転移|[转轉]移"
)
_ARRESTED = re.compile(r"被捕|逮捕(?![令證证])|拘留|[扣羁羈]押|被抓|拘捕(?![令證证])|落[网網]")
_AFFECTED = re.compile(
    r"受影[响響]|受[灾災]|感染|[确確][诊診]|中毒|生[还還]|[饥飢][荒饿餓]|缺水|停[电電]|[断斷][电電]|呈[阳陽]性"
)
_TROOPS = re.compile(r"士兵|[军軍]人|[维維]和|[军軍][队隊]|部[队隊]")
_MEASURES = (
    ("killed", _KILLED),
    ("injured", _INJURED),
    ("missing", _MISSING),
    ("displaced", _DISPLACED),
    ("arrested", _ARRESTED),
    ("affected", _AFFECTED),
)
_LEFT_MEASURES = (
    (
        "killed",
        re.compile(
            r"(?:死亡(?:人[数數])?|死者|[杀殺](?:死|害)|[击擊][毙斃]|炸死|[枪槍]杀|[丧喪]生|死)(?:[了的]|升至|[达達](?:到|至)?|[增][加至到]+|上升至|至|有"
            r"|者)?[^，。；\d]{0,4}$"
        ),
    ),
    (
        "injured",
        re.compile(
            r"(?:[打炸击擊]?[伤傷](?:者)?|受[伤傷](?:人[数數])?)(?:了|升至|[达達](?:到)?|至|有)?[^，。；\d]{0,4}$"
        ),
    ),
    (
        "arrested",
        re.compile(r"(?:逮捕(?![令證证])|拘捕(?![令證证])|拘留|抓[获獲]|[扣羁羈]押)(?:了|至少)?[^，。；\d]{0,4}$"),
    ),
    ("missing", re.compile(r"失[踪蹤联聯](?:了|者|有)?$")),
    ("troops", re.compile(r"(?:增兵|派兵|[驻駐]兵)[^，。；\d]{0,2}$")),
)
_TAIWAN = re.compile(r"新?[台臺][币幣]")
# Losses told together without a measure word: 7死12伤.
_LOSSES = re.compile(
    r"(?<![\d.,/第A-Za-z数數几幾-])(?P<killed>\d{1,6})[人名]?死亡?[，、,及和]?(?P<injured>\d{1,6})[人名]?(?:受|[轻輕重])?[伤傷]"
)
# The lower end of a range, before its upper end: 40至50, 43~51.
_LOWER = re.compile(
    r"(?<![\d.,/第])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale>[十百千]?[万萬亿億]|[百千])?[人名]? ?[至到–—－～~-] ?$"
)
_PEOPLE = frozenset({"名", "位", "人", "具"})
# After a measure word: what is counted. Before the number: it tells a rank or a part of a name.
_THING = re.compile(r"[\u4e00-\u9fff「“《]")
_NO_THING = re.compile(
    r"[的了是在和與与及以之后後前时時內内外]|中"
    r"(?![东東国國学學央文小期心])|[国國]集[团團]|人[权權民士员員]"
)
_RANK = re.compile(r"(?:前|首|排|第|top ?|TOP ?|[^\W\d_]-)$")
_OTHERS = re.compile(r"受困|被困|[获獲]救|被[绑綁]架|人[质質]|[获獲][释釋]|被[释釋]放")
_SUBSET = re.compile(r"(?:包括|其中(?:有)?|当中|當中|含)[^，。；]{0,2}$")
_DIGITS = dict(zip("〇零一二两兩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_ASIDE = re.compile(r"^[（(][^（()）]{0,20}[)）]")
_CLAUSE = re.compile(r"[，。；,;！？]")


def find_chinese(text: str) -> list[Count]:
    """Return the counts that Chinese text states: votes, people by what befell them, money."""
    counts = find_votes(text)
    for match in _LOSSES.finditer(text):
        bound, _ = _bounded(text[max(0, match.start() - 16) : match.start()])
        for measure in ("killed", "injured"):
            start, end = match.span(measure)
            value = int(match[measure])
            counts.append(
                Count(
                    start,
                    end,
                    measure,
                    value,
                    (bound or "exact") if measure == "killed" else "exact",
                    rule="figure-list",
                    confidence=0.8,
                )
            )
    for match in _NUMERAL.finditer(text):
        if any(match.start() < count.end and count.start < match.end() for count in counts):
            continue
        counts += _count(text, match)
    return sorted(counts, key=lambda count: count.start)


def _count(text: str, match: re.Match[str]) -> list[Count]:
    """Return what a number with its measure word counts, the two ends of a range as two counts."""
    value = _value(match["n"], match["scale"] or "")
    left, right = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
    kind = match["class"].strip()
    if value is None or _SUBSET.search(left) or kind == "票":
        return []
    least: int | Decimal | None = None
    start, bound = match.start(), _bound_inside(match, left, right)
    if lower := _LOWER.search(left):
        least = _value(lower["n"], lower["scale"] or match["scale"] or "")
        if least is None or least >= value:
            return []
        start, left = start - len(left) + lower.start(), left[: lower.start()]
    else:
        stated, left = _bounded(left)
        bound = stated or bound
    measure, unit = _money(kind, left, right) if kind in _MONEY else (_counted(match, kind, value, left, right), "")
    if not measure:
        return []
    rule = "figure-money" if kind in _MONEY else "figure-noun" if measure == "other" else "figure-passive"
    sure = {"figure-money": 0.85, "figure-noun": 0.6}.get(rule, 0.8)
    end = match.end() - len(match["class"]) + len(match["class"].rstrip()) if kind in _MONEY else match.start("class")
    if least is None:
        return [Count(start, end, measure, value, bound, unit, rule=rule, confidence=sure)]
    low = Count(start, match.start(), measure, least, "at_least", unit, rule=rule, confidence=sure)
    return [low, replace(low, start=match.start(), end=end, value=value, bound="at_most")]


def _bound_inside(match: re.Match[str], left: str, right: str) -> str:
    """Return the bound that stands inside a number, after it, or as one character before it."""
    if match["few1"] or match["few2"] or "以上" in match.group() or right.startswith(("以上", "多")):
        return "at_least"
    if left.endswith("上") and match["n"][0] in "百千":
        return "at_least"  # more than a thousand
    return "about" if right.startswith("左右") else "exact"


def _money(kind: str, left: str, right: str) -> tuple[str, str]:
    """Return measure and unit of a sum of money."""
    taiwan = kind == "元" and (_TAIWAN.match(right) or re.search(_TAIWAN.pattern + " ?$", left))
    code = "TWD" if taiwan else _MONEY[kind]
    return ("money_usd", "") if code == "USD" else ("other", code)


def _counted(match: re.Match[str], kind: str, value: int | Decimal, left: str, right: str) -> str:
    """Return the measure of what is counted, "" if nothing is."""
    if _RANK.search(left) or _is_article(match):
        return ""
    people = kind in _PEOPLE or (kind in ("个", "個") and "人" in right[:4])
    measure = _measure(left, right) if people else ""
    if not measure and (_is_thing(kind, right) or (kind == "人" and value > 2)):
        measure = "other"
    return "" if measure == "troops" and _is_article(match, troops=True) else measure


def _is_article(match: re.Match[str], troops: bool = False) -> bool:
    """Return whether 一 is an article ("一名男子"); with 人 it counts, and as a digit too."""
    number = match["n"].replace("一一", "一")
    return number in ("一", "1" if troops else "一") and not match["scale"] and match["class"].strip() != "人"


def _is_thing(kind: str, right: str) -> bool:
    """Return whether a noun follows the measure word, or a State, province or town is the measure word."""
    if kind in "国國州省市县縣":
        return True
    return kind != "人" and bool(_THING.match(right)) and not _NO_THING.match(right)


def _bounded(left: str) -> tuple[str, str]:
    """Return the bound that the words right before a number give ("" if none), and what stands before them."""
    for code, expression in _BOUND:
        if found := expression.search(left):
            return code, left[: found.start()]
    return "", left


def _measure(left: str, right: str) -> str:
    clause = _CLAUSE.split(_ASIDE.sub("", right), maxsplit=1)
    here = clause[0] + ("，" if len(clause) > 1 else "")
    # Up to the next number: what stands beyond it belongs to that one.
    here = re.split(r"\d", here, maxsplit=1)[0]
    if _OTHERS.search(here):
        return "other"
    hits = [(found.start(), measure) for measure, expression in _MEASURES if (found := expression.search(here))]
    if hits:
        return min(hits)[1]
    for measure, expression in _LEFT_MEASURES:
        if expression.search(_CLAUSE.split(left)[-1]):
            return measure
    return "troops" if _TROOPS.search(here) else ""


def _value(digits: str, scale: str) -> int | Decimal | None:
    factor = 1
    for character in scale:
        factor *= _POWERS[character]
    if digits[0].isdigit():  # full-width digits too: Decimal reads them
        number = Decimal(digits.replace(",", "")) * factor
        return int(number) if number == number.to_integral_value() else number.normalize()
    total = current = 0
    for character in digits:
        if character in _POWERS:
            total += (current or 1) * _POWERS[character]
            current = 0
        else:
            current = _DIGITS[character]
    value = (total + current) * factor
    return value or None
