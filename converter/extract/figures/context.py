"""What an English number counts, from the words before and after it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...records import Period
from . import lexicon
from .currencies import name_after, sign_before
from .governors import in_subset, is_subset, tally, verb_measure
from .no_counts import is_no_count, is_year_or_label
from .nouns import counted_noun, counts_patients, counts_persons, may_be_persons
from .numerals import Numeral, find_numerals
from .ones import befalls, is_pronoun, with_ones
from .ranges import limits, order_of, paired
from .types import Count
from .unnamed import is_caseload, lost_supply
from .window import STOP, Window, bound_of, last_stop

_LEFT, _RIGHT = 200, 150
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}?\b((?:19|20)\d\d)\b")
_JOINED = re.compile(r"(?:^|[\s,])(?:and|or|plus|along with|as well as)(?: the)? $|, with $|(?:^|[^,]), $|^ \($")
_ONLY_JOINED = re.compile(r"(?:,|,? (?:and|or|plus|as well as))(?: the| another)? $")
_ALONE = re.compile(r"(?: (?:more|others?|additional))?(?:\s*$|[.,;)]| (?:in|at|from|near|were|are|of them|who)\b)")
_OTHER_VERB = re.compile(r"(?: more| others?)? (?:being|are|were|was) \w+ed\b")
_RATE = re.compile(r" (?:per|an?) (?:day|month|week|year|barrel|hour|share|lit(?:re|er)|gallon|ton)")
_UNIT_DROPS = re.compile(r"[\"“”]|^(?:additional|more|other) (?=\w)")
_CONVERTED = re.compile(
    r" \((?:about|around|approximately|some|over|nearly|roughly|or|equivalent to)? ?[^\s\d]{0,4} ?$"
)
_PAIRED = ("money_usd", "vote_for", "vote_against", "vote_abstain")
# A part told between commas, before the verb goes on.
_PART = re.compile(
    r",? \(?(?:including|among (?:them|whom)|most of them|mostly)\b[^;.()]{0,80}?[,)]"
    r"(?= (?:were|was|are|have|has|had|fled|flee|died|die|[a-z]{2,}ed)\b)"
)
_PARTING = ("including", "among", "most")
_MODEL = re.compile(r"\d{2,3} [a-z]{3,}s\b")
_COMPOUND = re.compile(r"(?:[\d,.]+|[a-z]+)-(?!old\b)[a-z]")  # two 14-year-old girls, three two-storey houses
_OF_ALL = re.compile(r" (?:out )?of (?:the|its|their|his|her|these|those) ")
_RELATIVE = re.compile(r" (?:who|which|that)\b")
_OF_WHOM = re.compile(r",? (?:with )?(?:one|some|several|many|most|all|both|none|half) of (?:whom|which|them)\b")
_SHORT = 45  # characters between a noun that may mean no persons and what befell it
_VOTED = re.compile(r"\b(?:w[io]ns?|winning|receiv\w+|gets?|got|garner\w*|secur\w+|poll\w*|gain\w*|obtain\w*) $")
_COMPARED = re.compile(r", (?:up|down|compared (?:to|with)|rising|falling) (?:from )?$")
_TOLLS = ("killed", "injured", "missing", "displaced", "affected", "arrested")
_BEFALL = ("killed", "injured", "arrested")  # what befalls only living beings
_SUBSET_GOES_ON = re.compile(r"(?:,|,? (?:and|or|plus|as well as))(?: the| another)? $")
_LARGE = 10**6


def find_counts(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Count]:
    """Return what the numbers of `text` count, without those inside `taken`."""
    starts = {start for start, _ in taken}
    numbers = [
        number
        for number in with_ones(find_numerals(text), text)
        if number.start not in starts and not is_pronoun(text, number)
    ]
    counts: list[Count] = []
    before: Count | None = None
    subset = False
    floor = 0  # the end of the last number that counts something: what stands before it belongs to it
    ranges = paired(text, numbers)
    for at, (number, upper) in enumerate(ranges):
        end = upper.end if upper else number.end
        low = max(floor, number.start - _LEFT)
        left, right = text[low : number.start], _right(text, end, [first.start for first, _ in ranges[at + 1 : at + 6]])
        whole = text[max(0, number.start - _LEFT) : number.start]
        if stop := last_stop(left):
            left, before, subset = left[stop:], None, False
        if halt := STOP.search(right) or (_OF_WHOM.search(right) if " of " in right else None):
            right = right[: halt.start()]
        bound, left = bound_of(left, right)
        if money := _money(text, number, upper, left, right, bound):
            if before and before.measure == "money_usd" and _CONVERTED.fullmatch(text[before.end : number.start]):
                continue  # the same sum in another currency
            if not is_subset(text[low : money[0].start]):
                counts += money
                before, subset, floor = money[-1], False, end
            continue
        window = Window(number, left, right, bound, counted_noun(right), whole)
        subset = is_subset(left) or (subset and _goes_on(window)) or (in_subset(left) and not _after(window, True))
        if subset or is_no_count(upper or number, window) or is_year_or_label(window):
            continue
        parted = at and ranges[at - 1][1] is None and _OF_ALL.fullmatch(text, ranges[at - 1][0].end, number.start)
        if parted or (counts and _is_part(window, counts)):
            continue  # two of the students that were counted
        count = _measured(window, before, text)
        if count:
            if before and counts and _shares_verb(before, count, window):
                counts[-1] = replace(before, measure=count.measure, unit="", rule="figure-list", confidence=0.7)
            counts += limits(count, upper) if upper else [count]
            floor = end
        before = count
    return counts


def _is_part(window: Window, counts: Sequence[Count]) -> bool:
    """Return whether some of those counted before are spoken of again: "two of the students"."""
    if not window.right.startswith((" of the ", " of these ", " of those ")) or window.left.lower().endswith("all "):
        return False
    told = _after(window, True) if befalls(window.right) else ""
    return told not in _TOLLS or any(count.measure == told for count in counts)


def _right(text: str, end: int, others: Sequence[int]) -> str:
    """Return what stands after a number, up to the next one, without parts and names that have numbers of their own."""
    limit = end + _RIGHT
    parting = any(map(text[end:limit].__contains__, _PARTING))
    part = _PART.search(text, end, limit) if parting else None
    for start in others:
        inside = (part and part.start() < start < part.end()) or _names_model(text, start)
        if start >= limit or not (inside or _COMPOUND.match(text, start) or _OF_ALL.fullmatch(text, end, start)):
            limit = min(limit, start)
            break
    if part and part.end() < limit:
        return text[end : part.start()] + text[part.end() : limit]
    return text[end:limit]


def _names_model(text: str, start: int) -> bool:
    """Return whether a number right after a capital belongs to a name, and a noun goes on: Boeing 737 jets."""
    label = lexicon.LABEL.search(text, max(0, start - 30), start)
    known = (
        label
        and label[1].lower() not in lexicon.STOP_WORDS
        and not lexicon.MONTH_BEFORE.search(text, label.start(), start)
    )
    return bool(known and _MODEL.match(text, start))


def _goes_on(window: Window) -> bool:
    """Return whether a number is one of several parts, rather than the next thing told ("…, and 30 are injured")."""
    if not _SUBSET_GOES_ON.search(window.left[-20:]):
        return False
    return not _after(window, counts_persons(window.noun))


def _money(text: str, number: Numeral, upper: Numeral | None, left: str, right: str, bound: str) -> list[Count]:
    """Return the sum of money that a number is, the two sums that a range is, or nothing."""
    last = upper or number
    if sign := sign_before(left):
        at, code = sign
        bound, _ = bound_of(left[:at], "")  # the sign stands between bound and number: "over $3 billion"
        start, end = number.start - (len(left) - at), last.end
    elif name := name_after(right, large=last.value >= _LARGE):
        code, start, end = name[1], number.start, last.end + name[0]
    else:
        return []
    if _RATE.match(text, end):
        return []
    measure, unit, sure = ("money_usd", "", 0.9) if code == "USD" else ("other", code, 0.85)
    if upper is None:
        return [Count(start, end, measure, number.value, bound, unit, rule="figure-money", confidence=sure)]
    scale = 1 if number.value * 1000 > upper.value else order_of(upper)  # $5 to $10 million
    value = number.value * scale
    low = Count(start, number.end, measure, value, "at_least", unit, rule="figure-money", confidence=sure)
    return [low, replace(low, start=upper.start, end=end, value=upper.value, bound="at_most")]


def _verb(window: Window) -> str:
    return verb_measure(window.left, window.noun)


def _measured(window: Window, before: Count | None, text: str) -> Count | None:
    number, bound = window.number, window.bound
    measure, more = tally(
        window.whole[last_stop(window.whole) :], before.measure if before and before.measure in _TOLLS else ""
    )
    rule, sure = "figure-tally", 0.85
    if measure and not _told_otherwise(window, measure, before):
        bound = "at_least" if more and bound == "exact" else bound
    else:
        measure, rule, sure = _measure(window, before, text)
    if not measure:
        return None
    if bound == "exact" and measure in _TOLLS and lexicon.HEDGED_AFTER.match(window.right):
        bound = "about"
    unit = " ".join(_UNIT_DROPS.sub("", window.noun).split()) if measure in ("other", "affected") else ""
    if measure == "other" and not unit and before:
        unit = before.unit
    period = _since(text, number.end) if measure != "other" else None
    return Count(number.start, number.end, measure, number.value, bound, unit, period, rule, sure)


def _told_otherwise(window: Window, measure: str, before: Count | None) -> bool:
    """Return whether a number after the tally's own has its own words: "rises to 28, with up to 50 still missing"."""
    if before is None or before.measure != measure:
        return False
    told = _after(window, counts_persons(window.noun))
    return told in _TOLLS and told != measure


def _measure(window: Window, before: Count | None, text: str) -> tuple[str, str, float]:
    """Return the measure ("" if the number counts nothing), the rule and its confidence."""
    if measure := _verb(window):
        return measure, "figure-verb", 0.9
    person = counts_persons(window.noun)
    one = window.number.value == 1
    measure = _after(window, person)
    if measure and not (one and measure == "other"):
        return measure, "figure-passive", 0.85
    if window.noun and (counts_patients(window.noun, text) or is_caseload(window.noun, window.whole, window.right)):
        return "affected", "figure-cases", 0.85
    if lost_supply(window.noun, window.left, window.right):
        return "affected", "figure-supply", 0.75
    if window.noun.endswith("votes") and _VOTED.search(window.left):
        return "vote_for", "vote-words", 0.7
    if before and before.rule == "figure-tally" and not window.noun and _COMPARED.search(window.left[-24:]):
        return before.measure, "figure-list", 0.75  # now 53, up from 34
    if before and before.measure not in _PAIRED and before.rule != "figure-money" and _JOINED.search(window.left[-20:]):
        if one and before.measure in _TOLLS and window.right.startswith((" more", " other ")):
            return before.measure, "figure-list", 0.7
        if not window.noun and not one and _OTHER_VERB.match(window.right):
            return "other", "figure-list", 0.5
        if not window.noun and not one and (before.measure != "other" or _ALONE.match(window.right)):
            return before.measure, "figure-list", 0.7
        if window.noun and person and before.measure != "other":
            return before.measure, "figure-list", 0.7
    if lexicon.TROOPS.search(window.noun):
        sent = lexicon.TROOP_VERB.search(window.left) or lexicon.TROOPS_SENT.match(window.right)
        if sent or window.noun.endswith(("troops", "peacekeepers")):
            return "troops", "figure-noun", 0.8
    if one or not window.noun or (window.number.value == 2 and window.left.lower().endswith(("the ", "these "))):
        return "", "", 0.0  # the two sides: who they are was said before
    return "other", "figure-noun", 0.6


def _after(window: Window, person: bool) -> str:
    """Return the measure that the words after a number give, "" if none does."""
    if not (cues := lexicon.cues(window.right)):
        return ""
    living = person or may_be_persons(window.noun)
    for measure, expression, persons, could_act in lexicon.AFTER_RULES:
        befell = living if measure in _BEFALL else person
        match = expression.match(window.right) if measure in cues and (befell or not persons) else None
        if not match or (could_act and lexicon.ACTIVE.match(window.right, match.end())):
            continue
        if person or not persons or (match.end() - len(window.noun) < _SHORT and not _RELATIVE.search(match.group())):
            return measure
    return ""


def _shares_verb(before: Count, count: Count, window: Window) -> bool:
    """Return whether two counts of persons share a verb, as in "nine soldiers and two rebels are killed"."""
    return (
        before.measure == "other"
        and count.rule == "figure-passive"
        and bool(before.unit)
        and may_be_persons(before.unit)
        and bool(_ONLY_JOINED.fullmatch(window.left.removeprefix(f" {before.unit}")))
    )


def _since(text: str, at: int) -> Period | None:
    """Return the open period of a "since …" later in the same sentence."""
    tail = text[at : at + 200]
    if "since" not in tail:
        return None
    if halt := STOP.search(tail):
        tail = tail[: halt.start()]
    match = _SINCE.search(tail)
    return Period(match[1], None) if match else None
