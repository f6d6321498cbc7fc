"""Counts in Chinese prose: 造成42人死亡, 100多人受伤, 59票同意; simplified and traditional."""

from __future__ import annotations

import re
from decimal import Decimal

from .types import Count
from .votes import find_votes

_NUMERAL = re.compile(
    r"(?<![\d.,/第A-Za-z数數几幾])(?<!(?<![\d人名])-)(?P<n>\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d{1,3})?"
    r"|[一二两兩三四五六七八九十百千零〇]{1,8})(?P<few1>[多余餘几幾])?(?P<scale>[十百千]?[万萬亿億]|[百千])?"
    r"(?P<few2>[多余餘])?(?:以上)?"
    r"(?P<class>(?: ?(?:名|位|个|個|人|具|美元|欧元|歐元|英镑"
    r"|英鎊|人民币|日元|元|票))(?!月|年|日|小时|小時|星期|世纪|世紀))"
)
_BOUND = (
    (
        "at_least",
        re.compile(r"(?:至少|最少|超过|超過|逾|多于|多於|不少于|不少於|起码|起碼|高达|高達)(?:共|已|有|造成)* ?$"),
    ),
    ("at_most", re.compile(r"(?:最多|至多|不超过|不超過|多达|多達) ?$")),
    ("about", re.compile(r"(?:约|約|近|大约|大約|将近|將近|接近|估计|估計|左右) ?(?:有)? ?$")),
)
_KILLED = re.compile(
    r"死亡|[丧喪]生|罹[难難]|遇[难難]|身亡|被杀|被殺|[遭被][枪槍]杀|毙命|斃命|遇害|死[于於,，、。；]|死$|致死|[阵陣]亡|不治|[遗遺][体體]|溺[毙斃]|丧命|喪命"
)
_INJURED = re.compile(r"受伤|受傷|[轻輕重][伤傷]|负伤|負傷|[伤傷][,，、。；]|[伤傷]$|不适|不適")
_MISSING = re.compile(r"失踪|失蹤|下落不明|失[联聯]")
_DISPLACED = re.compile(r"流[离離]失所|无家可归|無家可歸|疏散|撤[离離]|逃[离離]|[难難]民|転移|[转轉]移")
_ARRESTED = re.compile(r"被捕|逮捕(?![令證证])|拘留|[扣羁羈]押|被抓|拘捕(?![令證证])|落[网網]")
_AFFECTED = re.compile(r"受困|被困|受影[响響]|受[灾災]|[获獲]救|感染|[确確][诊診]|中毒|被[绑綁]架|人[质質]|生[还還]")
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
_MONEY = {
    "美元": "USD",
    "欧元": "EUR",
    "歐元": "EUR",
    "英镑": "GBP",
    "英鎊": "GBP",
    "日元": "JPY",
    "人民币": "CNY",
    "元": "CNY",
}
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
_SUBSET = re.compile(r"(?:包括|其中(?:有)?|当中|當中|含)[^，。；]{0,2}$")
_DIGITS = dict(zip("〇零一二两兩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
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
        if count := _count(text, match):
            counts.append(count)
    return sorted(counts, key=lambda count: count.start)


def _count(text: str, match: re.Match[str]) -> Count | None:
    value = _value(match["n"], match["scale"] or "")
    left, right = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
    kind = match["class"].strip()
    if value is None or _SUBSET.search(left) or kind == "票":
        return None
    bound = "at_least" if match["few1"] or match["few2"] or "以上" in match.group() else "exact"
    if right.startswith(("以上", "多")):
        bound = "at_least"
    elif right.startswith("左右"):
        bound = "about"
    start = match.start()
    if lower := _LOWER.search(left):
        least = _value(lower["n"], lower["scale"] or match["scale"] or "")
        if least is None or least >= value:
            return None
        start, value, bound, left = start - len(left) + lower.start(), least, "at_least", left[: lower.start()]
    else:
        stated, left = _bounded(left)
        bound = stated or bound
    end = match.end() - len(match["class"]) + len(match["class"].rstrip()) if kind in _MONEY else match.start("class")
    if kind in _MONEY:
        taiwan = kind == "元" and (_TAIWAN.match(right) or re.search(_TAIWAN.pattern + " ?$", left))
        code = "TWD" if taiwan else _MONEY[kind]
        measure, unit = ("money_usd", "") if code == "USD" else ("other", code)
        return Count(start, end, measure, value, bound, unit, rule="figure-money", confidence=0.85)
    if kind not in _PEOPLE and not (kind in ("个", "個") and "人" in right[:4]):
        return None
    measure = _measure(left, right)
    if not measure:
        return None
    return Count(start, end, measure, value, bound, rule="figure-passive", confidence=0.8)


def _bounded(left: str) -> tuple[str, str]:
    """Return the bound that the words right before a number give ("" if none), and what stands before them."""
    for code, expression in _BOUND:
        if found := expression.search(left):
            return code, left[: found.start()]
    return "", left


def _measure(left: str, right: str) -> str:
    clause = _CLAUSE.split(right, maxsplit=1)
    here = clause[0] + ("，" if len(clause) > 1 else "")
    # Up to the next number: what stands beyond it belongs to that one.
    here = re.split(r"\d", here, maxsplit=1)[0]
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
