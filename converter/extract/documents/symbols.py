"""UN document symbols: from every spelling to the one that the UN prints, and what a symbol tells.

That form has capitals, no zero padding, a space before a year or session in parentheses and before the letter of a
part (`S/RES/2254 (2015)`, `A/RES/2200 A (XXI)`, `A/RES/51/46 D`), and a tail for what revises, corrects or adds to
another document (`S/2015/996/Corr.1`). See "United Nations Document Symbols", https://research.un.org/en/docs/symbols.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .forms import read_form
from .model import Kind, NoSymbolError, Refusal, Symbol, Tail
from .spelling import cleaned, parted
from .worded import spelt_out

__all__ = [
    "GENERAL_ASSEMBLY",
    "SECURITY_COUNCIL",
    "Kind",
    "Refusal",
    "Symbol",
    "Tail",
    "is_resolution",
    "normalise_symbol",
    "organ_of",
    "parse_symbol",
    "symbols_in",
    "year_of",
]

SECURITY_COUNCIL = "actor/united-nations-security-council"
GENERAL_ASSEMBLY = "actor/united-nations-general-assembly"

_YEAR_IN = re.compile(r"\((\d{4})\)$|^S/((?:19|20)\d{2})/\d")
_LONGEST = 200


def normalise_symbol(text: str) -> str | None:
    """Return a UN document symbol as the UN prints it; None if `text` is not one symbol.

    `R/73/88`, as voting data writes it, is `A/RES/73/88`. A Council resolution without its year, or with that of the
    year before or after, is given the year that the number tells.
    """
    found = parse_symbol(text)
    return found.text if isinstance(found, Symbol) else None


@lru_cache(maxsize=1 << 15)
def parse_symbol(text: str) -> Symbol | Refusal:
    """Return the one symbol that `text` spells, or why it is none; "resolution 71/248" is a spelling too."""
    if len(text) > _LONGEST:
        return Refusal(text, f"longer than the {_LONGEST} characters that a symbol can have")
    plain, remarks = cleaned(text)
    if not plain:
        return Refusal(text, "no symbol is given", nothing=True)
    try:
        return read_form(spelt_out(plain).upper(), remarks)
    except NoSymbolError as reason:
        return Refusal(text, str(reason))


@lru_cache(maxsize=1 << 15)
def symbols_in(cell: str) -> tuple[Symbol | Refusal, ...]:
    """Return the symbols of a table's cell in their order, each once, and a refusal for each part that is none.

    A cell may list several ("A/58/667; S/2003/1219") and shorten them ("S/9696 and Corr.1 & 2"). An empty cell, or one
    that says that there is none, gives nothing.
    """
    found = [parse_symbol(part) for part in parted(cell)]
    return tuple(dict.fromkeys(one for one in found if isinstance(one, Symbol) or not one.nothing))


def is_resolution(symbol: str) -> bool:
    """Return whether a normalised symbol is that of a resolution."""
    return "/RES/" in symbol


def organ_of(symbol: str) -> str | None:
    """Return the authority key of the organ that a symbol's document is adopted by or submitted to.

    Only of the Security Council and the General Assembly themselves, not of their committees and other bodies.
    """
    if re.match(r"S/(?:RES/|PV\.|PRST/|INF/|Agenda/|\d)", symbol):
        return SECURITY_COUNCIL
    if re.match(r"A/(?:RES/|DEC/|PV\.|INF/|ES-|S-|\d)", symbol):
        return GENERAL_ASSEMBLY
    return None


def year_of(symbol: str) -> str | None:
    """Return the year that a normalised symbol states, as four digits; None if it states none."""
    match = _YEAR_IN.search(symbol)
    return (match[1] or match[2]) if match else None
