"""Complements: the role of whom a preposition joins to a verb or a noun of an event of some type."""

from __future__ import annotations

from abc import ABC, abstractmethod

from ..grammar.functions import Function
from ..grammar.verb_group import Predicate
from .scope import MUTUAL, Found
from .sides import Sides

BEFALLS = frozenset({"accident", "disaster"})
"""Event types that nobody does."""

_STRETCHES = frozenset(
    {"border", "borders", "area", "road", "route", "line", "flight", "highway", "railway", "strait", "bridge"}
)
_DURING = frozenset({"in", "by", "during", "from", "under"})
_BECOMING = frozenset({"be", "become", "remain"})
_DEPRIVING = frozenset({"coerce", "sanction", "reject", "legal", "assault", "concede"})
_INSTALLING = frozenset({"nomination", "appointment", "election", "confirmation", "candidacy"})
_DECIDED = frozenset({"adopt", "reject", "request", "death"})
_ONE_SIDED = frozenset({"request", "adopt", "concede", "coerce", "reject", "aid", "sanction"})
_BESTOWED = frozenset(
    {"aid", "support", "concede", "retreat", "threaten", "accuse", "request", "coerce", "adopt", "sanction"}
)


class Complements(Sides, ABC):
    """The roles that prepositions give; those of subjects and objects are read by whoever extends this."""

    @abstractmethod
    def role(self, function: Function) -> Found:
        """Return the role of names with a function."""

    @abstractmethod
    def default(self, function: str, confidence: float, rule: str) -> Found:
        """Return the role that the type of the event gives to a subject or an object."""

    def complement(self, function: Function) -> Found:
        """Return the role of names that a preposition joins to a verb or a noun."""
        preposition, predicate, noun = function.preposition, function.predicate, function.noun
        if preposition == "by":
            return self._by(function)
        if preposition == "between" and (self.code in BEFALLS or noun in _STRETCHES):
            return "other", "role-ends-of-stretch", 0.6
        if preposition == "between" and self.code == "legal":
            return "target", "role-litigants", 0.6
        beside = self.code in _ONE_SIDED and self.sentence.function(function.noun_at, self.last).kind != "subject"
        if preposition == "between" and beside and noun not in self.lex.clash:
            return "other", "role-between-others", 0.55
        if preposition == "between" and self.code == "culture":
            return "agent", "role-shared-between", 0.55
        if preposition == "between":
            return ("party" if self.code == "agree" else MUTUAL.get(self.code, "participant")), "role-between", 0.85
        if preposition == "of":
            return self._of(function)
        if self.code in BEFALLS:
            return "", "role-beside-mishap", 0.6
        if preposition == "from" and predicate and self.frame(predicate)[1].get("from") == "agent":
            return "agent", "role-from-giver", 0.7
        if (
            preposition in ("by", "from")
            and noun in self.lex.doings
            and predicate
            and predicate.first < self.head.first
        ):
            return self._doing_by(function)
        if preposition == "at" and noun.removesuffix("s") in self.lex.representing:
            return self._of_head(function)
        if preposition == "from" and noun in self.offices and noun not in self.lex.complements["from"]:
            return self._of_head(function)
        if preposition == "from" and noun and predicate and predicate.first > self.head.first:
            return self.role(self.sentence.function(function.noun_at, self.last))
        if preposition in ("with", "versus") and noun in self.lex.clash:
            return "participant", "role-clash-with", 0.8
        if self.decides() and preposition == "in" and predicate and self.frame(predicate)[0] == "winning":
            return "target", "role-seats-in", 0.6
        if self.decides() and preposition in ("in", "at", "before"):
            return "agent", "role-deciding-body", 0.6
        if noun in self.lex.complements.get(preposition, ()):
            return "target", f"role-{noun}-{preposition}", 0.65
        name, frame = self.frame(predicate) if predicate else ("", {})
        if predicate and predicate.passive and f"passive_{preposition}" in frame:
            return frame[f"passive_{preposition}"], f"role-{preposition}-{name}", 0.7
        if (
            preposition in frame
            and predicate
            and (not predicate.passive or preposition in ("from", "to", "into", "on"))
        ):
            return frame[preposition], f"role-{preposition}-{name}", 0.75
        if preposition == "against":
            return ("participant" if self.code == "sport" else "target"), "role-against", 0.8
        if self.owned_by(function):
            return "target", "role-owned-by", 0.6
        joins = (
            predicate is not None and predicate.lemma in self.lex.holding and predicate.lemma not in ("end", "conclude")
        )
        if preposition == "with" and noun in self.lex.mutual and joins:
            return "participant", "role-with-whom", 0.7
        if preposition == "with" and noun in self.lex.mutual and predicate and self._sought(function, predicate):
            return "target", "role-with-sought", 0.6
        if preposition == "with" and not noun and self._takes_over():
            return "appointee", "role-successor", 0.6
        if preposition == "with":
            role = self.lex.with_code.get(self.code, "other")
            if self.code == "agree" and predicate and self.to_do(predicate):
                role = "party"
            return role, "role-with", 0.65
        if preposition in ("on", "over", "upon") and predicate and predicate.lemma in self.lex.light:
            return "target", f"role-{preposition}", 0.6
        if preposition == "to" and (noun in self.lex.doings or self.code in _BESTOWED):
            return (MUTUAL.get(self.code, "target")), "role-to", 0.6
        if preposition == "for" and (self.code in ("support", "aid", "sanction") or self.to_act()):
            return "target", "role-for", 0.6
        if preposition == "for" and self.code == "election":
            return "target", "role-elected-body", 0.6
        if preposition == "in" and noun == "vote":
            return "agent", "role-voting-body", 0.6
        led = self._clause_verb(predicate) if preposition in ("to", "from") else None
        if led and preposition in self.frame(led)[1]:
            return self.frame(led)[1][preposition], f"role-{preposition}-beyond", 0.55
        return "other", f"role-{preposition}-phrase", 0.5

    def _sought(self, function: Function, predicate: Predicate) -> bool:
        """Return whether one side only wants, or breaks off, what takes two ("seeks talks with A")."""
        wanted = self.sentence.function(function.noun_at, function.noun_at + 1)
        one_sided = predicate.lemma in self.lex.wanting and not predicate.negated
        return one_sided and (wanted.kind == "object" or wanted.preposition == "for")

    def _takes_over(self) -> bool:
        """Return whether an infinitive after the names says whom they follow ("with A to replace him")."""
        following = next((p for p in self.sentence.predicates if p.first == self.end.last), None)
        return following is not None and self.frame(following)[0] in ("succeeding", "replacing")

    def _clause_verb(self, predicate: Predicate | None) -> Predicate | None:
        """Return the finite verb before a participle that only describes a noun, None for another verb."""
        if predicate is None or predicate.form != "participle":
            return None
        before = [p for p in self.sentence.predicates if p.finite and p.last <= predicate.first]
        return before[-1] if before and not before[-1].passive else None

    def owned_by(self, function: Function) -> bool:
        """Return whether names own what is taken, barred or refused ("assets held by A", "land belonging to A")."""
        predicate = function.predicate
        if predicate is None or self.code not in _DEPRIVING:
            return False
        if function.preposition == "to":
            return predicate.lemma in ("belong", "register")
        people = self.words.lower(predicate.first - 1)
        human = people in self.offices or people.removesuffix("s") in self.lex.persons
        return function.preposition == "by" and predicate.lemma in self.lex.owning and not human

    def _by(self, function: Function) -> Found:
        predicate = function.predicate
        if self.owned_by(function):
            return "target", "role-owned-by", 0.6
        if predicate and predicate.form == "participle" and predicate.lemma in ("lead", "head"):
            led = self._led(predicate)
            if led:
                return led
        if function.noun and (predicate is None or not predicate.passive or self._done(function)):
            return self._doing_by(function)
        if predicate is None or not predicate.passive:
            return "agent", "role-by-aside", 0.45
        name, frame = self.frame(predicate)
        role = frame.get("by", frame.get("subject", "agent"))
        if role in ("party", "participant") and self.code not in MUTUAL and name != "fighting":
            role = "agent"
        if (
            predicate.form != "finite"
            and not self.central(predicate)
            and role == "agent"
            and not self._has_done(predicate)
        ):
            return "other", "role-by-of-another", 0.5
        return role, "role-by", 0.8

    def _led(self, predicate: Predicate) -> Found | None:
        """Return the role of what somebody leads, who has it too ("forces led by A launch …")."""
        at = predicate.first - 1
        if self.words.lower(at) not in self.offices | self.lex.parts:
            return None
        led = self.sentence.function(at, at + 1)
        return None if led.preposition == "by" or led.kind == "start" else self.role(led)

    def _has_done(self, predicate: Predicate) -> bool:
        """Return whether a participle tells what somebody has done to him or his ("has its licence revoked by A")."""
        before = [p for p in self.sentence.predicates if p.last <= predicate.first][-1:]
        return bool(before) and before[0].lemma in ("have", "get") and before[0].finite

    def _done(self, function: Function) -> bool:
        """Return whether "by" belongs to a noun of doing, not to the passive before it ("put to death by A")."""
        if function.noun not in self.lex.doings:
            return False
        return self.sentence.function(function.noun_at, function.noun_at + 1).preposition != "to"

    def _doing_by(self, function: Function) -> Found:
        """Return the role of whoever does what a noun says ("an attack by A"), by what that noun is in its clause."""
        mutual = self.code in MUTUAL and (function.noun in self.lex.mutual or self.together())
        refused = self.code == "reject" and self.sentence.function(function.noun_at, self.last).kind == "object"
        if self.tells(function.noun_at) and not refused:
            return (MUTUAL[self.code] if mutual else "agent"), "role-doing-by", 0.75
        noun = self.sentence.function(function.noun_at, self.last)
        if noun.kind == "object":
            return "target", "role-whose-doing", 0.55
        if noun.kind == "preposition" and noun.preposition not in (
            _DURING if self.same_deed(function.noun) else ("in",)
        ):
            return "other", "role-doing-aside", 0.5
        return (MUTUAL[self.code] if mutual else "agent"), "role-doing-by", 0.6

    def _of(self, function: Function) -> Found:
        lex, noun = self.lex, function.noun
        if noun in lex.demanded and self.code in ("request", "protest") and self._demanded(function):
            return "target", "role-of-demanded", 0.65
        if self.code == "office" and noun in _INSTALLING and not self.parts.subordinate[self.head.first]:
            return "appointee", "role-of-installing", 0.65
        if noun in lex.undergone:
            decided = self.code in _DECIDED
            beside = not decided and (not self.trigger_near(function) or self._charge(function))
            if self.parts.subordinate[self.head.first] or beside:
                return "other", "role-of-another", 0.5
            return ("appointee" if self.code == "office" else "target"), "role-of-undergone", 0.7
        if noun in lex.done_of:
            return "target", "role-of-done", 0.7
        share = noun in self.lex.many or noun.endswith("%") or noun == "percent"
        if (share or noun in self.offices) and function.noun_at >= 0:
            return self._of_head(function)
        if noun in lex.belongings and not self.aside(function):
            owned = self.sentence.function(function.noun_at, function.noun_at + 1)
            if owned.kind in ("object", "preposition") or (owned.predicate and owned.predicate.passive):
                return "target", "role-of-belonging", 0.6
        if noun in lex.doings:
            if self.tells(function.noun_at):
                return self.default("subject", 0.6, "role-of-doing")
            if self.trigger_near(function):
                return self._doing_by(function)
            return "other", "role-of-another", 0.5
        return "other", "role-of-phrase", 0.5

    def _demanded(self, function: Function) -> bool:
        """Return whether a deed is only demanded ("demand the resignation of A", "calls for the release of A")."""
        deed = self.sentence.function(function.noun_at, function.noun_at + 1)
        asked = deed.predicate is not None and self.frame(deed.predicate)[0] == "asking"
        return asked or (deed.preposition == "for" and deed.noun in ("call", "calls", "demand", "demands", "appeal"))

    def _charge(self, function: Function) -> bool:
        """Return whether a deed is what somebody is arrested, tried or praised for ("arrested for the murder of A")."""
        deed = self.sentence.function(function.noun_at, function.noun_at + 1)
        return deed.preposition in ("for", "with", "over", "of")

    def _of_head(self, function: Function) -> Found:
        """Return the role of whom "of" joins to an office or a part: the part's own, unless it is an office taken."""
        inherited = self.sentence.function(function.noun_at, self.last)
        predicate = inherited.predicate
        if (
            inherited.preposition == "as"
            and predicate
            and predicate.passive
            and self.frame(predicate)[0] == "appointing"
        ):
            return "appointer", "role-of-own-office", 0.6
        if inherited.preposition == "as" or (predicate and predicate.lemma in _BECOMING and inherited.kind == "object"):
            return "other", "role-of-office", 0.5
        if inherited.preposition == "of" and inherited.noun_at == function.noun_at:
            return "other", "role-of-phrase", 0.5
        return self.role(inherited)
