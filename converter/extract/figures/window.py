"""The window of a number: the words of its sentence on either side, which tell what it counts."""

from __future__ import annotations

import re

from ...frozen import frozen
from . import lexicon
from .governors import last_words
from .nouns import count_words
from .numerals import Numeral

STOP = re.compile(r"[.;!?](?:(?<![A-Z].)(?=\s+[\"'“‘(]?[A-Z\d]|\s*$)|(?<!;)[\"'”’]|(?<=;))")
"""Where a sentence ends: a stop, though not one inside an abbreviation."""


@frozen
class Window:
    """A number and the words of its sentence on either side, up to the numbers next to it.

    `left` ends before the bound, `whole` before the number; `noun` is the phrase counted, "" if the number stands
    alone.
    """

    number: Numeral
    left: str
    right: str
    bound: str
    noun: str
    whole: str


def last_stop(left: str) -> int:
    """Return where the last sentence of a text begins."""
    if "." not in left and ";" not in left and "!" not in left and "?" not in left:
        return 0
    stops = [stop.end() for stop in STOP.finditer(left)]
    return stops[-1] if stops else 0


def bound_of(left: str, right: str) -> tuple[str, str]:
    """Return the bound that the words at the number's sides give, and what stands left of them."""
    plain, last = left, last_words(left)[0]
    if last in lexicon.FILLER_ENDS:
        plain = left[:-30] + lexicon.FILLER.sub("", left[-30:])
        last = last_words(plain)[0]
    if last in lexicon.BOUND_ENDS:
        for code, expression in lexicon.BOUNDS:
            if match := expression.search(plain, max(0, len(plain) - 30)):
                if match.group() == "over " and last_words(plain[: match.start()])[0] in count_words().disputes:
                    return "exact", plain[: match.start()]  # a row over two islands, to hand over ten prisoners
                if lexicon.HEDGED_VERB.match(plain, match.start()):
                    return code, plain  # its verb tells what is counted: "believed to have reached"
                return code, lexicon.FILLER.sub("", plain[: match.start()])
    return ("at_least" if lexicon.BOUND_AFTER.match(right) else "exact"), plain
