"""What an English number counts, from the words before and after it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...records import Period
from . import lexicon as lexicon
from .currencies import name_after, sign_before
from .numerals import Numeral, find_numerals
from .types import Count

_STOP = re.compile(r"(?<![A-Z])[.;!?](?=\s+[\"'“‘(]?[A-Z\d]|\s*$)|[.!?][\"'”’]|;")
_LEFT, _RIGHT = 110, 130
_SINCE = re.compile(r"\bsince\b[^.;]{0,60}?\b((?:19|20)\d\d)\b")
_JOINED = re.compile(r"(?:^|[\s,])(?:and|or|plus|with|along with|as well as)(?: the)? $|(?:^|[^,]), $|^ \($")
_ONLY_JOINED = re.compile(r"(?:,|,? (?:and|or|plus|as well as))(?: the| another)? $")
_ALONE = re.compile(r"(?: (?:more|others?|additional))?(?:\s*$|[.,;)]| (?:in|at|from|near|were|are|of them|who)\b)")
_OTHER_VERB = re.compile(r"(?: more| others?)? (?:being|are|were|was) \w+ed\b")
_RATE = re.compile(r" (?:per|an?) (?:day|month|week|year|barrel|hour|share|lit(?:re|er)|gallon|ton)")
_WORD = re.compile(r" ?[\"“‘']?([\w’'.-]+)[\"”]?")
_UNIT_DROPS = re.compile(r"[\"“”]|^(?:additional|more|other) (?=\w)")
_PAIRED = ("money_usd", "vote_for", "vote_against", "vote_abstain")
_LARGE = 10**6


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
    numbers = [number for number in find_numerals(text) if not _is_pronoun(text, number)]
    if taken:
        starts = {start for start, _ in taken}
        numbers = [number for number in numbers if number.start not in starts]
    counts: list[Count] = []
    before: Count | None = None
    subset = False
    floor = 0  # the end of the last number that counts something: what stands before it belongs to it
    for at, number in enumerate(numbers):
        low = max(floor, number.start - _LEFT)
        high = min(numbers[at + 1].start if at + 1 < len(numbers) else len(text), number.end + _RIGHT)
        left, right = text[low : number.start], text[number.end : high]
        if stop := _last_stop(left):
            left, before, subset = left[stop:], None, False
        if halt := _STOP.search(right):
            right = right[: halt.start()]
        bound, left = _bound(left, right)
        if money := _money(text, number, left, right, bound):
            counts.append(money)
            before, subset, floor = money, False, number.end
            continue
        subset = _ends(left, lexicon.SUBSET, lexicon.SUBSET_OF_TWO) or (subset and bool(_JOINED.search(left[-20:])))
        if subset or _is_no_count(number, left, right):
            continue
        window = _Window(number, left, right, bound, _noun(right))
        count = None if _is_year_or_label(window) else _measured(window, before, text)
        if count:
            if before and counts and _shares_verb(before, count, window):
                counts[-1] = replace(before, measure=count.measure, unit="", rule="figure-list", confidence=0.7)
            counts.append(count)
            floor = number.end
        before = count
    return counts


def _is_pronoun(text: str, number: Numeral) -> bool:
    """Return whether "one" stands for a thing, and counts none: one of them, one another, the one."""
    return number.value == 1 and (
        text.startswith((" of ", " another", " that ", " who "), number.end)
        or text.endswith((" no ", " the ", " this ", " that ", "No ", "The "), 0, number.start)
    )


def _last_stop(left: str) -> int:
    if not any(mark in left for mark in ".;!?"):
        return 0
    stops = [stop.end() for stop in _STOP.finditer(left)]
    return stops[-1] if stops else 0


def _last_words(left: str) -> tuple[str, str]:
    """Return the last word, and the last two, that end right before a number, in lower case."""
    if not left.endswith(" "):
        return left[-1:], ""
    words = left[-50:].lower().split()[-2:]
    last = words[-1].lstrip('("“') if words else ""
    return last, f"{words[0].lstrip(chr(40))} {last}" if len(words) == 2 else ""


def _ends(left: str, ones: frozenset[str], twos: frozenset[str]) -> bool:
    one, two = _last_words(left)
    return one in ones or two in twos


def _bound(left: str, right: str) -> tuple[str, str]:
    """Return the bound that the words at the number's sides give, and what stands left of them."""
    plain = lexicon.FILLER.sub("", left[-30:])
    plain = left[:-30] + plain
    if _last_words(plain)[0] in lexicon.BOUND_ENDS:
        for code, expression in lexicon.BOUNDS:
            if match := expression.search(plain, max(0, len(plain) - 30)):
                if lexicon.HEDGED_VERB.match(plain, match.start()):
                    return code, plain  # its verb tells what is counted: "believed to have reached"
                return code, lexicon.FILLER.sub("", plain[: match.start()])
    return ("at_least" if lexicon.BOUND_AFTER.match(right) else "exact"), plain


def _money(text: str, number: Numeral, left: str, right: str, bound: str) -> Count | None:
    if sign := sign_before(left):
        at, code = sign
        bound, _ = _bound(left[:at], "")  # the sign stands between bound and number: "over $3 billion"
        start, end = number.start - (len(left) - at), number.end
    elif not number.short and (name := name_after(right, large=number.value >= _LARGE)):
        code, start, end = name[1], number.start, number.end + name[0]
    else:
        return None
    if _RATE.match(text, end):
        return None
    if code == "USD":
        return Count(start, end, "money_usd", number.value, bound, rule="figure-money", confidence=0.9)
    return Count(start, end, "other", number.value, bound, code, rule="figure-money", confidence=0.85)


def _is_no_count(number: Numeral, left: str, right: str) -> bool:
    if number.short or lexicon.NOT_AFTER.match(right):
        return True
    if _ends(left, lexicon.LABELS, lexicon.LABELS_OF_TWO) or (number.capital and left[-2:-1].isalnum()):
        return True  # the Three Gorges: a capital inside a sentence makes a name
    return number.plain and right.startswith(",") and bool(lexicon.AGE.search(left[-30:]))


def _is_year_or_label(window: _Window) -> bool:
    number, left = window.number, window.left
    if not number.plain:
        return False
    value = int(number.value)
    if lexicon.MONTH_BEFORE.search(left[-30:]) or lexicon.MONTH_AFTER.match(window.right.lstrip()):
        return value <= 31 or 1000 <= value <= 2200
    if window.bound != "exact" or lexicon.PERSON.search(window.noun) or _verb(window):
        return False
    if 1000 <= value <= 2200:
        return True
    # "Boeing 737": a number after a name belongs to it, unless persons are counted.
    label = lexicon.LABEL.search(left[-30:])
    return bool(label and label[1].lower() not in lexicon.STOP_WORDS)


def _verb(window: _Window) -> str:
    """Return the measure that the verb or noun right before the number gives; "" if there is none."""
    one, two = _last_words(window.left)
    if one in lexicon.ARTICLES:
        one, two = _last_words(window.left[: window.left.rstrip().rfind(" ") + 1])
    measure, persons = lexicon.VERBS.get(two) or lexicon.VERBS.get(one) or ("", False)
    if measure and (not persons or (window.noun and lexicon.PERSON.search(window.noun))):
        return measure
    if (
        one in lexicon.TOLL_ENDS
        and ("toll" in window.left or "number of" in window.left)
        and lexicon.TOLL.search(window.left)
    ):
        return "killed"
    return ""


def _noun(right: str) -> str:
    """Return the noun phrase after a number, up to its first plural noun; "" if there is none."""
    at, words = 0, 0
    if more := lexicon.BOUND_AFTER.match(right):
        at = more.end()
    start = at
    while words < 6 and (match := _WORD.match(right, at)):
        word = match[1]
        if word.lower() in lexicon.STOP_WORDS and not (word == "and" and 0 < words < 3):
            break
        if word.endswith(("'", "’")):
            break  # a possessive: not they are counted, but what is theirs follows
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
    if word[:1].isupper() and plain.endswith("is"):
        return bool(lexicon.PERSON.search(word))  # Israelis, Pakistanis
    ending = len(word) > 3 and word[-1] == "s" and plain[-2:] not in ("ss", "us", "is", "'s", "’s")
    return ending and plain not in lexicon.NOT_PLURAL


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
    unit = " ".join(_UNIT_DROPS.sub("", window.noun).split()) if measure in ("other", "affected") else ""
    if measure == "other" and not unit and before:
        unit = before.unit
    period = _since(text, number.end) if measure != "other" else None
    return Count(number.start, number.end, measure, number.value, window.bound, unit, period, rule, sure)


def _measure(window: _Window, before: Count | None) -> tuple[str, str, float]:
    """Return the measure ("" if the number counts nothing), the rule and its confidence."""
    if measure := _verb(window):
        return measure, "figure-verb", 0.9
    person = not window.noun or bool(lexicon.PERSON.search(window.noun))
    if cues := lexicon.cues(window.right):
        for measure, expression, persons, could_act in lexicon.AFTER_RULES:
            match = expression.match(window.right) if measure in cues and (person or not persons) else None
            if match and not (could_act and lexicon.ACTIVE.match(window.right, match.end())):
                return measure, "figure-passive", 0.85
    one = window.number.value == 1
    if before and before.measure not in _PAIRED and before.rule != "figure-money" and _JOINED.search(window.left[-20:]):
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
    if one or not window.noun:
        return "", "", 0.0
    return "other", "figure-noun", 0.6


def _shares_verb(before: Count, count: Count, window: _Window) -> bool:
    """Return whether two counts of persons share a verb, as in "nine soldiers and two rebels are killed"."""
    return (
        before.measure == "other"
        and count.rule == "figure-passive"
        and bool(lexicon.PERSON.search(before.unit))
        and bool(_ONLY_JOINED.fullmatch(window.left.removeprefix(f" {before.unit}")))
    )


def _since(text: str, at: int) -> Period | None:
    """Return the open period of a "since …" later in the same sentence."""
    tail = text[at : at + 200]
    if halt := _STOP.search(tail):
        tail = tail[: halt.start()]
    match = _SINCE.search(tail)
    return Period(match[1], None) if match else None
