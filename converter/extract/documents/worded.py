"""Resolutions and decisions in words: "resolution 71/248", "Security Council resolution 2254 (2015)"."""

from __future__ import annotations

import re

from .council import council_year
from .model import NoSymbolError

_WORDED = re.compile(
    r"(?:(?:UN|U\.N\.|United Nations) )?"
    r"(?:(?P<council>Security Council|UNSC|SC)|(?P<assembly>General Assembly|UNGA|GA)|UN)?"
    r"(?:['’]s)? ?(?P<word>resolutions?|decisions?|res\b\.?|dec\b\.?|(?<=UNSC)R|(?<=SC)R)(?: (?:no\.?|number))? ?"
    r"(?P<number>(?:E?S-)?\d{1,4}.{0,20})",
    re.IGNORECASE,
)
_BOTH = 600  # up to this number the Council's and the Assembly's first resolutions are named alike


def spelt_out(plain: str) -> str:
    """Return the symbol that words mean, in some spelling; what is no such wording comes back as it is.

    Raises `NoSymbolError` where the words leave open which resolution is meant.
    """
    match = _WORDED.fullmatch(plain)
    if match is None:
        return plain
    number = match["number"].strip()
    series = "DEC" if match["word"].lower().startswith("dec") else "RES"
    if "/" in number:
        return f"A/{series}/{number}"
    if series == "DEC":
        raise NoSymbolError("a decision is named by session and number, as in decision 71/502")
    roman = re.search(r"\((?!\d)", number)
    if roman:
        return f"A/RES/{number}"
    if match["assembly"]:
        raise NoSymbolError("the session is missing, as in resolution 71/248 or 2200 A (XXI)")
    value = int(re.match(r"\d+", number)[0]) if number[0].isdigit() else 0  # type: ignore[index]
    if match["council"] or "(" in number or (value > _BOTH and council_year(value)):
        return f"S/RES/{number}"
    raise NoSymbolError(f"it is not said whether resolution {number} is the Council's or the Assembly's")
