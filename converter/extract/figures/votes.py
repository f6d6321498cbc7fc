"""Tallies of votes: "15-0-0", "by 66 votes to 12 with 3 abstentions", "59票同意、0票反對"."""

from __future__ import annotations

import re

from .numerals import TENS, UNITS, spelt
from .types import Count

# Texts without any of these have no tally, and most have none.
_HINTS = (
    *("vote", "Vote", "voting", "Voting", "abst", "in favor", "in favour", "adopt", "approv", "pass", "reject"),
    *("confirm", "ratif", "elect", "against", "票", "通过", "通過", "否决", "否決"),
)
_SPELT = rf"(?:{'|'.join(sorted({*UNITS, *TENS, 'none'}, key=len, reverse=True))})"
_N = rf"(?:\d{{1,4}}(?:,\d{{3}})?|{_SPELT}(?:-{_SPELT})?)"
_D = r"\d{1,4}"
_DASH = r" ?[-–—:：] ?"
_NOT_SCORE = (
    r"(?![\d/%]|[-–—]\d|[.,]\d| ?(?:years?|year-olds?|lead|win|victory|defeat|draw|goals?|points?|km|percent|%))"
)
_TALLY = re.compile(rf"(?<![\w/.,–—-])(?P<f>{_D}){_DASH}(?P<a>{_D})(?:{_DASH}(?P<b>{_D}))?{_NOT_SCORE}")
_WORDED = re.compile(
    rf"(?<![\w.,/–-])(?P<f>{_N})(?: votes?)?(?: in favou?r)?,? (?:to|against) (?P<a>{_N})(?: (?:votes?|against))?"
    rf"(?:,? (?:and |with )?(?P<b>{_N}) (?:abstentions?|abstain\w*|member states abstain\w*|countries abstain\w*))?"
)
_SINGLE = re.compile(
    rf"(?<![\w.,/–-])(?P<n>{_N})(?P<noun>(?: [a-z]+){{0,2}})? (?P<what>(?:vot(?:ed|es|ing|e) )?(?:in favou?r"
    rf"|against)|abstentions?|abstain(?:ed|ing|s)?)\b"
)
_ZH_FOR = re.compile(
    r"(\d{1,4}) ?票(?:当选|當選|同意|赞成|贊成|支持)|(?:同意|赞成|贊成)(?:票)?(?:为|為)? ?(\d{1,4}) ?票"
)
_ZH_AGAINST = re.compile(r"(\d{1,4}) ?票(?:反对|反對)|(?:反对|反對)(?:票)?(?:为|為)? ?(\d{1,4}) ?票")
_ZH_ABSTAIN = re.compile(r"(\d{1,4}) ?票(?:弃权|棄權)|(?:弃权|棄權)(?:票)?(?:为|為)? ?(\d{1,4}) ?票")
_ZH_TALLY = re.compile(r"(\d{1,4}) ?票?(?: ?[：:比对對] ?)(\d{1,4}) ?票?(?:的|[獲获]|通[过過]|否[决決])?")
_VOTE_NEAR = re.compile(
    r"\b[Vv]ot(?:e|es|ed|ing)\b|abst|in favou?r|adopt|approv|\bpass(?:es|ed|ing)?\b|confirm|ratif|票|通[过過]|否[决決]"
    r"|\b[Rr]esolution\b"
)
_SPORT = re.compile(
    r"\b(?:wins?|won|beats?|beat|defeats?|defeated|match|game|final|goal|score|cup|Cup|league|League|straight sets"
    r"|playoff|series|semifinal)\b"
)
_YEARS = re.compile(r"(?:19|20)\d\d ?[-–—] ?(?:(?:19|20)\d\d|\d\d)")
# A time of day: 9:05, 21:30.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:：][0-5]\d")
_VOTER = re.compile(r"vote|member|state|countr|lawmaker|deput|senator|MP|judge")
_SINGLE_PARTS = ("abst", "favo", "against")
_COUNTED_NEAR = re.compile(r"\d (?:\w+ )?(?:in favou?r|abst)|\d abst")
_NEAR = 60


def find_votes(text: str) -> list[Count]:
    """Return the votes for, against and abstaining that `text` states; sports results are none."""
    if not any(map(text.__contains__, _HINTS)):
        return []
    found: list[Count] = []
    for match in _TALLY.finditer(text):
        if _is_vote(text, match):
            _add(found, match, (("f", "vote_for"), ("a", "vote_against"), ("b", "vote_abstain")), "vote-tally", 0.9)
    for match in _WORDED.finditer(text) if "vot" in text or "abst" in text else ():
        numbers = _number(match["f"]), _number(match["a"])
        if None not in numbers and (match["b"] or "vote" in match.group() or _is_vote(text, match, 25)):
            _add(found, match, (("f", "vote_for"), ("a", "vote_against"), ("b", "vote_abstain")), "vote-words", 0.9)
    for match in _SINGLE.finditer(text) if any(part in text for part in _SINGLE_PARTS) else ():
        what = match["what"]
        measure = "vote_abstain" if what.startswith("abst") else "vote_against" if "against" in what else "vote_for"
        noun = match["noun"] or ""
        counted = _COUNTED_NEAR.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR)
        stands = "vot" in what + noun or "for" in noun or measure != "vote_against" or counted
        if stands and (not noun or _VOTER.search(noun)):
            _add(found, match, (("n", measure),), "vote-words", 0.85)
    if "票" in text or "比" in text or "：" in text:
        for expression, measure in (
            (_ZH_FOR, "vote_for"),
            (_ZH_AGAINST, "vote_against"),
            (_ZH_ABSTAIN, "vote_abstain"),
        ):
            for match in expression.finditer(text):
                _add(found, match, ((1 if match[1] else 2, measure),), "vote-words", 0.9)
        if "票" in text or "通" in text or "否" in text:
            for match in _ZH_TALLY.finditer(text):
                if "票" in match.group() or _is_vote(text, match, 20):
                    _add(found, match, ((1, "vote_for"), (2, "vote_against")), "vote-tally", 0.85)
    return sorted(found, key=lambda count: count.start)


def _add(
    found: list[Count], match: re.Match[str], groups: tuple[tuple[str | int, str], ...], rule: str, sure: float
) -> None:
    for group, measure in groups:
        start, end = match.span(group)
        value = _number(match[group]) if match[group] else None
        if value is not None and not any(start < other.end and other.start < end for other in found):
            found.append(Count(start, end, measure, value, "exact", rule=rule, confidence=sure))


def _number(text: str) -> int | None:
    digits = text.replace(",", "")
    if digits.isdigit():
        return int(digits)
    return 0 if digits in ("zero", "none") else spelt(digits)


def _is_vote(text: str, match: re.Match[str], near: int = _NEAR) -> bool:
    if _YEARS.fullmatch(match.group().strip()):
        return False
    if _CLOCK.fullmatch(match.group().strip()) and not text.endswith("以", 0, match.start()):
        return False
    low, high = max(0, match.start() - near), match.end() + near
    return bool(_VOTE_NEAR.search(text, low, high)) and not _SPORT.search(text, low, high)
