"""Persons of a Chinese text that no table knows: by the dot in a foreign name, or by the title before the name.

Texts are folded to simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .shapes import FUNCTION, HAN, Shape, shape_words
from .words import begins_clause, governs, grammar

# What stands right behind a person's name: a mark, a blank, or what begins the rest of the sentence.
_BEHIND = re.compile(
    r"$|[^\u4e00-\u9fff·]|[的在于对向与和及同等被遭将把就因为以说称曾已再又也均都皆是从自由任出访抵宣表签发要呼警批谴指否承拒接获赢夺击辞当参会进"
    r"主率下召致提去逝死身遇入返飞前后今昨昏涉受成作做正首其以并而但或不未没有之至到]"
)
# What follows the name of one whose relative is meant: 某人同父异母的长兄.
KIN = re.compile(
    r"[的之]?(?:同父异母|同母异父|异母)?[的之]?(?:第[二三四五])?[长次幼独胞堂表养继前亲]?"
    r"(?:子(?!弹)|女(?!性|士|子)|兄|弟|姐|妹|妻|夫人|父亲|母亲|儿子|女儿|丈夫|侄|孙子|孙女|遗孀|遗体)"
)
_INSIDE = re.compile("(?<=[圣危])地(?=[亚马])")  # 地 writes a sound in 圣地亚哥 only between such
_REIGN = re.compile("(?:[一二三四五六七八九十]+世(?![界纪代]))?")
# Who dies, or takes an office or leaves it, at the beginning of a clause: 金某逝世.
_FATE = (
    r"(?=(?:因病|正式|宣布|今日|突然|在家中)?(?:逝世|去世|病逝|辞世|离世|驾崩|宣誓就[职任]|就任|辞职|请辞|当选|连任|卸任|获释"
    r"|出狱|退位|即位|登基))"
)
_NO_GIVEN = re.compile("[官管层人委员名余多长父母兄弟姐妹儿女夫妻星民众族群部队党院会士者方家级]$")
_SERIES = re.compile(r"以及|[、和与及]")
_LATIN = re.compile(r"[a-z][a-z'.-]{2,}(?: [a-z][a-z'.-]+){0,3}(?![a-z\d])")


def persons(folded: str, borders: frozenset[int], states: frozenset[int] = frozenset()) -> Iterator[Shape]:
    """Yield the persons of a text; `borders` are where names that are known end, `states` where States' names begin."""
    words = shape_words()
    dotted = [shape for shape in _dotted(folded, borders, states) if not KIN.match(folded, shape.end)]
    yield from dotted
    inside = {at for shape in dotted for at in range(shape.start, shape.end)}
    for title in words.titled.finditer(folded):
        if title.end() in inside or (title[0] == "部长" and re.search("[东南西北中]$", folded[: title.start()])):
            continue
        at = title.end()
        while at and (end := _named(folded, at)) and not KIN.match(folded, end):
            yield Shape(at, end, "actor", "person", "name-zh-title", 0.65)
            series = _SERIES.match(folded, end)
            at = series.end() if series else 0


def fated(folded: str) -> Iterator[Shape]:
    """Yield Chinese persons without a title who begin a clause that tells of their death, or of an office."""
    for match in re.finditer(rf"(?:^|(?<=[,。;]))(?:{shape_words().surname.pattern}){_FATE}", folded):
        name = match[0]
        if not _NO_GIVEN.search(name) and not FUNCTION.search(name[1:]) and name not in grammar().words:
            yield Shape(*match.span(), "actor", "person", "name-zh-fate", 0.55)


def sounds() -> frozenset[str]:
    """Return the characters that write foreign names."""
    return shape_words().sounds


def sounded_name(folded: str, start: int) -> int:
    """Return where a run of characters that write a foreign name ends, before the word that follows it; 0 if none."""
    words = shape_words()
    if folded[start : start + 2] in words.going_on:
        return 0
    end = start
    while end < len(folded) and end - start < 8 and (folded[end] in words.sounds or _INSIDE.match(folded, end)):
        end += 1
    end = _cut(folded, start, end) if end > start else end
    return end if (end - start >= 2 and folded[end : end + 1] not in "·-") or end == len(folded) else 0


def _dotted(folded: str, borders: frozenset[int], states: frozenset[int]) -> Iterator[Shape]:
    words = shape_words()
    at = 0
    while match := words.dotted.search(folded, at):
        start, end = match.start(), _before_verb(folded, *match.span())
        at = end
        dot = folded.index("·", start)
        start = max((border for border in borders if start < border < dot), default=start)
        for title in words.titled.finditer(folded, max(0, start - 6), dot):
            start = title.end() if start < title.end() < dot else start
        for verb in words.cuts.finditer(folded, max(0, start - 3), dot):
            start = verb.end() if start < verb.end() < dot else start
        start += folded[start] == "得"  # of 获得, 取得; no name begins with it
        last = max(folded.rfind(mark, start, end) for mark in "·-") + 1
        end = min((state for state in states if last + 1 < state < end), default=end)
        end = _complete(folded, _cut(folded, last, end))
        end = _REIGN.match(folded, end).end()  # type: ignore[union-attr]
        start -= folded[start - 1 : start] == "小" and bool(words.titled.search(folded[: start - 1][-6:]))
        if end > last and dot > start and not words.site_behind.match(folded, end):
            yield Shape(start, end, "actor", "person", "name-zh-dot", 0.75)


def _before_verb(folded: str, start: int, end: int) -> int:
    """Return where a name with dots ends before a verb, which the next name with a dot may follow."""
    words = shape_words()
    for at in range(folded.index("·", start) + 2, end - 1):
        pair = folded[at : at + 2]
        if not words.sounds.issuperset(pair) and governs(pair):
            return at
    return end


def _cut(folded: str, start: int, end: int) -> int:
    """Return where a run of sounds ends that may go on into a word."""
    words = shape_words()
    for at in range(start + 1, end):
        if folded[at : at + 2] in words.going_on:
            return at
    if folded[end - 1] in "因当" and end - start > 2:
        return end - 1
    return end


def _complete(folded: str, end: int) -> int:
    """Return where a name ends that one character more completes, which no list has, before a mark or a blank."""
    alone = re.match(rf"[{HAN}](?![{HAN}·])", folded[end:]) and not _BEHIND.match(folded, end)
    return end + 1 if alone else end


def _named(folded: str, start: int) -> int:
    """Return where the name of a person ends that begins at `start`, right behind a title; 0 if none does."""
    words = shape_words()
    if folded[start : start + 2] in words.going_on:
        return 0
    if latin := _LATIN.match(folded, start):
        return latin.end()
    end = start
    while end < len(folded) and folded[end] in words.sounds and end - start < 9:
        end += 1
    end = _cut(folded, start, end) if end > start else end
    end = _REIGN.match(folded, end).end()  # type: ignore[union-attr]
    sounded = 2 <= end - start <= 11 and folded[end : end + 1] != "·" and _stops(folded, end)
    surname = words.surname.match(folded, start)
    if surname and not (sounded and end > surname.end()):
        for last in range(surname.end(), start + 1, -1):
            if last <= len(folded) and _stops(folded, last) and not FUNCTION.search(folded, start + 1, last):
                return last
    return end if sounded else 0


def _stops(folded: str, end: int) -> bool:
    """Return whether the rest of a sentence begins where a name may end."""
    if _BEHIND.match(folded, end) or KIN.match(folded, end):
        return True
    return folded[end] not in "·-" and begins_clause(folded[end : end + 8])
