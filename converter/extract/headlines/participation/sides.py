"""Sides: whether somebody else is named as the other side of what the names do."""

from __future__ import annotations

from ..grammar.functions import Function
from ..grammar.verb_group import Predicate
from ..happenings.triggers import lexicon
from .bystanders import Bystanders
from .scope import MUTUAL, Found

_OPPOSING = frozenset({"against", "to", "over", "with"})
_BESIDE = frozenset({"with", "between", "against", "versus"})
_REACHING = frozenset({"reach", "strike", "conclude"})
_CALLS = frozenset({"call", "calls", "demand", "demands"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "also"})
_AGAINST = frozenset({"threaten", "accuse", "request", "coerce", "assault", "sanction", "legal", "reject", "support"})


class Sides(Bystanders):
    """What tells that an event takes two, and who the other is."""

    def holds_talks(self, predicate: Predicate) -> bool:
        """Return whether a verb has something as its object that takes two, whatever the headline's event is."""
        joint = predicate.lemma in self.lex.holding and self.takes_two(predicate)
        reached = self.code == "agree" and predicate.lemma in _REACHING and predicate.finite
        return joint and not predicate.passive and (reached or not self.alone())

    def takes_two(self, predicate: Predicate) -> bool:
        """Return whether a verb has something as its object that takes two ("a merger", "a joint venture")."""
        return not self.lex.mutual.isdisjoint(self.words.lowers[predicate.last : predicate.last + 5])

    def alone(self) -> bool:
        """Return whether nobody else is named beside the names, as the other side of what they do."""
        several = self.head is not self.end or self._joined() or self.words.lower(self.last) == "and"
        if several or (self.last > self.end.last and self.words.lower(self.last - 1).endswith("s")):
            return False
        return not self.beside_another()

    def beside_another(self) -> bool:
        """Return whether somebody else is named after the names as the other side, or they stand with another."""
        return self.words.lower(self.head.first - 1) in _BESIDE or any(
            self.words.lowers[at] in _BESIDE and (self._named_after(at + 1, 6) or self._people_after(at + 1))
            for at in range(self.end.last, self._sentence_end())
        )

    def to_meet(self, predicate: Predicate) -> Predicate | None:
        """Return the infinitive that says that somebody travels in order to meet others."""
        later = [p for p in self.sentence.predicates if p.first >= predicate.last and p.form == "infinitive"]
        return next((p for p in later if self.frame(p)[0] == "meeting"), None)

    def takes_part(self, predicate: Predicate) -> bool:
        """Return whether somebody takes part in what takes several."""
        part = predicate.lemma == "take" and self.words.lower(predicate.last) == "part"
        return part and self.code in MUTUAL and self.together()

    def undertakes_together(self, predicate: Predicate) -> bool:
        """Return whether several agree by another verb on what takes two ("A and B pledge to cooperate")."""
        following = [p for p in self.sentence.predicates if p.first == predicate.last and p.form == "infinitive"]
        return bool(following) and self.frame(following[0])[0] in ("joint", "meeting", "signing") and self.together()

    def together(self) -> bool:
        """Return whether the names are several, or another noun phrase is joined to them."""
        return self.head is not self.end or self._joined()

    def _joined(self) -> bool:
        """Return whether "and" joins another noun phrase to the names ("A and the army")."""
        return self.sentence.joined(self.head.first)

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

    def asked(self, function: Function) -> bool:
        """Return whether names are the subject of what is demanded ("demands that A release …")."""
        predicate = function.predicate
        if self.code != "request" or function.kind != "subject" or predicate is None or self.is_trigger(predicate):
            return False
        asking = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
        if asking is None or asking.lemma not in self.lex.subjunctive or asking.last > self.head.first:
            return False
        return function.opened == "that" and predicate.last > self.end.last

    def beside(self, function: Function) -> Found:
        """Return the role of names in a clause of less weight: most take no part in the event itself."""
        predicate = function.predicate
        if self.code == "threaten" and function.kind == "subject" and self.opened_by() in ("if", "unless"):
            return "target", "role-whose-condition", 0.6
        called = self.to_act() or function.noun in self.lex.demanded or function.noun in _CALLS
        if self.code in ("protest", "request") and called:
            return "target", "role-of-demanded", 0.6
        deed = function.kind == "owner" or function.preposition == "by"
        if deed and self.same_deed(function.noun) and self.counts_losses():
            return "agent", "role-owner-of-deed", 0.6
        name = self.frame(predicate)[0] if predicate else ""
        follows = function.preposition == "by" or function.kind == "subject"
        if follows and name in ("succeeding", "replacing") and self.code in ("office", "announce"):
            return "appointee", "role-successor", 0.65
        if name == "defeating" and self.code == "sport":
            return "participant", "role-loser", 0.65
        return "other", "role-aside", 0.5

    def told_later(self, function: Function) -> Found | None:
        """Return the role of names in what another sentence tells by a verb of its own, None if that is background."""
        predicate = function.predicate
        if predicate is None or predicate.negated or predicate.modal:
            return None
        if function.kind == "subject" and predicate.passive and predicate.lemma in self.lex.undergoing:
            return "target", "role-later-passive", 0.6
        codes = {entry.code for entry in lexicon().forms.get(self.words.lowers[predicate.at], ())}
        if function.kind == "object" and codes & _AGAINST and self.words.lower(predicate.first - 1) in _PRONOUNS:
            return "target", "role-later-object", 0.6
        if function.preposition == "with" and not codes.isdisjoint(MUTUAL):
            return "participant", "role-later-with", 0.6
        return None

    def joins_in(self, function: Function) -> bool:
        """Return whether somebody joins the names in what they do ("A joins B in condemning C")."""
        following = [p for p in self.sentence.predicates if p.first >= self.end.last][:1]
        return bool(following) and following[0].form == "ing" and self.words.lower(following[0].first - 1) == "in"

    def fights(self, predicate: Predicate) -> bool:
        """Return whether a side of a clash has losses in it ("nine soldiers of A are killed in clashes")."""
        if self.head.name.kind == "person" or self.later():
            return False
        ends = [at for at in range(predicate.last, predicate.last + 9) if self.sentence.tag(at) in ".V"]
        lowers = self.words.lowers[predicate.last : min(ends, default=predicate.last + 9)]
        clashes = [at for at, word in enumerate(lowers) if word in self.lex.clash]
        return any(not {"in", "during"}.isdisjoint(lowers[max(0, at - 4) : at]) for at in clashes)

    def meets(self, function: Function) -> bool:
        """Return whether names stand with another word for the same talks ("during A and B talks")."""
        if self.code not in ("consult", "agree") or function.noun_at < 0:
            return False
        if function.preposition == "between" and self.code == "consult":
            return True
        noun = self.words.lowers[function.noun_at]
        joined = function.kind == "owner" or function.preposition == "between"
        return joined and any(entry.code == "consult" for entry in lexicon().forms.get(noun, ()))

    def meets_alone(self, predicate: Predicate) -> bool:
        """Return whether a body meets, or discusses something, by itself ("the council meets in B")."""
        meets_other = predicate.lemma == "meet" and self.sentence.has_object(predicate)
        return self.head.name.kind == "organisation" and not meets_other and self.alone()

    def opposed(self, predicate: Predicate) -> bool:
        """Return whether a contest names another side: the object of a verb of defeat, or whom it is against."""
        for other in self.sentence.predicates:
            if other.first < predicate.first or (self.parts.subordinate[other.first] and other.form != "ing"):
                continue
            if self.frame(other)[0] == "defeating" and self._opponent_after(other.last):
                return True
            if self.frame(other)[0] == "contest" and self._named_after(other.last, 8):
                return True
        lowers = self.words.lowers
        return any(
            lowers[at] in _OPPOSING and self._named_after(at + 1, 4)
            for at in range(predicate.last, min(predicate.last + 12, len(lowers)))
        )

    def beats(self, predicate: Predicate) -> bool:
        """Return whether it is told whom the subject has beaten ("takes the lead after beating B")."""
        return self.code == "sport" and any(
            other.form == "ing" and self.frame(other)[0] == "defeating" and self._opponent_after(other.last)
            for other in self.sentence.predicates
            if other.first >= predicate.last
        )

    def wins_alone(self, name: str, predicate: Predicate) -> bool:
        """Return whether a verb of winning has a subject but no loser: a prize has none, whoever else is named."""
        if name == "winning" and self.code == "culture":
            return True
        alone = (name == "winning" and self.code == "election") or (
            name in ("winning", "defeating", "contest") and self.code == "sport"
        )
        return alone and not self.opposed(predicate)

    def is_first(self, predicate: Predicate) -> bool:
        """Return whether somebody becomes no officer but the first to do something."""
        return not predicate.finite or any(
            p.form == "infinitive" and p.first >= predicate.last for p in self.sentence.predicates
        )

    def _opponent_after(self, at: int) -> bool:
        """Return whether a verb of defeat has an object with a capital, which may be a name that no table knows."""
        return self._named_after(at, 8) or any(
            self.words.capitals[there] for there in range(at, min(at + 3, len(self.words.lowers)))
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
