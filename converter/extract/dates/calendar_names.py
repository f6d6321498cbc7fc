"""Names of months and weekdays in several languages, from the CLDR tables in Babel."""

from __future__ import annotations

import re
from functools import cache

from babel.core import UnknownLocaleError
from babel.dates import get_day_names, get_month_names

# English abbreviations in use beside CLDR's three letters.
_ALSO_ENGLISH = {"Sept": 9, "June": 6, "July": 7}


@cache
def months(language: str) -> dict[str, int]:
    """Return the names of months, as written in running text and without a final dot, with their numbers.

    English names keep their capital; those of other languages are lower case. Empty for a language without a table.
    """
    fold = (lambda name: name) if _base(language) == "en" else str.lower
    names: dict[str, int] = {}
    try:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                table = get_month_names(width, context=context, locale=_base(language))
                names |= {fold(str(name).rstrip(".")): int(number) for number, name in table.items()}
    except (UnknownLocaleError, ValueError):
        return {}
    return names | _ALSO_ENGLISH if _base(language) == "en" else names


@cache
def weekdays(language: str) -> dict[str, int]:
    """Return the full names of weekdays with their numbers, Monday 0; empty for a language without a table."""
    try:
        return {str(name): int(number) for number, name in get_day_names("wide", locale=_base(language)).items()}
    except (UnknownLocaleError, ValueError):
        return {}


def pattern(names: dict[str, int]) -> str:
    """Return a regular expression for any of the names, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0] or "en"
