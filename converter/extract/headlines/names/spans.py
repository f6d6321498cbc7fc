"""Spans: the names in a headline that the authority knows, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from ..grammar.words import Words
from ..lexicon import name_words

if TYPE_CHECKING:
    from ....authority import Authority, Entity, Match

_LOWER = re.compile(r"[a-z]+ ")
ARABIC = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-", "at-", "az-", "ul-")
"""The articles that Arabic names begin with, in small letters or capitals."""

Spans = dict[int, tuple[int, "tuple[Entity, ...]"]]
"""Where the authority knows a name: first word, the word after its last, and who bears it."""


def spans(words: Words, authority: Authority) -> Spans:
    """Return the names that the authority knows, by their first word."""
    first_at = dict(zip(words.starts, count(), strict=False))
    last_at = dict(zip(words.ends, count(1), strict=False))
    known: Spans = {}
    demonyms = name_words().demonyms
    for match in _matches(words.text, authority):
        first = first_at.get(match.start)
        if match.text in demonyms:
            continue
        last = last_at.get(match.end) or (
            last_at.get(match.end + 1) if words.text[match.end : match.end + 1] == "." else None
        )
        if first is None or last is None:
            continue
        if words.capitals[first] or words.lowers[first].startswith(("government", *ARABIC)):
            known[first] = (last, match.entities)
    return known


def _matches(text: str, authority: Authority) -> Iterator[Match]:
    """Yield what is known by name in a text; of a name that begins with a common word here, what is known inside it.

    So the State is found in "southern Yemen" and in "the war in Yemen", as no name of a former State or of a war.
    """
    for match in authority.find(text, "en"):
        word = _LOWER.match(match.text) if match.text[0].islower() else None
        if word is None or match.text.startswith(("government", *ARABIC)):
            yield match
        else:
            for inner in authority.find(match.text[word.end() :], "en"):
                start = match.start + word.end()
                yield replace(inner, start=start + inner.start, end=start + inner.end)
