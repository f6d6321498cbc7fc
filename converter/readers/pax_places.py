"""The countries of a peace agreement: ISO 3166-1 codes of three letters, and the names that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel import Locale
from babel.core import get_global

from ..records import Name

_FORMER = frozenset(("ANT", "BUR", "CSK", "DDR", "ROM", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"))
"""Codes of ISO 3166-3, of countries that are no more: CLDR gives their successors."""
_PARTED = re.compile(r"\s*/\s*")


def countries(names: str, codes: Sequence[str]) -> tuple[Name, ...]:
    """Return the countries of an agreement, from a column of names with slashes between ("(X)/(Y)") and from codes.

    As many names as there are codes are those of the codes, which go by their names in CLDR otherwise. Without codes
    the first name is a country's, and what follows may be a part of it.
    """
    written = [name for part in _PARTED.split(names) if (name := part.strip(" ()"))]
    given = [code.strip().upper() for code in codes if code.strip()]
    if not given:
        return tuple(Name(name, "place", "" if at else "country") for at, name in enumerate(written))
    found: dict[Name, None] = {}
    for at, code in enumerate(given):
        name = written[at] if len(written) == len(given) else country(code)
        if name:
            found[Name(name, "place", "country")] = None
    return tuple(found)


def country(code: str) -> str:
    """Return the English name of the one country that an ISO 3166-1 alpha-3 code stands for in CLDR, else ""."""
    if code.upper() in _FORMER:
        return ""
    territories = get_global("territory_aliases").get(code.upper(), ())
    return Locale("en").territories.get(territories[0], "") if len(territories) == 1 else ""
