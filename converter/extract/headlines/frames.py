"""Frames: the role that a verb or a noun gives to each of its grammatical functions in an event of some type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from .clauses import Clauses
from .event_types import TypeReading
from .found import FoundName
from .functions import Function, Sentence
from .scope import MUTUAL, Scope
from .triggers import lexicon
from .verb_group import Predicate
from .words import Words

Found = tuple[str, str, float]
"""A role ("" for a name that takes no part), the rule that found it, and how sure it is."""

_STRETCHES = frozenset(
    {"border", "borders", "area", "road", "route", "line", "flight", "highway", "railway", "strait", "bridge"}
)
_SAID = frozenset({",", '"', "”", "'", "’", "''"})
_NESTED = frozenset({"that", "which", "who", "whom", "whose", "where"})
_BEFALLS = frozenset({"accident", "disaster"})
_BESTOWED = frozenset(
    {"aid", "support", "concede", "retreat", "threaten", "accuse", "request", "coerce", "adopt", "sanction"}
)
_VERDICTS = frozenset({"legal", "accuse", "threaten", "reject"})
_BECOMING = frozenset({"be", "become", "remain"})


def role_of(sentence: Sentence, head: FoundName, end: FoundName, read: TypeReading, parts: Clauses) -> Found:
    """Return the role of a series of names, from `head` to `end`, in the event that was read."""
    function = sentence.function(_begin(sentence.words, head), end.last)
    return _Reader(sentence, head, end, read, parts).role(function)


def _begin(words: Words, name: FoundName) -> int:
    """Return the first word of a name with the title before it."""
    if not name.office:
        return name.first
    start = words.text.rfind(name.office, 0, name.start)
    return bisect_left(words.starts, start) if start >= 0 else name.first


class _Reader(Scope):
    """The roles of one series of names."""

    def role(self, function: Function) -> Found:
        if function.preposition == "according":
            return "claimant", "role-according-to", 0.9
        if self.describes(function):
            return "", "role-affiliation", 0.7
        if self.whereabouts(function):
            return "", f"role-{function.preposition}-scene", 0.7
        if self.harmed():
            return "victim", "role-among-harmed", 0.7
        said = self._said(function)
        if said:
            return said
        if self.later():
            found = self._later(function)
            if found:
                return found
        elif self.meets(function):
            return MUTUAL[self.code], "role-in-same-talks", 0.6
        elif self.aside(function):
            return "other", "role-aside", 0.5
        elif self.reported(function) and self.code in _VERDICTS:
            return "target", "role-of-what-is-said", 0.55
        return self._by_function(function)

    def _by_function(self, function: Function) -> Found:
        rules: dict[str, Callable[[Function], Found]] = {
            "subject": self._subject,
            "object": self._object,
            "preposition": self._preposition,
            "owner": self._owner,
        }
        rule = rules.get(function.kind)
        if rule:
            return rule(function)
        if function.kind == "start":
            return self._default("subject", 0.4, "role-no-verb")
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
        if self.code == "election" and function.kind in ("subject", "object"):
            return "candidate", "role-candidate", 0.5
        return "other", "role-later-sentence", 0.5

    # -- functions --------------------------------------------------------------------------------------------

    def _said(self, function: Function) -> Found | None:
        """Return the role of somebody whose words a headline reports."""
        predicate = function.predicate
        speech = lexicon().speech
        if function.kind == "subject" and predicate is not None:
            if self.words.lowers[predicate.at] not in speech or predicate.passive:
                return None
            if self.is_trigger(predicate) or self.inside(predicate):
                return None
            own = self.own_deed(predicate)
            if own:
                return self._subject(replace(function, predicate=own))
            return self._voice()
        return None

    def _voice(self) -> Found:
        """Return the role of whoever says what is told: the source of another's deed, else the one who does it."""
        if self.code in self.lex.observed:
            return "claimant", "role-speaker", 0.75
        return "speaker", "role-speaker-acts", 0.65

    def _speaks(self, predicate: Predicate) -> bool:
        """Return whether a verb of saying stands before its subject, after what is said (", says A")."""
        before = self.words.lower(predicate.first - 1)
        return self.words.lowers[predicate.at] in lexicon().speech and before in _SAID

    def _subject(self, function: Function) -> Found:
        predicate = function.predicate
        assert predicate is not None
        name, frame = self.frame(predicate)
        foreseen = self.foreseen(predicate)
        if foreseen:
            return self._subject(replace(function, predicate=foreseen))
        if predicate.passive:
            return self._undergoer(predicate, name, frame)
        if predicate.lemma == "be":
            described = self.sentence.words.lowers[predicate.last : predicate.last + 12]
            later = [p for p in self.sentence.predicates if p.first >= predicate.last and p.form == "participle"]
            if later and self.tells_event(later[0]) and not {".", ";"} & set(described):
                return self._undergoer(later[0], name, frame)
        if self.counts_cases(predicate):
            return "claimant", "role-counts-cases", 0.7
        if self.code in _BEFALLS and name != "undergoing":
            return self._befallen(predicate)
        if name in ("winning", "defeating", "contest") and self.code == "sport" and not self.opposed(predicate):
            return "agent", "role-winner-alone", 0.6
        purpose = self.purpose(predicate)
        if purpose and name == "travelling":
            return self._subject(replace(function, predicate=purpose))
        if "subject" in frame:
            return frame["subject"], f"role-subject-{name}", 0.8
        if self.code == "legal" and self.litigates(predicate):
            return "target", "role-litigant", 0.55
        if self.holds_talks(predicate):
            return "party", "role-subject-talks", 0.7
        if self.central(predicate):
            return self._default("subject", 0.75, "role-subject")
        if purpose:
            return self._subject(replace(function, predicate=purpose))
        if function.opened in _NESTED:
            return "other", "role-in-nested-clause", 0.5
        if function.opened == "with" and self.code in MUTUAL:
            return MUTUAL[self.code], "role-with-doing", 0.6
        return "agent", "role-subject-acts", 0.6

    def _befallen(self, predicate: Predicate) -> Found:
        if self.is_trigger(predicate) and self.head.name.kind == "person":
            return "victim", "role-befallen", 0.6
        return "other", "role-beside-mishap", 0.6

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
        return role, "role-passive-subject", 0.8

    def _object(self, function: Function) -> Found:
        predicate = function.predicate
        assert predicate is not None
        name, frame = self.frame(predicate)
        if predicate.lemma in ("be", "become", "have"):
            return "other", "role-predicate-noun", 0.5
        if self._speaks(predicate):
            return self._voice()
        if self.words.lowers[predicate.at] in lexicon().speech and not self.is_trigger(predicate):
            return "other", "role-told-of", 0.5
        if self.code in _BEFALLS and name not in ("harming",):
            return "other", "role-beside-mishap", 0.5
        if predicate.form == "ing" and self.words.lower(predicate.first - 1) in ("of", "for", "from"):
            return "other", "role-object-of-charge", 0.5
        if "object" in frame:
            return frame["object"], f"role-object-{name}", 0.75
        if self.central(predicate):
            return self._default("object", 0.7, "role-object")
        return "target", "role-object-acts", 0.55

    def _owner(self, function: Function) -> Found:
        """Return the role of whoever has a noun: "A's attack", "the A offensive", "A's ship"."""
        lex, noun = self.lex, function.noun
        after = self.words.lower(function.noun_at + 1)
        central = self.trigger.first <= function.noun_at < self.trigger.last
        if noun in lex.undergone and after not in ("of", "by"):
            return ("target" if self.code != "office" else "appointee"), "role-owner-undergoes", 0.65
        if noun in lex.doings:
            if central or (function.opened == "subject" and self._none_between(function)):
                return self._default("subject", 0.65, "role-owner-does")
            if function.opened == "object":
                return "target", "role-whose-doing", 0.55
            return "other", "role-owner-aside", 0.5
        if noun in lex.prizes:
            return "", "role-whose-prize", 0.6
        if self.code in _BEFALLS:
            return "other", "role-owner-of-what-befell", 0.5
        if function.opened not in ("subject", "object", "preposition"):
            return "other", "role-owner-aside", 0.5
        self.last = function.noun_at + 1
        owned = self.sentence.function(function.noun_at, self.last)
        role, rule, confidence = self._by_function(owned)
        return role, rule.replace("role-", "role-owner-", 1), round(confidence - 0.1, 2)

    def _none_between(self, function: Function) -> bool:
        return function.predicate is None or self.central(function.predicate)

    def _preposition(self, function: Function) -> Found:
        preposition, predicate, noun = function.preposition, function.predicate, function.noun
        if preposition == "by":
            return self._by(function)
        if preposition == "between" and (self.code in _BEFALLS or noun in _STRETCHES):
            return "other", "role-ends-of-stretch", 0.6
        if preposition == "between" and self.code == "legal":
            return "target", "role-litigants", 0.6
        if preposition == "between":
            return ("party" if self.code == "agree" else MUTUAL.get(self.code, "participant")), "role-between", 0.85
        if preposition == "of":
            return self._of(function)
        if self.code in _BEFALLS:
            return "other", "role-beside-mishap", 0.5
        if (
            preposition in ("by", "from")
            and noun in self.lex.doings
            and predicate
            and predicate.first < self.head.first
        ):
            return self._doing_by(function)
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
        if function.noun and (predicate is None or not predicate.passive or function.noun in self.lex.doings):
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

    def _doing_by(self, function: Function) -> Found:
        """Return the role of whoever does what a noun says ("an attack by A"), by what that noun is in its clause."""
        if self.trigger.first <= function.noun_at < self.trigger.last:
            return "agent", "role-doing-by", 0.75
        noun = self.sentence.function(function.noun_at, self.last)
        if noun.kind == "object":
            return "target", "role-whose-doing", 0.55
        if noun.kind == "preposition" and noun.preposition != "in":
            return "other", "role-doing-aside", 0.5
        return "agent", "role-doing-by", 0.6

    def _of(self, function: Function) -> Found:
        lex, noun = self.lex, function.noun
        if noun in lex.undergone:
            if self.parts.subordinate[self.head.first] or not self.trigger_near(function) or self._charge(function):
                return "other", "role-of-another", 0.5
            return ("appointee" if self.code == "office" else "target"), "role-of-undergone", 0.7
        if noun in lex.done_of:
            return "target", "role-of-done", 0.7
        if noun in self.offices and function.noun_at >= 0:
            return self._of_head(function)
        if noun in lex.doings:
            if self.trigger.first <= function.noun_at < self.trigger.last:
                return self._default("subject", 0.6, "role-of-doing")
            if self.trigger_near(function):
                return self._doing_by(function)
            return "other", "role-of-another", 0.5
        return "other", "role-of-phrase", 0.5

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

    # -- defaults ---------------------------------------------------------------------------------------------

    def _default(self, function: str, confidence: float, rule: str) -> Found:
        """Return the role that the type of the event gives to a subject or an object."""
        code = self.code
        if code in MUTUAL and function == "subject" and code != "election" and self.alone():
            return "agent", "role-subject-alone", 0.6
        if code == "agree":
            verb = next((p for p in self.sentence.predicates if self.is_trigger(p)), None)
            return ("party" if verb and self.to_do(verb) else "signatory"), rule, confidence
        if code in MUTUAL:
            return MUTUAL[code], rule, confidence
        if code == "legal" and function == "object":
            return "target", "role-litigant", 0.55
        if code in _BEFALLS:
            return "other", rule, 0.5
        if function == "object":
            return ("appointee" if code == "office" else "target"), rule, confidence
        return "agent", rule, confidence
