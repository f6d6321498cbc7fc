"""Numbers that count nothing: years, days, shares, ages, limits and parts of names."""

from __future__ import annotations

import re

from . import lexicon
from .governors import is_limit, last_words, tally, verb_measure
from .numerals import TENS, Numeral
from .window import Window, last_stop

_FEW = "one|two|three|four|five|six|seven|eight|nine"
_RATIO = re.compile(rf" in(?: every)? (?:\d|(?:{_FEW}|{'|'.join(TENS.keys() | {'ten'})})\b)")
_RATIO_END = re.compile(rf"(?i:(?<![\w-])(?:\d|{_FEW}) in(?: every)?|(?<![\w-])(?:\d+|[a-z]+) out of(?: every)?) $")
_RATIO_ENDS = frozenset({"in", "of", "every"})  # the words that those end in: few numbers need the expression
_AGES_END = frozenset({"and", "to", "or"})


def is_no_count(number: Numeral, window: Window) -> bool:
    """Return whether a number is a share, an age, a limit or a part of a name."""
    left, right = window.left, window.right
    if number.short or number.fraction or lexicon.NOT_AFTER.match(right):
        return True  # what is counted comes whole: a 6.9 earthquake
    one, two = last_words(left)
    label = window.bound == "exact" and one in lexicon.LABELS_OF_SINGLES and not window.noun
    if label or one in lexicon.LABELS or two in lexicon.LABELS_OF_TWO or (number.capital and left[-2:-1].isalnum()):
        return True  # the Three Gorges: a capital inside a sentence makes a name
    if number.value < 10 and _RATIO.match(right) and not verb_measure(window.left, window.noun):
        return True  # one in four
    if one in _RATIO_ENDS and _RATIO_END.search(left[-24:]):
        return True
    if is_limit(left) or (one in _AGES_END and lexicon.AGES.search(left[-30:])) or left.endswith("Group of "):
        return True
    return number.plain and right.startswith(",") and bool(lexicon.AGE.search(left[-30:]))


def is_year_or_label(window: Window) -> bool:
    """Return whether a plain number is a day, a year, or belongs to the name before it."""
    number, left = window.number, window.left
    if not number.plain:
        return False
    value = int(number.value)
    if lexicon.MONTH_BEFORE.search(left[-30:]) or lexicon.MONTH_AFTER.match(window.right.lstrip()):
        return value <= 31 or 1000 <= value <= 2200
    if (
        window.bound != "exact"
        or lexicon.PERSON.search(window.noun)
        or verb_measure(window.left, window.noun)
        or tally(window.whole[last_stop(window.whole) :], "")[0]
    ):
        return False
    if 1000 <= value <= 2200:
        return True
    # "Boeing 737": a number after a name belongs to it, unless persons are counted.
    label = lexicon.LABEL.search(left[-30:])
    return bool(label and label[1].lower() not in lexicon.STOP_WORDS)
