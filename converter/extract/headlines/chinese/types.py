"""The type of event that a Chinese text tells, by the words of `chinese_events.toml`; the text is folded."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ....frozen import frozen
from ..lexicon import table

_CLAUSE = ",;。!?:"
_STOP = re.compile("[。;!?]")
_NOT = re.compile(
    rf"(?:未能|未有|没有|无法|不能|拒绝|取消|不获|避免|防止|预防|为防|以防|以免|免受|免遭|阻止|(?<!票)反对(?![派党者])|否认|不再|停止)"
    rf"[^{_CLAUSE}]{{0,14}}$|(?:不|未|无|没|反|非)(?:再|获|得|予|足够)?$"
)
_VOTES = re.compile(r"\d票(?:对[\d,]+票)?$|票$")  # "300 votes of approval" approve nothing
_OCCASION = re.compile(
    r"^\W*(?:因(?!病)|由于|鉴于|继|随着|为防|以防|根?据|按照|以(?=应对|回应|报复|抗议|[^,]*为由)|就(?=[^,]*一事))"
)
_AFTERWARDS = re.compile(r"(?:之?后|之?时|期间|之际|以来|之?前|途中)$")
# What somebody is charged with is no event of its own.
_CHARGED = re.compile(rf"(?:涉嫌|被控|被指|指控)[^{_CLAUSE}]{{0,12}}$")
_MODIFIER = re.compile(r"[了过]?的|期间|之际|过程中")
# A clause that describes a noun: 因谋杀获刑的总统.
_RELATIVE = re.compile(
    rf"(?:因|被|曾|遭|获|于|载有|搭载|携带|参加|名为)[^{_CLAUSE}的]{{1,16}}的|以[^{_CLAUSE}]{{1,24}}为由"
    rf"|在[^{_CLAUSE}]{{1,16}}(?:支[援持]|帮助|协助|掩护|陪同|压力)之?下"
)
_THROUGH = re.compile(rf"[^{_CLAUSE}]{{1,14}}(?:方式|手段|渠道|途径|手法|形式)")
_RECOGNISED = re.compile(r"了?□+(?:$|[,。;、]|为)|[^,。;]{0,8}(?:独立|主权|政府|国家|合法|地位|首都)")
_WHO_DOES_IT = re.compile("[者员师]|家(?![中里属人园门])")
_SIGN = re.compile("签署|签订")
_OWN_LAW = re.compile(
    rf"(?:「[^」]*」|“[^”]*”|[^{_CLAUSE}「“]){{0,24}}?"
    r"(?:行政命令|行政令|总统令|命令|法案|法令|法律|法例|新法|修正案|公告|预算案)"
)
_BOTH = re.compile(r"[与和跟及、]|同(?![日时意天])|[双两]")
# What follows such a word in its clause is what it is about.
_SPEECH = frozenset({"accuse", "request", "threaten", "support"})
_SAID = 0.4
_LONG = 4  # characters; a longer word tells no more
_REPORT, _WEAK, _ASIDE, _UNMEANT = 0.4, 0.3, 0.3, 0.0


_CONFIRMING = frozenset({"确认", "批准", "通过", "同意", "核准", "认可"})
_AS_OFFICER = re.compile(
    rf"[^{_CLAUSE}]{{1,24}}?(?:为|出任|担任|就任|接任|继任|的?提名|的?任命)"
    rf"(?:[^{_CLAUSE}]{{0,12}}?(?:长|官|使|统|理|员(?!国)|席|记|令|任|表)|案?(?:$|[{_CLAUSE}后]))"
)
# What blows up by itself.
_PLANT = re.compile(
    rf"(?:[煤金铜铁铀]矿|矿[井坑场山]|[厂炉窑]|瓦斯|燃气|天然气|煤气|液化气|锅炉|油[罐库轮气]|管道|烟花|爆竹|粮仓)[^{_CLAUSE}]{{0,6}}$"
)
_POST = re.compile(rf"[^{_CLAUSE}]{{1,24}}?(?:职务|职位|职权|官职)")
_MISSILE = re.compile(rf"[^{_CLAUSE}]{{0,14}}?(?:导弹|飞弹|火箭弹|鱼雷|炮弹|弹头|核弹)")
# A sentence that begins with what its subject does besides: 支持政府的军队遭到袭击.
_HEADLESS = re.compile(
    rf"[^{_CLAUSE}的]{{1,14}}的[^{_CLAUSE}]{{0,8}}?□+(?:[^{_CLAUSE}□]*?[在于遭被将已宣发对向]|[^{_CLAUSE}□]{{4}})"
)


@frozen
class EventWord:
    """A word that can tell an event: where it stands, its code, and how much it counts."""

    start: int
    end: int
    code: str
    weight: float


@cache
def vocabulary() -> dict[str, tuple[str, float]]:
    """Return all words with code and weight; what tells no event, though a part of it would, has no code."""
    words: dict[str, tuple[str, float]] = {}
    tables = table("chinese/events.toml")
    for code, lists in (("neutral", tables.pop("neutral")), *tables.items()):
        for key, weight in (("words", 1.0), ("nouns", 1.0), ("weak", _WEAK)):
            for word in lists.get(key, "").split():
                words.setdefault(word, ("" if code == "neutral" else code, weight))
    return words


@cache
def _finder() -> tuple[AhoCorasick, tuple[tuple[str, float], ...]]:
    words = vocabulary()
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


@cache
def deeds() -> dict[str, str]:
    """Return the codes of the words that can be verbs."""
    tables = table("chinese/events.toml")
    known = vocabulary()
    del tables["neutral"]
    return {word: known[word][0] for lists in tables.values() for word in lists["words"].split()}


def event_words(folded: str) -> list[EventWord]:
    """Return the words of a text that can tell an event, the longest at each place."""
    finder, codes = _finder()
    found = []
    for index, start, end in finder.find_matches_as_indexes(folded):
        code, weight = codes[index]
        if code:
            found.append(EventWord(start, end, code, weight))
    return found


def appoints(folded: str, word: str, end: int) -> bool:
    """Return whether a word of approval, which ends at `end`, puts somebody into an office: 确认某人为部长."""
    return word in _CONFIRMING and bool(_AS_OFFICER.match(folded, end))


def begins_with_event(folded: str) -> bool:
    """Return whether a text begins with a word that can tell an event."""
    words = vocabulary()
    longest = next((folded[:size] for size in range(min(8, len(folded)), 1, -1) if folded[:size] in words), "")
    return bool(longest and words[longest][0])


def read_type_chinese(folded: str) -> tuple[str, float, int, int] | None:
    """Return the code of a Chinese headline, how sure it is, and where the word that says it stands.

    What is negated tells nothing; what only modifies a noun, tells an occasion or stands in a later sentence counts
    for little.
    """
    scores: dict[str, float] = {}
    where: dict[str, tuple[float, int, int]] = {}
    stop = _STOP.search(folded)
    sentence_end = stop.start() if stop else len(folded)
    spoken = -1
    for word in event_words(folded):
        code = _code(folded, word)
        standing = _standing(folded, word.start, word.end) if code else _UNMEANT
        if not standing:
            continue
        clause = _clause_start(folded, word.start)
        if spoken == clause and code not in _SPEECH:
            standing *= _SAID
        elif code in _SPEECH and standing == 1:
            spoken = clause
        if code in ("crime", "assault") and _CHARGED.search(folded, 0, word.start):
            standing *= _ASIDE
        score = (1 + 0.3 * min(word.end - word.start, _LONG)) * max(0.35, 1 - word.start / 80)
        score *= _REPORT if code == "announce" else 1.0
        score *= standing * word.weight * (1.0 if word.start < sentence_end else _ASIDE)
        scores[code] = scores.get(code, 0.0) + score
        if score > where.get(code, (0.0, 0, 0))[0]:
            where[code] = (score, word.start, word.end)
    if not scores:
        return None
    code = max(sorted(scores), key=lambda name: scores[name])
    confidence = round(min(0.8, 0.3 + 0.5 * scores[code] / sum(scores.values())), 2)
    return code, confidence, where[code][1], where[code][2]


def _code(folded: str, word: EventWord) -> str:
    """Return the code of a word where it stands, "" if it tells no event there."""
    if folded.startswith("通过", word.start) and _THROUGH.match(folded, word.end):
        return ""  # by means of
    if _WHO_DOES_IT.match(folded, word.end):
        return ""
    if folded.startswith("承认", word.start) and not _RECOGNISED.match(folded, word.end):
        return "announce"  # to admit, not to recognise
    if appoints(folded, folded[word.start : word.end], word.end):
        return "office"
    if word.code == "assault" and folded.startswith("爆炸", word.start) and _PLANT.search(folded, 0, word.start):
        return "accident"
    if folded.startswith(("解除", "免除", "撤销"), word.start) and _POST.match(folded, word.end):
        return "office"
    if word.code == "science" and folded.startswith(("发射", "试射"), word.start) and _MISSILE.match(folded, word.end):
        return "mobilize"
    if word.code in ("support", "reject") and _VOTES.search(folded, 0, word.start):
        return ""
    if _SIGN.match(folded, word.start):
        law = _OWN_LAW.match(folded, word.end)
        first = _clause_start(folded, word.start)
        if law and not _BOTH.search(folded, first, word.start):
            return "adopt"  # one who signs an order or a law agrees with nobody
    return word.code


def _standing(folded: str, start: int, end: int) -> float:
    """Return how far a word tells the headline's own event: 1 fully, 0 not at all."""
    first = _clause_start(folded, start)
    if _NOT.search(folded, first, start):
        return _UNMEANT
    last = next((at for at in range(end, len(folded)) if folded[at] in _CLAUSE), len(folded))
    if last < len(folded) and (_OCCASION.match(folded[first:last]) or _AFTERWARDS.search(folded[first:last])):
        return _ASIDE
    headless = start == first and not _STOP.search(folded, 0, start) and _HEADLESS.match(folded, end)
    if headless:
        return _ASIDE
    relative = any(match.start() < start < match.end() for match in _RELATIVE.finditer(folded, first, last))
    return _ASIDE if relative or _MODIFIER.match(folded, end) else 1.0


def _clause_start(folded: str, at: int) -> int:
    return max(folded.rfind(mark, 0, at) for mark in _CLAUSE) + 1
