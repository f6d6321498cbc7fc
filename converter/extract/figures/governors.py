"""What governs an English number from its left: a verb, a tally ("the death toll … rises to"), "including"."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lexicon
from .nouns import count_words, counts_persons
from .word_lists import words_of

_BOUND = (
    r"(?:(?:more than|over|at least|about|nearly|around|almost|some|up to|approximately|just (?:over|under)"
    r"|an estimated|fewer than|less than|close to|roughly) )?$"
)
_TALLIED = re.compile(
    r"\b(?:tolls?|totals?|tally|counts?|caseload|numbers?|deaths|fatalities|cases|infections|recoveries|vaccinations)\b",
    re.I,
)
_TALLY_STEMS = (
    *("toll", "total", "tally", "count", "caseload", "number", "death", "fatalities", "cases", "infections"),
    *("recoveries", "vaccinations"),
)
_REACHED = re.compile(
    r"(?P<of>[^;]{0,150}?)\b(?<!that )(?<!which )(?<!who )"
    r"(?:(?P<reach>reach(?:es|ed|ing)?|hits?|hitting|stands? at|stood at|(?<!up )to)"
    r"|(?P<be>at|of|is|was|are|were|be|now|as)|(?P<by>by)"
    r"|(?P<more>pass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)?|cross(?:es|ed|ing)?))"
    rf" {_BOUND}",
    re.IGNORECASE,
)
# The words that a tally's state can follow, bounds included: few numbers need the expressions.
_ENDS = frozenset(words_of("")["tally_ends"].split())
_RISING = re.compile(
    r"\b(?:ris|rose|climb|jump|increas|soar|surg|gr[eo]w|bring|brought|tak|took|push|go|went|up|drop|f[ae]ll|mount|spik"
    r"|swell|doubl|updat|rais|lift|revis|add|edg|inch|tick|reduc|lower)",
    re.IGNORECASE,
)
_OWN = {
    "deaths": "killed",
    "fatalities": "killed",
    "toll": "killed",
    "tolls": "killed",
    "caseload": "affected",
    "cases": "affected",
    "infections": "affected",
    "recoveries": "other",
    "vaccinations": "other",
}
_VERB_NEAR = 130  # the same where a second tally shares its verb
_NEAR = 60  # characters before a tally's noun in which its verb can stand
_REACH_BACK = 10  # words of a list of persons between a verb and a number ("killing a guard and two visitors")
_LIST_ENDS = ("and ", "or ", ", ", *(f" {word} " for word in sorted(lexicon.ARTICLES)))
_BEFALL_PERSONS = ("infect", "sicken", "hurt")
_ALONG = ("along with ", "together with ", "as well as ")
_CUSTODY = re.compile(
    r"\b(?:(?:tak(?:es?|ing|en)|took) [^.;:]{1,50} into custody|(?:arrest|detain)(?:s|ed|ing)? [^.;:]{1,50}),?"
    r" [a-z]+ [a-z]+(?: [a-z]+)? $"
)
_CUSTODY_NEAR = 100
_LISTING = frozenset({"of", "the", "and", "or", "a", "an", "another", "one", "his", "her", "its", "their", "two"})
_OPENS_LIST = frozenset(
    {"a", "an", "the", "one", "another", "his", "her", "its", "their", "several", "many", "himself", "herself"}
)


@lru_cache(maxsize=64)  # of one number they are asked several times
def last_words(left: str) -> tuple[str, str]:
    """Return the last word, and the last two, that end right before a number, in lower case."""
    if not left.endswith(" "):
        return left[-1:], ""
    words = left[-50:].lower().rsplit(maxsplit=2)
    last = words[-1].lstrip('("“') if words else ""
    return last, f"{words[-2].lstrip('(')} {last}" if len(words) > 1 else ""


def is_subset(left: str) -> bool:
    """Return whether a number is a part of what was counted before: "including two children"."""
    one, two = last_words(left)
    return one in lexicon.SUBSET or two in lexicon.SUBSET_OF_TWO


def in_subset(left: str) -> bool:
    """Return whether a number goes on the list of such parts: "including a woman and two children"."""
    return _listed(left, lexicon.SUBSET, lexicon.SUBSET_OF_TWO) is not None


def is_limit(left: str) -> bool:
    """Return whether a number says how many are allowed, or how large what is planned may be: "gatherings of"."""
    near = left[-60:].lower()
    bounding = near.endswith((" of ", " at ")) or "limit" in near or "restrict" in near
    return bounding and lexicon.IS_LIMIT.search(near) is not None


def verb_measure(left: str, noun: str) -> str:
    """Return the measure of the verb before a number, right there or before a list; "" if there is none."""
    one, two = last_words(left)
    if one in lexicon.ARTICLES:
        left = left[: left.rstrip().rfind(" ") + 1]
        one, two = last_words(left)
    found = lexicon.VERBS.get(two) or lexicon.VERBS.get(one)
    if not found and (word := _listed(left, frozenset(lexicon.VERBS), frozenset(lexicon.VERBS))):
        found = lexicon.VERBS[word]
    if not found and left.endswith(_ALONG) and (match := _CUSTODY.search(left[-_CUSTODY_NEAR:])):
        return "arrested" if counts_persons(noun) and match else ""
    measure, persons = found or ("", False)
    alone = not noun and one.startswith(_BEFALL_PERSONS)
    return measure if measure and (not persons or alone or (noun and counts_persons(noun))) else ""


def _listed(left: str, ones: frozenset[str], twos: frozenset[str]) -> str | None:
    """Return which of the words opens the list that a number goes on, None if it goes on none."""
    if not left.endswith(_LIST_ENDS):
        return None
    tokens = left.split()[-_REACH_BACK:]
    while tokens and tokens[-1].lower() in lexicon.ARTICLES:
        tokens.pop()
    if len(tokens) < 3 or not (tokens[-1].lower() in ("and", "or") or tokens[-1][-1] == ","):
        return None
    for at in range(len(tokens) - 2, -1, -1):
        word = tokens[at].lower().strip("(\"“”'")
        if word[-1:] in ".;:":
            return None
        two = f"{tokens[at - 1].lower()} {word}" if at else ""
        opens = tokens[at + 1].lower() in _OPENS_LIST or tokens[at + 1][0].isupper()
        if opens and (two in twos or word in ones):
            return two if two in twos else word
        if word.rstrip(",") in lexicon.STOP_WORDS and word not in _LISTING:
            return None
    return None


def tally(left: str, before: str) -> tuple[str, bool]:
    """Return the measure of a tally that a number is the state of, and whether it is said to be more.

    `left` is all that stands before the number in its sentence; `before` is the measure of the figure before it, which
    "bringing the total to" takes up.
    """
    if last_words(left)[0] not in _ENDS or not any(map(left.lower().__contains__, _TALLY_STEMS)):
        return "", False
    for noun in reversed(list(_TALLIED.finditer(left))):
        if match := _REACHED.match(left, noun.end()):
            return _tallied(left, noun, match, before), bool(match["more"])
    return "", False


def _tallied(left: str, noun: re.Match[str], match: re.Match[str], before: str) -> str:
    word = noun.group().lower()
    own = _OWN.get(word, "")
    low = max(0, noun.start() - _NEAR)
    if own != "killed" or not word.startswith("toll"):
        if match["be"] and own:
            return ""  # "infections at 3 schools"
        if (match["by"] or match["reach"] == "to") and not _RISING.search(left, max(0, noun.start() - _VERB_NEAR)):
            return ""
    if own:
        return own
    around = f"{' '.join(left[low : noun.start()].lower().split()[-3:])} {match['of'].lower()}"
    stems = [measure for stem, measure in count_words().tallied if re.search(rf"\b{stem}", around)]
    return stems[0] if stems else before if not word.startswith("number") else ""
