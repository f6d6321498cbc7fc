"""Folding: what makes two spellings one name. It keeps the length, so that offsets in the text stay valid.

Each code point becomes exactly one: without case, without diacritics, in ASCII apostrophes, dashes and blanks, in
full-width's plain form, and in simplified Chinese.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_APOSTROPHES = "‘’‛ʻʼʽʾʿ′´`＇"
_DASHES = "‐‑‒–—−﹣－"
_DOTS = "‧•∙⋅・･"
_LETTERS = {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "a", "İ": "i"}


class _Table(dict[int, int]):
    """The translation of each code point, computed when it is first met."""

    def __missing__(self, code: int) -> int:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(character: str) -> int:
    compatible = unicodedata.normalize("NFKC", character)
    plain = compatible if len(compatible) == 1 else character
    if plain.isspace():
        return ord(" ")
    base, *marks = list(unicodedata.normalize("NFD", _LETTERS.get(plain, plain)))
    letter = (base if all(map(unicodedata.combining, marks)) else plain).lower()
    folded = ord(_LETTERS.get(letter, letter) if len(letter) == 1 else plain)
    return _simple().get(folded, folded)


@cache
def _table() -> _Table:
    """Return the table of this process; it starts from what differs from Unicode's own decompositions."""
    table = _Table({ord(mark): ord("'") for mark in _APOSTROPHES})
    table |= {ord(mark): ord("-") for mark in _DASHES}
    table |= {ord(mark): ord("·") for mark in _DOTS}
    return _Table(table | _simple())


@cache
def _simple() -> dict[int, int]:
    pairs = files("communique.ontology.authority").joinpath("traditional.csv").read_text("utf-8").split()[1:]
    return {ord(pair[0]): ord(pair[2]) for pair in pairs}


def simplified(text: str) -> str:
    """Return `text` with traditional Chinese characters in their simplified form, and all others as they are."""
    return text if text.isascii() else text.translate(_simple())


@lru_cache(maxsize=256)  # what reads one sentence folds it more than once
def fold(text: str) -> str:
    """Return `text` as names are compared; the result has as many code points as `text`."""
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", "'")
    return text.translate(_table())


def borderless(character: str) -> bool:
    """Return whether the character's script writes words without blanks between them (Chinese, Japanese)."""
    return "⺀" <= character <= "鿿" or "豈" <= character <= "﫿" or character >= "𠀀"
