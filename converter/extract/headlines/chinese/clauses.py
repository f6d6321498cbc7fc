"""The clauses of a Chinese text: its verbs, and what each name is to them.

Chinese marks neither cases nor verbs: what a name is to a verb is told by the side it stands on and by the word that
joins it (被, 向, 与 …). Texts are folded, names in them are given, and stand in them as marks that are no characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ....frozen import frozen
from .tokens import GETTING, Token, headless, is_passive, nested, noun_of, tokens_of
from .types import appoints
from .words import ADVERBS, NOUN, grammar

# A mark between digits parts nothing: 4:1, 5,000.
MARK = re.compile(r"[。;!?]|(?<!\d)[,:]|[,:](?!\d)")
_STOPS = frozenset("。;!?")
_PARTS = frozenset("。;!?:")
_AND = frozenset("和及以")
_SERIES = re.compile(r"(?:及其|以及|[、和与及跟同暨])?")
_OCCASION = re.compile(r"(?:之?后|之?时|期间|之际|以来|之?前|同时|为由)$")
_BECAUSE = frozenset({"因", "因为", "由于", "随着", "继", "鉴于"})
_BARE = frozenset("被受获挨")  # words of the passive that are no verbs alone
_LOOSE = frozenset({"at", "from", "for"})  # what these join ends at the first 的
_COMMON = frozenset({"", "plain", "undergoing", "fighting"})  # classes of verbs that are nouns as often
_SUFFERED = frozenset("被遭受获")  # what begins a verb of what is suffered


@frozen
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


@frozen
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
        tokens = tokens_of(self.folded, self.names)
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

    def _clause(self, tokens: list[Token], begin: int, end: int, number: int, carried: list[int]) -> list[int]:
        """Read one clause and return the subject that the next one has if it brings none."""
        state = _State()
        self._begin = begin
        first = tokens[0].start if tokens else end
        if len(self.folded[begin:first]) - ADVERBS.match(self.folded[begin:first]).end() > 1:  # type: ignore[union-attr]
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

    def _goes_on(self, state: _State, token: Token, following: Sequence[Token]) -> bool:
        """Return whether a word that joins nouns or names stands in a series (越南和智利), not before a verb's side."""
        return bool(
            token.value == "with"
            and self.folded[token.start] in _AND
            and not (following and following[0].kind == "name" and state.place == token.start and state.last[0] < 0)
        )

    def _name(self, token: Token, state: _State, number: int, aside: bool) -> None:
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

    def _verb(self, token: Token, tokens: list[Token], at: int, state: _State, carried: list[int]) -> None:
        folded = self.folded
        kind, frame, code, word = grammar().kinds[int(token.value)]
        start, end = token.start, token.end
        if start in state.consumed:
            return
        noun = (folded[start - 1 : start] == "的" and state.verb is not None) or (
            0 <= start - state.noun_end <= 2 and frame in _COMMON and word[0] not in _SUFFERED
        )
        if kind == "verb" and (noun or (frame in _COMMON and NOUN.match(folded, end))):
            state.noun_end = end
            return  # a noun: 谴责越南的袭击, 打击行动
        if kind == "passive":
            if word in _BARE or noun_of(folded, tokens, at):
                state.joining = "by"
                return
            frame = "receiving" if word[0] in GETTING else "undergoing"
        done = noun_of(folded, tokens, at) if kind == "light" else None
        if done is not None:
            state.consumed.add(done.start)
            _, frame, code, _ = grammar().kinds[int(done.value)]
            end = done.end
        describing = nested(folded, tokens, at) or (not carried and headless(folded, self._begin, tokens, at))
        if appoints(folded, word, end):
            frame, code = "appointing", "office"
        verb = Verb(start, end, word, frame, code, is_passive(tokens, at), describing)
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
