"""Complements: the role of whom a preposition joins to a verb or a noun of an event of some type."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .functions import Function
from .scope import MUTUAL, Found
from .sides import Sides

BEFALLS = frozenset({"accident", "disaster"})
"""Event types that nobody does."""

_STRETCHES = frozenset(
    {"border", "borders", "area", "road", "route", "line", "flight", "highway", "railway", "strait", "bridge"}
)
_DURING = frozenset({"in", "by", "during", "from", "under"})
_BECOMING = frozenset({"be", "become", "remain"})
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
        if preposition == "between":
            return ("party" if self.code == "agree" else MUTUAL.get(self.code, "participant")), "role-between", 0.85
        if preposition == "of":
            return self._of(function)
        if self.code in BEFALLS:
            return "", "role-beside-mishap", 0.6
        if (
            preposition in ("by", "from")
            and noun in self.lex.doings
            and predicate
            and predicate.first < self.head.first
        ):
            return self._doing_by(function)
        if preposition == "from" and noun in self.offices and noun not in self.lex.complements["from"]:
            return self._of_head(function)
        if preposition == "from" and noun and predicate and predicate.first > self.head.first:
            return self.role(self.sentence.function(function.noun_at, self.last))
        if preposition in ("with", "versus") and noun in self.lex.clash:
            return "participant", "role-clash-with", 0.8
        if self.decides() and preposition in ("in", "at", "before"):
            return "agent", "role-deciding-body", 0.6
        name, frame = self.frame(predicate) if predicate else ("", {})
        if (
            preposition in frame
            and predicate
            and (not predicate.passive or preposition in ("from", "to", "into", "on"))
        ):
            return frame[preposition], f"role-{preposition}-{name}", 0.75
        if preposition == "against":
            return ("participant" if self.code == "sport" else "target"), "role-against", 0.8
        if noun in self.lex.complements.get(preposition, ()):
            return "target", f"role-{noun}-{preposition}", 0.65
        joins = (
            predicate is not None and predicate.lemma in self.lex.holding and predicate.lemma not in ("end", "conclude")
        )
        if preposition == "with" and noun in self.lex.mutual and joins:
            return "participant", "role-with-whom", 0.7
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
        return "other", f"role-{preposition}-phrase", 0.5

    def _by(self, function: Function) -> Found:
        predicate = function.predicate
        if function.noun and (predicate is None or not predicate.passive or self._done(function)):
            return self._doing_by(function)
        if predicate is None or not predicate.passive:
            return "agent", "role-by-aside", 0.45
        name, frame = self.frame(predicate)
        role = frame.get("by", frame.get("subject", "agent"))
        if role in ("party", "participant") and self.code not in MUTUAL and name != "fighting":
            role = "agent"
        if predicate.form != "finite" and not self.central(predicate) and role == "agent":
            return "other", "role-by-of-another", 0.5
        return role, "role-by", 0.8

    def _done(self, function: Function) -> bool:
        """Return whether "by" belongs to a noun of doing, not to the passive before it ("put to death by A")."""
        if function.noun not in self.lex.doings:
            return False
        return self.sentence.function(function.noun_at, function.noun_at + 1).preposition != "to"

    def _doing_by(self, function: Function) -> Found:
        """Return the role of whoever does what a noun says ("an attack by A"), by what that noun is in its clause."""
        if self.tells(function.noun_at):
            return "agent", "role-doing-by", 0.75
        noun = self.sentence.function(function.noun_at, self.last)
        if noun.kind == "object":
            return "target", "role-whose-doing", 0.55
        if noun.kind == "preposition" and noun.preposition not in (
            _DURING if self.same_deed(function.noun) else ("in",)
        ):
            return "other", "role-doing-aside", 0.5
        return "agent", "role-doing-by", 0.6

    def _of(self, function: Function) -> Found:
        lex, noun = self.lex, function.noun
        if noun in lex.demanded and self.code in ("request", "protest") and self._demanded(function):
            return "target", "role-of-demanded", 0.65
        if noun in lex.undergone:
            if self.parts.subordinate[self.head.first] or not self.trigger_near(function) or self._charge(function):
                return "other", "role-of-another", 0.5
            return ("appointee" if self.code == "office" else "target"), "role-of-undergone", 0.7
        if noun in lex.done_of:
            return "target", "role-of-done", 0.7
        if noun in self.offices and function.noun_at >= 0:
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
        if inherited.preposition == "as" or (predicate and predicate.lemma in _BECOMING and inherited.kind == "object"):
            return "other", "role-of-office", 0.5
        if inherited.preposition == "of" and inherited.noun_at == function.noun_at:
            return "other", "role-of-phrase", 0.5
        return self.role(inherited)
