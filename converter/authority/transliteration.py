"""Spellings of one name in Latin letters: the same but for marks, or written by another system of transliteration.

Names are folded already (`folding`). Several may stand in one text, one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_MARKS = re.compile(r"[' .·-]")
_STEPS = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"['.·]", ""),
        (r"[ -]+", " "),
        # articles and what joins two nouns: al-Qadisiyah, Mujahideen-e Khalq, Mazar-i-Sharif
        (r"\b(?:al|el|ul|an|ar|as|ash|at|az|ad|the|e|i) (?=[a-z])", ""),
        (r"\b(?:ibn|ben)\b", "bin"),
        (r"kh", "h"),
        (r"([dgt])h", r"\1"),
        (r"ph", "f"),
        (r"ck|q|c(?!h)", "k"),
        (r"\bg(?=ad)", "k"),
        (r"ou|oo|w(?=u)|o", "u"),
        (r"[ey]+", "i"),
        (r"w", "v"),
        (r"([a-z])\1+", r"\1"),
        (r"h\b", ""),
    )
)
_SHORTEST = 5
_SEVERAL = "|"


def marked(folded: str) -> str:
    """Return a name without the marks and blanks that writers put into it or leave out: `kim jong-un`, kimjongun."""
    return _MARKS.sub("", folded)


def sounded(folded: str) -> str:
    """Return a name, or names one a line, as transliterations agree on it: qaddafi and gadhafi are `kadafi`."""
    for pattern, replacement in _STEPS:
        folded = pattern.sub(replacement, folded)
    return folded


def spellings(names: Iterable[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return folded names by what `marked` and `sounded` make of them, several of them joined (`apart`)."""
    written = [name for name in names if len(name) >= _SHORTEST and name.isascii() and "\n" not in name]
    sounds = sounded("\n".join(written)).split("\n") if written else []
    return _index(map(marked, written), written), _index(sounds, written)


def apart(names: str) -> list[str]:
    """Return the names that stand joined in what `spellings` returns."""
    return names.split(_SEVERAL) if names else []


def _index(keys: Iterable[str], names: Iterable[str]) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for key, name in zip(keys, names, strict=True):
        if len(key) >= _SHORTEST:
            index[key] = f"{index[key]}{_SEVERAL}{name}" if key in index else name
    return index
