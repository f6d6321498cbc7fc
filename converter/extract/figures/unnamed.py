"""Numbers of the affected that are told without a word for it: cases of no disease, homes without power."""

from __future__ import annotations

import re

from .nouns import counts_dwellings

_SUPPLY = "power|electricity|water|gas|heat|heating"
_CUT_OFF = re.compile(
    rf"\b(?:{_SUPPLY}|lights)(?: suppl(?:y|ies)| services?)?(?: (?:outages?|cuts?|failures?|losses))?"
    r"(?: (?:lost|cut|out|off|knocked out))? (?:to|for|in|at|affecting|of) $"
)
_WITHOUT = re.compile(
    r"[^,.;]{0,60}? (?:(?:was|were|are|is|been|left|remain(?:ed)?|being) (?:\w+ly )?(?:affected|without|hit by|cut off)"
    rf"\b|(?:without|los(?:e|es|ing)|lost|losing) (?:{_SUPPLY})\b|affected by\b)"
)
_REPORTED = re.compile(
    r"\b(?:(?:report|register|record|confirm|log)(?:s|ed|ing)?|surpass(?:es|ed)?|pass(?:es|ed)?)(?: an?| its| the)?"
    r"(?: new)?(?: daily)?(?: record| high)?(?: of)?(?: about| over| nearly| more than| at least| another)? $"
)
_BARE = frozenset({"cases", "infections", "additional cases", "more cases"})
_CASES_OF = re.compile(r"[\w -]*cases (?:of|against|brought|filed|involving|where|in (?:which|court))\b")
_NEAR = 60  # characters before a number in which the words for it can stand


def is_caseload(noun: str, left: str, right: str) -> bool:
    """Return whether bare cases are reported, as those of the disease that everybody speaks of."""
    return noun in _BARE and bool(_REPORTED.search(left[-_NEAR:])) and not _CASES_OF.match(right)


def lost_supply(noun: str, left: str, right: str) -> bool:
    """Return whether homes or customers are counted that were hit, or lost power or water."""
    return counts_dwellings(noun) and bool(_WITHOUT.match(right) or _CUT_OFF.search(left[-_NEAR:]))
