"""What an English number counts, from the words before and after it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Period
from . import figure_lexicon as lexicon
from .currencies import name_after, sign_before
from .figure_types import Count
from .numerals import Numeral, find_numerals

_STOP = re.compile(r"(?<![A-Z])[.;!?](?=\s+[\"'“‘(]?[A-Z\d]|\s*$)|[.!?][\"'”’]|;")
_LEFT, _RIGHT = 110, 130
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}?\b((?:19|20)\d\d)\b")
_JOINED = re.compile(r"(?:^|[\s,])(?:and|or|plus|with|along with|as well as|,)(?: the)? $|^(?:, | \()$")
_WORD = re.compile(r" ?[\"“‘']?([\w’'.-]+)[\"”]?")
_PAIRED = ("money_usd", "vote_for", "vote_against", "vote_abstain")


@dataclass(frozen=True, slots=True)
class _Window:
    """A number and the words of its sentence on either side, up to the numbers next to it.

    `left` ends before the bound, `noun` is the phrase counted ("" if the number stands alone).
    """

    number: Numeral
    left: str
    right: str
    bound: str
    noun: str


def find_counts(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Count]:
    """Return what the numbers of `text` count, without those inside `taken`."""
    numbers = [number for number in find_numerals(text) if not any(s <= number.start < e for s, e in taken)]
    counts: list[Count] = []
    before: Count | None = None
    subset = False
    for at, number in enumerate(numbers):
        low = max(numbers[at - 1].end if at else 0, number.start - _LEFT)
        high = min(numbers[at + 1].start if at + 1 < len(numbers) else len(text), number.end + _RIGHT)
        left, right = text[low : number.start], text[number.end : high]
        if stop := _last_stop(left):
            left, before, subset = left[stop:], None, False
        if halt := _STOP.search(right):
            right = right[: halt.start()]
        bound, left = _bound(left, right)
        if money := _money(text, number, left, right, bound):
            counts.append(money)
            before, subset = money, False
            continue
        subset = bool(lexicon.SUBSET.search(left)) or (subset and bool(_JOINED.search(left)))
        if subset or _is_no_count(number, left, right):
            continue
        window = _Window(number, left, right, bound, _noun(right))
        count = None if _is_year_or_label(window) else _measured(window, before, text)
        if count:
            counts.append(count)
        before = count
    return counts


def _last_stop(left: str) -> int:
    stops = [stop.end() for stop in _STOP.finditer(left)]
    return stops[-1] if stops else 0


def _bound(left: str, right: str) -> tuple[str, str]:
    """Return the bound that the words at the number's sides give, and what stands left of them."""
    plain = lexicon.FILLER.sub("", left)
    for code, expression in lexicon.BOUNDS:
        if match := expression.search(plain):
            return code, lexicon.FILLER.sub("", plain[: match.start()])
    return ("at_least" if lexicon.BOUND_AFTER.match(right) else "exact"), plain


def _money(text: str, number: Numeral, left: str, right: str, bound: str) -> Count | None:
    if sign := sign_before(left):
        at, code = sign
        bound, _ = _bound(left[:at], "")  # the sign stands between bound and number: "over $3 billion"
        start, end = number.start - (len(left) - at), number.end
    elif not number.short and (name := name_after(right)):
        code, start, end = name[1], number.start, number.end + name[0]
    else:
        return None
    if re.match(
        r" (?:per|an?) (?:day|month|week|year|barrel|hour|share|lit(?:re|er)|gallon|ton)", text[end : end + 14]
    ):
        return None
    if code == "USD":
        return Count(start, end, "money_usd", number.value, bound, rule="figure-money", confidence=0.9)
    return Count(start, end, "other", number.value, bound, code, rule="figure-money", confidence=0.85)


def _is_no_count(number: Numeral, left: str, right: str) -> bool:
    if number.short or lexicon.NOT_AFTER.match(right):
        return True
    if lexicon.NOT_BEFORE.search(left):
        return True
    return bool(right.startswith(",") and lexicon.AGE.search(left) and number.plain)


def _is_year_or_label(window: _Window) -> bool:
    number, left = window.number, window.left
    if not number.plain:
        return False
    value = int(number.value)
    if lexicon.MONTH_BEFORE.search(left) or lexicon.MONTH_AFTER.match(window.right.lstrip()):
        return value <= 31 or 1000 <= value <= 2200
    person = bool(lexicon.PERSON.search(window.noun))
    told = any(rule[1].search(left) for rule in lexicon.BEFORE_RULES)
    if 1000 <= value <= 2200 and window.bound == "exact" and not person and not told:
        return True
    # "Boeing 737": a number after a name belongs to it, unless a counted noun follows it.
    return window.bound == "exact" and not person and not told and bool(lexicon.LABEL.search(left))


def _noun(right: str) -> str:
    """Return the noun phrase after a number, up to its first plural noun; "" if there is none."""
    at, words = 0, 0
    if more := lexicon.BOUND_AFTER.match(right):
        at = more.end()
    start = at
    while words < 6 and (match := _WORD.match(right, at)):
        word = match[1]
        if word.lower() in lexicon.STOP_WORDS:
            break
        at, words = match.end(), words + 1
        if _is_plural(word) and not _plural_follows(right, at, word):
            return right[start:at].strip()
        if right.startswith((",", ":"), at):
            break
    return ""


def _is_plural(word: str) -> bool:
    plain = word.lower()
    if plain in lexicon.IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and plain[-2:] not in ("ss", "us", "is", "'s", "’s")
        and plain not in lexicon.NOT_PLURAL
        or (word[:1].isupper() and word.endswith("is") and len(word) > 5)
    )


def _plural_follows(right: str, at: int, word: str) -> bool:
    """Return whether the next word is the noun, and this one describes it: police officers, Texas cities."""
    following = _WORD.match(right, at)
    if not following or right.startswith(",", at) or following[1].lower() in lexicon.STOP_WORDS:
        return False
    plain = word.lower()
    return (
        (plain in ("police", "media", "data") or word[:1].isupper())
        and _is_plural(following[1])
        and following[1][0].islower()
    )


def _measured(window: _Window, before: Count | None, text: str) -> Count | None:
    measure, rule, sure = _measure(window, before)
    if not measure:
        return None
    number = window.number
    unit = (
        " ".join(window.noun.replace('"', "").replace("“", "").replace("”", "").split())
        if measure in ("other", "affected")
        else ""
    )
    if measure == "other" and not unit and before:
        unit = before.unit
    period = _since(text, number.end) if measure != "other" else None
    return Count(number.start, number.end, measure, number.value, window.bound, unit, period, rule, sure)


def _measure(window: _Window, before: Count | None) -> tuple[str, str, float]:
    """Return the measure ("" if the number counts nothing), the rule and its confidence."""
    person = not window.noun or bool(lexicon.PERSON.search(window.noun))
    for measure, expression, persons in lexicon.BEFORE_RULES:
        if expression.search(window.left) and (not persons or (window.noun and person)):
            return measure, "figure-verb", 0.9
    for measure, expression, persons, could_act in lexicon.AFTER_RULES:
        match = expression.match(window.right) if person or not persons else None
        if match and not (could_act and lexicon.ACTIVE.match(window.right, match.end())):
            return measure, "figure-passive", 0.85
    one = window.number.value == 1
    if before and before.measure not in _PAIRED and _JOINED.search(window.left):
        if not window.noun and not one:
            return before.measure, "figure-list", 0.7
        if window.noun and person and before.measure != "other":
            return before.measure, "figure-list", 0.7
    if lexicon.TROOPS.search(window.noun) and lexicon.TROOP_VERB.search(window.left):
        return "troops", "figure-noun", 0.8
    if one or not window.noun:
        return "", "", 0.0
    return "other", "figure-noun", 0.6


def _since(text: str, at: int) -> Period | None:
    """Return the open period of a "since …" later in the same sentence."""
    tail = text[at : at + 200]
    if halt := _STOP.search(tail):
        tail = tail[: halt.start()]
    match = _SINCE.search(tail)
    return Period(match[1], None) if match else None
