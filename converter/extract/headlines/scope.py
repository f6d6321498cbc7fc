"""Scope: whether a name, a verb or a noun belongs to the event that a headline tells, or to something beside it."""

from __future__ import annotations

from .clauses import Clauses
from .event_types import TypeReading
from .found import FoundName
from .functions import Function, Sentence
from .lexicon import role_words
from .predicates import Predicate
from .triggers import lexicon

_OPPOSING = frozenset({"against", "to", "over", "with"})


class Scope:
    """One series of names, `head` to `end`, beside the event that was read."""

    def __init__(self, sentence: Sentence, head: FoundName, end: FoundName, read: TypeReading, parts: Clauses) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.head = head
        self.end = end
        self.code = read.code
        self.trigger = read.trigger
        self.parts = parts
        self.lex = role_words()

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
        return function.preposition != "against"

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
        """Return the class of a verb and the roles of its sides, both empty if it has none of its own."""
        return self.lex.frames.get(predicate.lemma, ("", {}))

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
