"""Sides: whether somebody else is named as the other side of what the names do."""

from __future__ import annotations

from .bystanders import Bystanders
from .functions import Function
from .triggers import lexicon
from .verb_group import Predicate

_OPPOSING = frozenset({"against", "to", "over", "with"})
_BESIDE = frozenset({"with", "between", "against", "versus"})


class Sides(Bystanders):
    """What tells that an event takes two, and who the other is."""

    def holds_talks(self, predicate: Predicate) -> bool:
        """Return whether a verb has something as its object that takes two, whatever the headline's event is."""
        lowers = self.words.lowers[predicate.last : predicate.last + 5]
        joint = predicate.lemma in self.lex.holding and not self.lex.mutual.isdisjoint(lowers)
        return joint and not predicate.passive and not self.alone()

    def alone(self) -> bool:
        """Return whether nobody else is named beside the names, as the other side of what they do."""
        if self.head is not self.end or (self.last > self.end.last and self.words.lower(self.last - 1).endswith("s")):
            return False
        if self.words.lower(self.head.first - 1) in _BESIDE or self.words.lower(self.last) == "and":
            return False
        return not any(
            self.words.lowers[at] in _BESIDE and (self._named_after(at + 1, 6) or self._people_after(at + 1))
            for at in range(self.end.last, self._sentence_end())
        )

    def _people_after(self, at: int) -> bool:
        """Return whether people without a name are what a preposition joins ("with prosecutors")."""
        for there in range(at, at + 6):
            if self.sentence.tag(there) not in "w(":
                return False
            if self.words.lowers[there] in self.offices or self.words.lowers[there] in self.lex.parts:
                return True
        return False

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

    def opposed(self, predicate: Predicate) -> bool:
        """Return whether a contest names another side: the object of a verb of defeat, or whom it is against."""
        for other in self.sentence.predicates:
            here = other.first >= predicate.first and not self.parts.subordinate[other.first]
            if here and self.frame(other)[0] in ("defeating", "contest") and self._named_after(other.last, 8):
                return True
        lowers = self.words.lowers
        return any(
            lowers[at] in _OPPOSING and self._named_after(at + 1, 4)
            for at in range(predicate.last, min(predicate.last + 12, len(lowers)))
        )

    def _named_after(self, at: int, reach: int) -> bool:
        """Return whether a name begins within some words, before a verb, a stop or another preposition."""
        for there in range(at, at + reach):
            tag = self.sentence.tag(there)
            if tag == "N":
                return True
            if tag not in "w(":
                return False
        return False
