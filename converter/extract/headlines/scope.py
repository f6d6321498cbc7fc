"""Scope: whether a name, a verb or a noun belongs to the event that a headline tells, or to something beside it."""

from __future__ import annotations

from functools import cache

from .clauses import Clauses
from .event_types import TypeReading
from .found import FoundName
from .functions import Function, Sentence
from .lexicon import name_words, role_words
from .triggers import lexicon
from .verb_group import Predicate

MUTUAL = {
    "consult": "party",
    "agree": "signatory",
    "cooperate": "participant",
    "election": "participant",
    "sport": "participant",
}
"""The role of both sides of an event that takes two."""

_OPPOSING = frozenset({"against", "to", "over", "with"})
_BESIDE = frozenset({"with", "between", "against", "versus", "and"})
_PARALLEL = frozenset({"while", "whereas"})
_HOLDING = frozenset(
    {"hold", "begin", "resume", "open", "start", "continue", "conduct", "have", "attend", "conclude", "end"}
)
_TALKS = frozenset(
    {"talks", "meeting", "meetings", "summit", "negotiations", "dialogue", "discussions", "consultations"}
)
_TITLED = frozenset({"and", "of", "the", "for", ",", "-", "a", "an", "in"})


@cache
def offices() -> frozenset[str]:
    """Return the nouns, singular and plural, that describe a person by office or occupation."""
    singular = name_words().descriptions | role_words().heads
    return singular | frozenset(noun + "s" for noun in singular)


class Scope:
    """One series of names, `head` to `end`, beside the event that was read."""

    def __init__(self, sentence: Sentence, head: FoundName, end: FoundName, read: TypeReading, parts: Clauses) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.head = head
        self.end = end
        self.last = end.last
        self.code = read.code
        self.trigger = read.trigger
        self.parts = parts
        self.lex = role_words()
        self.offices = offices()

    def later(self) -> bool:
        """Return whether the names stand in another sentence than the event."""
        stops = [first for first in self.words.sentences if first > 0]
        begin = sum(first <= self.head.first for first in stops)
        if begin != sum(first <= self.trigger.first for first in stops):
            return True
        low, high = sorted((self.head.first, self.trigger.first))
        return ";" in self.words.lowers[low:high]

    def aside(self, function: Function) -> bool:
        """Return whether the names stand in a clause of less weight than the event."""
        at = self.head.first
        if not self.parts.subordinate[at] or self.parts.subordinate[self.trigger.first]:
            return False
        if function.predicate is not None and self.is_trigger(function.predicate):
            return False
        return function.preposition != "against" and self._opened() not in _PARALLEL

    def _opened(self) -> str:
        """Return the word that opened the clause that the names stand in."""
        at = self.head.first - 1
        while at >= 0 and self.sentence.tag(at) != "." and self.words.lowers[at] not in lexicon().subordinate:
            at -= 1
        return self.words.lower(at)

    def describes(self, function: Function) -> bool:
        """Return whether the names only say whose officer or member a person named beside them is."""
        if self._before_titled():
            return True
        if function.noun not in self.offices:
            return False
        if function.kind == "owner":
            return self._person_at(self._past_titles(function.noun_at + 1)) or self._apposed()
        if function.kind != "preposition" or function.preposition not in ("of", "for", "in", "from", "at", "to"):
            return False
        if self._apposed():
            return True
        at = self.end.last
        if self.words.lower(at) == "(":
            at += 3
        while self.words.lower(at) in ("in", "for", "of") or (self.sentence.tag(at) in "N" and not self._person_at(at)):
            at += 1
        return self._person_at(at + 1 if self.words.lower(at) == "," else at)

    def _before_titled(self) -> bool:
        """Return whether only an office stands between the names and a person ("A leader B", "A's former chief B")."""
        at = self.end.last
        if self.words.lower(at) in ("'s", "’s"):
            at += 1
        beyond = self._past_titles(at) if self.sentence.tag(at) == "w" else at
        return self._person_at(beyond) and not self.offices.isdisjoint(self.words.lowers[at:beyond])

    def _past_titles(self, at: int) -> int:
        """Return the word after what can stand between an office and the person who holds it."""
        titles = self.offices | name_words().modifiers
        while self.sentence.tag(at) in "wC," and (
            self.words.lower(at) in titles or self.words.lower(at) in _TITLED or self.words.capitals[at]
        ):
            at += 1
        return at

    def _person_at(self, at: int) -> bool:
        """Return whether a person's name, another one than these, begins at a word."""
        name = self.sentence.starts.get(at)
        return name is not None and name.name.kind == "person" and name is not self.head

    def _apposed(self) -> bool:
        """Return whether the names stand in an apposition to a person: between commas, after the person's name."""
        at = self.head.first - 1
        while self.sentence.tag(at) in "wP":
            at -= 1
        if self.words.lower(at) != ",":
            return False
        before = self.sentence.ends.get(at)
        return before is not None and before.name.kind == "person"

    def whereabouts(self, function: Function) -> bool:
        """Return whether names only tell where, when or by which way: "at A", "through A", unless A decides there."""
        preposition = function.preposition
        if function.kind != "preposition" or preposition not in self.lex.whereabouts or self.decides():
            return False
        if function.noun in self.lex.complements.get(preposition, ()) or function.noun in self.offices:
            return False
        active = function.predicate is not None and not function.predicate.passive
        frame = self.frame(function.predicate)[1] if function.predicate and active else {}
        return not frame.get(preposition) and not self.harmed()

    def decides(self) -> bool:
        """Return whether the names are a court or a body that votes, in an event which such a body brings about."""
        if self.code not in ("legal", "adopt", "office", "reject", "election"):
            return False
        return any(word in self.lex.deciding for word in self.words.lowers[self.head.first : self.end.last])

    def harmed(self) -> bool:
        """Return whether persons are named among those killed or hurt ("killing nine, including A")."""
        at = self.head.first - 1
        while self.sentence.tag(at) == "w":
            if self.words.lower(at) in ("including", "among"):
                break
            at -= 1
        if self.words.lower(at) != "including" or self.head.name.kind != "person":
            return False
        casualty = lexicon().casualty
        return any(word in casualty for word in self.words.lowers[max(0, at - 14) : at])

    def own_deed(self, predicate: Predicate) -> Predicate | None:
        """Return the verb of what speakers say of themselves ("A says it will …", "A claims to have …")."""
        following = [p for p in self.sentence.predicates if p.first >= predicate.last][:1]
        if not following:
            return None
        between = self.words.lowers[predicate.last : following[0].first]
        if following[0].form == "infinitive" and not between:
            return following[0]
        told = [word for word in between if word != "that"]
        return following[0] if len(told) == 1 and told[0] in self.lex.speakers else None

    def counts_cases(self, predicate: Predicate) -> bool:
        """Return whether a verb only reports how many fell ill or died of something: who counts them does nothing."""
        if self.code not in ("announce", "disaster", "death", "science") or predicate.lemma not in self.lex.counting:
            return False
        return any(word in self.lex.cases for word in self.words.lowers[predicate.last : predicate.last + 14])

    def holds_talks(self, predicate: Predicate) -> bool:
        """Return whether a verb has talks as its object, whatever the headline's event is."""
        lowers = self.words.lowers[predicate.last : predicate.last + 5]
        return predicate.lemma in _HOLDING and any(word in _TALKS for word in lowers) and not self.alone()

    def alone(self) -> bool:
        """Return whether nobody else is named beside the names, as the other side of what they do."""
        if self.head is not self.end or (self.last > self.end.last and self.words.lower(self.last - 1).endswith("s")):
            return False
        sides = self.words.lowers[self.end.last : self._sentence_end()]
        return self.words.lower(self.head.first - 1) not in _BESIDE and _BESIDE.isdisjoint(sides)

    def _sentence_end(self) -> int:
        ends = [first for first in self.words.sentences if first > self.head.first]
        return ends[0] if ends else len(self.words.lowers)

    def to_act(self) -> bool:
        """Return whether an infinitive follows the names: what they are called upon to do."""
        return any(p.form == "infinitive" and p.first == self.end.last for p in self.sentence.predicates)

    def meets(self, function: Function) -> bool:
        """Return whether names stand with another word for the same talks ("during A and B talks")."""
        if self.code not in ("consult", "agree") or function.noun_at < 0:
            return False
        if function.preposition == "between" and self.code == "consult":
            return True
        noun = self.words.lowers[function.noun_at]
        joined = function.kind == "owner" or function.preposition == "between"
        return joined and any(entry.code == "consult" for entry in lexicon().forms.get(noun, ()))

    def reported(self, function: Function) -> bool:
        """Return whether a name is the subject, or its owner, of what the event's own verb of saying says."""
        if function.kind not in ("subject", "owner") or function.predicate is None:
            return False
        if not self.trigger.verb or self.head.first < self.trigger.last or self.is_trigger(function.predicate):
            return False
        said = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
        return (
            said is not None
            and said.lemma in self.lex.reporting
            and function.predicate.finite
            and function.predicate.first > self.head.first
        )

    def tells_event(self, predicate: Predicate) -> bool:
        """Return whether a verb elsewhere tells of the same event: it has its type, or counts what was lost."""
        word = self.words.lowers[predicate.at]
        if self.code in ("assault", "accident", "disaster", "crime") and word in lexicon().casualty:
            return True
        return any(entry.code == self.code and entry.form for entry in lexicon().forms.get(word, ()))

    def is_trigger(self, predicate: Predicate) -> bool:
        """Return whether a verb is the word, or in the phrase, that says the event."""
        return predicate.first < self.trigger.last and self.trigger.first < predicate.last

    def central(self, predicate: Predicate) -> bool:
        """Return whether a verb says the event, or only begins, holds or ends what a noun says."""
        return (
            self.is_trigger(predicate)
            or self.tells_event(predicate)
            or (not self.trigger.verb and predicate.lemma in self.lex.light)
        )

    def purpose(self, predicate: Predicate) -> Predicate | None:
        """Return the event's own verb if it is an infinitive or -ing form that shares a verb's subject."""
        if self.frame(predicate)[0] == "asking":
            return None
        for other in self.sentence.predicates:
            if other.form in ("infinitive", "ing") and other.first >= predicate.last and self.is_trigger(other):
                return other
        return None

    def inside(self, predicate: Predicate) -> bool:
        """Return whether the event's noun is what a verb of saying has as its direct object ("reports a profit")."""
        between = self.words.lowers[predicate.last : self.trigger.first]
        return not self.trigger.verb and len(between) <= 3 and "that" not in between and self.own_code(predicate)

    def own_code(self, predicate: Predicate) -> bool:
        """Return whether a verb, however weakly, says the type of the event."""
        return any(entry.code == self.code for entry in lexicon().forms.get(self.words.lowers[predicate.at], ()))

    def trigger_near(self, function: Function) -> bool:
        """Return whether a noun says the event, or is what its verb is about."""
        if self.trigger.first <= function.noun_at < self.trigger.last:
            return True
        return function.predicate is None or self.central(function.predicate)

    def to_do(self, predicate: Predicate) -> bool:
        """Return whether a verb has an infinitive after it: whoever agrees to do something signs nothing."""
        return self.words.lower(self.trigger.last - 1) == "to" or any(
            p.form == "infinitive" and 0 <= p.first - predicate.last <= 6 for p in self.sentence.predicates
        )

    def frame(self, predicate: Predicate) -> tuple[str, dict[str, str]]:
        """Return the class that a verb has in this event and the roles of its sides, both empty if it has none."""
        for frame in self.lex.frames.get(predicate.lemma, ()):
            if not frame.types or self.code in frame.types:
                return frame.name, frame.sides
        return "", {}

    def opposed(self, predicate: Predicate) -> bool:
        """Return whether a contest names another side: its object, or whom it is against."""
        lowers = self.words.lowers
        for at in range(predicate.last, min(predicate.last + 12, len(lowers))):
            if self.sentence.tags[at] == "N":
                before = at - 2 if lowers[at - 1] == "the" else at - 1
                return lowers[before] in _OPPOSING or (before < predicate.last and predicate.lemma != "win")
        return False

    def foreseen(self, predicate: Predicate) -> Predicate | None:
        """Return the infinitive that a subject is expected, said or about to do, None if there is none."""
        word = self.words.lowers[predicate.at]
        if not predicate.passive or word not in self.lex.expected | self.lex.supposed:
            return None
        following = [p for p in self.sentence.predicates if p.first == predicate.last and p.form == "infinitive"]
        return following[0] if following else None

    def litigates(self, predicate: Predicate) -> bool:
        """Return whether a subject goes to court, rather than sits in judgement or does something about a trial."""
        if self.judges():
            return False
        if self.head.name.kind == "person" and not self.head.office:
            return True
        return self.is_trigger(predicate) or predicate.lemma in self.lex.litigating

    def judges(self) -> bool:
        """Return whether the names, or the words beside them, say that they sit in judgement."""
        lowers = self.words.lowers
        own = lowers[self.head.first : self.end.last]
        beside = (
            *lowers[max(0, self.head.first - 3) : self.head.first],
            *own,
            *lowers[self.end.last : self.end.last + 3],
        )
        return not self.lex.judging.isdisjoint(beside)
