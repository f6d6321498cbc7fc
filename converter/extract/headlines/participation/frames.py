"""Frames: the role that a verb or a noun gives to each of its grammatical functions in an event of some type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..grammar.functions import Function
from ..grammar.verb_group import Predicate
from ..happenings.triggers import lexicon
from .complements import BEFALLS
from .scope import MUTUAL, Found
from .speakers import Speakers

_NESTED = frozenset({"that", "which", "who", "whom", "whose", "where"})
_VERDICTS = frozenset({"legal", "accuse", "threaten", "reject"})
_PASSING = frozenset({"pass", "clear"})
_JOINTS = frozenset({"and", "or", "nor"})


class Frames(Speakers):
    """The role of one series of names, by the frame of what governs it."""

    def role(self, function: Function) -> Found:
        """Return the role of the names by their function, the rule that found it, and how sure it is."""
        if self.particle(function):
            function = Function("object", function.predicate)
        if function.preposition == "according":
            return "claimant", "role-according-to", 0.9
        if self.describes(function):
            return "", "role-affiliation", 0.7
        if self.is_stage(function):
            return "", "role-stage", 0.6
        if self.whereabouts(function):
            return "", f"role-{function.preposition}-scene", 0.7
        if self.harmed():
            return "victim", "role-among-harmed", 0.7
        said = self.said(function)
        if said:
            return said
        if self.later():
            found = self._later(function)
            if found:
                return found
        elif self.meets(function):
            return MUTUAL[self.code], "role-in-same-talks", 0.6
        elif self.asked(function):
            return "target", "role-asked-to", 0.65
        elif self.aside(function):
            return self.beside(function)
        elif self.accused(function):
            return "target", "role-accused", 0.6
        elif self.reported(function) and self.code in _VERDICTS:
            return "target", "role-of-what-is-said", 0.55
        return self._by_function(function)

    def _by_function(self, function: Function) -> Found:
        rules: dict[str, Callable[[Function], Found]] = {
            "subject": self.subject,
            "object": self._object,
            "preposition": self.complement,
            "owner": self._owner,
        }
        if function.kind == "aside" and self.words.lower(self.head.first - 1) in _JOINTS:
            return self._object(function)
        rule = rules.get(function.kind)
        if rule:
            return rule(function)
        if function.kind == "start" and function.opened == "that" and self.code in _VERDICTS:
            return "target", "role-of-what-is-said", 0.5
        if function.kind == "start" and self.code == "legal" and not self.judges():
            return "target", "role-undergoes-unsaid", 0.55
        if function.kind == "start" and self.code == "death" and self.head.name.kind == "person":
            return "victim", "role-undergoes-unsaid", 0.55
        if function.kind == "start":
            return self.default("subject", 0.4, "role-no-verb")
        return "other", f"role-{function.kind}", 0.5

    def _later(self, function: Function) -> Found | None:
        """Return the role of names in another sentence than the event, None if that tells of the same event."""
        predicate = function.predicate
        if predicate is None and function.kind == "start":
            return "", "role-loose-name", 0.6
        if predicate is not None and self.tells_event(predicate):
            return None
        if function.preposition == "between" and self.code in MUTUAL:
            return None
        if self.code == "election" and function.kind in ("subject", "object") and self.head.name.kind != "state":
            return "candidate", "role-candidate", 0.5
        return self.told_later(function) or ("other", "role-later-sentence", 0.5)

    # -- functions --------------------------------------------------------------------------------------------

    def subject(self, function: Function) -> Found:
        """Return the role of the subject of a verb."""
        predicate = function.predicate
        assert predicate is not None
        name, frame = self.frame(predicate)
        foreseen = self.foreseen(predicate)
        if foreseen:
            return self.subject(replace(function, predicate=foreseen))
        if predicate.passive:
            return self._undergoer(predicate, name, frame)
        state = self.words.lower(predicate.last if predicate.lemma in ("be", "find") else predicate.at)
        if state in self.lex.harmed:
            return "victim", "role-is-dead", 0.7
        if self.befalls(predicate):
            return "victim", "role-befalls", 0.7
        if predicate.lemma == "be":
            described = self.sentence.words.lowers[predicate.last : predicate.last + 12]
            later = [p for p in self.sentence.predicates if p.first >= predicate.last and p.form == "participle"]
            if later and self.tells_event(later[0]) and not {".", ";"} & set(described):
                return self._undergoer(later[0], name, frame)
        if self.code in BEFALLS and name not in ("undergoing", "ailing", "receiving"):
            return self._befallen(predicate)
        if self.beats(predicate):
            return "participant", "role-beats", 0.65
        if self.wins_alone(name, predicate):
            return "agent", "role-winner-alone", 0.6
        purpose = self.purpose(predicate)
        if name == "travelling" and not self.beside_another() and not self.to_meet(predicate):
            return "agent", "role-travels", 0.6
        if name == "travelling" and (purpose := self.to_meet(predicate) or purpose):
            return self.subject(replace(function, predicate=purpose))
        if self.undertakes_together(predicate) or self.takes_part(predicate):
            return "participant", "role-undertakes-together", 0.6
        if self.code in MUTUAL and predicate.lemma in self.lex.ending:
            return "agent", "role-ends-it", 0.6
        if self.holds_talks(predicate):
            return "party", "role-subject-talks", 0.7
        if name == "signing" and self.alone():
            return "agent", "role-signs-alone", 0.6
        if name == "meeting" and self.meets_alone(predicate):
            return "agent", "role-meets-alone", 0.6
        if "alone" in frame and not self.sentence.has_object(predicate) and not self.tells_clause(predicate):
            return frame["alone"], f"role-subject-{name}", 0.7
        if "subject" in frame and not (name == "becoming" and self.is_first(predicate)):
            return frame["subject"], f"role-subject-{name}", 0.8
        if self.code == "legal" and self.litigates(predicate):
            return "target", "role-litigant", 0.55
        if self.central(predicate):
            return self.default("subject", 0.75, "role-subject")
        if purpose:
            return self.subject(replace(function, predicate=purpose))
        if function.opened in _NESTED and (function.opened != "that" or not self.announced(predicate)):
            return "other", "role-in-nested-clause", 0.5
        if function.opened == "with" and self.code in MUTUAL:
            return MUTUAL[self.code], "role-with-doing", 0.6
        return "agent", "role-subject-acts", 0.6

    def _befallen(self, predicate: Predicate) -> Found:
        """Return the role of the subject of a verb in an event that nobody does."""
        acts = self.sentence.has_object(predicate)
        says = self.words.lowers[predicate.at] in lexicon().speech
        if self.is_trigger(predicate) and not acts and not says and not self.to_do(predicate):
            return "victim", "role-befallen", 0.6
        if says or predicate.lemma in self.lex.attending:
            return "other", "role-beside-mishap", 0.6
        return "agent", "role-acts-in-mishap", 0.5

    def _undergoer(self, predicate: Predicate, name: str, frame: dict[str, str]) -> Found:
        """Return the role of the subject of a passive."""
        following = [p for p in self.sentence.predicates if p.first >= predicate.last][:1]
        if following and following[0].form == "ing" and self.frame(following[0])[0] == "fighting":
            return "participant", "role-fighting", 0.75
        if name in ("meeting", "fighting"):
            return frame["subject"], f"role-passive-{name}", 0.7
        role = frame.get("object", "target")
        if role in ("party", "participant", "signatory", "officeholder") and self.code not in (*MUTUAL, "office"):
            role = "target"
        if self.code == "office" and role == "target":
            role = "appointee"
        if name == "harming" and self.fights(predicate):
            return "participant", "role-killed-fighting", 0.65
        return role, "role-passive-subject", 0.8

    def _object(self, function: Function) -> Found:
        predicate = function.predicate
        assert predicate is not None
        name, frame = self.frame(predicate)
        if predicate.lemma in ("be", "become", "have"):
            return "other", "role-predicate-noun", 0.5
        if self.speaks(predicate):
            return self.voice(predicate)
        if self.words.lowers[predicate.at] in lexicon().speech and not self.is_trigger(predicate):
            if name == "asking" and self.to_act():
                return "target", "role-asked", 0.6
            if predicate.lemma in self.lex.declaring:
                return "target", "role-declared", 0.6
            return "other", "role-told-of", 0.5
        if predicate.lemma == "tell" and not self.to_act():
            return "other", "role-told", 0.6
        if self.code in BEFALLS and name not in ("harming", "striking"):
            return "", "role-beside-mishap", 0.6
        if predicate.form == "ing" and self.words.lower(predicate.first - 1) in ("of", "for", "from"):
            return "other", "role-object-of-charge", 0.5
        if predicate.lemma in _PASSING and self.code == "adopt" and self.decides():
            return "agent", "role-deciding-body", 0.6
        if name == "joining" and self.joins_in(function):
            return self.subject(replace(function, kind="subject"))
        if "object" in frame:
            return frame["object"], f"role-object-{name}", 0.75
        if self.central(predicate):
            return self.default("object", 0.7, "role-object")
        return "target", "role-object-acts", 0.55

    def _owner(self, function: Function) -> Found:
        """Return the role of whoever has a noun: "A's attack", "the A offensive", "A's ship"."""
        lex, noun = self.lex, function.noun
        after = self.words.lower(function.noun_at + 1)
        central = self.tells(function.noun_at)
        if noun in lex.undergone and after not in ("of", "by"):
            return ("target" if self.code != "office" else "appointee"), "role-owner-undergoes", 0.65
        if noun in lex.doings:
            if central or (function.opened == "subject" and self._none_between(function)):
                return self.default("subject", 0.65, "role-owner-does")
            suffered = self.counts_losses() or (function.predicate is not None and function.predicate.passive)
            if function.opened == "preposition" and self.same_deed(noun) and suffered:
                return "agent", "role-owner-of-deed", 0.65
            if function.opened == "object":
                return "target", "role-whose-doing", 0.55
            return "other", "role-owner-aside", 0.5
        if noun in lex.prizes:
            return "", "role-whose-prize", 0.6
        if self.code in BEFALLS:
            struck = function.opened in ("subject", "object") and noun in lex.belongings
            return ("target" if struck else ""), "role-owner-of-what-befell", 0.55
        if function.opened not in ("subject", "object", "preposition"):
            return "other", "role-owner-aside", 0.5
        self.last = function.noun_at + 1
        owned = self.sentence.function(function.noun_at, self.last)
        role, rule, confidence = self._by_function(owned)
        return role, rule.replace("role-", "role-owner-", 1), round(confidence - 0.1, 2)

    def _none_between(self, function: Function) -> bool:
        return function.predicate is None or self.central(function.predicate)

    def _promised(self) -> bool:
        """Return whether names stand after what somebody agrees to do ("agrees to let A in")."""
        verb = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
        return verb is not None and verb.last <= self.head.first and self.to_do(verb)

    # -- defaults ---------------------------------------------------------------------------------------------

    def default(self, function: str, confidence: float, rule: str) -> Found:
        """Return the role that the type of the event gives to a subject or an object."""
        code = self.code
        acts_alone = code == "election" or self.visits() or self.sets_record() or self.alone()
        if code in MUTUAL and function == "subject" and acts_alone:
            return "agent", "role-subject-alone", 0.6
        if code == "agree" and function == "object" and self._promised():
            return "target", "role-promised-to", 0.55
        if code == "agree":
            verb = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
            return ("party" if verb and self.to_do(verb) else "signatory"), rule, confidence
        if code in MUTUAL:
            return MUTUAL[code], rule, confidence
        if code == "legal" and function == "object":
            return "target", "role-litigant", 0.55
        if code in BEFALLS:
            return "other", rule, 0.5
        if function == "object":
            return ("appointee" if code == "office" else "target"), rule, confidence
        return "agent", rule, confidence
