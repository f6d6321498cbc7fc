"""Tokens of a Chinese text: its names, verbs and joining words, and what the words around a verb make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .words import grammar, titles

# Types of deeds that somebody gets from another: 获得批准.
_GIVEN = frozenset({"support", "concede", "aid", "adopt", "office", "coerce", "accuse", "reject"})
GETTING = frozenset("获得接")
_LONGEST = 12  # characters between a light verb and its noun


@dataclass(slots=True)
class Token:
    """A name, verb or joining word: where it stands, what it is, its value, and the number of a name."""

    start: int
    end: int
    kind: str  # name, verb, joining, passive, light, being, de
    value: str
    index: int = -1


def tokens_of(folded: str, names: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the names, verbs and joining words of a text in its order."""
    known = grammar()
    begun = {start for start, _ in names}
    tokens = [Token(start, end, "name", "", index) for index, (start, end) in enumerate(names)]
    for index, start, end in known.finder.find_matches_as_indexes(folded):
        kind, value, _, word = known.kinds[index]
        if kind == "verb" and end in begun and word in titles():
            continue  # 代表, 导演 before a person's name
        if kind in ("verb", "light", "passive", "noun"):
            tokens.append(Token(start, end, kind, str(index)))
        elif kind == "joining":
            tokens.append(Token(start, end, kind, value))
        elif kind == "being":
            tokens.append(Token(start, end, kind, word))
    return sorted(tokens, key=lambda token: token.start)


def noun_of(folded: str, tokens: Sequence[Token], at: int) -> Token | None:
    """Return the noun or verb of an event behind a light verb or a word of the passive."""
    token = tokens[at]
    for following in tokens[at + 1 :]:
        if following.start - token.end > _LONGEST:
            return None
        if following.kind in ("verb", "light", "noun"):
            entry = grammar().kinds[int(following.value)]
            getting = token.kind == "passive" and folded[token.start] in GETTING
            if getting and entry[2] not in _GIVEN:
                return None
            return following if entry[2] or entry[1] not in ("", "plain", "saying") else None
        if following.kind in ("being",):
            return None
    return None


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word of the passive stands before a verb, with at most who does it between."""
    for before in reversed(tokens[:at]):
        if before.kind == "passive":
            return True
        if before.kind not in ("name", "noun") and not (
            before.kind == "joining" and before.value in ("by", "with", "at")
        ):
            return before.kind == "joining" and before.value == "by"
    return False


def nested(folded: str, tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb and what depends on it only describe a noun of the same clause."""
    end = tokens[at].end
    following = tokens[at + 1 :]
    if folded[end : end + 1] == "的" or folded[end : end + 2] in ("了的", "过的"):
        return True
    for position, token in enumerate(following):
        if token.kind == "name" and folded[token.end : token.end + 1] == "的":
            rest = following[position + 1 :]
            return any(
                later.kind == "verb" and folded[later.start - 1] != "的" and later.start - token.end > 2
                for later in rest
            ) and not any(earlier.kind == "verb" for earlier in tokens[:at])
        if token.kind in ("verb", "light", "being", "passive"):
            return False
        if token.kind == "noun":
            continue
        mark = folded.find("的", end, token.start)
        if mark >= 0:
            deeds = [later for later in following[position:] if later.kind in ("verb", "light", "passive")]
            earlier = any(before.kind in ("verb", "light", "passive") for before in tokens[:at])
            return bool(deeds) or (token.kind == "name" and earlier)
        end = token.end
    return False


def headless(folded: str, begin: int, tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb begins a sentence, but only describes its subject, which has a verb of its own."""
    earlier = tokens[:at]
    begins = (earlier[0] if earlier else tokens[at]).start - begin <= 1
    if not begins or any(token.kind == "name" and token.start == begin for token in earlier):
        return False
    for position, token in enumerate(tokens[at + 1 :], at + 2):
        if token.kind == "name" and "的" in folded[tokens[at].end : token.start]:
            return any(later.kind in ("verb", "light", "passive") for later in tokens[position:])
    return False
