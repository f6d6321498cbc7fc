"""When "one", "another" and "a person" count one of those to whom something befell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import lexicon
from .governors import verb_measure
from .nouns import counts_persons
from .numerals import Numeral

_BEFALLEN = re.compile(
    r"(?:(?: of (?:the|its|their|his|her|these|those|[A-Z])[^,.;:()]{0,60}?)? (?:is|was|has been|being|remains))?"
    r"(?: [a-z]+ly| also| still| reported| feared| believed| being)* (?:killed|dead|injured|wounded|hurt|missing"
    r"|arrested|detained|assassinated|murdered|executed|hospitali[sz]ed|shot|stabbed|found dead)\b"
)
_ANOTHER = re.compile(
    r"(?:(?<=\w, )|(?<=and )|(?<=while ))another(?= (?:person )?(?:is|was|has been|being|remains"
    r"|(?:[a-z]+ly )?(?:injured|wounded|hurt|missing))\b)"
    r"|\b[Aa](?= person (?:is|was|has been|died|dies)\b)"
    r"|(?<=injuring |wounding )another(?=[,.;]| (?:in|at|near|with|before|after)\b)"
)
_OWNED = (" of its ", " of their ", " of his ", " of her ", " of the ")
_HELPING = frozenset({"is", "was", "be", "left", "still", "also", "later", "reported", "feared", "confirmed", "in"})


def with_ones(numerals: Iterable[Numeral], text: str) -> list[Numeral]:
    """Return numerals with "another" and "a person" among them, where they stand for one who was killed or hurt."""
    if "nother " not in text and " person " not in text:
        return list(numerals)
    ones = [Numeral(match.start(), match.end(), 1, False) for match in _ANOTHER.finditer(text)]
    return sorted([*numerals, *ones], key=lambda number: number.start)


def befalls(text: str, at: int = 0) -> bool:
    """Return whether something befell the one whose number ends at `at`: " of the miners is killed"."""
    return bool(_BEFALLEN.match(text, at))


def is_pronoun(text: str, number: Numeral) -> bool:
    """Return whether "one" counts nothing: one of them, one another, the one; and one town, but not one soldier."""
    if number.value != 1 or text[number.start].isdigit():
        return False
    if text.startswith((" of ", " another", " that ", " who "), number.end):
        lead = text[max(0, number.start - 40) : number.start]
        owned = text.startswith(_OWNED, number.end) and not lead.endswith(", ") and verb_measure(lead, "")
        return not (owned or befalls(text, number.end))
    if text.endswith((" no ", " the ", " this ", " that ", "No ", "The "), 0, number.start):
        return True
    following = re.findall(r"[\w-]+", text[number.end : number.end + 60])[:4]
    counted = any(lexicon.PERSON.search(word) or counts_persons(f"{word}s") for word in following)
    befell = next((word for word in following if word not in _HELPING and not word.endswith("ly")), "").lower()
    lead = text[max(0, number.start - 40) : number.start]
    return not counted and befell not in lexicon.ONE_COUNTS and not verb_measure(lead, "")
