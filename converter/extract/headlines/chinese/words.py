"""The words of Chinese clauses: verbs by class, words that join names to them, and how a clause begins or goes on."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ....frozen import frozen
from ..lexicon import table
from .types import deeds, vocabulary

# What makes the word of an event before it a noun, or the name of one.
NOUN = re.compile(
    r"事件|案|事故|区|圈|集团|组织|分子|头目|团伙|犯|嫌犯|武装|行动|活动|问题|一事|进程|程序|名单|结果|期间|现场|地点|责任|罪|危机|风波|丑闻|计划|政策|法|权|者|员|人(?![数质口群])|率|中(?!国|心|央|部|方|共|东)|嫌疑"
)
# What may stand before the verb of a clause that has the subject of the clause before.
ADVERBS = re.compile(
    r"(?:并且?|而且?|也|还|又|再|亦|均|都|则|却|但|仍|已经?|曾|正|正式|成功|首[次度]|再[次度]|第[一二三四五六七八九十]+[次度]|随[后即]|之后|然后|最[终后]|[其此]后"
    r"|同[时日]|\d+[日号]|[当今昨本]日|[当今昨]天|日前|近日|目前|不|没有?|未能?|只|仅|至少|共|分别|一致|立即|单方面|公开|强烈|突然|因此|从而|来|去|要|会|能|可|其中|更|先后|陆续|连续|继续|试图|企图)*"
)


@frozen
class Grammar:
    """The words of clauses: see `roles.toml`."""

    finder: AhoCorasick
    kinds: tuple[tuple[str, str, str, str], ...]
    """By word: what it is, its value (a class of verbs, a kind of joining word), its code, itself."""
    frames: dict[str, dict[str, str]]
    words: dict[str, str]
    """What each word is."""


@cache
def grammar() -> Grammar:
    """Return the words of clauses, read once."""
    data = table("chinese/roles.toml")
    words: dict[str, tuple[str, str, str, str]] = {}
    for word in data["closed"]["words"].split():
        words[word] = ("", "", "", word)
    for title in titles():
        words[title] = ("", "", "", title)
    for kind, listed in data["joining"].items():
        for word in listed.split():
            words[word] = ("joining", kind, "", word)
    for word in data["words"]["passive"].split():
        words[word] = ("passive", "by", "", word)
    for word in data["words"]["being"].split():
        words[word] = ("being", "", "", word)
    events = deeds()
    frames: dict[str, dict[str, str]] = {}
    light = frozenset(data["words"]["light"].split())
    for name, frame in data["frames"].items():
        frames[name] = {key: role for key, role in frame.items() if key != "verbs"}
        for word in frame["verbs"].split():
            known = words.get(word)
            if known is None or known[0] == "":
                kind = "light" if word in light else "verb"
                words[word] = (kind, name, events.get(word, ""), word)
    for word in light:
        words.setdefault(word, ("light", "plain", "", word))
    for word, (code, _) in vocabulary().items():
        words.setdefault(word, ("verb" if word in events else "noun" if code else "", "", code, word))
    kinds = {word: entry[0] for word, entry in words.items()}
    return Grammar(AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values()), frames, kinds)


def begins_clause(folded: str) -> bool:
    """Return whether a text behind a name goes on with its clause: with a verb, a word that joins, or a mark."""
    return _begins_clause(folded, 0) or _begins_clause(folded, ADVERBS.match(folded).end())  # type: ignore[union-attr]


def _begins_clause(folded: str, at: int) -> bool:
    if at >= len(folded) or not folded[at].isalnum():
        return not folded.startswith("《", at)
    words = grammar().words
    word = next((folded[at : at + size] for size in range(6, 0, -1) if folded[at : at + size] in words), "")
    if words.get(word) in ("verb", "noun") and NOUN.match(folded, at + len(word)):
        return False
    return words.get(word, "") in ("verb", "light", "passive", "joining", "being")


def has_verb(folded: str) -> bool:
    """Return whether a text holds a verb that is no title too (代表, 导演)."""
    known = grammar()
    return any(
        known.kinds[index][0] in ("verb", "light", "passive") and known.kinds[index][3] not in titles()
        for index, _, _ in known.finder.find_matches_as_indexes(folded)
    )


@cache
def titles() -> frozenset[str]:
    """Return the titles of persons."""
    return frozenset(table("chinese/shapes.toml")["titles"].split())


def governs(folded: str) -> bool:
    """Return whether a text before a name ends in a verb or a word that joins the name to one."""
    words = grammar().words
    word = next((folded[-size:] for size in range(min(6, len(folded)), 0, -1) if folded[-size:] in words), "")
    return words.get(word, "") in ("verb", "light", "passive", "joining")
