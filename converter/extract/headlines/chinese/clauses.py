"""The clauses of a Chinese text: its verbs, and what each name is to them.

Chinese marks neither cases nor verbs: what a name is to a verb is told by the side it stands on and by the word that
joins it (被, 向, 与 …). Texts are folded, names in them are given, and stand in them as marks that are no characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ..lexicon import table
from .types import appoints, deeds, vocabulary

# A mark between digits parts nothing: 4:1, 5,000.
MARK = re.compile(r"[。;!?]|(?<!\d)[,:]|[,:](?!\d)")
_STOPS = frozenset("。;!?")
_PARTS = frozenset("。;!?:")
_AND = frozenset("和及以")
_SERIES = re.compile(r"(?:及其|以及|[、和与及跟同暨])?")
_OCCASION = re.compile(r"(?:之?后|之?时|期间|之际|以来|之?前|同时|为由)$")
# What makes the word of an event before it a noun, or the name of one.
_NOUN = re.compile(
    r"事件|案|事故|区|圈|集团|组织|分子|头目|团伙|犯|嫌犯|武装|行动|活动|问题|一事|进程|程序|名单|结果|期间|现场|地点|责任|罪|危机|风波|丑闻|计划|政策|法|权|者|员|人(?!数)|率|中(?!国|心|央|部|方|共|东)|嫌疑"
)
# What may stand before the verb of a clause that has the subject of the clause before.
_ADVERBS = re.compile(
    r"(?:并且?|而且?|也|还|又|再|亦|均|都|则|却|但|仍|已经?|曾|正|正式|成功|首[次度]|再[次度]|第[一二三四五六七八九十]+[次度]|随[后即]|之后|然后|最[终后]|[其此]后"
    r"|同[时日]|\d+[日号]|[当今昨本]日|[当今昨]天|日前|近日|目前|不|没有?|未能?|只|仅|至少|共|分别|一致|立即|单方面|公开|强烈|突然|因此|从而|来|去|要|会|能|可|其中|更|先后|陆续|连续|继续|试图|企图)*"
)
# Types of deeds that somebody gets from another: 获得批准.
_GIVEN = frozenset({"support", "concede", "aid", "adopt", "office", "coerce", "accuse", "reject"})
_BECAUSE = frozenset({"因", "因为", "由于", "随着", "继", "鉴于"})
_BARE = frozenset("被受获挨")  # words of the passive that are no verbs alone
_LOOSE = frozenset({"at", "from", "for"})  # what these join ends at the first 的
_COMMON = frozenset({"", "plain", "undergoing", "fighting"})  # classes of verbs that are nouns as often
_GETTING = frozenset("获得接")
_SUFFERED = frozenset("被遭受获")  # what begins a verb of what is suffered
_LONGEST = 12  # characters between a light verb and its noun


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: where it stands, its word, the class of its sides, the code of its event ("" if it tells none)."""

    start: int
    end: int
    word: str
    frame: str
    code: str
    passive: bool = False
    nested: bool = False
    """Whether it only describes the noun behind it: 占领港口的军队."""


@dataclass(frozen=True, slots=True)
class Function:
    """What a name is to a verb.

    `kind` is subject, object, or the kind of word that joins it ("to", "with", "by" …), "" where no verb is near;
    `aside` tells that the clause only gives an occasion.
    """

    kind: str
    verb: Verb | None
    clause: int
    aside: bool = False
    later: tuple[Verb, ...] = ()
    """For a subject: the further verbs that it is the subject of."""
    told: bool = False
    """For a subject: whether it is that of what somebody says."""
    carried: bool = False
    """Whether the subject of the verb is that of the clause before."""


@dataclass(slots=True)
class _Known:
    """What is known so far of what a name is to its verbs."""

    kind: str
    verb: Verb | None
    clause: int
    aside: bool
    told: bool
    later: list[Verb]


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    kind: str  # name, verb, joining, passive, light, being, de
    value: str
    index: int = -1


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of clauses: see `chinese_roles.toml`."""

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
    for title in _titles():
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
    at = _ADVERBS.match(folded).end()  # type: ignore[union-attr]
    if at >= len(folded) or not folded[at].isalnum():
        return not folded.startswith("《", at)
    words = grammar().words
    word = next((folded[at : at + size] for size in range(6, 0, -1) if folded[at : at + size] in words), "")
    if words.get(word) in ("verb", "noun") and _NOUN.match(folded, at + len(word)):
        return False
    return words.get(word, "") in ("verb", "light", "passive", "joining", "being")


def has_verb(folded: str) -> bool:
    """Return whether a text holds a verb that is no title too (代表, 导演)."""
    known = grammar()
    return any(
        known.kinds[index][0] in ("verb", "light", "passive") and known.kinds[index][3] not in _titles()
        for index, _, _ in known.finder.find_matches_as_indexes(folded)
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(table("chinese/shapes.toml")["titles"].split())


def governs(folded: str) -> bool:
    """Return whether a text before a name ends in a verb or a word that joins the name to one."""
    words = grammar().words
    word = next((folded[-size:] for size in range(min(6, len(folded)), 0, -1) if folded[-size:] in words), "")
    return words.get(word, "") in ("verb", "light", "passive", "joining")


@dataclass(slots=True)
class _State:
    """What is known while a clause is read: its subject so far, the last verb, and the joining word that is open."""

    subject: list[int] = field(default_factory=list)
    verb: Verb | None = None
    joining: str = ""
    joined: list[int] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    last: tuple[int, str] = (-1, "")
    consumed: set[int] = field(default_factory=set)
    nested: Verb | None = None
    """The verb that only describes a noun, or gives a reason, while what depends on it is read; up to `until`."""
    until: int = 0
    told: bool = False
    """Whether the clause is what somebody says."""
    because: bool = False
    noun_end: int = -9
    place: int = 0
    """Where the last name ended."""


class Clauses:
    """The functions of the names in a text, by their number; `sentences` and `clauses` begin where a mark ends."""

    def __init__(self, folded: str, names: Sequence[tuple[int, int]]) -> None:
        self.folded = folded
        self.names = names
        self.functions: dict[int, Function] = {}
        self._known: dict[int, _Known] = {}
        self._carried: set[int] = set()
        self.verbs: list[Verb] = []
        self._begin = 0
        self.clause_of: dict[int, int] = {}
        self.sentence_of: dict[int, int] = {}
        self._read()

    def _read(self) -> None:
        tokens = _tokens(self.folded, self.names)
        begin, sentence = 0, 0
        carried: list[int] = []
        marks = [match.start() for match in MARK.finditer(self.folded)] + [len(self.folded)]
        for number, end in enumerate(marks):
            own = [token for token in tokens if begin <= token.start < end]
            for token in own:
                if token.kind == "name":
                    self.clause_of[token.index] = number
                    self.sentence_of[token.index] = sentence
            carried = self._clause(own, begin, end, number, carried)
            if self.folded[end : end + 1] in _STOPS:
                sentence += 1
            if self.folded[end : end + 1] in _PARTS:
                carried = []
            begin = end + 1
        for index, known in self._known.items():
            going_on = known.verb is not None and known.verb.start in self._carried
            function = Function(
                known.kind, known.verb, known.clause, known.aside, tuple(known.later), known.told, going_on
            )
            self.functions[index] = function

    def _clause(self, tokens: list[_Token], begin: int, end: int, number: int, carried: list[int]) -> list[int]:
        """Read one clause and return the subject that the next one has if it brings none."""
        state = _State()
        self._begin = begin
        first = tokens[0].start if tokens else end
        if len(self.folded[begin:first]) - _ADVERBS.match(self.folded[begin:first]).end() > 1:  # type: ignore[union-attr]
            carried = []  # a subject of its own, which has no name
        aside = bool(_OCCASION.search(self.folded[begin:end]))
        for at, token in enumerate(tokens):
            if token.kind == "name":
                self._name(token, state, number, aside)
            elif token.kind == "joining":
                counts = token.value == "to" and self.folded[token.end : token.end + 1].isdigit()  # 52票对47票
                if not counts and not self._goes_on(state, token, tokens[at + 1 :]):
                    state.joining, state.last = token.value, (-1, "")
                    state.place = token.end
                    state.because = self.folded[token.start : token.end] in _BECAUSE
            elif token.kind == "being":
                state.verb = Verb(token.start, token.end, token.value, "being", "")
                self._govern(state, state.verb, carried)
            elif token.kind in ("verb", "light", "passive"):
                self._verb(token, tokens, at, state, carried)
        if aside and not carried:
            return state.subject
        return state.subject or carried

    def _goes_on(self, state: _State, token: _Token, following: Sequence[_Token]) -> bool:
        """Return whether a word that joins nouns or names stands in a series (越南和智利), not before a verb's side."""
        return bool(
            token.value == "with"
            and self.folded[token.start] in _AND
            and not (following and following[0].kind == "name" and state.place == token.start and state.last[0] < 0)
        )

    def _name(self, token: _Token, state: _State, number: int, aside: bool) -> None:
        if state.nested is not None and token.start < state.until:
            self._known[token.index] = _Known(state.joining or "object", state.nested, number, aside, False, [])
            return
        if state.joining in _LOOSE and "的" in self.folded[state.place : token.start]:
            state.joining = ""
        kind = state.joining
        state.place = token.end
        if state.last[0] >= 0 and _SERIES.fullmatch(self.folded, self.names[state.last[0]][1], token.start):
            kind = state.last[1]
        elif not kind:
            kind = "object" if state.verb else "subject"
            if state.verb and state.verb.frame == "saying" and not state.verb.passive:
                kind = "subject"
                state.subject, state.told = [], True
        state.last = (token.index, kind)
        if kind == "subject":
            state.subject.append(token.index)
            self._known[token.index] = _Known("subject", None, number, aside, state.told, [])
        elif kind == "object":
            self._known[token.index] = _Known("object", state.verb, number, aside, False, [])
        else:
            state.waiting.append((token.index, kind))
            self._known[token.index] = _Known(kind, None, number, aside, False, [])

    def _verb(self, token: _Token, tokens: list[_Token], at: int, state: _State, carried: list[int]) -> None:
        folded = self.folded
        kind, frame, code, word = grammar().kinds[int(token.value)]
        start, end = token.start, token.end
        if start in state.consumed:
            return
        noun = (folded[start - 1 : start] == "的" and state.verb is not None) or (
            0 <= start - state.noun_end <= 2 and frame in _COMMON and word[0] not in _SUFFERED
        )
        if kind == "verb" and (noun or (frame in _COMMON and _NOUN.match(folded, end))):
            state.noun_end = end
            return  # a noun: 谴责越南的袭击, 打击行动
        if kind == "passive":
            if word in _BARE or self._noun_of(tokens, at):
                state.joining = "by"
                return
            frame = "receiving" if word[0] in _GETTING else "undergoing"
        done = self._noun_of(tokens, at) if kind == "light" else None
        if done is not None:
            state.consumed.add(done.start)
            _, frame, code, _ = grammar().kinds[int(done.value)]
            end = done.end
        nested = self._nested(tokens, at) or (not carried and self._headless(tokens, at))
        if appoints(folded, word, end):
            frame, code = "appointing", "office"
        verb = Verb(start, end, word, frame, code, self._is_passive(tokens, at), nested)
        self.verbs.append(verb)
        if verb.nested:
            self._describe(state, verb)
            return
        if state.because and not state.waiting:
            mark = folded.find("的", end)
            state.nested, state.until = verb, mark if mark >= 0 else len(folded)
            state.because, state.joining = False, ""
            return
        self._govern(state, verb, carried)

    def _noun_of(self, tokens: list[_Token], at: int) -> _Token | None:
        """Return the noun or verb of an event behind a light verb or a word of the passive."""
        token = tokens[at]
        for following in tokens[at + 1 :]:
            if following.start - token.end > _LONGEST:
                return None
            if following.kind in ("verb", "light", "noun"):
                entry = grammar().kinds[int(following.value)]
                getting = token.kind == "passive" and self.folded[token.start] in _GETTING
                if getting and entry[2] not in _GIVEN:
                    return None
                return following if entry[2] or entry[1] not in ("", "plain", "saying") else None
            if following.kind in ("being",):
                return None
        return None

    def _is_passive(self, tokens: list[_Token], at: int) -> bool:
        """Return whether a word of the passive stands before a verb, with at most who does it between."""
        for before in reversed(tokens[:at]):
            if before.kind == "passive":
                return True
            if before.kind not in ("name", "noun") and not (
                before.kind == "joining" and before.value in ("by", "with", "at")
            ):
                return before.kind == "joining" and before.value == "by"
        return False

    def _nested(self, tokens: list[_Token], at: int) -> bool:
        """Return whether a verb and what depends on it only describe a noun of the same clause."""
        end = tokens[at].end
        following = tokens[at + 1 :]
        if self.folded[end : end + 1] == "的" or self.folded[end : end + 2] in ("了的", "过的"):
            return True
        for position, token in enumerate(following):
            if token.kind == "name" and self.folded[token.end : token.end + 1] == "的":
                rest = following[position + 1 :]
                return any(
                    later.kind == "verb" and self.folded[later.start - 1] != "的" and later.start - token.end > 2
                    for later in rest
                ) and not any(earlier.kind == "verb" for earlier in tokens[:at])
            if token.kind in ("verb", "light", "being", "passive"):
                return False
            if token.kind == "noun":
                continue
            mark = self.folded.find("的", end, token.start)
            if mark >= 0:
                deeds = [later for later in following[position:] if later.kind in ("verb", "light", "passive")]
                earlier = any(before.kind in ("verb", "light", "passive") for before in tokens[:at])
                return bool(deeds) or (token.kind == "name" and earlier)
            end = token.end
        return False

    def _headless(self, tokens: list[_Token], at: int) -> bool:
        """Return whether a verb begins a sentence, but only describes its subject, which has a verb of its own."""
        earlier = tokens[:at]
        begins = (earlier[0] if earlier else tokens[at]).start - self._begin <= 1
        if not begins or any(token.kind == "name" and token.start == self._begin for token in earlier):
            return False
        for position, token in enumerate(tokens[at + 1 :], at + 2):
            if token.kind == "name" and "的" in self.folded[tokens[at].end : token.start]:
                return any(later.kind in ("verb", "light", "passive") for later in tokens[position:])
        return False

    def _describe(self, state: _State, verb: Verb) -> None:
        """Give the names before a verb that only describes a noun to that verb; a subject only right before it."""
        for index, kind in state.waiting:
            self._set(index, kind, verb)
        if state.verb is None and not state.waiting and state.last[0] in state.subject:
            for index in state.subject:
                self._set(index, "subject", verb)
            state.subject = []
        elif not state.waiting and state.last[1] == "object" and not self.folded[state.place : verb.start]:
            self._set(state.last[0], "subject", verb)
        state.waiting, state.joining, state.last = [], "", (-1, "")
        state.nested, state.until = verb, max(self.folded.find("的", verb.end), verb.end)

    def _govern(self, state: _State, verb: Verb, carried: list[int]) -> None:
        """Make a verb that of the names before it, and of the subject of the clause."""
        for index, kind in state.waiting:
            self._set(index, kind, verb)
        if carried and not state.subject:
            self._carried.add(verb.start)
        pivot = state.verb is not None and state.last[1] == "object"  # whom one asks or blames does the next thing
        for index in () if pivot else state.subject or carried:
            known = self._known.get(index)
            if known and known.kind == "subject":
                if known.verb is None:
                    known.verb = verb
                else:
                    known.later.append(verb)
        state.verb, state.waiting, state.joining, state.last = verb, [], "", (-1, "")
        state.nested, state.because = None, False

    def _set(self, index: int, kind: str, verb: Verb) -> None:
        self._known[index].kind, self._known[index].verb = kind, verb


def _tokens(folded: str, names: Sequence[tuple[int, int]]) -> list[_Token]:
    """Return the names, verbs and joining words of a text in its order."""
    known = grammar()
    begun = {start for start, _ in names}
    tokens = [_Token(start, end, "name", "", index) for index, (start, end) in enumerate(names)]
    for index, start, end in known.finder.find_matches_as_indexes(folded):
        kind, value, _, word = known.kinds[index]
        if kind == "verb" and end in begun and word in _titles():
            continue  # 代表, 导演 before a person's name
        if kind in ("verb", "light", "passive", "noun"):
            tokens.append(_Token(start, end, kind, str(index)))
        elif kind == "joining":
            tokens.append(_Token(start, end, kind, value))
        elif kind == "being":
            tokens.append(_Token(start, end, kind, word))
    return sorted(tokens, key=lambda token: token.start)
