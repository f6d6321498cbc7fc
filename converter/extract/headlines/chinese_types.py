"""The type of event that a Chinese headline tells, from the words of `events.toml`; Chinese has no word borders."""

from __future__ import annotations

import re
from functools import cache

from .triggers import lexicon

_CLAUSE = "，,。；;！？："
_NOT = re.compile(
    r"(?:未能|未有|沒有|没有|无法|無法|不能|拒绝|拒絕|取消|不[获獲]|避免|防止|预防|預防|为防|為防|以防|以免|免受|免遭|阻止|反对(?![派党者])|反對(?![派黨者])|否认|否認|不再|停止)"
    rf"[^{_CLAUSE}]{{0,14}}$|(?:不|未|无|無|沒|没|反|非)(?:再|[获獲]|得|予|足够|足夠)?$"
)
_OCCASION = re.compile(r"^\W*(?:因|由[于於]|[鉴鑒][于於]|[继繼]|[随隨][着著]|[为為]防|以防)")
_AFTERWARDS = re.compile(r"(?:之?[后後]|之[时時])$")
_MODIFIER = re.compile(r"[了过過]?的")
_THROUGH = re.compile(rf"[^{_CLAUSE}]{{1,14}}(?:方式|手段|渠道|途径|途徑|手法|形式)")
_SIGN = re.compile("[签簽][署订訂]")
_OWN_LAW = re.compile(
    rf"(?:「[^」]*」|“[^”]*”|[^{_CLAUSE}「“]){{0,24}}?(?:行政命令|行政令|总统令|總統令|命令|法案|法令|法律|法例|新法|修正案|公告|预算案|預算案)"
)
_BOTH = re.compile(r"[与與和同跟及、]|[双雙两兩]")
_ASIDE, _UNMEANT = 0.3, 0.0


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all words, the longest first, and their codes; a word that tells no event has none."""
    codes = dict.fromkeys(lexicon().chinese_neutral, "")
    for word, code in lexicon().chinese:
        codes.setdefault(word, code)
    pattern = "|".join(sorted(map(re.escape, codes), key=lambda word: (-len(word), word)))
    return re.compile(pattern), codes


def read_type_chinese(text: str) -> tuple[str, float, int, int] | None:
    """Return the code of a Chinese headline, how sure it is, and where the word that says it stands.

    What is negated tells nothing; what only modifies a noun or tells an occasion counts for little.
    """
    pattern, codes = _words()
    scores: dict[str, float] = {}
    where: dict[str, tuple[float, int, int]] = {}
    for match in pattern.finditer(text):
        code = _code(text, match, codes)
        standing = _standing(text, match.start(), match.end()) if code else _UNMEANT
        if not standing:
            continue
        score = (1 + 0.3 * len(match.group())) * max(0.4, 1 - match.start() / 150) * (0.4 if code == "announce" else 1)
        score *= standing
        scores[code] = scores.get(code, 0.0) + score
        if score > where.get(code, (0.0, 0, 0))[0]:
            where[code] = (score, match.start(), match.end())
    if not scores:
        return None
    code = max(sorted(scores), key=lambda name: scores[name])
    confidence = round(min(0.8, 0.3 + 0.5 * scores[code] / sum(scores.values())), 2)
    return code, confidence, where[code][1], where[code][2]


def _code(text: str, match: re.Match[str], codes: dict[str, str]) -> str:
    word = match.group()
    if word in ("通过", "通過") and _THROUGH.match(text, match.end()):
        return ""  # by means of
    if _SIGN.match(word):
        law = _OWN_LAW.match(text, match.end())
        first = _clause_start(text, match.start())
        if law and not _BOTH.search(text, first, match.start()):
            return "adopt"  # one who signs an order or a law agrees with nobody
    return codes[word]


def _standing(text: str, start: int, end: int) -> float:
    """Return how far a word tells the headline's own event: 1 fully, 0 not at all."""
    first = _clause_start(text, start)
    if _NOT.search(text, first, start):
        return _UNMEANT
    last = next((at for at in range(end, len(text)) if text[at] in _CLAUSE), len(text))
    if last < len(text) and (_OCCASION.match(text[first:last]) or _AFTERWARDS.search(text[first:last])):
        return _ASIDE
    return _ASIDE if _MODIFIER.match(text, end) else 1.0


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in _CLAUSE) + 1
